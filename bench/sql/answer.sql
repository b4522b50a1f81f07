-- answer: what both sides must agree on. The parameter is the list of Parquet files of the shipment table.
-- grain: one row.
select
    count(*) as bills,
    count(distinct shipper_name) as shippers,
    count(distinct consignee_name) as consignees,
    count(distinct nullif(hs_code, '')) as codes,
    cast(round(sum(gross_weight_kg) / 1000) as bigint) as tonnes,
    cast(sum(quantity) as bigint) as quantity,
    cast(min(date) as varchar) as first_day,
    cast(max(date) as varchar) as last_day,
    count(*) filter (where status = 'deleted') as deleted
from read_parquet($files)

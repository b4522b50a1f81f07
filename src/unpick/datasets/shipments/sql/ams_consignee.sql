-- ams_consignee: one party of a bill, its address in one line.
-- grain: one row per row of the table.   why: key (the identifier; a hash where it is no number).
-- parameters: buckets.
with table_consignee as (
    select * from csv_consignee
    union all by name
    select * from ams_blank
)
select
    coalesce(try_cast(identifier as ubigint), hash(identifier)) as key,
    row,
    consignee_name as name,
    nullif(concat_ws(', ', consignee_address_1, consignee_address_2, consignee_address_3, consignee_address_4, city, state_province, zip_code, country_code), '') as address,
    cast(coalesce(try_cast(identifier as ubigint), hash(identifier)) % $buckets as integer) as bucket
from table_consignee

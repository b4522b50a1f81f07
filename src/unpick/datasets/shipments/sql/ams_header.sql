-- ams_header: bill, vessel, ports, weight and status.
-- grain: one row per row of the table.   why: key (the identifier; a hash where it is no number).
-- parameters: buckets.
with table_header as (
    select * from csv_header
    union all by name
    select * from ams_blank
)
select
    coalesce(try_cast(identifier as ubigint), hash(identifier)) as key,
    row,
    port_of_unlading,
    estimated_arrival_date,
    actual_arrival_date,
    foreign_port_of_lading,
    manifest_quantity,
    manifest_unit,
    weight,
    weight_unit,
    record_status_indicator,
    place_of_receipt,
    foreign_port_of_destination,
    vessel_name,
    carrier_code,
    cast(coalesce(try_cast(identifier as ubigint), hash(identifier)) % $buckets as integer) as bucket
from table_header

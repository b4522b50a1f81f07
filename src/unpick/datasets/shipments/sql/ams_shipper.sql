-- ams_shipper: one party of a bill, its address in one line.
-- grain: one row per row of the table.   why: key (the identifier; a hash where it is no number).
-- parameters: buckets.
with table_shipper as (
    select * from csv_shipper
    union all by name
    select * from ams_blank
)
select
    coalesce(try_cast(identifier as ubigint), hash(identifier)) as key,
    row,
    shipper_party_name as name,
    nullif(concat_ws(', ', shipper_party_address_1, shipper_party_address_2, shipper_party_address_3, shipper_party_address_4, city, state_province, zip_code, country_code), '') as address,
    cast(coalesce(try_cast(identifier as ubigint), hash(identifier)) % $buckets as integer) as bucket
from table_shipper

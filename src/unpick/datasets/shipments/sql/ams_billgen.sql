-- ams_billgen: bill numbers, voyage, day of the extract.
-- grain: one row per row of the table.   why: key (the identifier; a hash where it is no number).
-- parameters: buckets.
with table_billgen as (
    select * from csv_billgen
    union all by name
    select * from ams_blank
)
select
    coalesce(try_cast(identifier as ubigint), hash(identifier)) as key,
    master_bol_number,
    house_bol_number,
    sub_house_bol_number,
    voyage_number,
    trade_update_date,
    run_date,
    cast(coalesce(try_cast(identifier as ubigint), hash(identifier)) % $buckets as integer) as bucket
from table_billgen

-- ams_tariff: HS codes, values and weights, where the filer gave them.
-- grain: one row per row of the table.   why: key (the identifier; a hash where it is no number).
-- parameters: buckets.
with table_tariff as (
    select * from csv_tariff
    union all by name
    select * from ams_blank
)
select
    coalesce(try_cast(identifier as ubigint), hash(identifier)) as key,
    row,
    container_number,
    try_cast(description_sequence_number as integer) as sequence,
    harmonized_number,
    harmonized_value,
    harmonized_weight,
    harmonized_weight_unit,
    cast(coalesce(try_cast(identifier as ubigint), hash(identifier)) % $buckets as integer) as bucket
from table_tariff

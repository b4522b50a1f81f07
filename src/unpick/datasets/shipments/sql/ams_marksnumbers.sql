-- ams_marksnumbers: marks on the packages.
-- grain: one row per row of the table.   why: key (the identifier; a hash where it is no number).
-- parameters: buckets.
with table_marksnumbers as (
    select * from csv_marksnumbers
    union all by name
    select * from ams_blank
)
select
    coalesce(try_cast(identifier as ubigint), hash(identifier)) as key,
    row,
    nullif(concat_ws(' ', marks_and_numbers_1, marks_and_numbers_2, marks_and_numbers_3, marks_and_numbers_4, marks_and_numbers_5, marks_and_numbers_6, marks_and_numbers_7, marks_and_numbers_8), '') as marks,
    cast(coalesce(try_cast(identifier as ubigint), hash(identifier)) % $buckets as integer) as bucket
from table_marksnumbers

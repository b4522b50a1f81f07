-- date_order: whether days like 25/12/2020 or 12/25/2020 are in the date column.
-- grain: one row: only day first, only month first, either.
with parts as (
    select
        try_cast(regexp_extract(date, '^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-][0-9]{2,4}', 1) as integer) as one,
        try_cast(regexp_extract(date, '^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-][0-9]{2,4}', 2) as integer) as two
    from raw
)
select
    count(*) filter (where one between 13 and 31 and two between 1 and 12) as day_first,
    count(*) filter (where two between 13 and 31 and one between 1 and 12) as month_first,
    count(*) filter (where one between 1 and 12 and two between 1 and 12 and one <> two) as either_way
from parts

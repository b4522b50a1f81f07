-- loser: records that a later version of the same bill supersedes.
-- grain: one row per superseded record.   why: row.
create or replace temp table loser as
with again as (
    select bill
    from ams_version
    where not unnumbered
    group by bill
    having count(*) > 1
)
select row
from ams_version
where bill in (select bill from again)
    and not unnumbered
qualify row_number() over (partition by bill order by version desc, row desc) > 1

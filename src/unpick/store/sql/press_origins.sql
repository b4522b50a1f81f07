-- press_origins: the origin that each accepted press text has.
-- grain: one row per dataset of the press.   why: the statement that describes it.
select
    dataset,
    min(origin) as origin
from statement
where schema = 'Document'
    and prop = 'origin'
    and starts_with(dataset, 'press.')
group by dataset
order by dataset

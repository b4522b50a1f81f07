-- site: places that are entities.
-- grain: one row per entity of schema Site.   why: its statements.
select
    entity_id,
    min(value) filter (where prop = 'name') as name,
    min(value) filter (where prop = 'country') as country,
    min(value) filter (where prop = 'address') as address,
    list_sort(list(id)) as why,
    min(public_from) as public_from
from statement
where schema = 'Site'
group by entity_id

-- entity: things spoken of.
-- grain: one row per entity_id.   why: the statements of its names and countries.
select
    entity_id,
    min(schema) as schema,
    coalesce(
        min(value) filter (where prop = 'name'),
        min(value) filter (where prop = 'alias'),
        min(value) filter (where prop = 'previousName'),
        min(value) filter (where prop = 'weakAlias'),
        entity_id
    ) as caption,
    list_sort(list_distinct(list(value) filter (where prop = 'country'))) as countries,
    list_sort(list_distinct(list(dataset))) as datasets,
    min(public_from) as public_from,
    list_sort(list(id) filter (where prop in ('name', 'alias', 'country'))) as why
from statement
where schema not in ('Claim', 'Link', 'Sanction', 'Document')
group by entity_id

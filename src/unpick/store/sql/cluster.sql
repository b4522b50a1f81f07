-- cluster: which entities people decided to be one.
-- grain: one row per entity_id.   why: ids of the decisions on it, empty when there are none.
-- A decision names ids or names; a name stands for the entities that carry it. Parties of shipments are
-- there only when a decision names their id.
with entities as (
    select distinct entity_id
    from statement
    where schema not in ('Claim', 'Link', 'Sanction', 'Document')
),
named as (
    select
        d.thing as entity_id,
        d.cluster,
        d.why,
        d.conflicts
    from _decided as d
    where starts_with(d.thing, 'pty-')
        or d.thing in (select entity_id from entities)
    union all
    select
        n.entity_id,
        d.cluster,
        d.why,
        d.conflicts
    from _decided as d
    join name as n
        on n.name = d.thing
),
canonical as (
    select
        cluster,
        min(entity_id) as canonical_id
    from named
    group by cluster
),
decided as (
    -- An entity that carries two names of two clusters goes with the first.
    select
        n.entity_id,
        min(c.canonical_id) as canonical_id,
        list_sort(list_distinct(flatten(list(n.why)))) as why,
        list_sort(list_distinct(flatten(list(n.conflicts)))) as conflicts
    from named as n
    join canonical as c
        on c.cluster = n.cluster
    group by n.entity_id
)
select
    entity_id,
    canonical_id,
    why,
    conflicts
from decided
union all
select
    entity_id,
    entity_id as canonical_id,
    cast([] as varchar[]) as why,
    cast([] as varchar[]) as conflicts
from entities
where entity_id not in (select entity_id from decided)

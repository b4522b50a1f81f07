-- trace_fresh: of the states of the next tier those that are there earlier than at any tier before; the others
-- can add no entity and no earlier day, so a leaner trace drops them.
-- grain: one row per (entity, product).
select
    n.entity,
    n.product,
    n.day
from trace_next as n
left join trace_best as b
    on b.entity = n.entity
    and b.product = n.product
where b.day is null or n.day < b.day

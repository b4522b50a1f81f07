-- trace_best: the earliest day of each state so far.
-- grain: one row per (entity, product).
select
    entity,
    product,
    min(day) as day
from (
    select * from trace_best
    union all
    select * from trace_state
)
group by
    entity,
    product

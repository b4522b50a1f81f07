-- trace_step: the states of the next tier, every one of them; the product's `step.sql` in whole numbers, no holding limit.
-- grain: one row per (entity, product).
select
    e.receiver as entity,
    m.after as product,
    min(greatest(s.day + 1, e.first)) as day
from trace_state as s
join edge as e
    on e.sender = s.entity
    and e.last > s.day
join trace_move as m
    on m.before = s.product
    and m.concern = e.concern
    and m.product = e.product
group by
    e.receiver,
    m.after

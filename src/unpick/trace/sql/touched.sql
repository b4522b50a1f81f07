-- touched: edges that the states of one tier can go along.
-- grain: one row per edge_id.   why: that of the edge.
-- $hold_days: as in step.sql.
select distinct e.edge_id
from trace_state as s
join trace_edge as e
    on e.from_id = s.entity_id
join trace_move as m
    on m.before_product = s.product
    and m.carries = e.carries
    and m.product = e.product
where greatest(s.first_day + 1, e.first_day) <= least(s.last_day + $hold_days, e.last_day)

-- step: the states of the next tier.
-- grain: one row per (entity_id, product, last_day).   why: the edges of `touched.sql`.
-- $hold_days: longest time that something stays with a firm, in days; $open_end or more is without limit.
-- $open_end: a day number after every day.
select
    e.to_id as entity_id,
    m.after_product as product,
    min(greatest(s.first_day + 1, e.first_day) + e.transit_days) as first_day,
    case
        when $hold_days >= $open_end then $open_end
        else least(s.last_day + $hold_days, e.last_day) + e.transit_days
    end as last_day
from trace_state as s
join trace_edge as e
    on e.from_id = s.entity_id
join trace_move as m
    on m.before_product = s.product
    and m.carries = e.carries
    and m.product = e.product
where greatest(s.first_day + 1, e.first_day) <= least(s.last_day + $hold_days, e.last_day)
group by
    e.to_id,
    m.after_product,
    case
        when $hold_days >= $open_end then $open_end
        else least(s.last_day + $hold_days, e.last_day) + e.transit_days
    end

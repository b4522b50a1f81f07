-- turned: edges as seen against time, from their end to their start, days negated.
-- grain: one row per edge_id.   why: that of the edge.
select
    edge_id,
    to_id as from_id,
    from_id as to_id,
    carries,
    -(last_day + transit_days) as first_day,
    -(first_day + transit_days) as last_day,
    transit_days,
    product
from trace_edge

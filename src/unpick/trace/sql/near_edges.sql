-- near_edges: pairs within reach as edges for the form in SQL; undated ones have no place in time.
-- grain: one row per pair.   why: the shipment.
select
    cast(number as varchar) as edge_id,
    cast(from_node as varchar) as from_id,
    cast(to_node as varchar) as to_id,
    'goods' as carries,
    day as first_day,
    day as last_day,
    0 as transit_days,
    product
from trace_near
where day is not null
    and from_node <> to_node

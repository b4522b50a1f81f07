-- near_down: the pairs that begin at nodes within reach.
-- grain: as pairs.   why: the shipments.
select
    p.*,
    row_number() over (order by p.document, p."row", p.from_node, p.to_node) as number
from trace_pair as p
join trace_reached as r
    on r.node = p.from_node

-- chosen_touched: the shipments that the pass in time went along.
-- grain: one row per shipment.   why: the pairs.
select distinct n.document, n."row"
from trace_near as n
join trace_touched as t
    on t.number = n.number

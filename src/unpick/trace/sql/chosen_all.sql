-- chosen_all: every shipment within reach.
-- grain: one row per shipment.   why: the pairs.
select distinct document, "row"
from trace_near

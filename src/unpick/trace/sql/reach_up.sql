-- reach_up: who gives to the nodes of the last step, whatever the days and goods.
-- grain: one row per node.   why: the pairs.
select p.from_node as node
from trace_pair as p
join trace_step as s
    on s.node = p.to_node
union
select l.from_node as node
from trace_link as l
join trace_step as s
    on s.node = l.to_node

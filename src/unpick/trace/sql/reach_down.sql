-- reach_down: who receives from the nodes of the last step, whatever the days and goods.
-- grain: one row per node.   why: the pairs.
select p.to_node as node
from trace_pair as p
join trace_step as s
    on s.node = p.from_node
union
select l.to_node as node
from trace_link as l
join trace_step as s
    on s.node = l.from_node

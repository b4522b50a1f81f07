-- signal_cells: every cell of unit values, with its state.
-- grain: one row per (code6, origin, unit, month).   why: the shipments of the cell.
select
    code6,
    origin,
    unit,
    month,
    bills,
    shippers,
    middle,
    spread,
    state
from cell
order by code6, origin, unit, month

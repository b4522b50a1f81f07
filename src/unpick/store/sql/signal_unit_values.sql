-- signal_unit_values: shipments whose declared value lies far below its cell, the farthest first.
-- grain: one row per shipment (document, row).   why: the shipments of the cell.
-- $least_z: robust z at or below which a shipment is shown. $most: rows at most; `found` and `judged` count all.
with placed as (
    select
        s.document,
        s."row",
        s.shipper_name,
        s.day,
        s.code6,
        s.origin,
        s.unit,
        s.log_value,
        c.middle,
        c.spread,
        c.bills,
        c.shippers,
        (s.log_value - c.middle) / c.spread as z
    from shipped as s
    join cell as c
        on c.code6 = s.code6
        and c.origin = s.origin
        and c.unit = s.unit
        and c.month = s.month
    where s.log_value is not null
        and c.state = 'judged'
),
counted as (
    select
        count(*) as judged,
        count(*) filter (where z <= $least_z) as found
    from placed
)
select
    p.*,
    n.judged,
    n.found
from placed as p
cross join counted as n
where p.z <= $least_z
order by p.z, p.document, p."row"
limit $most

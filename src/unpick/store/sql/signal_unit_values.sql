-- signal_unit_values: shipments whose declared value lies far below its cell, the farthest first.
-- grain: one row per shipment (document, row).   why: the shipments of the cell.
-- The dear side of the same goods and unit, over all cells, is the null: values that chance spreads lie as far above the
-- middle as below it. dear: the least share, over all distances up to this shipment's, of dear shipments at least that far
-- out for each cheap one; a shipment is shown where it is at most $most_dear (target and decoy, as in lists of peptides).
-- spread: of the cell, or the median one of the months of the same goods, country and unit where that is larger: the spread of a
-- single month is itself measured on few shipments, and a month that looks too quiet would make outliers.
-- $least_z: robust z at or below which a shipment is far out. $most: rows at most; `found` and `judged` count all.
with typical as (
    select
        code6,
        origin,
        unit,
        median(spread) as spread
    from cell
    where state = 'judged'
    group by code6, origin, unit
),
placed as (
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
        greatest(c.spread, t.spread) as spread,
        c.bills,
        c.shippers,
        (s.log_value - c.middle) / greatest(c.spread, t.spread) as z
    from shipped as s
    join cell as c
        on c.code6 = s.code6
        and c.origin = s.origin
        and c.unit = s.unit
        and c.month = s.month
    join typical as t
        on t.code6 = c.code6
        and t.origin = c.origin
        and t.unit = c.unit
    where s.log_value is not null
        and c.state = 'judged'
),
counted as (
    select cast(coalesce(sum(bills), 0) as bigint) as judged
    from cell
    where state = 'judged'
),
far as (
    select
        *,
        cast(sum(case when z < 0 then 1 else 0 end) over outward as bigint) as cheap_beyond,
        cast(sum(case when z > 0 then 1 else 0 end) over outward as bigint) as dear_beyond
    from placed
    where abs(z) >= -$least_z
    window outward as (
        partition by code6, unit
        order by abs(z) desc
    )
),
weighed as (
    select
        *,
        min(dear_beyond / greatest(cheap_beyond, 1)) over (
            partition by code6, unit
            order by abs(z)
        ) as dear
    from far
),
shown as (
    select *
    from weighed
    where z < 0
        and dear <= $most_dear
)
select
    w.*,
    n.judged,
    (select count(*) from shown) as found,
    (select count(*) from far where z < 0) as far_below
from shown as w
cross join counted as n
order by w.z, w.document, w."row"
limit $most

-- cell: unit values by goods, origin, unit and month, with their spread, and which of them can judge a shipment.
-- grain: one row per (code6, origin, unit, month).   why: the shipments of the cell, of `shipped`.
-- middle: median of the logarithm of USD per unit. spread: 1.4826 times the median absolute deviation from it, a standard
-- deviation if the values were log-normal; one odd value moves neither.
-- state: judged; few: below $least_rows; one shipper: fewer than $least_shippers, or one with over half of the shipments, which
-- would be measured by itself; one value: half of the cell or more stand on one value; noisy: spread above $most_spread.
-- $slices, $slice: goods are taken in so many parts, so that the medians of one part fit into memory; 1 and 0 take all.
with priced as (
    select
        code6,
        origin,
        unit,
        month,
        shipper,
        log_value
    from shipped
    where log_value is not null
        and try_cast(code6 as integer) % $slices = $slice
),
by_shipper as (
    select
        code6,
        origin,
        unit,
        month,
        count(*) as shippers,
        max(bills) as largest
    from (
        select
            code6,
            origin,
            unit,
            month,
            shipper,
            count(*) as bills
        from priced
        group by code6, origin, unit, month, shipper
    ) as s
    group by code6, origin, unit, month
),
middle as (
    select
        code6,
        origin,
        unit,
        month,
        count(*) as bills,
        median(log_value) as middle
    from priced
    group by code6, origin, unit, month
),
by_cell as (
    select
        m.code6,
        m.origin,
        m.unit,
        m.month,
        m.bills,
        m.middle,
        median(abs(p.log_value - m.middle)) * 1.4826 as spread
    from middle as m
    join priced as p
        on p.code6 = m.code6
        and p.origin = m.origin
        and p.unit = m.unit
        and p.month = m.month
    group by m.code6, m.origin, m.unit, m.month, m.bills, m.middle
)
select
    c.code6,
    c.origin,
    c.unit,
    c.month,
    c.bills,
    s.shippers,
    c.middle,
    c.spread,
    case
        when c.bills < $least_rows then 'few'
        when s.shippers < $least_shippers or 2 * s.largest > c.bills then 'one shipper'
        when c.spread <= 0 then 'one value'
        when c.spread > $most_spread then 'noisy'
        else 'judged'
    end as state
from by_cell as c
join by_shipper as s
    on s.code6 = c.code6
    and s.origin = c.origin
    and s.unit = c.unit
    and s.month = c.month

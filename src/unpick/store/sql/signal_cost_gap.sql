-- signal_cost_gap: unit values of goods from one country against those of the same goods, unit and month from all others.
-- grain: one row per (origin, code6, unit, month) with enough shipments on both sides.   why: the shipments of the cells.
-- gap: difference of the medians of the logarithm. Each other country has one voice, by its own median.
-- Countries asked about: those of `concern_region`. $least_side: shipments that a country needs in a month to have a median.
with held as (
    select *
    from cell
    where bills >= $least_side
        and origin <> ''
)
select
    a.origin,
    a.code6,
    a.unit,
    a.month,
    a.bills,
    count(*) as origins_beside,
    cast(sum(b.bills) as bigint) as bills_beside,
    a.middle - median(b.middle) as gap
from held as a
join held as b
    on b.code6 = a.code6
    and b.unit = a.unit
    and b.month = a.month
    and b.origin <> a.origin
where a.origin in (select r.iso from concern_region as r where r.iso <> '')
group by a.origin, a.code6, a.unit, a.month, a.bills, a.middle
order by a.origin, a.code6, a.unit, a.month

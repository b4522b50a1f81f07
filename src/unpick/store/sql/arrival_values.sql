-- arrival_values: declared values of arrivals against those of the same goods in the same unit from the same country.
-- grain: one row per arrival (document, row) whose cell can be judged.   why: the shipments of the cell.
-- A cell: HS code of six digits, unit (kg where no quantity is declared), country of origin. Within it the logarithm of
-- the value of one unit is compared by median and mean absolute deviation from it, which one odd value does not move.
-- spread: 1.4826 times the median absolute deviation, a standard deviation if the values were log-normal.
-- $documents, $every: as in arrivals.sql. $least_rows, $least_shippers: a cell below is too thin to judge.
-- $most_spread: a cell above is too noisy to judge.
with priced as (
    select
        document,
        "row",
        coalesce(shipper_name, '') as shipper,
        left(regexp_replace(hs_code, '[^0-9]', '', 'g'), 6) as code,
        coalesce(origin_country, '') as origin,
        case when quantity > 0 and quantity_unit <> '' then upper(quantity_unit) else 'KG' end as unit,
        ln(value_usd / case when quantity > 0 and quantity_unit <> '' then quantity else gross_weight_kg end) as value
    from shipment
    where coalesce(status, 'active') not in ('deleted', 'superseded')
        and value_usd > 0
        and (quantity > 0 and quantity_unit <> '' or gross_weight_kg > 0)
        and length(regexp_replace(hs_code, '[^0-9]', '', 'g')) >= 6
),
middle as (
    select
        code,
        origin,
        unit,
        median(value) as median_value,
        mad(value) * 1.4826 as spread,
        count(*) as bills,
        count(distinct shipper) as shippers
    from priced
    group by code, origin, unit
)
select
    p.document,
    p."row",
    p.code,
    p.origin,
    p.unit,
    exp(p.value) as value,
    exp(m.median_value) as usual,
    (p.value - m.median_value) / m.spread as z,
    m.spread,
    m.bills,
    m.shippers
from priced as p
join middle as m
    on m.code = p.code
    and m.origin = p.origin
    and m.unit = p.unit
where m.bills >= $least_rows
    and m.shippers >= $least_shippers
    and m.spread > 0
    and m.spread <= $most_spread
    and ($every or list_contains($documents, p.document))
order by p.document, p."row"

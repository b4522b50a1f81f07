-- figures: rows of series files, with empty text instead of nothing.
-- grain: one row per (document, row) of series.   why: (document, row).
select
    document,
    "row",
    subject,
    measure,
    period_from,
    period_to,
    value,
    unit,
    bound,
    coalesce(product, '') as product,
    coalesce(channel, '') as channel,
    coalesce(partner, '') as partner,
    coalesce(place, '') as place,
    coalesce(verified, false) as verified,
    coalesce(note, '') as note,
    coalesce(nullif(source, ''), 'series file ' || left(document, 12)) as origin,
    public_from,
    reliability
from series
order by subject, measure, period_from, period_to, document, "row"

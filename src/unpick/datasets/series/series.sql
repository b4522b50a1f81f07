-- series: the cells of a series file as rows of the series table, each with what is wrong with it.
-- grain: one row per row of the file that is not blank.   why: (document, row).
-- reads: raw (row and the columns of blank.sql, all text), aggregate (code).
-- parameters: document, dataset, load_day, reliability, protected, measures (list of known measures).
-- A fault is `code|value`; faults.py says what it means. Periods: 2024, 2024-03, 2024-03-05, 2024-Q1, 2024-H2, or two
-- of the first three with `/`, `..` or ` to ` between. A comma is read as a mark of thousands only where it can be nothing else.
with tidied as (
    select
        row,
        over__1 as over,
        tidy(subject) as subject,
        lower(tidy(measure)) as measure,
        upper(coalesce(tidy(period), tidy("from") || '/' || coalesce(tidy("to"), tidy("from")))) as period,
        tidy(value) as value_text,
        tidy(unit) as unit,
        case when lower(tidy(bound)) in ('up to', 'at most', '≤') then '<='
            when lower(tidy(bound)) in ('at least', '≥') then '>='
            when lower(tidy(bound)) in ('about', '≈') then '~'
            else coalesce(tidy(bound), '=') end as bound,
        coalesce(tidy(product), '') as product,
        coalesce(tidy(channel), '') as channel,
        coalesce(tidy(partner), '') as partner,
        coalesce(tidy(place), '') as place,
        lower(coalesce(tidy(verified), 'no')) as verified_text,
        coalesce(tidy(note), '') as note,
        coalesce(tidy(source), '') as source,
        coalesce(tidy(url), '') as url,
        tidy(published) as published_text,
        upper(coalesce(tidy(reliability), $reliability)) as reliability
    from raw
),
parted as (
    select
        *,
        regexp_split_to_array(period, '\s*(?:/|\.\.|\sTO\s)\s*') as ends
    from tidied
    where subject is not null or measure is not null or value_text is not null or over is not null
),
dated as (
    select
        *,
        first_day(ends[1]) as period_from,
        last_day(ends[len(ends)]) as period_to,
        case when regexp_full_match(value_text, '-?[0-9]{1,3}(,[0-9]{3}){2,}(\.[0-9]+)?|-?[1-9][0-9]{0,2},[0-9]{3}\.[0-9]+')
                then number(value_text, '.')
            when not contains(value_text, ',') then number(value_text, '.') end as value,
        last_day(upper(published_text)) as published_day
    from parted
),
summed as (
    select
        dated.*,
        case when s.code is not null then 'subject|' || subject
            when p.code is not null then 'partner|' || partner
            when l.code is not null then 'place|' || place
            when g.code is not null then 'product|' || product end as total
    from dated
    left join aggregate as s on s.code = upper(dated.subject)
    left join aggregate as p on p.code = upper(dated.partner)
    left join aggregate as l on l.code = upper(dated.place)
    left join aggregate as g on g.code = upper(dated.product)
),
faulted as (
    select
        *,
        bool_or(total is null) over (partition by measure, period_from, period_to) as beside_parts,
        min(row) over (
            partition by subject, measure, period_from, period_to, value_text, unit, bound, product, channel, partner, place, source, note
        ) as first_row,
        case
            when over is not null then 'over|' || over
            when subject is null then 'subject|'
            when measure is null then 'measure|'
            when not list_contains($measures, measure) then 'measure_unknown|' || measure
            when period is null then 'period|'
            when len(ends) > 2 or period_from is null or period_to is null then 'period_form|' || period
            when period_to < period_from then 'period_order|' || period
            -- What may be caught is set beforehand; every other figure was counted, and nobody counts what is to come.
            when period_from > $load_day and measure <> 'licensed' then 'period_late|' || period
            when value_text is null then 'value|'
            when value is null and contains(value_text, ',') then 'value_comma|' || value_text
            when value is null then 'value_form|' || value_text
            when value < 0 then 'value_negative|' || value_text
            when unit is null then 'unit|'
            when measure = 'yield' and value > 1 then 'share|' || value_text
            when measure = 'months_reported' and value > 12 then 'months|' || value_text
            when bound not in ('=', '<', '<=', '>', '>=', '~') then 'bound|' || bound
            when verified_text not in ('yes', 'no', 'true', 'false', '1', '0') then 'verified|' || verified_text
            when reliability not in ('A', 'B', 'C', 'D', 'E', 'F') then 'reliability|' || reliability
            when published_text is not null and published_day is null then 'published|' || published_text
            when published_day > $load_day then 'published_late|' || published_text end as fault
    from summed
)
select
    $document as document,
    cast(row as bigint) as row,
    $dataset as series,
    subject,
    measure,
    period_from,
    period_to,
    value,
    unit,
    bound,
    product,
    channel,
    partner,
    place,
    verified_text in ('yes', 'true', '1') as verified,
    case when total is null then note else trim('a sum over others (' || total || '). ' || note) end as note,
    source,
    url,
    case when not $protected then published_day end as published,
    $dataset as dataset,
    coalesce(published_day, $load_day) as public_from,
    reliability,
    $protected as protected,
    coalesce(
        fault,
        case when total is not null and beside_parts then 'total_' || total
            when first_row < row then 'again|row ' || first_row end
    ) as fault,
    total is not null as is_total,
    period_from = period_to as is_day
from faulted
order by row

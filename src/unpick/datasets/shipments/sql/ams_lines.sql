-- ams_lines: goods lines as the extract states them, at least one per bill.
-- grain: one row per (row, line).   why: (document, row).
-- parameters: document.
-- Cargo descriptions and tariff lines meet on container and sequence number; either may lack the other.
with line as (
    select
        coalesce(c.key, t.key) as key,
        coalesce(c.sequence, t.sequence) as sequence,
        coalesce(c.row, t.row) as place,
        c.description_text as description,
        number(c.piece_count, '.') as quantity,
        hs_one(t.harmonized_number) as hs_code,
        number(t.harmonized_weight, '.') * kilograms(t.harmonized_weight_unit) as gross_weight_kg,
        number(t.harmonized_value, '.') as value_usd
    from cut_cargodesc as c
    full join cut_tariff as t
        on t.key = c.key
        and t.container_number is not distinct from c.container_number
        and t.sequence is not distinct from c.sequence
)
select
    $document as document,
    h.row,
    cast(row_number() over (partition by h.row order by line.sequence, line.place) as integer) as line,
    line.hs_code,
    tidy(line.description) as description,
    line.quantity,
    null::varchar as quantity_unit,
    line.gross_weight_kg,
    line.value_usd
from cut_header as h
left join line
    on line.key = h.key

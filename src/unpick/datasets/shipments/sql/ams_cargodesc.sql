-- ams_cargodesc: what is in a container, in the carrier's words.
-- grain: one row per row of the table.   why: key (the identifier; a hash where it is no number).
-- parameters: buckets.
with table_cargodesc as (
    select * from csv_cargodesc
    union all by name
    select * from ams_blank
)
select
    coalesce(try_cast(identifier as ubigint), hash(identifier)) as key,
    row,
    container_number,
    try_cast(description_sequence_number as integer) as sequence,
    piece_count,
    description_text,
    cast(coalesce(try_cast(identifier as ubigint), hash(identifier)) % $buckets as integer) as bucket
from table_cargodesc

-- loser, when no bill number tells versions apart: no row.
create or replace temp table loser (row bigint)

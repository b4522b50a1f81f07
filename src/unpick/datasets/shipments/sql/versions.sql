-- loser: rows that a later version of the same bill supersedes, and exact copies of an earlier row.
-- grain: one row per superseded row.   why: row.
-- The version with the latest version_day (else date) holds, then the last of the file; of exact copies the
-- first. Rows without a bill number are versions of nothing: two alike may be two shipments.
-- parameters: by_bill (whether the layout says that a bill is one row), with_hs, formats, zone_minutes.
create or replace temp table loser as
with hashed as (
    select
        row,
        coalesce(bill_no, bill_no__2, bill_no__3) as bill_no,
        hash(row(*columns(* exclude (row)))) as cells,
        case when $by_bill and coalesce(bill_no, bill_no__2, bill_no__3) is not null
            then hash(row(bill_no, bill_no__2, bill_no__3, master_bill_no, carrier,
                case when $with_hs then coalesce(hs_one(hs_code), hs_code) end)) end as bill,
        coalesce(day(version_day, $formats, $zone_minutes), day(date, $formats, $zone_minutes),
            date '0001-01-01') as version
    from raw
),
copies as (
    select row
    from hashed
    where bill_no is not null
    qualify row_number() over (partition by cells order by row) > 1
),
revised as (
    select row
    from hashed
    where bill is not null
        and row not in (select row from copies)
    qualify row_number() over (partition by bill order by version desc, row desc) > 1
)
select row from copies
union all
select row from revised

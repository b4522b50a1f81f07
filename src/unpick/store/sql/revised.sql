-- _revised: rows of shipments that a later version of the same bill, in another original, supersedes.
-- grain: one row per superseded (document, row).   why: document, row.
-- Made only where several originals hold shipments. Later is what became public later, then what was loaded later;
-- a version that was not public by $known_at, or was withdrawn, supersedes nothing.
-- The stored rows keep no carrier, and two carriers may give the same number: two rows are versions of one bill
-- only when vessel, shipper or consignee is the same too. Protected rows take no part: a status would tell that
-- a protected file holds a bill that somebody knows.
-- A bill is one row where the layout says so (`version` in datasets/shipments/layouts). Elsewhere a declaration
-- has rows of several goods, some in the next file, and only a copy of all cells is the same.
-- parameters: known_at.
create temp table _revised as
with by_bill (layout, with_hs) as (
    values
        ('cbp-ams', false),
        ('panjiva-us-imports-2025', true),
        ('us-bills-61', true)
),
loaded as (
    select
        document,
        layout,
        row_number() over () as place
    from _all_document
),
shown as (
    select *
    from _all_shipment
    where bill_no is not null
        and not protected
        and public_from <= $known_at
        and document not in (select id from _withdrawn)
),
keyed as (
    select
        s.document,
        s."row",
        hash(row(s.dataset, s.bill_no, s.master_bill_no, case when b.with_hs then s.hs_code end)) as bill
    from shown as s
    join loaded as l
        on l.document = s.document
    join by_bill as b
        on b.layout = l.layout
    union all
    select
        document,
        "row",
        hash(row(*columns(* exclude (document, "row", status, public_from)))) as bill
    from shown
    where document not in (select l.document from loaded as l join by_bill as b on b.layout = l.layout)
),
again as (
    select bill
    from keyed
    group by bill
    having min(document) <> max(document)
),
version as (
    select
        k.document,
        k."row",
        k.bill,
        l.place,
        s.status,
        s.public_from,
        s.vessel,
        s.shipper_name,
        s.consignee_name
    from keyed as k
    join again as a
        on a.bill = k.bill
    join loaded as l
        on l.document = k.document
    join shown as s
        on s.document = k.document
        and s."row" = k."row"
)
select distinct
    old.document,
    old."row"
from version as old
join version as new
    on new.bill = old.bill
    and (new.public_from, new.place) > (old.public_from, old.place)
    and new.place <> old.place
where old.status <> 'superseded'
    and (
        new.vessel = old.vessel
        or new.shipper_name = old.shipper_name
        or new.consignee_name = old.consignee_name
    )

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
shown as not materialized (
    select *
    from _all_shipment
    where bill_no is not null
        and not protected
        and public_from <= $known_at
        and document not in (select id from _withdrawn)
),
keyed as not materialized (
    select
        l.place,
        s."row",
        hash(s.dataset, s.bill_no, s.master_bill_no, case when b.with_hs then s.hs_code end) as bill
    from shown as s
    join loaded as l
        on l.document = s.document
    join by_bill as b
        on b.layout = l.layout
    union all
    select
        l.place,
        c."row",
        c.bill
    from (
        select
            document,
            "row",
            hash(row(*columns(* exclude (document, "row", status, public_from)))) as bill
        from shown
        where document not in (select o.document from loaded as o join by_bill as b on b.layout = o.layout)
    ) as c
    join loaded as l
        on l.document = c.document
),
again as materialized (
    select bill
    from keyed
    group by bill
    having min(place) <> max(place)
),
version as (
    select
        k.bill,
        k.place,
        s.document,
        s."row",
        s.status,
        s.public_from,
        s.vessel,
        s.shipper_name,
        s.consignee_name
    from keyed as k
    join again as a
        on a.bill = k.bill
    join loaded as l
        on l.place = k.place
    join shown as s
        on s.document = l.document
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

-- bulk_edges: the edges that `build` makes of shipments, in columns; the same bill again is still among them.
-- grain: one row per (shipment, kind of edge).   why: the shipment (document number, row).
-- trace_who: spelling to node, to the fact that it is this node, whether the node is a bank; null where it names
-- nobody. trace_heading: HS code to heading. trace_document: document to number.
-- Who names nobody as consignee is node -1: goods end there, and from there nothing goes on.
-- $maker_lead_days: as in trace.rules. kind: 0 shipment, 1 maker, 2 notify. grade: place in ABCDEF.
with bill as (
    select
        d.number as document,
        s."row" as "row",
        cast(s.date - date '0001-01-01' as integer) + 1 as day,
        coalesce(h.heading, 0) as product,
        cast(instr('ABCDEF', coalesce(s.reliability, 'F')) - 1 as tinyint) as grade,
        shipper.node as shipper,
        coalesce(shipper.same, -1) as shipper_same,
        consignee.node as consignee,
        coalesce(consignee.same, -1) as consignee_same,
        coalesce(consignee.is_bank, false) as to_bank,
        maker.node as maker,
        coalesce(maker.same, -1) as maker_same,
        notify.node as notify,
        coalesce(notify.same, -1) as notify_same,
        case
            when s.bill_no is null or s.bill_no = '' then null
            else hash(s.bill_no, s.date, s.hs_code, s.container_no, shipper.node, consignee.node)
        end as bill
    from shipment as s
    join trace_document as d
        on d.document = s.document
    left join trace_heading as h
        on h.hs_code = s.hs_code
    left join trace_who as shipper
        on shipper.name = s.shipper_name
    left join trace_who as consignee
        on consignee.name = s.consignee_name
    left join trace_who as maker
        on maker.name = s.maker_name
    left join trace_who as notify
        on notify.name = s.notify_name
    where coalesce(s.status, 'active') not in ('deleted', 'superseded')
        and s.date is not null
),
edge as (
    select
        document,
        "row",
        0 as kind,
        day,
        product,
        grade,
        bill,
        coalesce(shipper, maker) as sender,
        case when shipper is null then maker_same else shipper_same end as sender_same,
        coalesce(consignee, -1) as receiver,
        consignee_same as receiver_same
    from bill
    where coalesce(shipper, maker) is not null
    union all
    select document, "row", 1, day - $maker_lead_days, product, grade, bill, maker, maker_same, shipper, shipper_same
    from bill
    where maker is not null
        and shipper is not null
    union all
    select
        document,
        "row",
        2,
        day,
        product,
        grade,
        bill,
        coalesce(shipper, maker),
        case when shipper is null then maker_same else shipper_same end,
        notify,
        notify_same
    from bill
    where coalesce(shipper, maker) is not null
        and notify is not null
        and (consignee is null or to_bank)
)
select
    document,
    cast("row" as integer) as "row",
    cast(kind as tinyint) as kind,
    day,
    product,
    grade,
    bill,
    sender,
    sender_same,
    receiver,
    receiver_same
from edge
where sender <> receiver

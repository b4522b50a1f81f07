-- pairs: who may give to whom on each shipment, in columns: the edges that `build` makes of it, and no fewer.
-- grain: one row per (shipment, kind of edge).   why: the shipment (document number, row).
-- trace_who: spelling to node, null where it names nobody; passes where it is a bank.
-- trace_heading: HS code to heading. trace_document: document to number.
-- Who names nobody as consignee is node -1: goods end there, and from there nothing goes on.
-- $maker_lead_days: as in trace.rules.
with bill as (
    select
        d.number as document,
        s."row" as "row",
        cast(s.date - date '0001-01-01' as integer) + 1 as day,
        coalesce(h.heading, 0) as product,
        shipper.node as shipper,
        consignee.node as consignee,
        coalesce(consignee.is_bank, false) as to_bank,
        maker.node as maker,
        notify.node as notify
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
)
select document, "row", day, product, coalesce(shipper, maker) as from_node, coalesce(consignee, -1) as to_node
from bill
where coalesce(shipper, maker) is not null
union all
select document, "row", day - $maker_lead_days, product, maker, shipper
from bill
where maker is not null
    and shipper is not null
    and maker <> shipper
union all
select document, "row", day, product, coalesce(shipper, maker), notify
from bill
where coalesce(shipper, maker) is not null
    and notify is not null
    and (consignee is null or to_bank)

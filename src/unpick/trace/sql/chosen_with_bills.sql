-- chosen_with_bills: the shipments chosen, and those to the parties asked about, in whatever state and day.
-- grain: one row per shipment.   why: the shipments themselves.
select document, "row"
from trace_kept
union
select
    d.number as document,
    s."row" as "row"
from shipment as s
join trace_document as d
    on d.document = s.document
left join trace_who as consignee
    on consignee.name = s.consignee_name
left join trace_who as notify
    on notify.name = s.notify_name
where consignee.node in (select node from trace_start)
    or notify.node in (select node from trace_start)

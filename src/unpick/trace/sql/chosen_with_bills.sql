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
where s.consignee_name in (select name from trace_start_name)
    or s.notify_name in (select name from trace_start_name)

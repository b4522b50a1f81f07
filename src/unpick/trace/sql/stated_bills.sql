-- stated_bills: shipments that a source states in its own words, where the same source states links too.
-- grain: one row per shipment.   why: the shipment (document number, row).
-- trace_document: document to number. trace_origin: what links go back to.
select
    d.number as document,
    cast(s."row" as integer) as "row",
    s.dataset as dataset
from shipment as s
join trace_document as d
    on d.document = s.document
join trace_origin as o
    on o.origin = s.dataset
where coalesce(s.status, 'active') not in ('deleted', 'superseded')
    and s.date is not null
order by
    d.number,
    s."row"

-- near_rows: the shipments behind pairs that were chosen.
-- grain: one row per shipment.   why: the shipments themselves.
select s.*
from shipment as s
join trace_document as d
    on d.document = s.document
join trace_chosen as c
    on c.document = d.number
    and c."row" = s."row"
order by s.document, s."row"

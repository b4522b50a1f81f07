-- bill_numbers: the numbers on bills that were chosen; null where a bill has none.
-- grain: one row per chosen bill, by document number and row.   why: the shipments themselves.
select
    c.document,
    c."row",
    min(s.bill_no) as bill_no
from trace_chosen as c
join trace_document as d
    on d.number = c.document
left join shipment as s
    on s.document = d.document
    and s."row" = c."row"
group by c.document, c."row"
order by c.document, c."row"

-- signal_buyers: shipments of a shipper to a consignee, by house bill and by master bill.
-- grain: one row per (shipper, consignee) with $least_rows rows.   why: document#row of up to $most_why bills.
-- lines: rows as kept by `shipped`; bills: house bill numbers; unnumbered: rows without one; masters: master bill numbers, a house
-- bill without one counting for itself.
with numbered as (
    select
        s.shipper,
        s.shipper_name,
        s.consignee,
        s.consignee_name,
        s.day,
        s.document,
        s."row",
        upper(regexp_replace(coalesce(b.bill_no, ''), '[^A-Za-z0-9]', '', 'g')) as bill,
        upper(regexp_replace(coalesce(b.master_bill_no, ''), '[^A-Za-z0-9]', '', 'g')) as master
    from shipped as s
    join shipment as b
        on b.document = s.document
        and b."row" = s."row"
    where s.shipper <> ''
        and s.consignee <> ''
)
select
    shipper,
    consignee,
    min(shipper_name) as shipper_name,
    min(consignee_name) as consignee_name,
    min(day) as first_day,
    max(day) as last_day,
    count(*) as lines,
    count(distinct case when bill <> '' then bill end) as bills,
    count(case when bill = '' then 1 end) as unnumbered,
    count(distinct case when master <> '' then master when bill <> '' then bill end) as masters,
    count(case when master <> '' then 1 end) > 0 as has_master,
    list_slice(list_sort(list(document || '#' || "row")), 1, $most_why) as why
from numbered
group by shipper, consignee
having count(*) >= $least_rows
order by shipper, consignee

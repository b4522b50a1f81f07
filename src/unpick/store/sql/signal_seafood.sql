-- signal_seafood: weight of seafood that a shipper sent, by month.
-- grain: one row per (shipper, month).   why: document#row of up to $most_why bills.
-- Chapter 03 and headings 1603 to 1605 of the Harmonized System. unweighed: bills without a weight.
select
    shipper,
    min(shipper_name) as name,
    month,
    count(*) as bills,
    count(*) filter (where weight_kg is null) as unweighed,
    sum(weight_kg) as kg,
    list_slice(list_sort(list(document || '#' || "row")), 1, $most_why) as why
from shipped
where shipper <> ''
    and (left(code, 2) = '03' or left(code, 4) in ('1603', '1604', '1605'))
group by shipper, month
order by shipper, month

-- signal_destinations: how many shipments of each shipper went to each country.
-- grain: one row per (shipper, destination).   why: the shipments; up to $most_why of each.
-- seen: countries of destination that the data of the shipper's own originals know at all.
with sent as (
    select
        shipper,
        shipper_name,
        destination,
        day,
        document,
        "row"
    from shipped
    where shipper <> ''
        and destination <> ''
),
known as (
    select
        w.shipper,
        count(distinct d.destination) as seen
    from (select distinct shipper, document from sent) as w
    join (select distinct document, destination from sent) as d
        on d.document = w.document
    group by w.shipper
),
whole as (
    select
        shipper,
        min(shipper_name) as shipper_name,
        count(*) as bills,
        min(day) as first_day,
        max(day) as last_day
    from sent
    group by shipper
    having count(*) >= $least_rows
)
select
    w.shipper,
    w.shipper_name,
    w.bills,
    w.first_day,
    w.last_day,
    k.seen,
    s.destination,
    count(*) as to_country,
    list_slice(list_sort(list(s.document || '#' || s."row")), 1, $most_why) as why
from whole as w
join known as k
    on k.shipper = w.shipper
join sent as s
    on s.shipper = w.shipper
group by w.shipper, w.shipper_name, w.bills, w.first_day, w.last_day, k.seen, s.destination
order by w.shipper, to_country desc, s.destination

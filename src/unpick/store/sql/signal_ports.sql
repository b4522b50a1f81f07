-- signal_ports: how often each shipper's goods were loaded at each port.
-- grain: one row per (origin, destination, shipper, port).   why: the shipments; up to $most_why of each.
-- Only shippers with $least_rows shipments whose port is told, between one pair of countries.
with sent as (
    select
        origin,
        destination,
        shipper,
        shipper_name,
        port_key as port,
        port_country,
        day,
        document,
        "row"
    from shipped
    where shipper <> ''
        and port_key <> ''
        and origin <> ''
),
whole as (
    select
        origin,
        destination,
        shipper,
        min(shipper_name) as shipper_name,
        count(*) as bills,
        min(day) as first_day,
        max(day) as last_day
    from sent
    group by origin, destination, shipper
    having count(*) >= $least_rows
)
select
    w.origin,
    w.destination,
    w.shipper,
    w.shipper_name,
    w.bills,
    w.first_day,
    w.last_day,
    s.port,
    min(s.port_country) as port_country,
    count(*) as by_port,
    list_slice(list_sort(list(s.document || '#' || s."row")), 1, $most_why) as why
from whole as w
join sent as s
    on s.origin = w.origin
    and s.destination = w.destination
    and s.shipper = w.shipper
group by w.origin, w.destination, w.shipper, w.shipper_name, w.bills, w.first_day, w.last_day, s.port
order by w.origin, w.destination, w.shipper, s.port

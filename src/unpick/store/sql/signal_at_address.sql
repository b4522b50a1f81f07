-- signal_at_address: shippers that begin after a firm was listed, at the address of that firm.
-- grain: one row per (listed shipper, new shipper, address); one without a new shipper where no address can be compared or none is met.
-- why: document#row of up to $most_why bills of the new shipper.
-- An address needs a number and $least_letters signs: a town is none. at_address: all shippers that ever gave it.
-- begins: first day of all shipments, so that who reads it sees whether a shipper can look new at all.
with given as (
    select distinct
        shipper,
        shipper_address as address
    from shipped
    where shipper <> ''
        and length(shipper_address) >= $least_letters
        and regexp_matches(shipper_address, '[0-9]')
),
crowd as (
    select
        address,
        count(*) as at_address
    from given
    group by address
),
listed as (
    select
        shipper,
        min(name) as name,
        min(day) as day,
        min(entity_id) as entity_id,
        min_by(why, entity_id) as why
    from listed_party
    group by shipper
),
known as (
    select
        l.shipper,
        g.address
    from listed as l
    join given as g
        on g.shipper = l.shipper
    union
    select
        p.shipper,
        p.address
    from listed_address as p
    where length(p.address) >= $least_letters
        and regexp_matches(p.address, '[0-9]')
),
life as (
    select
        shipper,
        min(shipper_name) as name,
        min(day) as first_day,
        max(day) as last_day,
        count(*) as bills,
        list_slice(list_sort(list(document || '#' || "row")), 1, $most_why) as why
    from shipped
    where shipper <> ''
    group by shipper
),
met as (
    select
        k.shipper as listed,
        g.shipper as fresh,
        min(k.address) as address,
        max(c.at_address) as at_address
    from known as k
    join given as g
        on g.address = k.address
        and g.shipper <> k.shipper
    join crowd as c
        on c.address = k.address
    join listed as l
        on l.shipper = k.shipper
    join life as f
        on f.shipper = g.shipper
        and f.first_day > l.day
    where g.shipper not in (select shipper from listed_party)
    group by k.shipper, g.shipper
)
select
    l.name as listed_name,
    l.day as listed_day,
    l.why as listed_why,
    (select count(*) from known as k where k.shipper = l.shipper) as addresses,
    (select min(day) from shipped) as begins,
    old.first_day as old_first,
    old.last_day as old_last,
    f.name as fresh_name,
    f.first_day,
    f.last_day,
    f.bills,
    f.why,
    m.address,
    m.at_address
from listed as l
join life as old
    on old.shipper = l.shipper
left join met as m
    on m.listed = l.shipper
left join life as f
    on f.shipper = m.fresh
order by l.name, f.name

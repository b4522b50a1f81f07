-- signal_successors: what new shippers share with a listed one, and with others that were not listed, as controls.
-- grain: one row per (listed shipper, old shipper, new shipper) that share a buyer, an address, a telephone or an officer; old is the listed one or a control.
-- why: document#row of up to $most_why bills of the new shipper.
-- New: first bill within $window days after the listing. Controls: the $most_controls other shippers with bills before the listing
-- that are nearest in number. controls counts them, whether they share anything or not.
-- newcomers counts all new shippers of the listing. A buyer counts where two are shared, or one that few shippers serve: a large
-- retailer is shared by everybody.
-- begins: first day of all shipments: where it is not $window days before the listing every shipper looks new.
with life as (
    select
        shipper,
        min(shipper_name) as name,
        min(day) as first_day,
        max(day) as last_day,
        list_slice(list_sort(list(document || '#' || "row")), 1, $most_why) as why
    from shipped
    where shipper <> ''
    group by shipper
),
listed as (
    select
        shipper as listed,
        min(name) as listed_name,
        min(day) as day,
        min_by(why, entity_id) as listed_why
    from listed_party
    group by shipper
),
before as (
    select
        l.listed,
        l.day,
        s.shipper,
        count(*) as bills
    from listed as l
    join shipped as s
        on s.day < l.day
        and s.shipper <> ''
    group by l.listed, l.day, s.shipper
),
old as (
    select
        b.listed,
        b.day,
        b.shipper,
        b.shipper = b.listed as is_listed,
        row_number() over (
            partition by b.listed, b.shipper = b.listed
            order by abs(b.bills - coalesce(o.bills, 0)), b.shipper
        ) as place
    from before as b
    left join before as o
        on o.listed = b.listed
        and o.shipper = b.listed
    where b.shipper = b.listed
        or b.shipper not in (select shipper from listed_party)
),
chosen as (
    select *
    from old
    where is_listed
        or place <= $most_controls
),
fresh as (
    select
        l.listed,
        f.shipper,
        f.name,
        f.first_day,
        f.last_day,
        f.why
    from listed as l
    join life as f
        on f.first_day > l.day
        and f.first_day <= l.day + cast($window as integer)
    where f.shipper not in (select shipper from listed_party)
),
buyer as (
    select distinct shipper, consignee as thing from shipped where consignee <> ''
),
goods as (
    select distinct shipper, left(code, 4) as thing from shipped where length(code) >= 4
),
given as (
    select distinct
        shipper,
        shipper_address as thing
    from shipped
    where length(shipper_address) >= $least_letters
        and regexp_matches(shipper_address, '[0-9]')
),
narrow as (
    select 'address' as kind, thing
    from given
    group by thing
    having count(*) <= $most_at_address
    union all
    select 'buyer' as kind, thing
    from buyer
    group by thing
    having count(*) <= $most_at_address
    union all
    select kind, thing
    from contact
    group by kind, thing
    having count(*) <= $most_at_address
),
pair as (
    select
        c.listed,
        c.shipper as old,
        f.shipper as fresh
    from chosen as c
    join fresh as f
        on f.listed = c.listed
        and f.shipper <> c.shipper
),
touched as (
    select p.listed, p.old, p.fresh, 'buyer' as kind, count(*) as common, count(n.thing) as rare
    from pair as p
    join buyer as a on a.shipper = p.old
    join buyer as b on b.shipper = p.fresh and b.thing = a.thing
    left join narrow as n on n.kind = 'buyer' and n.thing = a.thing
    group by p.listed, p.old, p.fresh
    union all
    select p.listed, p.old, p.fresh, 'address' as kind, count(*) as common, 0 as rare
    from pair as p
    join given as a on a.shipper = p.old
    join given as b on b.shipper = p.fresh and b.thing = a.thing
    join narrow as n on n.kind = 'address' and n.thing = a.thing
    group by p.listed, p.old, p.fresh
    union all
    select p.listed, p.old, p.fresh, a.kind, count(*) as common, 0 as rare
    from pair as p
    join contact as a on a.shipper = p.old
    join contact as b on b.shipper = p.fresh and b.kind = a.kind and b.thing = a.thing
    join narrow as n on n.kind = a.kind and n.thing = a.thing
    group by p.listed, p.old, p.fresh, a.kind
),
shared as (
    select * from touched
    union all
    -- Goods are shared by too many: they are compared only where a buyer or an address is shared as well.
    select p.listed, p.old, p.fresh, 'goods' as kind, count(*) as common, 0 as rare
    from (select distinct listed, old, fresh from touched) as p
    join goods as a on a.shipper = p.old
    join goods as b on b.shipper = p.fresh and b.thing = a.thing
    group by p.listed, p.old, p.fresh
),
whole as (
    select shipper, 'buyer' as kind, count(*) as things from buyer group by shipper
    union all
    select shipper, 'goods' as kind, count(*) as things from goods group by shipper
),
alike as (
    select
        s.listed,
        s.old,
        s.fresh,
        max(
            case
                when s.kind = 'buyer' and (s.common > 1 or s.rare > 0)
                    then s.common / (a.things + b.things - s.common)
                else 0
            end
        ) as buyers,
        max(case when s.kind = 'goods' then s.common / (a.things + b.things - s.common) else 0 end) as goods,
        max(case when s.kind = 'address' then 1 else 0 end) as addresses,
        max(case when s.kind = 'telephone' then 1 else 0 end) as telephones,
        max(case when s.kind = 'officer' then 1 else 0 end) as officers
    from shared as s
    left join whole as a on a.shipper = s.old and a.kind = s.kind
    left join whole as b on b.shipper = s.fresh and b.kind = s.kind
    group by s.listed, s.old, s.fresh
)
select
    l.listed_name,
    l.day,
    l.listed_why,
    (select min(day) from shipped) as begins,
    (select count(*) from chosen as c where c.listed = l.listed and not c.is_listed) as controls,
    (select count(*) from fresh as n where n.listed = l.listed) as newcomers,
    a.old = l.listed as is_listed,
    o.name as old_name,
    f.name as fresh_name,
    f.first_day,
    f.last_day,
    f.why,
    a.buyers,
    a.goods,
    a.addresses,
    a.telephones,
    a.officers
from listed as l
left join alike as a
    on a.listed = l.listed
left join life as o
    on o.shipper = a.old
left join fresh as f
    on f.listed = l.listed
    and f.shipper = a.fresh
order by l.listed_name, is_listed desc, old_name, fresh_name

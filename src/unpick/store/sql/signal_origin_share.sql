-- signal_origin_share: by party, shipments that name a country of concern, in one field or in two.
-- grain: one row per (party, role, region) with at least one such shipment.   why: document#row of up to $most_why of them.
-- A field: the country of origin, the port of lading, the place of receipt, words of the shipper's address.
-- two: at least two fields say so; one: a single field does, which a wrong code is enough for ("Korea").
-- known: shipments of the party in which any field tells a country.
-- concern_region (region, iso, words): iso is empty for a region inside a country, words a regular expression.
with named as (
    -- Each address is read once, however many shipments give it.
    select
        a.address,
        r.region
    from (select distinct shipper_address as address from shipped where shipper_address <> '') as a
    cross join concern_region as r
    where regexp_matches(a.address, r.words)
),
said as (
    select
        s.document,
        s."row",
        s.day,
        s.shipper_name,
        s.shipper,
        s.consignee_name,
        s.consignee,
        r.region,
        cast(r.iso <> '' and s.origin = r.iso as integer)
        + cast(r.iso <> '' and s.port_country = r.iso as integer)
        + cast(r.iso <> '' and s.receipt_country = r.iso as integer)
        + cast(n.address is not null as integer) as fields,
        s.origin <> '' or s.port_country <> '' or s.receipt_country <> '' or s.shipper_address <> '' as is_known
    from shipped as s
    cross join concern_region as r
    left join named as n
        on n.address = s.shipper_address
        and n.region = r.region
),
party as (
    select shipper as party, shipper_name as name, 'shipper' as role, * from said where shipper <> ''
    union all
    select consignee as party, consignee_name as name, 'consignee' as role, * from said where consignee <> ''
)
select
    region,
    role,
    party,
    min(name) as name,
    count(*) filter (where is_known) as known,
    count(*) filter (where fields >= 2) as two,
    count(*) filter (where fields = 1) as one,
    min(day) as first_day,
    max(day) as last_day,
    list_slice(list_sort(list(document || '#' || "row") filter (where fields >= 1)), 1, $most_why) as why
from party
group by region, role, party
having count(*) filter (where fields >= 1) > 0
order by region, role, party

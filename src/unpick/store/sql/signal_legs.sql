-- signal_legs: shipments of firms that send to a country of concern and get back from it, or send inputs owned by a customer.
-- grain: one row per (firm, leg, heading, month, trade type).   why: the shipments; up to $most_why of each.
-- out: the firm sends to the country. back: the firm receives from it. onward: the firm sends elsewhere, with another origin declared.
-- true_origin counts the onward shipments that declare the country. supplied: trade type says that a customer supplies the material.
with leg as (
    select
        shipper as firm,
        shipper_name as name,
        'out' as leg,
        *
    from shipped
    where shipper <> ''
        and destination = $country
    union all
    select
        consignee as firm,
        consignee_name as name,
        'back' as leg,
        *
    from shipped
    where consignee <> ''
        and destination <> $country
        and (origin = $country or port_country = $country)
        and shipper <> consignee
    union all
    select
        shipper as firm,
        shipper_name as name,
        'onward' as leg,
        *
    from shipped
    where shipper <> ''
        and destination <> ''
        and destination <> $country
        and port_country <> $country
),
looped as (
    select firm
    from leg
    group by firm
    having count(*) filter (where leg = 'out') > 0
        and count(*) filter (where leg = 'onward') > 0
)
select
    l.firm,
    min(l.name) as name,
    l.leg,
    left(l.code, 4) as heading,
    l.month,
    regexp_matches(l.trade_type, $supplied) as is_supplied,
    count(*) as bills,
    count(*) filter (where l.origin = $country) as true_origin,
    sum(l.weight_kg) as kg,
    count(*) filter (where l.weight_kg is null) as unweighed,
    list_slice(list_sort(list(l.document || '#' || l."row")), 1, $most_why) as why
from leg as l
join looped as f
    on f.firm = l.firm
where length(l.code) >= 4
group by l.firm, l.leg, left(l.code, 4), l.month, regexp_matches(l.trade_type, $supplied)
order by l.firm, l.leg, heading, l.month, is_supplied

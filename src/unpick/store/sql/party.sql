-- party: names on shipments, one party per folded spelling; resolve merges, a person splits.
-- grain: one row per folded name.   why: the shipments themselves (document, row).
-- Spellings are counted first and folded after: a season has millions of rows but far fewer spellings.
-- What is redacted is no name: two protected sources are not one party.
-- A shipment that names one spelling in two roles counts once.
with spelled as (
    select
        shipper_name as name,
        'shipper' as role,
        min(shipper_address) as address,
        min(date) as first_day,
        max(date) as last_day,
        count(*) as shipments
    from shipment
    group by shipper_name
    union all
    select
        consignee_name,
        'consignee',
        min(consignee_address),
        min(date),
        max(date),
        count(*) filter (where consignee_name is distinct from shipper_name)
    from shipment
    group by consignee_name
    union all
    select
        notify_name,
        'notify',
        null,
        min(date),
        max(date),
        count(*) filter (
            where notify_name is distinct from shipper_name and notify_name is distinct from consignee_name
        )
    from shipment
    group by notify_name
    union all
    select
        maker_name,
        'maker',
        null,
        min(date),
        max(date),
        count(*) filter (
            where maker_name is distinct from shipper_name
                and maker_name is distinct from consignee_name
                and maker_name is distinct from notify_name
        )
    from shipment
    group by maker_name
),
folded as (
    select
        *,
        trim(regexp_replace(upper(nfc_normalize(name)), '[^\p{L}\p{N}]+', ' ', 'g')) as folded
    from spelled
    where name <> '[protected source]'
)
select
    'pty-' || substr(md5(folded), 1, 16) as party_id,
    min(name) as name,
    folded,
    list_sort(list_distinct(list(role))) as roles,
    min(address) as address,
    min(first_day) as first_day,
    max(last_day) as last_day,
    cast(sum(shipments) as bigint) as shipments
from folded
where folded <> ''
group by folded

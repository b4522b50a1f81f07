-- party: names on shipments, one party per folded spelling; resolve merges, a person splits.
-- grain: one row per folded name.   why: the shipments themselves (document, row).
with said as (
    select shipper_name as name, 'shipper' as role, shipper_address as address, date, document, row from shipment
    union all
    select consignee_name, 'consignee', consignee_address, date, document, row from shipment
    union all
    select notify_name, 'notify', null, date, document, row from shipment
    union all
    select maker_name, 'maker', null, date, document, row from shipment
),
folded as (
    select
        *,
        trim(regexp_replace(upper(nfc_normalize(name)), '[^\p{L}\p{N}]+', ' ', 'g')) as folded
    from said
    where name is not null
)
select
    'pty-' || substr(md5(folded), 1, 16) as party_id,
    min(name) as name,
    folded,
    list_sort(list_distinct(list(role))) as roles,
    min(address) as address,
    min(date) as first_day,
    max(date) as last_day,
    count(distinct document || ':' || row) as shipments
from folded
where folded <> ''
group by folded

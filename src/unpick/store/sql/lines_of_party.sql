-- lines_of_party: what was shipped to a party, as the law asks it.
-- grain: one row per (day, shipper, maker, heading, country of import).   why: the shipments (document:row).
with folded as (
    select
        *,
        trim(regexp_replace(upper(nfc_normalize(consignee_name)), '[^\p{L}\p{N}]+', ' ', 'g')) as buyer
    from shipment
    where coalesce(status, 'active') = 'active'
)
select
    date,
    date_kind,
    shipper_name,
    maker_name,
    substr(hs_code, 1, 4) as hs,
    destination_country,
    origin_country,
    min(description) as description,
    count(*) as shipments,
    list_sort(list(document || ':' || "row"))[1:20] as why
from folded
where buyer = trim(regexp_replace(upper(nfc_normalize($party)), '[^\p{L}\p{N}]+', ' ', 'g'))
group by all
order by date nulls last, shipper_name, maker_name, hs, destination_country, origin_country

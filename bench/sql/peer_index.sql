-- peer_index: the index that a load leaves behind, as bare DuckDB writes it from the Parquet of either peer.
-- grain of party: one row per folded name. The same plan as the product's party.sql, which is the faster one.
attach 'index.duckdb' as idx;

create table idx.party as
with spelled as (
    select
        shipper_name as name,
        'shipper' as role,
        min(shipper_address) as address,
        min(date) as first_day,
        max(date) as last_day,
        count(*) as shipments
    from read_parquet('shipment.parquet')
    group by shipper_name
    union all
    select
        consignee_name,
        'consignee',
        min(consignee_address),
        min(date),
        max(date),
        count(*) filter (where consignee_name is distinct from shipper_name)
    from read_parquet('shipment.parquet')
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
    from read_parquet('shipment.parquet')
    group by notify_name
),
folded as (
    select
        *,
        trim(regexp_replace(upper(nfc_normalize(name)), '[^\p{L}\p{N}]+', ' ', 'g')) as folded
    from spelled
    where name is not null
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
group by folded;

detach idx;

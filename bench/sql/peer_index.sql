-- peer_index: the index that a load leaves behind, as bare DuckDB writes it from the Parquet of either peer.
-- grain of party: one row per folded name.
attach 'index.duckdb' as idx;

create table idx.party as
with said as (
    select row, date, 'shipper' as role, shipper_name as name, shipper_address as address
    from read_parquet('shipment.parquet')
    union all
    select row, date, 'consignee', consignee_name, consignee_address from read_parquet('shipment.parquet')
    union all
    select row, date, 'notify', notify_name, null from read_parquet('shipment.parquet')
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
    list_sort(list(distinct role)) as roles,
    min(address) as address,
    min(date) as first_day,
    max(date) as last_day,
    count(distinct row) as shipments
from folded
where folded <> ''
group by folded;

detach idx;

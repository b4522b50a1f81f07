-- arrival_routes: arrivals of a shipper by a port that none of its earlier bills came by.
-- grain: one row per arrival (document, row).   why: the earlier bills of the shipper.
-- Only shippers that kept to few ports before: who ships from everywhere tells nothing by one more.
-- $documents, $every: as in arrivals.sql. $least_rows: earlier bills; $most_ports: different ports among them.
with sent as (
    select
        document,
        "row",
        trim(upper(shipper_name)) as shipper,
        trim(upper(lading_port)) as port,
        date as day
    from shipment
    where coalesce(status, 'active') not in ('deleted', 'superseded')
        and date is not null
        and shipper_name <> ''
        and shipper_name <> '[protected source]'
        and lading_port <> ''
),
first_by_port as (
    select
        shipper,
        port,
        min(day) as first_day
    from sent
    group by shipper, port
),
fresh as (
    -- Of all bills only those of a port's first day can be the first of their port.
    select
        s.document,
        s."row",
        s.shipper,
        s.port,
        s.day
    from sent as s
    join first_by_port as f
        on f.shipper = s.shipper
        and f.port = s.port
        and f.first_day = s.day
    where $every or list_contains($documents, s.document)
),
before as (
    select
        f.document,
        f."row",
        f.port,
        count(*) as bills,
        count(distinct s.port) as ports,
        mode(s.port) as usual
    from fresh as f
    join sent as s
        on s.shipper = f.shipper
        and s.day < f.day
    group by f.document, f."row", f.port
)
select
    document,
    "row",
    port,
    usual,
    bills,
    ports
from before
where bills >= $least_rows
    and ports <= $most_ports
order by document, "row"

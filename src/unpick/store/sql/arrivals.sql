-- arrivals: the shipments that are to be put in order, with empty text instead of nothing.
-- grain: one row per (document, row).   why: the shipment itself.
-- The same bill again is one arrival, as for the trace; `repeats` counts the rows that it stands for.
-- $documents: those whose rows are asked about; without one ($every) all are.
with held as (
    select
        *,
        row_number() over bill as place,
        count(*) over (
            partition by bill_no, date, hs_code, container_no, shipper_name, consignee_name
        ) as rows_of_bill
    from shipment
    where coalesce(status, 'active') not in ('deleted', 'superseded')
        and ($every or list_contains($documents, document))
    window bill as (
        partition by bill_no, date, hs_code, container_no, shipper_name, consignee_name
        order by document, "row"
    )
)
select
    document,
    "row",
    coalesce(bill_no, '') as bill_no,
    date as day,
    coalesce(shipper_name, '') as shipper_name,
    coalesce(maker_name, '') as maker_name,
    coalesce(consignee_name, '') as consignee_name,
    coalesce(notify_name, '') as notify_name,
    coalesce(hs_code, '') as hs_code,
    coalesce(description, '') as description,
    coalesce(origin_country, '') as origin_country,
    coalesce(destination_country, '') as destination_country,
    coalesce(lading_port, '') as lading_port,
    coalesce(place_of_receipt, '') as place_of_receipt,
    coalesce(vessel, '') as vessel,
    case when coalesce(bill_no, '') = '' then 1 else rows_of_bill end as repeats
from held
where coalesce(bill_no, '') = ''
    or place = 1
order by document, "row"

-- source: bills of the AMS extract in the slots of blank.sql; read by raw.sql.
-- grain: one row per record of the header table.   why: row.
-- A bill goes to the port named as foreign destination when there is one (cargo that stays on board or passes
-- in bond); else it ends in the United States.
with bill as (
    select
        key,
        any_value(master_bol_number) as master_bol_number,
        any_value(house_bol_number) as house_bol_number,
        any_value(voyage_number) as voyage_number,
        any_value(run_date) as run_date
    from cut_billgen
    group by key
),
shipper as (
    select key, arg_min(name, row) as name, arg_min(address, row) as address from cut_shipper group by key
),
consignee as (
    select key, arg_min(name, row) as name, arg_min(address, row) as address from cut_consignee group by key
),
notify as (
    select key, arg_min(name, row) as name from cut_notifyparty group by key
),
goods as (
    select key, string_agg(description_text, ' ' order by sequence, row) as description
    from cut_cargodesc group by key
),
codes as (
    select key, string_agg(harmonized_number, ';' order by sequence, row) as hs_code
    from cut_tariff group by key
),
marks as (
    select key, string_agg(marks, ' ' order by row) as marks from cut_marksnumbers group by key
),
boxes as (
    select key, string_agg(container_number, ',' order by row) as container_no from cut_container group by key
)
select
    h.row,
    shipper.name as shipper_name,
    shipper.address as shipper_address,
    consignee.name as consignee_name,
    consignee.address as consignee_address,
    notify.name as notify_name,
    h.actual_arrival_date as date,
    h.estimated_arrival_date as date__2,
    codes.hs_code,
    goods.description,
    marks.marks,
    h.manifest_quantity as quantity,
    h.manifest_unit as quantity_unit,
    h.weight as gross_weight_kg,
    h.weight_unit,
    coalesce(h.foreign_port_of_destination, 'US') as destination_country,
    h.foreign_port_of_lading as lading_port,
    h.port_of_unlading as unlading_port,
    h.place_of_receipt,
    h.vessel_name as vessel,
    bill.voyage_number as voyage,
    coalesce(bill.house_bol_number, bill.master_bol_number) as bill_no,
    bill.master_bol_number as master_bill_no,
    boxes.container_no,
    h.record_status_indicator as status,
    bill.run_date as published_day
from cut_header as h
left join bill on bill.key = h.key
left join shipper on shipper.key = h.key
left join consignee on consignee.key = h.key
left join notify on notify.key = h.key
left join goods on goods.key = h.key
left join codes on codes.key = h.key
left join marks on marks.key = h.key
left join boxes on boxes.key = h.key

-- peer_ams: what bare DuckDB needs for the same joins and the same Parquet as a load of the AMS extract.
-- grain: one row per record of the header table; goods lines one per row of cargo description.
-- Runs in a folder beside `season`; relative names, so that no path is built into the text.
copy (
    with header as (
        select *, row_number() over () as row from read_csv('../season/synthetic-header.csv', all_varchar = true)
    ),
    bill as (
        select
            identifier,
            any_value(master_bol_number) as master_bol_number,
            any_value(house_bol_number) as house_bol_number,
            any_value(voyage_number) as voyage_number
        from read_csv('../season/synthetic-billgen.csv', all_varchar = true)
        group by identifier
    ),
    shipper as (
        select
            identifier,
            any_value(shipper_party_name) as name,
            any_value(concat_ws(', ', shipper_party_address_1, shipper_party_address_2, city, country_code)) as address
        from read_csv('../season/synthetic-shipper.csv', all_varchar = true)
        group by identifier
    ),
    consignee as (
        select
            identifier,
            any_value(consignee_name) as name,
            any_value(concat_ws(', ', consignee_address_1, consignee_address_2, city, country_code)) as address
        from read_csv('../season/synthetic-consignee.csv', all_varchar = true)
        group by identifier
    ),
    notify as (
        select identifier, any_value(notify_party_name) as name
        from read_csv('../season/synthetic-notifyparty.csv', all_varchar = true)
        group by identifier
    ),
    goods as (
        select identifier, string_agg(description_text, ' ' order by description_sequence_number) as description
        from read_csv('../season/synthetic-cargodesc.csv', all_varchar = true)
        group by identifier
    ),
    codes as (
        select identifier, string_agg(harmonized_number, ';' order by description_sequence_number) as hs_code
        from read_csv('../season/synthetic-tariff.csv', all_varchar = true)
        group by identifier
    ),
    marks as (
        select identifier, string_agg(marks_and_numbers_1, ' ') as marks
        from read_csv('../season/synthetic-marksnumbers.csv', all_varchar = true)
        group by identifier
    ),
    boxes as (
        select identifier, string_agg(container_number, ',') as container_no
        from read_csv('../season/synthetic-container.csv', all_varchar = true)
        group by identifier
    )
    select
        '0000000000000000000000000000000000000000000000000000000000000000' as document,
        'us_cbp_ams' as dataset,
        date '2024-03-01' as public_from,
        'arrival' as date_kind,
        'B' as reliability,
        false as protected,
        h.row,
        shipper.name as shipper_name,
        shipper.address as shipper_address,
        consignee.name as consignee_name,
        consignee.address as consignee_address,
        notify.name as notify_name,
        cast(coalesce(h.actual_arrival_date, h.estimated_arrival_date) as date) as date,
        split_part(codes.hs_code, ';', 1) as hs_code,
        goods.description,
        marks.marks,
        cast(h.manifest_quantity as double) as quantity,
        h.manifest_unit as quantity_unit,
        cast(h.weight as double) * case h.weight_unit when 'Pounds' then 0.45359237 else 1 end as gross_weight_kg,
        coalesce(h.foreign_port_of_destination, 'US') as destination_country,
        h.foreign_port_of_lading as lading_port,
        h.port_of_unlading as unlading_port,
        h.place_of_receipt,
        h.vessel_name as vessel,
        bill.voyage_number as voyage,
        coalesce(bill.house_bol_number, bill.master_bol_number) as bill_no,
        bill.master_bol_number as master_bill_no,
        boxes.container_no,
        case h.record_status_indicator when 'Deleted' then 'deleted' else 'active' end as status
    from header as h
    left join bill on bill.identifier = h.identifier
    left join shipper on shipper.identifier = h.identifier
    left join consignee on consignee.identifier = h.identifier
    left join notify on notify.identifier = h.identifier
    left join goods on goods.identifier = h.identifier
    left join codes on codes.identifier = h.identifier
    left join marks on marks.identifier = h.identifier
    left join boxes on boxes.identifier = h.identifier
) to 'shipment.parquet' (format parquet, compression zstd);

copy (
    select
        '0000000000000000000000000000000000000000000000000000000000000000' as document,
        h.row,
        cast(c.description_sequence_number as integer) as line,
        t.harmonized_number as hs_code,
        c.description_text as description,
        cast(c.piece_count as double) as quantity,
        cast(t.harmonized_weight as double) as gross_weight_kg
    from (
        select identifier, row_number() over () as row
        from read_csv('../season/synthetic-header.csv', all_varchar = true)
    ) as h
    join read_csv('../season/synthetic-cargodesc.csv', all_varchar = true) as c
        on c.identifier = h.identifier
    left join read_csv('../season/synthetic-tariff.csv', all_varchar = true) as t
        on t.identifier = c.identifier
        and t.description_sequence_number = c.description_sequence_number
) to 'goods_line.parquet' (format parquet, compression zstd);

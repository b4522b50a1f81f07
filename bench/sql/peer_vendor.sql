-- peer_vendor: what bare DuckDB needs to read the vendor's CSV and write the same Parquet.
-- grain: one row per row of the file.
copy (
    select
        '0000000000000000000000000000000000000000000000000000000000000000' as document,
        'us_bills_of_lading' as dataset,
        date '2024-03-01' as public_from,
        'arrival' as date_kind,
        'C' as reliability,
        false as protected,
        row_number() over () as row,
        coalesce(RAW_SHIPPER_NAME, SHIPPER_NAME) as shipper_name,
        coalesce(RAW_SHIPPER_ADDRESS, SHIPPER_ADDRESS) as shipper_address,
        coalesce(RAW_CONSIGNEE_NAME, CONSIGNEE_NAME) as consignee_name,
        coalesce(RAW_CONSIGNEE_ADDRESS, CONSIGNEE_ADDRESS) as consignee_address,
        coalesce(RAW_NOTIFY_PARTY_NAME, NOTIFY_PARTY_NAME) as notify_name,
        cast(coalesce(ACTUAL_ARRIVAL_DATE, ESTIMATE_ARRIVAL_DATE) as date) as date,
        HS_CODE as hs_code,
        PRODUCT_DESCRIPTION as description,
        MARKS_AND_NUMBERS as marks,
        cast(QUANTITY as double) as quantity,
        QUANTITY_UNIT as quantity_unit,
        cast(WEIGHT_IN_KG as double) as gross_weight_kg,
        COUNTRY as origin_country,
        LOADING_PORT as lading_port,
        UNLOADING_PORT as unlading_port,
        PLACE_OF_RECEIPT as place_of_receipt,
        VESSEL_NAME as vessel,
        VOYAGE as voyage,
        BILL_OF_LADING as bill_no,
        MASTER_BILL_OF_LADING as master_bill_no,
        CONTAINER_ID as container_no,
        'active' as status
    from read_csv('../season/synthetic-us-bills-61.csv', all_varchar = true)
) to 'shipment.parquet' (format parquet, compression zstd);

copy (
    select
        '0000000000000000000000000000000000000000000000000000000000000000' as document,
        row_number() over () as row,
        1 as line,
        HS_CODE as hs_code,
        PRODUCT_DESCRIPTION as description,
        cast(QUANTITY as double) as quantity,
        QUANTITY_UNIT as quantity_unit,
        cast(WEIGHT_IN_KG as double) as gross_weight_kg
    from read_csv('../season/synthetic-us-bills-61.csv', all_varchar = true)
) to 'goods_line.parquet' (format parquet, compression zstd);

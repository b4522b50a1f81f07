-- parse: the cells of a file as shipment rows, each with what is wrong with it.
-- grain: one row per row of the file that is not blank.   why: (document, row).
-- reads: raw (row and the slots of blank.sql, all text), loser (row, of the older versions).
-- parameters: formats, zone_minutes, decimal_mark, constants (struct), latest (day after which no shipment
-- can have arrived), markers and emptied (withheld parties), deleted (status words), date_kind, document,
-- dataset, load_day, by_row (whether published_day of the row counts before load_day), reliability, protected,
-- and a constant or null for quantity_unit, weight_unit, origin_country, destination_country, trade_type.

with picked as (
    select
        row,
        over__1 as over,
        coalesce(tidy(shipper_name), tidy(shipper_name__2), tidy(shipper_name__3)) as shipper_name,
        case when shipper_address__j2 is null and shipper_address__j3 is null and shipper_address__j4 is null then coalesce(tidy(shipper_address), tidy(shipper_address__2), tidy(shipper_address__3))
            else nullif(concat_ws(' ', tidy(shipper_address), tidy(shipper_address__j2), tidy(shipper_address__j3), tidy(shipper_address__j4), tidy(shipper_address__j5), tidy(shipper_address__j6), tidy(shipper_address__j7), tidy(shipper_address__j8)), '') end as shipper_address,
        coalesce(tidy(consignee_name), tidy(consignee_name__2), tidy(consignee_name__3)) as consignee_name,
        case when consignee_address__j2 is null and consignee_address__j3 is null and consignee_address__j4 is null then coalesce(tidy(consignee_address), tidy(consignee_address__2), tidy(consignee_address__3))
            else nullif(concat_ws(' ', tidy(consignee_address), tidy(consignee_address__j2), tidy(consignee_address__j3), tidy(consignee_address__j4), tidy(consignee_address__j5), tidy(consignee_address__j6), tidy(consignee_address__j7), tidy(consignee_address__j8)), '') end as consignee_address,
        coalesce(tidy(notify_name), tidy(notify_name__2), tidy(notify_name__3)) as notify_name,
        coalesce(tidy(maker_name), tidy(maker_name__2), tidy(maker_name__3)) as maker_name,
        coalesce(tidy(date), tidy(date__2), tidy(date__3)) as date,
        coalesce(tidy(hs_code), tidy(hs_code__2), tidy(hs_code__3)) as hs_code,
        case when description__j2 is null and description__j3 is null and description__j4 is null then coalesce(tidy(description), tidy(description__2), tidy(description__3))
            else nullif(concat_ws(' ', tidy(description), tidy(description__j2), tidy(description__j3), tidy(description__j4), tidy(description__j5), tidy(description__j6), tidy(description__j7), tidy(description__j8)), '') end as description,
        case when marks__j2 is null and marks__j3 is null and marks__j4 is null then coalesce(tidy(marks), tidy(marks__2), tidy(marks__3))
            else nullif(concat_ws(' ', tidy(marks), tidy(marks__j2), tidy(marks__j3), tidy(marks__j4), tidy(marks__j5), tidy(marks__j6), tidy(marks__j7), tidy(marks__j8)), '') end as marks,
        coalesce(tidy(quantity), tidy(quantity__2), tidy(quantity__3)) as quantity,
        coalesce(tidy(quantity_unit), tidy(quantity_unit__2), tidy(quantity_unit__3)) as quantity_unit,
        coalesce(tidy(gross_weight_kg), tidy(gross_weight_kg__2), tidy(gross_weight_kg__3)) as gross_weight_kg,
        coalesce(tidy(net_weight_kg), tidy(net_weight_kg__2), tidy(net_weight_kg__3)) as net_weight_kg,
        coalesce(tidy(value_usd), tidy(value_usd__2), tidy(value_usd__3)) as value_usd,
        coalesce(tidy(origin_country), tidy(origin_country__2), tidy(origin_country__3)) as origin_country,
        coalesce(tidy(destination_country), tidy(destination_country__2), tidy(destination_country__3)) as destination_country,
        coalesce(tidy(lading_port), tidy(lading_port__2), tidy(lading_port__3)) as lading_port,
        coalesce(tidy(unlading_port), tidy(unlading_port__2), tidy(unlading_port__3)) as unlading_port,
        coalesce(tidy(place_of_receipt), tidy(place_of_receipt__2), tidy(place_of_receipt__3)) as place_of_receipt,
        coalesce(tidy(vessel), tidy(vessel__2), tidy(vessel__3)) as vessel,
        coalesce(tidy(voyage), tidy(voyage__2), tidy(voyage__3)) as voyage,
        coalesce(tidy(bill_no), tidy(bill_no__2), tidy(bill_no__3)) as bill_no,
        coalesce(tidy(master_bill_no), tidy(master_bill_no__2), tidy(master_bill_no__3)) as master_bill_no,
        case when container_no__j2 is null and container_no__j3 is null and container_no__j4 is null then coalesce(tidy(container_no), tidy(container_no__2), tidy(container_no__3))
            else nullif(concat_ws(' ', tidy(container_no), tidy(container_no__j2), tidy(container_no__j3), tidy(container_no__j4), tidy(container_no__j5), tidy(container_no__j6), tidy(container_no__j7), tidy(container_no__j8)), '') end as container_no,
        coalesce(tidy(trade_type), tidy(trade_type__2), tidy(trade_type__3)) as trade_type,
        tidy(status) as status_text,
        tidy(weight_unit) as weight_unit,
        tidy(published_day) as published_text
    from raw
),
typed as (
    select
        picked.* exclude (date, quantity, gross_weight_kg, net_weight_kg, value_usd, hs_code, quantity_unit),
        date as date_text,
        day(date, $formats, $zone_minutes) as day,
        hs_code as hs_text,
        case when regexp_full_match(hs_code, '[0-9]+') then [hs_one(hs_code)]
            when hs_code is null then [null::varchar]
            else list_transform(
                list_filter(regexp_split_to_array(hs_code, '\s*[;,|\n]\s*'), lambda one: one <> ''),
                lambda one: hs_one(trim(one))) end as codes,
        quantity as quantity_text,
        coalesce(number(quantity, $decimal_mark),
            number(regexp_extract(quantity, '^([-+]?[0-9][0-9.,]*)\s*[^0-9.,\s].*$', 1), $decimal_mark))
            as quantity,
        coalesce(quantity_unit, case when number(quantity, $decimal_mark) is null then
            nullif(regexp_extract(quantity, '^[-+]?[0-9][0-9.,]*\s*([^0-9.,\s].*)$', 1), '') end)
            as quantity_unit,
        gross_weight_kg as gross_text,
        number(gross_weight_kg, $decimal_mark) * kilograms(coalesce(weight_unit, $weight_unit))
            as gross_weight_kg,
        net_weight_kg as net_text,
        number(net_weight_kg, $decimal_mark) as net_weight_kg,
        value_usd as value_text,
        number(value_usd, $decimal_mark) as value_usd
    from picked
    where not (shipper_name is null and consignee_name is null and date is null and hs_code is null
        and description is null and notify_name is null and maker_name is null and quantity is null
        and value_usd is null and gross_weight_kg is null and bill_no is null and over is null)
)
select
    typed.row,
    case
        when over is not null then 'over|' || over
        when shipper_name is null and consignee_name is null and notify_name is null and maker_name is null
            and date_text is null and bill_no is null then 'total|' || coalesce(description, hs_text, '')
        when date_text is not null and day is null then 'date|' || date_text
        when day > $latest or day < date '1970-01-01' then 'day|' || date_text
        when hs_text is not null and list_contains(list_transform(codes, lambda one: one is null), true)
            then case when regexp_full_match(hs_text, '[0-9](\.[0-9]*)?[eE]\+?[0-9]+')
                then 'hs_cut|' else 'hs|' end || hs_text
        when quantity_text is not null and quantity is null then 'quantity|' || quantity_text
        when quantity < 0 then 'quantity_negative|' || quantity_text
        when gross_text is not null and number(gross_text, $decimal_mark) is null
            then 'gross_weight_kg|' || gross_text
        when gross_text is not null and gross_weight_kg is null
            then 'unit|' || coalesce(weight_unit, $weight_unit)
        when gross_weight_kg < 0 then 'gross_weight_kg_negative|' || gross_text
        when net_text is not null and net_weight_kg is null then 'net_weight_kg|' || net_text
        when net_weight_kg < 0 then 'net_weight_kg_negative|' || net_text
        when value_text is not null and value_usd is null then 'value_usd|' || value_text
        when value_usd < 0 then 'value_usd_negative|' || value_text
    end as fault,
    coalesce(garbled(concat_ws(' ', shipper_name, shipper_address, consignee_name, consignee_address,
        notify_name, maker_name, description, marks, lading_port, unlading_port, place_of_receipt)), false)
        as garbled,
    codes,
    shipper_name,
    shipper_address,
    consignee_name,
    consignee_address,
    notify_name,
    maker_name,
    day as date,
    $date_kind as date_kind,
    codes[1] as hs_code,
    description,
    marks,
    quantity,
    coalesce(quantity_unit, $quantity_unit) as quantity_unit,
    gross_weight_kg,
    net_weight_kg,
    value_usd,
    coalesce(origin_country, $origin_country) as origin_country,
    coalesce(destination_country, $destination_country) as destination_country,
    lading_port,
    unlading_port,
    place_of_receipt,
    vessel,
    voyage,
    bill_no,
    master_bill_no,
    container_no,
    coalesce(trade_type, $trade_type) as trade_type,
    case when loser.row is not null then 'superseded'
        when list_contains($deleted, status_text) then 'deleted'
        else 'active' end as status,
    case when length(coalesce(hs_digits(hs_text), '')) in (3, 5, 7) then 'hs_code' else '' end as repaired,
    concat_ws(',',
        case when (shipper_name is null and list_contains($emptied, 'shipper'))
            or list_contains($markers, upper(shipper_name)) then 'shipper' end,
        case when (consignee_name is null and list_contains($emptied, 'consignee'))
            or list_contains($markers, upper(consignee_name)) then 'consignee' end,
        case when (notify_name is null and list_contains($emptied, 'notify'))
            or list_contains($markers, upper(notify_name)) then 'notify' end) as withheld,
    $document as document,
    $dataset as dataset,
    coalesce(case when $by_row then iso_day(published_text, 0) end, $load_day) as public_from,
    $reliability as reliability,
    $protected as protected
from typed
left join loser
    on loser.row = typed.row

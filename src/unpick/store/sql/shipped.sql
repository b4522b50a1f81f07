-- shipped: shipments as the indicators read them: each bill once, names folded, countries as ISO codes, the value of one unit.
-- grain: one row per (document, row) that is kept.   why: (document, row).
-- Needs `place_said` (kind, said, iso), which app makes of `shipped_said`, and `one_party` (folded, main): spellings of one firm.
-- shipper, consignee: folded, the firm's main spelling where `one_party` has one; shipper_spelled: folded as written.
-- What a protected source gave is left out: a signal names whom it is about.
-- log_value: natural logarithm of USD per unit, kg where no quantity is declared; null where there is no value, no amount,
-- no code of six digits, or where the bill holds several goods, of which none has a value of its own.
with held as (
    select
        *,
        row_number() over (
            partition by bill_no, date, hs_code, container_no, shipper_name, consignee_name
            order by document, "row"
        ) as place
    from shipment
    where coalesce(status, 'active') not in ('deleted', 'superseded')
        and not protected
        and date is not null
),
several as (
    select
        document,
        "row"
    from goods_line
    group by document, "row"
    having count(*) > 1
),
kept as (
    select
        h.*,
        regexp_replace(coalesce(h.hs_code, ''), '[^0-9]', '', 'g') as code,
        trim(regexp_replace(upper(coalesce(h.shipper_name, '')), '[^\p{L}\p{N}]+', ' ', 'g')) as shipper_spelled,
        trim(regexp_replace(upper(coalesce(h.consignee_name, '')), '[^\p{L}\p{N}]+', ' ', 'g')) as consignee_spelled,
        m."row" is not null as is_several
    from held as h
    left join several as m
        on m.document = h.document
        and m."row" = h."row"
    where coalesce(h.bill_no, '') = ''
        or h.place = 1
)
select
    k.document,
    k."row",
    coalesce(k.shipper_name, '') as shipper_name,
    k.shipper_spelled,
    coalesce(a.main, k.shipper_spelled) as shipper,
    trim(regexp_replace(upper(coalesce(k.shipper_address, '')), '[^\p{L}\p{N}]+', ' ', 'g')) as shipper_address,
    coalesce(k.consignee_name, '') as consignee_name,
    coalesce(b.main, k.consignee_spelled) as consignee,
    k.date as day,
    cast(date_trunc('month', k.date) as date) as month,
    k.code,
    left(k.code, 6) as code6,
    coalesce(o.iso, '') as origin,
    coalesce(d.iso, '') as destination,
    coalesce(k.lading_port, '') as port,
    coalesce(p.iso, '') as port_country,
    coalesce(r.iso, '') as receipt_country,
    trim(upper(coalesce(k.lading_port, ''))) as port_key,
    coalesce(k.vessel, '') as vessel,
    lower(coalesce(k.trade_type, '')) as trade_type,
    coalesce(k.net_weight_kg, k.gross_weight_kg) as weight_kg,
    k.gross_weight_kg,
    k.value_usd,
    case when k.quantity > 0 and k.quantity_unit <> '' then upper(k.quantity_unit) else 'KG' end as unit,
    case
        when not k.is_several
            and length(k.code) >= 6
            and k.value_usd > 0
            and (k.quantity > 0 and k.quantity_unit <> '' or k.gross_weight_kg > 0)
            then ln(
                k.value_usd
                / case when k.quantity > 0 and k.quantity_unit <> '' then k.quantity else k.gross_weight_kg end
            )
    end as log_value
from kept as k
left join one_party as a
    on a.folded = k.shipper_spelled
left join one_party as b
    on b.folded = k.consignee_spelled
left join place_said as o
    on o.kind = 'country'
    and o.said = k.origin_country
left join place_said as d
    on d.kind = 'country'
    and d.said = k.destination_country
left join place_said as p
    on p.kind = 'port'
    and p.said = k.lading_port
left join place_said as r
    on r.kind = 'port'
    and r.said = k.place_of_receipt

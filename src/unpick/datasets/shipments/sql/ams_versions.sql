-- ams_versions: which bill each record is a version of, and when it was extracted.
-- grain: one row per record of the header table.   why: row.
select
    h.row,
    hash(row(h.carrier_code, b.master_bol_number, b.house_bol_number, b.sub_house_bol_number)) as bill,
    b.master_bol_number is null and b.house_bol_number is null as unnumbered,
    coalesce(iso_day(b.run_date, 0), iso_day(b.trade_update_date, 0), date '0001-01-01') as version
from cut_header as h
left join (
    select
        key,
        any_value(master_bol_number) as master_bol_number,
        any_value(house_bol_number) as house_bol_number,
        any_value(sub_house_bol_number) as sub_house_bol_number,
        any_value(run_date) as run_date,
        any_value(trade_update_date) as trade_update_date
    from cut_billgen
    group by key
) as b
    on b.key = h.key

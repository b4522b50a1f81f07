-- macros: how one cell is read; used by parse.sql and ams_*.sql.
-- Each macro takes text and gives null when the text does not mean such a value.

create or replace temp macro tidy(x) as
    nullif(trim(case when contains(x, chr(10)) or contains(x, chr(13)) or contains(x, chr(9))
        then translate(x, chr(10) || chr(13) || chr(9), '   ') else x end), '');

-- A number with thousands marks; 'nan' and 'inf' are words, not numbers.
create or replace temp macro plain_number(x, decimal_mark) as
    try_cast(case when decimal_mark = ',' then replace(replace(x, '.', ''), ',', '.')
        when contains(x, ',') then replace(x, ',', '') else x end as double);

create or replace temp macro number(x, decimal_mark) as
    case when isfinite(plain_number(x, decimal_mark)) then plain_number(x, decimal_mark) end;

-- Excel counts days from 1899-12-30 (its leap-year error of 1900 included); 20000 is 1954, 60000 is 2064.
create or replace temp macro serial_day(x) as
    case when try_cast(x as double) between 20000 and 60000
        then date '1899-12-30' + cast(floor(try_cast(x as double)) as integer) end;

create or replace temp macro iso_day(x, zone_minutes) as
    case when x like '____-__-__T%Z'
        then cast(try_cast(replace(replace(x, 'T', ' '), 'Z', '') as timestamp)
            + to_minutes(zone_minutes) as date)
    when x like '____-__-__' or x like '____/__/__'
        then try_cast(replace(x, '/', '-') as date)
    when x like '____-__-__%' or x like '____/__/__%'
        then try_cast(replace(left(x, 10), '/', '-') as date) end;

create or replace temp macro day(x, formats, zone_minutes) as
    coalesce(iso_day(x, zone_minutes), serial_day(x), cast(try_strptime(x, formats) as date));

-- Kilograms in one unit, as CBP and the vendors spell it. Source: NIST SP 811 (1 lb = 0.45359237 kg).
create or replace temp macro kilograms(unit) as
    case when unit is null or lower(unit) in ('kg', 'kgs', 'kilogram', 'kilograms', 'k') then 1.0
        when lower(unit) in ('lb', 'lbs', 'pound', 'pounds', 'l') then 0.45359237
        when lower(unit) in ('t', 'mt', 'metric ton', 'metric tons', 'tonne', 'tonnes') then 1000.0
        when lower(unit) in ('g', 'gram', 'grams') then 0.001 end;

-- One HS code, digits only. 610910.0 is a code that passed through a spreadsheet as a number; 6.1091E+05
-- has lost digits unless its mantissa holds them all; an odd count below 8 has lost its leading zero.
create or replace temp macro hs_digits(x) as
    case when regexp_full_match(x, '[0-9]+') then x
        when regexp_full_match(x, '[0-9]{6,12}\.0+') or regexp_full_match(x, '[0-9]{4}\.0')
            then regexp_extract(x, '^[0-9]+')
        when regexp_full_match(x, '[0-9]\.[0-9]+[eE]\+?[0-9]{1,2}')
            then case when cast(regexp_extract(x, '[0-9]+$') as integer)
                        = length(regexp_extract(x, '\.([0-9]+)', 1))
                    then replace(regexp_extract(x, '^[0-9.]+'), '.', '') end
        when regexp_full_match(x, '[0-9]{2,4}([. -][0-9]{1,4})+') then regexp_replace(x, '[^0-9]', '', 'g')
        end;

create or replace temp macro hs_padded(digits) as
    case when length(digits) in (3, 5, 7) then '0' || digits else digits end;

create or replace temp macro hs_one(x) as
    case when length(hs_padded(hs_digits(x))) between 2 and 12 then hs_padded(hs_digits(x)) end;

-- UTF-8 that was read as Latin-1 or Windows-1252, a lost letter, or a character reference of HTML.
create or replace temp macro garbled(x) as
    case when strlen(x) = length(x) then contains(x, '&#') or contains(x, '&amp;')
        else regexp_matches(x, '[\x{C2}-\x{F4}][\x{80}-\x{BF}\x{152}\x{153}\x{160}\x{161}\x{178}\x{17D}\x{17E}\x{192}\x{2C6}\x{2DC}\x{2013}\x{2014}\x{2018}-\x{201E}\x{2020}-\x{2022}\x{2026}\x{2030}\x{2039}\x{203A}\x{20AC}\x{2122}]|\x{FFFD}|&#|&amp;') end;

-- periods: first and last day of one end of a period; null when the text is no year, quarter, half, month or day.
create or replace temp macro first_day(x) as
    case when regexp_full_match(x, '[0-9]{4}') then try_cast(x || '-01-01' as date)
        when regexp_full_match(x, '[0-9]{4}-[0-9]{2}') then try_cast(x || '-01' as date)
        when regexp_full_match(x, '[0-9]{4}-[0-9]{2}-[0-9]{2}') then try_cast(x as date)
        when regexp_full_match(x, '[0-9]{4}-?Q[1-4]')
            then make_date(cast(left(x, 4) as integer), 3 * cast(right(x, 1) as integer) - 2, 1)
        when regexp_full_match(x, '[0-9]{4}-?H[12]')
            then make_date(cast(left(x, 4) as integer), 6 * cast(right(x, 1) as integer) - 5, 1) end;

create or replace temp macro last_day(x) as
    case when regexp_full_match(x, '[0-9]{4}') then try_cast(x || '-12-31' as date)
        when regexp_full_match(x, '[0-9]{4}-[0-9]{2}')
            then cast(first_day(x) + interval 1 month - interval 1 day as date)
        when regexp_full_match(x, '[0-9]{4}-[0-9]{2}-[0-9]{2}') then try_cast(x as date)
        when regexp_full_match(x, '[0-9]{4}-?Q[1-4]')
            then cast(first_day(x) + interval 3 month - interval 1 day as date)
        when regexp_full_match(x, '[0-9]{4}-?H[12]')
            then cast(first_day(x) + interval 6 month - interval 1 day as date) end;

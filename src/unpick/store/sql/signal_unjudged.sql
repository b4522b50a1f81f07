-- signal_unjudged: shippers whose declared values nothing could judge, and why.
-- grain: one row per (shipper, state).   why: the shipments of the shipper.
-- Only shippers none of whose shipments stands in a cell that can judge.
select
    s.shipper,
    min(s.shipper_name) as shipper_name,
    min(s.day) as first_day,
    max(s.day) as last_day,
    coalesce(c.state, 'no value') as state,
    count(*) as bills
from shipped as s
left join cell as c
    on s.log_value is not null
    and c.code6 = s.code6
    and c.origin = s.origin
    and c.unit = s.unit
    and c.month = s.month
where s.shipper <> ''
    and s.shipper not in (
        select j.shipper
        from shipped as j
        join cell as d
            on d.code6 = j.code6
            and d.origin = j.origin
            and d.unit = j.unit
            and d.month = j.month
        where j.log_value is not null
            and d.state = 'judged'
    )
group by s.shipper, coalesce(c.state, 'no value')
order by s.shipper, state

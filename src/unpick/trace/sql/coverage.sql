-- coverage: what shipments were there to be searched.
-- grain: one row.   why: the shipments themselves.
select
    count(*) as shipments,
    count(case when date is null then 1 end) as undated,
    count(case when coalesce(withheld, '') <> '' then 1 end) as withheld,
    cast(min(date) as varchar) as first_day,
    cast(max(date) as varchar) as last_day,
    array_sort(array_agg(distinct destination_country)) as countries,
    array_sort(array_agg(distinct dataset)) as datasets
from shipment

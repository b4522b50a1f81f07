-- list_versions: each version of each list that can be read, with its day.
-- grain: one row per list, version and day.   why: the document that the listing came in.
select
    coalesce(l.list, l.dataset) as list,
    coalesce(d.name, l.dataset) as version,
    cast(min(coalesce(d.published, d.public_from)) as varchar) as as_of
from listing as l
left join document as d
    on l.document = d.document
group by
    coalesce(l.list, l.dataset),
    coalesce(d.name, l.dataset),
    coalesce(d.published, d.public_from)
order by
    list,
    as_of,
    version

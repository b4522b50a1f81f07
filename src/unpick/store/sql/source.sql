-- source: who speaks: the described sources of facts files, and the originals themselves.
-- grain: one row per dataset.   why: the statements that describe it.
select
    substr(entity_id, 5) as dataset,
    min(value) filter (where prop = 'title') as title,
    min(value) filter (where prop = 'sourceUrl') as url,
    coalesce(min(value) filter (where prop = 'publishedAt'), cast(min(public_from) as varchar)) as date,
    min(document) as document,
    min(reliability) as reliability,
    list_sort(list(id)) as why
from statement
where schema = 'Document'
group by entity_id
union all
select
    d.dataset,
    min(d.title) as title,
    min(d.url) as url,
    cast(min(coalesce(d.published, d.public_from)) as varchar) as date,
    min(d.document) as document,
    min(d.reliability) as reliability,
    [] as why
from document as d
where not exists (
    select 1
    from statement as s
    where s.schema = 'Document'
        and s.entity_id = 'src-' || d.dataset
)
group by d.dataset

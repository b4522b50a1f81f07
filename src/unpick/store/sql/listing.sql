-- listing: places on lists, as dated intervals whose ends may be known only as intervals.
-- grain: one row per listing (Sanction entity).   why: all statements of the listing.
select
    entity_id as listing_id,
    min(value) filter (where prop = 'entity') as entity_id,
    min(value) filter (where prop = 'authority') as authority,
    min(value) filter (where prop = 'list') as list,
    min(value) filter (where prop = 'ref') as ref,
    list_sort(list(value) filter (where prop = 'program')) as programs,
    min(value) filter (where prop = 'section') as section,
    min(value) filter (where prop = 'measure') as measure,
    coalesce(try_cast(min(value) filter (where prop = 'fromEarliest') as date), date '0001-01-01') as from_earliest,
    coalesce(try_cast(min(value) filter (where prop = 'fromLatest') as date), date '9999-12-31') as from_latest,
    coalesce(try_cast(min(value) filter (where prop = 'toEarliest') as date), date '9999-12-31') as to_earliest,
    coalesce(try_cast(min(value) filter (where prop = 'toLatest') as date), date '9999-12-31') as to_latest,
    list_sort(list(value) filter (where prop = 'nexus')) as nexus,
    min(value) filter (where prop = 'reason') as reason,
    min(value) filter (where prop = 'sourceUrl') as source_url,
    min(value) filter (where prop = 'partial') as partial,
    min(dataset) as dataset,
    list_sort(list(id)) as why,
    min(document) as document,
    min(locator) as locator,
    min(public_from) as public_from,
    min(reliability) as reliability,
    bool_or(protected) as protected
from statement
where schema = 'Sanction'
group by entity_id

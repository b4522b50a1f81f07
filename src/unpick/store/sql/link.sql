-- link: one thing related to another, dated.
-- grain: one row per link (Link entity).   why: all statements of the link.
select
    entity_id as link_id,
    min(value) filter (where prop = 'kind') as kind,
    min(value) filter (where prop = 'subject') as subject,
    min(value) filter (where prop = 'object') as object,
    min(value) filter (where prop = 'share') as share,
    min(value) filter (where prop = 'product') as product,
    min(value) filter (where prop = 'goods') as goods,
    min(valid_from) as valid_from,
    min(valid_to) as valid_to,
    min(value) filter (where prop = 'quote') as quote,
    min(value) filter (where prop = 'attribution') as attribution,
    min(value) filter (where prop = 'certainty') as certainty,
    coalesce(min(value) filter (where prop = 'polarity'), 'stated') as polarity,
    min(value) filter (where prop = 'proof') as proof,
    min(value) filter (where prop = 'sourceUrl') as source_url,
    min(dataset) as dataset,
    min(origin) as origin,
    list_sort(list(id)) as why,
    min(document) as document,
    min(locator) as locator,
    min(public_from) as public_from,
    min(reliability) as reliability,
    bool_or(protected) as protected
from statement
where schema = 'Link'
group by entity_id

-- entities_named: entities one of whose names folds to the same text as the one asked for.
-- grain: one row per entity.   why: the statements of the names.
select
    entity_id,
    list_sort(list_distinct(list(name))) as names,
    list_sort(flatten(list(why))) as why
from name
where trim(regexp_replace(upper(nfc_normalize(name)), '[^\p{L}\p{N}]+', ' ', 'g'))
    = trim(regexp_replace(upper(nfc_normalize($name)), '[^\p{L}\p{N}]+', ' ', 'g'))
group by entity_id
order by entity_id

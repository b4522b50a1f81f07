-- described: what is stated of each source of a facts file, property by property.
-- grain: one row per statement of a source.   why: that statement.
select
    substr(entity_id, 5) as dataset,
    prop,
    value,
    document,
    protected,
    id as why
from statement
where schema = 'Document'
    and starts_with(entity_id, 'src-')
order by all

-- name: what entities are called.
-- grain: one row per statement of a name.   why: that statement.
select
    entity_id,
    value as name,
    prop as kind,
    lang,
    dataset,
    [id] as why,
    document,
    locator,
    public_from,
    reliability,
    protected
from statement
where prop in ('name', 'alias', 'weakAlias', 'previousName')
    and schema not in ('Claim', 'Link', 'Sanction', 'Document')
    and value <> '[protected source]'   -- what is redacted names nothing, and never makes two one

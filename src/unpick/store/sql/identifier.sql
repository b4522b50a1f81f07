-- identifier: numbers that name one thing only.
-- grain: one row per statement of an identifier.   why: that statement.
select
    entity_id,
    prop as kind,
    value,
    dataset,
    [id] as why,
    document,
    locator,
    public_from,
    reliability,
    protected
from statement
where prop in ('imoNumber', 'passportNumber', 'leiCode', 'uscCode', 'registrationNumber', 'dunsCode')
    and value <> '[protected source]'   -- what is redacted names nothing, and never makes two one

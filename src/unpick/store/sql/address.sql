-- address: where entities are.
-- grain: one row per statement of an address or a country.   why: that statement.
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
where prop in ('address', 'country')
    and schema not in ('Claim', 'Link', 'Sanction', 'Document')

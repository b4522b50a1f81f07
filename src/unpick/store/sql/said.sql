-- said: claims and links in one form, each with its described source.
-- grain: one row per claim or link.   why: all statements of the claim or link.
with said as (
    select
        claim_id as id,
        'Claim' as schema,
        subject,
        predicate,
        kind,
        object,
        goods,
        valid_from,
        valid_to,
        quote,
        attribution,
        certainty,
        polarity,
        dataset,
        origin,
        why,
        document,
        locator,
        public_from,
        reliability,
        value,
        unit,
        bound
    from claim
    union all by name
    select
        link_id as id,
        'Link' as schema,
        subject,
        kind as predicate,
        '' as kind,
        object,
        goods,
        valid_from,
        valid_to,
        quote,
        attribution,
        certainty,
        polarity,
        dataset,
        origin,
        why,
        document,
        locator,
        public_from,
        reliability,
        share as value,
        '' as unit,
        '' as bound
    from link
)
select
    said.*,
    coalesce(source.title, said.dataset) as source_title,
    source.url as source_url,
    source.date as source_date
from said
left join source
    on source.dataset = said.dataset
order by said.id

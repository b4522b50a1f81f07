-- listed_party: shippers whose name is that of a listed firm, with the first day of its listing.
-- grain: one row per (shipper, entity_id).   why: statements of the listing.
-- The name must be the same but for signs and case; who resembles one is the task of `screen`.
-- day: the first day if it is known, else the day from which the listing was public.
with listing_day as (
    select
        entity_id,
        min(case when from_latest < date '9999-12-31' then from_latest else public_from end) as day,
        min_by(why, listing_id) as why
    from listing
    where entity_id <> ''
        and not protected
    group by entity_id
),
called as (
    select distinct
        n.entity_id,
        trim(regexp_replace(upper(nfc_normalize(n.name)), '[^\p{L}\p{N}]+', ' ', 'g')) as folded
    from name as n
    where n.kind <> 'weakAlias'
)
select
    s.shipper,
    min(s.shipper_name) as name,
    d.entity_id,
    min(d.day) as day,
    min_by(d.why, d.entity_id) as why
from shipped as s
join called as c
    on c.folded = s.shipper_spelled
join listing_day as d
    on d.entity_id = c.entity_id
where s.shipper <> ''
group by s.shipper, d.entity_id

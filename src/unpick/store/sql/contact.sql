-- contact: telephone numbers and officers that a source, such as a register extract, gives a firm that ships.
-- grain: one row per (shipper, kind, thing).   why: statements of the number, or of the office.
-- The name must be the same as on the bill but for signs and case. A telephone counts by its last nine figures, so that a country code
-- makes no other number; an officer by the id that the source gives, never by a name.
with called as (
    select distinct
        s.shipper,
        n.entity_id
    from shipped as s
    join name as n
        on trim(regexp_replace(upper(nfc_normalize(n.name)), '[^\p{L}\p{N}]+', ' ', 'g')) = s.shipper_spelled
    where s.shipper <> ''
        and n.kind <> 'weakAlias'
),
number as (
    select
        entity_id,
        right(regexp_replace(value, '[^0-9]', '', 'g'), 9) as figures
    from statement
    where prop = 'phone'
        and not protected
),
office as (
    select
        o.value as entity_id,
        d.value as officer
    from statement as o
    join statement as d
        on d.entity_id = o.entity_id
    where o.schema = 'Directorship'
        and o.prop = 'organization'
        and d.prop = 'director'
        and not o.protected
        and not d.protected
)
select distinct
    c.shipper,
    'telephone' as kind,
    n.figures as thing
from called as c
join number as n
    on n.entity_id = c.entity_id
where length(n.figures) = 9
union
select distinct
    c.shipper,
    'officer' as kind,
    o.officer as thing
from called as c
join office as o
    on o.entity_id = c.entity_id

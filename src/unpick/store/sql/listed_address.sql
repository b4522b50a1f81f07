-- listed_address: addresses that a listing or another source gives a listed firm that ships.
-- grain: one row per (shipper, address).   why: statements of the address.
select distinct
    l.shipper,
    trim(regexp_replace(upper(a.value), '[^\p{L}\p{N}]+', ' ', 'g')) as address
from listed_party as l
join address as a
    on a.entity_id = l.entity_id
where a.kind = 'address'
    and not a.protected

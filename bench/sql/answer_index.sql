-- answer_index: what both sides must agree on in the index.
-- grain: one row.
select
    count(*) as parties,
    cast(sum(shipments) as bigint) as roles,
    cast(sum(cast('0x' || substr(party_id, 5, 8) as bigint)) as varchar) as identities
from party

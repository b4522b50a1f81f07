-- documents: the files that shipments were read from, numbered, so that joins need no long ids.
-- grain: one row per document.   why: the shipments themselves.
select
    document,
    cast(row_number() over (order by document) as integer) as number
from (select distinct document from shipment) as held

-- hs_codes: the codes that shipments give.
-- grain: one row per code.   why: the shipments themselves.
select distinct hs_code
from shipment
where hs_code is not null
order by hs_code

-- party_names: how shipments spell their parties.
-- grain: one row per spelling.   why: the shipments themselves.
select distinct name
from (
    select shipper_name as name from shipment
    union all
    select consignee_name as name from shipment
    union all
    select maker_name as name from shipment
    union all
    select notify_name as name from shipment
) as said
where name is not null
order by name

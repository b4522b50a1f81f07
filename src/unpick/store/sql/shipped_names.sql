-- shipped_names: shippers and consignees of the shipments that indicators read, each spelling once.
-- grain: one row per name.   why: the shipments themselves.
select shipper_name as name
from shipment
where not protected
    and coalesce(status, 'active') not in ('deleted', 'superseded')
    and shipper_name <> ''
union
select consignee_name as name
from shipment
where not protected
    and coalesce(status, 'active') not in ('deleted', 'superseded')
    and consignee_name <> ''
order by name

-- shipped_parties: shippers and consignees of the shipments that indicators read, each spelling once.
-- grain: one row per name.   why: the shipments themselves.
select shipper_name as name from shipped where shipper <> ''
union
select consignee_name as name from shipped where consignee <> ''
order by name

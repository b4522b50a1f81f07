-- shipped_said: countries and ports as the shipments write them, each spelling once.
-- grain: one row per (kind, said).   why: the shipments themselves.
select distinct 'country' as kind, origin_country as said from shipment where origin_country <> ''
union
select distinct 'country' as kind, destination_country as said from shipment where destination_country <> ''
union
select distinct 'port' as kind, lading_port as said from shipment where lading_port <> ''
union
select distinct 'port' as kind, place_of_receipt as said from shipment where place_of_receipt <> ''
order by kind, said

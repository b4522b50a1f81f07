"""One file per outside source: lists, shipment layouts, links, registers, cases."""

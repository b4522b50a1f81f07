"""The fixed queries of the shipment readers; nothing in them is ever built from text."""

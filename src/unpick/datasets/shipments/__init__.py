"""Shipment files of many vendors: found out what they are, read in columns, faults named row by row."""

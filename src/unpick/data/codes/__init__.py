"""Bundled code tables built by tools/build_codes.py: countries, ports, HS headings, carriers."""

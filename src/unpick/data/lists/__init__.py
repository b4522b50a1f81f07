"""Bundled listings: compact tables built by tools/build_lists.py, each row with its source and as-of day."""

"""Bundled tables: lists, codes, registers, cases; each row with its source and as-of date."""

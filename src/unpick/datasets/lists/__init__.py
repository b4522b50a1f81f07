"""Designation lists as dated listings: one reader per official format, one common result."""

"""Cited tables of goods; one CSV each."""

"""Tests of the JSON contract."""

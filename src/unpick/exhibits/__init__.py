"""Photographs and documents as evidence: features, comparisons, readings."""

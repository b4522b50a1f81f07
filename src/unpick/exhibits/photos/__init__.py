"""Photographs: reading, features, the same object in two pictures, what kind of match it is, how often chance does it."""

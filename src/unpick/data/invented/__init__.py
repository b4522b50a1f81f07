"""Pools of invented name parts and goods for synthetic seasons; every firm made from them is fictitious."""

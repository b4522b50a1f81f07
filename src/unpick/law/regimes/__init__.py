"""Regimes, one YAML file each; see docs/regimes.md."""

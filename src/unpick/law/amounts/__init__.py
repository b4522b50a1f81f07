"""Amounts of penalties and duties, one YAML file each; see docs/exposure.md."""

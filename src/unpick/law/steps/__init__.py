"""Voluntary steps, rights and warnings, one YAML file each; see docs/exposure.md."""

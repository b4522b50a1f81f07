"""The bundled layouts, one YAML file each."""

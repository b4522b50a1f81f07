"""The register of watched sites, as YAML."""

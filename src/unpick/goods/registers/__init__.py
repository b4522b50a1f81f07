"""The register of watched goods, as YAML."""

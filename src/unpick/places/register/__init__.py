"""The register of watched sites and the schema it must keep."""

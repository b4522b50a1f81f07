"""The register of watched goods and the schema it must keep."""

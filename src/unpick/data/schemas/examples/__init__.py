"""One invented example per JSON Schema; every name in them is invented."""

"""Templates that `unpick template` writes; every name in their examples is invented."""

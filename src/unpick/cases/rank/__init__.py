"""Which arrivals to inspect under a budget: parts of a score, a draw with known chances, honest hit rates."""

"""The nouns that every room shares: statements, days, bounds, chances, errors; nothing else."""

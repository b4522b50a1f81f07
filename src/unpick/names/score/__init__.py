"""How alike two names are: packed into arrays, aligned word by word, weighed by fitted weights."""

"""How alike two names of persons are; a name alone identifies no person."""

"""Truth sets for the name matcher, by a second author who has not read the matcher."""

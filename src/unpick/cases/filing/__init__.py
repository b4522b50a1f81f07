"""Filing: petitions and their checks as pure functions on records that app hands in."""

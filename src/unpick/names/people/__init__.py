"""How alike two names of persons are; a name alone identifies no person."""

from unpick.names.people.score import ALONE, LOOK_FROM, are_apart, person_outcome, score_people

__all__ = ["ALONE", "LOOK_FROM", "are_apart", "person_outcome", "score_people"]

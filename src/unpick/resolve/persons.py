"""What two names of persons are to each other, in words and figures."""

from typing import Any

from unpick.names import Name, PairScore, identifiers
from unpick.names.people import ALONE, are_apart, person_outcome, score_people
from unpick.names.people.index import may_meet
from unpick.resolve.found import as_numbers, lines_of

__all__ = ["compare_people", "judge_person"]


def judge_person(name: Name, listed: str) -> tuple[PairScore | None, str, tuple[str, ...]]:
    """Return score, outcome and reasons of a name against a listed person's: at most `unsure`.

    A name with a legal form is a firm's and means a person only where every word is the person's. Names that share no
    word, or too few, are not scored.
    """
    if not may_meet(name.text, listed) or are_apart(name.text, listed):
        return None, "different", ()
    scored = score_people(name.text, listed)
    outcome = person_outcome(scored)
    if name.of("legal") and all(part.relation != "every word met" for part in scored.parts):
        outcome = "different"
    # Nobody is told why two names are different.
    return scored, outcome, () if outcome == "different" else (ALONE, *lines_of(scored))


def compare_people(a: str, b: str) -> dict[str, Any]:
    """Compare two names of persons: an identifier that both carry decides, a name alone never does."""
    scored = score_people(a, b)
    told = {"outcome": person_outcome(scored), "basis": "string"}
    lines = [ALONE, *lines_of(scored)]
    shared = {i.value for i in identifiers(a)} & {i.value for i in identifiers(b)}
    if shared:
        told = {"outcome": "same", "basis": "identifier"}
        lines[0] = f"both carry the identifier {min(shared)}"
    return {
        "a": a,
        "b": b,
        "outcome": told["outcome"],
        **as_numbers(scored),
        "basis": told["basis"],
        "reasons": lines,
    }

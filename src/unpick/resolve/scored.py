"""A score in words and figures, and what follows from it where the names are those of persons."""

from typing import Any

from unpick.names import Name, PairScore, identifiers
from unpick.names.people import ALONE, person_outcome, score_people
from unpick.names.people.index import may_meet

__all__ = ["compare_people", "judge_person", "numbers", "reasons"]


def judge_person(name: Name, listed: str) -> tuple[PairScore | None, str, tuple[str, ...]]:
    """Return score, outcome and reasons of a name against a listed person's: at most `unsure`.

    A name with a legal form is a firm's and means a person only where every word is the person's. Names that share no
    word are not scored.
    """
    if not may_meet(name.text, listed):
        return None, "different", ()
    scored = score_people(name.text, listed)
    outcome = person_outcome(scored)
    if name.of("legal") and all(part.relation != "every word met" for part in scored.parts):
        outcome = "different"
    return scored, outcome, (ALONE, *reasons(scored))


def compare_people(a: str, b: str) -> dict[str, Any]:
    """Compare two names of persons: an identifier that both carry decides, a name alone never does."""
    scored = score_people(a, b)
    told = {"outcome": person_outcome(scored), "basis": "string"}
    lines = [ALONE, *reasons(scored)]
    shared = {i.value for i in identifiers(a)} & {i.value for i in identifiers(b)}
    if shared:
        told = {"outcome": "same", "basis": "identifier"}
        lines[0] = f"both carry the identifier {min(shared)}"
    return {
        "a": a,
        "b": b,
        "outcome": told["outcome"],
        **numbers(scored),
        "basis": told["basis"],
        "reasons": lines,
    }


def reasons(scored: PairScore) -> tuple[str, ...]:
    """Return the lines of a score in words, the start last."""
    ordered = [*scored.parts[1:], scored.parts[0]]
    lines = [f"{part.says} ({part.contribution:+.1f})" for part in ordered]
    return (
        ("shared word only", *lines) if scored.shared_word_only and scored.outcome != "same" else tuple(lines)
    )


def numbers(scored: PairScore | None) -> dict[str, Any]:
    """Return the figures of a score for the answer; None stands for an identifier or a decision."""
    if scored is None:
        return {"score": 1.0, "log_odds": None, "probability": None, "parts": []}
    parts = [
        {"kind": p.kind, "a": p.a, "b": p.b, "relation": p.relation, "contribution": p.contribution}
        for p in scored.parts
    ]
    return {"score": round(scored.score, 4), "log_odds": scored.log_odds, "probability": None, "parts": parts}

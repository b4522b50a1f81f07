"""What is known of one entity for one name, which of two answers is the stronger, and how each is told."""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from unpick.names import Name, PairScore
from unpick.resolve.watch import Link

__all__ = [
    "NO_NAME",
    "OUTCOMES",
    "RELATING",
    "Found",
    "apart_by",
    "as_numbers",
    "as_share",
    "cite",
    "firm_found",
    "is_better",
    "is_equal",
    "lines_of",
    "order",
    "reasons_of",
    "usable",
]

OUTCOMES: Final = ("different", "unsure", "related", "same")
"""From weakest to strongest, as --fail-on orders them."""

RELATING: Final = frozenset({"part_of_group", "owns", "branch_of", "predecessor_of", "press_on_group"})
"""Link kinds that make two things related; trade, place and labor links do not."""

NO_NAME: Final = {
    "to_order": "No name: the bill is to order.",
    "same_as": "No name: the field points at another party of the bill.",
    "withheld": "The name is withheld by the source; that is not absence.",
    "empty": "No name: the field is empty or holds no word.",
    "address": "An address, not a name; it was compared as a name all the same.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is known of one entity for one query.

    Attributes:
        basis: string, alias, identifier, cited link, decision. matched: the name of the entity that was met.
        why: ids of the statements that it rests on. equal: the name met is the one asked about but for capitals.
    """

    entity: str
    outcome: str
    score: PairScore | None
    basis: str
    matched: str
    reasons: tuple[str, ...]
    why: tuple[str, ...] = ()
    equal: bool = False


def firm_found(row: tuple[str, str, str, Name], odds: float, outcome: str, *, equal: bool) -> Found:
    """Return what a name of the watch list is to the one asked about, as far as the compiled score tells.

    Args:
        row: entity, name as spelled, kind and name taken apart, as `WatchIndex.names` has them.
    """
    return Found(
        entity=row[0],
        outcome=outcome,
        score=apart_by(odds),
        basis="string" if row[2] == "name" else "alias",
        matched=row[1],
        reasons=(),
        equal=equal,
    )


def usable(links: Iterable[Link], known_at: dt.date | None) -> list[Link]:
    """Return the links that relate: of a kind that does, stated, quoted, and public by the day."""
    return [
        link
        for link in links
        if link.kind in RELATING
        and link.polarity == "stated"
        and link.quote
        and (known_at is None or link.public_from <= known_at)
    ]


def cite(link: Link) -> str:
    """Return a link as a sentence with its day and its quote."""
    return f"cited, public from {link.public_from.isoformat()}: '{link.quote}' ({link.kind})"


def _rank(one: Found) -> tuple[int, int, float]:
    strength = OUTCOMES.index(one.outcome)
    return (
        strength,
        2 if one.basis == "identifier" else int(one.equal),
        one.score.log_odds if one.score else 0.0,
    )


def is_better(one: Found, held: Found) -> bool:
    """Tell whether an answer is the stronger; between equals the spelling decides, not the order of search."""
    ranks = _rank(one), _rank(held)
    return ranks[0] > ranks[1] or (
        ranks[0] == ranks[1] and (one.basis != "string", one.matched) < (held.basis != "string", held.matched)
    )


def is_equal(name: Name, other: Name) -> bool:
    """Tell whether two names are the same text but for capitals."""
    return name.text.casefold() == other.text.casefold()


def order(one: Found) -> tuple[int, float, str]:
    """Return the place of an answer among others, the strongest first."""
    strength, _, odds = _rank(one)
    return -strength, -odds, one.entity


def reasons_of(scored: PairScore, outcome: str | None = None) -> tuple[str, ...]:
    """Return the lines of a score, the heaviest words first; an `unsure` says in front what it lacks."""
    lines = lines_of(scored)
    said = outcome or scored.outcome
    if scored.shared_word_only and said != "same":
        return ("shared word only", *lines)
    if said == "unsure" and not _speaks_for(scored):
        return ("no string evidence", *lines)
    return lines


def lines_of(scored: PairScore) -> tuple[str, ...]:
    """Return the lines of a score that weigh something, the start last."""
    ordered = [*scored.parts[1:], scored.parts[0]]
    return tuple(f"{part.says} ({part.contribution:+.1f})" for part in ordered if part.contribution)


def _speaks_for(scored: PairScore) -> bool:
    """Tell whether letters that are one firm's own speak for the pair: its brand, or all of its words."""
    return any(part.contribution > 0 and part.kind in ("brand", "whole") for part in scored.parts)


def apart_by(log_odds: float) -> PairScore:
    """Return the score of two names that are different firms, without its lines, which nobody is shown."""
    return PairScore(log_odds=log_odds, parts=(), outcome="different", shared_word_only=False)


def as_share(log_odds: float) -> float:
    """Return log-odds on the scale 0 to 1."""
    return 1 / (1 + math.exp(-log_odds))


def as_numbers(scored: PairScore | None) -> dict[str, Any]:
    """Return the score of an answer with its parts; without a score it does not rest on letters."""
    if scored is None:
        return {"score": 1.0, "log_odds": None, "probability": None, "parts": []}
    parts = [
        {"kind": p.kind, "a": p.a, "b": p.b, "relation": p.relation, "contribution": p.contribution}
        for p in scored.parts
    ]
    return {
        "score": round(scored.score, 4),
        "log_odds": scored.log_odds,
        "probability": scored.probability,
        "parts": parts,
    }

"""Two names against each other: numbers, letters, what cited aliases and statements say of the two."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from unpick.names import Name, PairScore, Tables, identifiers, normalise, score_pair
from unpick.names.identifiers import mistyped
from unpick.resolve.alias_index import AliasIndex
from unpick.resolve.asked import names_of, odd, reading
from unpick.resolve.found import NO_NAME, as_numbers, cite, reasons_of, usable
from unpick.resolve.numbers import clash
from unpick.resolve.persons import compare_people
from unpick.resolve.watch import Link

__all__ = ["compare"]


def compare(
    a: str,
    b: str,
    *,
    links: Iterable[Link] = (),
    known_at: dt.date | None = None,
    tables: Tables | None = None,
    aliases: Callable[[], AliasIndex] | None = None,
    kind: str = "firm",
) -> dict[str, Any]:
    """Compare two names: identifiers first, then strings, then what lists and cited statements say.

    Args:
        links: cited statements; only those public at `known_at` relate.
        aliases: called for the names of listed entities only when numbers and letters leave the pair open.
        kind: firm, or person: names of persons alone are at most `unsure`.
    """
    if kind == "person":
        return compare_people(a, b)
    first, second, scored, reasons = _best(a, b, tables)
    outcome, basis = scored.outcome, "string"
    numbers = [[(one.kind, one.value) for one in identifiers(text)] for text in (a, b)]
    shared = {value for _, value in set(numbers[0]) & set(numbers[1])}
    reasons += [line for text in (a, b) for line in mistyped(text)]
    no_name = next(
        (NO_NAME[k] for k in (reading(text).kind for text in (a, b)) if k in NO_NAME and k != "address"), ""
    )
    why: tuple[str, ...] = ()
    if no_name:
        outcome, basis, reasons = "unsure", "none", [no_name]
    elif shared:
        outcome, basis = "same", "identifier"
        reasons = [f"both carry the identifier {min(shared)}", *reasons]
    elif apart := clash(*numbers):
        outcome, basis, reasons = "different", "identifier", [apart, *reasons]
    elif outcome != "same" and aliases is not None and (said := aliases().between(first, second)):
        outcome, basis, why = said.outcome, "alias", said.why
        reasons = [*said.reasons, *reasons]
    if not no_name and outcome != "same":
        link = _relating(usable(links, known_at), first, second, tables)
        if link is not None:
            outcome, basis, why = "related", "cited link", link.why
            reasons.insert(0, cite(link))
    return {
        "a": a,
        "b": b,
        "outcome": outcome,
        **as_numbers(scored),
        **_decided(outcome, basis),
        "basis": basis,
        "reasons": reasons,
        "odd": {"a": odd(a), "b": odd(b)},
        "why": list(why),
    }


def _decided(outcome: str, basis: str) -> dict[str, Any]:
    """Return the score where numbers or a cited entry decide: letters have no part in it then."""
    if basis not in ("identifier", "alias") or outcome not in ("same", "different"):
        return {}
    return {"score": 1.0 if outcome == "same" else 0.0, "log_odds": None}


def _best(a: str, b: str, tables: Tables | None) -> tuple[Name, Name, PairScore, list[str]]:
    """Return the two names of the fields that are most alike, their score, and its lines."""
    sides = [[normalise(name, tables) for name in names_of(text) or (text,)] for text in (a, b)]
    pairs = [(x, y, score_pair(x, y)) for x in sides[0] for y in sides[1]]
    # The first of equals: the party itself before its other names.
    x, y, scored = max(pairs, key=lambda pair: (pair[2].outcome == "same", pair[2].log_odds))
    reasons = list(reasons_of(scored))
    if (x, y) != (sides[0][0], sides[1][0]):
        reasons.insert(0, f"the fields hold several names; '{x.text}' and '{y.text}' were compared")
    return x, y, scored, reasons


def _relating(links: list[Link], first: Name, second: Name, tables: Tables | None) -> Link | None:
    """Return the first statement whose two ends are the two names."""
    for link in links:
        ends = [
            score_pair(normalise(end, tables), name).outcome == "same"
            for end in (link.subject, link.object)
            for name in (first, second)
        ]
        if (ends[0] and ends[3]) or (ends[1] and ends[2]):
            return link
    return None

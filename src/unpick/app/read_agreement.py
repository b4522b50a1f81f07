"""Two people who answered the same proposals: how far they agree, where they differ, what rests on one of them alone."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from unpick.model.agreement import alpha_interval, alpha_nominal

if TYPE_CHECKING:
    from unpick.store.decisions import Entry

__all__ = ["SECOND", "agreement_of", "answers_by", "live_answers"]

Json = dict[str, Any]

SECOND: Final = frozenset({"wage", "price", "location", "labor", "nationality"})
"""Types of claims that two people should confirm: wages, prices, sites, people. Source: research, indicators 6."""

TARGET: Final = 0.8
"""Alpha on type and value from which codings are held to be reliable. Source: research, indicators 6, after Krippendorff."""


def live_answers(
    entries: "Iterable[Entry]", withdrawn: frozenset[str], gone: frozenset[str]
) -> "list[Entry]":
    """Return the answers that hold: those to a text or claim that was withdrawn since are proposed again.

    Args:
        withdrawn: documents that are withdrawn now. gone: ids of proposals of which a statement is withdrawn now.
    """
    rows = list(entries)
    last = {
        entry.what["target"]: entry.number
        for entry in rows
        if entry.action == "withdraw" and entry.what["target"] in withdrawn
    }
    return [
        entry
        for entry in rows
        if entry.action == "read"
        and entry.number > last.get(entry.what["document"], 0)
        and entry.what["claim"] not in gone
    ]


def answers_by(entries: "Iterable[Entry]") -> "dict[str, dict[str, Entry]]":
    """Return for each proposal who answered it, and that person's last answer; persons are told apart without case."""
    found: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        found.setdefault(entry.what["claim"], {})[entry.by.strip().casefold()] = entry
    return found


def agreement_of(entries: "Sequence[Entry]", claims: Mapping[str, Json]) -> Json:
    """Return how far those agree who answered the proposals of some texts.

    Args:
        entries: answers that hold. claims: the proposals by id.
    """
    answers = {claim: by for claim, by in answers_by(entries).items() if claim in claims}
    both = {claim: by for claim, by in answers.items() if len(by) > 1}
    coded = {claim: [_said(claims[claim], entry) for entry in by.values()] for claim, by in both.items()}
    taken = [[one for one in said if one is not None] for said in coded.values()]
    values = [[float(one["value"]) for one in said if _is_figure(one["value"])] for said in taken]
    return {
        "reviewers": sorted({entry.by.strip() for by in answers.values() for entry in by.values()}),
        "answered": len(answers),
        "answered_by_two": len(both),
        "same_action": sum(len({_action(one) for one in by.values()}) == 1 for by in both.values()),
        "alpha": {
            "action": _round(alpha_nominal([[_action(one) for one in by.values()] for by in both.values()])),
            "predicate": _round(alpha_nominal([[str(one["predicate"]) for one in said] for said in taken])),
            "value": _round(alpha_interval(values)),
        },
        "target": TARGET,
        "differ": [
            {
                "claim": claim,
                "quote": claims[claim]["quote"],
                "answers": [_told(entry) for entry in by.values()],
            }
            for claim, by in sorted(both.items())
            if len({_key(claims[claim], entry) for entry in by.values()}) > 1
        ],
        "rest_on_one": sorted(
            claim
            for claim, by in answers.items()
            if len(by) == 1
            and claims[claim]["type"] in SECOND
            and all(_action(entry) == "accept" for entry in by.values())
        ),
    }


def _action(entry: "Entry") -> str:
    """Return whether a proposal is taken, with or without changes, or why not."""
    return "accept" if entry.what["action"] in ("accept", "edit") else str(entry.what["action"])


def _said(claim: Json, entry: "Entry") -> Json | None:
    """Return what a person took a proposal to say; None when it was not taken."""
    return {**claim, **entry.what["changes"]} if _action(entry) == "accept" else None


def _key(claim: Json, entry: "Entry") -> tuple[str, ...]:
    said = _said(claim, entry)
    if said is None:
        return (_action(entry),)
    return (
        "accept",
        *(str(said[name] or "") for name in ("subject", "predicate", "object", "value", "unit", "bound")),
    )


def _told(entry: "Entry") -> Json:
    what = entry.what
    return {
        "by": entry.by,
        "action": what["action"],
        "changes": dict(what["changes"]),
        "why": entry.why or None,
    }


def _is_figure(value: object) -> bool:
    try:
        float(str(value))
    except ValueError:
        return False
    return value is not None


def _round(alpha: float | None) -> float | None:
    return None if alpha is None else round(alpha, 3)

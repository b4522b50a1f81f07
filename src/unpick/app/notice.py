"""A notice of detention, read: entry lines, the rule it names, what is asked, and the clocks that it starts."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from unpick.law.regime import Regime

__all__ = ["read_notice"]

Json = dict[str, Any]

_ALWAYS: Final = "US-DETENTION"
"""The clocks of detention and protest run whatever the rule is that the goods were stopped under."""


def read_notice(data: bytes, name: str, regimes: Sequence["Regime"], *, known_at: dt.date) -> Json:
    """Return what a notice tells, each part with its place, and what it does not tell.

    Args:
        data, name: the file; any kind that a packet may hold.

    Returns:
        file, sha256, regime, basis, entries, lines, requests, events, deadlines, not_told, unread.
    """
    from unpick.app.review_facts import packet_facts
    from unpick.datasets.packets import PacketFiles

    files = PacketFiles(
        name=name,
        body={"record": [{"file": name, "by": "authority", "kind": "notice"}]},
        files={name: data},
        unlisted=(),
        missing=(),
        rejects=(),
        sha256="",
    )
    facts = packet_facts(files, regimes, known_at=known_at)
    (exhibit,) = facts.exhibits
    basis = [
        {"says": note.text, "place": note.place, "regime": note.value} for note in exhibit.said("regime")
    ]
    document: Json = {
        "file": name,
        "sha256": exhibit.reading.sha256,
        "regime": facts.regime or None,
        "basis": basis,
        "entries": list(facts.entries),
        "lines": [_line(one) for one in facts.lines],
        "requests": [
            {"id": one.id, "asked": one.asked, "topics": list(one.topics), "place": one.place}
            for one in facts.requests
        ],
        "events": {step: day.isoformat() for step, day in sorted(facts.events.items())},
        "due": [
            {"day": note.first.isoformat(), "says": note.text, "place": note.place}
            for note in exhibit.said("due_day")
            if note.first
        ],
        "deadlines": _deadlines(facts.regime, facts.events, regimes, known_at),
        "unread": [asdict(one) for one in exhibit.reading.problems],
    }
    return {**document, "not_told": _not_told(document)}


def _line(line: Any) -> Json:
    return {
        "id": line.id,
        "style": line.style,
        "description": line.description,
        "materials": list(line.materials),
    }


def _deadlines(
    regime: str, events: Mapping[str, dt.date], regimes: Sequence["Regime"], known_at: dt.date
) -> list[Json]:
    """Return the clocks of the rule named and of every detention, the earliest first."""
    from unpick.law.engine import assess
    from unpick.law.facts import Facts

    asked = [one for one in regimes if one.id in (regime, _ALWAYS)]
    named = tuple(one.id for one in asked)
    facts = Facts(subject="the notice", import_country="US", events=events, detained_under=named)
    day = events.get("imported") or events.get("detained") or events.get("notice")
    found = [
        {**row, "regime": assessment["regime"]}
        for assessment in assess(facts, asked, on=day, known_at=known_at)
        for row in assessment["deadlines"]
    ]
    return sorted(found, key=lambda row: (row["day"] or "9999", row["regime"], row["what"]))


def _not_told(document: Json) -> list[str]:
    """Return what a notice should tell and this one does not, in words."""
    wanted = {
        "regime": "the rule under which the goods were stopped",
        "entries": "the number of the entry",
        "lines": "the lines of goods, one by one",
        "requests": "what is asked for",
    }
    missing = [words for part, words in wanted.items() if not document[part]]
    if not {"detained", "notice"} & set(document["events"]):
        missing.append("the day of detention or of the notice")
    return missing

"""What a person confirms of machine readings: burnt-in days, readable identity papers, pairs of photographs, by file and place.

A confirmation is a row of the log: who, of which bytes, at which place, and what she read with her own eyes. It holds
for every later review of a packet with that file. A day must be one that the machine read, since two readers and a
person must agree; how many papers can be read is for the person alone to say. Of two photographs she says the kind of match that
the machine told, or less; the bytes of both are kept, and what she takes back stays in the review as said by her.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from unpick.app.review_scans import COMPARED
from unpick.exhibits.note import Note
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.cases.review.facts import PacketFacts
    from unpick.store.workspace import Workspace

__all__ = [
    "OTHER",
    "Confirmed",
    "confirm_readings",
    "confirmed_in",
    "confirmed_note",
    "confirmed_twins",
    "to_confirm",
]

Confirmed = Mapping[tuple[str, str], str]
"""SHA-256 of a file (of two photographs: of both, joined by `beside`) and place in it, to what a person read there: a day, so many of
so many as K/N, a kind of match, that a page read by machine was compared."""

ACTION: Final = "confirmed"
OTHER: Final = "different"
"""What a person says of two photographs that do not show the same, whatever the machine told."""

_COUNT: Final = re.compile(r"(\d{1,6})/(\d{1,6})")


def confirmed_in(workspace: "Workspace") -> dict[tuple[str, str], str]:
    """Return what people have confirmed in a workspace; the newest of one place holds."""
    return {
        (beside(row.what["file"], row.what.get("other", "")), row.what["place"]): row.what["reads"]
        for row in workspace.decisions.entries()
        if row.action == ACTION
    }


def beside(file: str, other: str) -> str:
    """Return the name under which what was read of two files is kept; of one file it is its own."""
    return f"{file}+{other}" if other else file


def confirm_readings(
    workspace: "Workspace",
    facts: "PacketFacts",
    given: Sequence[tuple[str, str, str]],
    *,
    by: str,
    at: dt.datetime,
) -> None:
    """Write what a person read into the log, all or nothing.

    Args:
        facts: of the packet, as read by machine. given: exhibit, place and what she read, as `to_confirm` lists them.

    Raises:
        UsageError: nobody is named, there is no such reading, or she reads another day than the machine.
    """
    from unpick.store.decisions import NewRow

    if not by.strip():
        raise UsageError("review --confirm", "nobody is named", "give --by WHO; the log keeps the name")
    rows = list[NewRow]()
    for exhibit, place, reads in given:
        found = [
            (one, note)
            for one in facts.exhibits
            for note in one.notes
            if exhibit in (one.id, one.file) and note.place == place and _can_confirm(note)
        ]
        if not found:
            raise UsageError(
                "review --confirm",
                f"no machine reading stands in '{exhibit}' at '{place}'",
                "see `to_confirm` in the answer of `unpick review PACKET --json`",
            )
        one, note = found[0]
        _check(note, reads, exhibit)
        what: dict[str, Any] = {
            "file": one.reading.sha256,
            "exhibit": one.id,
            "place": place,
            "topic": note.topic,
            "reads": reads,
            **_other(facts, note),
        }
        rows.append(NewRow(action=ACTION, by=by, why="read by eye", what=what))
    workspace.decisions.record_all(rows, at=at)


def confirmed_note(note: Note, reads: str) -> Note:
    """Return a machine reading as a person confirmed it; one that she did not, or that changed since, as it was."""
    if not _can_confirm(note):
        return note
    if note.topic == "photo_day":
        if reads not in _days(note):
            return note
        day = dt.date.fromisoformat(reads)
        return replace(
            note, certain=True, first=day, last=day, readings=(), text=f"{note.text}; confirmed by a person"
        )
    if note.topic == "twin":
        if reads not in _kinds(note):
            return note
        return replace(
            note, certain=True, value=reads, unit="", text=f"{note.text}; a person looked at both: {reads}"
        )
    count = _COUNT.fullmatch(reads)
    if not count or not int(count[1]) <= int(count[2]) or not int(count[2]):
        return note
    says = f"a person could read the number on {count[1]} of {count[2]} copies; {note.text}"
    return replace(note, certain=True, number=Decimal(count[1]) / Decimal(count[2]), text=says)


def to_confirm(facts: "PacketFacts") -> list[dict[str, Any]]:
    """Return the machine readings that wait for a person, with the days that they can mean."""
    return [
        {
            "exhibit": one.id,
            "file": one.file,
            "place": note.place,
            "says": note.text,
            "reads": _reads(note),
        }
        for one in facts.exhibits
        for note in one.notes
        if _can_confirm(note)
    ]


def _can_confirm(note: Note) -> bool:
    if note.topic == "twin" and note.value == "generic":
        return False
    if note.topic == "machine_read":
        return not note.certain
    return note.method == "image" and not note.certain and note.topic in ("photo_day", "legible", "twin")


def _reads(note: Note) -> list[str]:
    if note.topic == "machine_read":
        return [COMPARED]
    return {"photo_day": _days, "twin": _kinds}.get(note.topic, lambda _: ["K/N, counted by eye"])(note)


def _kinds(note: Note) -> list[str]:
    """Return what a person can say of two photographs: what the machine told, or less."""
    return list(dict.fromkeys((note.value, "other_lot", OTHER)))


def _other(facts: "PacketFacts", note: Note) -> dict[str, str]:
    """Return the bytes beside which a photograph was held."""
    found = [one.reading.sha256 for one in facts.exhibits if note.subject in (one.id, one.file)]
    return {"other": found[0]} if note.topic == "twin" and found else {}


def _days(note: Note) -> list[str]:
    return [*([note.first.isoformat()] if note.first else []), *note.readings]


def _check(note: Note, reads: str, exhibit: str) -> None:
    if note.topic == "photo_day" and reads not in _days(note):
        raise UsageError(
            "review --confirm",
            f"'{reads}' is no day that was read in '{exhibit}' at '{note.place}': {' or '.join(_days(note))}",
            "confirm one of these, or leave the stamp a suggestion: a day that only one reader sees dates nothing",
        )
    if note.topic == "twin" and reads not in _kinds(note):
        raise UsageError(
            "review --confirm",
            f"'{reads}' is nothing that can be said of the pair in '{exhibit}' at '{note.place}'",
            f"look at both pictures and give {' or '.join(_kinds(note))}: a person may say what the machine told, or less",
        )
    if note.topic == "machine_read" and reads != COMPARED:
        raise UsageError(
            "review --confirm",
            f"'{reads}' does not say that the reading of '{exhibit}' at '{note.place}' was compared with the page",
            f"hold the reading beside the page; where it is right, give {COMPARED}, else key the page and add that file",
        )
    if note.topic == "legible":
        count = _COUNT.fullmatch(reads)
        if not count or not int(count[1]) <= int(count[2]) or not int(count[2]):
            raise UsageError(
                "review --confirm",
                f"'{reads}' does not say on how many of how many copies the number can be read",
                "give it as K/N, such as 3/49",
            )


def confirmed_twins(facts: "PacketFacts", confirmed: Confirmed) -> "PacketFacts":
    """Return the facts with the pairs of photographs that a person looked at as she told them."""

    def told(file: str, note: Note) -> Note:
        if note.topic != "twin":
            return note
        reads = confirmed.get((beside(file, _other(facts, note).get("other", "")), note.place))
        return confirmed_note(note, reads) if reads else note

    exhibits = tuple(
        replace(one, notes=tuple(told(one.reading.sha256, note) for note in one.notes))
        for one in facts.exhibits
    )
    return replace(facts, exhibits=exhibits)

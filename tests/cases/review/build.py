"""Small packets made by hand: exhibits with notes and tables, as the readers would fill them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.cases.review.registry import Detector
from unpick.exhibits.note import TOPICS, Note
from unpick.exhibits.reading import Page, Reading, Table
from unpick.model.defect import CODES, Defect, NotLooked


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def note(topic: str, number: float | str | None = None, /, **more: Any) -> Note:
    """Return a note: a number, or days as `on="2020-11-03"` or `on=("2020-11-02", "2020-11-03")`."""
    assert topic in TOPICS, topic
    on = more.pop("on", None)
    if on is not None:
        first, last = (on, on) if isinstance(on, str) else on
        more |= {"first": day(first), "last": day(last)}
    text = more.pop(
        "text", f"{topic} {number if number is not None else on or more.get('value', '')}".strip()
    )
    return Note(
        topic=topic,
        text=text,
        place=more.pop("place", "page 2"),
        number=None if number is None else Decimal(str(number)),
        **more,
    )


def table(role: str, rows: Iterable[Mapping[str, Any]], *, name: str = "sheet 1", **more: Any) -> Table:
    """Return an understood table; each row stands where its number says."""
    cells = tuple({key: str(value) for key, value in row.items()} for row in rows)
    places = tuple(f"{name} row {number}" for number in range(2, len(cells) + 2))
    return Table(name=name, role=role, rows=cells, places=places, **more)


def exhibit(
    id_: str,
    kind: str,
    *said: Note | Table,
    media: str = "pdf",
    meta: Mapping[str, str] | None = None,
    text: str = "text",
    pictures: int = 0,
    **more: Any,
) -> Exhibit:
    file = more.pop("file", f"{id_.lower()}-{kind}.{media}")
    if "submitted" in more:
        more["submitted"] = day(more["submitted"])
    reading = Reading(
        file=file,
        sha256="0" * 64,
        media=media,
        pages=(Page(number=1, text=text, pictures=pictures),),
        meta=meta or {},
    )
    return Exhibit(
        id=id_,
        file=file,
        kind=kind,
        reading=reading,
        notes=tuple(one for one in said if isinstance(one, Note)),
        tables=tuple(one for one in said if isinstance(one, Table)),
        **more,
    )


def packet(*exhibits: Exhibit, **more: Any) -> PacketFacts:
    """Return a packet under CAATSA 321 on the scope question, unless said otherwise."""
    more = {"regime": "US-CAATSA321", "question": "scope", "standard": "clear_and_convincing", **more}
    if "events" in more:
        more["events"] = {name: day(value) for name, value in more["events"].items()}
    return PacketFacts(title="An invented packet", exhibits=exhibits, **more)


def people(count: int, *, start: int = 1, **cells: Any) -> list[dict[str, Any]]:
    """Return rows of so many workers, each with the same cells."""
    return [{"worker": f"W{number:03}", **cells} for number in range(start, start + count)]


def found(detector: Detector, facts: PacketFacts) -> list[Defect]:
    """Return the defects, each checked for the form that every defect has."""
    defects = [one for one in detector.check(facts) if isinstance(one, Defect)]
    ids = {one.id for one in facts.exhibits}
    for one in defects:
        assert one.code == detector.code
        assert one.code in CODES
        assert one.says.endswith(".")
        assert one.reason
        assert one.cure
        assert one.spots
        assert set(one.exhibits) | set(one.turns) <= ids
        words = f"{one.says} {one.reason} {one.cure}".casefold()
        assert not any(
            bad in words for bad in ("forged", "guilty", "cleared", "fix the document", "correct the doc")
        )
    return defects


def checks(detector: Detector, facts: PacketFacts) -> list[str]:
    return [one.check for one in found(detector, facts)]


def unlooked(detector: Detector, facts: PacketFacts) -> list[str]:
    return [one.why for one in detector.check(facts) if isinstance(one, NotLooked)]

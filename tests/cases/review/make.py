"""A small builder of packets for the tests of detectors; every firm in it is invented."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from unpick.cases.review.facts import Exhibit, Line, PacketFacts, Request
from unpick.exhibits.note import TOPICS, Note
from unpick.exhibits.reading import Page, Reading, Table
from unpick.model.defect import Defect, NotLooked

COTTON = "US-WRO-XPCC-COTTON"
REGION = "US-WRO-XUAR-COTTON-TOMATO"
WORKERS = "US-CAATSA321"
UFLPA = "US-UFLPA3"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def note(topic: str, text: str = "", *, days: str = "", number: str | int | None = None, **more: Any) -> Note:
    """One note; `days` is one ISO day or two with a blank between."""
    assert topic in TOPICS, topic
    first, _, last = days.partition(" ")
    return Note(
        topic=topic,
        text=text or f"{topic} {more.get('value', '')}".strip(),
        place=more.pop("place", "page 1"),
        first=day(first) if first else None,
        last=day(last or first) if first else None,
        number=Decimal(str(number)) if number is not None else None,
        **more,
    )


def table(role: str, *rows: Mapping[str, str]) -> Table:
    return Table(
        name=role,
        role=role,
        rows=rows,
        places=tuple(f"sheet {role} row {at}" for at in range(2, len(rows) + 2)),
    )


def exhibit(
    name: str,
    kind: str,
    *notes: Note,
    tables: Sequence[Table] = (),
    file: str = "",
    text: str = "",
    submitted: str = "",
    **more: Any,
) -> Exhibit:
    called = file or f"{name.lower()}.pdf"
    reading = Reading(
        file=called,
        sha256="0" * 64,
        media="pdf",
        pages=(Page(number=1, text=text or "text of the document"),),
    )
    return Exhibit(
        id=name,
        file=called,
        kind=kind,
        reading=reading,
        notes=notes,
        tables=tuple(tables),
        submitted=day(submitted) if submitted else None,
        **more,
    )


def packet(*exhibits: Exhibit, **more: Any) -> PacketFacts:
    return PacketFacts(title="An invented packet", exhibits=exhibits, **more)


def request(name: str, asked: str, *topics: str, **more: Any) -> Request:
    return Request(id=name, asked=asked, topics=topics, **more)


def line(name: str, *materials: str, **more: Any) -> Line:
    return Line(id=name, materials=materials, **more)


def defects(found: Iterable[Defect | NotLooked]) -> list[Defect]:
    return [one for one in found if isinstance(one, Defect)]


def open_questions(found: Iterable[Defect | NotLooked]) -> list[NotLooked]:
    return [one for one in found if isinstance(one, NotLooked)]

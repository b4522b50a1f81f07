"""All that a review may use of a packet: exhibits with their notes, requests, lines, days, names found on lists."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from unpick.exhibits.note import Note
from unpick.exhibits.reading import Reading, Table
from unpick.model.defect import Spot

__all__ = ["Exhibit", "Line", "ListedName", "PacketFacts", "Request", "spot"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One file of the packet, read.

    Attributes:
        id: as the packet calls it, else E1, E2 in its order. file: its name.
        kind: what it is by its own content (exhibits.note.KINDS). claimed_kind: what the submitter calls it.
        by: submitter, authority, adverse (press, allegation, others).
        says: what the submitter claims of it.
        submitted: the day it was filed, None when not known.
        status: filed, replaced, withdrawn; earlier rounds stay in the record.
        reading: pages, tables, metadata, and what could not be read.
    """

    id: str
    file: str
    kind: str
    reading: Reading
    notes: tuple[Note, ...] = ()
    tables: tuple[Table, ...] = ()
    claimed_kind: str = ""
    by: str = "submitter"
    says: str = ""
    submitted: dt.date | None = None
    status: str = "filed"

    @property
    def prose(self) -> str:
        """The text of the document on one line, for words that a line break may part."""
        return " ".join(self.reading.text.split())

    def said(self, *topics: str) -> Iterator[Note]:
        """Yield the notes on these topics, in the order of the document."""
        return (note for note in self.notes if note.topic in topics)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One thing that an authority asked for.

    Attributes:
        topics: the kinds of document that answer it (exhibits.note.KINDS); empty when not understood.
        place: where it stands (exhibit and page), or `packet.yml`.
    """

    id: str
    asked: str
    topics: tuple[str, ...] = ()
    day: dt.date | None = None
    due: dt.date | None = None
    exhibit: str = ""
    place: str = "packet.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of goods: what is asked about is decided line by line."""

    id: str
    description: str = ""
    style: str = ""
    hs: str = ""
    materials: tuple[str, ...] = ()
    quantity: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedName:
    """A firm of the packet that a list knows, or an address in a region of concern.

    Attributes:
        outcome: same or unsure, as the one scorer says; a shared word is neither.
        listing: list, section and day, in a sentence; source: its title, url, day.
    """

    name: str
    outcome: str
    listing: str
    list_id: str
    exhibit: str
    place: str
    role: str = ""
    source: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketFacts:
    """Everything a detector sees; made once by `app.review`.

    Attributes:
        regime: id of the regime that the goods were stopped under; empty when the packet does not tell.
        question: what the packet must show: exception, scope, admissibility, modification, finding.
        side: whose packet it is: importer, producer, petitioner, agency.
        standard: of law.regime.STANDARDS, that holds for the question; contested_standard: another reading.
        presumes: the rule puts the burden on the submitter (a presumption, an order); else nothing is presumed.
        product: kind of goods of the tracing table (cotton, seafood, garment, ...), empty when not known.
        events: dated steps: imported, presented, detained, notice, asked, answered, excluded, filed, decided.
        due: deadlines as (what, day, rule); only those whose rule is verified.
        listed: firms of the packet that a list knows.
        looked: which readers ran: text, tables, metadata, names, legibility, photographs.
        on, known_at: the day the law is asked about, and what was public.
    """

    title: str
    exhibits: tuple[Exhibit, ...]
    requests: tuple[Request, ...] = ()
    lines: tuple[Line, ...] = ()
    regime: str = ""
    question: str = ""
    side: str = "importer"
    standard: str = ""
    contested_standard: str = ""
    presumes: bool = True
    product: str = ""
    importer: str = ""
    entries: tuple[str, ...] = ()
    events: Mapping[str, dt.date] = field(default_factory=dict)
    due: tuple[tuple[str, dt.date, str], ...] = ()
    listed: tuple[ListedName, ...] = ()
    looked: frozenset[str] = frozenset({"text", "tables", "metadata"})
    on: dt.date | None = None
    known_at: dt.date | None = None

    def filed(self, *kinds: str) -> list[Exhibit]:
        """Return the submitter's exhibits in force of these kinds, or of all."""
        return [
            one
            for one in self.exhibits
            if one.by == "submitter" and one.status == "filed" and (not kinds or one.kind in kinds)
        ]

    def others(self, *kinds: str) -> list[Exhibit]:
        """Return the exhibits of authorities, press and others, of these kinds or of all."""
        return [one for one in self.exhibits if one.by != "submitter" and (not kinds or one.kind in kinds)]

    def said(self, *topics: str) -> Iterator[tuple[Exhibit, Note]]:
        """Yield what the submitter's exhibits say on these topics, in their order."""
        for exhibit in self.filed():
            for note in exhibit.said(*topics):
                yield exhibit, note

    def tables(self, *roles: str) -> Iterator[tuple[Exhibit, Table]]:
        """Yield the understood tables of the submitter's exhibits that have one of these roles."""
        for exhibit in self.filed():
            for table in exhibit.tables:
                if table.role in roles:
                    yield exhibit, table


def spot(exhibit: Exhibit, note: Note) -> Spot:
    """Return where a note stands, for a defect."""
    return Spot(says=note.text, exhibit=exhibit.id, file=exhibit.file, place=note.place)

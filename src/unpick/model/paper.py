"""The paper: a petition, rebuttal, notice or sheet as sentences with exhibits, before it becomes DOCX, PDF or text."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

__all__ = [
    "SPEAKS",
    "Annex",
    "Bar",
    "Check",
    "Cite",
    "Gap",
    "Item",
    "Kind",
    "Line",
    "Paper",
    "Section",
    "Table",
    "Volume",
]


class Kind(StrEnum):
    """What a sentence does; every kind but boilerplate is factual and needs an exhibit or a shown sum."""

    STATED = "stated"
    INFERRED = "inferred"
    COMPUTED = "computed"
    CONTRARY = "contrary"
    UNKNOWN = "unknown"
    LAW = "law"
    BOILERPLATE = "boilerplate"


SPEAKS: Final = frozenset({Kind.STATED, Kind.INFERRED, Kind.COMPUTED, Kind.CONTRARY})
"""Kinds that assert something about the world and so must cite an exhibit (quality bar of issue "Filing", point 10)."""


class Volume(StrEnum):
    """Who may read a paper: the public one hides what the confidential one carries."""

    PUBLIC = "public"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """Where a sentence rests: the label of an annex, the place in it and the words quoted there, as printed there."""

    annex: str
    place: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One sentence, or one cell of a table.

    Attributes:
        text: the sentence, in the language of the paper; names in their original script beside it.
        kind: what it does. cites: where it rests, in the order of strength. why: ids of statements or `document#row`.
        sum: how a figure was computed, with its inputs, in one line; empty when it was not.
        plain: the same sentence in letters and digits of ASCII for portals that take no more; empty when `text` will do.
    """

    text: str
    kind: Kind
    cites: tuple[Cite, ...] = ()
    why: tuple[str, ...] = ()
    sum: str = ""
    plain: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph (`style` "text"), a bullet, a numbered step or a quotation of one or more sentences.

    Attributes:
        picture: PNG bytes that stand above a caption (`style` "picture"); what it shows is said by the caption.
    """

    items: tuple[Item, ...]
    style: str = "text"
    picture: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: heads of the columns, then rows of cells; each cell is a sentence with its own cites."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Item, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One numbered section.

    Attributes:
        number: as printed ("3" or "3.1"). heading: its title. blocks: paragraphs and tables in order.
        field: the portal's form field this section fills, empty when none. rule: the provision that asks for it.
    """

    number: str
    heading: str
    blocks: tuple[Line | Table, ...] = ()
    field: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """One exhibit of a paper.

    Attributes:
        label: as cited ("A-1"). title, publisher, url: as its source prints them. published: the day it became public.
        sha256: of the stored original, empty when only a reference is held. captured: when it was archived, with the
        archive's address in `archive`. language: BCP 47 code. translated: by whom, empty when not. pages: None when not
        paged. origin: copies of one report share it. protected: left out of a public volume. note: what to know of it.
    """

    label: str
    title: str
    publisher: str = ""
    url: str = ""
    published: dt.date | None = None
    sha256: str = ""
    captured: dt.date | None = None
    archive: str = ""
    language: str = "en"
    translated: str = ""
    pages: int | None = None
    origin: str = ""
    protected: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What is missing, the provision or bar that asks for it, how to close it, and whether it stops the filing.

    Attributes:
        annexes: labels of the exhibits that its words speak of; a public volume leaves it out where one is protected.
    """

    says: str
    close: str
    rule: str = ""
    stops: bool = False
    annexes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One measure of the quality bar, computed: `value` of `n`, what was asked, and whether it is met."""

    name: str
    value: str
    asked: str
    met: bool
    n: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One question that an authority asks of a filing: met, weak or missing; `says` what was found or is not there."""

    id: str
    rule: str
    asks: str
    state: str
    says: str
    close: str
    stops: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A draft that a person edits, signs and sends.

    Attributes:
        form: "petition", "rebuttal", "notice", "sheet". title, subtitle: as printed. to, by: addressee and signer, lines.
        case: id. on: the day the law is asked about. known_at: what was public then. asked_at: day of the draft.
        lang: BCP 47 code of the paper. volume: who may read it. sections, annexes, gaps, bars, checks: in printed order.
        versions: name and version of every list, table and rule it rests on. coverage: what was looked at, in sentences.
        refused: why it must not be filed as it stands, empty otherwise.
        watermark: what every page says where anything in it was generated, empty otherwise.
    """

    form: str
    title: str
    subtitle: str = ""
    case: str
    to: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    on: dt.date | None = None
    known_at: dt.date
    asked_at: dt.date
    lang: str = "en"
    volume: Volume = Volume.PUBLIC
    sections: tuple[Section, ...]
    annexes: tuple[Annex, ...] = ()
    gaps: tuple[Gap, ...] = ()
    bars: tuple[Bar, ...] = ()
    checks: tuple[Check, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    coverage: tuple[str, ...] = ()
    refused: str = ""
    watermark: str = ""

    def items(self) -> tuple[Item, ...]:
        """Return all sentences and cells in printed order."""
        found: list[Item] = []
        for section in self.sections:
            for block in section.blocks:
                rows = block.rows if isinstance(block, Table) else (block.items,)
                found.extend(item for row in rows for item in row)
        return tuple(found)

    def unsupported(self) -> tuple[Item, ...]:
        """Return the sentences that assert something and name no annex of this paper (a sum still cites its inputs)."""
        labels = {annex.label for annex in self.annexes}
        return tuple(
            item
            for item in self.items()
            if item.kind in SPEAKS and not (item.cites and {cite.annex for cite in item.cites} <= labels)
        )

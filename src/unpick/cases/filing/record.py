"""What a filing is made from: exhibits, statements, shipments, names, chains and law, as a workspace holds them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from unpick.cases.life.replies import Reply

__all__ = [
    "Asked",
    "Chain",
    "Exhibit",
    "Hop",
    "Letter",
    "Matter",
    "Measured",
    "Named",
    "Point",
    "Shipped",
    "Told",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One source or stored original that a paper can cite.

    Attributes:
        key: how rows name it. published: as the source prints it (a year, a month or a day). public_from: the day from
        which anyone could know. sha256: of its own stored original; empty when only a reference is held. file: its name. keyed_in: name
        and SHA-256 of the facts file or table that a person keyed it in. read_in: where its words were read, when not in
        itself. language: BCP 47, empty when nobody stated it. translated: by whom. captured, archive: when and where it
        was archived. origin: copies of one report share it.
    """

    key: str
    title: str
    url: str = ""
    published: str = ""
    public_from: dt.date | None = None
    sha256: str = ""
    file: str = ""
    keyed_in: str = ""
    read_in: str = ""
    language: str = ""
    translated: str = ""
    captured: dt.date | None = None
    archive: str = ""
    origin: str = ""
    reliability: str = "F"
    protected: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim or link: who says what of whom, of which days, where.

    Attributes:
        object: in words, as it prints. code: the value as it is stored, such as KP. is_link: a link, whose predicate is
        its kind. first, last: days between which it held, None when open. tentative: the source itself leaves it open.
        of: "producer", "goods", "workshop", "buyer": how the subject belongs to the producer. country: of import, as far as
        a statement on buyers points to one; empty otherwise.
    """

    id: str
    subject: str
    predicate: str
    exhibit: str
    locator: str
    object: str = ""
    code: str = ""
    value: str = ""
    unit: str = ""
    bound: str = ""
    goods: str = ""
    quote: str = ""
    attribution: str = ""
    certainty: str = ""
    kind: str = ""
    denied: bool = False
    tentative: bool = False
    is_link: bool = False
    is_firm: bool = True
    of: str = "producer"
    country: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """One shipment: a row of a bill, entry or ruling, in the canonical fields; `fields` are those that are not empty.

    Attributes:
        from_producer: the producer is named as maker or sender. by: how else its goods came, in one sentence.
    """

    exhibit: str
    row: int
    fields: Mapping[str, str]
    date: dt.date | None = None
    country: str = ""
    from_producer: bool = True
    by: str = ""

    @property
    def why(self) -> str:
        """Return the row as documents name it."""
        return f"{self.exhibit}#{self.row}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One name, address, number or place of the producer, with who says it. kind: name, alias, address, a number."""

    kind: str
    text: str
    exhibit: str
    locator: str
    language: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step of a chain: who to whom, how, on which days, with the words of its source."""

    sender: str
    receiver: str
    kind: str
    exhibit: str
    locator: str
    goods: str = ""
    bill: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    status: str = "stated"
    quote: str = ""
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A fact without which no chain stands: in words, with where it stands."""

    text: str
    exhibit: str
    locator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A chain from a source of concern or from the producer to a buyer, its score, and what alone holds it."""

    hops: tuple[Hop, ...]
    score: float
    low: float
    high: float
    single_points: tuple[Point, ...] = ()
    upstream: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A signal: indicator, its name, what it says in words, its innocent readings, and the exhibits of its figures."""

    indicator: str
    name: str
    says: str
    cannot: str
    innocent: tuple[str, ...]
    exhibits: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter to a firm and what came back; document: key of the exhibit that holds the reply, empty when none came."""

    reply: Reply
    document: str = ""

    @property
    def firm(self) -> str:
        """Return the firm, under the name by which the case speaks of it."""
        return self.reply.firm


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked: case, target, day of the law, what was public, first day of the allegation, day of the draft, by whom."""

    case: str
    title: str
    target: str
    known_at: dt.date
    asked_at: dt.date
    start: dt.date
    on: dt.date | None = None
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """All that a petition is made from.

    Attributes:
        producer: as it prints; empty when the case names none. members: the producers, sites and goods of a class, whose words
        `producer` has then; empty for one producer. country: of the producer, ISO code. letters: what firms were
        asked and what they replied.
        laws: assessments in the shape of `law` (docs/commands.md), with the `shipments` they speak of.
        listed: what official lists said of the producer on the day..
        withheld: protected originals that are left out. coverage: what was looked at, in sentences.
    """

    asked: Asked
    producer: str = ""
    members: tuple[str, ...] = ()
    country: str = ""
    exhibits: Mapping[str, Exhibit] = field(default_factory=dict)
    names: tuple[Named, ...] = ()
    told: tuple[Told, ...] = ()
    shipments: tuple[Shipped, ...] = ()
    chains: tuple[Chain, ...] = ()
    laws: tuple[Mapping[str, Any], ...] = ()
    listed: tuple[Told, ...] = ()
    measured: tuple[Measured, ...] = ()
    letters: tuple[Letter, ...] = ()
    withheld: int = 0
    coverage: tuple[str, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()

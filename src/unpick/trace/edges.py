"""The records every trace engine reads: edges, seeds, facts; as rows and as Arrow tables."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pyarrow as pa

from unpick.trace.rules import Carries

__all__ = [
    "ANYTHING",
    "CONCERN",
    "EDGE_SCHEMA",
    "INSIDE",
    "LAST_DAY",
    "PACKED",
    "SEED_SCHEMA",
    "Edge",
    "Fact",
    "Network",
    "Seed",
    "Skip",
    "as_day",
    "edges_from_arrow",
    "edges_to_arrow",
    "plain_product",
    "seeds_to_arrow",
]

CONCERN: Final = -1
"""In place of a product: labor or place, which is in whatever the firm sends out."""

ANYTHING: Final = -2
"""In place of a product, at the target of an upstream trace: whatever arrives there."""

PACKED: Final = 10_000
"""Added to a heading, downwards: what is followed is packed round these goods. It goes on with them, and is in
nothing that is made of them."""

INSIDE: Final = 20_000
"""Added to a heading, upwards: these goods are in what is followed, as material or part or round it. What is packed
round them is not, so that both directions find the same chains."""

LAST_DAY: Final = dt.date.max.toordinal()
"""The open end as a day number. Days are proleptic Gregorian ordinals: 1 is 0001-01-01."""

_LINE: Final = pa.list_(pa.string())

EDGE_SCHEMA: Final = pa.schema(
    [
        ("edge_id", pa.string()),
        ("kind", pa.string()),
        ("from_id", pa.string()),
        ("to_id", pa.string()),
        ("carries", pa.string()),
        ("first_day", pa.int32()),
        ("last_day", pa.int32()),
        ("transit_days", pa.int32()),
        ("product", pa.int32()),
        ("facts", _LINE),
        ("document", pa.string()),
        ("row", pa.int64()),
        ("why", _LINE),
        ("polarity", pa.string()),
        ("bill_no", pa.string()),
    ]
)
"""One row per edge: from first_day to last_day (both inside) something may leave; it arrives transit_days later."""

SEED_SCHEMA: Final = pa.schema(
    [
        ("entity_id", pa.string()),
        ("product", pa.int32()),
        ("first_day", pa.int32()),
        ("last_day", pa.int32()),
        ("facts", _LINE),
    ]
)
"""One row per entity and product where a trace starts, with the days on which it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One way that goods, labor or place can go.

    Attributes:
        kind: `shipment`, `maker`, `notify` or the kind of the link.
        first_day, last_day: ordinals, both inside; equal for a shipment.
        transit_days: days from leaving to arriving; 0 when only one day is known.
        product: HS heading as a number, chapter times 100, 0 unknown.
        facts: ids of the facts that must hold; their coins decide.
        polarity: stated, inferred or contradicted.
    """

    edge_id: str
    kind: str
    from_id: str
    to_id: str
    carries: Carries = Carries.GOODS
    first_day: int
    last_day: int
    transit_days: int = 0
    product: int = 0
    facts: tuple[str, ...] = ()
    document: str = ""
    row: int = -1
    why: tuple[str, ...] = ()
    polarity: str = "stated"
    bill_no: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """Where a trace starts: an entity, the product (or CONCERN, ANYTHING), the days on which it holds."""

    entity_id: str
    product: int = CONCERN
    first_day: int = 1
    last_day: int = LAST_DAY
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What a chain stands on; uncertainty sits here and nowhere else."""

    id: str
    text: str
    p: float
    source: Mapping[str, Any] | None = None
    why: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Something that took no part in a trace, with the reason."""

    what: str
    reason: str
    document: str = ""
    row: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Edges with their facts, the names of the entities, their spellings on bills, what was left out and why."""

    edges: tuple[Edge, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    spellings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    skipped: tuple[Skip, ...] = ()

    def chances(self) -> dict[str, float]:
        """Return the probability of each fact."""
        return {fact.id: fact.p for fact in self.facts.values()}


def plain_product(state: int) -> int:
    """Return the heading of a state without what PACKED or INSIDE adds to it.

    >>> plain_product(PACKED + 303), plain_product(6204), plain_product(CONCERN)
    (303, 6204, -1)
    """
    return state % PACKED if state > 0 else state


def as_day(ordinal: int) -> dt.date:
    """Return the day of an ordinal, held inside the calendar.

    >>> as_day(737425)
    datetime.date(2020, 1, 1)
    """
    return dt.date.fromordinal(min(max(ordinal, 1), LAST_DAY))


def edges_to_arrow(edges: Iterable[Edge]) -> pa.Table:
    """Return edges as a table in EDGE_SCHEMA."""
    rows = list(edges)
    columns = [pa.array([_plain(getattr(row, f.name)) for row in rows], f.type) for f in EDGE_SCHEMA]
    return pa.Table.from_arrays(columns, schema=EDGE_SCHEMA)


def seeds_to_arrow(seeds: Iterable[Seed]) -> pa.Table:
    """Return seeds as a table in SEED_SCHEMA."""
    rows = list(seeds)
    columns = [pa.array([_plain(getattr(row, f.name)) for row in rows], f.type) for f in SEED_SCHEMA]
    return pa.Table.from_arrays(columns, schema=SEED_SCHEMA)


def edges_from_arrow(table: pa.Table) -> list[Edge]:
    """Return the rows of a table in EDGE_SCHEMA."""
    return [_edge(row) for row in table.to_pylist()]


def _edge(row: dict[str, Any]) -> Edge:
    values: dict[str, Any] = dict(row)
    values |= {name: tuple(row[name] or ()) for name in ("facts", "why")}
    values["carries"] = Carries(row["carries"])
    return Edge(**values)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value

"""A network as arrays: shipments by day, slots instead of names, so that one pass reads four bytes an edge.

A **departure slot** is a sender with a product that leaves it; an **arrival slot** a receiver with a product
that reaches it. Only slots that occur exist, and those of one entity stand side by side, two bytes each. An edge
whose product nobody gives leaves from the slot of its sender for unknown goods, and names its receiver instead of
an arrival slot: what arrives depends on what left.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from unpick.trace.edges import ANYTHING, CONCERN, PACKED
from unpick.trace.moves import DOWN, UP, Direction, relation_codes

__all__ = [
    "CLASS_ANYTHING",
    "CLASS_CONCERN",
    "CLASS_UNKNOWN",
    "NO_SETS",
    "Arrays",
    "Columns",
    "FactSets",
    "Starts",
    "compile_columns",
]

Ints = np.ndarray[Any, np.dtype[Any]]

CLASS_UNKNOWN: Final = 0
CLASS_CONCERN: Final = 1
CLASS_ANYTHING: Final = 2
"""Products are numbered: the first three numbers are these, then the headings that occur, sorted."""

FIRST_CLASSES: Final = (0, CONCERN, ANYTHING)

HEADINGS: Final = 10_000
"""Headings and chapters as numbers are below this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSets:
    """Facts that edges share, in sets: set i holds facts[starts[i]:starts[i + 1]].

    Attributes:
        keys: uint64 hash of each fact's id (`coins.fact_key`). chances: probability of each fact.
    """

    starts: Ints
    facts: Ints
    keys: Ints
    chances: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Edges as columns of equal length, in any order; what is None holds for no row.

    Attributes:
        sender, receiver: entity numbers from 0, int32; below 0 nobody.
        day: first day on which it may leave, an ordinal; 0 and below are missing.
        product: HS heading as a number, 0 unknown.
        last: last day, the same day when None; rows that span days are links.
        concern: bool, carries the concern itself rather than goods.
        kind: uint8, what the edge is, where chains by another kind of edge are chains of their own.
        transit: days from leaving to arriving, 0 or more.
        own: uint64 key of a fact that is this row's alone. own_class: uint8 place of its probability in
            `own_chances`. fact_set: place in the FactSets, -1 none.
    """

    sender: Ints
    receiver: Ints
    day: Ints
    product: Ints
    last: Ints | None = None
    concern: Ints | None = None
    kind: Ints | None = None
    transit: Ints | None = None
    own: Ints | None = None
    own_class: Ints | None = None
    own_chances: Ints | None = None
    fact_set: Ints | None = None
    sets: FactSets | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Starts:
    """Where a trace starts, as columns; `key` and `chance` are those of the fact that it rests on, if any."""

    entity: Ints
    product: Ints
    first: Ints
    last: Ints
    key: Ints | None = None
    chance: Ints | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrays:
    """A compiled network, in one direction; upstream is downstream on turned arrays.

    Attributes:
        classes: the heading (or CONCERN, ANYTHING) of each number of a product.
        relation: uint8, row the number of a state's product, column that of an edge's: a code of
            `moves.relation_codes`, 0 where nothing goes.
        days, starts: the days on which something is shipped, sorted; shipments of days[i] are
            starts[i] to starts[i + 1], those of unknown goods from opens[i] on.
        leave: departure slot of each shipment. arrive: twice its arrival slot, and 1 more where goods may leave
            the receiver again; -1 - its receiver where the product is unknown. ahead: uint16, by which
            slots they may (`kernel.slots`). row: its row in the columns. transit: empty where nothing takes a day.
        slot_starts: slots of each entity, its arrival slots first, by product. slot_class: number of the
            product of each, with the flags of `kernel.slots`; an entity without edges has one slot of no use.
        link_*: edges that span days, sorted by departure slot; leave and arrive as for shipments.
        entity_keys: uint64 key of each entity, for the coins of what happens inside it.
        packers: the entities at which packaging may start; `packed.with_packed`.
        n_open: shipments of unknown goods. dropped: why rows took no part, with how many.
    """

    direction: Direction
    n_entities: int
    classes: Ints
    relation: Ints
    days: Ints
    starts: Ints
    opens: Ints
    leave: Ints
    arrive: Ints
    ahead: Ints
    row: Ints
    transit: Ints
    slot_class: Ints
    slot_starts: Ints
    link_leave: Ints
    link_arrive: Ints
    link_row: Ints
    link_transit: Ints
    link_first: Ints
    link_last: Ints
    entity_keys: Ints
    own: Ints
    own_class: Ints
    own_chances: Ints
    fact_set: Ints
    sets: FactSets
    packers: Ints
    n_open: int
    dropped: Mapping[str, int]

    @property
    def n_edges(self) -> int:
        """Number of edges that take part."""
        return int(self.leave.size + self.link_leave.size)

    def bytes_read(self) -> dict[str, int]:
        """Return the bytes that a union pass may read, for edges and for slots."""
        edges = ("leave", "arrive", "ahead", "transit", "days", "starts")
        return {
            "edges": sum(getattr(self, name).nbytes for name in edges),
            "slots": self.slot_class.nbytes + self.slot_starts.nbytes,
        }


def compile_columns(
    columns: Columns,
    *,
    n_entities: int | None = None,
    entity_keys: Ints | None = None,
    direction: Direction = DOWN,
    packers: Ints | None = None,
) -> Arrays:
    """Compile edges given as columns; no Python runs per edge.

    An edge along which packaging can go round its goods has two places here, with one row (`packed`).

    Args:
        n_entities: one more than the highest entity number when None.
        entity_keys: uint64 `coins.fact_key` of each entity's id; a hash of its number when None.
        packers: entities at which packaging starts (`packed.packers`); none when None.

    Raises:
        ValueError: columns differ in length, or a row has a product outside 0 to 9999, a negative transit
            or an entity number that is too high.
    """
    from unpick.trace.kernel.place import (
        count_days,
        look_over,
        number_slots,
        place_edges,
        renumber,
    )
    from unpick.trace.packed import with_packed

    given = _checked(columns)
    top = max((int(one.max()) for one in given[:2] if one.size), default=-1) + 1
    n = top if n_entities is None else n_entities
    columns, origin = with_packed(columns, n, direction, packers)
    given = given if origin is None else _checked(columns)
    present = np.zeros(HEADINGS if origin is None else 3 * PACKED, bool)
    up = direction == UP
    degrees = np.zeros((n, 2), np.int32)
    low, high, n_shipments, n_links, no_day, nobody, backward, wrong = look_over(given, up, present, degrees)
    if wrong >= 0:
        raise ValueError(
            f"row {wrong} of the edges: product {given[4][wrong]} of {given[0][wrong]} to {given[1][wrong]} is no "
            f"heading, its transit is below 0, or an entity is not below {n}"
        )
    headings = np.flatnonzero(present)
    classes = np.concatenate([np.array(FIRST_CLASSES, np.int32), headings[headings > 0].astype(np.int32)])
    class_of = np.zeros(present.size, np.int16)
    class_of[classes[3:]] = np.arange(3, classes.size)
    counts = np.zeros((2, high - low + 1 if n_shipments else 0), np.int64)
    count_days(given, up, low, counts)
    ends = np.cumsum(counts[0])
    busy, opens = np.flatnonzero(counts[0]), ends - counts[1]
    shipped = _room(n_shipments, (np.int32,) * 3) + _room(n_shipments if given[6].size else 0, (np.int32,))
    links = np.empty((n_links, 6), np.int32)
    shelf_starts = np.zeros(2 * n + 1, np.uint32)
    np.cumsum(np.minimum(degrees, classes.size), out=shelf_starts[1:])
    shelf = np.zeros(int(shelf_starts[-1]), np.uint16)
    next_at = np.stack([ends - counts[0], opens])
    place_edges(given, up, class_of, low, next_at, _parts(classes.size), shelf_starts, shelf, shipped, links)
    relation = relation_codes(classes.tolist(), classes.tolist(), direction)
    slot_starts, slot_of = np.empty(n + 1, np.int32), np.empty(shelf.size, np.int32)
    slot_class, ahead_of = np.zeros(shelf.size + n, np.uint16), np.zeros(shelf.size, np.uint16)
    linked = np.zeros(shelf.size if n_links else 0, np.uint8)
    linked[links[:, 0]] = 1
    n_slots = number_slots(shelf_starts, shelf, relation, linked, slot_starts, slot_class, slot_of, ahead_of)
    ahead = np.empty(n_shipments, np.uint16)
    renumber(shipped[0], shipped[1], ahead, slot_of, ahead_of)
    renumber(links[:, 0], links[:, 1], ahead[:0], slot_of, ahead_of)
    links = np.ascontiguousarray(links[np.argsort(links[:, 0], kind="stable")].T)
    if origin is not None:
        shipped[2][:], links[2] = origin[shipped[2]], origin[links[2]]
    return Arrays(
        direction=direction,
        n_entities=n,
        classes=classes,
        relation=relation,
        days=(busy + low).astype(np.int32),
        starts=np.concatenate([np.zeros(1, np.int64), ends[busy]]),
        opens=opens[busy],
        leave=shipped[0],
        arrive=shipped[1],
        ahead=ahead,
        row=shipped[2],
        transit=shipped[3],
        slot_class=slot_class[:n_slots].copy(),
        slot_starts=slot_starts,
        link_leave=links[0],
        link_arrive=links[1],
        link_row=links[2],
        link_transit=links[3],
        link_first=links[4],
        link_last=links[5],
        entity_keys=_or_empty(entity_keys, np.uint64),
        own=_or_empty(columns.own, np.uint64),
        own_class=_or_empty(columns.own_class, np.uint8),
        own_chances=_or_empty(columns.own_chances, np.float64),
        fact_set=_or_empty(columns.fact_set, np.int32),
        sets=columns.sets or NO_SETS,
        packers=_or_empty(packers, np.int64),
        n_open=int(counts[1].sum()),
        dropped={
            reason: count
            for reason, count in (
                ("no day", no_day),
                ("no sender or no receiver", nobody),
                ("its end lies before its start", backward),
            )
            if count
        },
    )


def _parts(n_classes: int) -> Ints:
    """Return a fraction of 2**16 for each product, no two on one place of a shelf with room for all.

    Numbers beside each other are goods beside each other, which one firm has; so they are spread.
    """
    step = next(one for one in range(n_classes * 5 // 8, 2 * n_classes + 2) if math.gcd(one, n_classes) == 1)
    spread = np.arange(n_classes, dtype=np.uint64) * np.uint64(step) % np.uint64(n_classes)
    return ((spread << np.uint64(16)) + np.uint64(n_classes - 1)) // np.uint64(n_classes)


def _checked(columns: Columns) -> tuple[Ints, ...]:
    kinds: dict[str, Any] = {"sender": np.int32, "receiver": np.int32, "day": np.int32, "last": np.int32}
    kinds |= {"product": np.int32, "concern": np.bool_, "transit": np.int32}
    given = tuple(_or_empty(getattr(columns, name), kind) for name, kind in kinds.items())
    others = (columns.own, columns.own_class, columns.fact_set)
    sizes = {one.size for one in (*given, *(other for other in others if other is not None)) if one.size}
    if len(sizes) > 1 or any(one.size != given[0].size for one in (given[1], given[2], given[4])):
        raise ValueError(f"columns of edges differ in length: {sorted(sizes)}")
    return given


def _or_empty(column: Ints | None, kind: Any) -> Ints:
    return np.empty(0, kind) if column is None else np.ascontiguousarray(column, kind)


def _room(size: int, kinds: Iterable[Any]) -> tuple[Ints, ...]:
    return tuple(np.empty(size, kind) for kind in kinds)


NO_SETS: Final = FactSets(
    starts=np.zeros(1, np.int64),
    facts=np.empty(0, np.int32),
    keys=np.empty(0, np.uint64),
    chances=np.empty(0, np.float64),
)

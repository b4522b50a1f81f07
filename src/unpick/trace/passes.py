"""The passes over a network in arrays: who is reached at which tier and when, in which worlds, how best."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from unpick.trace.arrays import Arrays, Ints, Starts
from unpick.trace.moves import DOWN, relation_codes
from unpick.trace.packed import packers
from unpick.trace.reference import NO_END

__all__ = ["MOST_TIERS", "Reached", "Ready", "listed", "made_ready", "reach"]

MOST_TIERS = 62
"""Tiers that fit into a word of flags, with one for what lies beyond."""


@dataclass(frozen=True, kw_only=True)
class Reached:
    """What a union pass found: every fact taken as true.

    Attributes:
        states: number of states, an entity with a product. entity, kind, mask: per state its entity,
            number of the product, and tiers at which it is reached (bit t). first: its first day at any tier;
            upstream, days are negated.
        classes: product of each number. relation: as of `arrays`, with the products of the starts.
        tiers, hold_days: as asked.
        net, room, touched: what the kernel read, wrote and went along; see `kernel.tables`.
        low, span: a day before all that happens, and the days from it. given: the starts as the kernel
            takes them: entity, number of the product, first and last day, and which start it is; the
            latest first.
    """

    arrays: Arrays
    states: int
    entity: Ints
    kind: Ints
    mask: Ints
    first: Ints
    classes: Ints
    relation: Ints
    tiers: int
    hold_days: int | None
    low: int
    span: int
    given: tuple[Ints, ...]
    net: Any
    room: Any
    touched: Any

    @cached_property
    def number(self) -> Ints:
        """State of each slot, and of each state behind the slots (`kernel.tables.Room`); -1 where none."""
        from unpick.trace.kernel.join import number_states

        number = np.full(self.room.flags.size, -1, np.int32)
        number_states(self.arrays.slot_class, self.room.flags, number)
        return number

    def first_days(self) -> Ints:
        """Return per state and tier the first day, 0 where it is not reached; upstream, days are negated."""
        from unpick.trace.kernel.join import find_first
        from unpick.trace.kernel.tables import N_RUNS

        room, runs = self.room, int(self.room.n[N_RUNS])
        first = np.zeros((self.states, self.tiers + 1), np.int32)
        find_first(room.log_state, room.log_bits, room.run_day, room.run_ends, runs, self.number, first)
        states = self.number[room.starts]
        first[states, 0] = NO_END
        np.minimum.at(first[:, 0], states, self.given[2].astype(np.int32))
        return first

    def product(self) -> Ints:
        """Return the product of each state."""
        return self.classes[self.kind]

    def touched_rows(self) -> Ints:
        """Return the rows of the columns that something could go along, sorted."""
        arrays, touched = self.arrays, self.touched
        places = np.concatenate([touched.edges, touched.open_edge])
        if touched.flags.size:
            places = places[touched.flags[places] & 1 > 0]
        return np.unique(np.concatenate([arrays.row[places], arrays.link_row[touched.links & 1 > 0]]))

    def beyond_rows(self) -> Ints:
        """Return the rows that something could go along beyond the tiers, when that was asked; sorted."""
        arrays, touched = self.arrays, self.touched
        places = np.flatnonzero(touched.flags & 2)
        return np.unique(np.concatenate([arrays.row[places], arrays.link_row[touched.links & 2 > 0]]))

    def entities_per_tier(self) -> list[int]:
        """Return how many entities have each tier, from 0, as their smallest."""
        best = np.full(self.arrays.n_entities, 64, np.int64)
        lowest = _lowest_bit(self.mask)
        np.minimum.at(best, self.entity, lowest)
        return [int(count) for count in np.bincount(best, minlength=65)[: self.tiers + 1]]


def reach(
    arrays: Arrays,
    starts: Starts,
    *,
    tiers: int = 6,
    hold_days: int | None = None,
    beyond: bool = False,
) -> Reached:
    """Follow everything from the starts, every fact taken as true; states equal the reference's.

    Args:
        starts: entity numbers from 0, days as they are, in either direction.
        beyond: also find what lies beyond the tiers; costs a little more.

    Raises:
        ValueError: tiers is below 0 or above MOST_TIERS.
    """
    from unpick.trace.kernel import tables as kernel
    from unpick.trace.kernel.entry import put
    from unpick.trace.kernel.entry import reach as run

    made = made_ready(arrays, starts, tiers=tiers, hold_days=hold_days, beyond=beyond)
    while True:
        room, touched = made.rooms()
        told = kernel.MORE_WAITING
        if put(made.net, room, made.low, *made.given[:4]):
            told = run(made.net, room, touched, made.low, tiers, made.hold, 0, kernel.NO_DAY)
        if told == kernel.ENOUGH:
            return listed(made, room, touched)
        made.widen(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A pass before it runs: what it is asked and how much room it gets."""

    arrays: Arrays
    classes: Ints
    relation: Ints
    given: tuple[Ints, ...]
    low: int
    span: int
    net: Any
    tiers: int
    hold_days: int | None
    beyond: bool
    sizes: dict[str, int]

    @property
    def hold(self) -> int:
        """Return the days as the kernel takes them."""
        return -1 if self.hold_days is None else self.hold_days

    def rooms(self) -> tuple[Any, Any]:
        """Return empty rooms."""
        limited = self.hold_days is not None
        return _rooms(
            self.arrays, self.sizes, self.given[0].size, self.tiers, self.span, limited, self.beyond
        )

    def widen(self, told: int) -> None:
        """Double what was too small."""
        for name in _SHORT[told]:
            self.sizes[name] *= 2


def made_ready(arrays: Arrays, starts: Starts, *, tiers: int, hold_days: int | None, beyond: bool) -> Ready:
    """Return what a pass needs; arguments and errors are those of `reach`."""
    if not 0 <= tiers <= MOST_TIERS:
        raise ValueError(f"{tiers} tiers: give 0 to {MOST_TIERS}")
    classes, relation, given = _starts(arrays, starts, hold_days)
    low, high = _span(arrays, given, tiers)
    open_ = arrays.n_open
    sizes = {
        "more": given[0].size + 64 + 4 * open_,
        "log": arrays.leave.size + 2 * open_ + 4 * arrays.link_leave.size + given[0].size + 64,
        "waiting": given[0].size
        + 4 * arrays.link_leave.size
        + (arrays.leave.size // 8 if arrays.transit.size else 0)
        + 256,
        "open": 8 * open_ + 64,
    }
    return Ready(
        arrays=arrays,
        classes=classes,
        relation=relation,
        given=given,
        low=low,
        span=high - low + 2,
        net=_net(arrays, relation),
        tiers=tiers,
        hold_days=hold_days,
        beyond=beyond,
        sizes=sizes,
    )


def listed(made: Ready, room: Any, touched: Any) -> Reached:
    """Return what stands in the rooms of a pass that has run."""
    from unpick.trace.kernel import tables as kernel
    from unpick.trace.kernel.join import earliest, list_states

    arrays = made.arrays
    edges, open_ = int(room.n[kernel.N_TOUCHED]), int(room.n[kernel.N_OPEN])
    more, slots = int(room.n[kernel.N_MORE]), int(arrays.slot_starts[-1])
    most = slots + more + 1
    entity, kind, mask = np.empty(most, np.int32), np.empty(most, np.uint16), np.empty(most, room.flags.dtype)
    early, first = np.empty(room.flags.size, np.int32), np.empty(most, np.int32)
    runs = int(room.n[kernel.N_RUNS])
    earliest(room.log_state, room.run_day, room.run_ends, runs, room.starts, made.given[2], early)
    table = entity, kind, mask, first
    states = list_states(arrays.slot_class, slots, room.flags, early, room.more, more, *table)
    return Reached(
        arrays=arrays,
        states=states,
        entity=entity[:states],
        kind=kind[:states],
        mask=mask[:states],
        first=first[:states],
        classes=made.classes,
        relation=made.relation,
        tiers=made.tiers,
        hold_days=made.hold_days,
        low=made.low,
        span=made.span,
        given=made.given,
        net=made.net,
        room=room,
        touched=touched._replace(
            edges=touched.edges[:edges],
            open_edge=touched.open_edge[:open_],
            open_from=touched.open_from[:open_],
            open_to=touched.open_to[:open_],
        ),
    )


_SHORT: Mapping[int, tuple[str, ...]] = {
    1: ("more",),
    2: ("log",),
    3: ("waiting", "more"),
    4: ("open",),
}
"""What is too small by what `kernel.tables` returns."""


def _starts(arrays: Arrays, starts: Starts, hold_days: int | None) -> tuple[Ints, Ints, tuple[Ints, ...]]:
    """Return the classes and relation with the products of the starts, and the starts, the latest first."""
    first, last = starts.first.astype(np.int64), starts.last.astype(np.int64)
    if arrays.direction != DOWN:
        first, last = -last, -first
    if hold_days is None:
        last = np.full(first.size, NO_END, np.int64)
    if starts.entity.size and not 0 <= starts.entity.min() <= starts.entity.max() < arrays.n_entities:
        raise ValueError(f"a start is no entity from 0 to {arrays.n_entities - 1}")
    if arrays.direction == DOWN and np.setdiff1d(packers(starts.product, starts.entity), arrays.packers).size:
        raise ValueError(
            "packaging starts at an entity that the arrays were not told of; give its number as a packer"
        )
    classes, relation = arrays.classes, arrays.relation
    new = np.setdiff1d(starts.product, classes)
    if new.size:
        more = relation_codes(new.tolist(), classes.tolist(), arrays.direction)
        classes, relation = np.concatenate([classes, new.astype(np.int32)]), np.concatenate([relation, more])
    order = np.argsort(classes, kind="stable")
    kind = order[np.searchsorted(classes, starts.product, sorter=order)]
    kept = np.flatnonzero(first <= last)
    kept = kept[np.argsort(-first[kept], kind="stable")]
    entity = starts.entity.astype(np.int32)
    return classes, relation, (entity[kept], kind[kept].astype(np.int32), first[kept], last[kept], kept)


def _span(arrays: Arrays, given: tuple[Ints, ...], tiers: int) -> tuple[int, int]:
    """Return a day before which nothing can leave, and one after which nothing can arrive."""
    days = [part for part in (arrays.days, arrays.link_first) if part.size]
    low = min((int(part.min()) for part in days or [given[2]] if part.size), default=0) - 1
    high = max((int(part.max()) for part in (*days, given[2]) if part.size), default=0)
    moved = max((int(part.max()) for part in (arrays.transit, arrays.link_transit) if part.size), default=0)
    return low, max(low, high) + (tiers + 2) * (1 + moved)


def _net(arrays: Arrays, relation: Ints) -> Any:
    from unpick.trace.kernel.tables import Net

    linked = np.zeros(arrays.slot_class.size if arrays.link_leave.size else 0, np.uint8)
    linked[arrays.link_leave] = 1
    own = {"relation": relation, "linked": linked}
    return Net(**{name: own[name] if name in own else getattr(arrays, name) for name in Net._fields})


def _rooms(
    arrays: Arrays, sizes: Mapping[str, int], starts: int, tiers: int, days: int, hold: bool, beyond: bool
) -> tuple[Any, Any]:
    """Return empty rooms; what is not touched takes no memory."""
    from unpick.trace.kernel.tables import ASK_BEYOND, FREE, N_ROOM, Room, Touched

    flags = np.uint8 if tiers < 8 else np.uint64
    more, log, waiting, open_ = (sizes[name] for name in ("more", "log", "waiting", "open"))
    blocks = np.diff(arrays.starts)
    block = int(blocks.max()) if blocks.size else 0
    n = np.zeros(N_ROOM, np.int64)
    n[FREE] = -1
    n[ASK_BEYOND] = beyond
    table = 1 << (2 * more).bit_length()
    slots = arrays.slot_class.size
    # Eight slots from any slot on lie in two words, so that the last one has one behind it.
    words = np.zeros((slots + more + 1) * np.dtype(flags).itemsize // 8 + 2, np.uint64)
    room = Room(
        starts=np.empty(starts, np.int64),
        flags=words.view(flags)[: slots + more + 1],
        words=words,
        ends=np.empty((slots + more if hold else 0, tiers + 1 if hold else 0), np.int32),
        more=np.empty((more, 3), np.int32),
        heads=np.zeros(slots if arrays.n_open else 0, np.int32),
        keys=np.empty(table, np.int64),
        ids=np.zeros(table, np.int32),
        log_state=np.empty(log, np.int32),
        log_bits=np.empty(log, flags),
        run_day=np.empty(days, np.int32),
        run_ends=np.empty(days, np.int64),
        bits=np.empty(block + 1, flags),
        lines=np.empty(block + open_, np.int32),
        line_bits=np.empty(block + open_, flags),
        fires=np.empty((waiting if arrays.link_leave.size else 0, 4), np.int32),
        fire_bits=np.empty(waiting if arrays.link_leave.size else 0, flags),
        day_heads=np.zeros(days, np.int32),
        pool=np.empty((waiting, 4), np.int32),
        pool_bits=np.empty(waiting, flags),
        heap=np.empty(days, np.int32),
        n=n,
    )
    touched = Touched(
        edges=np.empty(arrays.leave.size, np.int32),
        edge_ends=np.zeros(arrays.days.size, np.int64),
        open_edge=np.empty(open_, np.int32),
        open_from=np.empty(open_, np.int32),
        open_to=np.empty(open_, np.int32),
        open_ends=np.zeros(arrays.days.size, np.int64),
        links=np.zeros(arrays.link_leave.size, np.uint8),
        flags=np.zeros(arrays.leave.size if beyond else 0, np.uint8),
    )
    return room, touched


def _lowest_bit(mask: Ints) -> Ints:
    """Return the place of the lowest bit of each; 64 for none."""
    low = np.full(mask.size, 64, np.int64)
    for bit in range(mask.dtype.itemsize * 8 - 1, -1, -1):
        low[(mask >> mask.dtype.type(bit)) & mask.dtype.type(1) == 1] = bit
    return low

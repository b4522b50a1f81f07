"""The ownership rule over millions of stakes: columns in, one answer per entity out, equal to `ownership_rule`.

Entities are numbers. A slot is a firm and a kind of stake in it; kinds are never added up with each other.
"""

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from unpick.law.ownership import AddsUp, Authority, Rule
from unpick.model.share import WHOLE
from unpick.trace.ownership import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "KINDS",
    "NO",
    "NOT_DECIDED",
    "YES",
    "Columns",
    "Counted",
    "Outcomes",
    "count_columns",
    "decide_columns",
]

KINDS: Final = (Kind.SHARES, Kind.VOTES, Kind.CONTROL)
"""A kind of stake by its number in `Columns.kind`."""

NO, NOT_DECIDED, YES = 0, 1, 2
"""Answers as numbers, in `Outcomes.state`."""

_NEVER: Final = 1 << 62
"""A line that nothing reaches: where no share is named in the rule, no share decides."""

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]
_Rooms = tuple[Small, Bytes, Bytes, Small, Ints, Ints, Ints, Ints]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Stakes as columns, one row each.

    Attributes:
        owner, owned: numbers of entities. kind: as in `KINDS`. low, high: parts of `model.share.WHOLE`.
        begins, ends: days as `date.toordinal` gives them, half open. origin: a number per source.
    """

    owner: Small
    owned: Small
    kind: npt.NDArray[np.int8]
    low: Ints
    high: Ints
    begins: Small
    ends: Small
    origin: Small
    indirect: Flags

    def take(self, rows: Ints) -> "Columns":
        """Return some rows."""
        return Columns(**{one.name: getattr(self, one.name)[rows] for one in fields(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Holdings that count on a day, grouped by owner.

    Attributes:
        graph: starts by owner; slot, low and high end by stake (`ownership_kernel.by_owner`).
        firms: by entity, room for its place, and by kind the low ends of all that is held, in parts.
        stated: by slot, the low ends of all that is held.
        reversed_, itself, not_held, not_counted: rows left out, by reason. disagree: slots of holdings whose
            statements disagree. above: slots of which more than the whole is stated.
        measured: how many kinds count and have a measure: shares, votes. kinds: how many count.
        exact: no share is a range, and nowhere is more than the whole stated.
        rooms, lists: room for the loops; one question at a time.
    """

    graph: tuple[Ints, Ints]
    firms: Ints
    reversed_: Ints
    itself: Ints
    not_held: Ints
    not_counted: Ints
    disagree: Small
    above: Ints
    measured: int
    kinds: int
    exact: bool
    rooms: _Rooms
    lists: tuple[Small, Small]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """What was found of each entity that listed persons reach or hold a part of; of all others the answer is no.

    Attributes:
        entity: numbers, rising. state: as numbers above. low, high: what listed persons hold of its shares or
            votes, in parts. root: the group of listed persons that surely reaches it, else -1.
    """

    entity: Small
    state: npt.NDArray[np.int8]
    low: Ints
    high: Ints
    root: Small


def count_columns(columns: Columns, authority: Authority, *, on: dt.date, entities: int) -> Counted:
    """Return what an authority counts on a day, as `ownership.prepare` does."""
    from unpick.trace.ownership_kernel import by_owner

    counts = [
        kind
        for kind in KINDS
        if kind in authority.counts or (kind is Kind.CONTROL and authority.control_counts)
    ]
    number = np.full(len(KINDS), -1, np.int64)
    number[[KINDS.index(kind) for kind in counts]] = np.arange(len(counts))
    day, forever = on.toordinal(), dt.date.max.toordinal()
    reversed_ = (columns.ends <= columns.begins) & (columns.ends != forever)
    itself = columns.owner == columns.owned
    held = (columns.begins <= day) & ((day < columns.ends) | (columns.ends == forever))
    slot_kind = number[columns.kind]
    kept = np.flatnonzero(~reversed_ & ~itself & held & (slot_kind >= 0))
    slots = (columns.owned[kept].astype(np.int64) * len(counts) + slot_kind[kept]).astype(np.int32)
    owner, slot, low, high, disagree = _join(_without_measure(columns.take(kept)), slots)
    stated = np.zeros(entities * len(counts), np.int64)
    # Holdings of one slot add up in whole parts; a million whole firms fit.
    np.add.at(stated, slot, low)
    return Counted(
        graph=by_owner(owner, slot, low, high, entities),
        firms=np.column_stack([np.full(entities, -1), stated.reshape(entities, len(counts))]),
        kinds=len(counts),
        exact=bool((low == high).all()) and not (stated > WHOLE).any(),
        reversed_=np.flatnonzero(reversed_),
        itself=np.flatnonzero(itself & ~reversed_),
        not_held=np.flatnonzero(~held & ~itself & ~reversed_),
        not_counted=np.flatnonzero(~reversed_ & ~itself & held & (slot_kind < 0)),
        disagree=disagree,
        above=np.flatnonzero(stated > WHOLE),
        measured=sum(kind is not Kind.CONTROL for kind in counts),
        rooms=_rooms(entities, len(counts)),
        lists=(np.empty(entities, np.int32), np.empty(owner.size, np.int32)),
    )


def _rooms(entities: int, kinds: int) -> _Rooms:
    """Return room for the entities that one question meets (`ownership_kernel.place_of`)."""
    places, slots = np.empty(entities, np.int32), np.empty(entities * kinds, np.int64)
    return (
        places,
        np.empty(entities, np.uint8),
        np.empty((2, entities), np.uint8),
        places.copy(),
        slots,
        slots.copy(),
        slots.copy(),
        np.empty((2, slots.size), np.int64),
    )


def _without_measure(kept: Columns) -> Columns:
    """Return the rows with control as anything between nothing and the whole, whatever a share says of it."""
    control = kept.kind == KINDS.index(Kind.CONTROL)
    if not control.any():
        return kept
    return replace(
        kept,
        low=np.where(control, 0, kept.low),
        high=np.where(control, WHOLE, kept.high),
        indirect=kept.indirect & ~control,
    )


def _join(kept: Columns, slot: Small) -> tuple[Small, Small, Ints, Ints, Small]:
    """Return one row per owner and slot, as `ownership._join` joins statements, and the slots that disagree."""
    key = kept.owner.astype(np.int64) << 32 | slot
    ranked = np.sort(key)
    if not (ranked[1:] == ranked[:-1]).any():
        return kept.owner, slot, np.where(kept.indirect, 0, kept.low), kept.high, slot[:0]
    order = np.argsort(key, kind="stable")
    starts = np.flatnonzero(np.diff(ranked, prepend=-1))
    rows = order[starts]
    direct, low, high = ~kept.indirect[order], kept.low[order], kept.high[order]
    some = np.logical_or.reduceat(direct, starts)
    within = (
        np.maximum.reduceat(np.where(direct, low, -1), starts),
        np.minimum.reduceat(np.where(direct, high, _NEVER), starts),
    )
    over = (
        np.minimum.reduceat(np.where(direct, low, _NEVER), starts),
        np.maximum.reduceat(np.where(direct, high, -1), starts),
    )
    disagree = some & (within[0] > within[1])
    summed = np.minimum(WHOLE, np.add.reduceat(np.where(direct, high, 0), starts))
    parcels = disagree & _shares_origin(kept.origin[order], direct, starts)
    joined_low = np.where(some, np.where(disagree, over[0], within[0]), 0)
    joined_high = np.where(disagree, np.where(parcels, summed, over[1]), within[1])
    joined_high = np.where(some, joined_high, np.maximum.reduceat(high, starts))
    return kept.owner[rows], slot[rows], joined_low, joined_high, slot[rows][disagree]


def _shares_origin(origin: Small, direct: Flags, starts: Ints) -> Flags:
    """Tell of each group whether two of its direct statements come from one source."""
    group = np.repeat(np.arange(starts.size), np.diff(starts, append=origin.size))[direct]
    pairs = np.sort(group << 32 | origin[direct])
    again = pairs[1:][pairs[1:] == pairs[:-1]] >> 32
    found = np.zeros(starts.size, bool)
    found[again] = True
    return found


def decide_columns(
    counted: Counted, rule: Rule, surely: "Small | Sequence[int]", perhaps: "Small | Sequence[int]"
) -> Outcomes:
    """Return what the rule of a day gives for each entity.

    Args:
        surely, perhaps: numbers of those who are listed on the day, and of those who may be.
    """
    from unpick.trace.ownership_kernel import collect

    both = np.concatenate([np.asarray(one, np.int32) for one in (surely, perhaps)])
    together = rule.adds_up is AddsUp.ALL
    lower = rule.line if rule.line is not None else _NEVER
    # Exact shares, sure listings and no contradiction: then both sides are one.
    exact = counted.exact and len(perhaps) == 0 and rule.line is not None and rule.adds_up is not AddsUp.OPEN
    count = 0
    if not exact:
        count = _spread(counted, both, together or rule.adds_up is AddsUp.OPEN, rule.line or 1, 0, upper=True)
    count = _spread(counted, both[: len(surely)], together, lower, count, upper=False)
    state, root = np.empty(count, np.int8), np.empty(count, np.int32)
    ends = np.zeros((2, count), np.int64)
    entity = counted.rooms[0][:count].copy()
    collect(
        count, counted.kinds, counted.measured, WHOLE, exact, counted.firms, counted.rooms, state, ends, root
    )
    order = np.argsort(entity)
    return Outcomes(
        entity=entity[order], state=state[order], low=ends[0][order], high=ends[1][order], root=root[order]
    )


def _spread(counted: Counted, seeds: Small, together: bool, line: int, count: int, *, upper: bool) -> int:
    """Spread within the rooms; return how many entities are met."""
    from unpick.trace.ownership_kernel import spread_each

    groups = np.array([0, seeds.size]) if together else np.arange(seeds.size + 1)
    graph, firms, kinds = counted.graph, counted.firms, counted.kinds
    queue, touched = counted.lists
    met: int = spread_each(
        graph, firms, kinds, groups, seeds, line, upper, WHOLE, counted.rooms, queue, touched, count
    )
    return met

"""Checkpoints of the union pass: what it knew on chosen days, so that a later pass starts from the last one that still holds.

A checkpoint of a day is named by a key over all that the pass had read by then: every shipment up to the day in its order,
all links, the starts up to it, limits, product rules and the text of the kernel. A network that gives the same
key for that day gives the same answer from there on. Anything else takes an earlier checkpoint or a full run, and says why.

Best chains, worlds and seeds run over what the union pass touched; they have no checkpoints of their own and start
from the answer of the resumed pass, which is that of a full one.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from unpick.trace.arrays import Arrays, Ints, Starts
from unpick.trace.moves import DOWN
from unpick.trace.passes import Reached, Ready, listed, made_ready

__all__ = ["Checkpoint", "Checkpoints", "fingerprint", "key_of", "month_ends", "reach_saving"]

MOST: Final = 12
"""Checkpoints of one pass: the last months, in which most new evidence falls. A convention of this project."""

MOST_BYTES: Final = 1 << 30
"""Bytes that the checkpoints of one pass may take; the earliest are left out first. A convention of this project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """What a pass knew at the end of a day.

    Attributes:
        day: the day, as the arrays have it. key: see the module.
        flags, ends: as `kernel.tables.Room` has them. links: flags of links gone along, in the order of their rows.
        waiting: entity, number of the product, first and last day of what is on its way; waiting_bits: its tiers.
        sizes: how much of the columns in `Checkpoints` is of this day: shipping days, touched, open, log, runs, more.
    """

    day: int
    key: str
    flags: Ints
    ends: Ints
    links: Ints
    waiting: Ints
    waiting_bits: Ints
    sizes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoints:
    """The checkpoints of one pass, the earliest first, with what they share.

    Attributes:
        n_entities, classes, relation, slot_starts, slot_class: the network that the numbers are of.
        log, runs, touched, open, gone, more: columns of the pass up to the last checkpoint: state and tiers; day and end;
            place of shipments; shipment and both states of unknown goods; flags of shipments; see `kernel.tables`.
        edge_ends, open_ends: per shipping day.
        heads, keys, ids, starts: as the pass left them. given: entity, number of the product, first and last day of each start.
    """

    n_entities: int
    entity_keys: Ints
    classes: Ints
    relation: Ints
    slot_starts: Ints
    slot_class: Ints
    log_state: Ints
    log_bits: Ints
    run_day: Ints
    run_ends: Ints
    touched: Ints
    edge_ends: Ints
    open_edge: Ints
    open_from: Ints
    open_to: Ints
    open_ends: Ints
    gone: Ints
    more: Ints
    heads: Ints
    keys: Ints
    ids: Ints
    starts: Ints
    given: Ints
    points: tuple[Checkpoint, ...]


def fingerprint(arrays: Arrays) -> Ints:
    """Return for each shipping day a mark of all shipments up to it; made once for compiled arrays, then handed on.

    Two networks have the same mark where sender, receiver, product, day and days on the way of all shipments up to the day
    are the same, in the same order. It tells change, not forgery: 64 bits, no secret.
    """
    from unpick.trace.kernel.again import day_marks, slot_keys

    keys, marks = np.empty(arrays.slot_class.size, np.uint64), np.empty(arrays.days.size, np.uint64)
    slot_keys(arrays.slot_starts, arrays.slot_class, arrays.classes, keys)
    day_marks(arrays.days, arrays.starts, arrays.leave, arrays.arrive, arrays.transit, keys, marks)
    return marks


def month_ends(arrays: Arrays, most: int = MOST) -> list[int]:
    """Return the last shipping day of each of the last months, the last day of all left out; upstream, negated."""
    if not arrays.days.size:
        return []
    sign = 1 if arrays.direction == DOWN else -1
    days = arrays.days.astype(np.int64)
    months = np.array([_month(sign * int(day)) for day in days])
    ends = days[np.flatnonzero(np.diff(months))]
    return [int(day) for day in ends[-most:]]


def _month(day: int) -> int:
    on = dt.date.fromordinal(min(max(day, 1), dt.date.max.toordinal()))
    return 12 * on.year + on.month


def reach_saving(
    arrays: Arrays,
    starts: Starts,
    *,
    tiers: int = 6,
    hold_days: int | None = None,
    beyond: bool = False,
    days: Sequence[int] | None = None,
    marks: Ints | None = None,
    most_bytes: int = MOST_BYTES,
) -> tuple[Reached, Checkpoints]:
    """Run a pass as `passes.reach` does, and save what it knows on some days.

    Args:
        days: `month_ends` when None; a day before the first shipment is left out.
        marks: `fingerprint` of the arrays, when it is there already.
    """
    from unpick.trace.kernel import tables as kernel
    from unpick.trace.kernel.entry import put
    from unpick.trace.kernel.entry import reach as run

    made = made_ready(arrays, starts, tiers=tiers, hold_days=hold_days, beyond=beyond)
    marks = fingerprint(arrays) if marks is None else marks
    asked = sorted(month_ends(arrays) if days is None else set(days))
    stops = [day for day in asked if arrays.days.size and day >= arrays.days[0]]
    while True:
        room, touched = made.rooms()
        told, points, at = kernel.MORE_WAITING, [], 0
        if put(made.net, room, made.low, *made.given[:4]):
            for stop in (*stops, kernel.NO_DAY):
                told = run(made.net, room, touched, made.low, tiers, made.hold, at, stop)
                if told != kernel.ENOUGH or stop == kernel.NO_DAY:
                    break
                at = int(np.searchsorted(arrays.days, stop, side="right"))
                points.append(_point(made, room, touched, marks, stop, at))
        if told == kernel.ENOUGH:
            return listed(made, room, touched), _bundle(made, room, touched, _within(points, most_bytes))
        made.widen(told)


def _within(points: Sequence[Checkpoint], most_bytes: int) -> tuple[Checkpoint, ...]:
    """Return the latest points that fit."""
    kept: list[Checkpoint] = []
    for point in reversed(points):
        most_bytes -= sum(one.nbytes for one in (point.flags, point.ends, point.links, point.waiting))
        if most_bytes < 0:
            break
        kept.append(point)
    return tuple(reversed(kept))


def _point(made: Ready, room: Any, touched: Any, marks: Ints, day: int, n_days: int) -> Checkpoint:
    from unpick.trace.kernel import tables as kernel
    from unpick.trace.kernel.again import take_waiting

    arrays, n = made.arrays, room.n
    most = int(n[kernel.N_POOL])
    rows, bits = np.empty((most, 3), np.int64), np.empty(most, room.flags.dtype)
    size = take_waiting(room.day_heads, room.heap, room.pool, room.pool_bits, n, rows, bits)
    waiting = np.empty((size, 4), np.int64)
    waiting[:, :2], waiting[:, 2:] = _who(arrays, room, rows[:size, 0]), rows[:size, 1:]
    order = np.lexsort((bits[:size], *waiting.T[::-1]))
    states = arrays.slot_class.size + int(n[kernel.N_MORE])
    sizes = (n_days, *(int(n[at]) for at in (kernel.N_TOUCHED, kernel.N_OPEN, kernel.N_LOG)))
    return Checkpoint(
        day=day,
        key=key_of(made, marks, day),
        flags=room.flags[:states].copy(),
        ends=room.ends[:states].copy(),
        links=touched.links[np.argsort(arrays.link_row)],
        waiting=waiting[order],
        waiting_bits=bits[:size][order],
        sizes=(*sizes, int(n[kernel.N_RUNS]), int(n[kernel.N_MORE])),
    )


def _who(arrays: Arrays, room: Any, states: Ints) -> Ints:
    """Return entity and number of the product of states, two columns."""
    from unpick.trace.kernel.slots import OF_CLASS

    slots = arrays.slot_class.size
    slot, behind = np.minimum(states, slots - 1), np.maximum(states - slots, 0)
    own = np.column_stack(
        [np.searchsorted(arrays.slot_starts, slot, side="right") - 1, arrays.slot_class[slot] & OF_CLASS]
    )
    return np.where((states >= slots)[:, None], room.more[behind, :2], own)


def _bundle(made: Ready, room: Any, touched: Any, points: tuple[Checkpoint, ...]) -> Checkpoints:
    from unpick.trace.kernel.tables import N_MORE

    n_days, edges, open_, log, runs, _ = points[-1].sizes if points else (0,) * 6
    arrays = made.arrays
    return Checkpoints(
        n_entities=arrays.n_entities,
        entity_keys=arrays.entity_keys,
        classes=made.classes,
        relation=made.relation,
        slot_starts=arrays.slot_starts,
        slot_class=arrays.slot_class,
        log_state=room.log_state[:log],
        log_bits=room.log_bits[:log],
        run_day=room.run_day[:runs],
        run_ends=room.run_ends[:runs],
        touched=touched.edges[:edges],
        edge_ends=touched.edge_ends[:n_days],
        open_edge=touched.open_edge[:open_],
        open_from=touched.open_from[:open_],
        open_to=touched.open_to[:open_],
        open_ends=touched.open_ends[:n_days],
        gone=touched.flags[: int(arrays.starts[n_days])],
        more=room.more[: int(room.n[N_MORE])],
        heads=room.heads,
        keys=np.where(room.ids > 0, room.keys, 0),
        ids=room.ids,
        starts=room.starts,
        given=np.column_stack(made.given[:4]),
        points=points,
    )


def key_of(made: Ready, marks: Ints, day: int) -> str:
    """Return the key of a day: two passes with the same key know the same at its end."""
    from unpick import __version__
    from unpick.trace.kernel.entry import stamp

    arrays = made.arrays
    n_days = int(np.searchsorted(arrays.days, day, side="right"))
    told = hashlib.blake2b(digest_size=16)
    entity, kind, first, last, _ = made.given
    starts = np.column_stack([entity, made.classes[kind], first, last])[first <= day]
    told.update(np.ascontiguousarray(starts[np.lexsort(starts.T)], "<i8").tobytes())
    order = np.argsort(arrays.link_row)
    columns = (*_link_ends(made), arrays.link_first, arrays.link_last, arrays.link_transit)
    for column in columns if order.size else ():
        told.update(np.ascontiguousarray(column[order], "<i8").tobytes())
    asked = [
        arrays.direction,
        made.tiers,
        made.hold_days,
        made.beyond,
        __version__,
        stamp(),
        day,
        starts.shape,
    ]
    read = [n_days, int(arrays.starts[n_days]), int(marks[n_days - 1]) if n_days else 0]
    told.update(json.dumps([*asked, *read]).encode())
    return told.hexdigest()


def _link_ends(made: Ready) -> Iterable[Ints]:
    """Return sender, what leaves and receiver of each link, as numbers that do not hang on the rest of the network."""
    from unpick.trace.kernel.slots import OF_CLASS

    arrays = made.arrays
    if not arrays.link_leave.size:
        return
    leave, to = arrays.link_leave, arrays.link_arrive.astype(np.int64)
    yield np.searchsorted(arrays.slot_starts, leave, side="right") - 1
    yield arrays.classes[arrays.slot_class[leave] & OF_CLASS]
    yield np.where(to >= 0, np.searchsorted(arrays.slot_starts, to >> 1, side="right") - 1, -1 - to)

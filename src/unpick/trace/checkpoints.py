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

__all__ = [
    "Checkpoint",
    "Checkpoints",
    "Resumed",
    "fingerprint",
    "month_ends",
    "reach_saving",
    "resume",
    "table_of",
]

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
    points: tuple[Checkpoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """A pass that started from a checkpoint, or did not.

    Attributes:
        after: day of the checkpoint; None for a full run. replayed: shipments read.
        messages: which checkpoints were left aside and why.
    """

    made: Ready
    room: Any
    tail: Any
    saved: Checkpoints | None
    point: Checkpoint | None
    number: Ints
    after: int | None
    replayed: int
    messages: tuple[str, ...]

    def news(self) -> tuple[Ints, Ints]:
        """Return states of the room and tiers that were reached after the checkpoint."""
        from unpick.trace.kernel.tables import N_LOG

        size = int(self.room.n[N_LOG])
        return self.room.log_state[:size], self.room.log_bits[:size]

    def reached(self) -> Reached:
        """Return the answer of the whole pass, equal to that of a full run."""
        if self.saved is None or self.point is None:
            return listed(self.made, self.room, self.tail)
        return listed(
            self.made, *_whole(self.made, self.room, self.tail, self.saved, self.point, self.number)
        )


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
        key=_key(made, marks, day),
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
    n_days, edges, open_, log, runs, more = points[-1].sizes if points else (0,) * 6
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
        more=room.more[:more],
        points=points,
    )


def _key(made: Ready, marks: Ints, day: int) -> str:
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


def resume(
    saved: Checkpoints,
    arrays: Arrays,
    starts: Starts,
    *,
    tiers: int = 6,
    hold_days: int | None = None,
    beyond: bool = False,
    marks: Ints | None = None,
) -> Resumed:
    """Run a pass from the last checkpoint that still holds, or in full when none does.

    Args:
        saved: of an earlier pass. Entities keep their numbers; new ones come behind.
        marks: `fingerprint` of the arrays, when it is there already.
    """
    from unpick.trace.kernel import tables as kernel
    from unpick.trace.kernel.entry import put
    from unpick.trace.kernel.entry import reach as run

    made = made_ready(arrays, starts, tiers=tiers, hold_days=hold_days, beyond=beyond)
    point, messages = _last_that_holds(saved, made, fingerprint(arrays) if marks is None else marks)
    hold = made.hold
    while True:
        room, tail = made.rooms()
        told, number, at = kernel.MORE_WAITING, np.empty(0, np.int32), 0
        if point is None:
            ready = put(made.net, room, made.low, *made.given[:4])
        else:
            ready, number = _restore(made, room, tail, saved, point)
            at = point.sizes[0]
        if ready:
            told = run(made.net, room, tail, made.low, tiers, hold, at, kernel.NO_DAY)
        if told == kernel.ENOUGH:
            return Resumed(
                made=made,
                room=room,
                tail=tail,
                saved=saved if point else None,
                point=point,
                number=number,
                after=point.day if point else None,
                replayed=int(arrays.leave.size - arrays.starts[at]),
                messages=messages,
            )
        made.widen(told)


def _last_that_holds(
    saved: Checkpoints, made: Ready, marks: Ints
) -> tuple[Checkpoint | None, tuple[str, ...]]:
    """Return the last checkpoint that the network agrees with, and why those after it were left aside."""
    arrays = made.arrays
    messages: list[str] = []
    same = min(saved.n_entities, saved.entity_keys.size, arrays.entity_keys.size)
    if not _same_rules(saved, made):
        return None, ("Every checkpoint was left aside: the table of what becomes what is another.",)
    if (
        saved.n_entities > arrays.n_entities
        or bool(saved.entity_keys.size) != bool(arrays.entity_keys.size)
        or not np.array_equal(saved.entity_keys[:same], arrays.entity_keys[:same])
    ):
        return None, ("Every checkpoint was left aside: its firms have other numbers.",)
    for point in reversed(saved.points):
        if point.key == _key(made, marks, point.day):
            return point, tuple(messages)
        messages.append(
            f"The checkpoint of {_told(point.day)} was left aside: shipments up to it, links, starts or limits are others."
        )
    return None, tuple(messages)


def _same_rules(saved: Checkpoints, made: Ready) -> bool:
    """Tell whether what both networks have of products becomes the same in both."""
    if np.array_equal(saved.classes, made.classes):
        return np.array_equal(saved.relation, made.relation)
    _, was, now = np.intersect1d(saved.classes, made.classes, return_indices=True)
    # Columns are the products of edges; those of starts alone stand behind them.
    some = (was < saved.relation.shape[1]) & (now < made.relation.shape[1])
    return np.array_equal(saved.relation[was][:, was[some]], made.relation[now][:, now[some]])


def _told(day: int) -> str:
    on = abs(day)
    return dt.date.fromordinal(on).isoformat() if 0 < on <= dt.date.max.toordinal() else str(day)


def _restore(made: Ready, room: Any, tail: Any, saved: Checkpoints, point: Checkpoint) -> tuple[bool, Ints]:
    """Put a checkpoint into empty rooms; return whether there was room, and the state here of each state there."""
    from unpick.trace.kernel.entry import put_back

    arrays = made.arrays
    slots = saved.slot_class.size
    same = (
        np.array_equal(saved.classes, made.classes)
        and np.array_equal(saved.slot_class, arrays.slot_class)
        and np.array_equal(saved.slot_starts, arrays.slot_starts)
    )
    more = saved.more[: point.sizes[5]]
    was_starts = saved.slot_starts
    kinds = np.arange(saved.classes.size)
    if same:
        room.flags[:slots] = point.flags[:slots]
        room.ends[:slots] = point.ends[:slots]
        was_starts = np.zeros(1, saved.slot_starts.dtype)
    else:
        order = np.argsort(made.classes, kind="stable")
        place = np.searchsorted(made.classes, saved.classes, sorter=order)
        kinds = order[np.minimum(place, order.size - 1)]
    number = np.full(more.shape[0] + (0 if same else slots), -1, np.int32)
    ready = put_back(
        made.net,
        room,
        made.low,
        made.given[:4],
        point.day,
        (was_starts, saved.slot_class, kinds, point.flags, point.ends, more),
        number,
        point.waiting,
        point.waiting_bits,
        ~np.uint64(0) if made.beyond else np.uint64((1 << made.tiers) - 1),
        made.hold >= 0,
    )
    tail.links[np.argsort(arrays.link_row)] = point.links
    return bool(ready), number


def _whole(
    made: Ready, room: Any, tail: Any, saved: Checkpoints, point: Checkpoint, number: Ints
) -> tuple[Any, Any]:
    """Return rooms of the whole pass: what the checkpoint had, and then what came after it."""
    from unpick.trace.kernel import tables as kernel

    n_days, edges, open_, log, runs, _ = point.sizes
    n = room.n.copy()

    base = point.flags.size - number.size

    def here(states: Ints) -> Ints:
        if not number.size:
            return states
        return np.where(states >= base, number[np.maximum(states - base, 0)], states).astype(np.int32)

    def joined(before: Ints, after: Ints, counter: int) -> Ints:
        return np.concatenate([before, after[: int(room.n[counter])]])

    ends = tail.edge_ends + edges, tail.open_ends + open_
    ends[0][:n_days], ends[1][:n_days] = saved.edge_ends[:n_days], saved.open_ends[:n_days]
    flags = tail.flags.copy()
    gone = int(made.arrays.starts[n_days]) if flags.size else 0
    # A flag of unknown goods may come from both sides of no day: each shipment has one day.
    flags[:gone] = saved.gone[:gone]
    touched = tail._replace(
        edges=joined(saved.touched[:edges], tail.edges, kernel.N_TOUCHED),
        edge_ends=ends[0],
        open_edge=joined(saved.open_edge[:open_], tail.open_edge, kernel.N_OPEN),
        open_from=joined(here(saved.open_from[:open_]), tail.open_from, kernel.N_OPEN),
        open_to=joined(here(saved.open_to[:open_]), tail.open_to, kernel.N_OPEN),
        open_ends=ends[1],
        flags=flags,
    )
    whole = room._replace(
        log_state=joined(here(saved.log_state[:log]), room.log_state, kernel.N_LOG),
        log_bits=joined(saved.log_bits[:log], room.log_bits, kernel.N_LOG),
        run_day=joined(saved.run_day[:runs], room.run_day, kernel.N_RUNS),
        run_ends=joined(saved.run_ends[:runs], room.run_ends + log, kernel.N_RUNS),
        n=n,
    )
    for counter, size in (
        (kernel.N_TOUCHED, edges),
        (kernel.N_OPEN, open_),
        (kernel.N_LOG, log),
        (kernel.N_RUNS, runs),
    ):
        n[counter] += size
    return whole, touched


def table_of(reached: Reached) -> dict[str, Ints]:
    """Return the answer of a pass as arrays in one order: the same answer, the same bytes.

    Returns:
        entity, product, mask, first_days of each state, by entity and product; rows gone along within and beyond the tiers.
    """
    product = reached.product()
    order = np.lexsort((product, reached.entity))
    return {
        "entity": reached.entity[order],
        "product": product[order],
        "mask": reached.mask[order],
        "first": reached.first[order],
        "first_days": reached.first_days()[order],
        "touched": reached.touched_rows(),
        "beyond": reached.beyond_rows(),
    }

"""A union pass that starts from the last checkpoint that still holds; its answer is that of a full run, byte for byte."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np

from unpick.trace.arrays import Arrays, Ints, Starts
from unpick.trace.checkpoints import Checkpoint, Checkpoints, fingerprint, key_of
from unpick.trace.passes import Reached, Ready, listed, made_ready

__all__ = ["Resumed", "resume", "table_of"]


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
        if point.key == key_of(made, marks, point.day):
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
    tail.links[np.argsort(arrays.link_row)] = point.links
    if same and _as_it_is(made, room, saved, point):
        return _put_down(made, room, saved, point), np.empty(0, np.int32)
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
    return bool(ready), number


def _as_it_is(made: Ready, room: Any, saved: Checkpoints, point: Checkpoint) -> bool:
    """Tell whether starts and tables are those of the saved pass, so that states have the same numbers."""
    sizes = (room.heads.size, room.keys.size, room.starts.size)
    return (
        sizes == (saved.heads.size, saved.keys.size, saved.starts.size)
        and point.sizes[5] <= room.more.shape[0]
        and np.array_equal(saved.given, np.column_stack(made.given[:4]))
    )


def _put_down(made: Ready, room: Any, saved: Checkpoints, point: Checkpoint) -> bool:
    """Put a checkpoint down as it is, slots and starts being those of the saved pass; return whether there was room."""
    from unpick.trace.kernel.entry import put_back
    from unpick.trace.kernel.tables import N_MORE

    limit = point.sizes[5]
    room.flags[: point.flags.size] = point.flags
    room.ends[: point.ends.shape[0]] = point.ends
    room.more[:limit] = saved.more[:limit]
    room.keys[:] = saved.keys
    # What was made later stands behind, or in front in the lists, and is left out.
    room.ids[:] = np.where(saved.ids > limit, 0, saved.ids)
    room.heads[:] = saved.heads
    later = np.flatnonzero(room.heads > limit)
    while later.size:
        room.heads[later] = saved.more[room.heads[later] - 1, 2]
        later = later[room.heads[later] > limit]
    room.n[N_MORE] = limit
    entity, kind, first, last = made.given[:4]
    late = first > point.day
    nothing = np.zeros(1, saved.slot_starts.dtype)
    ready = put_back(
        made.net,
        room,
        made.low,
        (entity[late], kind[late], first[late], last[late]),
        point.day,
        (nothing, saved.slot_class, np.arange(saved.classes.size), point.flags, point.ends, saved.more[:0]),
        np.empty(0, np.int32),
        point.waiting,
        point.waiting_bits,
        np.uint64(0),
        made.hold >= 0,
    )
    room.starts[:] = saved.starts
    return bool(ready)


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

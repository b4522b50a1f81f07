"""Compiled: what may go along the shipments of a day whose goods nobody names: whatever its sender has.

A line for each product that may leave, with the state that it becomes at the receiver.
"""

import numpy as np

from unpick.trace.kernel.slots import LAST, OF_CLASS
from unpick.trace.kernel.states import after, queue, seek
from unpick.trace.kernel.tables import (
    BEYOND,
    ENOUGH,
    KIND,
    MORE_OPEN,
    MORE_STATES,
    MORE_WAITING,
    N_OPEN,
    NEXT,
    ONE,
    WITHIN,
)
from unpick.trace.kernel.uncounted import uncounted

__all__ = ["alive", "flag", "leave_unknown"]


@uncounted(forceinline=True)
def alive(ends, at, bits, day, hold):
    """Return those of the tiers whose goods are still there on a day."""
    left = bits
    for tier in range(ends.shape[1]):
        if (bits >> np.uint64(tier)) & ONE and ends[at, tier] + hold < day:
            left &= ~(ONE << np.uint64(tier))
    return left


@uncounted(forceinline=True)
def flag(gone, edge, bits, within):
    """Note that something goes along a shipment, within the tiers or beyond, where that was asked."""
    if gone.size:
        gone[edge] |= (WITHIN if bits & within else 0) | (BEYOND if bits & ~within else 0)


@uncounted()
def _open(
    slot_class,
    slot_starts,
    relation,
    flags,
    ends,
    more,
    heads,
    keys,
    ids,
    n,
    lines,
    line_bits,
    open_edge,
    open_from,
    open_to,
    gone,
    edge,
    slot,
    receiver,
    size,
    day,
    hold,
    within,
):
    """Write what can go along a shipment of unknown goods, a line for each product; below 0 when there is no room.

    Arrival slots of an entity stand before its departure slots, and the one for unknown goods is the first of these.
    """
    at, behind = slot - 1, False
    while True:
        if not behind and (at < 0 or slot_class[at] & LAST):
            at, behind = np.int64(heads[slot]) - 1, True
        if behind and at < 0:
            return size
        source = slot_class.size + at if behind else at
        kind = np.int64(more[at, KIND]) if behind else np.int64(slot_class[at] & OF_CLASS)
        at = np.int64(more[at, NEXT]) - 1 if behind else at - 1
        bits = np.uint64(flags[source])
        if not bits or not relation[kind, 0]:
            continue
        if hold >= 0:
            bits = alive(ends, source, bits, day, hold)
        if not gone.size:
            bits &= within
        if not bits:
            continue
        if n[N_OPEN] >= open_edge.size or size >= lines.size:
            return -MORE_OPEN
        state = np.int64(-1)
        if bits & within:
            state = seek(slot_class, slot_starts, relation, more, heads, keys, ids, n, receiver, after(kind))
            if state < 0:
                return -MORE_STATES
            lines[size], line_bits[size] = state, (bits & within) << ONE
            size += 1
        flag(gone, edge, bits, within)
        open_edge[n[N_OPEN]], open_from[n[N_OPEN]], open_to[n[N_OPEN]] = edge, source, state
        n[N_OPEN] += 1


@uncounted()
def leave_unknown(net, room, touched, begin, end, size, day, low, hold, within):
    """Write what can go along the shipments of unknown goods of a day as lines; what takes days to arrive waits.

    Returns:
        How many lines there are then, and ENOUGH or what is short.
    """
    slot_class, slot_starts, relation, transit = net.slot_class, net.slot_starts, net.relation, net.transit
    leave, arrive_, flags, ends, more = net.leave, net.arrive, room.flags, room.ends, room.more
    heads, keys, ids, n, lines, line_bits = (
        room.heads,
        room.keys,
        room.ids,
        room.n,
        room.lines,
        room.line_bits,
    )
    open_edge, open_from, open_to = touched.open_edge, touched.open_from, touched.open_to
    day_heads, heap, pool, pool_bits = room.day_heads, room.heap, room.pool, room.pool_bits
    for edge in range(begin, end):
        slot = np.int64(leave[edge])
        if not flags[slot]:
            continue
        begun = size
        size = _open(
            slot_class,
            slot_starts,
            relation,
            flags,
            ends,
            more,
            heads,
            keys,
            ids,
            n,
            lines,
            line_bits,
            open_edge,
            open_from,
            open_to,
            touched.flags,
            edge,
            slot,
            -1 - np.int64(arrive_[edge]),
            size,
            day,
            hold,
            within,
        )
        if size < 0:
            return begun, -size
        if transit.size and transit[edge]:
            later = day + np.int64(transit[edge])
            for place in range(begun, size):
                state, through = lines[place], line_bits[place]
                if not queue(day_heads, heap, pool, pool_bits, n, low, state, through, later, later):
                    return begun, MORE_WAITING
            size = begun
    return size, ENOUGH

"""Compiled: the union pass. Every fact is taken as true; a state holds the set of tiers at which it is reached.

All arrivals before a day are known when the shipments of the day are read, and what the day brings is written
after, so that the order of rows never matters. A slot has one flag a tier; a day is three loops without a choice
in them: which shipments leave from where something is, which bring something new, which departures may follow.

With a holding limit the pass also keeps, per departure and tier, the last day of the latest arrival: arrivals
come in the order of their days, so that the latest is all that a later shipment can ask about.
"""

import numba
import numpy as np

from unpick.trace.kernel.arrive import arrive, kindle
from unpick.trace.kernel.days import pop_day
from unpick.trace.kernel.slots import AHEAD, DEP, LAST, OF_CLASS
from unpick.trace.kernel.states import after, fire_all, queue, seek
from unpick.trace.kernel.tables import (
    ASK_BEYOND,
    BEYOND,
    END,
    ENOUGH,
    FIRST,
    FOLLOW,
    FREE,
    HAS_OPEN,
    KIND,
    MORE_LOG,
    MORE_OPEN,
    MORE_STATES,
    MORE_WAITING,
    N_FIRES,
    N_HEAP,
    N_LOG,
    N_OPEN,
    N_RUNS,
    N_TOUCHED,
    NEXT,
    NO_DAY,
    ONE,
    STATE,
    WITHIN,
)

__all__ = ["reach"]


@numba.njit(nogil=True, forceinline=True)
def _alive(ends, at, bits, day, hold):
    """Return those of the tiers whose goods are still there on a day."""
    left = bits
    for tier in range(ends.shape[1]):
        if (bits >> np.uint64(tier)) & ONE and ends[at, tier] + hold < day:
            left &= ~(ONE << np.uint64(tier))
    return left


@numba.njit(nogil=True, forceinline=True)
def _flag(gone, edge, bits, within):
    if gone.size:
        gone[edge] |= (WITHIN if bits & within else 0) | (BEYOND if bits & ~within else 0)


@numba.njit(nogil=True)
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
            bits = _alive(ends, source, bits, day, hold)
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
        _flag(gone, edge, bits, within)
        open_edge[n[N_OPEN]], open_from[n[N_OPEN]], open_to[n[N_OPEN]] = edge, source, state
        n[N_OPEN] += 1


@numba.njit(nogil=True)
def _sift(net, room, touched, begin, live, day, low, hold, within):
    """Look closer at the shipments that something may leave by.

    Those of known goods stay among the touched, with their tiers in `bits`; with a holding limit, and those of
    unknown goods, become lines; what takes days to arrive waits.

    Returns:
        How many stay, how many lines there are, and ENOUGH or what is short.
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
    bits, edges, gone = room.bits, touched.edges, touched.flags
    open_edge, open_from, open_to = touched.open_edge, touched.open_from, touched.open_to
    day_heads, heap, pool, pool_bits = room.day_heads, room.heap, room.pool, room.pool_bits
    kept, size = 0, 0
    for line in range(live):
        edge = np.int64(edges[begin + line])
        to, slot, here = np.int64(arrive_[edge]), np.int64(leave[edge]), np.uint64(bits[line])
        begun = size
        if to < 0:
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
                gone,
                edge,
                slot,
                -1 - to,
                size,
                day,
                hold,
                within,
            )
            if size < 0:
                return kept, size, -size
        else:
            if hold >= 0:
                here = _alive(ends, slot, here, day, hold)
            if not here:
                continue
            _flag(gone, edge, here, within)
            edges[begin + kept], bits[kept] = edge, here & within
            if here & within and (hold >= 0 or (transit.size and transit[edge])):
                if size >= lines.size:
                    return kept, size, MORE_OPEN
                bits[kept] = 0
                lines[size], line_bits[size] = to >> 1, (here & within) << ONE
                size += 1
            kept += 1
        if transit.size and transit[edge]:
            later = day + np.int64(transit[edge])
            for place in range(begun, size):
                state, through = lines[place], line_bits[place]
                if not queue(day_heads, heap, pool, pool_bits, n, low, state, through, later, later):
                    return kept, size, MORE_WAITING
            size = begun
    return kept, size, ENOUGH


@numba.njit(nogil=True, forceinline=True)
def _bring(to, flags, edges, begin, bits, count, log_state, log_bits, logged, fresh, within, keep):
    """Take what shipments bring on the day on which they leave.

    Returns:
        Where the log ends, and how many of its new places are in `fresh`: those that may leave again.
    """
    waiting = 0
    for line in range(count):
        code = np.uint32(to[edges[begin + np.uint64(line)]])
        state, through = code >> np.uint32(1), (np.uint64(bits[line]) & within) << ONE
        held = np.uint64(flags[state])
        new = through & ~held
        flags[state] = held | through
        log_state[logged], log_bits[logged], fresh[waiting] = state, new, logged
        logged += np.uint64(new != 0)
        waiting += np.int64(new & keep != 0) & np.int64(code & np.uint32(1))
    return logged, waiting


@numba.njit(nogil=True, forceinline=True)
def _hand_on(
    slot_class,
    relation,
    linked,
    flags,
    log_state,
    log_bits,
    fresh,
    kinds,
    waiting,
    fires,
    fire_bits,
    n,
    day,
    keep,
):
    """Let leave what is new; links that it opens are noted.

    The first slots behind are looked at without asking where the entity ends, which nobody could foretell.
    """
    # Asked for one after the other, with nothing between that hangs on them, the waits for memory run side by side.
    for at in range(waiting):
        kinds[at] = slot_class[np.uint32(log_state[fresh[at]])]
    for at in range(waiting):
        slot, what = np.uint32(log_state[fresh[at]]), kinds[at]
        send = np.uint64(log_bits[fresh[at]]) & keep
        kind, within = what & OF_CLASS, ~what & LAST
        if not linked.size:
            for _ in range(AHEAD):
                slot += np.uint32(1)
                what = slot_class[slot]
                goes = (within != 0) & (what & DEP != 0) & (relation[kind, what & OF_CLASS] != 0)
                flags[slot] |= send & (np.uint64(0) - np.uint64(goes))
                within &= ~what
        while within:
            slot += np.uint32(1)
            what = slot_class[slot]
            if what & DEP and relation[kind, what & OF_CLASS]:
                if linked.size and linked[slot]:
                    new = send & ~np.uint64(flags[slot]) if what & OF_CLASS else send
                    if new:
                        kindle(fires, fire_bits, n, slot, kind, new, day, day)
                flags[slot] |= send
            within &= ~what


@numba.njit(nogil=True)
def reach(net, room, touched, low, tiers, hold, shipping, stop):
    """Run the pass over what waits in `room`; return ENOUGH, or which room is too small.

    Args:
        low: a day before which nothing can leave. hold: days, -1 without limit.
        shipping: the first shipping day to read. stop: the last day to take, `NO_DAY` for all.
    """
    within = (ONE << np.uint64(tiers)) - ONE
    rule = (low, hold, within)
    n = room.n
    days, starts, leave, to = net.days, net.starts, net.leave, net.arrive
    slot_class, slot_starts, relation, linked = net.slot_class, net.slot_starts, net.relation, net.linked
    flags, ends, more, log_state, log_bits = room.flags, room.ends, room.more, room.log_state, room.log_bits
    run_day, run_ends, bits, lines, line_bits = (
        room.run_day,
        room.run_ends,
        room.bits,
        room.lines,
        room.line_bits,
    )
    fires, fire_bits, fresh, kinds = room.fires, room.fire_bits, room.fresh, room.kinds
    heap, day_heads, pool, pool_bits = room.heap, room.day_heads, room.pool, room.pool_bits
    touched_edges, edge_ends, open_ends = touched.edges, touched.edge_ends, touched.open_ends
    beyond = n[ASK_BEYOND] > 0
    keep = ~np.uint64(0) if beyond else within
    plain = hold < 0 and not beyond and not n[HAS_OPEN] and not net.transit.size
    while True:
        day = NO_DAY
        if shipping < days.size:
            day = np.int64(days[shipping])
        if n[N_HEAP]:
            day = min(day, np.int64(heap[0]) + low)
        if day == NO_DAY or day > stop:
            return ENOUGH
        size, line, node = 0, 0, -1
        if shipping < days.size and days[shipping] == day:
            # Unsigned places need no look at their sign, which is a quarter of the time.
            begin = np.uint64(n[N_TOUCHED])
            live = begin
            for edge in range(np.uint64(starts[shipping]), np.uint64(starts[shipping + 1])):
                here = flags[np.uint32(leave[edge])]
                touched_edges[live], bits[live - begin] = edge, here
                live += np.uint64(here != 0)
            count = np.int64(live - begin)
            if not plain and count:
                count, size, told = _sift(net, room, touched, np.int64(begin), count, day, low, hold, within)
                if told != ENOUGH:
                    return told
            n[N_TOUCHED] += count
            edge_ends[shipping], open_ends[shipping] = n[N_TOUCHED], n[N_OPEN]
            shipping += 1
            if n[N_LOG] + count >= log_state.size:
                return MORE_LOG
            if hold < 0:
                logged, waiting = _bring(
                    to,
                    flags,
                    touched_edges,
                    begin,
                    bits,
                    count,
                    log_state,
                    log_bits,
                    np.uint64(n[N_LOG]),
                    fresh,
                    within,
                    keep,
                )
                n[N_LOG] = logged
                _hand_on(
                    slot_class,
                    relation,
                    linked,
                    flags,
                    log_state,
                    log_bits,
                    fresh,
                    kinds,
                    waiting,
                    fires,
                    fire_bits,
                    n,
                    day,
                    keep,
                )
        if n[N_HEAP] and np.int64(heap[0]) + low == day:
            pop_day(heap, n, N_HEAP)
            node = np.int64(day_heads[day - low]) - 1
            day_heads[day - low] = 0
        while line < size or node >= 0:
            if line < size:
                state, through = np.int64(lines[line]), np.uint64(line_bits[line])
                first, end = day, day
                line += 1
            else:
                state, through = np.int64(pool[node, STATE]), np.uint64(pool_bits[node])
                first, end = np.int64(pool[node, FIRST]), np.int64(pool[node, END])
                follow = np.int64(pool[node, FOLLOW])
                pool[node, FOLLOW] = n[FREE]
                n[FREE] = node
                node = follow
            if n[N_LOG] >= log_state.size:
                return MORE_LOG
            arrive(
                slot_class,
                slot_starts,
                relation,
                linked,
                flags,
                ends,
                more,
                log_state,
                log_bits,
                fires,
                fire_bits,
                n,
                state,
                through,
                first,
                end,
                keep,
                hold,
            )
        if n[N_FIRES] and not fire_all(net, room, touched, rule):
            return MORE_WAITING
        run_day[n[N_RUNS]], run_ends[n[N_RUNS]] = day, n[N_LOG]
        n[N_RUNS] += 1

"""Compiled: the union pass. Every fact is taken as true; a state holds the set of tiers at which it is reached.

All arrivals before a day are known when the shipments of the day are read, and what the day brings is written
after, so that the order of rows never matters. A slot has one flag a tier; a day is three loops without a choice
in them: which shipments leave from where something is, which bring something new, which departures may follow.

With a holding limit the pass also keeps, per departure and tier, the last day of the latest arrival: arrivals
come in the order of their days, so that the latest is all that a later shipment can ask about.
"""

import numpy as np

from unpick.trace.kernel.arrive import arrive, kindle
from unpick.trace.kernel.days import pop_day
from unpick.trace.kernel.slots import DEP, FLAGS_FROM, LAST, OF_CLASS, SPREAD, WALK
from unpick.trace.kernel.states import fire_all, queue
from unpick.trace.kernel.tables import (
    ASK_BEYOND,
    END,
    ENOUGH,
    FIRST,
    FOLLOW,
    FREE,
    MORE_LOG,
    MORE_OPEN,
    MORE_WAITING,
    N_FIRES,
    N_HEAP,
    N_LOG,
    N_OPEN,
    N_RUNS,
    N_TOUCHED,
    NO_DAY,
    ONE,
    STATE,
)
from unpick.trace.kernel.uncounted import uncounted
from unpick.trace.kernel.unknown import alive, flag, leave_unknown

__all__ = ["reach"]


@uncounted()
def _sift(net, room, touched, begin, live, day, low, hold, within):
    """Look closer at the shipments of known goods that something may leave by.

    They stay among the touched, with their tiers in `bits`; with a holding limit they become lines, and what takes
    days to arrive waits.

    Returns:
        How many stay, how many lines there are, and ENOUGH or what is short.
    """
    transit, leave, arrive_, ends = net.transit, net.leave, net.arrive, room.ends
    n, lines, line_bits, bits = room.n, room.lines, room.line_bits, room.bits
    edges, gone = touched.edges, touched.flags
    day_heads, heap, pool, pool_bits = room.day_heads, room.heap, room.pool, room.pool_bits
    kept, size = 0, 0
    for line in range(live):
        edge = np.int64(edges[begin + line])
        here = np.uint64(bits[line])
        if hold >= 0:
            here = alive(ends, np.int64(leave[edge]), here, day, hold)
        if not here:
            continue
        flag(gone, edge, here, within)
        edges[begin + kept], bits[kept] = edge, here & within
        moved = np.int64(transit[edge]) if transit.size else 0
        if here & within and (hold >= 0 or moved):
            bits[kept] = 0
            state, through, later = np.int64(arrive_[edge]) >> 1, (here & within) << ONE, day + moved
            if moved:
                if not queue(day_heads, heap, pool, pool_bits, n, low, state, through, later, later):
                    return kept, size, MORE_WAITING
            else:
                if size >= lines.size:
                    return kept, size, MORE_OPEN
                lines[size], line_bits[size] = state, through
                size += 1
        kept += 1
    return kept, size, ENOUGH


@uncounted(forceinline=True)
def _bring(to, flags, edges, begin, bits, count, log_state, log_bits, logged, within):
    """Take what shipments bring on the day on which they leave; return where the log ends.

    For now the log has the shipment in place of the state: most bring nothing, and the next one is written over it.
    """
    for line in range(np.uint64(count)):
        edge = np.uint32(edges[begin + line])
        state, through = np.uint32(to[edge]) >> np.uint32(1), (np.uint64(bits[line]) & within) << ONE
        held = np.uint64(flags[state])
        new = through & ~held
        flags[state] = held | through
        log_state[logged], log_bits[logged] = edge, new
        logged += np.uint64(new != 0)
    return logged


@uncounted(forceinline=True)
def _hand_on(
    to,
    ahead,
    slot_class,
    relation,
    linked,
    flags,
    words,
    log_state,
    log_bits,
    begin,
    logged,
    fires,
    fire_bits,
    n,
    day,
    keep,
):
    """Put states into the log of a day, and let leave what is new, eight departures at once where they stand together.

    Links that it opens are noted.
    """
    for at in range(begin, logged):
        edge, send = np.uint32(log_state[at]), np.uint64(log_bits[at]) & keep
        slot, code = np.uint64(np.uint32(to[edge]) >> np.uint32(1)), np.uint64(ahead[edge])
        log_state[at] = slot
        if flags.itemsize == 1 and code != WALK:
            gets = SPREAD[code >> np.uint64(FLAGS_FROM)] * send
            slot += code & np.uint64(0xFF)
            # A word read and written whole, since bytes written one by one and then read as a word have to wait.
            word, low = slot >> np.uint64(3), (slot & np.uint64(7)) << np.uint64(3)
            words[word] |= gets << low
            words[word + ONE] |= gets >> np.uint64(8) >> (np.uint64(56) - low)
            continue
        what = slot_class[slot]
        kind = what & OF_CLASS
        while send and code and not what & LAST:
            slot += ONE
            what = slot_class[slot]
            if what & DEP and relation[kind, what & OF_CLASS]:
                if linked.size and linked[slot]:
                    new = send & ~np.uint64(flags[slot]) if what & OF_CLASS else send
                    if new:
                        kindle(fires, fire_bits, n, slot, kind, new, day, day)
                flags[slot] |= send


@uncounted()
def reach(net, room, touched, low, tiers, hold, shipping, stop):
    """Run the pass over what waits in `room`; return ENOUGH, or which room is too small.

    Args:
        low: a day before which nothing can leave. hold: days, -1 without limit.
        shipping: the first shipping day to read. stop: the last day to take, `NO_DAY` for all.
    """
    within = (ONE << np.uint64(tiers)) - ONE
    rule = (low, hold, within)
    n = room.n
    days, starts, opens, leave, to = net.days, net.starts, net.opens, net.leave, net.arrive
    slot_class, slot_starts, relation, linked = net.slot_class, net.slot_starts, net.relation, net.linked
    flags, ends, more, log_state, log_bits = room.flags, room.ends, room.more, room.log_state, room.log_bits
    run_day, run_ends, bits, lines, line_bits = (
        room.run_day,
        room.run_ends,
        room.bits,
        room.lines,
        room.line_bits,
    )
    fires, fire_bits, ahead, words = room.fires, room.fire_bits, net.ahead, room.words
    heap, day_heads, pool, pool_bits = room.heap, room.day_heads, room.pool, room.pool_bits
    touched_edges, edge_ends, open_ends = touched.edges, touched.edge_ends, touched.open_ends
    beyond = n[ASK_BEYOND] > 0
    keep = ~np.uint64(0) if beyond else within
    plain = hold < 0 and not beyond and not net.transit.size
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
            begin, known = np.uint64(n[N_TOUCHED]), np.uint64(opens[shipping])
            live = begin
            for edge in range(np.uint64(starts[shipping]), known):
                here = flags[np.uint32(leave[edge])]
                touched_edges[live], bits[live - begin] = edge, here
                live += np.uint64(here != 0)
            count, told = np.int64(live - begin), ENOUGH
            if not plain and count:
                count, size, told = _sift(net, room, touched, np.int64(begin), count, day, low, hold, within)
            if told == ENOUGH and opens[shipping] < starts[shipping + 1]:
                unknown = opens[shipping], starts[shipping + 1]
                size, told = leave_unknown(net, room, touched, *unknown, size, day, low, hold, within)
            if told != ENOUGH:
                return told
            n[N_TOUCHED] += count
            edge_ends[shipping], open_ends[shipping] = n[N_TOUCHED], n[N_OPEN]
            shipping += 1
            if n[N_LOG] + count >= log_state.size:
                return MORE_LOG
            if hold < 0:
                before = np.uint64(n[N_LOG])
                logged = _bring(
                    to, flags, touched_edges, begin, bits, count, log_state, log_bits, before, within
                )
                n[N_LOG] = logged
                _hand_on(
                    to,
                    ahead,
                    slot_class,
                    relation,
                    linked,
                    flags,
                    words,
                    log_state,
                    log_bits,
                    before,
                    logged,
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

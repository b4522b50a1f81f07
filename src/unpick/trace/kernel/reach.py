"""Compiled: the union pass. Every fact is taken as true; a state holds the set of tiers at which it is reached.

All arrivals before a day are known when the shipments of the day are read, and what the day brings is
written after all of them are read, so that the order of rows never matters. A departure slot has one flag a
tier; most shipments cost a look at that and no more. States are made when they are reached.

With a holding limit the pass also keeps, per departure and tier, the last day of the latest arrival: arrivals
come in the order of their days, so that the latest is all that a later shipment can ask about.
"""

import numba
import numpy as np

from unpick.trace.kernel.arrive import arrive, fire_all
from unpick.trace.kernel.days import pop_day
from unpick.trace.kernel.states import after, make_state, state_at, state_of, wait
from unpick.trace.kernel.tables import (
    ASK_BEYOND,
    BEYOND,
    DEP,
    EAGER,
    END,
    ENOUGH,
    FIRST,
    FOLLOW,
    FREE,
    HAS_OPEN,
    KIND,
    LINKED,
    MORE_OPEN,
    MORE_STATES,
    MORE_WAITING,
    N_HEAP,
    N_OPEN,
    N_TOUCHED,
    NEXT,
    NO_DAY,
    ONE,
    SOURCE,
    STATE,
    WITHIN,
)

__all__ = ["reach"]


@numba.njit(nogil=True)
def _alive(ends, departure, bits, day, hold):
    """Return those of the tiers whose goods are still there on a day."""
    left = np.uint64(0)
    for tier in range(ends.shape[1]):
        if (bits >> np.uint64(tier)) & ONE and ends[departure, tier] + hold >= day:
            left |= ONE << np.uint64(tier)
    return left


@numba.njit(nogil=True)
def _flag(touched, edge, bits, within):
    if touched.flags.size:
        if bits & within:
            touched.flags[edge] |= WITHIN
        if bits & ~within:
            touched.flags[edge] |= BEYOND


@numba.njit(nogil=True)
def _open(net, room, touched, edge, items, size, day, rule):
    """Write what can go along a shipment of unknown goods, a line for each product; -1 when no room is left."""
    _, _, hold, within = rule
    item_edge, item_state, item_bits = items
    n = room.n
    feed = room.dep_of[net.leave[edge]] - 1
    while feed >= 0:
        departure = room.feed[feed, DEP]
        source = room.dep[departure, SOURCE]
        bits = np.uint64(room.mask[source])
        if hold >= 0:
            bits = _alive(room.ends, departure, bits, day, hold)
        elif not n[ASK_BEYOND]:
            bits &= within
        if bits:
            if size >= item_edge.size or n[N_OPEN] >= touched.open_edge.size:
                return -2
            state = -1
            if bits & within:
                state = state_of(net, room, net.arrive[edge], after(room.state[source, KIND]))
                if state < 0:
                    return -1
                item_edge[size], item_state[size], item_bits[size] = edge, state, bits & within
                size += 1
            _flag(touched, edge, bits, within)
            at = n[N_OPEN]
            n[N_OPEN] += 1
            touched.open_edge[at], touched.open_dep[at], touched.open_state[at] = edge, departure, state
        feed = room.feed[feed, NEXT]
    return size


@numba.njit(nogil=True)
def _sift(net, room, touched, items, live, day, rule):
    """Keep what can go along the shipments that were read; return how many lines, below 0 without room."""
    _, _, hold, within = rule
    item_edge, item_state, item_bits = items
    leave, dep_class, dep_of, ends = net.leave, net.dep_class, room.dep_of, room.ends
    size, kept = live, 0
    # Lines of unknown goods go behind those that were read, and move up when all are written.
    for line in range(live):
        edge = item_edge[line]
        slot = leave[edge]
        if dep_class[slot] == 0:
            size = _open(net, room, touched, edge, items, size, day, rule)
            if size < 0:
                return size
            continue
        bits = np.uint64(item_bits[line])
        if hold >= 0:
            bits = _alive(ends, dep_of[slot] - 1, bits, day, hold)
        if not bits:
            continue
        touched.edges[room.n[N_TOUCHED]] = edge
        room.n[N_TOUCHED] += 1
        _flag(touched, edge, bits, within)
        if bits & within:
            item_edge[kept], item_bits[kept], item_state[kept] = edge, bits & within, -1
            kept += 1
    for line in range(live, size):
        item_edge[kept], item_bits[kept] = item_edge[line], item_bits[line]
        item_state[kept] = item_state[line]
        kept += 1
    return kept


@numba.njit(nogil=True)
def _take(
    to,
    arr_of,
    arr_slot,
    dep_starts,
    dep_list,
    relation,
    link_leave,
    dep_of,
    seen,
    state,
    mask,
    firsts,
    feed,
    dep,
    ends,
    n,
    item_edge,
    item_state,
    item_bits,
    size,
    day,
    tiers,
    hold,
    keep,
    eager,
    ahead,
    transit,
    slow,
):
    """Take what arrives on the day that it left at states without links; leave the other lines in `slow`.

    Returns:
        How many lines were left; -1 when there is no room.
    """
    # What new states will look up lies far apart in memory. Asked for all lines first, one look-up after the
    # other, the waits run side by side.
    fresh, told, left = 0, 0, 0
    for line in range(size):
        if item_state[line] < 0:
            slot = to[item_edge[line]]
            ahead[fresh] = slot
            fresh += arr_of[slot] == 0
    for place in range(fresh):
        ahead[place] = arr_slot[ahead[place], 0]
    for place in range(fresh):
        ahead[place] = dep_starts[ahead[place]]
    for place in range(fresh):
        if ahead[place] < dep_list.shape[0]:
            told += dep_list[ahead[place], 0]
    ahead[fresh] = told
    for line in range(size):
        bits, at = np.uint64(item_bits[line]) << ONE, np.int64(item_state[line])
        if at < 0:
            slot = to[item_edge[line]]
            at = np.int64(arr_of[slot]) - 1
            if at < 0:
                at = make_state(
                    dep_starts,
                    dep_list,
                    relation,
                    link_leave,
                    dep_of,
                    state,
                    mask,
                    feed,
                    dep,
                    ends,
                    n,
                    arr_slot[slot, 0],
                    arr_slot[slot, 1],
                    eager,
                )
                if at < 0:
                    return -1
                arr_of[slot] = at + 1
        if transit.size and transit[item_edge[line]]:
            slow[left] = line
            left += 1
        elif hold >= 0 or bits & ~np.uint64(mask[at]):
            if state[at, LINKED]:
                slow[left] = line
                left += 1
                continue
            arrive(seen, state, mask, firsts, feed, ends, at, bits, day, day, tiers, hold, keep)
    return left


@numba.njit(nogil=True)
def _take_slow(net, room, touched, items, slow, left, day, keep, rule):
    """Take the lines that `_take` left: links, days on the way; return ENOUGH or what is short."""
    low, _, hold, _ = rule
    for place in range(left):
        line = slow[place]
        edge, at = np.int64(items[0][line]), np.int64(items[1][line])
        bits = np.uint64(items[2][line]) << ONE
        if at < 0:
            at = state_at(net, room, net.arrive[edge])
            if at < 0:
                return MORE_STATES
        if net.transit.size and net.transit[edge]:
            later = day + np.int64(net.transit[edge])
            if not wait(room, low, at, bits, later, later):
                return MORE_WAITING
            continue
        if hold < 0 and not bits & ~np.uint64(room.mask[at]):
            continue
        if not _take_one(net, room, touched, at, bits, day, day, keep, rule):
            return MORE_WAITING
    return ENOUGH


@numba.njit(nogil=True)
def _take_one(net, room, touched, at, bits, first, end, keep, rule):
    """Take one arrival; return False when there is no room."""
    _, tiers, hold, _ = rule
    if net.link_leave.size and not fire_all(net, room, touched, at, bits, first, end, keep, rule):
        return False
    seen, state, mask, firsts, feed, ends = room.seen, room.state, room.mask, room.first, room.feed, room.ends
    arrive(seen, state, mask, firsts, feed, ends, at, bits, first, end, tiers, hold, keep)
    return True


@numba.njit(nogil=True)
def reach(net, room, touched, low, tiers, hold, items):
    """Run the pass over what waits in `room`; return ENOUGH, or which room is too small.

    Args:
        low: a day before which nothing can leave. hold: days, -1 without limit.
        items: room for the lines of one day: edge, state, tiers.
    """
    within = (ONE << np.uint64(tiers)) - ONE
    rule = (low, tiers, hold, within)
    n = room.n
    ask_beyond = n[ASK_BEYOND] > 0
    keep = ~np.uint64(0) if ask_beyond else within
    days, starts, leave, to, transit = net.days, net.starts, net.leave, net.arrive, net.transit
    dep_starts, dep_list, relation = net.dep_starts, net.dep_list, net.relation
    arr_slot, link_leave = net.arr_slot, net.link_leave
    seen, dep_of, arr_of, states, masks = room.seen, room.dep_of, room.arr_of, room.state, room.mask
    firsts, feed, dep, ends, n = room.first, room.feed, room.dep, room.ends, room.n
    heap, heads, pool, pool_bits = room.heap, room.heads, room.pool, room.pool_bits
    item_edge, item_state, item_bits = items
    touched_edges, edge_ends, open_ends = touched.edges, touched.edge_ends, touched.open_ends
    eager, ahead = n[EAGER] > 0, np.empty(item_edge.size + 1, np.int64)
    slow = np.empty(item_edge.size + 1, np.int64)
    plain = hold < 0 and not ask_beyond and not n[HAS_OPEN]
    shipping = 0
    while True:
        day = NO_DAY
        if shipping < days.size:
            day = np.int64(days[shipping])
        if n[N_HEAP]:
            day = min(day, np.int64(heap[0]) + low)
        if day == NO_DAY:
            return ENOUGH
        size = 0
        if shipping < days.size and days[shipping] == day:
            # Unsigned places need no look at their sign, which is a quarter of the time.
            live = np.uint64(0)
            for edge in range(np.uint64(starts[shipping]), np.uint64(starts[shipping + 1])):
                flags = seen[np.uint32(leave[edge])]
                item_edge[live], item_bits[live] = edge, flags
                live += np.uint64(flags != 0)
            size = np.int64(live)
            if plain:
                place = n[N_TOUCHED]
                for line in range(size):
                    touched_edges[place + line], item_state[line] = item_edge[line], -1
                n[N_TOUCHED] = place + size
            elif size:
                size = _sift(net, room, touched, items, size, day, rule)
                if size < 0:
                    return MORE_STATES if size == -1 else MORE_OPEN
            edge_ends[shipping], open_ends[shipping] = n[N_TOUCHED], n[N_OPEN]
            shipping += 1
        left = _take(
            to,
            arr_of,
            arr_slot,
            dep_starts,
            dep_list,
            relation,
            link_leave,
            dep_of,
            seen,
            states,
            masks,
            firsts,
            feed,
            dep,
            ends,
            n,
            item_edge,
            item_state,
            item_bits,
            size,
            day,
            tiers,
            hold,
            keep,
            eager,
            ahead,
            transit,
            slow,
        )
        if left < 0:
            return MORE_STATES
        if left:
            told = _take_slow(net, room, touched, items, slow, left, day, keep, rule)
            if told != ENOUGH:
                return told
        if n[N_HEAP] and np.int64(heap[0]) + low == day:
            pop_day(heap, n, N_HEAP)
            node = np.int64(heads[day - low]) - 1
            heads[day - low] = 0
            while node >= 0:
                at, bits = np.int64(pool[node, STATE]), np.uint64(pool_bits[node])
                first, end = np.int64(pool[node, FIRST]), np.int64(pool[node, END])
                if not states[at, LINKED]:
                    arrive(seen, states, masks, firsts, feed, ends, at, bits, first, end, tiers, hold, keep)
                elif not _take_one(net, room, touched, at, bits, first, end, keep, rule):
                    return MORE_WAITING
                follow = np.int64(pool[node, FOLLOW])
                pool[node, FOLLOW] = n[FREE]
                n[FREE] = node
                node = follow

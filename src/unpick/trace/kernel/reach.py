"""Compiled: the union pass. Every fact is taken as true; a state holds the set of tiers at which it is reached.

All arrivals before a day are known when the shipments of the day are read, and what the day brings is
written after all of them are read, so that the order of rows never matters. A departure slot has one flag a
tier; most shipments cost a look at that and no more. States are made when they are reached.

With a holding limit the pass also keeps, per departure and tier, the last day of the latest arrival: arrivals
come in the order of their days, so that the latest is all that a later shipment can ask about.
"""

from typing import Any, NamedTuple

import numba
import numpy as np

__all__ = ["Net", "Room", "Touched", "put", "reach"]

Array = Any

ONE = np.uint64(1)
NO_DAY = 2**31 - 1
N_STATES, N_FEEDS, N_DEPARTURES, N_TOUCHED, N_OPEN, N_POOL, FREE, N_HEAP, HAS_OPEN = range(9)
"""Places of the counters; HAS_OPEN is 1 where a product is unknown."""
ENOUGH, MORE_STATES, MORE_FEEDS, MORE_WAITING, MORE_OPEN = range(5)
"""What `reach` returns: done, or which room is to be doubled."""


class Net(NamedTuple):
    """The arrays that the pass reads; see `arrays.Arrays`. Links are sorted by departure slot."""

    days: Array
    starts: Array
    leave: Array
    arrive: Array
    transit: Array
    dep_class: Array
    dep_starts: Array
    dep_list: Array
    arr_entity: Array
    arr_class: Array
    arr_starts: Array
    arr_list: Array
    link_leave: Array
    link_arrive: Array
    link_transit: Array
    link_first: Array
    link_last: Array
    relation: Array


class Room(NamedTuple):
    """What the pass writes.

    Attributes:
        seen: per departure slot the tiers at which something may leave. dep_of: its departure, from 1, or
            for a slot of unknown goods the first feed of its list, from 1. arr_of: state of each arrival
            slot, from 1.
        entity, kind, mask, first: per state its entity, number of the product, tiers, first day per tier.
        feed_starts, feed_dep, feed_slot, feed_code, feed_next: per state the departures that it may leave by.
        dep_slot, dep_state, ends, dep_links: per departure its slot, the state of a departure of unknown
            goods (-1), the last day per tier, and its links from and to.
        keys, ids: table from entity and product to states that have no arrival slot.
        heads, pool_*, heap: arrivals that wait for their day.
        n: the counters.
    """

    seen: Array
    dep_of: Array
    arr_of: Array
    entity: Array
    kind: Array
    mask: Array
    first: Array
    feed_starts: Array
    feed_dep: Array
    feed_slot: Array
    feed_code: Array
    feed_next: Array
    dep_slot: Array
    dep_state: Array
    ends: Array
    dep_links: Array
    keys: Array
    ids: Array
    heads: Array
    pool_next: Array
    pool_state: Array
    pool_bits: Array
    pool_first: Array
    pool_end: Array
    heap: Array
    n: Array


class Touched(NamedTuple):
    """What was gone along, in the order of days, with the numbers up to each shipping day.

    Attributes:
        edges, edge_ends: places of shipments of known products. open_*: of unknown ones, with departure and
            state. links: flag per link. beyond, links_beyond: flags of what lies beyond the tiers; empty
            when nobody asks.
    """

    edges: Array
    edge_ends: Array
    open_edge: Array
    open_dep: Array
    open_state: Array
    open_ends: Array
    links: Array
    beyond: Array
    links_beyond: Array


@numba.njit(nogil=True, cache=True)
def _push_day(heap, n, day):
    at = n[N_HEAP]
    n[N_HEAP] += 1
    while at > 0 and heap[(at - 1) >> 1] > day:
        heap[at] = heap[(at - 1) >> 1]
        at = (at - 1) >> 1
    heap[at] = day


@numba.njit(nogil=True, cache=True)
def _pop_day(heap, n):
    top = heap[0]
    n[N_HEAP] -= 1
    size = n[N_HEAP]
    day, at = heap[size], 0
    while 2 * at + 1 < size:
        child = 2 * at + 1
        if child + 1 < size and heap[child + 1] < heap[child]:
            child += 1
        if heap[child] >= day:
            break
        heap[at] = heap[child]
        at = child
    heap[at] = day
    return top


@numba.njit(nogil=True, cache=True)
def _wait(room, low, state, bits, first, end):
    """Keep an arrival until its day; return False when there is no room."""
    n = room.n
    node = n[FREE]
    if node >= 0:
        n[FREE] = room.pool_next[node]
    elif n[N_POOL] < room.pool_next.size:
        node = n[N_POOL]
        n[N_POOL] += 1
    else:
        return False
    day = max(first, low) - low
    if room.heads[day] == 0:
        _push_day(room.heap, n, day)
    room.pool_next[node] = room.heads[day] - 1
    room.heads[day] = node + 1
    room.pool_state[node], room.pool_bits[node] = state, bits
    room.pool_first[node], room.pool_end[node] = first, end
    return True


@numba.njit(nogil=True, cache=True)
def _departure(net, room, slot, state):
    """Make a departure of a slot; `state` is that of unknown goods, else -1."""
    at = room.n[N_DEPARTURES]
    room.n[N_DEPARTURES] += 1
    room.dep_slot[at], room.dep_state[at] = slot, state
    room.ends[at, :] = -NO_DAY
    if net.link_leave.size:
        room.dep_links[at, 0] = np.searchsorted(net.link_leave, slot)
        room.dep_links[at, 1] = np.searchsorted(net.link_leave, slot + 1)
    return at


@numba.njit(nogil=True, cache=True)
def _state(net, room, entity, kind):
    """Make a state with the departures that it may leave by; return -1 when there is no room."""
    n = room.n
    low, high = net.dep_starts[entity], net.dep_starts[entity + 1]
    if n[N_STATES] >= room.entity.size or n[N_FEEDS] + high - low > room.feed_dep.size:
        return -1
    if n[N_DEPARTURES] + high - low > room.dep_slot.size:
        return -1
    state = n[N_STATES]
    n[N_STATES] += 1
    room.entity[state], room.kind[state], room.mask[state] = entity, kind, 0
    feed = n[N_FEEDS]
    for at in range(low, high):
        slot = net.dep_list[at]
        code = net.relation[kind, net.dep_class[slot]]
        if code == 0:
            continue
        if net.dep_class[slot] == 0:
            departure = _departure(net, room, slot, state)
            room.feed_next[feed] = room.dep_of[slot] - 1
            room.dep_of[slot] = feed + 1
        else:
            departure = room.dep_of[slot] - 1
            if departure < 0:
                departure = _departure(net, room, slot, -1)
                room.dep_of[slot] = departure + 1
        room.feed_dep[feed], room.feed_slot[feed], room.feed_code[feed] = departure, slot, code
        feed += 1
    n[N_FEEDS] = feed
    room.feed_starts[state + 1] = feed
    return state


@numba.njit(nogil=True, cache=True)
def _state_of(net, room, entity, kind):
    """Return the state of an entity and product, made when it is not there; -1 when there is no room."""
    for at in range(net.arr_starts[entity], net.arr_starts[entity + 1]):
        slot = net.arr_list[at]
        if net.arr_class[slot] == kind:
            return _state_at(net, room, slot)
    mask = np.uint64(room.keys.size - 1)
    key = np.int64(entity) * 65536 + kind
    at = ((np.uint64(key) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(20)) & mask
    while room.ids[at] > 0 and room.keys[at] != key:
        at = (at + ONE) & mask
    if room.ids[at] > 0:
        return room.ids[at] - 1
    state = _state(net, room, entity, kind)
    if state >= 0:
        room.keys[at], room.ids[at] = key, state + 1
    return state


@numba.njit(nogil=True, cache=True)
def _state_at(net, room, slot):
    """Return the state of an arrival slot, made when it is not there; -1 when there is no room."""
    state = room.arr_of[slot] - 1
    if state < 0:
        state = _state(net, room, net.arr_entity[slot], net.arr_class[slot])
        room.arr_of[slot] = state + 1
    return state


@numba.njit(nogil=True, cache=True)
def _after(kind):
    """Return the product with which goods arrive by an edge that names none (`moves.move`)."""
    return 0 if kind == 1 else kind


@numba.njit(nogil=True, cache=True)
def _fire(net, room, touched, departure, bits, first, end, rule):
    """Go along the links of a departure; return False when there is no room."""
    low, tiers, hold, within = rule
    slot = room.dep_slot[departure]
    for link in range(room.dep_links[departure, 0], room.dep_links[departure, 1]):
        start = max(first + 1, np.int64(net.link_first[link]))
        stop = np.int64(net.link_last[link])
        if hold >= 0:
            stop = min(end + hold, stop)
        if start > stop:
            continue
        if bits & ~within and touched.links_beyond.size:
            touched.links_beyond[link] = True
        through = bits & within
        if not through:
            continue
        touched.links[link] = True
        if net.dep_class[slot] == 0:
            source = room.dep_state[departure]
            state = _state_of(net, room, net.link_arrive[link], _after(room.kind[source]))
        else:
            state = _state_at(net, room, net.link_arrive[link])
        moved = np.int64(net.link_transit[link])
        if state < 0 or not _wait(room, low, state, through << ONE, start + moved, stop + moved):
            return False
    return True


@numba.njit(nogil=True, cache=True)
def _arrive(net, room, touched, state, bits, first, end, rule):
    """Take an arrival; return False when there is no room."""
    _, tiers, hold, within = rule
    new = bits & ~np.uint64(room.mask[state])
    if new:
        room.mask[state] |= new
        for tier in range(tiers + 1):
            if (new >> np.uint64(tier)) & ONE:
                room.first[state, tier] = first
    elif hold < 0:
        return True
    send = bits if hold >= 0 else new
    if touched.beyond.size == 0 and touched.links_beyond.size == 0:
        send &= within
    if not send:
        return True
    for feed in range(room.feed_starts[state], room.feed_starts[state + 1]):
        room.seen[room.feed_slot[feed]] |= send
        if hold >= 0:
            departure, later = room.feed_dep[feed], np.uint64(0)
            for tier in range(tiers + 1):
                if (send >> np.uint64(tier)) & ONE and end > room.ends[departure, tier]:
                    room.ends[departure, tier] = end
                    later |= ONE << np.uint64(tier)
        else:
            departure, later = room.feed_dep[feed], send
        if net.link_leave.size and later:
            if not _fire(net, room, touched, departure, later, first, end, rule):
                return False
    return True


@numba.njit(nogil=True, cache=True)
def _alive(room, departure, bits, day, rule):
    """Return those of the tiers whose goods are still there on a day."""
    _, tiers, hold, _ = rule
    left = np.uint64(0)
    for tier in range(tiers + 1):
        if (bits >> np.uint64(tier)) & ONE and room.ends[departure, tier] + hold >= day:
            left |= ONE << np.uint64(tier)
    return left


@numba.njit(nogil=True, cache=True)
def _open(net, room, touched, edge, items, size, day, rule):
    """Write what can go along a shipment of unknown goods, a line for each product; -1 when no room is left."""
    _, _, hold, within = rule
    item_edge, item_state, item_bits = items
    n = room.n
    feed = room.dep_of[net.leave[edge]] - 1
    while feed >= 0:
        departure = room.feed_dep[feed]
        source = room.dep_state[departure]
        bits = np.uint64(room.mask[source])
        if hold >= 0:
            bits = _alive(room, departure, bits, day, rule)
        if bits & ~within and touched.beyond.size:
            touched.beyond[edge] = True
        bits &= within
        if bits:
            state = _state_of(net, room, net.arrive[edge], _after(room.kind[source]))
            if size >= item_edge.size or n[N_OPEN] >= touched.open_edge.size or state < 0:
                return -1 if state < 0 else -2
            at = n[N_OPEN]
            n[N_OPEN] += 1
            touched.open_edge[at], touched.open_dep[at], touched.open_state[at] = edge, departure, state
            item_edge[size], item_state[size], item_bits[size] = edge, state, bits
            size += 1
        feed = room.feed_next[feed]
    return size


@numba.njit(nogil=True, cache=True)
def _read(net, room, touched, low, high, day, items, rule):
    """Read the shipments of a day; return how many lines were written, below 0 when no room is left."""
    _, _, hold, within = rule
    item_edge, item_state, item_bits = items
    live = 0
    for edge in range(low, high):
        bits = room.seen[net.leave[edge]]
        item_edge[live], item_bits[live] = edge, bits
        live += bits != 0
    if hold < 0 and touched.beyond.size == 0 and not room.n[HAS_OPEN]:
        touched.edges[room.n[N_TOUCHED] : room.n[N_TOUCHED] + live] = item_edge[:live]
        room.n[N_TOUCHED] += live
        item_state[:live] = -1
        return live
    size = live
    kept = 0
    # Lines of unknown goods go behind those that were read, and move up when all are written.
    for line in range(live):
        edge = item_edge[line]
        slot = net.leave[edge]
        if net.dep_class[slot] == 0:
            size = _open(net, room, touched, edge, items, size, day, rule)
            if size < 0:
                return size
            continue
        bits = np.uint64(item_bits[line])
        if hold >= 0:
            bits = _alive(room, room.dep_of[slot] - 1, bits, day, rule)
        if bits & ~within and touched.beyond.size:
            touched.beyond[edge] = True
        bits &= within
        if bits:
            item_edge[kept], item_bits[kept], item_state[kept] = edge, bits, -1
            touched.edges[room.n[N_TOUCHED]] = edge
            room.n[N_TOUCHED] += 1
            kept += 1
    for line in range(live, size):
        item_edge[kept], item_bits[kept] = item_edge[line], item_bits[line]
        item_state[kept] = item_state[line]
        kept += 1
    return kept


@numba.njit(nogil=True, cache=True)
def reach(net, room, touched, low, tiers, hold, items):
    """Run the pass over what waits in `room`; return ENOUGH, or which room is too small.

    Args:
        low: a day before which nothing can leave. hold: days, -1 without limit.
        items: room for the lines of one day: edge, state, tiers.
    """
    n = room.n
    within = (ONE << np.uint64(tiers)) - ONE
    rule = (low, tiers, hold, within)
    shipping = 0
    while True:
        day = NO_DAY
        if shipping < net.days.size:
            day = np.int64(net.days[shipping])
        if n[N_HEAP]:
            day = min(day, np.int64(room.heap[0]) + low)
        if day == NO_DAY:
            return ENOUGH
        size = 0
        if shipping < net.days.size and net.days[shipping] == day:
            size = _read(net, room, touched, net.starts[shipping], net.starts[shipping + 1], day, items, rule)
            if size < 0:
                return MORE_STATES if size == -1 else MORE_OPEN
            touched.edge_ends[shipping], touched.open_ends[shipping] = n[N_TOUCHED], n[N_OPEN]
            shipping += 1
        for line in range(size):
            edge, state = items[0][line], items[1][line]
            bits = np.uint64(items[2][line]) << ONE
            if state < 0:
                state = _state_at(net, room, net.arrive[edge])
            if state < 0:
                return MORE_STATES
            moved = np.int64(net.transit[edge]) if net.transit.size else 0
            if moved:
                if not _wait(room, low, state, bits, day + moved, day + moved):
                    return MORE_WAITING
            elif not _arrive(net, room, touched, state, bits, day, day, rule):
                return MORE_WAITING
        if n[N_HEAP] and np.int64(room.heap[0]) + low == day:
            _pop_day(room.heap, n)
            node = room.heads[day - low] - 1
            room.heads[day - low] = 0
            while node >= 0:
                if not _arrive(
                    net,
                    room,
                    touched,
                    room.pool_state[node],
                    np.uint64(room.pool_bits[node]),
                    np.int64(room.pool_first[node]),
                    np.int64(room.pool_end[node]),
                    rule,
                ):
                    return MORE_WAITING
                follow = room.pool_next[node]
                room.pool_next[node] = n[FREE]
                n[FREE] = node
                node = follow


@numba.njit(nogil=True, cache=True)
def put(net, room, low, entity, kind, first, end):
    """Let the starts wait for their days, the latest given first; return False when there is no room."""
    for at in range(entity.size):
        state = _state_of(net, room, entity[at], kind[at])
        if state < 0 or not _wait(room, low, state, ONE, first[at], end[at]):
            return False
    return True

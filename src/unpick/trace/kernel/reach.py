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
(
    N_STATES,
    N_FEEDS,
    N_DEPARTURES,
    N_TOUCHED,
    N_OPEN,
    N_POOL,
    FREE,
    N_HEAP,
    HAS_OPEN,
    EAGER,
    ASK_BEYOND,
    N_KEYS,
) = range(12)
"""Places of the counters; HAS_OPEN is 1 where a product is unknown, EAGER
where departures are needed in the pass itself."""
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
    arr_slot: Array
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
        state: per state ENTITY, KIND (number of the product), and its feeds from LOW to HIGH. mask, first:
            its tiers, and the first day per tier.
        feed: per feed, by which a state may leave: DEP, SLOT, CODE of the relation, NEXT of the same slot.
        dep: per departure its SLOT, the SOURCE state of a departure of unknown goods (-1), and its links
            from LOW to HIGH. ends: the last day per tier.
        keys, ids: table from entity and product to states that have no arrival slot.
        heads, pool, pool_bits, heap: arrivals that wait for their day: FOLLOW, STATE, FIRST, END.
        n: the counters.
    """

    seen: Array
    dep_of: Array
    arr_of: Array
    state: Array
    mask: Array
    first: Array
    feed: Array
    dep: Array
    ends: Array
    keys: Array
    ids: Array
    heads: Array
    pool: Array
    pool_bits: Array
    heap: Array
    n: Array


ENTITY, KIND, LOW, HIGH = range(4)
DEP, SLOT, CODE, NEXT = range(4)
FOLLOW, STATE, FIRST, END = range(4)
SOURCE = 0
"""Columns of the tables of `Room`; a departure has SLOT, SOURCE, LOW and HIGH."""


class Touched(NamedTuple):
    """What was gone along, in the order of days, with the numbers up to each shipping day.

    Attributes:
        edges, edge_ends: places of shipments of known products. open_*: of unknown ones, with departure and
            state. links: WITHIN and BEYOND the tiers, per link. flags: the same per shipment; empty when
            nobody asks for what lies beyond, which then is not in the other columns either.
    """

    edges: Array
    edge_ends: Array
    open_edge: Array
    open_dep: Array
    open_state: Array
    open_ends: Array
    links: Array
    flags: Array


WITHIN, BEYOND = 1, 2
"""Flags of what was gone along, or would be with more tiers."""


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
def _queue(heads, heap, pool, pool_bits, n, low, state, bits, first, end):
    """Keep an arrival until its day; return False when there is no room."""
    node = n[FREE]
    if node >= 0:
        n[FREE] = pool[node, FOLLOW]
    elif n[N_POOL] < pool.shape[0]:
        node = n[N_POOL]
        n[N_POOL] += 1
    else:
        return False
    day = max(first, low) - low
    if heads[day] == 0:
        _push_day(heap, n, day)
    pool[node, FOLLOW], pool[node, STATE] = heads[day] - 1, state
    pool[node, FIRST], pool[node, END] = first, end
    heads[day] = node + 1
    pool_bits[node] = bits
    return True


@numba.njit(nogil=True, cache=True)
def _wait(room, low, state, bits, first, end):
    return _queue(room.heads, room.heap, room.pool, room.pool_bits, room.n, low, state, bits, first, end)


@numba.njit(nogil=True, cache=True)
def _place(values, value):
    """Return how many of the sorted values are smaller."""
    low, high = 0, values.size
    while low < high:
        middle = (low + high) >> 1
        if values[middle] < value:
            low = middle + 1
        else:
            high = middle
    return low


@numba.njit(nogil=True, cache=True, forceinline=True)
def _departure(dep, ends, link_leave, n, slot, source):
    """Make a departure of a slot; `source` is the state of unknown goods, else -1."""
    at = n[N_DEPARTURES]
    n[N_DEPARTURES] += 1
    dep[at, SLOT], dep[at, SOURCE], dep[at, LOW], dep[at, HIGH] = slot, source, 0, 0
    for tier in range(ends.shape[1]):
        ends[at, tier] = -NO_DAY
    if link_leave.size:
        dep[at, LOW], dep[at, HIGH] = _place(link_leave, slot), _place(link_leave, slot + 1)
    return at


# Arrays go in one by one: each that is taken out of a tuple inside a loop costs two atomic counts.
@numba.njit(nogil=True, cache=True, forceinline=True)
def _state(
    dep_starts, dep_list, relation, link_leave, dep_of, state, mask, feed, dep, ends, n, entity, kind, eager
):
    """Make a state with the departures that it may leave by; return -1 when there is no room.

    Args:
        eager: departures are needed in this pass; otherwise only their slots are noted.
    """
    low, high = dep_starts[entity], dep_starts[entity + 1]
    made, at_feed = n[N_STATES], n[N_FEEDS]
    if (
        made >= mask.size
        or at_feed + high - low > feed.shape[0]
        or n[N_DEPARTURES] + high - low > dep.shape[0]
    ):
        return -1
    n[N_STATES] += 1
    state[made, ENTITY], state[made, KIND], state[made, LOW], mask[made] = entity, kind, at_feed, 0
    for at in range(low, high):
        slot, product = dep_list[at, 0], dep_list[at, 1]
        code = relation[kind, product]
        if code == 0:
            continue
        known = dep_of[slot] if eager else 0
        if not eager:
            departure = -1
        elif product == 0:
            departure = _departure(dep, ends, link_leave, n, slot, made)
            dep_of[slot] = at_feed + 1
        elif known == 0:
            departure = _departure(dep, ends, link_leave, n, slot, -1)
            dep_of[slot] = departure + 1
        else:
            departure = known - 1
        feed[at_feed, DEP], feed[at_feed, SLOT], feed[at_feed, CODE] = departure, slot, code
        feed[at_feed, NEXT] = known - 1
        at_feed += 1
    n[N_FEEDS] = at_feed
    state[made, HIGH] = at_feed
    return made


@numba.njit(nogil=True, cache=True)
def _seek(
    arr_starts,
    arr_list,
    arr_slot,
    arr_of,
    keys,
    ids,
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
    entity,
    kind,
):
    """Return the state of an entity and product, made when it is not there; -1 when there is no room."""
    slot, at, key = -1, np.uint64(0), np.int64(entity) * 65536 + kind
    for place in range(arr_starts[entity], arr_starts[entity + 1]):
        if arr_slot[arr_list[place], 1] == kind:
            slot = arr_list[place]
    if slot >= 0:
        known = arr_of[slot]
    else:
        table = np.uint64(keys.size - 1)
        at = ((np.uint64(key) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(20)) & table
        while ids[at] > 0 and keys[at] != key:
            at = (at + ONE) & table
        known = ids[at]
    if known > 0:
        return np.int64(known) - 1
    if slot < 0 and 2 * n[N_KEYS] >= keys.size:
        return -1
    made = _state(
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
        entity,
        kind,
        n[EAGER] > 0,
    )
    if made >= 0 and slot >= 0:
        arr_of[slot] = made + 1
    elif made >= 0:
        keys[at], ids[at] = key, made + 1
        n[N_KEYS] += 1
    return made


@numba.njit(nogil=True, cache=True)
def _state_of(net, room, entity, kind):
    return _seek(
        net.arr_starts,
        net.arr_list,
        net.arr_slot,
        room.arr_of,
        room.keys,
        room.ids,
        net.dep_starts,
        net.dep_list,
        net.relation,
        net.link_leave,
        room.dep_of,
        room.state,
        room.mask,
        room.feed,
        room.dep,
        room.ends,
        room.n,
        entity,
        kind,
    )


@numba.njit(nogil=True, cache=True)
def _state_at(net, room, slot):
    """Return the state of an arrival slot, made when it is not there; -1 when there is no room."""
    known = room.arr_of[slot]
    if known > 0:
        return np.int64(known) - 1
    return _state_of(net, room, net.arr_slot[slot, 0], net.arr_slot[slot, 1])


@numba.njit(nogil=True, cache=True)
def _after(kind):
    """Return the product with which goods arrive by an edge that names none (`moves.move`)."""
    return 0 if kind == 1 else kind


@numba.njit(nogil=True, cache=True)
def _fire(net, room, touched, departure, bits, first, end, rule):
    """Go along the links of a departure; return False when there is no room."""
    low, tiers, hold, within = rule
    slot = room.dep[departure, SLOT]
    for link in range(room.dep[departure, LOW], room.dep[departure, HIGH]):
        start = max(first + 1, np.int64(net.link_first[link]))
        stop = np.int64(net.link_last[link])
        if hold >= 0:
            stop = min(end + hold, stop)
        if start > stop:
            continue
        if bits & ~within:
            touched.links[link] |= BEYOND
        through = bits & within
        if not through:
            continue
        touched.links[link] |= WITHIN
        if net.dep_class[slot] == 0:
            source = room.dep[departure, SOURCE]
            state = _state_of(net, room, net.link_arrive[link], _after(room.state[source, KIND]))
        else:
            state = _state_at(net, room, net.link_arrive[link])
        moved = np.int64(net.link_transit[link])
        if state < 0 or not _wait(room, low, state, through << ONE, start + moved, stop + moved):
            return False
    return True


@numba.njit(nogil=True, cache=True, forceinline=True)
def _arrive(seen, state, mask, firsts, feed, ends, at, bits, first, end, tiers, hold, keep):
    """Take an arrival.

    Args:
        keep: tiers that are handed on to departures.

    """
    new = bits & ~np.uint64(mask[at])
    if new:
        mask[at] |= new
        for tier in range(tiers + 1):
            if (new >> np.uint64(tier)) & ONE:
                firsts[at, tier] = first
    send = bits & keep if hold >= 0 else new & keep
    if send:
        for place in range(state[at, LOW], state[at, HIGH]):
            seen[feed[place, SLOT]] |= send
            if hold >= 0:
                departure = feed[place, DEP]
                for tier in range(tiers + 1):
                    if (send >> np.uint64(tier)) & ONE and end > ends[departure, tier]:
                        ends[departure, tier] = end


@numba.njit(nogil=True, cache=True)
def _fire_all(net, room, touched, at, bits, first, end, keep, rule):
    """Go along the links that an arrival opens, before it is taken; return False when there is no room."""
    _, tiers, hold, _ = rule
    send = (bits if hold >= 0 else bits & ~np.uint64(room.mask[at])) & keep
    for place in range(room.state[at, LOW], room.state[at, HIGH]):
        departure, later = room.feed[place, DEP], send
        if room.dep[departure, LOW] == room.dep[departure, HIGH]:
            continue
        if hold >= 0:
            for tier in range(tiers + 1):
                if end <= room.ends[departure, tier]:
                    later &= ~(ONE << np.uint64(tier))
        if later and not _fire(net, room, touched, departure, later, first, end, rule):
            return False
    return True


@numba.njit(nogil=True, cache=True)
def _alive(ends, departure, bits, day, hold):
    """Return those of the tiers whose goods are still there on a day."""
    left = np.uint64(0)
    for tier in range(ends.shape[1]):
        if (bits >> np.uint64(tier)) & ONE and ends[departure, tier] + hold >= day:
            left |= ONE << np.uint64(tier)
    return left


@numba.njit(nogil=True, cache=True)
def _flag(touched, edge, bits, within):
    if touched.flags.size:
        if bits & within:
            touched.flags[edge] |= WITHIN
        if bits & ~within:
            touched.flags[edge] |= BEYOND


@numba.njit(nogil=True, cache=True)
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
                state = _state_of(net, room, net.arrive[edge], _after(room.state[source, KIND]))
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


@numba.njit(nogil=True, cache=True)
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


@numba.njit(nogil=True, cache=True)
def _take(
    arrive,
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
):
    """Take what arrives on the day that it left, where there are no links; return False without room."""
    # What new states will look up lies far apart in memory. Asked for all lines first, one look-up after the
    # other, the waits run side by side.
    fresh, told = 0, 0
    for line in range(size):
        if item_state[line] < 0:
            slot = arrive[item_edge[line]]
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
            slot = arrive[item_edge[line]]
            at = np.int64(arr_of[slot]) - 1
            if at < 0:
                at = _state(
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
                    return False
                arr_of[slot] = at + 1
        if hold >= 0 or bits & ~np.uint64(mask[at]):
            _arrive(seen, state, mask, firsts, feed, ends, at, bits, day, day, tiers, hold, keep)
    return True


@numba.njit(nogil=True, cache=True)
def _take_any(net, room, touched, items, size, day, keep, rule):
    """Take what left on a day, where there are links or days on the way; return ENOUGH or what is short."""
    low, tiers, hold, _ = rule
    for line in range(size):
        edge, at = np.int64(items[0][line]), np.int64(items[1][line])
        bits = np.uint64(items[2][line]) << ONE
        if at < 0:
            at = _state_at(net, room, net.arrive[edge])
            if at < 0:
                return MORE_STATES
        if net.transit.size and net.transit[edge]:
            to = day + np.int64(net.transit[edge])
            if not _wait(room, low, at, bits, to, to):
                return MORE_WAITING
            continue
        if hold < 0 and not bits & ~np.uint64(room.mask[at]):
            continue
        if not _take_one(net, room, touched, at, bits, day, day, keep, rule):
            return MORE_WAITING
    return ENOUGH


@numba.njit(nogil=True, cache=True)
def _take_one(net, room, touched, at, bits, first, end, keep, rule):
    """Take one arrival; return False when there is no room."""
    _, tiers, hold, _ = rule
    if net.link_leave.size and not _fire_all(net, room, touched, at, bits, first, end, keep, rule):
        return False
    seen, state, mask, firsts, feed, ends = room.seen, room.state, room.mask, room.first, room.feed, room.ends
    _arrive(seen, state, mask, firsts, feed, ends, at, bits, first, end, tiers, hold, keep)
    return True


@numba.njit(nogil=True, cache=True)
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
    days, starts, leave, arrive, transit = net.days, net.starts, net.leave, net.arrive, net.transit
    dep_starts, dep_list, relation = net.dep_starts, net.dep_list, net.relation
    arr_slot, link_leave = net.arr_slot, net.link_leave
    seen, dep_of, arr_of, states, masks = room.seen, room.dep_of, room.arr_of, room.state, room.mask
    firsts, feed, dep, ends, n = room.first, room.feed, room.dep, room.ends, room.n
    heap, heads, pool, pool_bits = room.heap, room.heads, room.pool, room.pool_bits
    item_edge, item_state, item_bits = items
    touched_edges, edge_ends, open_ends = touched.edges, touched.edge_ends, touched.open_ends
    eager, ahead = n[EAGER] > 0, np.empty(item_edge.size + 1, np.int64)
    simple = not link_leave.size and not transit.size
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
        if simple:
            if not _take(
                arrive,
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
            ):
                return MORE_STATES
        else:
            told = _take_any(net, room, touched, items, size, day, keep, rule)
            if told:
                return told
        if n[N_HEAP] and np.int64(heap[0]) + low == day:
            _pop_day(heap, n)
            node = np.int64(heads[day - low]) - 1
            heads[day - low] = 0
            while node >= 0:
                at, bits = np.int64(pool[node, STATE]), np.uint64(pool_bits[node])
                first, end = np.int64(pool[node, FIRST]), np.int64(pool[node, END])
                if not link_leave.size:
                    _arrive(seen, states, masks, firsts, feed, ends, at, bits, first, end, tiers, hold, keep)
                elif not _take_one(net, room, touched, at, bits, first, end, keep, rule):
                    return MORE_WAITING
                follow = np.int64(pool[node, FOLLOW])
                pool[node, FOLLOW] = n[FREE]
                n[FREE] = node
                node = follow


@numba.njit(nogil=True, cache=True)
def put(net, room, low, entity, kind, first, end):
    """Let the starts wait for their days, the latest given first; return False when there is no room."""
    arr_starts, arr_list, arr_slot, dep_starts = net.arr_starts, net.arr_list, net.arr_slot, net.dep_starts
    dep_list, relation, link_leave = net.dep_list, net.relation, net.link_leave
    arr_of, keys, ids, dep_of, state = room.arr_of, room.keys, room.ids, room.dep_of, room.state
    mask, feed, dep, ends, n = room.mask, room.feed, room.dep, room.ends, room.n
    heads, heap, pool, pool_bits = room.heads, room.heap, room.pool, room.pool_bits
    for at in range(entity.size):
        made = _seek(
            arr_starts,
            arr_list,
            arr_slot,
            arr_of,
            keys,
            ids,
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
            entity[at],
            kind[at],
        )
        if made < 0 or not _queue(heads, heap, pool, pool_bits, n, low, made, ONE, first[at], end[at]):
            return False
    return True

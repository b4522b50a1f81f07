"""Compiled: states and departures made when they are reached, and arrivals that wait for their day.

Arrays go in one by one: one that is taken out of a tuple inside a loop costs two atomic counts each time, and
a call with all of a tuple's arrays more than the work.
"""

import numba
import numpy as np

from unpick.trace.kernel.days import push_day
from unpick.trace.kernel.tables import (
    CODE,
    DEP,
    EAGER,
    END,
    ENTITY,
    FIRST,
    FOLLOW,
    FREE,
    HIGH,
    KIND,
    LINKED,
    LOW,
    N_DEPARTURES,
    N_FEEDS,
    N_HEAP,
    N_KEYS,
    N_POOL,
    N_STATES,
    NEXT,
    NO_DAY,
    ONE,
    SLOT,
    SOURCE,
    STATE,
)

__all__ = ["after", "make_departure", "make_state", "put", "queue", "seek", "state_at", "state_of", "wait"]


@numba.njit(nogil=True)
def queue(heads, heap, pool, pool_bits, n, low, state, bits, first, end):
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
        push_day(heap, n, N_HEAP, day)
    pool[node, FOLLOW], pool[node, STATE] = heads[day] - 1, state
    pool[node, FIRST], pool[node, END] = first, end
    heads[day] = node + 1
    pool_bits[node] = bits
    return True


@numba.njit(nogil=True)
def wait(room, low, state, bits, first, end):
    """Keep an arrival until its day, as `queue` does."""
    return queue(room.heads, room.heap, room.pool, room.pool_bits, room.n, low, state, bits, first, end)


@numba.njit(nogil=True)
def count_below(values, value):
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
def make_departure(dep, ends, link_leave, n, slot, source):
    """Make a departure of a slot; `source` is the state of unknown goods, else -1."""
    at = n[N_DEPARTURES]
    n[N_DEPARTURES] += 1
    dep[at, SLOT], dep[at, SOURCE], dep[at, LOW], dep[at, HIGH] = slot, source, 0, 0
    for tier in range(ends.shape[1]):
        ends[at, tier] = -NO_DAY
    if link_leave.size:
        dep[at, LOW], dep[at, HIGH] = count_below(link_leave, slot), count_below(link_leave, slot + 1)
    return at


# Arrays go in one by one: each that is taken out of a tuple inside a loop costs two atomic counts.
@numba.njit(nogil=True, cache=True, forceinline=True)
def make_state(
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
    state[made, LINKED] = 0
    for at in range(low, high):
        slot, product = dep_list[at, 0], dep_list[at, 1]
        code = relation[kind, product]
        if code == 0:
            continue
        known = dep_of[slot] if eager else 0
        if not eager:
            departure = -1
        elif product == 0:
            departure = make_departure(dep, ends, link_leave, n, slot, made)
            dep_of[slot] = at_feed + 1
        elif known == 0:
            departure = make_departure(dep, ends, link_leave, n, slot, -1)
            dep_of[slot] = departure + 1
        else:
            departure = known - 1
        feed[at_feed, DEP], feed[at_feed, SLOT], feed[at_feed, CODE] = departure, slot, code
        feed[at_feed, NEXT] = known - 1
        if eager and dep[departure, LOW] < dep[departure, HIGH]:
            state[made, LINKED] = 1
        at_feed += 1
    n[N_FEEDS] = at_feed
    state[made, HIGH] = at_feed
    return made


@numba.njit(nogil=True)
def seek(
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
    made = make_state(
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


@numba.njit(nogil=True)
def state_of(net, room, entity, kind):
    """Return the state of an entity and product, as `seek` does."""
    return seek(
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


@numba.njit(nogil=True)
def state_at(net, room, slot):
    """Return the state of an arrival slot, made when it is not there; -1 when there is no room."""
    known = room.arr_of[slot]
    if known > 0:
        return np.int64(known) - 1
    return state_of(net, room, net.arr_slot[slot, 0], net.arr_slot[slot, 1])


@numba.njit(nogil=True)
def after(kind):
    """Return the product with which goods arrive by an edge that names none (`moves.move`)."""
    return 0 if kind == 1 else kind


@numba.njit(nogil=True)
def put(net, room, low, entity, kind, first, end):
    """Let the starts wait for their days, the latest given first; return False when there is no room."""
    arr_starts, arr_list, arr_slot, dep_starts = net.arr_starts, net.arr_list, net.arr_slot, net.dep_starts
    dep_list, relation, link_leave = net.dep_list, net.relation, net.link_leave
    arr_of, keys, ids, dep_of, state = room.arr_of, room.keys, room.ids, room.dep_of, room.state
    mask, feed, dep, ends, n = room.mask, room.feed, room.dep, room.ends, room.n
    heads, heap, pool, pool_bits = room.heads, room.heap, room.pool, room.pool_bits
    for at in range(entity.size):
        made = seek(
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
        if made < 0 or not queue(heads, heap, pool, pool_bits, n, low, made, ONE, first[at], end[at]):
            return False
    return True

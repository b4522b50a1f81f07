"""Compiled: states that no edge makes a slot for, links that are gone along, and arrivals that wait for their day.

Arrays go in one by one, and nothing here holds one beyond its call: without counts of who holds them (`uncounted`;
two atomic ones for each array and call) the pass takes a third of the time where many goods are unknown.
"""

import numpy as np

from unpick.trace.kernel.days import push_day
from unpick.trace.kernel.slots import DEP, OF_CLASS
from unpick.trace.kernel.tables import (
    BEYOND,
    END,
    ENTITY,
    FIRST,
    FOLLOW,
    FREE,
    KIND,
    N_FIRES,
    N_HEAP,
    N_MORE,
    N_POOL,
    NEXT,
    ONE,
    STATE,
    WITHIN,
)
from unpick.trace.kernel.uncounted import uncounted

__all__ = ["after", "count_below", "fire_all", "put", "queue", "seek", "state_of"]


@uncounted()
def queue(day_heads, heap, pool, pool_bits, n, low, state, bits, first, end):
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
    if day_heads[day] == 0:
        push_day(heap, n, N_HEAP, day)
    pool[node, FOLLOW], pool[node, STATE] = day_heads[day] - 1, state
    pool[node, FIRST], pool[node, END] = first, end
    day_heads[day] = node + 1
    pool_bits[node] = bits
    return True


@uncounted()
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


@uncounted()
def seek(slot_class, slot_starts, relation, more, heads, keys, ids, n, entity, kind):
    """Return the state of an entity and product, made when it is not there; -1 when there is no room."""
    open_slot = -1
    for slot in range(slot_starts[entity], slot_starts[entity + 1]):
        what = slot_class[slot]
        if what & DEP:
            if (what & OF_CLASS) == 0:
                open_slot = slot
            break
        if (what & OF_CLASS) == kind:
            return np.int64(slot)
    key, table = np.int64(entity) * 65536 + kind, np.uint64(keys.size - 1)
    at = ((np.uint64(key) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(20)) & table
    while ids[at] > 0 and keys[at] != key:
        at = (at + ONE) & table
    if ids[at] > 0:
        return np.int64(slot_class.size) + ids[at] - 1
    made = n[N_MORE]
    if made >= more.shape[0] or 2 * made >= keys.size:
        return np.int64(-1)
    n[N_MORE] += 1
    keys[at], ids[at] = key, made + 1
    more[made, ENTITY], more[made, KIND], more[made, NEXT] = entity, kind, 0
    if heads.size and open_slot >= 0 and relation[kind, 0]:
        more[made, NEXT] = heads[open_slot]
        heads[open_slot] = made + 1
    return np.int64(slot_class.size) + made


@uncounted()
def state_of(net, room, entity, kind):
    """Return the state of an entity and product, as `seek` does."""
    return seek(
        net.slot_class,
        net.slot_starts,
        net.relation,
        room.more,
        room.heads,
        room.keys,
        room.ids,
        room.n,
        entity,
        kind,
    )


@uncounted()
def after(kind):
    """Return the product with which goods arrive by an edge that names none (`moves.move`)."""
    return 0 if kind == 1 else kind


@uncounted()
def fire_all(net, room, touched, rule):
    """Go along the links of all departure slots that were noted; return False when there is no room.

    Args:
        rule: low, holding limit, flags of the tiers within.
    """
    if room.n[N_FIRES] > room.fire_bits.size:
        return False
    for at in range(room.n[N_FIRES]):
        slot, kind = np.int64(room.fires[at, 0]), np.int64(room.fires[at, 1])
        first, end = np.int64(room.fires[at, 2]), np.int64(room.fires[at, 3])
        if not _fire(net, room, touched, slot, kind, np.uint64(room.fire_bits[at]), first, end, rule):
            return False
    room.n[N_FIRES] = 0
    return True


@uncounted()
def _fire(net, room, touched, slot, kind, bits, first, end, rule):
    """Go along the links of a departure slot; return False when there is no room.

    Args:
        kind: number of the product of the state that leaves. bits: its tiers. first, end: its days.
    """
    low, hold, within = rule
    for link in range(count_below(net.link_leave, slot), count_below(net.link_leave, slot + 1)):
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
        to = np.int64(net.link_arrive[link])
        state = to >> 1 if to >= 0 else state_of(net, room, -1 - to, after(kind))
        moved = np.int64(net.link_transit[link])
        if state < 0 or not queue(
            room.day_heads,
            room.heap,
            room.pool,
            room.pool_bits,
            room.n,
            low,
            state,
            through << ONE,
            start + moved,
            stop + moved,
        ):
            return False
    return True


@uncounted()
def put(net, room, low, entity, kind, first, end):
    """Let the starts wait for their days, the latest given first; return False when there is no room."""
    for at in range(entity.size):
        made = state_of(net, room, entity[at], kind[at])
        room.starts[at] = made
        if made < 0 or not queue(
            room.day_heads,
            room.heap,
            room.pool,
            room.pool_bits,
            room.n,
            low,
            made,
            ONE,
            first[at],
            end[at],
        ):
            return False
    return True

"""Compiled: what a pass knew on a day is told apart, saved, and put into the rooms of another pass."""

import numba
import numpy as np

from unpick.trace.kernel.slots import DEP, OF_CLASS
from unpick.trace.kernel.states import queue, state_of
from unpick.trace.kernel.tables import END, ENTITY, FIRST, FOLLOW, KIND, N_HEAP, ONE, STATE

__all__ = ["day_marks", "put_back", "slot_keys", "take_waiting"]

_MIX_1, _MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)


@numba.njit(nogil=True, cache=True)
def slot_keys(slot_starts, slot_class, classes, keys):
    """Write a number for each slot from its entity and product alone, whatever else the network has.

    Source: the mixing function is SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014).
    """
    for entity in range(slot_starts.size - 1):
        for slot in range(slot_starts[entity], slot_starts[entity + 1]):
            product = np.uint64(classes[slot_class[slot] & np.uint16(0x3FFF)] & 0xFFFF)
            z = ((np.uint64(entity) << np.uint64(16)) | product) + _GOLDEN
            z = (z ^ (z >> np.uint64(30))) * _MIX_1
            z = (z ^ (z >> np.uint64(27))) * _MIX_2
            keys[slot] = z ^ (z >> np.uint64(31))


@numba.njit(nogil=True, cache=True)
def day_marks(days, starts, leave, arrive, transit, keys, marks):
    """Write for each shipping day a mark of all shipments up to it, in their order.

    Args:
        keys: by `slot_keys`.
    """
    total = _GOLDEN
    for at in range(days.size):
        total = (total ^ (total >> np.uint64(29)) ^ np.uint64(days[at])) * _MIX_1
        for edge in range(starts[at], starts[at + 1]):
            to = np.int64(arrive[edge])
            goal = keys[to >> 1] if to >= 0 else np.uint64(-to) * _GOLDEN
            one = keys[leave[edge]] + ((goal << np.uint64(1)) ^ (goal >> np.uint64(7)))
            if transit.size:
                one += np.uint64(transit[edge]) * _MIX_2
            total = (total ^ one ^ (total >> np.uint64(32))) * _MIX_2
        marks[at] = total


@numba.njit(nogil=True, cache=True)
def take_waiting(day_heads, heap, pool, pool_bits, n, rows, bits):
    """Write state, first and last day, and tiers of what waits, but not the starts; return how much there is."""
    size = 0
    for at in range(n[N_HEAP]):
        node = np.int64(day_heads[heap[at]]) - 1
        while node >= 0:
            # Tier 0 is that of the starts, and of nothing else.
            if not np.uint64(pool_bits[node]) & ONE:
                rows[size, 0], rows[size, 1] = pool[node, STATE], pool[node, FIRST]
                rows[size, 2], bits[size] = pool[node, END], pool_bits[node]
                size += 1
            node = np.int64(pool[node, FOLLOW])
    return size


@numba.njit(nogil=True)
def _settle(net, room, entity, kind, bits, ends, old, keep, hold):
    """Put a state back with what may leave by it; return its number, -1 when there is no room.

    One that nothing has reached yet may be where something is on its way to, and has a number, too.
    """
    state = state_of(net, room, entity, kind)
    if state < 0 or not bits:
        return state
    room.flags[state] |= bits
    if hold:
        for tier in range(ends.shape[1]):
            room.ends[state, tier] = ends[old, tier]
    send = np.uint64(bits) & keep
    for slot in range(net.slot_starts[entity], net.slot_starts[entity + 1]):
        what = net.slot_class[slot]
        if not what & DEP or not net.relation[kind, what & OF_CLASS]:
            continue
        if hold:
            for tier in range(ends.shape[1]):
                if (send >> np.uint64(tier)) & ONE:
                    held = (np.uint64(room.flags[slot]) >> np.uint64(tier)) & ONE
                    if not held or room.ends[slot, tier] < ends[old, tier]:
                        room.ends[slot, tier] = ends[old, tier]
        room.flags[slot] |= send
    return state


@numba.njit(nogil=True)
def _copy(was_class, now_class, kinds, was, stop, now, flags, ends, to_flags, to_ends, number):
    """Put all of some entities back whose slots are what they were; return False when they are not."""
    other = np.uint16(0)
    for at in range(stop - was):
        what = was_class[was + at]
        other |= now_class[now + at] ^ (what & ~OF_CLASS) ^ kinds[what & OF_CLASS]
    if other:
        return False
    for at in range(stop - was):
        to_flags[now + at] = flags[was + at]
        number[was + at] = now + at
    for at in range(stop - was if ends.size else 0):
        for tier in range(ends.shape[1]):
            to_ends[now + at, tier] = ends[was + at, tier]
    return True


@numba.njit(nogil=True)
def _alike(was_starts, now_starts, begin):
    """Return the first entity from `begin` on that has another number of slots."""
    one = begin
    shift = now_starts[begin] - was_starts[begin]
    while one < was_starts.size - 1 and now_starts[one + 1] - was_starts[one + 1] == shift:
        one += 1
    return one


RUN = 32
"""Entities that are put back together: one with other slots makes this many be looked at one by one."""


@numba.njit(nogil=True)
def put_back(net, room, low, starts, after, old, number, waiting, waiting_bits, keep, hold):
    """Put what a pass knew after a day into empty rooms; return False when there is no room.

    Args:
        starts: entity, kind, first and last day of each, the latest first. after: the day.
        old: slot_starts, slot_class, the number here of each product there, flags, ends, and `more`, of the saved pass;
            slot_starts is empty where its slots are those of this one, and then in place already.
        number: the state here of each state there, written; of those behind the slots alone where slots are in place.
        waiting: entity, number of the product there, first and last day of what waits.
    """
    entity, kind, first, end = starts
    was_starts, was_class, kinds, flags, ends, more = old
    slot_starts, slot_class = net.slot_starts, net.slot_class
    for at in range(entity.size):
        state = state_of(net, room, entity[at], kind[at])
        room.starts[at] = state
        if state < 0:
            return False
        if first[at] > after and not queue(
            room.day_heads, room.heap, room.pool, room.pool_bits, room.n, low, state, ONE, first[at], end[at]
        ):
            return False
    now_flags, now_ends = room.flags, room.ends
    kinds_now, one, alike = kinds.astype(np.uint16), 0, 0
    while one < was_starts.size - 1:
        if alike <= one:
            alike = _alike(was_starts, slot_starts, one)
        last = min(alike, one + RUN)
        if last > one + 1 and _copy(
            was_class,
            slot_class,
            kinds_now,
            was_starts[one],
            was_starts[last],
            slot_starts[one],
            flags,
            ends,
            now_flags,
            now_ends,
            number,
        ):
            one = last
            continue
        last = max(last, one + 1)
        while one < last:
            for slot in range(was_starts[one], was_starts[one + 1]):
                what = was_class[slot]
                if what & DEP:
                    continue
                number[slot] = _settle(
                    net, room, one, kinds[what & OF_CLASS], flags[slot], ends, slot, keep, hold
                )
                if number[slot] < 0:
                    return False
            one += 1
    base = number.size - more.shape[0]
    for at in range(more.shape[0]):
        slot = was_class.size + at
        one, what = np.int64(more[at, ENTITY]), kinds[more[at, KIND]]
        number[base + at] = _settle(net, room, one, what, flags[slot], ends, slot, keep, hold)
        if number[base + at] < 0:
            return False
    for at in range(waiting.shape[0]):
        state = state_of(net, room, waiting[at, 0], kinds[waiting[at, 1]])
        if state < 0 or not queue(
            room.day_heads,
            room.heap,
            room.pool,
            room.pool_bits,
            room.n,
            low,
            state,
            waiting_bits[at],
            waiting[at, 2],
            waiting[at, 3],
        ):
            return False
    return True

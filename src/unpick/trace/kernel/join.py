"""Compiled: what a union pass found, numbered densely, and what it touched, for the passes that carry more.

A departure is a departure slot of known goods, or a state that may leave by the slot for unknown goods of its
entity: then it has the number of that state, so that each product that is followed leaves by itself.
"""

import numba
import numpy as np

from unpick.trace.kernel.slots import DEP, LAST, OF_CLASS
from unpick.trace.kernel.states import after, count_below, state_of
from unpick.trace.kernel.tables import ENTITY, KIND, ONE

__all__ = [
    "count_bits",
    "earliest",
    "find_feeds",
    "find_first",
    "find_links",
    "gather_bits",
    "join",
    "join_digits",
    "list_states",
    "number_states",
]


@numba.njit(nogil=True, cache=True)
def earliest(log_state, run_day, run_ends, runs, starts, first, days):
    """Write the first day of each slot and state behind the slots that was reached.

    Args:
        starts, first: state and first day of the starts; the kernel takes those of long ago on its own first day.
    """
    for run in range(runs - 1, -1, -1):
        # What comes first in the log is written last.
        for at in range(np.uint64(run_ends[run - 1] if run else 0), np.uint64(run_ends[run])):
            days[np.uint32(log_state[at])] = run_day[run]
    for at in range(starts.size):
        days[starts[at]] = min(np.int64(days[starts[at]]), first[at])


@numba.njit(nogil=True, cache=True)
def list_states(slot_class, slots, flags, days, more, n_more, entity, kind, mask, first):
    """Write every state that was reached, those of slots first; return how many.

    Args:
        slots: how many there are. days: by `earliest`.
        entity, kind, mask, first: with one place more than there can be states.
    """
    n, one = np.uint64(0), 0
    for slot in range(np.uint64(slots)):
        what, bits = slot_class[slot], flags[slot]
        entity[n], kind[n], mask[n], first[n] = one, what & OF_CLASS, bits, days[slot]
        n += np.uint64((bits != 0) & ((what & DEP) == 0))
        one += (what & LAST) != 0
    for at in range(n_more):
        state = slot_class.size + at
        if flags[state]:
            entity[n], kind[n], mask[n], first[n] = (
                more[at, ENTITY],
                more[at, KIND],
                flags[state],
                days[state],
            )
            n += np.uint64(1)
    return np.int64(n)


@numba.njit(nogil=True, cache=True)
def number_states(slot_class, flags, number):
    """Write the number of each slot and state behind the slots, in the order of `list_states`."""
    n = 0
    for at in range(number.size):
        if flags[at] and (at >= slot_class.size or not slot_class[at] & DEP):
            number[at] = n
            n += 1


@numba.njit(nogil=True, cache=True)
def find_first(log_state, log_bits, run_day, run_ends, runs, number, first):
    """Write the first day of each state and tier that the log has."""
    at = 0
    for run in range(runs):
        while at < run_ends[run]:
            bits, tier = np.uint64(log_bits[at]), 0
            while bits:
                if bits & ONE:
                    first[number[log_state[at]], tier] = run_day[run]
                bits >>= ONE
                tier += 1
            at += 1


@numba.njit(nogil=True, cache=True)
def find_feeds(
    slot_class,
    slot_starts,
    relation,
    entity,
    kind,
    dep_of_slot,
    dep_of_state,
    starts,
    feed_dep,
    feed_code,
    feed_class,
    dep_slot,
    dep_source,
):
    """Write the departures by which each state may leave; return how many feeds and departures there are.

    Args:
        dep_of_slot, dep_of_state: the departure of each, from 1; written. starts: per state, written.
        feed_dep, feed_code, feed_class: departure, code of the relation and number of its product; only counted
            when empty. dep_slot, dep_source: slot of each departure, and the state for unknown goods, else -1.
    """
    size, departures = 0, 0
    for state in range(entity.size):
        starts[state] = size
        for slot in range(slot_starts[entity[state]], slot_starts[entity[state] + 1]):
            what = slot_class[slot] & OF_CLASS
            code = relation[kind[state], what]
            if not slot_class[slot] & DEP or not code:
                continue
            if size < feed_dep.size:
                made = dep_of_slot[slot] if what else 0
                if made == 0:
                    dep_slot[departures], dep_source[departures] = slot, -1 if what else state
                    departures += 1
                    made = departures
                    if what:
                        dep_of_slot[slot] = made
                    else:
                        dep_of_state[state] = made
                feed_dep[size], feed_code[size], feed_class[size] = made - 1, code, what
            size += 1
    starts[entity.size] = size
    return size, departures


@numba.njit(nogil=True, cache=True)
def join(leave, arrive, dep_of_slot, dep_of_state, number, touched, starts, edge, dep, state):
    """Write the records of each day, those of unknown goods last; state is -1 where only more tiers would go."""
    a, b, size = 0, 0, 0
    for day in range(touched.edge_ends.size):
        while a < touched.edge_ends[day]:
            at = touched.edges[a]
            edge[size], dep[size], state[size] = at, dep_of_slot[leave[at]] - 1, number[arrive[at] >> 1]
            a, size = a + 1, size + 1
        while b < touched.open_ends[day]:
            edge[size], dep[size] = touched.open_edge[b], dep_of_state[number[touched.open_from[b]]] - 1
            state[size] = number[touched.open_to[b]] if touched.open_to[b] >= 0 else -1
            b, size = b + 1, size + 1
        starts[day + 1] = size


@numba.njit(nogil=True)
def find_links(net, room, touched, number, dep_slot, dep_source, kind, starts, link, to):
    """Write the touched links of each departure with the state that they go to; return how many.

    Args:
        kind: number of the product of each state. starts: per departure, written.
        link, to: written as far as there is room, counted beyond it; `to` is -1 where nothing arrives.
    """
    size = 0
    for departure in range(dep_slot.size):
        starts[departure] = size
        slot, source = dep_slot[departure], dep_source[departure]
        for at in range(count_below(net.link_leave, slot), count_below(net.link_leave, slot + 1)):
            if not touched.links[at]:
                continue
            if size < link.size:
                state = np.int64(net.link_arrive[at])
                state = state >> 1 if source < 0 else state_of(net, room, -1 - state, after(kind[source]))
                link[size], to[size] = at, number[state] if state >= 0 else -1
            size += 1
    starts[dep_slot.size] = size
    return size


@numba.njit(nogil=True, cache=True)
def gather_bits(entity, state_base, state_mask, bits, out):
    """Join into `out`, a row per entity, the bits with which its states are reached at one tier or more."""
    for state in range(entity.size):
        place = state_base[state]
        if state_mask[state] & 1:
            place += 1
        for at in range(place, state_base[state + 1]):
            for word in range(out.shape[1]):
                out[entity[state], word] |= bits[at, word]


@numba.njit(nogil=True, cache=True)
def join_digits(entity, digits, out):
    """Join into `out`, a row per entity, the worlds in which a number of a state is not 0."""
    for state in range(entity.size):
        for digit in range(digits.shape[1]):
            for word in range(digits.shape[2]):
                out[entity[state], word] |= digits[state, digit, word]


@numba.njit(nogil=True, cache=True)
def count_bits(words, hits):
    """Add the number of bits of each row."""
    for row in range(words.shape[0]):
        for at in range(words.shape[1]):
            x = words[row, at]
            x = x - ((x >> np.uint64(1)) & np.uint64(0x5555555555555555))
            x = (x & np.uint64(0x3333333333333333)) + ((x >> np.uint64(2)) & np.uint64(0x3333333333333333))
            x = (x + (x >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
            hits[row] += np.int64((x * np.uint64(0x0101010101010101)) >> np.uint64(56))

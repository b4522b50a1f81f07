"""Compiled: what a union pass touched, gathered for the passes that carry bits or probabilities."""

import numba
import numpy as np

from unpick.trace.kernel.states import after, make_departure, state_of
from unpick.trace.kernel.tables import DEP, HIGH, KIND, LOW, SLOT, SOURCE

__all__ = ["count_bits", "find_departures", "find_links", "find_states", "gather_bits", "join"]


@numba.njit(nogil=True)
def find_departures(dep_of, feed, dep, ends, link_leave, n):
    """Give each feed its departure, where the union pass did without."""
    for place in range(feed.shape[0]):
        slot = feed[place, SLOT]
        if dep_of[slot] == 0:
            dep_of[slot] = make_departure(dep, ends, link_leave, n, slot, -1) + 1
        feed[place, DEP] = dep_of[slot] - 1


@numba.njit(nogil=True, cache=True)
def join(leave, arrive, dep_of, arr_of, touched, starts, edge, dep, state):
    """Write the records of each day, those of unknown goods last; state is -1 where only more tiers would go."""
    a, b, size = 0, 0, 0
    for day in range(touched.edge_ends.size):
        while a < touched.edge_ends[day]:
            at = touched.edges[a]
            edge[size], dep[size], state[size] = at, dep_of[leave[at]] - 1, arr_of[arrive[at]] - 1
            a, size = a + 1, size + 1
        while b < touched.open_ends[day]:
            edge[size], dep[size] = touched.open_edge[b], touched.open_dep[b]
            state[size] = touched.open_state[b]
            b, size = b + 1, size + 1
        starts[day + 1] = size


@numba.njit(nogil=True)
def find_links(net, room, touched, departures, starts, link, to):
    """Write the touched links of each departure with the state that they go to; return how many.

    Args:
        starts: per departure, written. link, to: written as far as there is room, counted beyond it.
    """
    size = 0
    for departure in range(departures):
        starts[departure] = size
        for at in range(room.dep[departure, LOW], room.dep[departure, HIGH]):
            if not touched.links[at]:
                continue
            if size < link.size:
                source = room.dep[departure, SOURCE]
                if source >= 0:
                    state = state_of(net, room, net.link_arrive[at], after(room.state[source, KIND]))
                else:
                    state = room.arr_of[net.link_arrive[at]] - 1
                link[size], to[size] = at, state
            size += 1
    starts[departures] = size
    return size


@numba.njit(nogil=True)
def find_states(net, room, entity, kind, out):
    """Write the state of each entity and product, all of which the union pass made."""
    for at in range(entity.size):
        out[at] = state_of(net, room, entity[at], kind[at])


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
def count_bits(words, hits):
    """Add the number of bits of each row."""
    for row in range(words.shape[0]):
        for at in range(words.shape[1]):
            x = words[row, at]
            x = x - ((x >> np.uint64(1)) & np.uint64(0x5555555555555555))
            x = (x & np.uint64(0x3333333333333333)) + ((x >> np.uint64(2)) & np.uint64(0x3333333333333333))
            x = (x + (x >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
            hits[row] += np.int64((x * np.uint64(0x0101010101010101)) >> np.uint64(56))

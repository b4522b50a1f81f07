"""Compiled: an arrival in the union pass is taken, and opens the links of its departures."""

import numba
import numpy as np

from unpick.trace.kernel.states import after, state_at, state_of, wait
from unpick.trace.kernel.tables import BEYOND, DEP, HIGH, KIND, LOW, ONE, SLOT, SOURCE, WITHIN

__all__ = ["arrive", "fire_all"]


@numba.njit(nogil=True)
def _fire(net, room, touched, departure, bits, first, end, rule):
    """Go along the links of a departure; return False when there is no room."""
    low, _, hold, within = rule
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
            state = state_of(net, room, net.link_arrive[link], after(room.state[source, KIND]))
        else:
            state = state_at(net, room, net.link_arrive[link])
        moved = np.int64(net.link_transit[link])
        if state < 0 or not wait(room, low, state, through << ONE, start + moved, stop + moved):
            return False
    return True


@numba.njit(nogil=True, cache=True, forceinline=True)
def arrive(seen, state, mask, firsts, feed, ends, at, bits, first, end, tiers, hold, keep):
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


@numba.njit(nogil=True)
def fire_all(net, room, touched, at, bits, first, end, keep, rule):
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

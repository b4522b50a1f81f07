"""Compiled: bits with the last day of each, for departures that goods wait at no longer than a limit."""

import numpy as np

from unpick.trace.kernel.draw import WIDTH
from unpick.trace.kernel.uncounted import uncounted

__all__ = ["FREE_ENTRY", "LATE", "N_ENTRY", "expire", "outlast"]

LATE = 2**31 - 1
"""A day after every day."""
FREE_ENTRY, N_ENTRY = 0, 1
"""Places of the counters of entries."""


@uncounted()
def outlast(out, entry, entry_bits, head, low, n, place, end, bits):
    """Note a last day for those bits that no entry lasts as long for; leave only those in `bits`.

    Returns:
        1 when any are left, 0 when none, -1 when there is no room.
    """
    left = np.uint64(0)
    at = head[place] - 1
    while at >= 0:
        if entry[at, 1] >= end:
            for word in range(WIDTH):
                bits[word] &= ~entry_bits[at, word]
        at = entry[at, 0]
    for word in range(WIDTH):
        left |= bits[word]
    if left == 0:
        return 0
    before, at = -1, head[place] - 1
    while at >= 0:
        follow, held = entry[at, 0], np.uint64(0)
        if entry[at, 1] < end:
            for word in range(WIDTH):
                entry_bits[at, word] &= ~bits[word]
        for word in range(WIDTH):
            held |= entry_bits[at, word]
        if held == 0:
            if before < 0:
                head[place] = follow + 1
            else:
                entry[before, 0] = follow
            entry[at, 0] = n[FREE_ENTRY]
            n[FREE_ENTRY] = at
        else:
            before = at
        at = follow
    at = n[FREE_ENTRY]
    if at >= 0:
        n[FREE_ENTRY] = entry[at, 0]
    elif n[N_ENTRY] < entry.shape[0]:
        at = n[N_ENTRY]
        n[N_ENTRY] += 1
    else:
        return -1
    entry[at, 0], entry[at, 1] = head[place] - 1, end
    head[place] = at + 1
    low[place] = min(low[place], end)
    for word in range(WIDTH):
        entry_bits[at, word] = bits[word]
        out[place, word] |= bits[word]
    return 1


@uncounted()
def expire(out, entry, entry_bits, head, low, n, place, earliest):
    """Drop the entries that end before a day."""
    for word in range(WIDTH):
        out[place, word] = 0
    low[place] = LATE
    before, at = -1, head[place] - 1
    while at >= 0:
        follow = entry[at, 0]
        if entry[at, 1] < earliest:
            if before < 0:
                head[place] = follow + 1
            else:
                entry[before, 0] = follow
            entry[at, 0] = n[FREE_ENTRY]
            n[FREE_ENTRY] = at
        else:
            before = at
            low[place] = min(low[place], entry[at, 1])
            for word in range(WIDTH):
                out[place, word] |= entry_bits[at, word]
        at = follow

"""Compiled: which edges something can go along round their goods: more rather than fewer, and never by what comes later."""

import numba
import numpy as np

__all__ = ["by_day", "follow_packed"]

_ONE = np.uint64(1)


@numba.njit(nogil=True, cache=True)
def by_day(day, low, counts, order):
    """Write the rows in the order of their days.

    Args:
        low: the first day. counts: zeros, a place per day from `low` and one more, written.
    """
    for row in range(day.size):
        counts[day[row] - low + 1] += 1
    for at in range(1, counts.size):
        counts[at] += counts[at - 1]
    for row in range(day.size):
        place = counts[day[row] - low]
        order[place] = row
        counts[day[row] - low] = place + 1


@numba.njit(nogil=True)
def _take(row, sender, receiver, product, packs, holds, packed, found):
    """Let what is at a sender go along a row; return whether the receiver has something new to hand on."""
    a, b, p = sender[row], receiver[row], np.int64(product[row])
    if p == 0:
        # What nobody knows may be whatever is there.
        new_0, new_1 = packed[a, 0] & ~packed[b, 0], packed[a, 1] & ~packed[b, 1]
        news = (holds[a] and not holds[b]) or new_0 != 0 or new_1 != 0
        holds[b] |= holds[a]
        packed[b, 0] |= new_0
        packed[b, 1] |= new_1
        return news
    news = packs[p] and not holds[b]
    holds[b] |= packs[p]
    word, bit = (p // 100) >> 6, _ONE << np.uint64((p // 100) & 63)
    if holds[a] or packed[a, word] & bit:
        found[row] = True
        if not packed[b, word] & bit:
            packed[b, word] |= bit
            news = True
    return news


@numba.njit(nogil=True, cache=True)
def follow_packed(order, sender, receiver, product, packs, holds, packed, links, link_starts, waiting, found):
    """Mark rows by whose sender packaging, or something packed in goods of the same chapter, can be.

    What is open for more than a day is gone along whenever its sender has something new.

    Args:
        order: the rows that carry goods, by day. packs: of each heading, whether it is packaging.
        holds: of each entity, whether packaging can be there; those of starts given, written.
        packed: shape (entities, 2), zeros, written: chapters of goods that can be there packed, a bit each.
        links: rows that are open for more than a day, by sender; link_starts: where those of each entity begin.
        waiting: a place for each entity. found: of each row, written.
    """
    for at in range(order.size):
        row = order[at]
        if not _take(row, sender, receiver, product, packs, holds, packed, found):
            continue
        size, waiting[0] = 1, receiver[row]
        while size:
            size -= 1
            one = waiting[size]
            for link in range(link_starts[one], link_starts[one + 1]):
                if not _take(links[link], sender, receiver, product, packs, holds, packed, found):
                    continue
                known = False
                for place in range(size):
                    known = known or waiting[place] == receiver[links[link]]
                if not known:
                    waiting[size] = receiver[links[link]]
                    size += 1

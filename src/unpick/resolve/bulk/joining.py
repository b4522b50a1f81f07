"""Joining names by the million, compiled: pairs of a block, and a union-find that keeps apart what holds apart.

Imported only inside functions.
"""

import numba
import numpy as np

from unpick.model.kept import kept
from unpick.names.score.meeting import CHINA, nested

__all__ = ["block_pairs", "join_ties"]

_nested = numba.njit(nogil=True)(nested)


@kept
def block_pairs(ends, order, most, near, out):
    """Write the pairs of each block: all of a small one, of a large one each with the next few; return how many.

    With an empty `out`, only count. Args: ends: of the blocks in `order`. most: names of a small block.
    """
    made = begin = 0
    for end in ends:
        reach = end - begin if end - begin <= most else near
        for p in range(begin, end):
            for q in range(p + 1, min(end, p + 1 + reach)):
                if out.shape[0]:
                    a, b = order[p], order[q]
                    out[made, 0], out[made, 1] = min(a, b), max(a, b)
                made += 1
        begin = end
    return made


@numba.njit(nogil=True)
def _root(parent, one):
    while parent[one] != one:
        parent[one] = parent[parent[one]]
        one = parent[one]
    return one


@numba.njit(nogil=True)
def _narrower(a, b):
    """Return the code that lies in the other: the longer one, and a place in China before China itself."""
    if a == CHINA and b != 0:
        return b
    return a if b == CHINA and a != 0 else max(a, b)


@numba.njit(nogil=True)
def _both_places(a, b, both):
    """Write the places that two may be; return how many, -1 where both are somewhere and in no common place."""
    found = 0
    if a[0] == 0 or b[0] == 0:
        for one in range(a.size):
            both[one] = max(a[one], b[one])
            found += both[one] != 0
        return found
    for p in a:
        for q in b:
            if p == 0 or q == 0 or _nested(p, q) == 0 or found == both.size:
                continue
            place, known = _narrower(p, q), False
            for at in range(found):
                known |= both[at] == place
            if not known:
                both[found] = place
                found += 1
    return found if found else -1


@numba.njit(nogil=True)
def _barred(parent, following, members, root, other, bar_ends, bars):
    """Tell whether a member of one cluster is held apart from the other cluster."""
    one = members[root]
    while one >= 0:
        for at in range(bar_ends[one], bar_ends[one + 1]):
            if _root(parent, bars[at]) == other:
                return True
        one = following[one]
    return False


@kept
def join_ties(ties, places, numbers, trades, bar_ends, bars, large, parent, refused):
    """Join the ends of each tie, in order, unless something holds their clusters apart; return nothing.

    Args:
        ties: pairs, the surest first. places, numbers, trades: as `keys.name_keys` writes them. bar_ends, bars: of each name, those that it is held apart from. large: names from which
            two clusters are too large to be joined by letters. parent: itself for each name before; its cluster after.
        refused: counts why: by a decision, another place, another number, other trades, both large.
    """
    count = parent.size
    size, following = np.ones(count, np.int64), np.full(count, -1, np.int64)
    members, last = np.arange(count), np.arange(count)
    place, number, trade = places.copy(), numbers.copy(), trades.copy()
    both = np.zeros(places.shape[1], np.int64)
    for at in range(ties.shape[0]):
        a, b = _root(parent, ties[at, 0]), _root(parent, ties[at, 1])
        if a == b:
            continue
        at_places = _both_places(place[a], place[b], both)
        if bars.size and _barred(parent, following, members, a, b, bar_ends, bars):
            refused[0] += 1
        elif at_places < 0:
            refused[1] += 1
        elif number[a] != number[b] and number[a] != 0 and number[b] != 0:
            refused[2] += 1
        elif trade[a] != 0 and trade[b] != 0 and trade[a] & trade[b] == 0:
            refused[3] += 1
        elif min(size[a], size[b]) > large:
            refused[4] += 1
        else:
            # The lower number stands for both, so that the order of equal ties does not matter to the name of a cluster.
            low, high = min(a, b), max(a, b)
            parent[high] = low
            size[low] += size[high]
            following[last[low]] = members[high]
            last[low] = last[high]
            place[low, :at_places], place[low, at_places:] = both[:at_places], 0
            number[low] = max(number[low], number[high])
            trade[low] |= trade[high]
    for one in range(count):
        parent[one] = _root(parent, one)

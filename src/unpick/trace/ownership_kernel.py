"""The compiled loops of the ownership rule: a worklist over who holds what, in whole parts, no division.

Imported only inside functions: numba takes half a second. Nothing is imported from this project, so the
compiled code on the disk can never be older than what it stands for. Tests run the same functions plain.
"""

import numba
import numpy as np

__all__ = ["by_owner", "collect", "spread", "spread_each"]


@numba.njit(nogil=True, cache=True)
def by_owner(owner, slot, low, high, entities):
    """Return the stakes grouped by owner: starts (entities + 1), slots, low and high ends."""
    starts = np.zeros(entities + 1, np.int64)
    for at in range(owner.size):
        starts[owner[at] + 1] += 1
    for one in range(entities):
        starts[one + 1] += starts[one]
    ends = starts.copy()
    slots = np.empty(owner.size, np.int32)
    lows = np.empty(owner.size, np.int64)
    highs = np.empty(owner.size, np.int64)
    for at in range(owner.size):
        to = ends[owner[at]]
        ends[owner[at]] = to + 1
        slots[to] = slot[at]
        lows[to] = low[at]
        highs[to] = high[at]
    return starts, slots, lows, highs


@numba.njit(nogil=True, cache=True)
def spread(graph, firm_of, stated, seeds, line, upper, whole, inside, held, below, queue, touched):
    """Reach everybody that the seeds reach; return how many are in `queue` and how many slots were touched.

    Args:
        graph: what `by_owner` returns. firm_of: the firm of each slot; a slot is a firm and what is held of it.
        stated: by slot, the low ends of all that is held, in parts of `whole`.
        line: parts that a slot must reach. upper: reckon with the high ends.
        inside: by entity, 1 once it is reached; held, below: by slot, what members hold, at the asked and at
            the low ends; all zero before, and what is in `queue` and `touched` must be zeroed after.
    """
    starts, slots, lows, highs = graph
    size, seen, at = 0, 0, 0
    for one in seeds:
        if inside[one] == 0:
            inside[one] = 1
            queue[size] = one
            size += 1
    while at < size:
        owner = queue[at]
        at += 1
        for place in range(starts[owner], starts[owner + 1]):
            slot = slots[place]
            if held[slot] == 0 and below[slot] == 0:
                # A slot may be touched twice while all that is held of it is nothing: harmless, and it fits.
                touched[seen] = slot
                seen += 1
            held[slot] += highs[place] if upper else lows[place]
            below[slot] += lows[place]
            firm = firm_of[slot]
            if inside[firm] == 0 and reached(held[slot], below[slot], stated[slot], upper, whole) >= line:
                inside[firm] = 1
                queue[size] = firm
                size += 1
    return size, seen


@numba.njit(nogil=True, cache=True)
def reached(held, below, stated, upper, whole):
    """Return what counts of what members hold: no more than others leave, and nothing that is too much."""
    if upper:
        left = whole - stated + below
        return held if stated > whole else min(held, left)
    return max(0, held - max(0, stated - whole))


@numba.njit(nogil=True, cache=True)
def settle(firm_of, stated, size, seen, upper, whole, scratch, notes, count, mark):
    """Note what a spread found, and zero its marks for the next one; return how many entities are noted now."""
    inside, held, below, queue, touched = scratch
    found, most, root, noted, entities = notes
    for at in range(seen):
        slot = touched[at]
        part = reached(held[slot], below[slot], stated[slot], upper, whole)
        if part > most[slot]:
            most[slot] = part
        if noted[firm_of[slot]] == 0:
            noted[firm_of[slot]] = 1
            entities[count] = firm_of[slot]
            count += 1
    for at in range(seen):
        held[touched[at]] = 0
        below[touched[at]] = 0
    for at in range(size):
        one = queue[at]
        inside[one] = 0
        if found[one] == 0:
            found[one] = 1
            root[one] = mark
        if noted[one] == 0:
            noted[one] = 1
            entities[count] = one
            count += 1
    return count


@numba.njit(nogil=True, cache=True)
def spread_each(graph, firm_of, stated, groups, seeds, line, upper, whole, scratch, notes, count):
    """Spread from each group of seeds by itself; return how many entities are noted, after `count` before.

    Args:
        groups: seeds[groups[i]:groups[i + 1]] are one group.
        scratch: inside, held, below, queue, touched as for `spread`.
        notes: found (by entity, 1 when any group reaches it), most (by slot, the most that one group holds),
            root (by entity, the first group that reaches it), noted (by entity, 1 when it is in `entities`),
            entities (whoever is reached or held in part). `collect` zeroes them after.
    """
    inside, held, below, queue, touched = scratch
    for group in range(groups.size - 1):
        own = seeds[groups[group] : groups[group + 1]]
        size, seen = spread(
            graph, firm_of, stated, own, line, upper, whole, inside, held, below, queue, touched
        )
        count = settle(firm_of, stated, size, seen, upper, whole, scratch, notes, count, group)
    return count


@numba.njit(nogil=True, cache=True)
def collect(entities, kinds, measured, whole, low, high, states, ends, roots):
    """Write the answer for each noted entity, in the order of `entities`, and zero what was noted.

    Args:
        low, high: the notes of both sides. states: by place 0 no, 1 not decided, 2 yes. ends: low, high by place.
    """
    for at in range(entities.size):
        one = entities[at]
        states[at] = 0 if high[0][one] == 0 else 1 + low[0][one]
        roots[at] = low[2][one] if low[0][one] else -1
        for kind in range(measured):
            ends[0, at] = min(whole, max(ends[0, at], low[1][one * kinds + kind]))
            ends[1, at] = min(whole, max(ends[1, at], high[1][one * kinds + kind]))
        for side in (low, high):
            side[0][one] = 0
            side[3][one] = 0
            for kind in range(kinds):
                side[1][one * kinds + kind] = 0

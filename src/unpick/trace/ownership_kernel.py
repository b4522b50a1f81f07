"""The compiled loops of the ownership rule: a worklist over who holds what, in whole parts, no division.

Imported only inside functions: numba takes half a second. Nothing is imported from this project, so the
compiled code on the disk can never be older than what it stands for. Tests run the same functions plain.
"""

import numba
import numpy as np

__all__ = ["by_owner", "collect", "spread", "spread_each"]


@numba.njit(nogil=True, cache=True)
def by_owner(owner, slot, low, high, entities):
    """Return the stakes grouped by owner: starts (entities + 1), and a row of slot, low and high end per stake.

    A slot is a firm times the number of kinds, plus the kind.
    """
    starts = np.zeros(entities + 1, np.int64)
    for at in range(owner.size):
        starts[owner[at] + 1] += 1
    for one in range(entities):
        starts[one + 1] += starts[one]
    ends = starts.copy()
    stakes = np.empty((owner.size, 3), np.int64)
    for at in range(owner.size):
        to = ends[owner[at]]
        ends[owner[at]] = to + 1
        stakes[to, 0] = slot[at]
        stakes[to, 1] = low[at]
        stakes[to, 2] = high[at]
    return starts, stakes


@numba.njit(nogil=True, cache=True)
def reached(held, below, stated, upper, whole):
    """Return what counts of what members hold: no more than others leave, and nothing that is too much."""
    if upper:
        left = whole - stated + below
        return held if stated > whole else min(held, left)
    return max(0, held - max(0, stated - whole))


@numba.njit(nogil=True, cache=True)
def place_of(one, kinds, firms, rooms, count):
    """Return the place of an entity among those met, and how many are met; a new one gets the next place.

    What is reckoned lies close together by place: an entity is looked up once in tables of all entities.
    """
    who, inside, found, root, total, held, below, most = rooms
    at = firms[one, 0]
    if at >= 0:
        return at, count
    firms[one, 0] = count
    who[count] = one
    inside[count] = 0
    found[0, count] = 0
    found[1, count] = 0
    root[count] = -1
    for slot in range(count * kinds, (count + 1) * kinds):
        total[slot] = firms[one, 1 + slot - count * kinds]
        held[slot] = 0
        below[slot] = 0
        most[0, slot] = 0
        most[1, slot] = 0
    return count, count + 1


@numba.njit(nogil=True, cache=True)
def spread(graph, firms, kinds, seeds, line, upper, whole, rooms, queue, touched, count):
    """Reach everybody that the seeds reach; return how many are in `queue`, in `touched`, and met.

    Args:
        graph: what `by_owner` returns. firms: by entity its place, -1 before it is met, and by kind the low ends of
            all that is held of it, in parts of `whole`.
        kinds: slots of a firm, one a kind of stake. line: parts that a slot must reach.
        upper: reckon with the high ends. rooms: as `place_of` fills them, nobody inside.
        queue: gets the places reached. touched: gets the slots, by place, of which members hold something.
    """
    starts, stakes = graph
    who, inside, _, _, total, held, below, _ = rooms
    size, seen, at = 0, 0, 0
    for one in seeds:
        place, count = place_of(one, kinds, firms, rooms, count)
        if inside[place] == 0:
            inside[place] = 1
            queue[size] = place
            size += 1
    while at < size:
        owner = who[queue[at]]
        at += 1
        for stake in range(starts[owner], starts[owner + 1]):
            firm = stakes[stake, 0] // kinds
            place, count = place_of(firm, kinds, firms, rooms, count)
            slot = place * kinds + stakes[stake, 0] - firm * kinds
            if held[slot] == 0 and below[slot] == 0:
                # A slot may be touched twice while all that is held of it is nothing: harmless, and it fits.
                touched[seen] = slot
                seen += 1
            held[slot] += stakes[stake, 2] if upper else stakes[stake, 1]
            below[slot] += stakes[stake, 1]
            if inside[place] == 0 and reached(held[slot], below[slot], total[slot], upper, whole) >= line:
                inside[place] = 1
                queue[size] = place
                size += 1
    return size, seen, count


@numba.njit(nogil=True, cache=True)
def spread_each(graph, firms, kinds, groups, seeds, line, upper, whole, rooms, queue, touched, count):
    """Spread from each group of seeds by itself, noting the most that one group holds; return how many are met.

    Args:
        groups: seeds[groups[i]:groups[i + 1]] are one group.
    """
    _, inside, found, root, total, held, below, most = rooms
    side = 1 if upper else 0
    for group in range(groups.size - 1):
        own = seeds[groups[group] : groups[group + 1]]
        size, seen, count = spread(graph, firms, kinds, own, line, upper, whole, rooms, queue, touched, count)
        for at in range(seen):
            slot = touched[at]
            part = reached(held[slot], below[slot], total[slot], upper, whole)
            most[side, slot] = max(most[side, slot], part)
        for at in range(seen):
            held[touched[at]] = 0
            below[touched[at]] = 0
        for at in range(size):
            place = queue[at]
            inside[place] = 0
            if found[side, place] == 0:
                found[side, place] = 1
                if not upper:
                    root[place] = group
    return count


@numba.njit(nogil=True, cache=True)
def collect(count, kinds, measured, whole, exact, firms, rooms, states, ends, roots):
    """Write the answer of everybody met, by place, and forget the places.

    Args:
        measured: how many kinds have a measure; they come first. exact: the low side stands for both. states: 0 no, 1 not decided, 2 yes.
        ends: low and high by place.
    """
    who, _, found, root, _, _, _, most = rooms
    for at in range(count):
        high = found[0, at] if exact else found[1, at]
        states[at] = 0 if high == 0 else 1 + found[0, at]
        roots[at] = root[at]
        for side in range(2):
            for kind in range(measured):
                ends[side, at] = max(
                    ends[side, at], min(whole, most[0 if exact else side, at * kinds + kind])
                )
        firms[who[at], 0] = -1

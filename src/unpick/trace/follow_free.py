"""How goods that may wait for ever are followed from a few firms, compiled: of a firm and state the first day is all.

The answers are those of `follow` without a holding limit; nothing is sorted, and of the shipments of a firm those that
an earlier tier went along are not read again. Imported only inside functions.
"""

from typing import Any, Final

import numba
import numpy as np

from unpick.trace.leaving import grown

__all__ = ["follow_free"]

_NO_END: Final = 10_000_000
_ENTITY, _STATE, _NEXT, _SOON, _FROM = range(5)

_jit: Any = numba.njit(nogil=True, cache=True)


@_jit
def follow_free(
    starts,
    to,
    day,
    transit,
    product,
    link_starts,
    links,
    after,
    plain,
    unknown,
    seeds,
    tiers,
    heads,
    seen,
):
    """Return the numbers of the edges that something can go along, links after shipments; arguments are those of `follow`.

    A cell is an entity with a state: next cell of the entity, the first day of what comes at this tier, the day
    from which its shipments were read.
    """
    cells = np.empty((1024, 5), np.int32)
    found, coming, front = np.empty(1024, np.int32), np.empty(1024, np.int32), np.empty((1024, 3), np.int32)
    n_cells = n_found = n_coming = 0
    for row in range(seeds.shape[0]):
        cells, coming = grown(cells, n_cells + 1), grown(coming, n_coming + 1)
        entity, state = np.int32(seeds[row, 0]), np.int32(seeds[row, 1])
        at = heads[entity]
        while at >= 0 and cells[at, _STATE] != state:
            at = cells[at, _NEXT]
        if at < 0:
            at = np.int32(n_cells)
            cells[at, _ENTITY], cells[at, _STATE], cells[at, _NEXT] = entity, state, heads[entity]
            cells[at, _SOON] = cells[at, _FROM] = _NO_END
            heads[entity] = at
            n_cells += 1
        if cells[at, _SOON] == _NO_END:
            coming[n_coming] = at
            n_coming += 1
        cells[at, _SOON] = min(np.int64(cells[at, _SOON]), seeds[row, 2])
    for _ in range(tiers):
        # What comes is taken for all cells before anything leaves, so that a tier does not read itself.
        front = grown(front, n_coming)
        n_front = 0
        for row in range(n_coming):
            at = coming[row]
            first, read = cells[at, _SOON] + 1, cells[at, _FROM]
            cells[at, _SOON] = _NO_END
            if first < read:
                front[n_front, 0], front[n_front, 1], front[n_front, 2] = at, first, read
                cells[at, _FROM] = first
                n_front += 1
        n_coming = 0
        for row in range(n_front):
            at, first, read = front[row, 0], front[row, 1], front[row, 2]
            entity, state = cells[at, _ENTITY], cells[at, _STATE]
            begin, end = starts[entity], starts[entity + 1]
            end = begin + np.searchsorted(day[begin:end], read)
            begin += np.searchsorted(day[begin:end], first)
            link_begin, link_end = link_starts[entity], link_starts[entity + 1]
            many = end - begin + link_end - link_begin
            cells, coming = grown(cells, n_cells + many), grown(coming, n_coming + many)
            found = grown(found, n_found + many)
            for edge in range(begin, begin + many):
                if edge >= end:
                    link = links[link_begin + edge - end]
                    low, number, goes = max(first, link.first), link.edge, link.to
                    then, takes, passed = after[state, link.carries, link.product], link.transit, np.uint8(1)
                    if then < 0 or low > link.last:
                        continue
                else:
                    what = product[edge]
                    then, number = after[state, 0, what], np.int32(edge)
                    if then < 0:
                        continue
                    passed = np.uint8(1 if then == plain[what] else 2)
                    # What a way was gone along before with, it was at a lower tier, or at this one.
                    if seen[edge] & passed and what != unknown:
                        continue
                    low, goes = day[edge], to[edge]
                    takes = transit[edge] if transit.size else np.int32(0)
                if seen[number] == 0:
                    found[n_found] = number
                    n_found += 1
                seen[number] |= passed
                cell = heads[goes]
                while cell >= 0 and cells[cell, _STATE] != then:
                    cell = cells[cell, _NEXT]
                if cell < 0:
                    cell = np.int32(n_cells)
                    cells[cell, _ENTITY], cells[cell, _STATE], cells[cell, _NEXT] = goes, then, heads[goes]
                    cells[cell, _SOON] = cells[cell, _FROM] = _NO_END
                    heads[goes] = cell
                    n_cells += 1
                if low + takes < cells[cell, _SOON]:
                    if cells[cell, _SOON] == _NO_END:
                        coming[n_coming] = cell
                        n_coming += 1
                    cells[cell, _SOON] = low + takes
        if n_coming == 0:
            break
    for at in range(n_cells):
        heads[cells[at, _ENTITY]] = -1
    for at in range(n_found):
        seen[found[at]] = 0
    return found[:n_found]

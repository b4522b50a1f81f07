"""The most that can still come of a partial chain, compiled: what cannot be among the best is not followed.

A cell is a firm with a state that a chain can come to, whatever the days. Ahead of a cell lies the greatest product of
what every chain from it must pay: the fact of each shipment, which is that shipment's alone, and what happens inside
each firm where no chain comes twice. Facts that several edges share are taken as paid already, so that no chain is
worth more than this says. Imported only inside functions.
"""

from typing import Any, Final

import numba
import numpy as np

from unpick.trace.leaving import grown

__all__ = ["cells_from"]

_jit: Any = numba.njit(nogil=True, cache=True)

_FIRM, _STATE, _NEXT = range(3)

_SWEEPS: Final = 32
"""Times that what is on no circle is looked for; what is left then counts as on one, which only says more."""


@_jit
def _cell_of(cells, heads, size, firm, state):
    """Return the number of a cell, `size` for one that is not there yet."""
    at = heads[firm]
    while at >= 0 and cells[at, _STATE] != state:
        at = cells[at, _NEXT]
    return size if at < 0 else at


@_jit
def cells_from(ways, starts, after, relation, bare, within, seeds, n_firms, target, tiers, hops):
    """Return where the arcs of each cell begin, the arcs, what lies ahead of each cell, and the cell of each seed.

    Args:
        ways, starts, after, relation, bare, within, seeds, n_firms, target, tiers: as `search.find_chains` has them.
        hops: fewest ways from each firm to the target.

    Returns:
        int64 starts; int32 (arcs, 2): a way, in the order of its number, and the cell that it goes to; float64
        (tiers + 1, cells): the bound with so many steps left; int32 of each seed, -1 where no chain can begin.
    """
    cells, heads = np.empty((256, 3), np.int32), np.full(n_firms, -1, np.int32)
    depth, begins = np.empty(256, np.int32), np.empty(257, np.int64)
    arcs, pays = np.empty((1024, 2), np.int32), np.empty((1024, 2), np.float64)
    size, n_arcs = 0, 0
    of_seed = np.full(seeds.shape[0], -1, np.int32)
    for seed in range(seeds.shape[0]):
        firm = seeds[seed, 0]
        if hops[firm] > tiers:
            continue
        at = _cell_of(cells, heads, size, firm, seeds[seed, 1])
        of_seed[seed] = at
        if at == size:
            cells, depth = grown(cells, size + 1), grown(depth, size + 1)
            cells[at, _FIRM], cells[at, _STATE], cells[at, _NEXT] = firm, seeds[seed, 1], heads[firm]
            heads[firm], depth[at] = at, 0
            size += 1
    one = 0
    while one < size:
        begins = grown(begins, one + 2)
        begins[one] = n_arcs
        firm, state, steps = cells[one, _FIRM], cells[one, _STATE], depth[one]
        if firm != target or steps == 0:
            for number in range(starts[firm], starts[firm + 1]):
                way = ways[number]
                then = after[state, way.carries, way.product]
                if then < 0 or steps + 1 + hops[way.to] > tiers:
                    continue
                at = _cell_of(cells, heads, size, way.to, then)
                if at == size:
                    cells, depth = grown(cells, size + 1), grown(depth, size + 1)
                    cells[at, _FIRM], cells[at, _STATE], cells[at, _NEXT] = way.to, then, heads[way.to]
                    heads[way.to], depth[at] = at, steps + 1
                    size += 1
                arcs, pays = grown(arcs, n_arcs + 1), grown(pays, n_arcs + 1)
                kind = relation[state, way.carries, way.product]
                arcs[n_arcs, 0], arcs[n_arcs, 1] = number, at
                pays[n_arcs, 0], pays[n_arcs, 1] = way.own, within[kind] if kind >= 0 else 1.0
                n_arcs += 1
        one += 1
    begins = grown(begins, size + 1)
    begins[size] = n_arcs
    again = _comes_again(cells[:size], begins, arcs, bare, heads)
    ahead = np.zeros((tiers + 1, size))
    for left in range(tiers + 1):
        for one in range(size):
            most = 1.0 if cells[one, _FIRM] == target else 0.0
            for arc in range(begins[one], begins[one + 1] if left else begins[one]):
                # A fact that a chain may need twice is paid once.
                paid = pays[arc, 0] if again[one] else pays[arc, 0] * pays[arc, 1]
                most = max(most, paid * ahead[left - 1, arcs[arc, 1]])
            ahead[left, one] = most
    return begins[: size + 1], arcs[:n_arcs], ahead, of_seed


@_jit
def _comes_again(cells, begins, arcs, bare, heads):
    """Tell of each cell whether a chain may come to its firm with the same goods twice, packed or not; rather yes than no."""
    n = cells.shape[0]
    node = np.empty(n, np.int32)
    for one in range(n):
        # The first cell of the same firm and goods stands for all of them.
        at, first = heads[cells[one, _FIRM]], one
        while at >= 0:
            if bare[cells[at, _STATE]] == bare[cells[one, _STATE]]:
                first = min(first, at)
            at = cells[at, _NEXT]
        node[one] = first
    gone = np.zeros(n, np.bool_)
    into, out = np.zeros(n, np.int32), np.zeros(n, np.int32)
    # What nothing leads to, or what leads nowhere, is on no circle; nor is what is so without it.
    for _ in range(_SWEEPS):
        into[:] = 0
        out[:] = 0
        for one in range(n):
            for arc in range(begins[one], begins[one + 1]):
                to = node[arcs[arc, 1]]
                if not gone[node[one]] and not gone[to]:
                    out[node[one]] += 1
                    into[to] += 1
        changed = False
        for one in range(n):
            if not gone[one] and (into[one] == 0 or out[one] == 0):
                gone[one] = changed = True
        if not changed:
            break
    again = np.empty(n, np.bool_)
    for one in range(n):
        again[one] = not gone[node[one]]
    return again

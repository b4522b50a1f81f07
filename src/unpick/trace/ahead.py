"""The most that can still come of a partial chain, compiled: what cannot be among the best is not followed.

A cell is a firm with a state that a chain can come to, whatever the days. Ahead of a cell lies the greatest product of
what every chain from it must pay: the fact of each shipment, which is that shipment's alone, and, at each firm where no
chain comes twice, what happens inside it and what is true of it on all edges that meet there. Other facts that several
edges share are taken as paid already, so that no chain is worth more than this says. Imported only inside functions.
"""

import numpy as np

from unpick.model.kept import kept
from unpick.trace.circles import on_circles
from unpick.trace.leaving import grown

__all__ = ["cells_from"]

_FIRM, _STATE, _NEXT = range(3)


@kept
def _cell_of(cells, heads, size, firm, state):
    """Return the number of a cell, `size` for one that is not there yet."""
    at = heads[firm]
    while at >= 0 and cells[at, _STATE] != state:
        at = cells[at, _NEXT]
    return size if at < 0 else at


@kept
def cells_from(ways, starts, at_ends, after, relation, bare, within, seeds, n_firms, target, tiers, hops):
    """Return where the arcs of each cell begin, the arcs, what lies ahead of each cell, and the cell of each seed.

    Args:
        ways, starts, after, relation, bare, within, seeds, n_firms, target, tiers: as `search.find_chains` has them.
        at_ends: float64 (ways, 2), what the facts of a way take off at its sender and receiver (`circles.charges_at`).
        hops: fewest ways from each firm to the target.

    Returns:
        int64 starts; int32 (arcs, 2): a way, in the order of its number, and the cell that it goes to; float64 of each arc,
        what it takes off beside what happens inside a firm; float64 (tiers + 1, cells): the bound with so many steps left;
        int32 of each seed, -1 where no chain can begin.
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
    again, firms = _comes_again(cells[:size], begins[: size + 1], arcs[:n_arcs], bare, heads)
    for one in range(size):
        for arc in range(begins[one], begins[one + 1]):
            number, to = arcs[arc, 0], arcs[arc, 1]
            if not firms[one]:
                pays[arc, 0] *= at_ends[number, 0]
            if not firms[to]:
                pays[arc, 0] *= at_ends[number, 1]
            if again[one]:
                # A fact that a chain may need twice is paid once.
                pays[arc, 1] = 1.0
    ahead = np.zeros((tiers + 1, size))
    for left in range(tiers + 1):
        for one in range(size):
            most = 1.0 if cells[one, _FIRM] == target else 0.0
            for arc in range(begins[one], begins[one + 1] if left else begins[one]):
                most = max(most, pays[arc, 0] * pays[arc, 1] * ahead[left - 1, arcs[arc, 1]])
            ahead[left, one] = most
    return begins[: size + 1], arcs[:n_arcs], pays[:n_arcs, 0].copy(), ahead, of_seed


@kept
def _comes_again(cells, begins, arcs, bare, heads):
    """Tell of each cell whether a chain may come to its firm with the same goods twice, packed or not, and with any goods."""
    n = cells.shape[0]
    goods, firms = np.empty(n, np.int32), np.empty(n, np.int32)
    for one in range(n):
        # The first cell of the same firm, and of the same firm and goods, stands for all of them.
        at, first, alike = heads[cells[one, _FIRM]], one, one
        while at >= 0:
            first = min(first, at)
            if bare[cells[at, _STATE]] == bare[cells[one, _STATE]]:
                alike = min(alike, at)
            at = cells[at, _NEXT]
        goods[one], firms[one] = alike, first
    return _on_circles(goods, begins, arcs)[goods], _on_circles(firms, begins, arcs)[firms]


@kept
def _on_circles(node, begins, arcs):
    """Tell of each node whether a walk can come back to it; cells of one node are one."""
    n = node.size
    counts = np.zeros(n + 1, np.int64)
    for one in range(n):
        counts[node[one] + 1] += begins[one + 1] - begins[one]
    starts = np.cumsum(counts)
    put, to = starts[:-1].copy(), np.empty(arcs.shape[0], np.int32)
    for one in range(n):
        for arc in range(begins[one], begins[one + 1]):
            to[put[node[one]]] = node[arcs[arc, 1]]
            put[node[one]] += 1
    return on_circles(starts, to)

"""What a walk can come back to, and which facts each way pays at one firm alone, compiled.

Imported only inside functions.
"""

import numpy as np

from unpick.model.kept import kept

__all__ = ["charges_at", "on_circles"]


@kept
def on_circles(begins, to):
    """Tell of each node of a graph whether a walk from it can come back to it.

    Args:
        begins: int64, where the arcs of each node begin, and the end. to: int32, the node that each arc goes to.

    Source: R. Tarjan, SIAM Journal on Computing 1 (1972) 146-160, without recursion.
    """
    n = begins.size - 1
    found = np.zeros(n, np.bool_)
    order, low = np.zeros(n, np.int32), np.zeros(n, np.int32)
    waits, path, at = np.empty(n, np.int32), np.empty(n, np.int32), np.empty(n, np.int64)
    is_open = np.zeros(n, np.bool_)
    met, n_waits = 0, 0
    for root in range(n):
        if order[root]:
            continue
        path[0], size = root, 1
        at[root] = begins[root]
        met += 1
        order[root] = low[root] = met
        waits[n_waits], is_open[root] = root, True
        n_waits += 1
        while size:
            node = path[size - 1]
            if at[node] < begins[node + 1]:
                goes = to[at[node]]
                at[node] += 1
                if goes == node:
                    found[node] = True
                elif order[goes] == 0:
                    met += 1
                    order[goes] = low[goes] = met
                    at[goes] = begins[goes]
                    waits[n_waits], is_open[goes] = goes, True
                    n_waits += 1
                    path[size] = goes
                    size += 1
                elif is_open[goes]:
                    low[node] = min(low[node], order[goes])
                continue
            size -= 1
            if size:
                low[path[size - 1]] = min(low[path[size - 1]], low[node])
            if low[node] == order[node]:
                several = waits[n_waits - 1] != node
                while True:
                    n_waits -= 1
                    one = waits[n_waits]
                    is_open[one] = False
                    found[one] |= several
                    if one == node:
                        break
    return found


@kept
def charges_at(ways, starts, way_facts, seed_facts, chances, n_firms):
    """Return of each way what its facts take off at its sender, and at its receiver: float64 (ways, 2).

    A fact counts at a firm that stands at an end of every way that has it, once: where a walk comes to the firm if any way
    there has it, else where it leaves. Other facts count nowhere, nor do those of seeds, which a chain has paid before.
    """
    paid = np.ones((ways.size - 1, 2))
    home, other = np.full(chances.size, -2, np.int32), np.full(chances.size, -2, np.int32)
    arrives = np.zeros(chances.size, np.bool_)
    for firm in range(n_firms):
        for number in range(starts[firm], starts[firm + 1]):
            goes = ways[number].to
            for row in range(ways[number].facts, ways[number + 1].facts):
                fact = way_facts[row]
                if home[fact] == -2:
                    home[fact], other[fact] = firm, goes
                    continue
                if home[fact] != firm and home[fact] != goes:
                    home[fact] = -1
                if other[fact] != firm and other[fact] != goes:
                    other[fact] = -1
    for fact in range(chances.size):
        home[fact] = home[fact] if home[fact] >= 0 else other[fact]
    for fact in seed_facts:
        home[fact] = -1
    for number in range(ways.size - 1):
        for row in range(ways[number].facts, ways[number + 1].facts):
            arrives[way_facts[row]] |= ways[number].to == home[way_facts[row]]
    for firm in range(n_firms):
        for number in range(starts[firm], starts[firm + 1]):
            for row in range(ways[number].facts, ways[number + 1].facts):
                fact = way_facts[row]
                if home[fact] < 0:
                    continue
                if arrives[fact]:
                    paid[number, 1] *= chances[fact] if ways[number].to == home[fact] else 1.0
                elif firm == home[fact]:
                    paid[number, 0] *= chances[fact]
    return paid

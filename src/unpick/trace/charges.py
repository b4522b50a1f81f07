"""What each edge takes off a chain's worth, as few classes: its own fact, and facts that hold for all edges at one firm."""

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from unpick.trace.near_edges import Edges

if TYPE_CHECKING:
    from unpick.trace.arrays import Columns

__all__ = ["charges_of"]

Array = np.ndarray[Any, np.dtype[Any]]

_MOST: Final = 1 << 16


def charges_of(columns: "Columns", edges: Edges) -> tuple[Array, Array]:
    """Return a class for each edge, uint16, and of each class what its own fact, its sender and its receiver take off.

    A fact that several edges share counts for a firm when that firm is at an end of all of them; other facts take
    nothing off. Without facts both are empty.
    """
    n = edges.row.size
    table, classes = np.ones((n, 3)), np.zeros(n, np.int64)
    own = None if columns.own_class is None else columns.own_chances
    sets = None if columns.fact_set is None else columns.sets
    if own is None and sets is None:
        return np.empty(0, np.uint16), np.empty((0, 3))
    parts = [np.ones(1) if own is None else np.asarray(own, np.float64)]
    codes = [
        classes if columns.own_class is None or own is None else columns.own_class[edges.row].astype(np.int64)
    ]
    if sets is not None and columns.fact_set is not None:
        for column in _of_firms(columns.fact_set[edges.row], edges, sets):
            values, code = np.unique(column, return_inverse=True)
            parts.append(values)
            codes.append(code)
    else:
        parts, codes = [*parts, np.ones(1), np.ones(1)], [*codes, classes, classes]
    sizes = [part.size for part in parts]
    pair = (codes[0] * sizes[1] + codes[1]) * sizes[2] + codes[2]
    used, classes = np.unique(pair, return_inverse=True)
    if used.size > _MOST:
        # Too many to be told apart: what is never too little is that of the own fact alone.
        return codes[0].astype(np.uint16), np.column_stack([parts[0], np.ones((sizes[0], 2))])
    first, rest = np.divmod(used, sizes[1] * sizes[2])
    table = np.column_stack([parts[0][first], parts[1][rest // sizes[2]], parts[2][rest % sizes[2]]])
    return classes.astype(np.uint16), table


def _of_firms(fact_set: Array, edges: Edges, sets: Any) -> tuple[Array, Array]:
    """Return what the facts of its sender, and those of its receiver, take off each edge."""
    some = np.flatnonzero(fact_set >= 0)
    begin = sets.starts[fact_set[some]]
    counts = sets.starts[fact_set[some] + 1] - begin
    edge = np.repeat(some, counts)
    at = np.arange(edge.size) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(begin, counts)
    fact = sets.facts[at]
    ends = np.stack([edges.sender[edge], edges.receiver[edge]])
    home = np.full(sets.chances.size, -1, np.int64)
    for end in (1, 0):
        firm = np.full(sets.chances.size, -1, np.int64)
        firm[fact[::-1]] = ends[end][::-1]
        elsewhere = np.bincount(fact[(ends != firm[fact]).all(axis=0)], minlength=firm.size)
        home = np.where(elsewhere == 0, firm, home)
    found = []
    for end in (0, 1):
        here = ends[end] == home[fact]
        # At a self-shipment the sender pays.
        here &= (end == 0) | (ends[0] != ends[1])
        product = np.ones(fact_set.size)
        np.multiply.at(product, edge[here], sets.chances[fact[here]])
        found.append(product)
    return found[0], found[1]

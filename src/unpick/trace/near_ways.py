"""A few edges as the ways that the compiled search takes: parallel shipments are one way."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from unpick.trace.near_edges import Edges

if TYPE_CHECKING:
    from unpick.trace.arrays import Columns

__all__ = ["NearWays"]

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class NearWays:
    """Parallel edges as one way, as `find_chains` takes them; `edges` in the order of ways."""

    rows: Array
    starts: Array
    days: Array
    facts: Array
    first_edge: Array
    edges: Edges

    @staticmethod
    def of(edges: Edges, columns: "Columns", n_firms: int) -> "NearWays":
        """Put edges with the same ends, goods and facts together, in the order of days."""
        from unpick.trace.follow import begin_ways
        from unpick.trace.search import WAY

        n = edges.row.size
        nothing = np.zeros(n, np.int64)
        class_ = nothing if columns.own_class is None else columns.own_class[edges.row].astype(np.int64)
        sets = nothing - 1 if columns.fact_set is None else columns.fact_set[edges.row].astype(np.int64)
        kind = nothing if columns.kind is None else columns.kind[edges.row].astype(np.int64)
        is_span = edges.first < edges.last
        alike = np.stack([class_, sets, kind, edges.receiver, edges.product, edges.carries, edges.transit])
        order = _order(edges, class_, sets, kind, is_span)
        edges, alike, is_span = edges.take(order), alike[:, order], is_span[order]
        begins = np.flatnonzero(begin_ways(edges.sender, alike, is_span))
        rows = np.zeros(begins.size + 1, WAY)
        head = rows[:-1]
        head["to"], head["carries"] = edges.receiver[begins], edges.carries[begins]
        head["product"], head["transit"] = edges.product[begins], edges.transit[begins]
        head["is_span"], head["kind"] = is_span[begins], alike[2, begins]
        head["first"], head["last"] = edges.first[begins], edges.last[begins]
        own = columns.own_chances
        head["own"] = 1.0 if own is None else own[alike[0, begins]]
        rows["days"] = np.append(np.cumsum(~is_span) - ~is_span, 0)[np.append(begins, -1)]
        rows["days"][-1] = n - is_span.sum()
        facts, counts = _facts_of(columns, alike[1, begins])
        rows["facts"] = np.concatenate([[0], np.cumsum(counts)])
        starts = np.searchsorted(edges.sender[begins], np.arange(n_firms + 1))
        days = edges.first[~is_span]
        return NearWays(rows=rows, starts=starts, days=days, facts=facts, first_edge=begins, edges=edges)


def _order(edges: Edges, class_: Array, sets: Array, kind: Array, is_span: Array) -> Array:
    """Return the edges of each way side by side, by day; ways as `routes.ways_of` has them: by their ends, goods, span, facts.

    Of chains that are worth the same the search takes what it meets first, so that the order decides which is the detour.

    Args:
        edges: ascending by row. class_, sets, kind: int64 of each.
    """
    ends = edges.sender.astype(np.int64) << 32 | edges.receiver
    goods = kind << 48 | edges.product.astype(np.int64) << 34 | edges.carries.astype(np.int64) << 32
    keys = [edges.first, sets << 16 | class_]
    if is_span.any():
        keys.append(np.where(is_span, edges.row + 1, 0))
    order: Array = np.lexsort((*keys, goods | edges.transit, ends))
    return order


def _facts_of(columns: "Columns", which: Array) -> tuple[Array, Array]:
    """Return the facts of some sets, one set after the other, ascending in each, and how many each has."""
    if columns.sets is None:
        return np.empty(0, np.int64), np.zeros(which.size, np.int64)
    starts, held = columns.sets.starts, columns.sets.facts
    counts = np.where(which >= 0, starts[which + 1] - starts[which], 0)
    begin = np.where(which >= 0, starts[which], 0)
    at = np.repeat(begin - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts) + np.arange(counts.sum())
    facts = held[at].astype(np.int64)
    return facts[np.lexsort((facts, np.repeat(np.arange(which.size), counts)))], counts

"""One firm's chains among millions of edges: only the edges near it are read.

Built once over the columns of a network; then each question takes milliseconds. The answers are those of the
reference and of the plain search on the same edges.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from unpick.trace.edges import ANYTHING
from unpick.trace.moves import DOWN, UP, Direction
from unpick.trace.numbered import Moves, number_moves
from unpick.trace.reference import NO_END

if TYPE_CHECKING:
    from unpick.trace.arrays import Columns, Starts

__all__ = ["Near", "NearChain", "NearFound"]

Array = np.ndarray[Any, np.dtype[Any]]

_STEP: Final = np.int64(0x2545F4914F6CDD1D)
"""Odd multiplier of a hash that only brings alike edges together (S. Vigna, xorshift64*, 2016)."""

LIMIT: Final = 200_000
"""Partial chains looked at before the search stops and says so, as in `explain`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearChain:
    """A chain in the order of time: rows of the columns that it goes along, the start that it comes from, and p."""

    rows: tuple[int, ...]
    start: int
    p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NearFound:
    """Chains to one firm, best first, and the rows that can be on any chain to it.

    `complete` is False when the search stopped at its limit.
    """

    chains: tuple[NearChain, ...]
    relevant: Array
    complete: bool


class Near:
    """The edges of a network by both their ends.

    Rows without a day, without a sender or receiver, or that end before they start take no part, as in
    `arrays.compile_columns`, which counts them. One question at a time: the arrays that a question marks are
    shared.
    """

    def __init__(self, columns: "Columns", n_entities: int) -> None:
        self._columns, self._n = columns, n_entities
        self._products, self._edges = _edges_of(columns)
        self._ways = {way: _Leaving.of(self._edges, n_entities, way) for way in (DOWN, UP)}
        self._heads = np.full(n_entities, -1, np.int32)
        self._moves: dict[tuple[Direction, tuple[int, ...]], Moves] = {}

    def touched(
        self, starts: "Starts", *, direction: Direction = DOWN, tiers: int = 6, hold_days: int | None = None
    ) -> Array:
        """Return the rows that something can go along, ascending."""
        moves = self._moves_of(direction, starts.product.tolist())
        seeds = _seeds(starts, moves, direction)
        seeds = seeds if hold_days is None else seeds[seeds[:, 2] <= seeds[:, 3]]
        return np.sort(self._edges.row[self._follow(direction, moves, seeds, tiers, hold_days)])

    def explain(
        self,
        starts: "Starts",
        target: int,
        *,
        top: int = 5,
        tiers: int = 6,
        hold_days: int | None = None,
        limit: int = LIMIT,
    ) -> NearFound:
        """Return the best chains from the starts to a firm, each by a route of its own.

        Raises:
            ValueError: target is no number of an entity.
        """
        if not 0 <= target < self._n:
            raise ValueError(f"{target} is no entity: there are {self._n}")
        moves = self._moves_of(UP, [ANYTHING])
        seeds = np.array([[target, moves.states.index(ANYTHING), -NO_END, NO_END]], np.int64)
        up = self._edges.take(np.sort(self._follow(UP, moves, seeds, tiers, hold_days)))
        asked = _Question(
            columns=self._columns,
            starts=starts,
            target=target,
            moves=self._moves_of(DOWN, starts.product.tolist()),
            top=top,
            tiers=tiers,
            hold_days=hold_days,
            limit=limit,
        )
        return asked.explain(up, self._heads)

    def _follow(
        self, direction: Direction, moves: Moves, seeds: Array, tiers: int, hold_days: int | None
    ) -> Array:
        return _follow(self._ways[direction], moves, seeds, self._heads, tiers=tiers, hold_days=hold_days)

    def _moves_of(self, direction: Direction, starts: Sequence[int]) -> Moves:
        key = direction, tuple(sorted(set(starts)))
        if key not in self._moves:
            self._moves[key] = number_moves(key[1], self._products.tolist(), direction)
        return self._moves[key]


@dataclass(frozen=True, slots=True)
class _Edges:
    """Edges that take part, as columns; `product` is a place among the products, `row` that in the columns given."""

    sender: Array
    receiver: Array
    first: Array
    last: Array
    transit: Array
    product: Array
    carries: Array
    row: Array

    def take(self, at: Array) -> "_Edges":
        """Return some of the edges."""
        return _Edges(*(getattr(self, name)[at] for name in self.__slots__))

    @property
    def is_link(self) -> Array:
        """Tell of each edge whether it is no shipment on one day."""
        found: Array = (self.first < self.last) | (self.carries > 0)
        return found


def _edges_of(columns: "Columns") -> tuple[Array, _Edges]:
    """Return the products that occur, ascending, and the edges that take part."""
    n = columns.day.size
    last = columns.day if columns.last is None else columns.last
    fit = (columns.sender >= 0) & (columns.receiver >= 0) & (columns.day > 0) & (last >= columns.day)
    products, number = np.unique(columns.product, return_inverse=True)
    nothing = np.zeros(n, np.int32)
    given = _Edges(
        sender=columns.sender.astype(np.int32, copy=False),
        receiver=columns.receiver.astype(np.int32, copy=False),
        first=columns.day.astype(np.int32, copy=False),
        last=last.astype(np.int32, copy=False),
        transit=nothing if columns.transit is None else columns.transit.astype(np.int32, copy=False),
        product=number.astype(np.int32),
        carries=nothing if columns.concern is None else columns.concern.astype(np.int32),
        row=np.arange(n, dtype=np.int32),
    )
    return products, given if fit.all() else given.take(np.flatnonzero(fit))


@dataclass(frozen=True, slots=True)
class _Leaving:
    """Edges by the entity that they leave in one direction of time, as `follow` takes them; `edge` numbers them."""

    starts: Array
    to: Array
    day: Array
    transit: Array
    product: Array
    link_starts: Array
    links: Array
    edge: Array
    seen: Array

    @staticmethod
    def of(edges: _Edges, n: int, direction: Direction) -> "_Leaving":
        """Sort edges by the entity that they leave and by day; upstream, edges are turned and time runs back."""
        from unpick.trace.follow import LINK

        leaves, to = (edges.sender, edges.receiver) if direction == DOWN else (edges.receiver, edges.sender)
        first, last = edges.first, edges.last
        if direction == UP:
            first, last = -(last + edges.transit), -(first + edges.transit)
        is_link = edges.is_link
        order = np.argsort(leaves.astype(np.int64) * (1 << 33) + first, kind="stable").astype(np.int32)
        links, shipped = order[is_link[order]], order[~is_link[order]]
        rows = np.empty(links.size, LINK)
        for name, column in (("to", to), ("first", first), ("last", last), ("transit", edges.transit)):
            rows[name] = column[links]
        rows["product"], rows["carries"] = edges.product[links], edges.carries[links]
        rows["edge"] = np.arange(shipped.size, order.size)
        transit = edges.transit[shipped]
        return _Leaving(
            starts=np.searchsorted(leaves[shipped], np.arange(n + 1)),
            to=to[shipped],
            day=first[shipped],
            transit=transit if transit.any() else transit[:0],
            product=edges.product[shipped],
            link_starts=np.searchsorted(leaves[links], np.arange(n + 1)),
            links=rows,
            edge=np.concatenate([shipped, links]),
            seen=np.zeros(order.size, np.uint8),
        )


def _follow(
    leaving: _Leaving, moves: Moves, seeds: Array, heads: Array, *, tiers: int, hold_days: int | None
) -> Array:
    """Return the places of the edges that something can go along."""
    from unpick.trace.follow import follow

    found: Array = follow(
        *(leaving.starts, leaving.to, leaving.day, leaving.transit, leaving.product),
        *(leaving.link_starts, leaving.links, moves.after, moves.unknown, seeds, tiers),
        *(NO_END if hold_days is None else hold_days, heads, leaving.seen),
    )
    return leaving.edge[found]


def _seeds(starts: "Starts", moves: Moves, direction: Direction) -> Array:
    """Return entity, state, first and last day of the starts; upstream time runs back."""
    first, last = (starts.first, starts.last) if direction == DOWN else (-starts.last, -starts.first)
    states = np.searchsorted(np.array(moves.states), starts.product)
    return np.stack([starts.entity, states, first, last], axis=1).astype(np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """What is asked of the few edges that can come to a target."""

    columns: "Columns"
    starts: "Starts"
    target: int
    moves: Moves
    top: int
    tiers: int
    hold_days: int | None
    limit: int

    def explain(self, up: _Edges, places: Array) -> NearFound:
        """Number the firms anew, keep what also comes from a start, and search.

        Args:
            places: of each entity, all -1.
        """
        from unpick.trace.follow import local_edges

        firms, ends = local_edges(up.sender, up.receiver, places)
        edges = replace(up, sender=ends[0], receiver=ends[1])
        at = np.minimum(np.searchsorted(firms, self.starts.entity), max(0, firms.size - 1))
        known = np.flatnonzero(firms[at] == self.starts.entity) if firms.size else at[:0]
        seeds = _seeds(self.starts, self.moves, DOWN)
        seeds[known, 0] = at[known]
        fits = known if self.hold_days is None else known[seeds[known, 2] <= seeds[known, 3]]
        leaving = _Leaving.of(edges, firms.size, DOWN)
        heads = np.full(firms.size, -1, np.int32)
        found = _follow(leaving, self.moves, seeds[fits], heads, tiers=self.tiers, hold_days=self.hold_days)
        ways = _Ways.of(edges.take(np.sort(found)), self.columns, firms.size)
        if not found.size:
            return NearFound(chains=(), relevant=ways.edges.row, complete=True)
        target = int(np.searchsorted(firms, self.target))
        return self._search(ways, seeds[fits], fits, target)

    def _search(self, ways: "_Ways", seeds: Array, fits: Array, target: int) -> NearFound:
        from unpick.trace.search import find_chains, pick_days

        hold = NO_END if self.hold_days is None else self.hold_days
        chances, rows, facts = self._seed_facts(seeds, fits)
        moves = self.moves
        accepted, labels, complete, _ = find_chains(
            *(
                ways.rows,
                ways.starts,
                ways.days,
                ways.facts,
                moves.after,
                moves.relation,
                chances,
                moves.within,
            ),
            *(rows, facts, ways.starts.size - 1, target, self.top, self.tiers, hold, self.limit),
        )
        chains = []
        for number in accepted.tolist():
            label = labels[number]
            seed, p, steps = int(label["seed"]), float(label["p"]), []
            while label["way"] >= 0:
                steps.append(int(label["way"]))
                label = labels[label["parent"]]
            way = np.array(steps[::-1], np.int64)
            picked = pick_days(ways.rows, ways.days, way, seeds[seed, 2], seeds[seed, 3], hold)
            chosen = ways.edges.row[ways.first_edge[way] + picked]
            chains.append(NearChain(rows=tuple(chosen.tolist()), start=int(fits[seed]), p=p))
        return NearFound(chains=tuple(chains), relevant=np.sort(ways.edges.row), complete=bool(complete))

    def _seed_facts(self, seeds: Array, fits: Array) -> tuple[Array, Array, Array]:
        """Return the probability of each fact, the seeds as `find_chains` takes them, and their facts."""
        sets, key, chance = self.columns.sets, self.starts.key, self.starts.chance
        chances = sets.chances if sets else np.empty(0, np.float64)
        ends = np.zeros(fits.size + 1, np.int64)
        facts = np.empty(0, np.int64)
        if key is not None and chance is not None:
            _, first, facts = np.unique(key[fits], return_index=True, return_inverse=True)
            facts = facts + chances.size
            chances = np.concatenate([chances, chance[fits][first]])
            ends = np.arange(fits.size + 1)
        rows = np.column_stack([seeds, ends[:-1], ends[1:]])
        return chances.astype(np.float64), np.ascontiguousarray(rows), facts.astype(np.int64)


@dataclass(frozen=True, slots=True)
class _Ways:
    """Parallel edges as one way, as `find_chains` takes them; `edges` in the order of ways."""

    rows: Array
    starts: Array
    days: Array
    facts: Array
    first_edge: Array
    edges: _Edges

    @staticmethod
    def of(edges: _Edges, columns: "Columns", n_firms: int) -> "_Ways":
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
        mixed = np.zeros(n, np.int64)
        for column in alike:
            mixed = (mixed ^ column) * _STEP
            mixed ^= (mixed >> 29) & 0x7FFFFFFFF
        key = edges.sender.astype(np.int64) << 40 | mixed & 0xFFFFFFFFFF
        order = np.lexsort((edges.row, edges.first, key))
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
        return _Ways(rows=rows, starts=starts, days=days, facts=facts, first_edge=begins, edges=edges)


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

"""One firm's chains among millions of edges: only the edges near it are read.

Built once over the columns of a network; then each question takes milliseconds. The answers are those of the
reference and of the plain search on the same edges.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from unpick.trace.charges import charges_of
from unpick.trace.edges import ANYTHING
from unpick.trace.explain import LABEL_LIMIT
from unpick.trace.moves import DOWN, UP, Direction
from unpick.trace.near_behind import LESS, Noted, Walk, may_return, read_before, read_behind
from unpick.trace.near_edges import Edges, Leaving, edges_of, follow_edges
from unpick.trace.near_ways import NearWays
from unpick.trace.numbered import Moves, number_moves
from unpick.trace.reference import NO_END

if TYPE_CHECKING:
    from unpick.trace.arrays import Columns, Starts

__all__ = ["Near", "NearChain", "NearFound"]

Array = np.ndarray[Any, np.dtype[Any]]

_FALL: Final = 0.75
"""Share of what a chain had to be worth that is tried next, unless nothing left out is worth as much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearChain:
    """A chain in the order of time: rows of the columns that it goes along, the start that it comes from, and p."""

    rows: tuple[int, ...]
    start: int
    p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NearFound:
    """Chains to one firm, best first.

    Attributes:
        complete: False when the search stopped at its limit.
        n_edges: edges among which they were looked for. looked_at: partial chains.
    """

    chains: tuple[NearChain, ...]
    complete: bool
    n_edges: int
    looked_at: int = 0


class Near:
    """The edges of a network by both their ends.

    Rows without a day, without a sender or receiver, or that end before they start take no part, as in
    `arrays.compile_columns`, which counts them. One question at a time: the arrays that a question marks are
    shared.

    Attributes:
        ways: the edges by the firm that they leave, in both directions of time.
    """

    def __init__(
        self, columns: "Columns", n_entities: int, ways: Mapping[Direction, Leaving] | None = None
    ) -> None:
        """Sort the edges, or take them as they were sorted before.

        Args:
            ways: the attribute of the same name, made of the same columns.
        """
        self._columns, self._n = columns, n_entities
        self._products, self._edges = edges_of(columns)
        self.ways = ways or {way: Leaving.of(self._edges, n_entities, way) for way in (DOWN, UP)}
        self._heads = np.full(n_entities, -1, np.int32)
        # Where each edge that comes to a firm stands among those by sender: in order then, without being sorted by day.
        down = np.empty(self._edges.row.size, np.int32)
        down[self.ways[DOWN].edge] = np.arange(down.size, dtype=np.int32)
        self._down = down[self.ways[UP].edge]
        self._moves: dict[tuple[Direction, tuple[int, ...]], Moves] = {}
        self._classes: dict[Direction, Array] = {}
        self._charges: tuple[Array, Array] | None = None
        self._known: tuple[tuple[Any, ...], list[Noted]] | None = None

    def touched(
        self, starts: "Starts", *, direction: Direction = DOWN, tiers: int = 6, hold_days: int | None = None
    ) -> Array:
        """Return the rows that something can go along, ascending."""
        moves = self._moves_of(direction, starts.product.tolist())
        seeds = _seeds(starts, moves, direction)
        seeds = seeds if hold_days is None else seeds[seeds[:, 2] <= seeds[:, 3]]
        found = self._follow(direction, moves, seeds, tiers, hold_days)
        return np.sort(self._edges.row[self.ways[direction].edge[found]])

    def around(self, firms: Array, *, direction: Direction, tiers: int, most: int) -> tuple[int, Array]:
        """Return how many edges lie within some tiers by firm, whatever their days and goods, and `most` of their rows.

        Args:
            firms: int32, numbers of entities where the walk starts. direction: up for what comes to them.
        """
        from unpick.trace.follow import around

        way = self.ways[direction]
        count, found = around(way.starts, way.to, way.link_starts, way.links, firms, tiers, most, self._heads)
        return int(count), np.sort(self._edges.row[way.edge[found]])

    def between(
        self, starts: "Starts", ends: Array, *, tiers: int = 6, hold_days: int | None = None
    ) -> Array:
        """Return the rows that can be on a chain from the starts to one of some entities, ascending.

        Args:
            ends: int32, numbers of entities.
        """
        asked = self._question(starts, tiers=tiers, hold_days=hold_days)
        return np.sort(self._narrow(asked, ends).edges.row)

    def explain(
        self,
        starts: "Starts",
        target: int,
        *,
        top: int = 5,
        tiers: int = 6,
        hold_days: int | None = None,
        limit: int = LABEL_LIMIT,
    ) -> NearFound:
        """Return the best chains from the starts to a firm, each by a route of its own.

        Only edges are read that can be on a chain worth as much as the best can be, then on one that is worth less, until
        there are enough or nothing is left. `between` returns the rows that can be on any chain.

        Raises:
            ValueError: target is no number of an entity.
        """
        if not 0 <= target < self._n:
            raise ValueError(f"{target} is no entity: there are {self._n}")
        asked = self._question(starts, tiers=tiers, hold_days=hold_days)
        before, walk, returns = (
            self._before(asked),
            self._walk(UP, asked.moves),
            may_return(asked.moves, hold_days),
        )
        looked, found = 0, NearFound(chains=(), complete=True, n_edges=0)
        least = float(before[-1][0][target]) * (_FALL if returns else 1.0) * LESS
        while least > 0.0 and found.complete and len(found.chains) < top:
            edges, lost = read_behind(walk, target, before, least, hold_days=hold_days, returns=returns)
            few = self._few(asked, edges)
            # Where no edge is left out, chains of any worth are looked for.
            floor = least * LESS if lost else 0.0
            found = asked.explain(few, target, top=top, limit=limit - looked, least=floor)
            looked += found.looked_at
            least = min(lost, least * _FALL) * LESS
        return found

    def prepare(self, starts: "Starts", *, tiers: int = 6, hold_days: int | None = None) -> None:
        """Find out what comes to each firm from some starts; `explain` does so when it is asked of these for the first time."""
        self._known = None
        self._before(self._question(starts, tiers=tiers, hold_days=hold_days))

    def _before(self, asked: "_Question") -> list[Noted]:
        """Return what comes to each firm from the starts; kept for the next question."""
        starts, returns = asked.starts, may_return(asked.moves, asked.hold_days)
        columns = (starts.entity, starts.product, starts.first, starts.last)
        key = asked.tiers, returns, *(one.tobytes() for one in columns)
        if self._known is None or self._known[0] != key:
            moves = asked.moves
            if returns:
                # What is paid upwards may be what was paid before already.
                moves = replace(moves, within=np.ones_like(moves.within))
            seeds = _seeds(starts, moves, DOWN)
            self._known = key, read_before(self._walk(DOWN, moves), seeds, asked.tiers)
        return self._known[1]

    def _walk(self, direction: Direction, moves: Moves) -> Walk:
        if self._charges is None:
            self._charges = charges_of(self._columns, self._edges)
        classes, table = self._charges
        leaving = self.ways[direction]
        if direction not in self._classes:
            self._classes[direction] = classes[leaving.edge] if classes.size else classes
        moves = moves if direction == DOWN else self._moves_of(UP, [ANYTHING])
        return Walk(
            leaving=leaving,
            classes=self._classes[direction],
            charges=table,
            moves=moves,
            heads=self._heads,
        )

    def _narrow(self, asked: "_Question", ends: Array) -> "_Few":
        """Return the edges that something from a start can go along on the way to some entities."""
        moves = self._moves_of(UP, [ANYTHING])
        seeds = np.empty((ends.size, 4), np.int64)
        seeds[:] = (0, moves.states.index(ANYTHING), -NO_END, NO_END)
        seeds[:, 0] = ends
        return self._few(asked, self._follow(UP, moves, seeds, asked.tiers, asked.hold_days))

    def _few(self, asked: "_Question", behind: Array) -> "_Few":
        """Return which of some edges, by their places upwards, something from a start can go along."""
        from unpick.trace.follow import number_firms

        firms, leaving = self.ways[DOWN].part(np.sort(self._down[behind]), self._heads)
        kept, at, fits = asked.follow(firms, leaving)
        edges = self._edges.take(np.sort(leaving.edge[kept]))
        number_firms(firms, self._heads, (edges.sender, edges.receiver))
        return _Few(edges, firms, at, fits)

    def _question(self, starts: "Starts", *, tiers: int, hold_days: int | None) -> "_Question":
        moves = self._moves_of(DOWN, starts.product.tolist())
        return _Question(self._columns, starts, moves, tiers, hold_days)

    def _follow(
        self, direction: Direction, moves: Moves, seeds: Array, tiers: int, hold_days: int | None
    ) -> Array:
        return follow_edges(self.ways[direction], moves, seeds, self._heads, tiers=tiers, hold_days=hold_days)

    def _moves_of(self, direction: Direction, starts: Sequence[int]) -> Moves:
        key = direction, tuple(sorted(set(starts)))
        if key not in self._moves:
            self._moves[key] = number_moves(key[1], self._products.tolist(), direction)
        return self._moves[key]


def _seeds(starts: "Starts", moves: Moves, direction: Direction) -> Array:
    """Return entity, state, first and last day of the starts; upstream time runs back."""
    first, last = (starts.first, starts.last) if direction == DOWN else (-starts.last, -starts.first)
    states = np.searchsorted(np.array(moves.states), starts.product)
    return np.stack([starts.entity, states, first, last], axis=1).astype(np.int64)


@dataclass(frozen=True, slots=True)
class _Few:
    """A few edges between firms that are numbered anew; `seeds` are those at these firms, `fits` their places."""

    edges: Edges
    firms: Array
    seeds: Array
    fits: Array


@dataclass(frozen=True, slots=True)
class _Question:
    """Where chains start, and how far they go."""

    columns: "Columns"
    starts: "Starts"
    moves: Moves
    tiers: int
    hold_days: int | None

    def follow(self, firms: Array, leaving: Leaving) -> tuple[Array, Array, Array]:
        """Return the places of edges that something from a start can go along, the starts there, and which they are."""
        at = np.minimum(np.searchsorted(firms, self.starts.entity), max(0, firms.size - 1))
        known = np.flatnonzero(firms[at] == self.starts.entity) if firms.size else at[:0]
        seeds = _seeds(self.starts, self.moves, DOWN)
        seeds[known, 0] = at[known]
        fits = known if self.hold_days is None else known[seeds[known, 2] <= seeds[known, 3]]
        heads = np.full(firms.size, -1, np.int32)
        found = follow_edges(
            leaving, self.moves, seeds[fits], heads, tiers=self.tiers, hold_days=self.hold_days
        )
        return found, seeds[fits], fits

    def explain(self, few: _Few, target: int, *, top: int, limit: int, least: float) -> NearFound:
        """Search the chains to a target; where `least` is above 0, only those that are worth as much."""
        if not few.edges.row.size:
            return NearFound(chains=(), complete=True, n_edges=0)
        ways = NearWays.of(few.edges, self.columns, few.firms.size)
        return self._search(ways, few, int(np.searchsorted(few.firms, target)), top, limit, least)

    def _search(
        self, ways: "NearWays", few: _Few, target: int, top: int, limit: int, least: float
    ) -> NearFound:
        from unpick.trace.leaving import pick_days
        from unpick.trace.search import find_chains

        hold = NO_END if self.hold_days is None else self.hold_days
        chances, rows, facts = self._seed_facts(few.seeds, few.fits)
        moves = self.moves
        accepted, labels, complete, looked = find_chains(
            *(ways.rows, ways.starts, ways.days, ways.facts, moves.after, moves.relation, moves.bare),
            *(chances, moves.within, rows, facts, ways.starts.size - 1, target, top, self.tiers, hold),
            *(limit, least),
        )
        chains = []
        for number in accepted.tolist():
            label = labels[number]
            seed, p, steps = int(label["seed"]), float(label["p"]), []
            while label["way"] >= 0:
                steps.append(int(label["way"]))
                label = labels[label["parent"]]
            way = np.array(steps[::-1], np.int64)
            picked = pick_days(ways.rows, ways.days, way, few.seeds[seed, 2], few.seeds[seed, 3], hold)
            chosen = ways.edges.row[ways.first_edge[way] + picked]
            chains.append(NearChain(rows=tuple(chosen.tolist()), start=int(few.fits[seed]), p=p))
        return NearFound(
            chains=tuple(chains), complete=bool(complete), n_edges=ways.edges.row.size, looked_at=int(looked)
        )

    def _seed_facts(self, seeds: Array, fits: Array) -> tuple[Array, Array, Array]:
        """Return the probability of each fact, the seeds as `find_chains` takes them, and their facts."""
        sets, key, chance = self.columns.sets, self.starts.key, self.starts.chance
        chances = sets.chances if sets else np.empty(0, np.float64)
        ends = np.zeros(fits.size + 1, np.int64)
        facts = np.empty(0, np.int64)
        if key is not None and chance is not None:
            # Facts on one coin at other odds are told apart: none stands for another.
            told = np.column_stack([key[fits], chance[fits].astype(np.float64).view(np.uint64)])
            _, first, facts = np.unique(told, axis=0, return_index=True, return_inverse=True)
            facts = facts.reshape(-1)
            facts = facts + chances.size
            chances = np.concatenate([chances, chance[fits][first]])
            ends = np.arange(fits.size + 1)
        rows = np.column_stack([seeds, ends[:-1], ends[1:]])
        return chances.astype(np.float64), np.ascontiguousarray(rows), facts.astype(np.int64)

"""The reference trace: one chronological pass in plain Python; the other engines must equal it.

A state is (entity, product, tier) with the days on which its goods are there. Something leaves on a day
strictly after the day it arrived, at most `hold_days` later, on a day on which the edge is open, and only
as a product that it can become. The same pass carries possible worlds: a state then also has the set of
worlds in which it is reached, and the facts of an edge let only some of them through.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from unpick.trace.coins import Worlds
from unpick.trace.edges import ANYTHING, CONCERN, Edge, Seed, Skip
from unpick.trace.moves import DOWN, Direction, Move, move, move_fact

__all__ = [
    "NO_END",
    "State",
    "Trace",
    "count_reasons",
    "explain_skipped",
    "index_edges",
    "possible_moves",
    "trace_reference",
    "turn_round",
]

NO_END = 10_000_000
"""A day number after every day: goods are held without limit."""

State = tuple[str, int, int]
"""(entity, product, tier)."""

_ONE = Worlds(1, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What a trace found.

    Attributes:
        states: each state reached, with the first day (down) or the last day (up) on which it is.
        touched: ids of the edges that something could go along.
        skipped: edges at reached entities that nothing could go along, with the reason.
        worlds: per state, the worlds in which it is reached.
    """

    states: Mapping[State, int]
    touched: frozenset[str]
    skipped: tuple[Skip, ...]
    worlds: Mapping[State, int]

    def reached(self) -> dict[str, int]:
        """Return each entity reached with its smallest tier."""
        tiers: dict[str, int] = {}
        for entity, _, tier in self.states:
            tiers[entity] = min(tier, tiers.get(entity, tier))
        return tiers

    def worlds_by_entity(self) -> dict[str, int]:
        """Return the worlds in which each entity is reached at one tier or more, whatever the product."""
        bits: dict[str, int] = {}
        for (entity, _, tier), found in self.worlds.items():
            if tier > 0:
                bits[entity] = bits.get(entity, 0) | found
        return bits

    def worlds_of(self, entity_id: str) -> int:
        """Return the worlds in which one entity is reached, as `worlds_by_entity` has them."""
        return self.worlds_by_entity().get(entity_id, 0)


def trace_reference(
    edges: Iterable[Edge],
    seeds: Iterable[Seed],
    *,
    direction: Direction = DOWN,
    tiers: int = 6,
    hold_days: int | None = None,
    worlds: Worlds | None = None,
) -> Trace:
    """Follow goods, labor and place from the seeds.

    Args:
        edges: any order; an edge id that comes twice counts once.
        direction: down goes with time towards buyers, up against time towards makers.
        tiers: number of edges on a chain at most; what lies beyond is reported as skipped.
        hold_days: longest time that something stays with a firm; None is without limit.
        worlds: coins of the facts; None takes every fact as true.
    """
    given = index_edges(edges, direction)
    coins = worlds or _ONE
    pass_ = _Pass(given, direction, tiers, hold_days, coins)
    for seed in seeds:
        first, last = (
            (seed.first_day, seed.last_day) if direction == DOWN else (-seed.last_day, -seed.first_day)
        )
        pass_.arrive((seed.entity_id, seed.product, 0), first, last, coins.of(seed.facts))
    pass_.run()
    sign = 1 if direction == DOWN else -1
    return Trace(
        states={state: sign * day for state, day in pass_.first.items()},
        touched=frozenset(pass_.touched),
        skipped=tuple(
            explain_skipped(
                given,
                pass_.first,
                touched=pass_.touched,
                beyond=pass_.beyond,
                direction=direction,
                tiers=tiers,
                hold_days=hold_days,
            )
        ),
        worlds=dict(pass_.bits),
    )


def index_edges(edges: Iterable[Edge], direction: Direction) -> dict[str, list[Edge]]:
    """Return edges by the entity they leave in this direction, each id once; upstream, time runs backwards."""
    once = {edge.edge_id: edge for edge in edges}
    by_entity: defaultdict[str, list[Edge]] = defaultdict(list)
    for _, edge in sorted(once.items()):
        turned = edge if direction == DOWN else turn_round(edge)
        by_entity[turned.from_id].append(turned)
    return dict(by_entity)


def turn_round(edge: Edge) -> Edge:
    """Return an edge as seen against time: from its end to its start, days negated."""
    return replace(
        edge,
        from_id=edge.to_id,
        to_id=edge.from_id,
        first_day=-(edge.last_day + edge.transit_days),
        last_day=-(edge.first_day + edge.transit_days),
    )


def possible_moves(edge: Edge, products: Iterable[int], direction: Direction) -> list[Move]:
    """Return how states with these products go along an edge."""
    found = (move(product, edge.carries, edge.product, direction) for product in products)
    return [one for one in found if one]


class _Pass:
    """One chronological pass: arrivals are taken in the order of their days."""

    def __init__(
        self,
        edges: dict[str, list[Edge]],
        direction: Direction,
        tiers: int,
        hold_days: int | None,
        coins: Worlds,
    ) -> None:
        self.edges, self.direction, self.tiers, self.hold, self.coins = (
            edges,
            direction,
            tiers,
            hold_days,
            coins,
        )
        self.first: dict[State, int] = {}
        self.bits: dict[State, int] = {}
        self.touched: set[str] = set()
        self.beyond: set[str] = set()
        self.spans: defaultdict[State, list[tuple[int, int, int]]] = defaultdict(list)
        self.waiting: list[tuple[int, int, str, int, int, int]] = []

    def arrive(self, state: State, first: int, last: int, bits: int) -> None:
        """Put an arrival in the queue; without a holding limit goods stay for ever."""
        end = NO_END if self.hold is None else last
        if bits and first <= end:
            heapq.heappush(self.waiting, (first, -end, *state, bits))

    def run(self) -> None:
        """Take arrivals in the order of days until none is left."""
        while self.waiting:
            first, minus_end, entity, product, tier, bits = heapq.heappop(self.waiting)
            state = (entity, product, tier)
            fresh = self._fresh(state, -minus_end, bits)
            if fresh:
                self.first.setdefault(state, first)
                self.bits[state] = self.bits.get(state, 0) | fresh
                self.spans[state].append((first, -minus_end, fresh))
                self._leave(state, first, -minus_end, fresh)

    def _fresh(self, state: State, end: int, bits: int) -> int:
        """Return the worlds in which no earlier arrival lasts as long as this one."""
        for _, known_end, known_bits in self.spans[state]:
            if known_end >= end:
                bits &= ~known_bits
        return bits

    def _leave(self, state: State, first: int, end: int, bits: int) -> None:
        entity, product, tier = state
        for edge in self.edges.get(entity, ()):
            found = move(product, edge.carries, edge.product, self.direction)
            start = max(first + 1, edge.first_day)
            stop = edge.last_day if self.hold is None else min(end + self.hold, edge.last_day)
            if found is None or start > stop:
                continue
            through = bits & self.coins.of((*edge.facts, *self._inside(entity, found)))
            if not through:
                continue
            if tier >= self.tiers:
                self.beyond.add(edge.edge_id)
                continue
            self.touched.add(edge.edge_id)
            days = (start + edge.transit_days, stop + edge.transit_days)
            self.arrive((edge.to_id, found.after, tier + 1), *days, through)

    def _inside(self, entity: str, found: Move) -> tuple[str, ...]:
        fact = move_fact(entity, "", found) if self.direction == DOWN else None
        return (fact.id,) if fact else ()


def explain_skipped(
    edges: Mapping[str, Sequence[Edge]],
    reached: Iterable[State],
    *,
    touched: Set[str],
    beyond: Set[str],
    direction: Direction,
    tiers: int,
    hold_days: int | None,
) -> Iterator[Skip]:
    """Yield the edges that leave a reached entity and took no part, with the reason.

    Args:
        edges: by the entity they leave in this direction. beyond: ids of what only lies beyond the tiers.
    """
    products: defaultdict[str, set[int]] = defaultdict(set)
    for entity, product, _ in reached:
        products[entity].add(product)
    for entity in sorted(products):
        for edge in edges.get(entity, ()):
            if edge.edge_id in touched:
                continue
            if edge.edge_id in beyond:
                reason = f"lies beyond the {tiers} tiers asked for"
            else:
                reason = _reason(edge, products[entity], direction, hold_days)
            yield Skip(what=edge.edge_id, reason=reason, document=edge.document, row=edge.row)


def _reason(edge: Edge, products: set[int], direction: Direction, hold_days: int | None) -> str:
    if not possible_moves(edge, sorted(products), direction):
        if products <= {CONCERN, ANYTHING} or edge.carries != "goods":
            return "carries no labor or place onward from goods"
        return "the product cannot come from what arrived"
    if hold_days is not None:
        return f"out of the order of time, or more than {hold_days} days were between"
    if direction == DOWN:
        return "left before or on the day that something of concern arrived"
    return "arrived on or after the day that the goods left"


def count_reasons(skipped: Iterable[Skip]) -> Counter[str]:
    """Return how many times each reason occurs."""
    return Counter(one.reason for one in skipped)

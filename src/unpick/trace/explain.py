"""The best chains to a target: best first, each fact counted once, each next chain by another route."""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from unpick.trace.edges import Edge, Seed
from unpick.trace.engine import run_trace
from unpick.trace.moves import DOWN, UP, Move, move, move_fact
from unpick.trace.reference import NO_END, index_edges

__all__ = ["LABEL_LIMIT", "Chain", "Found", "Step", "explain", "relevant_edges"]

LABEL_LIMIT = 200_000
"""Partial chains looked at before the search stops and says so; memory, not truth, sets it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One edge on a chain, with how the product moved and the day of leaving."""

    edge: Edge
    move: Move
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A chain from a seed to a target, in the order of time; p is the product over its distinct facts."""

    seed: Seed
    target: str
    steps: tuple[Step, ...]
    facts: tuple[str, ...]
    p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The chains found, best first; `complete` is False when the search stopped at its limit."""

    chains: tuple[Chain, ...]
    complete: bool
    looked_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    """A partial chain: where it stands, since when, over which facts and by which route."""

    p: float
    entity: str
    product: int
    first: int
    last: int
    shared: frozenset[str]
    own: float
    route: tuple[tuple[str, str, int], ...]
    seed: Seed
    steps: tuple[Step, ...] = ()
    facts: tuple[str, ...] = field(default=())


def relevant_edges(
    edges: Sequence[Edge], seeds: Sequence[Seed], target: Seed, *, tiers: int, hold_days: int | None = None
) -> list[Edge]:
    """Return the edges that can be on a chain from a seed to the target: touched downwards and upwards."""
    up = run_trace(edges, [target], direction=UP, tiers=tiers, hold_days=hold_days)
    near = [edge for edge in edges if edge.edge_id in up.touched]
    down = run_trace(near, seeds, tiers=tiers, hold_days=hold_days)
    return [edge for edge in near if edge.edge_id in down.touched]


def explain(
    edges: Sequence[Edge],
    seeds: Sequence[Seed],
    chances: Mapping[str, float],
    *,
    target: str,
    top: int = 5,
    tiers: int = 6,
    hold_days: int | None = None,
    limit: int = LABEL_LIMIT,
) -> Found:
    """Return the `top` best chains to the target, each by a route of its own.

    A route is the firms, kinds of edge and products passed; parallel shipments are one route, and the best
    of them stands for it. A chain that needs all facts of a better one and more is a detour and left out.
    """
    search = _Search(edges, seeds, chances, target, top, tiers, hold_days)
    for seed in seeds:
        search.start(seed)
    return search.run(limit)


class _Search:
    """Best first over partial chains; one is dropped when `top` better routes make it superfluous."""

    def __init__(
        self,
        edges: Sequence[Edge],
        seeds: Sequence[Seed],
        chances: Mapping[str, float],
        target: str,
        top: int,
        tiers: int,
        hold_days: int | None,
    ) -> None:
        self.edges = index_edges(edges, DOWN)
        uses = Counter(fact for leaving in self.edges.values() for edge in leaving for fact in edge.facts)
        often = {
            fact
            for leaving in self.edges.values()
            for edge in leaving
            if edge.first_day < edge.last_day
            for fact in edge.facts
        }
        often |= {fact for seed in seeds for fact in seed.facts}
        # A fact of one shipment only cannot be met again further on; a link can be gone along twice.
        self.lone = {fact for fact, n in uses.items() if n == 1} - often
        self.chances, self.target, self.top, self.tiers, self.hold = chances, target, top, tiers, hold_days
        self.kept: defaultdict[tuple[str, int], list[_Label]] = defaultdict(list)
        self.waiting: list[tuple[float, int, tuple[tuple[str, str, int], ...], int, _Label]] = []
        self.shown: set[tuple[tuple[str, str, int], ...]] = set()
        self.pushed = 0

    def start(self, seed: Seed) -> None:
        """Begin a chain at a seed."""
        shared = frozenset(seed.facts)
        first, last = seed.first_day, NO_END if self.hold is None else seed.last_day
        self._push(
            _Label(
                p=self._p(shared),
                entity=seed.entity_id,
                product=seed.product,
                first=first,
                last=last,
                shared=shared,
                own=1.0,
                route=((seed.entity_id, "", seed.product),),
                seed=seed,
                facts=seed.facts,
            )
        )

    def run(self, limit: int) -> Found:
        """Return what is found before the queue is empty, enough chains are found or the limit is met."""
        chains: list[Chain] = []
        looked = 0
        while self.waiting and len(chains) < self.top and looked < limit:
            label = heapq.heappop(self.waiting)[-1]
            looked += 1
            if label.entity == self.target and label.steps:
                self._accept(chains, label)
            elif len(label.steps) < self.tiers:
                for step, days in self._steps(label):
                    self._push(self._longer(label, step, days))
        done = not self.waiting or len(chains) >= self.top
        return Found(chains=tuple(chains), complete=done, looked_at=looked)

    def _accept(self, chains: list[Chain], label: _Label) -> None:
        needs = set(label.facts)
        if label.route in self.shown or any(needs >= set(chain.facts) for chain in chains):
            return
        self.shown.add(label.route)
        chains.append(
            Chain(seed=label.seed, target=self.target, steps=label.steps, facts=label.facts, p=label.p)
        )

    def _steps(self, label: _Label) -> Iterable[tuple[Step, tuple[int, int]]]:
        for edge in self.edges.get(label.entity, ()):
            found = move(label.product, edge.carries, edge.product, DOWN)
            start = max(label.first + 1, edge.first_day)
            stop = edge.last_day if self.hold is None else min(label.last + self.hold, edge.last_day)
            if found and start <= stop and not self._been(label, edge.to_id, found.after):
                end = NO_END if self.hold is None else stop + edge.transit_days
                yield Step(edge=edge, move=found, day=start), (start + edge.transit_days, end)

    def _been(self, label: _Label, entity: str, product: int) -> bool:
        """Tell whether the chain has been at this firm with this product: a round trip explains nothing."""
        return any((stop[0], stop[2]) == (entity, product) for stop in label.route)

    def _longer(self, label: _Label, step: Step, days: tuple[int, int]) -> _Label:
        within = move_fact(label.entity, "", step.move)
        new = [*step.edge.facts, *([within.id] if within else [])]
        own = label.own * math.prod(self.chances.get(fact, 1.0) for fact in set(new) & self.lone)
        shared = label.shared | (set(new) - self.lone)
        return _Label(
            p=own * self._p(shared),
            entity=step.edge.to_id,
            product=step.move.after,
            first=days[0],
            last=days[1],
            shared=shared,
            own=own,
            route=(*label.route, (step.edge.to_id, step.edge.kind, step.move.after)),
            seed=label.seed,
            steps=(*label.steps, step),
            facts=tuple(dict.fromkeys((*label.facts, *new))),
        )

    def _p(self, facts: Iterable[str]) -> float:
        # Sorted, so that the same facts give the same bits on any run.
        return math.prod(self.chances.get(fact, 1.0) for fact in sorted(facts))

    def _push(self, label: _Label) -> None:
        beside = self.kept[(label.entity, label.product)]
        better = {other.route for other in beside if _makes_superfluous(other, label)}
        if label.route in better or len(better) >= self.top:
            return
        beside.append(label)
        self.pushed += 1
        heapq.heappush(self.waiting, (-label.p, len(label.steps), label.route, self.pushed, label))


def _makes_superfluous(one: _Label, other: _Label) -> bool:
    """Tell whether whatever follows, the first partial chain does at least as well as the second."""
    return (
        one.own >= other.own
        and one.first <= other.first
        and one.last >= other.last
        and len(one.steps) <= len(other.steps)
        and one.shared <= other.shared
    )

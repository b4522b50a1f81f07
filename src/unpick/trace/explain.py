"""The best chains to a target: best first, each fact counted once, each next chain by another route."""

import heapq
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from unpick.trace.edges import Edge, Seed
from unpick.trace.engine import run_trace
from unpick.trace.moves import DOWN, UP, Move, move, move_fact
from unpick.trace.numbered import Numbered, number_ways
from unpick.trace.reference import NO_END
from unpick.trace.routes import Way, Windows, covers, leave_windows, seed_windows, shared_facts, ways_of
from unpick.trace.rules import Carries

__all__ = ["LABEL_LIMIT", "Chain", "Found", "Step", "explain", "explain_plain", "relevant_edges"]

LABEL_LIMIT = 200_000
"""Partial chains looked at before the search stops and says so; memory, not truth, sets it."""

COMPILED_FROM = 2_000
"""Edges from which the search runs compiled; below, the plain one answers before the compiled one is loaded."""


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
    """A partial chain: where it stands, when it may go on, over which shared facts and by which route."""

    p: float
    own: float
    entity: str
    product: int
    windows: Windows
    shared: frozenset[str]
    route: tuple[tuple[str, str, int], ...]
    stays: tuple[Windows, ...]
    seed: Seed
    steps: tuple[tuple[Way, Move], ...] = ()


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
    compiled_from: int = COMPILED_FROM,
) -> Found:
    """Return the `top` best chains to the target, each by a route of its own.

    A route is the firms, kinds of edge and products passed; parallel shipments are one route, and the best
    of them stands for it. A chain that needs all facts of a better one and more is a detour and left out.
    """
    ways = ways_of(edges, shared_facts(edges, seeds), chances)
    many = len(edges) >= compiled_from
    numbered = number_ways(ways, seeds, chances, hold_days=hold_days) if many else None
    if numbered and target in numbered.firms:
        return _compiled(numbered, target, top=top, tiers=tiers, hold_days=hold_days, limit=limit)
    return explain_plain(
        ways, seeds, chances, target=target, top=top, tiers=tiers, hold_days=hold_days, limit=limit
    )


def explain_plain(
    ways: Mapping[str, Sequence[Way]],
    seeds: Sequence[Seed],
    chances: Mapping[str, float],
    *,
    target: str,
    top: int,
    tiers: int,
    hold_days: int | None,
    limit: int,
) -> Found:
    """Return the same in plain Python, for probabilities of any kind and as the second opinion."""
    search = _Search(ways, chances, target, top, tiers, hold_days)
    for seed in seeds:
        search.start(seed)
    return search.run(limit)


def _compiled(
    numbered: Numbered, target: str, *, top: int, tiers: int, hold_days: int | None, limit: int
) -> Found:
    from unpick.trace.search import find_chains

    hold = NO_END if hold_days is None else hold_days
    asked = (numbered.firms[target], top, tiers, hold, limit, 0.0)
    accepted, labels, complete, looked_at = find_chains(*numbered.arrays, *asked)
    chains = []
    for number in accepted.tolist():
        label = labels[number]
        seed, p, steps = numbered.seeds[label["seed"]], float(label["p"]), []
        while label["way"] >= 0:
            way, before = numbered.ways[label["way"]], labels[label["parent"]]
            steps.append((way, _moved(numbered, int(before["state"]), way)))
            label = before
        chains.append(_chain(seed, steps[::-1], p, target, hold_days))
    return Found(chains=tuple(chains), complete=bool(complete), looked_at=int(looked_at))


def _moved(numbered: Numbered, state: int, way: Way) -> Move:
    found = move(numbered.moves.states[state], way.any.carries, way.any.product, DOWN)
    assert found is not None, "the table of moves has what the moves have"
    return found


class _Search:
    """Best first over partial chains; one is dropped when `top` better routes make it superfluous."""

    def __init__(
        self,
        ways: Mapping[str, Sequence[Way]],
        chances: Mapping[str, float],
        target: str,
        top: int,
        tiers: int,
        hold_days: int | None,
    ) -> None:
        self.ways, self.chances, self.target = ways, chances, target
        self.top, self.tiers, self.hold = top, tiers, hold_days
        self.kept: defaultdict[tuple[str, int], list[_Label]] = defaultdict(list)
        self.waiting: list[tuple[float, int, tuple[tuple[str, str, int], ...], int, int, _Label]] = []
        self.shown: set[tuple[tuple[str, str, int], ...]] = set()
        self.needs: list[set[object]] = []
        self.pushed = 0
        self.hops = _hops(ways, target, tiers)

    def start(self, seed: Seed) -> None:
        """Begin a chain at a seed."""
        shared = frozenset(seed.facts)
        windows = seed_windows(seed, self.hold)
        if windows and seed.entity_id in self.hops:
            self._push(
                _Label(
                    p=self._p(shared),
                    own=1.0,
                    entity=seed.entity_id,
                    product=seed.product,
                    windows=windows,
                    shared=shared,
                    route=((seed.entity_id, "", seed.product),),
                    stays=(windows,),
                    seed=seed,
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
                if self._is_new(label):
                    chains.append(_chain(label.seed, label.steps, label.p, self.target, self.hold))
            elif len(label.steps) < self.tiers:
                for longer in self._longer(label):
                    self._push(longer)
        done = not self.waiting or len(chains) >= self.top
        return Found(chains=tuple(chains), complete=done, looked_at=looked)

    def _is_new(self, label: _Label) -> bool:
        needs: set[object] = set(label.shared) | {id(way) for way, _ in label.steps if not way.is_span}
        if label.route in self.shown or any(needs >= held for held in self.needs):
            return False
        self.shown.add(label.route)
        self.needs.append(needs)
        return True

    def _longer(self, label: _Label) -> Iterable[_Label]:
        for way in self.ways.get(label.entity, ()):
            edge = way.any
            # What it would have made superfluous has no fewer steps behind it, and cannot come there either.
            if len(label.steps) + 1 + self.hops.get(edge.to_id, self.tiers) > self.tiers:
                continue
            found = move(label.product, edge.carries, edge.product, DOWN)
            if found is None:
                continue
            arrivals = way.arrivals(label.windows)
            windows = leave_windows(arrivals, self.hold)
            if edge.to_id != self.target and _adds_no_day(label, edge.to_id, found.after, windows):
                continue
            # Goods that reach the target need not leave it.
            if windows or (arrivals and edge.to_id == self.target):
                yield self._step(label, way, found, windows)

    def _step(self, label: _Label, way: Way, found: Move, windows: Windows) -> _Label:
        within = move_fact(label.entity, "", found)
        own = label.own * way.own
        shared = label.shared | {*way.shared, *([within.id] if within else [])}
        return _Label(
            p=own * self._p(shared),
            own=own,
            entity=way.any.to_id,
            product=found.after,
            windows=windows,
            shared=shared,
            route=(*label.route, (way.any.to_id, way.any.kind, found.after)),
            stays=(*label.stays, windows),
            seed=label.seed,
            steps=(*label.steps, (way, found)),
        )

    def _p(self, facts: Iterable[str]) -> float:
        # In the order of size, so that the same facts give the same bits on any run.
        return math.prod(sorted(self.chances.get(fact, 1.0) for fact in facts))

    def _push(self, label: _Label) -> None:
        beside = self.kept[(label.entity, label.product)]
        better = {other.route for other in beside if _makes_superfluous(other, label)}
        if label.route in better or len(better) >= self.top:
            return
        beside.append(label)
        self.pushed += 1
        # Of equal ones by one route that with fewer facts goes first: a certain fact more is a detour.
        order = -label.p, len(label.steps), label.route, len(label.shared), self.pushed
        heapq.heappush(self.waiting, (*order, label))


def _hops(ways: Mapping[str, Sequence[Way]], target: str, tiers: int) -> dict[str, int]:
    """Return the fewest ways from each firm to the target, whatever days and goods; those of more than `tiers` are absent."""
    before: defaultdict[str, set[str]] = defaultdict(set)
    for firm, leaving in ways.items():
        for way in leaving:
            if way.any.carries is not Carries.NOTHING:
                before[way.any.to_id].add(firm)
    hops, now = {target: 0}, {target}
    for count in range(1, tiers + 1):
        now = {firm for one in now for firm in before.get(one, ())} - hops.keys()
        hops |= dict.fromkeys(now, count)
    return hops


def _adds_no_day(label: _Label, entity: str, product: int, windows: Windows) -> bool:
    """Tell whether a chain comes back to a firm with the same goods and can leave it on no other day than before.

    Without a holding time no return adds a day. With one, goods that went out and came back may stay anew.
    """
    return any(
        (one, goods) == (entity, product) and covers(stay, windows)
        for (one, _, goods), stay in zip(label.route, label.stays, strict=True)
    )


def _makes_superfluous(one: _Label, other: _Label) -> bool:
    """Tell whether whatever follows, the first partial chain does at least as well as the second."""
    return (
        one.own >= other.own
        and len(one.steps) <= len(other.steps)
        and one.shared <= other.shared
        and covers(one.windows, other.windows)
    )


def _chain(
    seed: Seed, ways: Sequence[tuple[Way, Move]], p: float, target: str, hold_days: int | None
) -> Chain:
    """Return the chain with one edge of each way: the first that arrives, and before it the last that can."""
    before = [seed_windows(seed, hold_days)]
    for way, _ in ways[:-1]:
        before.append(leave_windows(way.arrivals(before[-1]), hold_days))
    steps: list[Step] = []
    for (way, found), windows in zip(reversed(ways), reversed(before), strict=True):
        last = steps[-1].day if steps else None
        edge, day = _choose(way, windows, last, hold_days)
        steps.append(Step(edge=edge, move=found, day=day))
    steps.reverse()
    facts: dict[str, None] = dict.fromkeys(seed.facts)
    for step in steps:
        within = move_fact(step.edge.from_id, "", step.move)
        facts |= dict.fromkeys((*step.edge.facts, *([within.id] if within else [])))
    return Chain(seed=seed, target=target, steps=tuple(steps), facts=tuple(facts), p=p)


def _choose(way: Way, windows: Windows, left_on: int | None, hold_days: int | None) -> tuple[Edge, int]:
    """Return the edge and the day of leaving: the last before the goods left again, or the first of all.

    Args:
        left_on: day on which the goods left where this way goes to; None at the target.
    """
    arrivals = way.arrivals(windows)
    after = way.any.transit_days
    if left_on is None:
        first = min(arrivals)[0]
        return _edge_on(way, first - after), first - after
    held = NO_END if hold_days is None else max(1, hold_days)
    fitting = [
        min(last, left_on - 1)
        for first, last in arrivals
        if first < left_on and min(last, left_on - 1) + held >= left_on
    ]
    day = max(fitting) - after
    return _edge_on(way, day), day


def _edge_on(way: Way, day: int) -> Edge:
    return way.any if way.is_span else way.edges[bisect_left(way.days, day)]

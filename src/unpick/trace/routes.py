"""Parallel edges as one way to go, and the days on which goods may leave a firm: what the search of chains counts.

Shipments with the same ends, goods and facts differ only in their days and in the fact that each is itself. They
are one way; whoever goes along it takes one of its shipments.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from unpick.trace.edges import Edge, Seed
from unpick.trace.reference import NO_END

__all__ = ["Way", "Windows", "covers", "leave_windows", "seed_windows", "shared_facts", "ways_of"]

Windows = tuple[tuple[int, int], ...]
"""Days on which something may leave a firm, first and last inside, ascending and apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Edges that differ in day and own fact only, in the order of days; or one link with its span.

    Attributes:
        days: of leaving, one for each edge. shared: facts that other edges have too, sorted.
        own: probability of the facts that only one edge has.
    """

    edges: tuple[Edge, ...]
    days: tuple[int, ...]
    shared: tuple[str, ...]
    own: float

    @property
    def any(self) -> Edge:
        """Return an edge that says ends, kind and product of all."""
        return self.edges[0]

    @property
    def is_span(self) -> bool:
        """Tell whether this is one link that is open for more than a day."""
        return self.any.first_day < self.any.last_day

    def arrivals(self, windows: Windows) -> list[tuple[int, int]]:
        """Return the stretches of days on which something arrives that leaves in the windows."""
        after = self.any.transit_days
        if self.is_span:
            both = ((max(first, self.any.first_day), min(last, self.any.last_day)) for first, last in windows)
            return [(first + after, last + after) for first, last in both if first <= last]
        found: list[tuple[int, int]] = []
        for first, last in windows:
            held = self.days[bisect_left(self.days, first) : bisect_right(self.days, last)]
            found += [(day + after, day + after) for day in held]
        return found


def shared_facts(edges: Iterable[Edge], seeds: Iterable[Seed]) -> frozenset[str]:
    """Return the facts that a chain can meet more than once: of several edges, of a link, of a seed."""
    uses: Counter[str] = Counter()
    often: set[str] = set()
    for edge in edges:
        uses.update(set(edge.facts))
        if edge.first_day < edge.last_day:
            often.update(edge.facts)
    often.update(fact for seed in seeds for fact in seed.facts)
    return frozenset(often | {fact for fact, n in uses.items() if n > 1})


def ways_of(
    edges: Sequence[Edge], shared: frozenset[str], chances: Mapping[str, float]
) -> dict[str, list[Way]]:
    """Return the ways that leave each entity; an edge id that comes twice counts once."""
    found: defaultdict[tuple[object, ...], list[Edge]] = defaultdict(list)
    for edge in sorted({edge.edge_id: edge for edge in edges}.values(), key=_order):
        span = edge.edge_id if edge.first_day < edge.last_day else ""
        facts = tuple(sorted(shared.intersection(edge.facts)))
        ends = (edge.from_id, edge.to_id, edge.kind, edge.product, str(edge.carries), edge.transit_days)
        found[(*ends, span, facts, _own(edge, shared, chances))].append(edge)
    leaving: defaultdict[str, list[Way]] = defaultdict(list)
    for key in sorted(found, key=repr):
        held = found[key]
        days = tuple(edge.first_day for edge in held)
        way = Way(edges=tuple(held), days=days, shared=key[-2], own=key[-1])  # type: ignore[arg-type]
        leaving[way.any.from_id].append(way)
    return dict(leaving)


def _order(edge: Edge) -> tuple[int, str]:
    return edge.first_day, edge.edge_id


def _own(edge: Edge, shared: frozenset[str], chances: Mapping[str, float]) -> float:
    return math.prod(sorted(chances.get(fact, 1.0) for fact in set(edge.facts) - shared))


def seed_windows(seed: Seed, hold_days: int | None) -> Windows:
    """Return the days on which something may leave where a trace starts."""
    return leave_windows([(seed.first_day, seed.last_day)], hold_days)


def leave_windows(arrivals: Iterable[tuple[int, int]], hold_days: int | None) -> Windows:
    """Return the days on which what arrives in these stretches of days may leave: after arrival, while it is held.

    >>> leave_windows([(5, 5), (7, 8), (30, 30)], 10)
    ((6, 18), (31, 40))
    >>> leave_windows([(30, 30), (5, 5)], None)
    ((6, 10000000),)
    """
    held = sorted((first, last) for first, last in arrivals if hold_days is None or first <= last)
    if hold_days is None:
        return ((held[0][0] + 1, NO_END),) if held else ()
    merged: list[tuple[int, int]] = []
    for first, last in ((first + 1, last + hold_days) for first, last in held):
        if first > last:
            continue
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return tuple(merged)


def covers(one: Windows, other: Windows) -> bool:
    """Tell whether every day of the second is a day of the first.

    >>> covers(((1, 9), (20, 30)), ((2, 3), (21, 30))), covers(((1, 9),), ((5, 10),))
    (True, False)
    """
    at = 0
    for first, last in other:
        while at < len(one) and one[at][1] < last:
            at += 1
        if at == len(one) or one[at][0] > first:
            return False
    return True

"""Moments, what is said of them, and the smallest sets of sayings that cannot all be true.

A system of difference constraints over days: a saying is a set of edges, `later <= earlier + days`. It cannot
all be true exactly where its graph has a cycle of negative length (Cormen et al., Introduction to Algorithms,
24.4), and the sayings on that cycle contradict each other. A saying may have several readings; then every
choice of readings must have such a cycle. Nothing here says which saying is wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["ORIGIN", "Contradictions", "Edge", "Saying", "between", "minimal_sets", "not_before"]

ORIGIN: Final = ""
"""The moment that days are counted from: day 0 of the proleptic calendar (date.toordinal)."""


@dataclass(frozen=True, slots=True)
class Edge:
    """`end` comes at most `days` after `start`; days may be negative."""

    start: str
    end: str
    days: int


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that is said. readings: ways to read it, each a set of edges; at least one of them is meant."""

    readings: tuple[tuple[Edge, ...], ...]


@dataclass(frozen=True, slots=True)
class Contradictions:
    """sets: indices of sayings, each set minimal, smallest first. complete: False where the search was cut."""

    sets: tuple[tuple[int, ...], ...]
    complete: bool


def between(moment: str, first: int, last: int) -> tuple[Edge, ...]:
    """Return that a moment lies on a day from first to last, both inclusive, as ordinals."""
    return Edge(ORIGIN, moment, last), Edge(moment, ORIGIN, -first)


def not_before(earlier: str, later: str, *, days: int = 0) -> tuple[Edge, ...]:
    """Return that `later` comes at least so many days after `earlier`; negative days are a tolerance."""
    return (Edge(later, earlier, -days),)


def minimal_sets(
    sayings: Sequence[Saying], rules: Sequence[Edge] = (), *, most_sets: int = 64, most_tries: int = 4000
) -> Contradictions:
    """Return every smallest set of sayings that cannot all be true under the rules.

    Hitting-set tree (Reiter 1987): each set found is broken at each of its members in turn, and what is left is
    searched again; without pruning every minimal set is reached.

    Args:
        rules: what always holds; it is in no set. Rules that contradict themselves make the empty set minimal.
        most_sets, most_tries: bounds on the sets and on the systems solved; `complete` is False where one cut it.
    """
    search = _Search(sayings, tuple(rules), most_tries)
    found: dict[frozenset[int], None] = {}
    seen: set[frozenset[int]] = set()
    waiting: list[frozenset[int]] = [frozenset()]
    while waiting:
        gone = waiting.pop()
        known = next((one for one in found if not one & gone), None)
        core = known if known is not None else search.smallest(frozenset(range(len(sayings))) - gone)
        if search.spent or (known is None and core is not None and len(found) >= most_sets):
            return Contradictions(sets=_sorted(found), complete=False)
        if core is None:
            continue
        found[core] = None
        for one in sorted(core, reverse=True):
            more = gone | {one}
            if more not in seen:
                seen.add(more)
                waiting.append(more)
        if len(seen) > most_tries:
            return Contradictions(sets=_sorted(found), complete=False)
    return Contradictions(sets=_sorted(found), complete=True)


def _sorted(found: dict[frozenset[int], None]) -> tuple[tuple[int, ...], ...]:
    return tuple(sorted((tuple(sorted(one)) for one in found), key=lambda one: (len(one), one)))


class _Search:
    """Solves subsets of one system and counts how many; `spent` once the bound is reached."""

    def __init__(self, sayings: Sequence[Saying], rules: tuple[Edge, ...], most: int) -> None:
        self.sayings = sayings
        self.rules = rules
        self.left = most
        nodes = {
            end
            for one in sayings
            for edges in one.readings
            for edge in edges
            for end in (edge.start, edge.end)
        }
        nodes |= {end for edge in rules for end in (edge.start, edge.end)}
        self.place = {node: at for at, node in enumerate(sorted(nodes))}

    @property
    def spent(self) -> bool:
        return self.left <= 0

    def smallest(self, kept: frozenset[int]) -> frozenset[int] | None:
        """Return a minimal contradictory subset; None where all can be true or the bound is reached."""
        core = self.conflict(kept)
        for one in sorted(core or ()):
            if core is not None and one in core:
                fewer = self.conflict(core - {one})
                core = core if fewer is None else fewer
        return core

    def conflict(self, kept: frozenset[int]) -> frozenset[int] | None:
        """Return a contradictory subset of the sayings kept, not yet minimal; None where all can be true."""
        plain = {one: 0 for one in kept if len(self.sayings[one].readings) == 1}
        return self._choose(plain, sorted(kept - plain.keys()))

    def _choose(self, chosen: dict[int, int], open_: list[int]) -> frozenset[int] | None:
        cycle = self._cycle(chosen)
        if cycle is not None or not open_:
            return cycle
        first, rest = open_[0], open_[1:]
        union: frozenset[int] = frozenset({first})
        for reading in range(len(self.sayings[first].readings)):
            core = self._choose({**chosen, first: reading}, rest)
            if core is None:
                return None
            if first not in core:
                return core  # the contradiction stands without this saying, however it is read
            union |= core
        return union

    def _cycle(self, chosen: dict[int, int]) -> frozenset[int] | None:
        """Return the sayings on a negative cycle (Bellman and Ford); None where there is none."""
        self.left -= 1
        edges = self._edges(chosen)
        if self.left <= 0 or not edges:
            return None
        far = [0] * len(self.place)
        came: list[tuple[int, int]] = [(-1, -1)] * len(far)
        last = -1
        for _ in far:
            last = -1
            for start, end, days, label in edges:
                if far[start] + days < far[end]:
                    far[end], came[end], last = far[start] + days, (start, label), end
            if last < 0:
                return None
        for _ in far:
            last = came[last][0]
        return _labels(came, last)

    def _edges(self, chosen: dict[int, int]) -> list[tuple[int, int, int, int]]:
        """Return start, end, days and saying of every edge; the rules carry -1."""
        named = [(edge, -1) for edge in self.rules]
        named += [
            (edge, one) for one, reading in chosen.items() for edge in self.sayings[one].readings[reading]
        ]
        return [(self.place[edge.start], self.place[edge.end], edge.days, label) for edge, label in named]


def _labels(came: Sequence[tuple[int, int]], last: int) -> frozenset[int]:
    """Return the sayings on the cycle through a moment, walked backwards."""
    labels, at = set(), last
    while True:
        at, label = came[at]
        if label >= 0:
            labels.add(label)
        if at == last:
            return frozenset(labels)

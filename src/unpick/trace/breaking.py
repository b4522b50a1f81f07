"""The smallest sets of facts without which no chain stands: what someone who disputes the chains has to refute.

A set breaks all chains when it meets each of them. Sets that meet every chain known so far are tried in worlds
in which they are false; what survives shows a chain not known before, until none does. That makes the answer exact.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from unpick.trace.coins import Worlds
from unpick.trace.edges import Edge, Seed
from unpick.trace.engine import run_trace
from unpick.trace.explain import explain

__all__ = ["LARGEST", "Breaking", "breaking_sets"]

LARGEST = 3
"""Facts in a set at most: more than three at once are no weak point."""

_SETS = 5_000
"""Sets tried before the search stops and says so."""

_ROUNDS = 60
"""Times that a surviving chain is looked for before the search stops and says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaking:
    """Sets of facts without which no chain stands, small sets first; none of them holds a smaller one.

    `complete` is False when the search stopped early: then each set breaks all chains, but others may too.
    """

    sets: tuple[tuple[str, ...], ...]
    complete: bool


def breaking_sets(
    edges: Sequence[Edge],
    seeds: Sequence[Seed],
    chances: Mapping[str, float],
    *,
    target: str,
    tiers: int = 6,
    hold_days: int | None = None,
    largest: int = LARGEST,
) -> Breaking:
    """Return every smallest set of at most `largest` facts that breaks all chains from the seeds to the target.

    Args:
        edges: that can be on such a chain (`relevant_edges`). chances: a fact that is certain breaks nothing.
    """
    search = _Search(edges, seeds, chances, target, tiers, hold_days)
    chains = [search.doubtful(chain) for chain in search.chains({}, 5)]
    found: tuple[frozenset[str], ...] = ()
    for _ in range(_ROUNDS if chains else 0):
        tried = _meeting_all(chains, largest)
        if tried is None:
            break
        standing = search.standing(tried)
        found = tuple(one for one, stands in zip(tried, standing, strict=True) if not stands)
        survivors = [one for one, stands in zip(tried, standing, strict=True) if stands]
        more = [chain for one in survivors[:5] for chain in search.chains(dict.fromkeys(one, 0.0), 1)]
        if not more:
            return Breaking(sets=_told(found), complete=not survivors)
        chains += [search.doubtful(chain) for chain in more]
    return Breaking(sets=_told(found), complete=not chains)


def _told(found: Iterable[frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(sorted(one)) for one in found), key=lambda one: (len(one), one)))


def _meeting_all(chains: Sequence[frozenset[str]], largest: int) -> list[frozenset[str]] | None:
    """Return the smallest sets that meet every chain; None when there are too many to try."""
    found: set[frozenset[str]] = set()
    waiting: list[frozenset[str]] = [frozenset()]
    seen: set[frozenset[str]] = set()
    while waiting:
        one = waiting.pop()
        unmet = next((chain for chain in chains if not chain & one), None)
        if unmet is None:
            found.add(one)
            continue
        if len(one) < largest:
            longer = {one | {fact} for fact in unmet} - seen
            seen |= longer
            waiting += longer
        if len(seen) > _SETS:
            return None
    smallest = [one for one in found if not any(one > other for other in found)]
    return sorted(smallest, key=lambda one: (len(one), sorted(one)))


class _Search:
    """Asks whether chains stand, and for one that does, when some facts are false."""

    def __init__(
        self,
        edges: Sequence[Edge],
        seeds: Sequence[Seed],
        chances: Mapping[str, float],
        target: str,
        tiers: int,
        hold_days: int | None,
    ) -> None:
        self.edges, self.seeds, self.chances, self.target = edges, seeds, chances, target
        self.tiers, self.hold = tiers, hold_days

    def doubtful(self, facts: Iterable[str]) -> frozenset[str]:
        """Return the facts that can be false."""
        return frozenset(fact for fact in facts if self.chances.get(fact, 1.0) < 1.0)

    def chains(self, false: Mapping[str, float], top: int) -> list[tuple[str, ...]]:
        """Return the facts of the best chains that stand when some facts are false."""
        found = explain(
            [edge for edge in self.edges if not false.keys() & set(edge.facts)],
            [seed for seed in self.seeds if not false.keys() & set(seed.facts)],
            {**self.chances, **false},
            target=self.target,
            top=top,
            tiers=self.tiers,
            hold_days=self.hold,
        )
        return [chain.facts for chain in found.chains if chain.p > 0.0]

    def standing(self, tried: Sequence[frozenset[str]]) -> list[bool]:
        """Tell of each set whether a chain stands when its facts are false."""
        full = (1 << len(tried)) - 1
        holds: dict[str, int] = {}
        for world, one in enumerate(tried):
            for fact in one:
                holds[fact] = holds.get(fact, full) & ~(1 << world)
        worlds = Worlds(max(1, len(tried)), holds)
        found = run_trace(
            self.edges, self.seeds, tiers=self.tiers, hold_days=self.hold, worlds=worlds
        ).worlds_of(self.target)
        return [bool(found >> world & 1) for world in range(len(tried))]

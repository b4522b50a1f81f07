"""How likely the facts together are: possible worlds with an interval, exact enumeration, single points.

The numbers order chains; they are called scores, not probabilities, until calibrated on labelled outcomes.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from unpick.model.chance import wilson
from unpick.trace.coins import Worlds, drawn_worlds, every_world, without_each
from unpick.trace.edges import Edge, Network, Seed
from unpick.trace.engine import run_trace
from unpick.trace.moves import DOWN, move, move_fact

__all__ = ["WORLDS", "Score", "all_chances", "exact_score", "monte_carlo", "single_points"]

WORLDS = 1024
"""Possible worlds drawn: at most 3 points of half-width at 95%, the worst case (research on the engine)."""

FIRST_WORLDS = 128
"""Worlds drawn at first where a threshold may be cleared early; each next try draws twice as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Share of possible worlds in which a target is reached, with its 95% Wilson interval."""

    median: float
    low: float
    high: float
    n_worlds: int


def all_chances(network: Network, products: Iterable[int]) -> dict[str, float]:
    """Return the probability of each fact, those of what happens inside each firm included.

    Args:
        products: products that states can have; those on edges are added.
    """
    chances = network.chances()
    states = sorted({*products, *(edge.product for edge in network.edges)})
    senders = sorted({(edge.from_id, edge.carries, edge.product) for edge in network.edges})
    for entity, carries, product in senders:
        for state in states:
            found = move(state, carries, product, DOWN)
            fact = move_fact(entity, "", found) if found else None
            if fact:
                chances[fact.id] = fact.p
    return chances


def monte_carlo(
    edges: Sequence[Edge],
    seeds: Sequence[Seed],
    chances: Mapping[str, float],
    *,
    targets: Iterable[str],
    tiers: int = 6,
    hold_days: int | None = None,
    n: int = WORLDS,
    threshold: float | None = None,
) -> dict[str, Score]:
    """Return, for each target, in which share of `n` possible worlds it is reached.

    Args:
        threshold: stop when the interval of every target lies on one side of it; fewer worlds are then
            drawn, and each score says how many.
    """
    asked = list(targets)
    size = n if threshold is None else min(n, FIRST_WORLDS)
    while True:
        worlds = drawn_worlds(chances, size)
        bits = run_trace(edges, seeds, tiers=tiers, hold_days=hold_days, worlds=worlds).worlds_by_entity()
        scores = {target: _score(bits.get(target, 0).bit_count(), size) for target in asked}
        if threshold is None or size == n or all(_clears(one, threshold) for one in scores.values()):
            return scores
        size = min(n, 2 * size)


def _clears(score: Score, threshold: float) -> bool:
    return score.low > threshold or score.high < threshold


def _score(hits: int, n: int) -> Score:
    low, high = wilson(hits, n)
    return Score(median=hits / n, low=low, high=high, n_worlds=n)


def exact_score(
    edges: Sequence[Edge],
    seeds: Sequence[Seed],
    chances: Mapping[str, float],
    *,
    target: str,
    tiers: int = 6,
    hold_days: int | None = None,
) -> float:
    """Return the exact probability that a target is reached, from every world; for small networks."""
    worlds, weights = every_world(chances)
    found = run_trace(edges, seeds, tiers=tiers, hold_days=hold_days, worlds=worlds)
    bits = found.worlds_of(target)
    return min(1.0, math.fsum(weight for world, weight in enumerate(weights) if bits >> world & 1))


def single_points(
    edges: Sequence[Edge],
    seeds: Sequence[Seed],
    facts: Sequence[str],
    *,
    target: str,
    tiers: int = 6,
    hold_days: int | None = None,
) -> list[str]:
    """Return those of the facts without which no chain from the seeds reaches the target.

    Args:
        facts: facts of one chain; a fact that breaks every chain is on each of them.
    """
    worlds: Worlds = without_each(facts)
    found = run_trace(edges, seeds, tiers=tiers, hold_days=hold_days, worlds=worlds)
    bits = found.worlds_of(target)
    return [fact for place, fact in enumerate(facts) if not bits >> place & 1]

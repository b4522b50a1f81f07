"""Who is inspected: the first by score, and a share drawn at random among the others with chances that are known.

A ranking that is only inspected at its top confirms itself: nobody learns what it misses. So part of the budget goes to
a random draw in two strata: arrivals with a score that did not reach the top, and arrivals of which nothing is known.
"""

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

__all__ = ["BLIND", "HOW", "NEAR", "TOP", "Choice", "choose", "draw_numbers"]

Array = np.ndarray[Any, np.dtype[Any]]

HOW: Final = ("score", "near", "blind")
"""By what an arrival is chosen: by its score, drawn among those with a score, drawn among those without one."""
TOP, NEAR, BLIND = range(len(HOW))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The arrivals that are chosen, in the order in which they are told.

    Attributes:
        chosen: numbers of arrivals. how: of each, a place in HOW. sizes, drawn: arrivals of each stratum, and how many of them are
        chosen.
    """

    chosen: Array
    how: Array
    sizes: tuple[int, int, int]
    drawn: tuple[int, int, int]

    def chance(self, how: int) -> float:
        """Return the chance with which each arrival of a stratum was chosen."""
        return self.drawn[how] / self.sizes[how] if self.sizes[how] else 0.0


def draw_numbers(seed: int, count: int, *, file: Array, row: Array) -> Array:
    """Return a number for each arrival, even over 64 bits; only seed, file and row decide it.

    Args:
        file: place of the file among those given; row: row in it. What an arrival says, a name above all, moves nothing.

    Source: the finalizer of SplitMix64 (public domain, S. Vigna), as the coins of the trace use it.
    """
    state = np.full(count, np.uint64(seed & 0xFFFFFFFFFFFFFFFF))
    for part in (file, row):
        state = _mixed(state ^ _mixed(part.astype(np.uint64)))
    return state


def _mixed(values: Array) -> Array:
    with np.errstate(over="ignore"):
        state = values + np.uint64(0x9E3779B97F4A7C15)
        state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        found: Array = state ^ (state >> np.uint64(31))
    return found


def choose(order: Array, total: Array, numbers: Array, *, budget: int, explored: float) -> Choice:
    """Return whom to inspect.

    Without a score nobody is chosen by score: what is left of the budget then goes to the draw.

    Args:
        order: arrivals by rank. total: points of each. numbers: of the draw. budget: inspections, 0 or more.
        explored: share of the budget that is drawn, 0 to 1; rounded up.
    """
    n = order.size
    budget = min(budget, n)
    scored = int((np.round(total, 1) > 0).sum())
    random = min(budget, math.ceil(budget * explored - 1e-9))
    top = min(budget - random, scored)
    rest = order[top:]
    near = rest[np.round(total[rest], 1) > 0]
    blind = rest[np.round(total[rest], 1) <= 0]
    of_near, of_blind = _shares(budget - top, near.size, blind.size, explored > 0)
    drawn = [_least(near, numbers, of_near), _least(blind, numbers, of_blind)]
    parts = [order[:top], *drawn]
    return Choice(
        chosen=np.concatenate(parts),
        how=np.repeat(np.arange(len(HOW)), [part.size for part in parts]),
        sizes=(top, near.size, blind.size),
        drawn=(top, of_near, of_blind),
    )


def _shares(draws: int, near: int, blind: int, explores: bool) -> tuple[int, int]:
    """Return how many to draw in each stratum: half and half, as far as they reach."""
    if not explores:
        # Nothing is drawn; a budget that scores do not fill stays open.
        return 0, 0
    of_near = min(near, draws // 2)
    of_blind = min(blind, draws - of_near)
    return min(near, draws - of_blind), of_blind


def _least(rows: Array, numbers: Array, count: int) -> Array:
    """Return the rows with the least numbers: a simple random sample without replacement."""
    return rows[np.lexsort((rows, numbers[rows]))[:count]]

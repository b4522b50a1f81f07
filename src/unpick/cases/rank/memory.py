"""What earlier inspections teach of a sender: points from outcomes alone, shrunk to the hit rate of all arrivals.

No weight here is fitted to anything but the outcomes that a person filled in. A sender of whom n arrivals were inspected and h found
has the rate (h + b) / (n + 1), with b the hit rate of all arrivals: one inspection at that rate is what is known before
the first (the mean of a Beta distribution of total weight one). Its points are ten times the log10 of that over b.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from unpick.cases.rank.policy import STATISTICS_CAP

__all__ = ["BEFORE", "Memory", "Outcome", "remember"]

BEFORE: Final = 1.0
"""Inspections that the rate of all arrivals counts for, of a sender nobody inspected.

Source: one invented year (seed 106) apart from those of the benchmark, on which 0.5 and 1 did about alike and 2 and 5 worse
(docs/benchmarks.md); 1 is the plainer one to tell."""

_HALF: Final = 0.5
"""What is added to the hits, and twice that to the arrivals, so that no outcome gives no rate (Jeffreys' prior)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One inspected arrival: its sender, whether something was found, and the chance with which it was chosen."""

    sender: str
    found: bool
    chance: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What outcomes say: hit rate of all arrivals, and of each sender how many were inspected and how many found."""

    base: float
    senders: Mapping[str, tuple[int, int]]

    def points(self, sender: str) -> float:
        """Return the points of a sender, 0 for one that nobody inspected; below 0 where inspections found nothing."""
        inspected, found = self.senders.get(sender, (0, 0))
        rate = (found + BEFORE * self.base) / (inspected + BEFORE)
        return max(-STATISTICS_CAP, min(STATISTICS_CAP, 10 * math.log10(rate / self.base)))


def remember(outcomes: Iterable[Outcome]) -> Memory:
    """Return what outcomes say; the rate of all arrivals by Horvitz and Thompson's weights, as in `estimate`.

    >>> memory = remember([Outcome(sender="a", found=True), Outcome(sender="b", found=False)])
    >>> memory.points("a") > 0 > memory.points("b"), memory.points("c")
    (True, 0.0)
    """
    hits = arrivals = 0.0
    senders: dict[str, tuple[int, int]] = {}
    for one in outcomes:
        weight = 1 / one.chance
        hits, arrivals = hits + weight * one.found, arrivals + weight
        inspected, found = senders.get(one.sender, (0, 0))
        senders[one.sender] = (inspected + 1, found + one.found)
    return Memory(base=(hits + _HALF) / (arrivals + 2 * _HALF), senders=senders)

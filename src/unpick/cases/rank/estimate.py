"""What inspections found, counted honestly: hit rates of the top and of all arrivals, with what nobody looked at left open.

The top is inspected whole, so its hit rate is known. All others are known through the draw alone: each hit there stands for
1 / chance arrivals (D. G. Horvitz, D. J. Thompson, JASA 47 (1952) 663-685). Intervals are exact, stratum by stratum
(hypergeometric), and put together with Bonferroni's bound: wide where little was drawn, never too narrow.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from unpick.cases.rank.draw import HOW, TOP
from unpick.model.chance import hidden_between

__all__ = ["Estimate", "Stratum", "estimate"]

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """What is known of the arrivals that were chosen in one way.

    Attributes:
        how: one of HOW. size: arrivals of the stratum. chosen: of them; found, nothing: what inspections of these gave. The rest of
        the chosen were not inspected.
    """

    how: str
    size: int
    chosen: int
    found: int
    nothing: int

    @property
    def open(self) -> int:
        """Return how many of the chosen have no outcome."""
        return self.chosen - self.found - self.nothing

    @property
    def chance(self) -> float:
        """Return the chance with which each arrival was chosen."""
        return self.chosen / self.size if self.size else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Hits among all arrivals, and how much oftener they come at the top.

    Attributes:
        total: by Horvitz and Thompson; None where a stratum was not drawn or an outcome is missing. low, high: bounds of it.
        lift, lift_low, lift_high: hit rate of the top over that of all arrivals; None where it is not defined.
        top_rate: of the top; None where it has no arrival or an outcome is missing.
        missing: why a number is None.
    """

    arrivals: int
    total: float | None
    low: int
    high: int
    top_rate: float | None
    lift: float | None
    lift_low: float | None
    lift_high: float | None
    missing: tuple[str, ...]


def estimate(strata: Sequence[Stratum], *, confidence: float = CONFIDENCE) -> Estimate:
    """Return what the outcomes say of all arrivals.

    A chosen arrival without an outcome is counted as no hit for the lower bound and as a hit for the upper one.

    Raises:
        ValueError: a stratum has more outcomes than chosen, or more chosen than arrivals.
    """
    for one in strata:
        if one.open < 0 or one.chosen > one.size or min(one.found, one.nothing) < 0:
            raise ValueError(
                f"stratum '{one.how}': {one.found} + {one.nothing} of {one.chosen} of {one.size}"
            )
    unsure = [one for one in strata if one.chosen < one.size]
    each = 1 - (1 - confidence) / max(1, len(unsure))
    bounds = [_bounds(one, each) for one in strata]
    low, high = sum(one for one, _ in bounds), sum(one for _, one in bounds)
    arrivals = sum(one.size for one in strata)
    missing = tuple(_missing(strata))
    total = None if missing else sum(one.found / one.chance for one in strata if one.size)
    top = next((one for one in strata if one.how == HOW[TOP] and one.size), None)
    rate = top.found / top.size if top and not top.open else None
    return Estimate(
        arrivals=arrivals,
        total=total,
        low=low,
        high=high,
        top_rate=rate,
        lift=_over(rate, total, arrivals),
        lift_low=_over(rate, high, arrivals),
        lift_high=_over(rate, low, arrivals),
        missing=missing,
    )


def _bounds(one: Stratum, confidence: float) -> tuple[int, int]:
    if not one.chosen:
        return 0, one.size
    low, _ = hidden_between(one.size, one.chosen, one.found, confidence)
    _, high = hidden_between(one.size, one.chosen, one.found + one.open, confidence)
    return low, high


def _missing(strata: Sequence[Stratum]) -> list[str]:
    says = [
        f"nothing was drawn among the {one.size} arrivals of '{one.how}'"
        for one in strata
        if one.size and not one.chosen
    ]
    return says + [f"{one.open} chosen arrivals of '{one.how}' have no outcome" for one in strata if one.open]


def _over(rate: float | None, total: float | None, arrivals: int) -> float | None:
    return rate / (total / arrivals) if rate is not None and total else None

"""How often chance does it: scores that unrelated pictures reached, counted, and the bound that follows."""

import functools
from dataclasses import dataclass
from typing import Any, Final

from unpick.model.bundled import read_bundled_yaml
from unpick.model.chance import rule_of_three, wilson

__all__ = ["UNCOUNTED", "Chance", "chance_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """What unrelated pairs did.

    Attributes:
        events: unrelated pairs of which a plane had at least so many places. n: pairs tried. upper95: 95% bound of the rate for one pair.
        searched: pictures searched. upper_searched: the bound times the pictures searched, at most 1. says: a sentence.
    """

    events: int
    n: int
    upper95: float
    searched: int
    upper_searched: float
    says: str


UNCOUNTED: Final = Chance(
    events=0,
    n=0,
    upper95=1.0,
    searched=1,
    upper_searched=1.0,
    says="How often chance reaches this score with the model that was supplied was not counted: no bound can be given.",
)
"""Of scores that corners described by a user's model reached."""


@functools.cache
def _null() -> dict[str, Any]:
    told: dict[str, Any] = read_bundled_yaml("unpick.exhibits.photos", "null.yml")
    return told


def chance_of(score: int, *, searched: int = 1) -> Chance:
    """Return how often pairs of unrelated pictures reached a score, with its 95% bound.

    No formula: a count over the pairs of `null.yml`. Beyond the highest score that chance reached nothing is extrapolated; the bound stays
    that of no event in so many pairs.
    """
    null = _null()
    n = int(null["pairs"])
    events = sum(int(count) for reached, count in null["reached"].items() if int(reached) >= max(score, 1))
    upper = rule_of_three(n) if events == 0 else wilson(events, n)[1]
    many = min(1.0, upper * searched)
    says = (
        f"{events} of {n} pairs of unrelated pictures reached this score; 95% upper bound {upper:.2g} a pair"
    )
    if searched > 1:
        says += f", {many:.2g} for {searched} pictures searched"
    return Chance(events=events, n=n, upper95=upper, searched=searched, upper_searched=many, says=f"{says}.")

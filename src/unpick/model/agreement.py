"""How far several people who coded the same things agree beyond chance: Krippendorff's alpha, nominal and interval."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

__all__ = ["alpha_interval", "alpha_nominal"]

_Code = TypeVar("_Code", bound=Hashable)


def alpha_nominal(units: Sequence[Sequence[Hashable]]) -> float | None:
    """Return alpha over codes that are the same or not; None when nothing can be told.

    Args:
        units: for each thing the codes that it was given, in any order; one with fewer than two codes says nothing.

    1 is full agreement, 0 what chance gives, below 0 less than that. Where everybody gave one and the same code to everything,
    chance agrees as well and alpha is not defined: None.

    Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, section C and D.

    >>> alpha_nominal([["a", "a"], ["b", "b"], ["a", "b"], ["b", "b"]])
    0.5333333333333333
    """
    return _alpha(units, lambda one, other: float(one != other))


def alpha_interval(units: Sequence[Sequence[float]]) -> float | None:
    """Return alpha over figures: the square of their difference counts. Otherwise as `alpha_nominal`.

    >>> alpha_interval([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]])
    1.0
    """
    return _alpha(units, lambda one, other: (one - other) ** 2)


def _alpha(units: Sequence[Sequence[_Code]], apart: Callable[[_Code, _Code], float]) -> float | None:
    coded = [unit for unit in units if len(unit) > 1]
    total = sum(map(len, coded))
    if total < 2:
        return None
    observed = sum(_within(unit, apart) / (len(unit) - 1) for unit in coded) / total
    counts = Counter(code for unit in coded for code in unit)
    expected = sum(
        mine * theirs * apart(one, other) for one, mine in counts.items() for other, theirs in counts.items()
    ) / (total * (total - 1))
    return 1 - observed / expected if expected else None


def _within(unit: Sequence[_Code], apart: Callable[[_Code, _Code], float]) -> float:
    return sum(apart(one, other) for one in unit for other in unit)

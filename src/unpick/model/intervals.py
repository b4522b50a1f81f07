"""Intervals that need no model of the data: a share of few trials, a median of few figures, a share seen through its margins."""

import math
from collections.abc import Callable

__all__ = ["frechet", "jeffreys", "median_ranks"]


def jeffreys(successes: int, n: int, level: float) -> tuple[float, float]:
    """Return the Jeffreys interval of a share: quantiles of Beta(k + 1/2, n - k + 1/2), 0 and 1 at the ends.

    Args:
        successes: 0 to n. n: trials, 1 or more. level: coverage of both sides together, such as 0.9.

    Raises:
        ValueError: a number lies outside its range.

    Source: L. Brown, T. Cai, A. DasGupta, Statistical Science 16 (2001) 101-133.

    >>> [round(jeffreys(*case, 0.9)[0], 2) for case in ((8, 10), (40, 50), (80, 100), (9, 10), (45, 50), (90, 100))]
    [0.55, 0.7, 0.73, 0.67, 0.81, 0.84]
    """
    if n < 1 or not 0 <= successes <= n or not 0 < level < 1:
        raise ValueError(f"{successes} of {n} at {level} is no share")
    a, b, tail = successes + 0.5, n - successes + 0.5, (1 - level) / 2
    low = 0.0 if successes == 0 else _where(lambda x: _beta(x, a, b), tail)
    high = 1.0 if successes == n else _where(lambda x: _beta(x, a, b), 1 - tail)
    return low, high


def median_ranks(n: int, level: float) -> tuple[int, int]:
    """Return the places, counted from 0, of the two ordered figures that hold the median with at least this level.

    Raises:
        ValueError: so few figures have no such interval.

    Source: sign test; W. Conover, Practical Nonparametric Statistics, 3rd edition (1999), section 3.2.

    >>> median_ranks(6, 0.9), median_ranks(20, 0.9)
    ((0, 5), (5, 14))
    """
    rank, below = 0, 0.0
    while rank < n:
        below += math.comb(n, rank) * 0.5**n
        if 2 * below > 1 - level:
            break
        rank += 1
    if rank == 0:
        raise ValueError(f"{n} figures give no interval at {level}")
    return rank - 1, n - rank


def frechet(part: float, group: float, whole: float) -> tuple[float, float]:
    """Return the least and the most share of a group that can belong to a part of the same whole.

    Args:
        part, group: sizes within the whole, such as women and visits for work of all visits; group above 0.

    Raises:
        ValueError: a size lies outside the whole.

    Source: M. Frechet, Annales de l'Universite de Lyon A 14 (1951) 53-77: bounds of a joint share by its margins.

    >>> [round(bound, 2) for bound in frechet(14_900, 55_000, 116_400)]
    [0.0, 0.27]
    """
    if not (0 < group <= whole and 0 <= part <= whole):
        raise ValueError(f"{part} and {group} are no parts of {whole}")
    return max(0.0, (part + group - whole) / group), min(1.0, part / group)


def _where(rising: Callable[[float], float], value: float) -> float:
    """Return where a rising function of 0 to 1 takes a value, to 1e-12."""
    low, high = 0.0, 1.0
    for _ in range(44):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < value else (low, middle)
    return (low + high) / 2


def _beta(x: float, a: float, b: float) -> float:
    """Return the regularized incomplete beta function I_x(a, b).

    Source: continued fraction, M. Abramowitz, I. Stegun, Handbook of Mathematical Functions (1964), 26.5.8.
    """
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(1 - x, b, a)
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    # Evaluated from the tail: left of the mean the terms needed grow as the root of the counts.
    value = 0.0
    for m in range(20 + int(3 * math.sqrt(a + b)), 0, -1):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        value = even / (1 + odd / (1 + value))
    first = -(a + b) * x / (a + 1)
    return front / a / (1 + first / (1 + value))

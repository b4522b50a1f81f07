"""Bounds, intervals and the one table from source grade to the probability of a fact."""

import math
from collections.abc import Callable
from typing import Final

__all__ = [
    "FACT_PROBABILITY",
    "hidden_between",
    "hidden_upper",
    "hidden_upper_told",
    "hidden_upper_weighted",
    "meet_none",
    "meet_none_told",
    "meet_none_weighted",
    "rule_of_three",
    "sample_needed",
    "wilson",
]

FACT_PROBABILITY: Final = {"A": 0.98, "B": 0.9, "C": 0.75, "D": 0.5, "E": 0.25, "F": 0.5}
"""Prior probability that a fact stated by a source of this grade is true.

A stated convention of this project, not a measurement: no labelled outcomes exist yet, so every number
built on it is called a score. F means "cannot be judged" and is therefore even odds.
"""

_Z95: Final = 1.959963984540054
"""The 97.5% quantile of the normal distribution."""


def wilson(successes: int, n: int, z: float = _Z95) -> tuple[float, float]:
    """Return the Wilson score interval of a share.

    Args:
        successes: 0 or more, at most n.
        n: number of trials, 1 or more.

    Raises:
        ValueError: n is below 1 or successes lies outside 0..n.

    Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209-212.

    >>> [round(bound, 3) for bound in wilson(10, 49)]
    [0.115, 0.336]
    """
    if n < 1 or not 0 <= successes <= n:
        raise ValueError(f"{successes} of {n} is no share")
    share = successes / n
    centre = share + z * z / (2 * n)
    spread = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def rule_of_three(n: int) -> float:
    """Return the 95% upper bound of a rate when 0 of n trials showed the event.

    Source: J. A. Hanley, A. Lippman-Hand, JAMA 249 (1983) 1743-1745.

    >>> round(rule_of_three(300), 3)
    0.01
    """
    if n < 1:
        raise ValueError("a rate needs at least one trial")
    return 1 - math.pow(0.05, 1 / n)


def meet_none(n: int, k: int, hidden: int) -> float:
    """Return the chance that a random draw of k of n meets none of the hidden ones: C(n-hidden, k) / C(n, k).

    Args:
        n: people in all, 1 or more. k: drawn without replacement, 0..n. hidden: among the n, 0..n.

    Raises:
        ValueError: a number lies outside its range.

    Source: the hypergeometric distribution; N. L. Johnson, A. W. Kemp, S. Kotz, Univariate Discrete
    Distributions, 3rd edition (2005), chapter 6.

    >>> round(meet_none(49, 10, 5), 3)
    0.302
    """
    return meet_none_weighted(n, k, hidden, 1.0)


def meet_none_weighted(n: int, k: int, hidden: int, weight: float) -> float:
    """Return the chance to meet none of the hidden ones when each is `weight` times as likely to be picked.

    The k are picked one after another; a hidden one has `weight` against 1 of every other. A weight below 1
    describes a minder who steers the draw away. Beyond the open ones, the draw must meet a hidden one.

    Raises:
        ValueError: a number lies outside its range, or the weight is not above 0.

    Source: K. T. Wallenius, Biased Sampling: The Non-central Hypergeometric Probability Distribution,
    Stanford technical report 70 (1963).

    >>> round(meet_none_weighted(49, 10, 12, 0.5), 3)
    0.182
    """
    _check_draw(n, k, hidden)
    if weight <= 0:
        raise ValueError(f"a weight of {weight} is none: it must be above 0")
    open_ones, chance = n - hidden, 1.0
    if k > open_ones:
        return 0.0
    for drawn in range(k):
        left = open_ones - drawn
        chance *= left / (left + weight * hidden)
    return chance


def meet_none_told(n: int, k: int, hidden: int, tells: float) -> float:
    """Return the chance that no hidden one among a random k of n says so, each of them doing so with `tells`.

    Raises:
        ValueError: a number lies outside its range.

    Source: the hypergeometric distribution, each one met silent with probability 1 - tells, independently.

    >>> round(meet_none_told(49, 10, 49, 0.25), 3)
    0.056
    """
    _check_draw(n, k, hidden)
    if not 0 <= tells <= 1:
        raise ValueError(f"{tells} is no probability")
    low, high = max(0, k - (n - hidden)), min(k, hidden)
    whole = _log_choose(n, k)
    return math.fsum(
        math.exp(_log_choose(hidden, met) + _log_choose(n - hidden, k - met) - whole) * (1 - tells) ** met
        for met in range(low, high + 1)
    )


def hidden_between(n: int, k: int, met: int, confidence: float = 0.95) -> tuple[int, int]:
    """Return the fewest and most hidden ones among n that a random draw of k which met some does not exclude.

    Each end is excluded with half of what the confidence leaves; a draw of all leaves one number.

    Raises:
        ValueError: a number lies outside its range.

    Source: exact two-sided hypergeometric bounds; J. Buonaccorsi, The American Statistician 41 (1987) 215-218.

    >>> hidden_between(1000, 50, 0), hidden_between(1000, 50, 2), hidden_between(40, 40, 3)
    ((0, 69), (6, 134), (3, 3))
    """
    if n < 1 or not 0 <= met <= k <= n or not 0 < confidence < 1:
        raise ValueError(f"no draw: {met} met of {k} of {n}, confidence {confidence}")
    tail = (1 - confidence) / 2
    low, high = met, n - (k - met)
    fewest = _first(low, high, lambda hidden: _meet_at_least(n, k, hidden, met) > tail)
    most = _first(low, high, lambda hidden: 1 - _meet_at_least(n, k, hidden, met + 1) <= tail) - 1
    return fewest, most if 1 - _meet_at_least(n, k, high, met + 1) <= tail else high


def _first(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """Return the least number between two for which something holds that holds for all above it; `high` when for none."""
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _meet_at_least(n: int, k: int, hidden: int, met: int) -> float:
    """Return the chance that a random draw of k of n meets at least so many of the hidden ones."""
    whole = _log_choose(n, k)
    return math.fsum(
        math.exp(_log_choose(hidden, one) + _log_choose(n - hidden, k - one) - whole)
        for one in range(max(met, k - (n - hidden)), min(k, hidden) + 1)
    )


def hidden_upper(n: int, k: int, confidence: float = 0.95) -> int:
    """Return the largest number of hidden ones that k of n, drawn at random and all clean, do not exclude.

    One more would have been met with at least this confidence. It says nothing of a draw that was not random.

    Raises:
        ValueError: a number lies outside its range.

    Source: exact one-sided hypergeometric bound, see `meet_none`.

    >>> hidden_upper(49, 10), hidden_upper(49, 10, 0.99), hidden_upper(49, 47)
    (11, 16, 0)
    """
    return _upper(n, k, confidence, lambda hidden: meet_none(n, k, hidden))


def hidden_upper_weighted(n: int, k: int, weight: float, *, confidence: float = 0.95) -> int:
    """Return the same bound when a hidden one is `weight` times as likely to be picked as another.

    >>> [hidden_upper_weighted(49, 10, weight) for weight in (0.5, 0.25, 0.1)]
    [18, 25, 34]
    """
    return _upper(n, k, confidence, lambda hidden: meet_none_weighted(n, k, hidden, weight))


def hidden_upper_told(n: int, k: int, tells: float, *, confidence: float = 0.95) -> int:
    """Return the same bound when a hidden one who is asked says so with probability `tells`.

    >>> [hidden_upper_told(49, 10, tells) for tells in (1.0, 0.5, 0.25)]
    [11, 24, 49]
    """
    return _upper(n, k, confidence, lambda hidden: meet_none_told(n, k, hidden, tells))


def sample_needed(n: int, hidden: int, confidence: float = 0.95) -> int:
    """Return the smallest random sample of n that, found clean, excludes more than `hidden` hidden ones.

    Raises:
        ValueError: a number lies outside its range.

    >>> [sample_needed(49, hidden) for hidden in (10, 5, 2, 1, 0)]
    [11, 19, 31, 38, 47]
    """
    _check_draw(n, 0, hidden)
    low, high = 0, n
    while low < high:
        middle = (low + high) // 2
        if hidden_upper(n, middle, confidence) <= hidden:
            high = middle
        else:
            low = middle + 1
    return low


def _upper(n: int, k: int, confidence: float, chance: Callable[[int], float]) -> int:
    """Return the largest number whose chance to stay unseen is above 1 - confidence; the chance falls with it."""
    _check_draw(n, k, 0)
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence of {confidence} is none: it must lie between 0 and 1")
    low, high = 0, n
    while low < high:
        middle = (low + high + 1) // 2
        if chance(middle) > 1 - confidence:
            low = middle
        else:
            high = middle - 1
    return low


def _check_draw(n: int, k: int, hidden: int) -> None:
    if n < 1 or not 0 <= k <= n or not 0 <= hidden <= n:
        raise ValueError(f"no draw: {k} of {n} with {hidden} hidden")


def _log_choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)

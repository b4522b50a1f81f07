"""Bounds, intervals and the one table from source grade to the probability of a fact."""

import math
from typing import Final

__all__ = ["FACT_PROBABILITY", "rule_of_three", "wilson"]

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

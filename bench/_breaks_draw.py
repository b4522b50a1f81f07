"""Invented monthly volumes whose making the detector does not know: what a supplier ships, and what all of them suffer.

Volumes are numbers of kg, not logs. Each supplier has a size, a noise with heavy tails, a season of its own that changes over the
years, and its own share in the common season, in a spring festival that moves between January and February, and in shocks
that all share. Two months in a hundred are missing.
"""

from dataclasses import dataclass

import numpy as np

__all__ = ["KINDS", "Kind", "volumes"]

FESTIVAL = (0, 1, 1, 0, 1, 1, 0, 1, 0, 0, 1)
"""Month in which the spring festival mostly falls, by year: January or February, as an invented calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How a series behaves without a break.

    Attributes:
        persistence: correlation of the noise with the month before. drift: standard deviation a month of a random walk in logs.
        trend: growth a month in logs, each series in its own direction. closure: months shut, then as before.
    """

    name: str
    persistence: float = 0.4
    drift: float = 0.0
    trend: float = 0.0
    closure: int = 0


KINDS = (
    Kind(name="AR 0.4"),
    Kind(name="AR 0", persistence=0.0),
    Kind(name="AR 0.7", persistence=0.7),
    Kind(name="AR 0.85", persistence=0.85),
    Kind(name="drift 0.05", drift=0.05),
    Kind(name="drift 0.1", drift=0.1),
    Kind(name="trend 1%", trend=0.01),
    Kind(name="closures", closure=6),
)


def volumes(draw: np.random.Generator, kinds: list[Kind], months: int, *, spread: float = 0.35) -> np.ndarray:
    """Return kg by series and month, NaN where a month is missing; one series for each kind.

    Args:
        spread: standard deviation of the noise in logs (research, indicators 4b: 0.35); each supplier's own lies within 15% of it.
    """
    count = len(kinds)
    told = np.zeros((count, months))
    persistence = np.array([one.persistence for one in kinds])
    own = spread * draw.uniform(0.85, 1.15, count)
    # Student's t with 4 degrees of freedom has a standard deviation of the root of 2.
    shocks = draw.standard_t(4, (months + 36, count)) / np.sqrt(2)
    state = shocks[0]
    for t in range(1, months + 36):
        state = persistence * state + np.sqrt(1 - persistence**2) * shocks[t]
        if t >= 36:
            told[:, t - 36] = own * state
    drift, trend = np.array([one.drift for one in kinds]), np.array([one.trend for one in kinds])
    told += np.cumsum(draw.normal(0, 1, (count, months)) * drift[:, None], axis=1)
    told += (trend * draw.choice((-1, 1), count))[:, None] * np.arange(months)
    told += _calendar(draw, count, months) + _common(draw, count, months)
    told += draw.normal(8, 1.2, (count, 1))
    for one, kind in enumerate(kinds):
        if kind.closure:
            start = int(draw.integers(3, months - kind.closure - 3))
            told[one, start : start + kind.closure] -= draw.uniform(2.5, 5)
    kg = np.round(np.exp(told))
    kg[draw.random(kg.shape) < 0.02] = np.nan
    return kg


def _calendar(draw: np.random.Generator, count: int, months: int) -> np.ndarray:
    """Return the season: shared, in each supplier's own measure, and its own, which turns over the years."""
    at, month = np.arange(months), np.arange(months) % 12
    shared = draw.normal(0, 0.2, 12)[month]
    festival = np.array([-0.6 if t % 12 == FESTIVAL[t // 12 % len(FESTIVAL)] else 0.0 for t in at])
    loading = draw.uniform(0.7, 1.3, (count, 1))
    turn = draw.uniform(0, 2 * np.pi, (count, 1)) + draw.normal(0, 0.15, (count, 1)) * at / 12
    own = draw.uniform(0, 0.25, (count, 1)) * np.cos(2 * np.pi * at / 12 + turn)
    return loading * (shared + festival) + own


def _common(draw: np.random.Generator, count: int, months: int) -> np.ndarray:
    """Return what all share: a slow swing, a slump, and a port that is shut for some months in one panel of three."""
    swing = np.zeros(months)
    for t in range(1, months):
        swing[t] = 0.9 * swing[t - 1] + draw.normal(0, 0.08)
    swing[int(draw.integers(6, months - 6)) :] -= draw.uniform(0, 0.6)
    if draw.random() < 1 / 3:
        start = int(draw.integers(3, months - 9))
        swing[start : start + int(draw.integers(2, 7))] -= 2
    return draw.uniform(0.85, 1.15, (count, 1)) * swing

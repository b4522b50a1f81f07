"""A slope, or a step at a month known beforehand, ranked among the same matched controls as a break."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unpick.weigh.signals.breaks.monthly import Monthly, logs
from unpick.weigh.signals.breaks.pool import alike_rows, few, unfit
from unpick.weigh.signals.breaks.rank import FEWEST, Underpowered, level_of, matched, quantile, too_short

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.float64]
    Statistic = Callable[["Numbers"], "Numbers"]

__all__ = ["COVERED", "Fixed", "rank_fixed", "seasonal_slopes", "steps_at"]

COVERED: Final = 0.9
"""Share of controls whose own error the interval holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """One statistic against its controls.

    Attributes:
        p: (1 + controls at least as far out) / (1 + controls). level: 0.01 or 0.05, as so many controls allow.
        size, low, high: of the statistic, bounded at 90% by how far controls err at the same noise. power: share of controls in which
        what is put in is told at this level. controls: names, nearest first.
    """

    p: float
    level: float
    size: float
    low: float
    high: float
    power: float
    controls: tuple[str, ...]

    @property
    def fires(self) -> bool:
        """Tell whether the rank reaches the level."""
        return self.p <= self.level + 1e-12


def rank_fixed(
    series: Monthly,
    every: Sequence[Monthly],
    *,
    statistic: "Statistic",
    direction: int,
    put: "Statistic",
) -> Fixed | Underpowered:
    """Return how far out a statistic of one series lies among those of its matched controls.

    Args:
        every: series that can stand beside it. statistic: rows less their peers to the size of each; 0 is nothing.
        direction: -1, 1, or 0 for either. put: rows to rows with the effect in them for which power is told.

    Source: rank among placebos and interval by conformal prediction, as `breaks/rank.py`.
    """
    import numpy as np

    from unpick.weigh.signals.breaks import kernel, peers

    if refused := unfit(series, logs):
        return refused
    names, told = alike_rows(series, every, logs)
    if len(told) - 1 < FEWEST:
        return few(len(told) - 1)
    rows = np.array(told, dtype=np.float64)
    ratios, found = np.empty_like(rows), np.zeros((len(rows), 8))
    peers.against_peers(rows, ratios)
    months = np.arange(series.first, series.first + rows.shape[1], dtype=np.int64) % 12
    kernel.scan_all(ratios, months, 0, 6, np.full(len(rows), math.nan), found)
    if refused := too_short(ratios[0]):
        return refused
    chosen = matched(found)
    if len(chosen) - 1 < FEWEST or found[0, 5] <= 0:
        return few(len(chosen) - 1)
    kept, noise = np.ascontiguousarray(ratios[chosen]), found[chosen, 5]
    sizes = statistic(kept)
    beside, planted = (
        sizes[1:] / noise[1:],
        statistic(put(kept))[1:] / noise[1:],
    )
    own = float(sizes[0] / noise[0])
    error = float(noise[0]) * quantile(np.abs(beside), COVERED)
    count = len(beside)
    most = math.floor(level_of(count) * (count + 1) + 1e-9) - 1
    within = [_beyond(beside, float(one), direction, at) <= most for at, one in enumerate(planted)]
    return Fixed(
        p=(1 + _beyond(beside, own, direction)) / (1 + count),
        level=level_of(count),
        size=float(sizes[0]),
        low=float(sizes[0]) - error,
        high=float(sizes[0]) + error,
        power=sum(within) / count,
        controls=tuple(names[one] for one in chosen[1:]),
    )


def _beyond(beside: "Numbers", own: float, direction: int, but: int = -1) -> int:
    """Return how many controls lie at least as far out, one of them left out."""
    import numpy as np

    told = np.abs(beside) if direction == 0 else direction * beside
    mine = abs(own) if direction == 0 else direction * own
    return int((told >= mine).sum()) - (int(told[but] >= mine) if but >= 0 else 0)


def seasonal_slopes(rows: "Numbers") -> "Numbers":
    """Return the change a year of each row: the median over all pairs of the same calendar month.

    Source: R. Hirsch, J. Slack, R. Smith, Water Resources Research 18 (1982) 107-121 (seasonal Kendall slope, after Theil and Sen).
    """
    import numpy as np

    years = range(1, -(-rows.shape[1] // 12))
    pairs = [(rows[:, 12 * apart :] - rows[:, : -12 * apart]) / apart for apart in years]
    return np.asarray(np.nanmedian(np.concatenate(pairs, axis=1), axis=1))


def steps_at(at: int) -> "Statistic":
    """Return the statistic that is the step of each row from a place on, less the means of the calendar months.

    The difference of the medians of two whole years after and before, or one where there are no two: what lies further off may
    have other causes.
    """

    def steps(rows: "Numbers") -> "Numbers":
        import numpy as np

        side = min(24, at // 12 * 12, (rows.shape[1] - at) // 12 * 12)
        after, before = rows[:, at : at + side], rows[:, at - side : at]
        return np.asarray(np.nanmedian(after, axis=1) - np.nanmedian(before, axis=1))

    return steps

"""The placebo rank: how often series that nobody asks about break as strongly as the one asked about."""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.float64]
    Places = npt.NDArray[np.int64]

__all__ = [
    "DATED",
    "EDGE",
    "FEWEST",
    "HALF",
    "LEAST_MONTHS",
    "MOST",
    "SIZED",
    "TOLD",
    "Trial",
    "Underpowered",
    "band_of",
    "level_of",
    "matched",
    "persistences",
    "quantile",
    "rank_break",
    "seen_among",
    "too_short",
]

LEAST_MONTHS: Final = 36
"""Three of each calendar month; below, a season cannot be told from a change (research, indicators 4b: n from 36)."""

FEWEST: Final = 19
"""Below, no rank reaches 5%: 1 / (19 + 1)."""

FOR_ONE_PERCENT: Final = 99
"""Below, no rank reaches 1%: 1 / (99 + 1)."""

MOST: Final = 199
"""Controls beyond this add little power and make the list unreadable."""

TOLD: Final = 0.8
"""Share of the months of its span that a series must tell, and a control of those of the subject."""

EDGE: Final = 6
"""Fewest months before and after a change: half a year, as long as the closures that the research planted (4b-bis)."""

_REACH: Final = 6.0
"""Controls further off in persistence than this many standard deviations of all candidates are of another kind."""

_LESS: Final = 2.0
"""A control less persistent than the subject counts as twice as far: it breaks less by chance, and would flatter."""

DATED: Final = 0.9
"""Share of dates that the set holds for a 90% interval.

Set on development draws, measured on others (docs/benchmarks.md): at 0.88 the span held the month of 86% of halvings.
"""

SIZED: Final = 0.95
"""Share of errors between the ends of a 90% interval of the size: the step put into controls is itself an estimate.

Set on development draws, measured on others: at 0.93 the interval held the size of 86% of halvings.
"""

HALF: Final = math.log(2.0)
"""The change for which power is told: half or double."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Underpowered:
    """Why nothing is tested."""

    refused: str
    lacks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One series against its controls.

    Attributes:
        p: (1 + controls that break as strongly) / (1 + controls); ties count against the subject. level: the lowest level that
        so many controls allow, 0.01 or 0.05. strength: of the best step, in units of the noise. at: place of the first month
        after it; first, last: places that bound it at 90%. size, low, high: of the step in logs, bounded at 90%.
        controls: places of the rows that stood as controls, nearest first. power: share of controls in which a halving
        (doubling) put in at even distances is told at this level. persistence: months' correlation used for the subject.
        ratio: the subject less its peers, in logs. band: 5th and 95th percentile of the controls in each month, in logs.
        as_persistent: share of controls whose months pull on the next at least as much. beats_line: by how much the step explains more than a straight line, as twice a difference of log likelihoods.
    """

    p: float
    level: float
    strength: float
    at: int
    first: int
    last: int
    size: float
    low: float
    high: float
    controls: tuple[int, ...]
    power: float
    persistence: float
    ratio: tuple[float, ...]
    band: tuple[tuple[float, float], ...]
    as_persistent: float
    beats_line: float

    @property
    def is_drift_as_likely(self) -> bool:
        """Tell whether a steady drift explains the series about as well: less than 4 apart, 2 in log likelihood."""
        return self.beats_line < 4.0

    @property
    def is_outlier(self) -> bool:
        """Tell whether hardly a control, one of twenty at most, is as persistent: chance then breaks the subject more often than them."""
        return self.as_persistent <= 0.05

    @property
    def fires(self) -> bool:
        """Tell whether the rank reaches the level."""
        return self.p <= self.level + 1e-12


def level_of(controls: int) -> float:
    """Return the lowest level that a rank among so many controls can reach and is used at.

    >>> level_of(98), level_of(99)
    (0.05, 0.01)
    """
    return 0.01 if controls >= FOR_ONE_PERCENT else 0.05


def rank_break(
    rows: "Numbers", months: "Places", *, direction: int, details: bool = True
) -> Trial | Underpowered:
    """Return whether the first row broke, ranked among the others.

    Args:
        rows: (1 + candidates, months), logs; NaN where there is no figure. months: (months,), calendar month 0 to 11.
        direction: -1 a fall, 1 a rise, 0 either. details: power and intervals as well; three times the work.
    """
    import numpy as np

    from unpick.weigh.signals.breaks import kernel, peers

    ratios = np.empty_like(rows)
    peers.against_peers(rows, ratios)
    found = np.zeros((rows.shape[0], 8))
    unknown = np.full(rows.shape[0], math.nan)
    kernel.scan_all(ratios, months, direction, EDGE, unknown, found)
    if refused := too_short(ratios[0]):
        return refused
    chosen = matched(found)
    if len(chosen) - 1 < FEWEST:
        return Underpowered(
            refused=f"fewer than {FEWEST} matched controls: {len(chosen) - 1}",
            lacks="monthly figures of other subjects, of the same measure, unit and goods over the same months",
        )
    kept, shared = np.ascontiguousarray(ratios[chosen]), persistences(found)[chosen]
    scanned = np.zeros((len(chosen), 8))
    kernel.scan_all(kept, months, direction, EDGE, shared, scanned)
    strengths = scanned[:, 0]
    p = (1 + int((strengths[1:] >= strengths[0]).sum())) / len(chosen)
    place = Place(kept, months, direction, shared, scanned)
    span = place.bounds() if details else (0, 0, 0.0, 0.0)
    return Trial(
        p=p,
        level=level_of(len(chosen) - 1),
        strength=float(strengths[0]),
        at=int(scanned[0, 1]),
        first=span[0],
        last=span[1],
        size=float(scanned[0, 2]),
        low=span[2],
        high=span[3],
        controls=tuple(int(one) for one in chosen[1:]),
        power=place.power() if details else math.nan,
        persistence=float(shared[0]),
        ratio=tuple(float(value) for value in ratios[0]),
        band=band_of(kept[1:]) if details else (),
        as_persistent=float((found[chosen[1:], 3] >= found[0, 3]).mean()),
        beats_line=float(scanned[0, 7]),
    )


def too_short(row: "Numbers") -> Underpowered | None:
    """Return why a series less its peers is too short to test, or nothing."""
    import numpy as np

    told, span = int(np.isfinite(row).sum()), len(row)
    if span < LEAST_MONTHS:
        return Underpowered(
            refused=f"too few months: {span} of {LEAST_MONTHS}",
            lacks=f"figures of at least {LEAST_MONTHS} months",
        )
    if told < TOLD * span:
        return Underpowered(
            refused=f"too few months: {told} of {span} have a figure, its own and of five peers",
            lacks="the months between, of the subject and of others",
        )
    return None


def matched(found: "Numbers") -> "Places":
    """Return the subject's place and those of its controls, the nearest in persistence first.

    Persistence decides how often chance looks like a step (research, indicators 4b-bis), and is measured with the best step
    taken out, so that a true one does not move it.
    """
    import numpy as np

    near, far = found[:, 3] - found[0, 3], found[:, 4] - found[0, 4]
    spread = float(np.hypot(deviation(near), deviation(far)))
    # Correlations err by a root of months even where all are alike.
    unit = max(spread, math.sqrt(2 / max(1.0, float(found[0, 6]))))
    apart = np.hypot(*(np.where(one < 0, _LESS * one, one) for one in (near, far)))
    # A series with a fifth of its months missing is of another grain.
    fit = (found[:, 6] >= TOLD * found[0, 6]) & (np.hypot(near, far) <= _REACH * unit) & (found[:, 5] > 0)
    order = np.argsort(apart, kind="stable")
    order = order[fit[order] & (order != 0)][:MOST]
    return np.concatenate([np.zeros(1, np.int64), order])


def persistences(found: "Numbers") -> "Numbers":
    """Return the persistence of each series, drawn to that of all as far as their spread is chance.

    Source: shrinkage and limited translation of Efron and Morris 1972, JASA 67; 1.3 allows for calendar months and heavy tails.
    """
    import numpy as np

    months = np.maximum(found[:, 6], 4.0)
    own = (found[:, 3] + 1 / months) / (1 - 3 / months)
    center = float(np.median(own))
    chance = 1.3 * (1 - min(0.95, abs(center)) ** 2) / float(np.median(months))
    spread = deviation(own) ** 2
    weight = max(0.0, 1 - chance / spread) if spread > 0 else 0.0
    shrunk = weight * own + (1 - weight) * center
    # Limited translation, on the side that matters: what looks persistent is drawn down by one standard error at most.
    shrunk = np.maximum(shrunk, own - math.sqrt(chance))
    return np.clip(shrunk, -0.3, 0.95)


def band_of(ratios: "Numbers") -> tuple[tuple[float, float], ...]:
    """Return the 5th and 95th percentile of series (series, months) in each month."""
    import numpy as np

    told = np.isfinite(ratios).any(axis=0)
    ends = np.zeros((2, ratios.shape[1]))
    ends[:, told] = np.nanquantile(ratios[:, told], (0.05, 0.95), axis=0)
    return tuple((float(low), float(high)) for low, high in ends.T)


def deviation(values: "Numbers") -> float:
    """Return the standard deviation that the median of amounts gives."""
    import numpy as np

    return 1.4826 * float(np.median(np.abs(values - np.median(values))))


class Place:
    """What a step put into the controls shows about one found in the subject."""

    def __init__(
        self, kept: "Numbers", months: "Places", direction: int, shared: "Numbers", scanned: "Numbers"
    ) -> None:
        self.kept, self.months, self.direction, self.shared, self.scanned = (
            kept,
            months,
            direction,
            shared,
            scanned,
        )

    def power(self) -> float:
        """Return the share of controls in which a halving, or doubling, is told at the level, wherever it begins."""
        import numpy as np

        count, n = len(self.kept) - 1, self.kept.shape[1]
        starts = np.linspace(EDGE, n - EDGE, count).round().astype(np.int64)
        found, _ = self._put(starts, HALF * (self.direction or -1))
        allowed = math.floor(level_of(count) * (count + 1) + 1e-9) - 1
        others = self.scanned[1:, 0]
        stronger = [
            int((others >= mine).sum() - (others[one] >= mine)) for one, mine in enumerate(found[:, 0])
        ]
        return sum(one <= allowed for one in stronger) / count

    def bounds(self) -> tuple[int, int, float, float]:
        """Return first and last place of the step, and least and most of its size in logs.

        The same step put into each control shows how far a scan errs: intervals by conformal prediction, without a model of
        the noise. Source: Vovk, Gammerman, Shafer 2005, Algorithmic Learning in a Random World.
        """
        import numpy as np

        from unpick.weigh.signals.breaks import kernel

        at, size = int(self.scanned[0, 1]), float(self.scanned[0, 2])
        count = len(self.kept) - 1
        found, gaps = self._put(np.full(count, at, np.int64), size)
        profile, sizes, told = np.empty(self.kept.shape[1]), np.empty(self.kept.shape[1]), np.empty(8)
        kernel.scan(self.kept[0], self.months, self.direction, EDGE, self.shared[0], profile, sizes, told)
        limit = quantile(gaps, DATED)
        value = profile if self.direction == 0 else np.maximum(0.0, self.direction * profile)
        inside = np.flatnonzero((0.5 * (value[at] ** 2 - value**2) <= limit) & (profile != 0))
        errors = found[:, 2] - size
        tail = (1 - SIZED) / 2
        high, low = size + quantile(-errors, 1 - tail), size - quantile(errors, 1 - tail)
        first, last = (int(inside[0]), int(inside[-1])) if inside.size else (at, at)
        return first, last, float(low), float(high)

    def _put(self, starts: "Places", size: float) -> "tuple[Numbers, Numbers]":
        import numpy as np

        from unpick.weigh.signals.breaks import kernel

        count = len(self.kept) - 1
        found, gaps = np.zeros((count, 8)), np.zeros(count)
        kernel.planted(
            self.kept[1:],
            self.months,
            self.direction,
            EDGE,
            self.shared[1:],
            starts,
            size,
            found,
            gaps,
        )
        return found, gaps


def seen_among(usual: "Sequence[float]", moved: "Sequence[float]") -> float:
    """Return the power of a rank: the share of controls that would be told at the level if each, alone, were moved as given.

    Args:
        usual: statistics of the controls, larger is farther out. moved: of the same ones with the effect in them.

    >>> seen_among([float(one) for one in range(19)], [30.0] * 18 + [10.0])
    0.9473684210526315
    """
    count = len(usual)
    allowed = math.floor(level_of(count) * (count + 1) + 1e-9) - 1
    order = sorted(usual)
    beyond = (
        count - bisect_left(order, mine) - (own >= mine) for own, mine in zip(usual, moved, strict=True)
    )
    return sum(one <= allowed for one in beyond) / count if count else 0.0


def quantile(values: "Sequence[float] | Numbers", share: float) -> float:
    """Return the value that at least this share of one more draw stays below: the conformal quantile."""
    order = sorted(float(one) for one in values)
    return order[min(len(order), math.ceil(share * (len(order) + 1))) - 1]

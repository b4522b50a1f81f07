"""I11: visits of inspectors and managers to a site, by month, against those to other sites and against what the site shipped."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.breaks import Monthly, break_signal, rank_series, series_of

__all__ = ["CHANNELS", "INDICATOR"]

CHANNELS: Final = frozenset({"inspectors", "officials", "managers"})
"""Channels of `visits` that are people who come to look at a site; the others are workers and travelers (I19, I20)."""

_LEAST_TOGETHER: Final = 24
"""Months told on both sides below which no correlation is given: its error is then above 0.2 (1 / sqrt(n))."""


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each site and channel whether visits rose against those to other sites."""
    asked, others = (
        [one for one in series_of(points, "visits") if one.kind[3] in CHANNELS]
        for points in (inputs.points, inputs.controls)
    )
    volumes = {one.subject: one for one in series_of(inputs.points, "volume")}
    return [
        break_signal(
            INDICATOR,
            broken,
            what=f"visits of {broken.series.kind[3]}",
            direction=1,
            ask="travel and visit logs with who came, from where and what was looked at",
            more=_together(broken.series, volumes.get(broken.series.subject)),
        )
        for broken in rank_series([_half(one) for one in asked], [_half(one) for one in others], direction=1)
    ]


def _half(series: Monthly) -> Monthly:
    """Return counts with half a visit added, so that a month without one stays a number."""
    return replace(series, values=tuple(one + 0.5 for one in series.values))


def _together(visits: Monthly, volume: Monthly | None) -> str:
    if volume is None:
        return "No monthly volume of the site stands beside them."
    other = volume.between(visits.first, len(visits.values))
    pairs = [
        (one, two)
        for one, two in zip(visits.values, other, strict=True)
        if not math.isnan(one) and not math.isnan(two)
    ]
    if len(pairs) < _LEAST_TOGETHER:
        return f"{len(pairs)} months tell visits and volume; {_LEAST_TOGETHER} are needed to see whether they move together."
    return f"Over {len(pairs)} months visits and volume move together by a rank correlation of {_rank_correlation(pairs):.2f}."


def _rank_correlation(pairs: Sequence[tuple[float, float]]) -> float:
    """Return Spearman's correlation, 0 where one side never changes."""
    one, two = (_ranks([pair[side] for pair in pairs]) for side in (0, 1))
    middle = (len(pairs) - 1) / 2
    along = sum((a - middle) * (b - middle) for a, b in zip(one, two, strict=True))
    size = math.sqrt(sum((a - middle) ** 2 for a in one) * sum((b - middle) ** 2 for b in two))
    return along / size if size else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(values)
    first = {value: order.index(value) for value in set(values)}
    return [first[value] + (order.count(value) - 1) / 2 for value in values]


INDICATOR = Indicator(
    id="I11",
    name="visits of inspectors",
    kind="",
    resolution=Resolution.SUPPLIER,
    claim="inspectors and managers now travel to the sites",
    source="scan of monthly visits against other sites with placebo rank, docs/breaks.md; research, indicators 1 (I11)",
    can="that visits to this site rose when those to other sites did not, when, and by how much",
    cannot="who sent them and what for; visits by buyers to help a site look the same",
    innocent=(
        "borders that reopened for this place alone",
        "a new buyer that audits",
        "a new line of goods being set up",
    ),
    measure=measure,
)

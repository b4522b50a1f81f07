"""I28: whether exports stepped up or down when Kaesong closed, a month known beforehand, against peers."""

import math
from typing import TYPE_CHECKING, Final

from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.breaks import Monthly, series_of
from unpick.weigh.signals.breaks.fixed import rank_fixed, steps_at
from unpick.weigh.signals.breaks.told import fixed_signal

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.float64]

__all__ = ["CLOSED", "INDICATOR"]

CLOSED: Final = 12 * 2016 + 1
"""February 2016, months since year 0: operations at Kaesong were suspended on 10 February (places/register/sites.yml, AP)."""

_BESIDE: Final = 12
"""Months that a series must have on each side: a year, so that a season is whole."""


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each series of trade values that spans the closing whether it stepped there, ranked among others."""
    asked, others = series_of(inputs.points, "trade_value"), series_of(inputs.controls, "trade_value")
    spans = [one for one in asked if one.first + _BESIDE <= CLOSED <= one.first + len(one.values) - _BESIDE]
    return [_signal(one, [*asked, *others]) for one in spans]


def _signal(series: Monthly, every: list[Monthly]) -> Signal:
    at = CLOSED - series.first
    return fixed_signal(
        INDICATOR,
        series,
        rank_fixed(series, every, statistic=steps_at(at), direction=0, put=lambda rows: _doubled(rows, at)),
        unit="times the two years before, against peers",
        null_model="other series step as far at the same month by chance: rank among matched controls",
        ask="values by maker and month around February 2016, and where its orders came from before",
        power_for="a doubling from that month on",
        power_says="a doubling",
        says=lambda times, within: (
            f"From February 2016 on exports stood at {times} the two years before, peers taken off {within}"
        ),
    )


def _doubled(rows: "Numbers", at: int) -> "Numbers":
    import numpy as np

    return np.asarray(rows + np.where(np.arange(rows.shape[1]) >= at, math.log(2.0), 0.0))


INDICATOR = Indicator(
    id="I28",
    name="step at a known day",
    kind="",
    resolution=Resolution.CODE,
    claim="the boom came in time to buffer the closing of Kaesong in 2016",
    source="step at February 2016 against peers, placebo rank in place of a model (interrupted time series fire 13 to 15% at 5%); research, indicators 1 (I28)",
    can="that exports stepped at that month when those of others did not",
    cannot="that one replaced the other: much else happened in 2016",
    innocent=(
        "a new port, road or tariff of that year",
        "one large buyer",
        "a revised code or way of counting",
    ),
    measure=measure,
)

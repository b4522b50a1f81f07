"""I07: whether the price that a supplier asks climbs year by year where those of its peers do not."""

import math
from typing import TYPE_CHECKING, Final

from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.breaks import Monthly, series_of
from unpick.weigh.signals.breaks.fixed import rank_fixed, seasonal_slopes
from unpick.weigh.signals.breaks.told import fixed_signal

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.float64]

__all__ = ["INDICATOR"]

_TENTH: Final = math.log(1.1)
"""Rise a year for which power is told; no source says how much more is asked."""


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each monthly series of prices its slope a year, ranked among others of the same goods and unit."""
    asked, others = series_of(inputs.points, "unit_price"), series_of(inputs.controls, "unit_price")
    every = [*asked, *others]
    # Single prices are no series; they are read by I01.
    return [_signal(one, every) for one in asked if one.told > 1]


def _put(rows: "Numbers") -> "Numbers":
    import numpy as np

    return np.asarray(rows + _TENTH / 12 * np.arange(rows.shape[1]))


def _signal(series: Monthly, every: list[Monthly]) -> Signal:
    per = series.kind[1].rpartition("/")[2]
    return fixed_signal(
        INDICATOR,
        series,
        rank_fixed(series, every, statistic=seasonal_slopes, direction=1, put=_put),
        unit="times a year, against peers",
        null_model="prices of others of the same goods climb as steeply by chance: rank of the seasonal Kendall slope among matched controls",
        ask="quotations and order confirmations of the same goods over these months, with what the price covers",
        power_for="a price that climbs by a tenth a year",
        power_says="a climb by a tenth a year",
        says=lambda times, within: f"The price per {per} went to {times} a year against peers {within}",
    )


INDICATOR = Indicator(
    id="I07",
    name="price push",
    kind="",
    resolution=Resolution.SUPPLIER,
    claim="higher prices are demanded",
    source="seasonal Kendall slope of log prices against peers, placebo rank, docs/breaks.md; research, indicators 1 (I07)",
    can="that the prices of this supplier climbed more steeply than those of others for the same goods",
    cannot="who asked for more, and why; another mix of goods or another currency climbs as well",
    innocent=("a dearer mix of goods", "an exchange rate", "materials that became dearer for this supplier"),
    measure=measure,
)

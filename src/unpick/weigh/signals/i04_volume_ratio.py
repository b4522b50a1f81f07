"""I04: volume against its peers and against a base period."""

import math
from statistics import median
from typing import Final

from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.breaks import Monthly, break_signal, rank_codes, rank_series, series_of

__all__ = ["INDICATOR"]

_BASE: Final = range(12 * 2017, 12 * 2020)
"""Months of 2017 to 2019, counted since year 0: before the pandemic, as the first founding text has it."""

_LAST: Final = 6

_ASK: Final = "orders, purchase contracts and the shipping log of the months around the fall"


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each series of volumes whether it fell against peers, and where it stands against 2017 to 2019."""
    asked, others = series_of(inputs.points, "volume"), series_of(inputs.controls, "volume")
    known = {(one.subject, one.kind): one for one in (*asked, *others)}
    signals = []
    for broken in rank_series(asked, others, direction=-1):
        beside = [
            ratio
            for one in known.values()
            if one.subject in broken.controls and one.kind[:4] == broken.series.kind[:4]
            if (ratio := base_ratio(one)) is not None
        ]
        more = _against_base(broken.series, beside)
        signals.append(break_signal(INDICATOR, broken, what="volume", direction=-1, ask=_ASK, more=more))
    for broken, codes in rank_codes(asked, others, direction=-1):
        what = f"volume over {len(codes)} codes together ({', '.join(codes)})"
        signals.append(break_signal(INDICATOR, broken, what=what, direction=-1, ask=_ASK))
    return signals


def base_ratio(series: Monthly) -> float | None:
    """Return the mean of the last six months over that of the same calendar months of 2017 to 2019; None when some are missing."""
    last = series.values[-_LAST:]
    at = series.first + len(series.values) - _LAST
    same = [value for month in range(at, at + _LAST) for value in _same_months(series, month)]
    if len(same) < 3 * _LAST or len(last) < _LAST or any(math.isnan(value) for value in (*last, *same)):
        return None
    base = sum(same) / len(same)
    return sum(last) / _LAST / base if base > 0 else None


def _same_months(series: Monthly, month: int) -> list[float]:
    held = range(series.first, series.first + len(series.values))
    return [series.values[one - series.first] for one in _BASE if one % 12 == month % 12 and one in held]


def _against_base(series: Monthly, beside: list[float]) -> str:
    own = base_ratio(series)
    if own is None:
        return "No ratio to 2017 to 2019: figures of the last six months or of the base are missing."
    peers = f"; median of {len(beside)} controls: {median(beside):.2f}" if beside else ""
    return f"Its last six months stand at {own:.2f} of the same months of 2017 to 2019{peers}."


INDICATOR = Indicator(
    id="I04",
    name="volume ratio",
    kind="signal_trade",
    resolution=Resolution.SUPPLIER,
    claim="volume fell below half of what it was before the pandemic",
    source="scan on the ratio to peers with placebo rank, docs/breaks.md; research, indicators 1 (I04), 4b",
    can="that a volume fell when those of its peers did not, when, and by how much",
    cannot="why it fell, who did the work before and after, and whether all of it is in the figures",
    innocent=(
        "a border or a port closed for this supplier alone",
        "a buyer changed supplier, or the supplier its goods or its code",
        "figures of a part: kg against value, a revised heading",
        "a steady decline",
    ),
    measure=measure,
)

"""I12: whether what a supplier makes follows the price it is paid."""

import math
from collections.abc import Sequence
from typing import Final

from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.breaks import Monthly, series_of
from unpick.weigh.signals.breaks.monthly import month_day
from unpick.weigh.signals.breaks.rank import quantile
from unpick.weigh.signals.figures import begin_at

__all__ = ["INDICATOR"]

_LEAST: Final = 36
"""Months told on both sides: with fewer the ring of shifts has fewer than 23 places six months or more apart."""

_APART: Final = 6
"""Shifts of the price by fewer months than this still share what moves both; they are no placebo."""

_COVERED: Final = 0.9
_TOO_WIDE: Final = 1.0
"""Half an interval at which an elasticity of one, output that follows the price in step, cannot be told from none."""


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each supplier and product the elasticity of pieces made (or volume) by the price of a piece, month by month."""
    prices = {
        (one.subject, one.kind[2]): one for one in series_of(inputs.points, "unit_price") if one.told > 1
    }
    found = []
    for measured in ("pieces", "volume"):
        for made in series_of(inputs.points, measured):
            price = prices.pop((made.subject, made.kind[2]), None)
            if price is not None:
                found.append(_signal(made, price))
    return found


def _signal(made: Monthly, price: Monthly) -> Signal:
    first = max(made.first, price.first)
    last = min(made.first + len(made.values), price.first + len(price.values)) - 1
    count = max(0, last - first + 1)
    told = begin_at(
        INDICATOR,
        made.subject,
        (month_day(min(first, last)), month_day(max(first, last), last=True)),
        product=made.kind[2],
        unit="elasticity of output by price",
        null_model="output does not follow the price: the same price series moved round by six months or more",
        ask="orders, prices and pieces of each month, and who sets how much is made",
        why=tuple(dict.fromkeys((*made.why, *price.why))),
    )
    if conflict := made.conflict or price.conflict:
        return told(refused=f"figures conflict: {conflict}", lacks="one figure a month")
    pairs = [_logs(made.between(first, count)), _logs(price.between(first, count))]
    both = [not math.isnan(one) and not math.isnan(two) for one, two in zip(*pairs, strict=True)]
    if sum(both) < _LEAST:
        return told(
            refused=f"too few months: {sum(both)} of {_LEAST} tell price and output", lacks="the other months"
        )
    output, paid = (_off_months(row, both, first) for row in pairs)
    square = sum(one * one for one in paid)
    if square <= 0:
        return told(refused="the price never changed", lacks="months with another price")
    slope = _along(output, paid) / square
    beside = [
        _along([a - slope * b for a, b in zip(output, paid, strict=True)], _moved(paid, at)) / square
        for at in range(_APART, count - _APART + 1)
    ]
    error = quantile([abs(one) for one in beside], _COVERED)
    if error >= _TOO_WIDE:
        return told(
            refused=f"the price moved too little: an elasticity of one would lie within its error of {error:.2f}",
            lacks="months in which the price moved further",
        )
    ahead = sum(abs(one) >= abs(slope) for one in beside)
    return told(
        estimate=slope,
        low=slope - error,
        high=slope + error,
        n=sum(both),
        p=(1 + ahead) / (1 + len(beside)),
        power=sum(abs(1 + one) > error for one in beside) / len(beside),
        power_for="output that follows the price in step",
        says=f"When the price moves by 1%, output moves by {slope:.2f}% ({slope - error:.2f} to {slope + error:.2f}; {sum(both)} months). "
        f"{'Output that follows the price in step is excluded.' if slope + error < 1 else 'Output that follows the price in step is not excluded.'}",
    )


def _logs(values: Sequence[float]) -> list[float]:
    return [math.log(one) if one > 0 else math.nan for one in values]


def _off_months(row: Sequence[float], both: Sequence[bool], first: int) -> list[float]:
    """Return a row less the mean of each calendar month and less its straight line; 0 where one side is not told."""
    kept = [
        [value for at, value in enumerate(row) if both[at] and (first + at) % 12 == month]
        for month in range(12)
    ]
    means = [sum(held) / len(held) if held else 0.0 for held in kept]
    rest = [value - means[(first + at) % 12] if both[at] else 0.0 for at, value in enumerate(row)]
    middle = (len(row) - 1) / 2
    along = sum((at - middle) * value for at, value in enumerate(rest))
    size = sum((at - middle) ** 2 for at in range(len(row)) if both[at])
    return [value - along / size * (at - middle) if both[at] else 0.0 for at, value in enumerate(rest)]


def _along(one: Sequence[float], two: Sequence[float]) -> float:
    return math.fsum(a * b for a, b in zip(one, two, strict=True))


def _moved(row: Sequence[float], by: int) -> list[float]:
    return [*row[by:], *row[:by]]


INDICATOR = Indicator(
    id="I12",
    name="output against price",
    kind="",
    resolution=Resolution.SUPPLIER,
    claim="prisons pay nothing, so output does not depend on what is paid",
    source="slope of log output on log price, intervals by shifts round a ring; research, indicators 1 (I12)",
    can="whether output followed the price, and which elasticity the months exclude",
    cannot="why: no source states how output of paid workers follows a price, so it does not fire",
    innocent=(
        "a plant at the limit of its capacity",
        "quotas or orders fixed for a year",
        "a price that follows output",
    ),
    measure=measure,
)

"""I30: the value of a kg of goods by year, such as wigs and lashes, and the share of one country in them."""

from collections.abc import Sequence
from itertools import groupby

from unpick.model.series import Point
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.breaks import break_signal, rank_series, rates_of
from unpick.weigh.signals.figures import begin_at, ranged
from unpick.weigh.signals.i20_crossings import season

__all__ = ["INDICATOR"]

_ASK = "values and weights by stage of processing, and the price lists of both years"


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each trade how its value per kg went between like periods, and whether monthly values per kg broke against peers."""
    points = [one for one in inputs.points if one.measure == "trade_value" and one.product]
    points.sort(key=lambda one: (*_key(one), one.start, one.end, one.value, one.why))
    priced = [(one, kg) for one in points if (kg := _kg(one, inputs.points)) is not None]
    told = [_signal(list(held), inputs.points) for _, held in groupby(priced, key=lambda pair: _key(pair[0]))]
    asked, others = (
        rates_of(rows, "trade_value", "volume")
        for rows in (_with_kg(inputs.points), _with_kg(inputs.controls))
    )
    # Fewer months than a test needs are told as years above.
    monthly = [one for one in rank_series(asked, others, direction=0) if one.series.told > 24]
    return [
        *told,
        *(break_signal(INDICATOR, one, what="value per kg", direction=0, ask=_ASK) for one in monthly),
    ]


def _with_kg(points: Sequence[Point]) -> list[Point]:
    return [
        one
        for one in points
        if one.measure == "trade_value" or (one.measure == "volume" and one.unit == "kg")
    ]


def _key(point: Point) -> tuple[str, str, str, str]:
    return point.subject, point.partner, point.product, point.unit


def _kg(value: Point, points: Sequence[Point]) -> Point | None:
    """Return the weight of the same trade and period."""
    same = (
        one
        for one in points
        if one.measure == "volume"
        and one.unit in ("kg", "t")
        and one.value > 0
        and (one.subject, one.partner, one.product, one.start, one.end)
        == (value.subject, value.partner, value.product, value.start, value.end)
    )
    return min(same, key=lambda one: (one.value, one.why), default=None)


def _per_kg(pair: tuple[Point, Point]) -> float:
    value, kg = pair
    return value.value / (kg.value * (1000 if kg.unit == "t" else 1))


def _signal(pairs: list[tuple[Point, Point]], points: Sequence[Point]) -> Signal:
    like = max(
        (
            list(held)
            for _, held in groupby(
                sorted(pairs, key=lambda pair: (season(pair[0]), pair[0].start)),
                key=lambda pair: season(pair[0]),
            )
        ),
        key=lambda held: (len({pair[0].start for pair in held}), held[0][0].end - held[0][0].start),
    )
    subject, partner, product, unit = _key(pairs[0][0])
    name = f"{product} of {subject} with {partner}" if partner else f"{product} of {subject}"
    starts = sorted({pair[0].start for pair in like})
    told = begin_at(
        INDICATOR,
        subject,
        (starts[0], max(pair[0].end for pair in like)),
        product=product,
        unit="times the first value per kg",
        interval=1.0,
        null_model="none: published totals; years carry no test of a break",
        ask=_ASK,
        why=tuple(dict.fromkeys(one.why for pair in like for one in pair if one.why)),
    )
    if len(starts) < 2:
        return told(
            refused=f"{name}: one period only ({_per_kg(like[0]):,.1f} {unit}/kg), or periods of different months",
            lacks="value and weight of the same months of another year",
        )
    first, last = (
        [_per_kg(pair) for pair in like if pair[0].start == start] for start in (starts[0], starts[-1])
    )
    if min(first) <= 0:
        return told(refused=f"{name}: the first period has no value", lacks="a first value above 0")
    low, high = min(last) / max(first), max(last) / min(first)
    return told(
        estimate=(low * high) ** 0.5,
        low=low,
        high=high,
        n=len(starts),
        says=f"{name}: {_range(first)} {unit}/kg in {starts[0]:%Y-%m}, {_range(last)} in {starts[-1]:%Y-%m}, {ranged(low, high, '.1f')} times. "
        f"{_share(like[-1][0], points)}".strip(),
    )


def _range(values: list[float]) -> str:
    least, most = min(values), max(values)
    return f"{least:,.1f}" if least == most else f"{least:,.1f} to {most:,.1f}"


def _share(last: Point, points: Sequence[Point]) -> str:
    """Return the share of the partner in the subject's trade of these goods in the last period, where the total is given."""
    whole = [
        one.value
        for one in points
        if one.measure == "trade_value"
        and not one.partner
        and (one.subject, one.product, one.unit, one.start, one.end)
        == (last.subject, last.product, last.unit, last.start, last.end)
    ]
    if not last.partner or not whole or min(whole) < last.value:
        return ""
    return f"In the last period {last.value / max(whole):.0%} of the total by value was with {last.partner}."


INDICATOR = Indicator(
    id="I30",
    name="value per kg",
    kind="",
    resolution=Resolution.CODE,
    claim="wigs and false eyelashes are made in a prison camp for export",
    source="value / weight of like periods, all published values; scan against peers by month; research, indicators 1 (I30)",
    can="how the value per kg went, up or down, and which share one country has",
    cannot="why: the mix, the stage of processing and the price move it alike; a rise is as much worth asking about as a fall",
    innocent=(
        "finished goods in place of semi-finished ones",
        "a dearer material",
        "declared values under another rule",
    ),
    measure=measure,
)

"""I20: how visits for one purpose grew between two like periods, with every published value."""

import datetime as dt
from itertools import groupby

from unpick.model.series import Point
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import begin_at, ranged
from unpick.weigh.signals.i11_inspectors import CHANNELS

__all__ = ["INDICATOR", "season"]

_SEXES = frozenset({"women", "men"})


def measure(inputs: Inputs) -> list[Signal]:
    """Return the growth of each subject and purpose over periods of the same months."""
    points = sorted(
        (
            one
            for one in inputs.points
            if one.measure == "visits"
            and one.unit not in ("share", "%")
            and one.channel.casefold() not in _SEXES | CHANNELS
        ),
        key=lambda one: (one.subject, one.channel.casefold(), one.start, one.end, one.value, one.why),
    )
    return [
        _signal(list(held))
        for _, held in groupby(points, key=lambda one: (one.subject, one.channel.casefold()))
    ]


def season(point: Point) -> tuple[int, int, int]:
    """Return what makes two periods alike: the month they begin in and how many months they last."""
    after = point.end + dt.timedelta(days=1)
    return (
        point.start.month,
        point.start.day,
        (after.year - point.start.year) * 12 + after.month - point.start.month,
    )


def _signal(points: list[Point]) -> Signal:
    like = max(
        (
            list(held)
            for _, held in groupby(
                sorted(points, key=lambda one: (season(one), one.start, one.value, one.why)), key=season
            )
        ),
        key=lambda held: (len({one.start for one in held}), held[0].end - held[0].start),
    )
    starts = sorted({one.start for one in like})
    told = begin_at(
        INDICATOR,
        points[0].subject,
        (like[0].start, max(one.end for one in like)),
        product=points[0].channel or "all visits",
        unit="times",
        interval=1.0,
        null_model="none: published counts; fewer than nine periods carry no test of a break",
        ask="the same table for the years between, and persons instead of visits",
        why=tuple(dict.fromkeys(one.why for one in like if one.why)),
    )
    if len(starts) < 2:
        return told(
            refused="one period only, or periods of different months", lacks="the same months of another year"
        )
    first, last = ([one.value for one in like if one.start == start] for start in (starts[0], starts[-1]))
    if min(first) <= 0:
        return told(refused="the first period counts no visit", lacks="a first period above 0")
    low, high = min(last) / max(first), max(last) / min(first)
    years = (starts[-1] - starts[0]).days / 365.25
    several = (
        " Several values are published; the bounds hold all of them."
        if len(first) > 1 or len(last) > 1
        else ""
    )
    return told(
        estimate=(low * high) ** 0.5,
        low=low,
        high=high,
        n=len(starts),
        says=f"{_told(first)} in {starts[0]:%Y} to {_told(last)} in {starts[-1]:%Y}: {ranged(low, high, '.2f')} times in {years:.0f} years, "
        f"{(low * high) ** (0.5 / years) - 1:+.1%} a year.{several}",
    )


def _told(values: list[float]) -> str:
    return " or ".join(f"{value:,.0f}" for value in sorted(set(values)))


INDICATOR = Indicator(
    id="I20",
    name="crossings for work",
    kind="",
    resolution=Resolution.CODE,
    claim="between 2008 and 2015 visits for work almost doubled",
    source="ratio of like periods over all published values; research, indicators 1 (I20)",
    can="by how much recorded visits grew between the first and the last period given",
    cannot="who came, how many persons, and what they did; what lies between the two periods",
    innocent=("trips that repeat", "another way of counting", "a border that was closed before"),
    measure=measure,
)

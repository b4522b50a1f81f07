"""I24: counts of shipments that customs stopped, told on different days: whether one can hold the other."""

from itertools import groupby, pairwise

from unpick.model.series import Point
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import begin_at

__all__ = ["INDICATOR"]


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each subject with counts of stopped shipments the value of one, and how the counts stand to one another."""
    points = sorted(
        (one for one in inputs.points if one.measure in ("shipments_stopped", "value_stopped")),
        key=lambda one: (one.subject, one.end, one.measure, one.value, one.why),
    )
    return [_signal(subject, list(held)) for subject, held in groupby(points, key=lambda one: one.subject)]


def _signal(subject: str, points: list[Point]) -> Signal:
    counts = [one for one in points if one.measure == "shipments_stopped" and one.value > 0]
    values = [one for one in points if one.measure == "value_stopped"]
    told = begin_at(
        INDICATOR,
        subject,
        (min(one.start for one in points), max(one.end for one in points)),
        unit=f"{values[0].unit} a shipment" if values else "money a shipment",
        null_model="none: counts as told, no test",
        interval=1.0,
        ask="the list of shipments behind each count: port, day, goods, value, what was done with them",
        why=tuple(dict.fromkeys(one.why for one in points if one.why)),
    )
    together = _together(counts)
    if not counts or not values:
        missing = "value" if counts else "count"
        return told(
            refused=f"no {missing} of the shipments stopped. {together}".strip(),
            lacks="a figure of 'value_stopped'" if counts else "a figure of 'shipments_stopped'",
        )
    if len({one.unit for one in values}) > 1:
        return told(refused="values in several currencies", lacks="values in one currency")
    # A value is of the count that the same source tells; where none does, of any of them.
    each = sorted(value.value / count.value for value in values for count in _same(value, counts))
    return told(
        estimate=each[len(each) // 2],
        low=each[0],
        high=each[-1],
        n=len(counts),
        says=f"{', '.join(f'{one.value:,.0f} {one.unit}' for one in values)} for {' or '.join(_said(values, counts))} shipments: "
        f"{each[0]:,.0f}{f' to {each[-1]:,.0f}' if each[-1] > each[0] else ''} {values[0].unit} a shipment. {together}".strip(),
    )


def _same(value: Point, counts: list[Point]) -> list[Point]:
    return [one for one in counts if one.origin == value.origin] or counts


def _said(values: list[Point], counts: list[Point]) -> list[str]:
    return [f"{one:g}" for one in sorted({count.value for value in values for count in _same(value, counts)})]


def _together(counts: list[Point]) -> str:
    """Return how counts of different days stand to one another: a later one can hold an earlier one, unless it is smaller."""
    # The day of publication says nothing of the day up to which somebody counted.
    dated = [one for one in counts if one.dated]
    days = [list(held) for _, held in groupby(dated, key=lambda one: one.end)]
    told = [
        *(f"{' and '.join(f'{one.value:g}' for one in held)} by {held[0].end.isoformat()}" for held in days),
        *(f"{one.value:g}, up to a day that is not told" for one in counts if one not in dated),
    ]
    if len(told) < 2:
        return (
            f"Counts of one day conflict: {told[0]}."
            if days and len({one.value for one in days[0]}) > 1
            else ""
        )
    falls = any(
        max(one.value for one in late) < max(one.value for one in early) for early, late in pairwise(days)
    )
    goods = len({one.unit.casefold() for one in counts}) > 1
    word = (
        "A later count is smaller, so they count different things"
        if falls
        else "Each can hold the smaller ones; they are no contradiction"
    )
    return f"{'; '.join(told)}. {word}{', and their words for what is counted differ' if goods else ''}."


INDICATOR = Indicator(
    id="I24",
    name="figures of shipments stopped",
    kind="",
    resolution=Resolution.CODE,
    claim="six shipments of seafood were stopped; later eleven, worth $564,775",
    source="value / count, and whether counts of different days can hold one another; research, indicators 1 (I24)",
    can="that two counts are compatible, and what a shipment was worth on average",
    cannot="whether the later count holds the same shipments, and which goods they were",
    innocent=("counts up to different days", "entries against shipments", "one port against all"),
    measure=measure,
)

"""I19: the least and the most share of visits for work that can be by women, from published margins alone."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from unpick.model.intervals import frechet
from unpick.model.series import Point
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import begin

__all__ = ["INDICATOR", "WORK"]

WORK: Final = frozenset({"employment", "work", "worker and crew", "workers and crew"})
"""Channels of `visits` that count visits for work."""


def measure(inputs: Inputs) -> list[Signal]:
    """Return the bound of each period with women and visits for work."""
    points = sorted(
        (one for one in inputs.points if one.measure == "visits"),
        key=lambda one: (one.subject, one.start, one.end, one.channel, one.value, one.why),
    )
    found = groupby(points, key=lambda one: (one.subject, one.start, one.end))
    signals = [
        _signal({name: list(same) for name, same in groupby(held, key=lambda one: one.channel.casefold())})
        for _, held in found
    ]
    return [one for one in signals if one is not None]


def _signal(held: dict[str, list[Point]]) -> Signal | None:
    women = held.get("women", [])
    if not women:
        return None
    told = begin(
        INDICATOR,
        women[0],
        ask="visits by sex and purpose in one table, or the number of persons",
        unit="share of visits for work",
        interval=1.0,
        null_model="none: every table with these margins lies between the bounds",
        why=tuple(dict.fromkeys(one.why for points in held.values() for one in points if one.why)),
    )
    totals = [one.value for one in held.get("total", [])]
    men = held.get("men", [])
    whole = max([*totals, *([women[0].value + men[0].value] if men else [])], default=0.0)
    work = _work(held, totals)
    if work is None or not whole:
        return told(
            refused="visits for work or the total of the period are not given",
            lacks="visits of channel 'employment' and 'total' for the period",
        )
    most_women, most_work, least_work = women[-1].value, work[1], work[0]
    low = frechet(min(women[0].value, whole), min(most_work, whole), whole)[0]
    high = min(1.0, most_women / least_work)
    word = "cannot be" if high < 0.5 else "can be" if low <= 0.5 else "must be"
    note = ""
    if men and totals and abs(men[0].value + women[0].value - totals[0]) > 0.5:
        note = f" Men and women add up to {men[0].value + women[0].value:,.0f}, the stated total is {totals[0]:,.0f}."
    return told(
        estimate=(low + high) / 2,
        low=low,
        high=high,
        n=round(least_work),
        says=f"{most_women:,.0f} visits by women and {least_work:,.0f} for work of {whole:,.0f}: between {low:.0%} and {high:.0%} of the visits for work "
        f"were by women, so most of them {word} by women.{note}",
    )


def _work(held: dict[str, list[Point]], totals: Sequence[float]) -> tuple[float, float] | None:
    """Return the least and the most visits for work; a share is one of the total."""
    values = []
    for one in (point for name in WORK for point in held.get(name, [])):
        if one.unit in ("share", "%"):
            values += [total * one.value / (100 if one.unit == "%" else 1) for total in totals]
        else:
            values.append(one.value)
    return (min(values), max(values)) if values and min(values) > 0 else None


INDICATOR = Indicator(
    id="I19",
    name="share of women, by its bounds",
    kind="",
    resolution=Resolution.CODE,
    claim="a high percentage of those who came for work were women",
    source="Frechet bounds of a joint share by its margins, model/intervals.py; research, indicators 1 (I19)",
    can="which shares the published totals allow and which they exclude",
    cannot="shares of persons: crews cross often, contract workers once",
    innocent=("another series was meant", "visits are not persons"),
    measure=measure,
)

"""I14: pieces a worker and hour, beside those of others who make the same goods."""

from statistics import median

from unpick.model.series import Point
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import Group, begin, groups, ranged

__all__ = ["INDICATOR"]

_BESIDE = ("workers", "hours", "days_worked")


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each figure of pieces what a worker makes in an hour and in a day, against others of the same goods and time."""
    own = list(groups(inputs.points, "pieces", *_BESIDE))
    every = [*own, *groups(inputs.controls, "pieces", *_BESIDE)]
    # Monthly series of pieces are read where hours stand beside them; without any of the three there is no question.
    return [_signal(group, every) for group in own if group.of("hours") or group.of("days_worked")]


def _rate(group: Group) -> tuple[float, float, float] | None:
    """Return pieces a worker and day, and least and most pieces a worker and hour; None where a figure is missing or two conflict."""
    if group.conflict() or any(not group.of(name) for name in _BESIDE):
        return None
    workers, hours, days = (group.of(name)[0] for name in _BESIDE)
    if min(workers.value, hours.value, days.value) <= 0:
        return None
    day = group.lead.value / workers.value / days.value
    hour = day / hours.value
    # "Up to 18 hours" leaves more pieces an hour possible, not fewer; the legal day is no lower bound of it.
    return day, 0.0 if hours.bound in (">", ">=") else hour, day if hours.bound in ("<", "<=") else hour


def _signal(group: Group, every: list[Group]) -> Signal:
    lead = group.lead
    told = begin(
        INDICATOR,
        lead,
        ask="shift logs, headcount and pieces of the same days, on both sides",
        unit="pieces a worker and hour",
        null_model="none: ratios of stated figures, no test",
        why=group.why,
        product=lead.product,
        interval=1.0,
    )
    if group.conflict():
        return told(refused=group.conflict(), lacks="one figure of the period")
    if missing := [name for name in _BESIDE if not group.of(name)]:
        return told(
            refused=f"no {missing[0]} of the period", lacks=f"a figure of '{missing[0]}' for the period"
        )
    rate = _rate(group)
    if rate is None:
        return told(refused="a figure is 0", lacks="workers, hours and days above 0")
    day, low, high = rate
    return told(
        estimate=group.lead.value
        / group.of("workers")[0].value
        / group.of("days_worked")[0].value
        / group.of("hours")[0].value,
        low=low,
        high=high,
        n=1,
        says=f"{lead.value:,.0f} pieces are {day:.1f} a worker and day and {ranged(low, high, '.2f')} a worker and hour. {_beside(lead, rate, every)}",
    )


def _beside(lead: Point, rate: tuple[float, float, float], every: list[Group]) -> str:
    others = [
        found
        for group in every
        if group.lead.subject != lead.subject
        and group.lead.product.casefold() == lead.product.casefold()
        and group.lead.start <= lead.end
        and group.lead.end >= lead.start
        and (found := _rate(group)) is not None
        and found[1] == found[2]
    ]
    if not others:
        return "No other maker of these goods has pieces, workers, hours and days of that time."
    day, hour = median(one[0] for one in others), median(one[1] for one in others)
    return (
        f"Against the median of {len(others)} other maker{'s' * (len(others) != 1)}: {rate[0] / day:.2f} times as many a day, {rate[1] / hour:.2f} to "
        f"{rate[2] / hour:.2f} times as many an hour."
    )


INDICATOR = Indicator(
    id="I14",
    name="pieces a worker and hour",
    kind="",
    resolution=Resolution.SUPPLIER,
    claim="they make 30% more clothes a day",
    source="pieces / (workers x days x hours); research, indicators 1 (I14): more a day in longer hours can be less an hour",
    can="whether more pieces a day are more pieces an hour or longer hours",
    cannot="why: machines, the kind of garment and the skill of workers differ; no source states a rate that paid workers cannot reach, so it does not fire",
    innocent=("better machines", "simpler goods under the same name", "part of the work done elsewhere"),
    measure=measure,
)

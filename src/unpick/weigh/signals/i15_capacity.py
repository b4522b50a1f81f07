"""I15: hours that every declared worker would need to make what was shipped."""

from functools import partial

from unpick.goods.labor import standard_minutes
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import Group, groups, seed_of, spread

__all__ = ["DRAWS", "INDICATOR", "LONGEST_DAY"]

LONGEST_DAY = 11.0
"""Hours of work a day beyond which the declared workers are too few: 8 and 3 of overtime (research, indicators 1, I15)."""

DRAWS = 4_000
"""Draws over the stated ranges; their 5th percentile moves by less than 1% of the range from seed to seed."""

_CANNOT = "who made the rest: hidden workers, a subcontractor, or a supplier whose goods were sold on"
_INNOCENT = ("seasonal workers", "goods bought in and sold on", "machines that need fewer minutes")


def measure(inputs: Inputs) -> list[Signal]:
    """Return the hours per worker and day that the pieces need, a range over the minutes stated."""
    return [_signal(group) for group in groups(inputs.points, "pieces", "workers", "days_worked", "minutes")]


def _signal(group: Group) -> Signal:
    import numpy as np

    lead, workers = group.lead, group.of("workers")
    told = partial(
        Signal,
        indicator="I15", resolution=Resolution.SUPPLIER, subject=lead.subject, product=lead.product, start=lead.start,
        end=lead.end, kind="signal_capacity", cannot=_CANNOT, innocent=_INNOCENT, why=group.why, unit="hours per worker and day",
        ask="headcount, attendance and subcontracts of the period, against pieces shipped",
        null_model="every worker works on these pieces at full efficiency on every day worked",
    )  # fmt: skip
    if not workers:
        return told(refused="no headcount of the period", lacks="a figure of 'workers' for the period")
    if group.conflict():
        return told(refused=group.conflict(), lacks="the payroll of the period")
    if not lead.unit.startswith("piece"):
        return told(refused=f"the unit is {lead.unit}, not pieces", lacks="the count in pieces")
    minutes, source = _minutes(group)
    if minutes is None:
        lacks = f"cited minutes a piece for '{lead.product or 'the goods'}'"
        return told(refused="no cited minutes for these goods", lacks=lacks)
    days = group.of("days_worked")[0].value if group.of("days_worked") else (lead.end - lead.start).days + 1
    if workers[0].value <= 0 or days <= 0:
        return told(refused="no worker or no day", lacks="headcount and days above 0")
    draw = np.random.default_rng(seed_of(lead.subject, lead.start, lead.value, workers[0].value, minutes))
    hours = lead.value * draw.uniform(*minutes, DRAWS) / 60 / workers[0].value / days
    low, middle, high = (float(one) for one in np.quantile(hours, (0.05, 0.5, 0.95)))
    return told(
        estimate=middle,
        low=low,
        high=high,
        n=1,
        fires=low > LONGEST_DAY,
        tables=source,
        says=f"{lead.value:,.0f} pieces at {minutes[0]:g} to {minutes[1]:g} minutes need {low:.1f} to {high:.1f} hours of each of "
        f"{workers[0].value:g} workers on each of {days:g} days, at full efficiency.",
    )


def _minutes(group: Group) -> tuple[tuple[float, float] | None, tuple[tuple[str, str], ...]]:
    """Return minutes a piece, of the subject's own figures or of the cited table, and the table used."""
    own = group.of("minutes")
    if own:
        return spread(own), ()
    cited = standard_minutes(group.lead.product)
    if cited is None:
        return None, ()
    return (float(cited.low), float(cited.high)), (("standard minutes", cited.source),)


INDICATOR = Indicator(
    id="I15",
    name="capacity against shipments",
    kind="signal_capacity",
    resolution=Resolution.SUPPLIER,
    claim="more was shipped than the declared workers can make",
    source="pieces x minutes / (workers x days); research, indicators 1 (I15); goods/tables/minutes.csv",
    can="that the declared workforce is too small for the pieces, at the best efficiency",
    cannot=_CANNOT,
    innocent=_INNOCENT,
    measure=measure,
)

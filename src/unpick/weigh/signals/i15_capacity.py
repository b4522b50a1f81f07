"""I15: hours that every declared worker would need to make what was shipped."""

from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import (
    DRAWS,
    Group,
    begin,
    bounded,
    groups,
    may_be_less,
    may_be_more,
    minutes_of,
    ranged,
    seed_of,
)

__all__ = ["INDICATOR", "LONGEST_DAY"]

LONGEST_DAY = 11.0
"""Hours of work a day beyond which the declared workers are too few: 8 and 3 of overtime (research, indicators 1, I15)."""


def measure(inputs: Inputs) -> list[Signal]:
    """Return the hours per worker and day that the pieces need, a range over the minutes stated."""
    return [_signal(group) for group in groups(inputs.points, "pieces", "workers", "days_worked", "minutes")]


def _signal(group: Group) -> Signal:
    import numpy as np

    lead, workers = group.lead, group.of("workers")
    told = begin(
        INDICATOR,
        lead,
        ask="headcount, attendance and subcontracts of the period, against pieces shipped",
        unit="hours per worker and day",
        null_model="every worker works on these pieces at full efficiency on every day worked",
        why=group.why,
        product=lead.product,
    )
    if not workers:
        return told(refused="no headcount of the period", lacks="a figure of 'workers' for the period")
    if group.conflict():
        return told(refused=group.conflict(), lacks="the payroll of the period")
    if not lead.unit.startswith("piece"):
        return told(refused=f"the unit is {lead.unit}, not pieces", lacks="the count in pieces")
    minutes, source = minutes_of(group)
    if minutes is None:
        lacks = f"cited minutes a piece for '{lead.product or 'the goods'}'"
        return told(refused="no cited minutes for these goods", lacks=lacks)
    days = group.of("days_worked")[0].value if group.of("days_worked") else (lead.end - lead.start).days + 1
    if workers[0].value <= 0 or days <= 0:
        return told(refused="no worker or no day", lacks="headcount and days above 0")
    draw = np.random.default_rng(seed_of(lead.start, lead.value, workers[0].value, minutes))
    hours = lead.value * draw.uniform(*minutes, DRAWS) / 60 / workers[0].value / days
    low, middle, high = (float(one) for one in np.quantile(hours, (0.05, 0.5, 0.95)))
    # More workers, more days or fewer pieces than stated may be: then no hours must have been worked.
    if may_be_less((lead,)) or may_be_more((*workers, *group.of("days_worked"))):
        low = 0.0
    return told(
        estimate=middle,
        low=low,
        high=high,
        n=1,
        fires=low > LONGEST_DAY,
        tables=source,
        says=f"{bounded(f'{lead.value:,.0f} pieces', lead.bound, first=True)} at {ranged(*minutes, 'g')} minutes need {ranged(low, high, '.1f')} hours of each of "
        f"{bounded(f'{workers[0].value:g} workers', workers[0].bound)} on each of {days:g} days, at full efficiency.",
    )


INDICATOR = Indicator(
    id="I15",
    name="capacity against shipments",
    kind="signal_capacity",
    resolution=Resolution.SUPPLIER,
    claim="more was shipped than the declared workers can make",
    source="pieces x minutes / (workers x days); research, indicators 1 (I15); goods/tables/minutes.csv",
    can="that the declared workforce is too small for the pieces, at the best efficiency",
    cannot="who made the rest: hidden workers, a subcontractor, or a supplier whose goods were sold on",
    innocent=("seasonal workers", "goods bought in and sold on", "machines that need fewer minutes"),
    measure=measure,
)

"""I02: what a day earns, against the legal minimum of a day at that place and time."""

from unpick.model.series import Point
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import begin, bounded, groups, legal_wage, ranged

__all__ = ["DAYS_A_MONTH", "INDICATOR"]

DAYS_A_MONTH = 21.75
"""Paid days of a month by which a monthly minimum becomes one of a day (research, indicators 1, I02)."""


def measure(inputs: Inputs) -> list[Signal]:
    """Return day wage over legal day wage, for each day wage."""
    return [_signal(group.lead) for group in groups(inputs.points, "day_wage")]


def _signal(lead: Point) -> Signal:
    told = begin(
        INDICATOR,
        lead,
        ask="payroll and hours of the same days",
        unit="share of the legal day wage",
        null_model="the legal minimum of the place on the day, lowest tier",
        why=(lead.why,) if lead.why else (),
        product=lead.product,
        interval=1.0,
    )
    legal, missing = legal_wage(lead, "wage")
    if legal is None:
        return told(**missing)
    tiers = sorted(float(tier) / DAYS_A_MONTH for tier in legal.tiers)
    low, high = lead.value / tiers[-1], lead.value / tiers[0]
    middle = lead.value / tiers[len(tiers) // 2]
    return told(
        tables=(("minimum wages", legal.source),),
        estimate=middle,
        low=0.0 if lead.bound in ("<", "<=") else low,
        high=high,
        n=1,
        fires=lead.bound in ("<", "<=", "=", "~") and high < 1,
        says=f"{bounded(f'{lead.value:g} {lead.unit}', lead.bound, first=True)} is {ranged(low, high, '.1%')} of the legal minimum of a day in {legal.place} "
        f"({tiers[0]:.1f} to {tiers[-1]:.1f} {legal.currency}).",
    )


INDICATOR = Indicator(
    id="I02",
    name="earnings cap",
    kind="signal_price",
    resolution=Resolution.SUPPLIER,
    claim="three yuan a day at most",
    source="monthly minimum / 21.75; research, indicators 1 (I02); goods/tables/wages.csv",
    can="that the day's pay lies below the legal minimum of every tier of the place",
    cannot="how many hours the day had, and what was given in kind",
    innocent=(
        "part-time work at home",
        "food or goods as part of the pay",
        "another currency than the one read",
    ),
    measure=measure,
)

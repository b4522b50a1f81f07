"""I38: what a vessel landed against what it may catch."""

from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import (
    Group,
    begin,
    bounded,
    groups,
    may_be_less,
    may_be_more,
    ranged,
    spread,
)

__all__ = ["INDICATOR"]


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each landing of a vessel with a license in the series how much of it the license does not cover."""
    licensed = {one.subject for one in inputs.points if one.measure == "licensed"}
    return [
        _signal(group)
        for group in groups(inputs.points, "catch", "licensed")
        if group.lead.subject in licensed
    ]


def _signal(group: Group) -> Signal:
    lead, allowed = group.lead, group.of("licensed")
    told = begin(
        INDICATOR,
        lead,
        ask="the license with its waters and months, the logbook, and the landing notes of every port",
        unit="share of the landing",
        interval=1.0,
        null_model="all that was landed lies within the license",
        why=group.why,
        product=lead.product,
    )
    if not allowed:
        return told(refused="no license of the period", lacks="a figure of 'licensed' in kg for the period")
    if {lead.unit, *(one.unit for one in allowed)} != {"kg"}:
        return told(refused="landing and license are not both in kg", lacks="both weights in kg")
    if lead.value <= 0:
        return told(refused="nothing was landed", lacks="a landing above 0")
    least, most = spread(allowed)
    low, high = max(0.0, 1 - most / lead.value), max(0.0, 1 - least / lead.value)
    low = 0.0 if may_be_less((lead,)) or may_be_more(allowed) else low
    high = 1.0 if may_be_more((lead,)) or may_be_less(allowed) else high
    return told(
        estimate=(low + high) / 2,
        low=low,
        high=high,
        n=1,
        fires=low > 0,
        says=f"{bounded(f'{lead.value:,.0f} kg', lead.bound, first=True)} were landed, {bounded(ranged(least, most, ',.0f'), allowed[0].bound)} kg are licensed: {ranged(low, high, '.0%')} of the "
        "landing lies outside the license.",
    )


INDICATOR = Indicator(
    id="I38",
    name="landing against license",
    kind="",
    resolution=Resolution.SUPPLIER,
    claim="Chinese boats fish in North Korean waters",
    source="1 - licensed / landed; research, indicators 1 (I29)",
    can="that a vessel landed more than it may catch in the period",
    cannot="where it was caught and by whose labor; fishing without a right says nothing of labor, so it is no line of the ledger",
    innocent=(
        "a license of another period or area that is not in the series",
        "fish taken over at sea from a licensed vessel",
        "weight with ice",
    ),
    measure=measure,
)

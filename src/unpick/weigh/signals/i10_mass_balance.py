"""I10: inputs sent out for work against goods that came back."""

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
    """Return the share of the input that is missing from the goods, a range over the yields stated."""
    return [_signal(group) for group in groups(inputs.points, "inputs_out", "goods_back", "yield")]


def _signal(group: Group) -> Signal:
    lead, back, yields = group.lead, group.of("goods_back"), group.of("yield")
    told = begin(
        INDICATOR,
        lead,
        ask="stock lists at both ends of the period and the scale tickets both ways",
        unit="share of the goods due",
        null_model="all goods due came back within the period",
        why=group.why,
        product=lead.product,
        interval=1.0,
    )
    if not back:
        return told(refused="no weight of goods back", lacks="a figure of 'goods_back' for the period")
    if not yields:
        return told(refused="no yield is stated", lacks="a cited 'yield' of these goods, least and most")
    if group.conflict():
        return told(refused=group.conflict(), lacks="one weight for the period")
    if lead.unit != back[0].unit:
        return told(refused=f"the units differ: {lead.unit} and {back[0].unit}", lacks="both weights in kg")
    least, most = spread(yields)
    if lead.value <= 0 or least <= 0:
        return told(refused="nothing was sent out, or the yield is 0", lacks="figures above 0")
    low, high = 1 - back[0].value / (lead.value * least), 1 - back[0].value / (lead.value * most)
    # A bound that leaves room for more back, or less out, leaves no gap that must be.
    low = min(low, 0.0) if may_be_more(back) or may_be_less((lead, *yields)) else low
    high = 1.0 if may_be_less(back) or may_be_more((lead,)) else high
    return told(
        estimate=(low + high) / 2,
        low=low,
        high=high,
        n=1,
        fires=low > 0,
        says=f"{bounded(f'{lead.value:g} {lead.unit}', lead.bound, first=True)} went out; at a yield of {ranged(least, most, 'g')}, "
        f"{bounded(f'{back[0].value:g} {back[0].unit}', back[0].bound)} back leaves "
        f"{ranged(low, high, '.0%')} of the goods due unaccounted for.",
    )


INDICATOR = Indicator(
    id="I10",
    name="mass balance",
    kind="signal_trade",
    resolution=Resolution.SUPPLIER,
    claim="goods are sold to others on the side",
    source="1 - out / (in x yield); research, indicators 1 (I10)",
    can="that less came back than the input gives at the lowest yield stated",
    cannot="where the rest went",
    innocent=(
        "stock at the end of the period",
        "waste above the usual",
        "goods that came back after the period",
    ),
    measure=measure,
)

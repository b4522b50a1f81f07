"""I03: what a day's pay and the price of a piece say together: the pieces of a day, and the share that reaches the worker."""

from typing import Final

from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import Group, begin, bounded, groups, minutes_of, ranged

__all__ = ["INDICATOR"]

_DAY: Final = (8.0, 11.0)
"""Hours of a day: the ordinary ones, and with the longest lawful extension (goods/tables/hours.csv)."""


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each price of a piece beside a day wage the share of the price that the pay of a day's pieces is."""
    found = groups(inputs.points, "unit_price", "day_wage", "minutes")
    return [_signal(group) for group in found if group.of("day_wage")]


def _signal(group: Group) -> Signal:
    price, wages = group.lead, group.of("day_wage")
    told = begin(
        INDICATOR,
        price,
        ask="piece rates, pieces a day and deductions of the same workers",
        unit="share of the price",
        interval=1.0,
        null_model="none: a range over the minutes cited and over 8 to 11 hours a day",
        why=group.why,
        product=price.product,
    )
    if price.unit.partition("/")[2].strip() not in ("piece", "pieces"):
        return told(refused=f"the unit is {price.unit}, not a piece", lacks="the price of one piece")
    currencies = {one.unit.partition("/")[0].strip().upper() for one in (price, *wages)}
    if len(currencies) > 1 or group.conflict():
        return told(
            refused=group.conflict() or f"price and pay are in {' and '.join(sorted(currencies))}",
            lacks="both in one currency",
        )
    if price.value <= 0:
        return told(refused="the price is 0", lacks="a price above 0")
    wage = max(one.value for one in wages)
    bare = f"{bounded(f'{wage:g} a day', wages[0].bound)} and {bounded(f'{price.value:g} a piece', price.bound)} are {wage / price.value:.3g} pieces if all of the price were pay"
    minutes, source = minutes_of(group)
    if minutes is None:
        return told(
            refused=f"no cited minutes for these goods; {bare}",
            lacks=f"cited minutes a piece for '{price.product or 'the goods'}'",
        )
    least, most = _DAY[0] * 60 / minutes[1], _DAY[1] * 60 / minutes[0]
    low, high = wage / (price.value * most), wage / (price.value * least)
    word = "; no such number of pieces fits the minutes: the figures are of different work" if low > 1 else ""
    return told(
        estimate=(low * high) ** 0.5,
        low=low,
        high=high,
        n=1 + len(wages),
        tables=source,
        says=f"{bare}; {minutes[0]:g} to {minutes[1]:g} minutes allow {least:.0f} to {most:.0f} a day, so {ranged(low, high, '.1%')} of the price is pay{word}.",
    )


INDICATOR = Indicator(
    id="I03",
    name="implied output",
    kind="",
    resolution=Resolution.SUPPLIER,
    claim="below one yuan a piece and at most three yuan a day",
    source="pay / (price x pieces a day), pieces by cited minutes; research, indicators 1 (I03)",
    can="which share of the price the pay can be, and whether price, pay and minutes can be of the same work",
    cannot="who keeps the rest; no source states a share that is fair, so it does not fire",
    innocent=(
        "work by the side at few hours a day",
        "a price that holds material and transport",
        "food and lodging in place of pay",
    ),
    measure=measure,
)

"""I01: a price against what the work in the piece costs at the legal minimum."""

from functools import partial

from unpick.goods.labor import MinimumWage
from unpick.model.series import Point
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import DRAWS, Group, begin, bounded, groups, legal_wage, minutes_of, seed_of
from unpick.weigh.signals.i02_earnings_cap import DAYS_A_MONTH

__all__ = ["INDICATOR"]

_HOURS = 8.0
"""Hours of a legal working day behind a monthly minimum (goods/tables/hours.csv)."""


def measure(inputs: Inputs) -> list[Signal]:
    """Return price over floor for each price of one piece."""
    return [_signal(group) for group in groups(inputs.points, "unit_price", "minutes")]


def _signal(group: Group) -> Signal:
    lead = group.lead
    told = begin(
        INDICATOR,
        lead,
        ask="payroll of the same weeks and the contract that says what the price covers",
        unit="price over floor",
        null_model="the piece's minutes at full efficiency, paid at the legal minimum of the place; no material, overhead or profit",
        why=group.why,
        product=lead.product,
    )
    per = lead.unit.partition("/")[2]
    if per.strip() not in ("piece", "pieces"):
        return told(
            refused=f"the unit is {lead.unit}, not a piece",
            lacks="the price of one piece, as the invoice counts it",
        )
    legal, missing = legal_wage(lead, "price")
    if legal is None:
        return told(**missing)
    minutes, source = minutes_of(group)
    if minutes is None:
        return told(
            refused="no cited minutes for these goods",
            lacks=f"cited minutes a piece for '{lead.product or 'the goods'}'",
        )
    return _against_floor(told, lead, minutes, legal, (("minimum wages", legal.source), *source))


def _against_floor(
    told: "partial[Signal]",
    lead: Point,
    minutes: tuple[float, float],
    legal: MinimumWage,
    tables: tuple[tuple[str, str], ...],
) -> Signal:
    """Return the price against the drawn floor: it fires below the 5th percentile, with the unit read on a document."""
    import numpy as np

    draw = np.random.default_rng(seed_of(lead.start, lead.value, minutes))
    tiers = np.array(sorted(float(tier) for tier in legal.tiers))
    wage = draw.choice(tiers, DRAWS) / (DAYS_A_MONTH * _HOURS * 60)
    floor = draw.uniform(*minutes, DRAWS) * wage
    least, middle, most = (float(one) for one in np.quantile(floor, (0.05, 0.5, 0.95)))
    below = lead.value < least and lead.bound in ("<", "<=", "=", "~")
    note = "" if lead.verified or not below else " The unit was not read on a document: no flag."
    return told(
        estimate=lead.value / middle,
        low=0.0 if lead.bound in ("<", "<=") else lead.value / most,
        high=lead.value / least,
        n=1,
        p=float((floor < lead.value).mean()),
        fires=below and lead.verified,
        tables=tables,
        says=f"{bounded(f'{lead.value:g} {lead.unit}', lead.bound, first=True)} against a floor of {least:.2f} to {most:.2f} {legal.currency} "
        f"({minutes[0]:g} to {minutes[1]:g} minutes at the legal minimum of {legal.place}).{note}",
    )


INDICATOR = Indicator(
    id="I01",
    name="labor-cost floor",
    kind="signal_price",
    resolution=Resolution.SUPPLIER,
    claim="unit prices below one yuan",
    source="minutes x legal wage per minute, 5th percentile; research, indicators 1 and 2 (I01); goods/tables",
    can="that work paid at the legal minimum does not fit into the price",
    cannot="who made the piece; the price may be for a part of the work",
    innocent=(
        "a sub-assembly or one step of the work",
        "a dozen or a pair counted as a piece",
        "samples or seconds",
    ),
    measure=measure,
)

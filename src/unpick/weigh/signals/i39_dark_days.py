"""I39: days at sea of which no position of a vessel was received, against other vessels."""

import math

from unpick.model.intervals import jeffreys
from unpick.model.series import Point
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.breaks.rank import level_of
from unpick.weigh.signals.figures import Group, begin, groups
from unpick.weigh.signals.i21_transit import LEAST_CONTROLS

__all__ = ["INDICATOR"]

_LEAST_DAYS = 10
"""Days at sea a vessel needs: with fewer the 90% bound of a share of all is below 0.8."""


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each vessel and period the share of its days at sea without a position, ranked among vessels of the period."""
    asked = list(groups(inputs.points, "days_dark", "days_at_sea"))
    every = [*asked, *groups(inputs.controls, "days_dark", "days_at_sea")]
    return [_signal(group, every) for group in asked]


def _share(group: Group) -> tuple[int, int] | None:
    """Return dark days and days at sea, None where they are no share."""
    days = group.of("days_at_sea")
    if not days or group.conflict():
        return None
    dark, sea = round(group.lead.value), round(days[0].value)
    return (dark, sea) if 0 <= dark <= sea and sea >= _LEAST_DAYS else None


def _like(one: Point, lead: Point) -> bool:
    return (one.start, one.end) == (lead.start, lead.end) and one.subject != lead.subject


def _signal(group: Group, every: list[Group]) -> Signal:
    lead = group.lead
    told = begin(
        INDICATOR,
        lead,
        ask="the vessel's own track, its logbook, and why its transponder was off",
        unit="share of days at sea",
        null_model="vessels of the same period are as often without a position: rank among them",
        why=group.why,
    )
    if group.conflict():
        return told(refused=group.conflict(), lacks="one count of the period")
    if any(one.bound != "=" for one in (lead, *group.of("days_at_sea"))):
        return told(refused="a count of days is a bound, no figure", lacks="the days themselves")
    own = _share(group)
    if own is None:
        return told(
            refused=f"fewer than {_LEAST_DAYS} days at sea are told, or fewer than the dark ones",
            lacks="a figure of 'days_at_sea' for the period",
        )
    others = {
        one.lead.subject: found
        for one in every
        if _like(one.lead, lead) and (found := _share(one)) is not None
    }
    if len(others) < LEAST_CONTROLS:
        return told(
            refused=f"fewer than {LEAST_CONTROLS} matched controls: {len(others)} other vessels of the period",
            lacks="days_dark and days_at_sea of other vessels of the same waters and days",
        )
    shares = sorted(dark / sea for dark, sea in others.values())
    share, (low, high) = own[0] / own[1], jeffreys(*own, 0.9)
    p = (1 + sum(one >= share for one in shares)) / (1 + len(shares))
    middle = shares[len(shares) // 2]
    level = level_of(len(shares))
    bar = shares[-max(1, int(level * (len(shares) + 1) + 1e-9))]
    return told(
        estimate=share,
        low=low,
        high=high,
        n=own[1],
        controls=tuple(sorted(others)),
        p=p,
        power=sum(math.comb(own[1], dark) for dark in range(own[1] + 1) if dark / own[1] > bar) / 2 ** own[1],
        power_for="a vessel without a position on every other day",
        fires=p <= level + 1e-12 and low > middle,
        says=f"No position on {own[0]} of {own[1]} days at sea ({low:.0%} to {high:.0%}); of {len(shares)} other vessels of the period half have {middle:.0%} or less; rank {p:.3g}.",
    )


INDICATOR = Indicator(
    id="I39",
    name="days without a position",
    kind="",
    resolution=Resolution.SUPPLIER,
    claim="vessels go dark in North Korean waters",
    source="share of days at sea without a position, ranked among vessels; research, indicators 1 (I29)",
    can="that a vessel was without a position more often than others of the same waters and days",
    cannot="where it was, what it did, and who worked on it; it is no line of the ledger",
    innocent=(
        "poor reception in those waters",
        "a broken transponder",
        "a small vessel that need not carry one",
    ),
    measure=measure,
)

"""I27: what of a place's exports can have been made with the labor in question: the published total times a share."""

from itertools import groupby, pairwise
from typing import Final

from unpick.model.series import Point
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import begin_at, ranged, spread

__all__ = ["INDICATOR"]

_GARMENTS: Final = ("61", "62")
"""Chapters of garments, of which the claim speaks (research, indicators 1, I27)."""


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each place, goods and destination the ceiling of the value, with the share where one is stated."""
    shares = [one for one in inputs.points if one.measure == "made_share"]
    points = [
        one
        for one in inputs.points
        if one.measure == "trade_value"
        and one.partner
        and (one.product.startswith(_GARMENTS) or any(_of(one, share) for share in shares))
    ]
    points.sort(key=lambda one: (*_key(one), one.start, one.end, one.value, one.why))
    return [_signal(list(held), shares) for _, held in groupby(points, key=_key)]


def _key(point: Point) -> tuple[str, str, str, str]:
    return point.subject, point.partner, point.product, point.unit


def _of(trade: Point, share: Point) -> bool:
    """Tell whether a share is of this place and goods."""
    same = (
        not share.product
        or trade.product.startswith(share.product)
        or share.product.startswith(trade.product)
    )
    return share.subject == trade.subject and same


def _signal(points: list[Point], shares: list[Point]) -> Signal:
    own = [one for one in shares if _of(points[0], one)]
    subject, partner, product, unit = _key(points[0])
    told = begin_at(
        INDICATOR,
        subject,
        (points[0].start, max(one.end for one in points)),
        product=product,
        unit=unit,
        interval=1.0,
        null_model="none: a ceiling by published totals, no test",
        ask="values by maker instead of by province, and a share that somebody counted",
        why=tuple(dict.fromkeys(one.why for one in (*points, *own) if one.why)),
    )
    months = {one.start: one for one in points}
    if len(months) < len(points) or any(late.start <= early.end for early, late in pairwise(points)):
        return told(
            refused="values of one time overlap: adding them would count some twice",
            lacks="one value for each period",
        )
    total = sum(one.value for one in points)
    name = f"{product} from {subject} to {partner}" if product else f"goods from {subject} to {partner}"
    periods = f"{len(points)} period{'s' * (len(points) != 1)}"
    if not own:
        return told(
            estimate=total,
            low=0.0,
            high=total,
            n=len(points),
            says=f"{name}: {total:,.0f} {unit} in {periods}, which is the most that can have been made so; which share was, no figure tells.",
        )
    scale = 100 if own[0].unit == "%" else 1
    least, most = (value / scale for value in spread(own))
    least = 0.0 if any(one.bound in ("<", "<=") for one in own) else least
    if not 0 <= least <= most <= 1:
        return told(refused=f"{most:g} is no share", lacks="shares between 0 and 1, or in %")
    return told(
        estimate=total * (least + most) / 2,
        low=total * least,
        high=total * most,
        n=len(points),
        says=f"{name}: of {total:,.0f} {unit} in {periods}, {ranged(total * least, total * most, ',.0f')} at a share of {ranged(least, most, '.0%')} "
        f"({len(own)} figure{'s' * (len(own) != 1)}).",
    )


INDICATOR = Indicator(
    id="I27",
    name="ceiling of exports",
    kind="",
    resolution=Resolution.CODE,
    claim="hundreds of millions of dollars of goods went to the United States",
    source="published total x stated share; research, indicators 1 (I27)",
    can="the most that can have been made so, by the published totals",
    cannot="that it was: a province is not its workers, and a total without a share is a ceiling alone",
    innocent=(
        "ordinary plants of the same province",
        "goods made elsewhere and exported there",
        "prices that rose",
    ),
    measure=measure,
)

"""I40: trade with one partner that grew far more than trade with others did, a year over the like period before."""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import Final

from unpick.model.series import Point
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.breaks.rank import level_of, seen_among
from unpick.weigh.signals.figures import begin
from unpick.weigh.signals.i20_crossings import season
from unpick.weigh.signals.i21_transit import LEAST_CONTROLS
from unpick.weigh.signals.i37_mirror_gap import period_before

__all__ = ["INDICATOR", "Growth", "growths"]

Trade = tuple[str, str]

_FAR: Final = 3.0
"""Robust deviations beyond the median: 0.9% of partner-years of a published extract reach them (research, indicators 0, finding 3).

By rank alone the highest of a hundred partners would fire in every year.
"""

_SHOWN: Final = 0.05
"""Trades that rank farther in are not shown one by one: a reporter has some hundred partners."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """One trade in two like periods, a year apart.

    Attributes:
        now, before: the two figures. beyond: log of its growth less the median of all trades of the same goods and periods.
    """

    now: Point
    before: Point
    beyond: float

    @property
    def share(self) -> float:
        """Return the growth as a share of the earlier value: 1.0 is a doubling."""
        return self.now.value / self.before.value - 1

    @property
    def trade(self) -> Trade:
        """Return the two sides."""
        return self.now.subject, self.now.partner


def growths(points: Iterable[Point]) -> list[Growth]:
    """Return every trade that has one value above 0 in a period and in the like one a year before, in order of day and sides.

    Two values of one period conflict, a period of which a side published fewer months than it has is no year, and a bound is no figure: none of them grows.
    """
    held, short = _values(points)
    found = []
    for key, now in sorted(held.items()):
        before = held.get((*key[:4], *period_before(now)))
        if before is not None and not {_days(now), _days(before)} & short:
            found.append((now, before))
    found.sort(key=lambda pair: (_like(pair[0]), pair[0].subject, pair[0].partner))
    return [
        Growth(now=now, before=before, beyond=math.log(now.value / before.value) - usual)
        for _, like in groupby(found, key=lambda pair: _like(pair[0]))
        for pairs in [list(like)]
        for usual in [median(math.log(now.value / before.value) for now, before in pairs)]
        for now, before in pairs
    ]


def _values(points: Iterable[Point]) -> tuple[dict[tuple[object, ...], Point], set[tuple[object, ...]]]:
    """Return the one value of each trade and period, and the trades and periods that are not whole."""
    every: dict[tuple[object, ...], list[Point]] = {}
    short = set()
    for one in points:
        if one.measure == "trade_value" and one.partner and one.bound == "=":
            key = (one.subject, one.partner, one.product, one.unit, one.start, one.end)
            every.setdefault(key, []).append(one)
        elif one.measure == "months_reported" and one.value < _months(one):
            short.add(_days(one))
    held = {key: min(found, key=lambda one: one.why) for key, found in every.items()
            if len({one.value for one in found}) == 1 and found[0].value > 0}  # fmt: skip
    return held, short


def _days(point: Point) -> tuple[object, ...]:
    return point.subject, point.partner, point.start, point.end


def _months(point: Point) -> int:
    return (point.end.year - point.start.year) * 12 + point.end.month - point.start.month + 1


def _like(point: Point) -> tuple[object, ...]:
    return point.product, point.unit, point.start, point.end


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each subject and goods the trades of the last period that stand out at 5%, else the one that grew most.

    Held against all other trades of the same goods, in this period and in the like ones before it, each less its period's median.
    """
    every = growths((*inputs.points, *inputs.controls))
    asked = {one.subject for one in inputs.points}
    own = sorted((one for one in every if one.now.subject in asked), key=_of)
    return [one for _, found in groupby(own, key=_of) for one in _of_subject(list(found), every)]


def _of(one: Growth) -> tuple[str, str, str]:
    return one.now.subject, one.now.product, one.now.unit


def _of_subject(found: Sequence[Growth], every: Sequence[Growth]) -> list[Signal]:
    end, start = max((one.now.end, one.now.start) for one in found)
    last = [one for one in found if (one.now.end, one.now.start) == (end, start)]
    now = last[0].now
    null = [
        one
        for one in every
        if (one.now.product, one.now.unit, season(one.now)) == (now.product, now.unit, season(now))
        and one.now.end <= end
    ]
    ranked = sorted(last, key=lambda one: (-one.beyond, one.trade))
    told = [_signal(one, null, trades=len(last)) for one in ranked]
    return [one for one in told if one.p is not None and one.p <= _SHOWN] or told[:1]


def _signal(own: Growth, null: Sequence[Growth], *, trades: int) -> Signal:
    others = [one for one in null if one.trade != own.trade]
    partners = sorted({one.trade for one in others})
    rank = 1 + sum(one.beyond >= own.beyond - 1e-12 for one in others)
    tested = len(partners) >= LEAST_CONTROLS
    p = rank / (1 + len(others)) if tested else None
    name = f"{own.now.subject} with {own.now.partner}"
    level = f"{level_of(len(partners)):.0%}"
    against = (
        f"it ranks {rank} of {1 + len(others)}, {len(partners)} other trades in this year and earlier ones. It fires above {_FAR:.0f} deviations and "
        f"within {level}, where 1 of {round(1 / level_of(len(partners)))} stands by chance; {trades} were ranked so"
        if tested
        else f"{len(partners)} other trades are fewer than {LEAST_CONTROLS}: not tested"
    )
    usual = [one.beyond for one in others]
    # Each is already less the median of its year.
    spread = 1.4826 * median([abs(one) for one in usual]) if usual else 0.0
    far = own.beyond / spread if spread > 0 else math.inf
    return begin(
        INDICATOR,
        own.now,
        product=own.now.product,
        ask="the goods behind the growth by heading and month, their buyers, and what the partner reports of them and sends on",
        unit="times the like period a year before",
        interval=1.0,
        null_model="trade with this partner grew as that with others did, in this year or an earlier one, each less the median of its year",
        why=tuple(dict.fromkeys(one.why for one in (own.before, own.now) if one.why)),
    )(
        estimate=1 + own.share,
        low=1 + own.share,
        high=1 + own.share,
        n=1 + len(others),
        p=p,
        power=seen_among(usual, [one + math.log(2) for one in usual]) if tested else None,
        power_for="a doubling beyond what others grew" if tested else "",
        controls=tuple(f"{subject} with {partner}" for subject, partner in partners) if tested else None,
        fires=p is not None and p <= level_of(len(partners)) and far > _FAR and own.share > 0,
        says=f"{name}: {own.share:+.1%} in {_told(own.now)} on {_told(own.before)}; the middle one of {trades} trades of {own.now.subject} grew by "
        f"{(1 + own.share) / math.exp(own.beyond) - 1:+.1%}, and this one lies {far:.1f} robust deviations beyond it; {against}.",
    )


def _told(point: Point) -> str:
    """Return a period in words: a whole calendar year by its number.

    >>> import datetime as dt
    >>> _told(Point(subject="XA", measure="trade_value", start=dt.date(2022, 1, 1), end=dt.date(2022, 12, 31), value=1, unit="USD"))
    '2022'
    """
    year = point.start.year
    whole = (point.start, point.end) == (dt.date(year, 1, 1), dt.date(year, 12, 31))
    return f"{year}" if whole else f"{point.start} to {point.end}"


INDICATOR = Indicator(
    id="I40",
    name="growth of trade with one partner",
    kind="",
    resolution=Resolution.CODE,
    claim="exports to countries beside a barred market grew when it was closed",
    source="growth over the like period less the median of all trades, ranked among partners and years; research, indicators 0 (finding 3) and 3",
    can="that trade with this partner grew more than trade with others, in this year and in those before, and by how much",
    cannot="why: a price, one large order, a war or a new road does the same; whether the goods stayed there is not told",
    innocent=(
        "a dearer fuel or metal in a trade of few goods",
        "one ship, aircraft or plant delivered in that year",
        "a year before that was a low one",
    ),
    measure=measure,
)

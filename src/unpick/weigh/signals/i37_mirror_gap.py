"""I37: what a partner reports of a trade against what the subject reports, where both sides reported every month."""

import calendar
import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from unpick.model.series import Point
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.breaks.rank import level_of, seen_among
from unpick.weigh.signals.figures import begin
from unpick.weigh.signals.i21_transit import LEAST_CONTROLS

__all__ = ["INDICATOR", "period_before"]


@dataclass(frozen=True, slots=True)
class _Pair:
    """One period of one trade: the subject's value, the partner's, and why they cannot be compared, if so."""

    own: Point
    mirror: Point | None
    fault: str
    why: tuple[str, ...]

    @property
    def ratio(self) -> float:
        return self.mirror.value / self.own.value if self.mirror and self.own.value > 0 else math.nan


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each trade and period how the gap moved since the period before, ranked among other trades of the period."""
    asked, others = _pairs(inputs.points), _pairs(inputs.controls)
    moves = {key: move for key, move in {**_moves(others), **_moves(asked)}.items() if move is not None}
    return [_signal(pair, moves) for pair in asked]


def _pairs(points: Sequence[Point]) -> list[_Pair]:
    order = sorted(
        points,
        key=lambda one: (one.subject, one.partner, one.product, one.start, one.end, one.value, one.why),
    )
    return [_pair(one, order) for one in order if one.measure == "trade_value" and one.partner]


def _pair(own: Point, points: Sequence[Point]) -> _Pair:
    same = [
        one
        for one in points
        if (one.subject, one.partner, one.start, one.end) == (own.subject, own.partner, own.start, own.end)
    ]
    goods = [one for one in same if one.product == own.product]
    mirrors = [one for one in goods if one.measure == "mirror_value"]
    told = {one.channel.casefold(): one for one in same if one.measure == "months_reported"}
    used = (own, *mirrors, *told.values())
    return _Pair(
        own,
        mirrors[0] if mirrors else None,
        _fault(own, goods, told),
        tuple(dict.fromkeys(one.why for one in used if one.why)),
    )


def _fault(own: Point, goods: Sequence[Point], told: dict[str, Point]) -> str:
    mirrors = [one for one in goods if one.measure == "mirror_value"]
    if not mirrors:
        return "the partner's value of the period is not given"
    if (
        len({one.value for one in mirrors}) > 1
        or len({one.value for one in goods if one.measure == "trade_value"}) > 1
    ):
        return "two values of one period conflict"
    if any(one.bound != "=" for one in (own, mirrors[0])):
        return "a value is a bound, no figure"
    if mirrors[0].unit != own.unit:
        return f"the units differ: {own.unit} and {mirrors[0].unit}"
    months = (own.end.year - own.start.year) * 12 + own.end.month - own.start.month + 1
    for side in ("subject", "partner"):
        if side not in told:
            return f"how many months the {side} reported is not given"
        if told[side].value < months:
            return f"the {side} reported {told[side].value:g} of {months} months: an incomplete period fakes a gap"
    return "" if own.value > 0 and mirrors[0].value > 0 else "a value is 0"


def _moves(pairs: Sequence[_Pair]) -> dict[tuple[object, ...], float | None]:
    """Return by trade and period the change of the logarithm of the ratio since the like period a year before."""
    held = {_key(one.own): one for one in pairs if not one.fault}
    return {key: _move(one, held) for key, one in held.items()}


def _key(own: Point) -> tuple[object, ...]:
    return own.subject, own.partner, own.product, own.start, own.end


def period_before(point: Point) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the like period a year before.

    >>> period_before(Point(subject="XA", measure="trade_value", start=dt.date(2024, 2, 1), end=dt.date(2024, 2, 29), value=1, unit="USD"))
    (datetime.date(2023, 2, 1), datetime.date(2023, 2, 28))
    """
    year, month = point.end.year - 1, point.end.month
    last = (point.end + dt.timedelta(days=1)).month != month
    end = calendar.monthrange(year, month)[1] if last else point.end.day
    # A day of 29 February has none a year before; the last of a month stands for the last of that month.
    start = 28 if (point.start.month, point.start.day) == (2, 29) else point.start.day
    return point.start.replace(year=point.start.year - 1, day=start), dt.date(year, month, end)


def _move(one: _Pair, held: dict[tuple[object, ...], _Pair]) -> float | None:
    own = one.own
    earlier = held.get((own.subject, own.partner, own.product, *period_before(own)))
    return math.log(one.ratio / earlier.ratio) if earlier else None


def _signal(pair: _Pair, moves: dict[tuple[object, ...], float]) -> Signal:
    own, key = pair.own, _key(pair.own)
    told = begin(
        INDICATOR,
        own,
        ask="the monthly files of both reporters, and transit, re-export and valuation rules of each",
        unit="partner's value over the subject's",
        interval=1.0,
        null_model="the ratio moved as those of other partners of the same period did",
        why=pair.why,
        product=own.product,
    )
    name = f"{own.subject} with {own.partner}"
    if pair.fault:
        return told(
            refused=f"{name}: {pair.fault}",
            lacks="months_reported of channel 'subject' and 'partner', and both values",
        )
    if key not in moves:
        return told(
            refused=f"{name}: no complete period a year before",
            lacks="both values and months_reported of the year before",
        )
    peers = {other: move for other, move in moves.items() if other != key and other[3:] == key[3:]}
    low, p = moves[key], None
    if len(peers) >= LEAST_CONTROLS:
        p = (1 + sum(move <= low for move in peers.values())) / (1 + len(peers))
    tested = (
        f"rank {p:.3f} among {len(peers)} others"
        if p is not None
        else f"{len(peers)} others are fewer than {LEAST_CONTROLS}: not tested"
    )
    return told(
        estimate=pair.ratio,
        low=pair.ratio,
        high=pair.ratio,
        n=1 + len(peers),
        p=p,
        power=None
        if p is None
        else seen_among(*([-one + put for one in peers.values()] for put in (0.0, math.log(2)))),
        power_for="" if p is None else "a ratio that falls to half",
        controls=tuple(sorted({f"{one[0]} with {one[1]}" for one in peers})) if p is not None else None,
        fires=p is not None and p <= level_of(len(peers)) and low < 0,
        says=f"{name}: the partner reports {pair.ratio:.2f} times what the subject does, {math.exp(low):.2f} times the ratio of a year before; "
        f"{tested}.",
    )


INDICATOR = Indicator(
    id="I37",
    name="mirror gap",
    kind="",
    resolution=Resolution.CODE,
    claim="goods leave for a country where they never arrive",
    source="ratio of mirror values over complete periods, ranked among partners; research, indicators 0 (finding 4) and 3",
    can="that one side's figures fell away from the other's more than those of like partners did, with every month reported",
    cannot="where the goods went; freight and insurance, time lag and transit alone keep the ratio away from one",
    innocent=(
        "transit and re-export",
        "goods on the way at the turn of the year",
        "another level of the code",
    ),
    measure=measure,
)

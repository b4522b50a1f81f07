"""I31: which share of goods one kind of site makes, as several sources put it, side by side."""

from itertools import groupby

from unpick.model.series import Point
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import begin_at, bounded

__all__ = ["INDICATOR"]


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each place, kind of site and product the shares that are stated; no mean is taken over them."""
    points = sorted(
        (one for one in inputs.points if one.measure == "made_share"),
        key=lambda one: (*_key(one), one.value, one.start, one.why),
    )
    return [_signal(list(held)) for _, held in groupby(points, key=_key)]


def _key(point: Point) -> tuple[str, str, str]:
    return point.subject, point.channel.casefold(), point.product.casefold()


def _signal(points: list[Point]) -> Signal:
    first = points[0]
    told = begin_at(
        INDICATOR,
        first.subject,
        (min(one.start for one in points), max(one.end for one in points)),
        product=first.product,
        unit="share of the goods",
        interval=1.0,
        null_model="none: shares as stated, no test",
        ask="how the share was counted: of which goods, by pieces or by value, in which months, by whom",
        why=tuple(dict.fromkeys(one.why for one in points if one.why)),
    )
    shares = [one.value / (100 if one.unit == "%" else 1) for one in points]
    if any(not 0 <= one <= 1 for one in shares):
        return told(refused=f"{max(shares):g} is no share", lacks="shares between 0 and 1, or in %")
    low = 0.0 if any(one.bound in ("<", "<=") for one in points) else min(shares)
    high = 1.0 if any(one.bound in (">", ">=") for one in points) else max(shares)
    origins = len({one.origin or one.why for one in points})
    words = ", ".join(
        dict.fromkeys(
            f"{bounded(format(share, '.0%'), one.bound)} ({one.start:%Y})"
            for share, one in zip(shares, points, strict=True)
        )
    )
    what = first.product or "all goods"
    several = " The least of them is given as the estimate; no mean is taken." if len(set(shares)) > 1 else ""
    return told(
        estimate=min(shares),
        low=low,
        high=high,
        n=origins,
        says=f"{what}, {first.channel or 'the labor in question'}: {words}; {origins} independent origin{'s' * (origins != 1)}.{several}",
    )


INDICATOR = Indicator(
    id="I31",
    name="share made by a kind of site",
    kind="",
    resolution=Resolution.CODE,
    claim="prisons make 70% of the wigs and 90% of the lashes",
    source="range of stated shares by product, never a mean; research, indicators 1 (I31)",
    can="which shares are stated for these goods, and by how many origins",
    cannot="which of them is right; shares of different products say nothing of one another",
    innocent=("one outlet told again by others", "a share of one province read as one of the country"),
    measure=measure,
)

"""Series made of two others: a share of a whole against the rest, and a rate of one figure on another, month by month."""

import math
from collections.abc import Sequence
from dataclasses import replace

from unpick.model.series import Point
from unpick.weigh.signals.breaks.monthly import Monthly, series_of

__all__ = ["rates_of", "shares_of"]


def shares_of(points: Sequence[Point], measure: str) -> list[Monthly]:
    """Return for each channel its odds against all others of the subject's, by product.

    Half is added to both sides, so that a month without one of them stays a number (research, indicators 1, I06). A channel
    without a row in a month that another has counts as none in that month. With two channels the second is the mirror of
    the first and left out.
    """
    groups: dict[tuple[str, ...], list[Monthly]] = {}
    for one in series_of(points, measure):
        _, unit, product, _, partner, place = one.kind
        groups.setdefault((one.subject, unit, product, partner, place), []).append(one)
    return [odds for _, channels in sorted(groups.items()) for odds in _odds(channels)]


def _odds(channels: list[Monthly]) -> list[Monthly]:
    if len(channels) < 2:
        return []
    first = min(one.first for one in channels)
    count = max(one.first + len(one.values) for one in channels) - first
    table = [one.between(first, count) for one in channels]
    told = [any(not math.isnan(row[at]) for row in table) for at in range(count)]
    zeros = [[0.0 if math.isnan(value) else value for value in row] for row in table]
    whole = [sum(row[at] for row in zeros) for at in range(count)]
    why = tuple(dict.fromkeys(one for channel in channels for one in channel.why))
    conflict = next((one.conflict for one in channels if one.conflict), "")
    return [
        replace(
            channel,
            first=first,
            values=tuple(
                (zeros[place][at] + 0.5) / (whole[at] - zeros[place][at] + 0.5) if told[at] else math.nan
                for at in range(count)
            ),
            why=why,
            conflict=conflict,
        )
        for place, channel in enumerate(channels[: 1 if len(channels) == 2 else None])
    ]


def rates_of(points: Sequence[Point], part: str, whole: str) -> list[Monthly]:
    """Return a figure for each thousand of another, by subject, product and partner, where both are told in a month.

    Half is added to the part: a month without a reject stays a number.
    """
    wholes = {(one.subject, one.kind[2], one.kind[4]): one for one in series_of(points, whole)}
    rates = []
    for one in series_of(points, part):
        subject, product, partner = one.subject, one.kind[2], one.kind[4]
        base = wholes.get((subject, product, partner)) or wholes.get((subject, product, ""))
        if base is None:
            continue
        below = base.between(one.first, len(one.values))
        rates.append(
            replace(
                one,
                values=tuple(
                    1000 * (top + 0.5) / bottom if bottom > 0 else math.nan
                    for top, bottom in zip(one.values, below, strict=True)
                ),
                why=tuple(dict.fromkeys((*one.why, *base.why))),
                conflict=one.conflict or base.conflict,
            )
        )
    return rates

"""Monthly series out of figures: one figure a month, or why there is none."""

import datetime as dt
import math
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from unpick.model.series import Point

__all__ = ["Kind", "Monthly", "is_month", "kind_of", "logs", "month_day", "month_of", "series_of"]

Kind = tuple[str, str, str, str, str, str]
"""Measure, unit, product, channel, partner, place: what a series is of, without its subject."""

_MOST_EMPTY: Final = 0.2
"""Above this share of months at zero a logarithm measures when something came, not how much: too noisy."""

_FLOOR: Final = 0.05
"""A month at zero counts as this share of the usual month: an order of magnitude, and no infinite fall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Monthly:
    """The figures of one subject by month.

    Attributes:
        subject: whose. kind: what is measured. first: months since year 0 of the first figure. values: one a month, NaN where
        there is none. why: rows, in order of month. conflict: two figures of one month, in words; empty when none.
    """

    subject: str
    kind: Kind
    first: int
    values: tuple[float, ...]
    why: tuple[str, ...] = ()
    conflict: str = ""

    @property
    def told(self) -> int:
        """Return how many months have a figure."""
        return sum(not math.isnan(value) for value in self.values)

    def between(self, first: int, count: int) -> list[float]:
        """Return the values of some months, NaN where there are none."""
        known = range(self.first, self.first + len(self.values))
        return [
            self.values[month - self.first] if month in known else math.nan
            for month in range(first, first + count)
        ]


def month_of(day: dt.date) -> int:
    """Return months since year 0.

    >>> month_of(dt.date(2024, 3, 5)) % 12
    2
    """
    return 12 * day.year + day.month - 1


def month_day(month: int, *, last: bool = False) -> dt.date:
    """Return the first or last day of a month counted since year 0.

    >>> month_day(month_of(dt.date(2024, 2, 9)), last=True)
    datetime.date(2024, 2, 29)
    """
    year, at = divmod(month, 12)
    return dt.date(year, at + 1, monthrange(year, at + 1)[1] if last else 1)


def is_month(point: Point) -> bool:
    """Tell whether a figure is of one whole calendar month."""
    first = month_of(point.start)
    return point.start == month_day(first) and point.end == month_day(first, last=True)


def kind_of(point: Point) -> Kind:
    """Return what a figure measures, without its subject."""
    product = point.product.strip().casefold()
    return (point.measure, point.unit, product, point.channel.casefold(), point.partner, point.place)


def series_of(points: Sequence[Point], measure: str) -> list[Monthly]:
    """Return the monthly series of a measure, by subject and kind, in any order of the input the same.

    A copy of a figure counts once; two figures of one month that differ are a conflict. Bounds are no figures.
    """
    groups: dict[tuple[str, Kind], dict[int, list[Point]]] = {}
    for point in sorted(points, key=lambda one: (one.subject, one.start, one.value, one.why)):
        if point.measure == measure and point.bound == "=" and is_month(point):
            months = groups.setdefault((point.subject, kind_of(point)), {})
            months.setdefault(month_of(point.start), []).append(point)
    return [_monthly(subject, kind, months) for (subject, kind), months in sorted(groups.items())]


def _monthly(subject: str, kind: Kind, months: dict[int, list[Point]]) -> Monthly:
    """Return one series."""
    first, last = min(months), max(months)
    conflict = next(
        (
            f"two figures of {month_day(month).isoformat()[:7]}: {own[0].value:g} and {own[-1].value:g}"
            for month, own in sorted(months.items())
            if own[0].value != own[-1].value
        ),
        "",
    )
    return Monthly(
        subject=subject,
        kind=kind,
        first=first,
        values=tuple(
            months[month][0].value if month in months else math.nan for month in range(first, last + 1)
        ),
        # The first that was public stands for its copies.
        why=tuple(_first_told(own).why for _, own in sorted(months.items())),
        conflict=conflict,
    )


def _first_told(points: Sequence[Point]) -> Point:
    return min(points, key=lambda one: (one.public_from or dt.date.max, one.why))


def logs(values: Sequence[float]) -> list[float] | None:
    """Return logarithms, a month at zero as a twentieth of the usual month; None when over a fifth is zero."""
    told = sorted(value for value in values if value > 0)
    zeros = sum(value == 0 for value in values)
    if not told or zeros > _MOST_EMPTY * (len(told) + zeros):
        return None
    floor = _FLOOR * told[len(told) // 2]
    return [math.nan if math.isnan(value) else math.log(max(value, floor)) for value in values]

"""Figures put side by side: which belong to one subject, period and product, and where they conflict."""

import datetime as dt
import hashlib
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from unpick.goods.labor import MinimumWage, minimum_wages, standard_minutes, wage_country
from unpick.goods.labor_tables import exchange_rate
from unpick.law.wording import country_names
from unpick.model.series import Point
from unpick.model.signal import Signal
from unpick.places.ports import country_said

if TYPE_CHECKING:
    from unpick.weigh.signals import Indicator

__all__ = [
    "DRAWS",
    "MOST_WHY",
    "Group",
    "begin",
    "begin_at",
    "bounded",
    "groups",
    "land",
    "legal_wage",
    "may_be_less",
    "may_be_more",
    "minutes_of",
    "months_of",
    "ranged",
    "seed_of",
    "spread",
]

DRAWS: Final = 4_000
"""Draws over the stated ranges: the standard error of a 5th percentile is 0.34% of a uniform range."""

MOST_WHY: Final = 20
"""Shipments named at most as what a signal rests on; how many there are is its n."""

_LESS: Final = frozenset({"<", "<="})
_MORE: Final = frozenset({">", ">="})

_RANGED: Final = frozenset({"net_wage", "yield", "minutes", "day_wage"})
"""Measures of which several figures are a range; of any other, two figures of one period are a conflict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One leading figure and the figures of the same subject that overlap its period.

    Attributes:
        lead: the figure that the rule is about. beside: measure to its figures, in order of day. conflicts: measures with two figures
        where one is meant, in words.
    """

    lead: Point
    beside: dict[str, tuple[Point, ...]]

    def of(self, measure: str) -> tuple[Point, ...]:
        """Return the figures of a measure, empty when there are none."""
        return self.beside.get(measure, ())

    def conflict(self) -> str:
        """Return which figures contradict each other, empty when none do."""
        for measure, points in sorted(self.beside.items()):
            values = sorted({point.value for point in points})
            if measure not in _RANGED and len(values) > 1:
                told = " and ".join(f"{value:g}" for value in values)
                return f"figures of '{measure}' for one period conflict: {told}"
        return ""

    @property
    def why(self) -> tuple[str, ...]:
        """Return the rows that the group rests on, each once."""
        every = (self.lead, *(point for points in self.beside.values() for point in points))
        return tuple(dict.fromkeys(point.why for point in every if point.why))


def groups(points: Sequence[Point], lead: str, *others: str) -> Iterator[Group]:
    """Yield a group for each figure of the leading measure, by subject, product and day, in any order of the input the same."""
    order = sorted(points, key=lambda one: (one.subject, one.product, one.start, one.end, one.value, one.why))
    for point in order:
        if point.measure != lead:
            continue
        beside = {
            name: tuple(one for one in order if one.measure == name and _belongs(one, point))
            for name in others
        }
        yield Group(lead=point, beside={name: found for name, found in beside.items() if found})


def _belongs(one: Point, lead: Point) -> bool:
    same = not one.product or not lead.product or one.product.casefold() == lead.product.casefold()
    return one.subject == lead.subject and same and one.start <= lead.end and one.end >= lead.start


def spread(points: Sequence[Point]) -> tuple[float, float]:
    """Return the least and the most of figures."""
    values = [point.value for point in points]
    return min(values), max(values)


def may_be_less(points: Sequence[Point]) -> bool:
    """Tell whether one of the figures is an upper bound alone: "up to 500" may be 5."""
    return any(one.bound in _LESS for one in points)


def may_be_more(points: Sequence[Point]) -> bool:
    """Tell whether one of the figures is a lower bound alone: "at least 20" may be 200."""
    return any(one.bound in _MORE for one in points)


_BOUNDS: Final = {"<": "below", "<=": "at most", ">": "above", ">=": "at least", "~": "about"}


def bounded(text: str, bound: str, *, first: bool = False) -> str:
    """Return a figure with its bound in words.

    Args:
        text: the figure with its unit. first: it begins a sentence.

    >>> bounded("3 CNY/day", "<=", first=True), bounded("0.5 CNY/piece", "=")
    ('At most 3 CNY/day', '0.5 CNY/piece')
    """
    word = _BOUNDS.get(bound, "")
    return f"{word.capitalize() if first else word} {text}".lstrip()


def ranged(low: float, high: float, form: str) -> str:
    """Return a range in words, one figure where both ends read alike.

    Args:
        form: as `format` takes it.

    >>> ranged(1.876, 1.881, ".2f"), ranged(0.41, 0.49, ".0%")
    ('1.88', '41% to 49%')
    """
    ends = dict.fromkeys((format(low, form), format(high, form)))
    return " to ".join(ends)


def land(code: str) -> str:
    """Return the name of a country by its code in a sentence; without a code it is not stated.

    >>> land("KP"), land("")
    ('North Korea', 'a country not stated')
    """
    return country_names().get(code, code) if code else "a country not stated"


def months_of(first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """Return the days from the first of a month to the last of another, each given by any of its days.

    >>> months_of(dt.date(2024, 1, 1), dt.date(2024, 2, 1))
    (datetime.date(2024, 1, 1), datetime.date(2024, 2, 29))
    """
    return first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1])


def seed_of(*parts: object) -> int:
    """Return a seed that the figures alone decide, so that a draw is the same on every run."""
    text = "\x1f".join(part.isoformat() if isinstance(part, dt.date) else repr(part) for part in parts)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def begin(indicator: "Indicator", lead: Point, **more: Any) -> "partial[Signal]":
    """Return a signal of an indicator about a figure, to be finished with an estimate or a refusal."""
    return begin_at(indicator, lead.subject, (lead.start, lead.end), **more)


def begin_at(
    indicator: "Indicator", subject: str, days: tuple[dt.date, dt.date], **more: Any
) -> "partial[Signal]":
    """Return a signal of an indicator about a subject from a first to a last day, to be finished."""
    return partial(
        Signal,
        indicator=indicator.id,
        kind=indicator.kind,
        resolution=indicator.resolution,
        cannot=indicator.cannot,
        innocent=indicator.innocent,
        subject=subject,
        start=days[0],
        end=days[1],
        **more,
    )


def country_of(place: str) -> str:
    """Return the ISO code of the country of a place: of the country's own name, or of a place that the wage table knows.

    >>> country_of("Dandong"), country_of("Invented Town, China"), country_of("Anytown")
    ('CN', 'CN', '')
    """
    parts = (country_said(part) for part in reversed(place.split(",")) if part.strip())
    return next((one for one in parts if one), "") or wage_country(place)


def legal_wage(lead: Point, what: str) -> "tuple[MinimumWage | None, dict[str, str]]":
    """Return the cited minimum wage of a figure's place and last day in its currency, or why there is none.

    Args:
        what: the figure in a word, such as price.
    """
    legal, day = minimum_wages(lead.place, lead.end), lead.end.isoformat()
    if legal is None:
        place = lead.place or "the place of work, which is not stated"
        lacks = f"a cited minimum wage of {place} on {day}"
        return None, {"refused": "no cited minimum wage for this place and day", "lacks": lacks}
    currency = lead.unit.split("/", maxsplit=1)[0].strip().upper()
    if currency == legal.currency:
        return legal, {}
    rate = exchange_rate(legal.currency, currency, lead.end)
    if rate is None:
        lacks = f"a cited exchange rate of {currency} to {legal.currency} on {day}"
        return None, {
            "refused": f"the {what} is in {currency}, the minimum in {legal.currency}",
            "lacks": lacks,
        }
    tiers = tuple(tier * rate.rate for tier in legal.tiers)
    return replace(legal, tiers=tiers, currency=currency, source=f"{legal.source}; {rate.source}"), {}


def minutes_of(group: Group) -> tuple[tuple[float, float] | None, tuple[tuple[str, str], ...]]:
    """Return minutes a piece, of the subject's own figures or of the cited table, and the table used; None without either.

    "At most 12 minutes" is the range from none to twelve.
    """
    own = group.of("minutes")
    if own:
        least, most = spread(own)
        return (0.0 if may_be_less(own) else least, most), ()
    cited = standard_minutes(group.lead.product)
    if cited is None:
        return None, ()
    return (float(cited.low), float(cited.high)), (("standard minutes", cited.source),)

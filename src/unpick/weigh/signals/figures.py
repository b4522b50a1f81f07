"""Figures put side by side: which belong to one subject, period and product, and where they conflict."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from unpick.model.series import Point

__all__ = ["Group", "groups", "seed_of", "spread"]

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


def seed_of(*parts: object) -> int:
    """Return a seed that the figures alone decide, so that a draw is the same on every run."""
    text = "\x1f".join(part.isoformat() if isinstance(part, dt.date) else repr(part) for part in parts)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")

"""Workers by whom two counts of one plant may differ, as its own papers say: on leave, new, gone, paid elsewhere."""

import functools
import re
from collections.abc import Iterator
from typing import Final

from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.exhibits.reading import Grid

__all__ = ["is_accounted"]

_AWAY: Final = re.compile(
    r"\b(?:maternity|parental|sick|unpaid|annual|long|home|medical|study|marriage) leave\b|\bon leave\b|\babsent\b|\boff sick\b|\bfurlough"
    r"|产假|病假|事假|请假|休假|停薪留职|휴직|휴가|병가|결근",
    re.IGNORECASE,
)
"""Words of a cell that say that the worker of the row was not at work."""

_MOST: Final = 6
"""Numbers of which sums are tried: papers name few groups, and many numbers would explain anything."""


def is_accounted(facts: PacketFacts, difference: int) -> bool:
    """Tell whether the packet names so many workers who are in one count and not in the other.

    A number that a paper states, rows of a list that a cell calls absent, or the sum of several such numbers of
    different groups ("two mothers, one without pay").
    """
    return difference in _sums(tuple(sorted(set(_numbers(facts)))[:_MOST]))


def _numbers(facts: PacketFacts) -> Iterator[int]:
    for _, note in facts.said("headcount_change"):
        if note.number and note.bound == "=":
            yield int(note.number)
    for exhibit in facts.filed("workers", "payroll", "attendance", "identity"):
        yield from _rows_away(exhibit)


def _rows_away(exhibit: Exhibit) -> Iterator[int]:
    for grid in exhibit.reading.grids:
        away = sum(any(_AWAY.search(cell) for cell in row) for row in _rows(grid))
        if 0 < 2 * away < len(grid.rows):
            yield away


def _rows(grid: Grid) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table that hold several cells; a line below it speaks of all."""
    return (row for row in grid.rows if sum(bool(cell.strip()) for cell in row) > 2)


@functools.lru_cache(maxsize=256)
def _sums(numbers: tuple[int, ...]) -> frozenset[int]:
    found = {0}
    for number in numbers:
        found |= {total + number for total in found}
    return frozenset(found - {0})

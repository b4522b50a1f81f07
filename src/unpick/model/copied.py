"""Copied blocks in a column: how long a run of values that occurs twice is, against the same values in other orders.

A permutation test: under the null every order of the values is as likely. What is counted is the longest run of
neighboring values, of three different ones at least, that stands twice without overlap. Several tests are corrected
together by Holm (1979, Scandinavian Journal of Statistics 6, 65-70).
"""

import random
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final

from unpick.model.permuted import SHUFFLES, chance

__all__ = ["CopyTest", "copied_block", "has_copy", "holm", "longest_copy"]

_DIFFERENT: Final = 3
"""Different values that a run must hold: a flat wage repeats, and copies nothing."""

_LONGEST: Final = 60
"""Values of a run beyond which no longer one is looked for; it is then told as so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyTest:
    """length: of the longest run that stands twice, 0 for none. first, second: where it begins, from 0.

    p: share of orders with such a run as long or longer, the column's own among them. shuffles: how many were drawn.
    """

    length: int
    first: int
    second: int
    p: float
    shuffles: int


def copied_block(values: Sequence[str], *, most: int = SHUFFLES) -> CopyTest:
    """Test a column, in the order of its rows; the shuffles are drawn from its own values, so that it answers the same each time.

    >>> copied_block(["31", "47", "38", "52"] * 2 + ["40", "41"]).length
    4
    """
    length, first, second = longest_copy(values)
    if not length:
        return CopyTest(length=0, first=0, second=0, p=1.0, shuffles=0)
    order = list(values)

    def reaches(draw: random.Random) -> bool:
        draw.shuffle(order)
        return has_copy(order, length)

    found = chance(reaches, seed=values, most=most)
    return CopyTest(length=length, first=first, second=second, p=found.p, shuffles=found.shuffles)


def longest_copy(values: Sequence[Hashable]) -> tuple[int, int, int]:
    """Return the length of the longest run of 60 at most that stands twice without overlap, and where; zeros for none."""
    if len(set(values)) < _DIFFERENT:
        return 0, 0, 0
    low, high = 0, min(len(values) // 2, _LONGEST)
    while low < high:  # a run that stands twice holds every shorter one that does, whatever its values
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _copy_of(values, middle, different=1) else (low, middle - 1)
    for length in range(low, 0, -1):
        if found := _copy_of(values, length):
            return length, *found
    return 0, 0, 0


def has_copy(values: Sequence[Hashable], length: int) -> bool:
    """Tell whether a run of at least this length stands twice: if a longer one does, one of this length may lack variety."""
    return any(_copy_of(values, more) for more in range(length, min(len(values) // 2, length + 2) + 1))


def _copy_of(
    values: Sequence[Hashable], length: int, *, different: int = _DIFFERENT
) -> tuple[int, int] | None:
    seen: dict[tuple[Hashable, ...], int] = {}
    for at in range(len(values) - length + 1):
        run = tuple(values[at : at + length])
        first = seen.setdefault(run, at)
        if at - first >= length and len(set(run)) >= different:
            return first, at
    return None


def holm(tests: Sequence[float], level: float = 0.05) -> list[bool]:
    """Return which of several p-values hold at a level together.

    >>> holm([0.001, 0.04, 0.02])
    [True, True, True]
    >>> holm([0.01, 0.04, 0.03])
    [True, False, False]
    """
    kept = [False] * len(tests)
    for rank, at in enumerate(sorted(range(len(tests)), key=lambda one: (tests[one], one))):
        if tests[at] > level / (len(tests) - rank):
            break
        kept[at] = True
    return kept

"""Copied blocks in a column: how long a run of values that occurs twice is, against the same values in other orders.

A permutation test: under the null every order of the values is as likely. What is counted is the longest run of
neighboring values, of three different ones at least, that stands twice without overlap. Shuffles are drawn until as
many as `_ENOUGH` reach the run of the column, or all are drawn, so that a column without copies costs little (Besag
and Clifford 1991, Biometrika 78, 301-304). Several columns are corrected together by Holm (1979, Scandinavian
Journal of Statistics 6, 65-70).
"""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["CopyTest", "copied_block", "holm", "longest_copy"]

_SHUFFLES: Final = 1999
_ENOUGH: Final = 20
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


def copied_block(values: Sequence[str]) -> CopyTest:
    """Test a column, in the order of its rows; the shuffles are drawn from its own values, so that it answers the same each time.

    >>> copied_block(["31", "47", "38", "52"] * 2 + ["40", "41"]).length
    4
    """
    length, first, second = longest_copy(values)
    if not length:
        return CopyTest(length=0, first=0, second=0, p=1.0, shuffles=0)
    seed = hashlib.sha256("\x1f".join(values).encode()).digest()
    draw, order, reached = random.Random(seed), list(values), 0  # noqa: S311 - a test, no secret
    for count in range(1, _SHUFFLES + 1):
        draw.shuffle(order)
        reached += _has_copy(order, length)
        if reached == _ENOUGH:
            # Stopped early: the share of shuffles that reached it is the p-value.
            return CopyTest(length=length, first=first, second=second, p=reached / count, shuffles=count)
    p = (reached + 1) / (_SHUFFLES + 1)
    return CopyTest(length=length, first=first, second=second, p=p, shuffles=_SHUFFLES)


def longest_copy(values: Sequence[str]) -> tuple[int, int, int]:
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


def _has_copy(values: Sequence[str], length: int) -> bool:
    """Tell whether a run of at least this length stands twice: if a longer one does, one of this length may lack variety."""
    return any(_copy_of(values, more) for more in range(length, min(len(values) // 2, length + 2) + 1))


def _copy_of(values: Sequence[str], length: int, *, different: int = _DIFFERENT) -> tuple[int, int] | None:
    seen: dict[tuple[str, ...], int] = {}
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

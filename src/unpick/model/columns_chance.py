"""Columns of counted values against other orders of them: digits that avoid repeating, and two months that agree.

Nothing is taken of how digits or values are spread, so that rounding, quotas and teams that share a count are in the null.

- Who makes numbers up repeats a digit seldom (Mosimann, Wiseman and Edelman 1995, Accountability in Research 4, 31-55; Beber
  and Scacco 2012, Political Analysis 20, 211-234): the last digits of rows that follow each other are equal less often than
  in other orders. More often is what teams do, and is no remark.
- Who fills a month from another keeps values. Workers keep their pace as well, so that a value is exchanged only with those
  of workers near by in the other month: nearer than half of what workers usually move from month to month.
"""

import random
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from statistics import median
from typing import Final

from unpick.model.permuted import SHUFFLES, chance, seeded, shuffled_within

__all__ = ["EXPECTED", "Counted", "agreeing", "last_digits", "repeats_avoided"]

_DIGITS: Final = 5
"""Different digits of a place of the number from which it counts as one that varies: rounding to tens leaves one."""

EXPECTED: Final = 5.0
"""Repeats expected below which a list is too short to lack any; a convention of this project."""

_TRIED: Final = 60
"""Orders from which what is expected is told."""

_SHARED: Final = 3
_MOVED: Final = 5
"""Workers who share a value from whom on it is a quota or a grade; workers with another value in the other month from whom on it is told how far workers move."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a list shows and what its other orders show in the middle; p: see `permuted.Chance`."""

    seen: int
    expected: float
    p: float
    shuffles: int


def last_digits(values: Sequence[Decimal]) -> list[str] | None:
    """Return for each value the digit of the last place that varies in the column, None where none does.

    >>> last_digits([Decimal(n) for n in (310, 320, 350, 470, 480, 390)])
    ['1', '2', '5', '7', '8', '9']
    """
    least = min((int(value.as_tuple().exponent) for value in values), default=0)
    for place in range(min(least, 0), 4):
        digits = [str(int(abs(value).scaleb(-place)) % 10) for value in values]
        if len(set(digits)) >= _DIGITS:
            return digits
    return None


def repeats_avoided(
    marks: Sequence[Hashable], lists: Sequence[Hashable], *, most: int = SHUFFLES
) -> Counted | None:
    """Test whether marks that follow each other in a list are equal less often than in other orders.

    Args:
        marks: digits, in the order of the rows. lists: which list each stands in; marks stay in their list, and the last
            of one and the first of the next do not follow each other.

    Returns:
        None where too few repeats are expected to lack any.
    """
    follows = [at for at, (one, other) in enumerate(pairwise(lists)) if one == other]
    drawn, seed = shuffled_within(marks, lists), [*marks, *lists]
    expected = _expected(lambda draw: _repeats(drawn(draw), follows), seed)
    if expected < EXPECTED:
        return None
    seen = _repeats(marks, follows)
    found = chance(lambda draw: _repeats(drawn(draw), follows) <= seen, seed=seed, most=most)
    return Counted(seen=seen, expected=expected, p=found.p, shuffles=found.shuffles)


def _repeats(marks: Sequence[Hashable], follows: Sequence[int]) -> int:
    return sum(marks[at] == marks[at + 1] for at in follows)


def _expected(count: Callable[[random.Random], int], seed: Sequence[object]) -> float:
    draw = seeded([*seed, "expected"])
    return sum(count(draw) for _ in range(_TRIED)) / _TRIED


def agreeing(first: Sequence[Decimal], second: Sequence[Decimal], *, most: int = SHUFFLES) -> Counted:
    """Test whether more workers than by chance have the same value in two months.

    Args:
        first, second: values of the same workers, one by one.

    >>> agreeing([Decimal(30)] * 20, [Decimal(30)] * 20).p
    1.0
    """
    drawn, seed = shuffled_within(second, _near(first, second)), [*first, *second]

    def agree(draw: random.Random) -> int:
        return sum(one == other for one, other in zip(first, drawn(draw), strict=True))

    seen = sum(one == other for one, other in zip(first, second, strict=True))
    found = chance(lambda draw: agree(draw) >= seen, seed=seed, most=most)
    return Counted(seen=seen, expected=_expected(agree, seed), p=found.p, shuffles=found.shuffles)


def _near(first: Sequence[Decimal], second: Sequence[Decimal]) -> list[int]:
    """Return for each worker the number of the group of those near by in the first month."""
    moved = [abs(one - other) for one, other in zip(first, second, strict=True) if one != other]
    if len(moved) >= _MOVED:
        reach = median(moved) / 2
    else:
        # Where nobody moves, values that many share are grades, and those that each has alone are near to all.
        reach = max(first) - min(first) if 2 * len(set(first)) >= len(first) else Decimal(0)
    groups, number, start = [0] * len(first), 0, None
    for at in sorted(range(len(first)), key=lambda one: first[one]):
        if start is None or first[at] - start > reach:
            number, start = number + 1, first[at]
        groups[at] = number
    # A value that several share is a quota or a grade, and who holds it twice shows nothing: its own group, negative.
    shared = [value for value, count in Counter(first).items() if count >= _SHARED]
    return [
        -1 - shared.index(value) if value in shared else group
        for group, value in zip(groups, first, strict=True)
    ]

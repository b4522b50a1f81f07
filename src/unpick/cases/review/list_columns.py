"""D08, counted columns over all lists: last digits that avoid repeating, and two months that agree worker by worker.

Both are what numbers that nobody counted may look like, and both have innocent readings, so they are remarks and never more
than minor. Months are held against each other in their order; of two lists of the same days (a copy, a translation) one is
asked. Flat values and standing hours of a grade agree in every order and make no remark.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from unpick.cases.review.facts import PacketFacts
from unpick.cases.review.listed import MEASURED, Column, ListTest, Outcome, columns_of, remark
from unpick.model.columns_chance import Counted, agreeing, last_digits, repeats_avoided
from unpick.model.defect import Defect, Spot

__all__ = ["digits", "months_agree"]

_FEWEST: Final = 20
_DIFFERENT: Final = 5
_MORE: Final = 5
"""Workers of a list, different values in it, and agreeing workers beyond the expected: conventions of this project."""

_CURE: Final = (
    "The counts as they were taken down on the floor: bundle tickets, line sheets, the clock's own file."
)


def digits(facts: PacketFacts) -> Iterator[ListTest]:
    """Yield one test per kind of column, over all lists of the packet together."""
    held = _single([one for one in columns_of(facts, fewest=_FEWEST) if not one.is_sorted])
    for name in MEASURED:
        marks: list[str] = []
        lists: list[int] = []
        used: list[Column] = []
        for column in (one for one in held if one.name == name):
            if found := last_digits(column.numbers or ()):
                marks += found
                lists += [len(used)] * len(found)
                used.append(column)
        # Whether a list is long enough is told from its values alone, so that it is no look at the answer.
        if used and repeats_avoided(marks, lists, most=0):
            yield partial(_digits, facts, used, marks, lists)


def _digits(
    facts: PacketFacts, used: Sequence[Column], marks: Sequence[str], lists: Sequence[int], most: int
) -> Outcome:
    test = repeats_avoided(marks, lists, most=most)
    assert test
    return Outcome(p=test.p, remark=lambda tried: _avoided(facts, used, test, len(marks), tried))


def _avoided(facts: PacketFacts, used: Sequence[Column], test: Counted, values: int, tried: int) -> Defect:
    name = MEASURED[used[0].name]
    where = ", ".join(f"{one.exhibit.id} ({one.place})" for one in used[:4]) + ", ..." * (len(used) > 4)
    return remark(
        facts,
        "digits_avoid_repeats",
        f"In the {name} of {values} rows of {where} the last digit is that of the row before {test.seen} times; in other orders "
        f"of the same values it is so {test.expected:.0f} times.",
        chance=(
            f"A share of {test.p:.4f} of those orders has so few (permutation within each list, {tried} tests of the packet corrected "
            "together). Who makes numbers up seldom repeats a digit."
        ),
        otherwise="Two kinds of work that take turns in the list, or an order of the list that follows the digit, do so too.",
        spots=tuple(
            Spot(says=f"{name}, last digits in the order of the list", exhibit=one.exhibit.id, file=one.exhibit.file, place=one.place)
            for one in used[:5]
        ),
        cure=_CURE,
        repeats=test.seen,
        expected=round(test.expected, 1),
        rows=values,
        p=round(test.p, 5),
        shuffles=test.shuffles,
        tests=tried,
    )  # fmt: skip


def _single(columns: Sequence[Column]) -> list[Column]:
    """Return columns without those that mostly hold the same values of the same workers again: copies and translations."""
    kept: list[Column] = []
    seen: list[tuple[str, set[tuple[str, str]]]] = []
    for one in columns:
        cells = set(zip(one.workers, one.values, strict=True))
        if not any(name == one.name and 2 * len(cells & other) > len(cells) for name, other in seen):
            kept.append(one)
        seen.append((one.name, cells))
    return kept


def months_agree(facts: PacketFacts) -> Iterator[ListTest]:
    """Yield one test per measured column and two months that follow each other among the lists."""
    columns = list(columns_of(facts, fewest=_FEWEST))
    for name in MEASURED:
        dated = sorted(
            (one for one in columns if one.name == name and one.days and one.numbers),
            key=lambda one: one.days or (),
        )
        of_days = list({one.days: one for one in reversed(dated)}.values())[::-1]
        for first, second in pairwise(of_days):
            if first.days and second.days and first.days[1] < second.days[0] and _shared(first, second):
                yield partial(_agree, facts, first, second)


def _shared(first: Column, second: Column) -> list[str]:
    """Return the workers who have a value in both months; none where they are few or their values are nearly all one."""
    one, other = (dict(zip(column.workers, column.values, strict=True)) for column in (first, second))
    both = [worker for worker in one if worker in other]
    varied = min(len({held[worker] for worker in both}) for held in (one, other)) >= _DIFFERENT
    return both if len(both) >= _FEWEST and varied else []


def _agree(facts: PacketFacts, first: Column, second: Column, most: int) -> Outcome:
    both = _shared(first, second)
    one, other = (dict(zip(held.workers, held.numbers or (), strict=True)) for held in (first, second))
    test = agreeing([one[worker] for worker in both], [other[worker] for worker in both], most=most)
    enough = test.seen >= test.expected + _MORE
    return Outcome(
        p=test.p,
        remark=lambda tried: _agreed(facts, first, second, len(both), test, tried) if enough else None,
    )


def _agreed(
    facts: PacketFacts, first: Column, second: Column, workers: int, test: Counted, tried: int
) -> Defect:
    name = MEASURED[first.name]
    where = " and ".join(f"{one.exhibit.id} ({one.place}, {_span(one)})" for one in (first, second))
    return remark(
        facts,
        "months_agree",
        f"{test.seen} of {workers} workers have the same {name} in two months, {where}; if values are exchanged among "
        f"workers near by it is {test.expected:.0f}.",
        chance=f"A share of {test.p:.4f} of such exchanges agrees as often (permutation, {tried} tests of the packet corrected together).",
        otherwise=(
            "Hours that each worker has by a standing agreement, a quota that each is set alone, and a month that was paid on the "
            "last one's count until the true one came do so too."
        ),
        spots=tuple(
            Spot(says=f"{name} of {workers} workers", exhibit=one.exhibit.id, file=one.exhibit.file, place=one.place)
            for one in (first, second)
        ),
        cure=_CURE,
        agree=test.seen,
        expected=round(test.expected, 1),
        workers=workers,
        p=round(test.p, 5),
        shuffles=test.shuffles,
        tests=tried,
    )  # fmt: skip


def _span(column: Column) -> str:
    return f"{column.days[0]} to {column.days[1]}" if column.days else ""

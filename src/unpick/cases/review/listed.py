"""D08, lists of workers as they are tested against chance: their columns, their clock times, and the form of a remark."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from unpick.cases.review.counts import Days, day_of, rolls
from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.cases.review.question import stake
from unpick.goods.labor import figure
from unpick.model.defect import Defect, Severity, Spot

__all__ = ["MEASURED", "MOST", "Cards", "Column", "ListTest", "Outcome", "cards_of", "columns_of", "remark"]

MEASURED: Final = {"pieces": "pieces", "overtime_hours": "overtime hours"}
"""Columns that are counted worker by worker; pay follows from rates and grades, days and hours from the shift."""

MOST: Final = 10_000
"""Workers of a list, or cards of a record of time, beyond which it is not tried: a convention of this project."""

_NUMBERS: Final = 0.9
"""Share of a column that must be numbers; in a scan `?` stands for a cell that was not read surely."""

_CLOCK: Final = re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """p: of one test. remark: from the number of tests corrected together to what is said, None where it is too little."""

    p: float
    remark: Callable[[int], Defect | None]


ListTest = Callable[[int], Outcome]
"""One test, run with at most so many drawn orders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A measured column of one list: of those who have a value, in the order of the list; a nought measures nothing."""

    exhibit: Exhibit
    place: str
    days: Days | None
    name: str
    workers: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def numbers(self) -> tuple[Decimal, ...] | None:
        """Return the values as numbers, None where one is none."""
        found = [figure(value) for value in self.values]
        return tuple(one.value for one in found if one) if all(found) else None

    @property
    def is_sorted(self) -> bool:
        """Tell whether the list was put in the order of this column, or holds what is no number."""
        numbers = self.numbers
        return numbers is None or list(numbers) in (sorted(numbers), sorted(numbers, reverse=True))


def columns_of(facts: PacketFacts, *, fewest: int) -> Iterator[Column]:
    """Yield the measured columns of the packet's lists with at least so many values."""
    for role in ("payroll", "production"):
        for exhibit, place, days, people in rolls(facts, role):
            for name in MEASURED:
                told = {worker: row.get(name, "").strip() for worker, row in people.items()}
                some = {worker: value for worker, value in told.items() if value and value.strip("0.") != ""}
                held = {worker: value for worker, value in some.items() if figure(value)}
                if fewest <= len(held) <= MOST and len(held) >= _NUMBERS * len(some):
                    yield Column(
                        exhibit=exhibit, place=place, days=days, name=name, workers=tuple(held), values=tuple(held.values())
                    )  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Cards:
    """The clock times of one exhibit, minutes from midnight: rows as they stand, and by worker and day.

    Attributes:
        rows: (worker, day, in, out). places: where each stands. by_worker: first card of each day.
    """

    exhibit: Exhibit
    rows: list[tuple[str, str, int, int]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    @property
    def by_worker(self) -> dict[str, dict[str, tuple[int, int]]]:
        """Return worker to day to times in and out."""
        found: dict[str, dict[str, tuple[int, int]]] = {}
        for worker, day, came, left in self.rows:
            found.setdefault(worker, {}).setdefault(day, (came, left))
        return found

    def place(self, worker: str, day: str) -> str:
        """Return where a worker's card of a day stands."""
        at = next(at for at, row in enumerate(self.rows) if row[:2] == (worker, day))
        return self.places[at]


def cards_of(facts: PacketFacts) -> Iterator[Cards]:
    """Yield the clock times of each exhibit that has any with a worker and a day."""
    for exhibit in facts.filed():
        cards = Cards(exhibit=exhibit)
        for table in exhibit.tables:
            if table.role == "attendance":
                for row, place in zip(table.rows, table.places, strict=True):
                    if card := _card(row):
                        cards.rows.append(card)
                        cards.places.append(place)
        if 0 < len(cards.rows) <= MOST:
            yield cards


def _card(row: Mapping[str, str]) -> tuple[str, str, int, int] | None:
    worker, day = row.get("worker", "").strip(), day_of(row.get("day", ""))
    came, left = _CLOCK.search(row.get("time_in", "")), _CLOCK.search(row.get("time_out", ""))
    if not worker or not day or not came or not left:
        return None
    return worker, day.isoformat(), 60 * int(came[1]) + int(came[2]), 60 * int(left[1]) + int(left[2])


def remark(
    facts: PacketFacts, check: str, says: str, *, chance: str, otherwise: str, spots: tuple[Spot, ...], cure: str, **bounds: Any
) -> Defect:  # fmt: skip
    """Return a remark on a list, with what the test was and what else leaves the same mark; never more than minor."""
    return Defect(
        code="D08",
        check=check,
        says=says,
        reason=f"{stake(facts)} {chance} {otherwise}",
        severity=Severity.MINOR,
        spots=spots,
        cure=cure,
        bounds=tuple(bounds.items()),
        rests_on=("permutation test with Holm's correction (unpick.model.permuted, unpick.model.copied)",),
    )

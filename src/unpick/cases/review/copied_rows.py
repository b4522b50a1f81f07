"""D08, copied rows: whether runs of measured values stand twice in a list of workers more than by chance.

Pieces and overtime are measured worker by worker. A run of several different values that stands twice in one month's
list is what filling a list by copying leaves; a roster that turns, teams that share their count, and a list that was
sorted leave it too, so this is a remark with its innocent readings and never more than minor. Columns of pay are not
tried: grades repeat by nature. A list of fewer than 20 workers is not tried, nor one whose column is sorted.

All columns of a packet are corrected together (Holm), so that many lists do not make a remark by themselves.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from unpick.cases.review.counts import rolls
from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.cases.review.question import stake
from unpick.model.copied import CopyTest, copied_block, holm
from unpick.model.defect import Defect, Severity, Spot

__all__ = ["check_copies"]

_MEASURED: Final = {"pieces": "pieces", "overtime_hours": "overtime hours"}
_FEWEST: Final = 20
_SHORTEST: Final = 4
_MOST_ROWS: Final = 2_000
"""Workers of a list, values of a run, and rows that are tried: conventions of this project."""

_Tried = tuple[Exhibit, str, str, list[str], CopyTest]


def check_copies(facts: PacketFacts) -> Iterator[Defect]:
    """Yield one remark per column in which a run of values stands twice, after correction over all columns tried."""
    tried = list(_tests(facts))
    for one, holds in zip(tried, holm([test.p for *_, test in tried]), strict=True):
        if holds and one[4].length >= _SHORTEST:
            yield _remark(facts, one, len(tried))


def _tests(facts: PacketFacts) -> Iterator[_Tried]:
    for role in ("payroll", "production"):
        for exhibit, place, _, people in rolls(facts, role):
            for column in _MEASURED:
                values = _column(people, column)
                if _FEWEST <= len(values) <= _MOST_ROWS and not _is_sorted(values):
                    yield exhibit, place, column, values, copied_block(values)


def _column(people: Mapping[str, Mapping[str, str]], column: str) -> list[str]:
    """Return the values of those who have one, in the order of the list; a nought measures nothing."""
    told = (row.get(column, "").strip() for row in people.values())
    return [value for value in told if value and value.strip("0.") != ""]


def _is_sorted(values: list[str]) -> bool:
    try:
        numbers = [float(value) for value in values]
    except ValueError:
        return True  # not all are numbers: nothing is tried
    return numbers in (sorted(numbers), sorted(numbers, reverse=True))


def _remark(facts: PacketFacts, one: _Tried, tried: int) -> Defect:
    exhibit, place, column, values, test = one
    run = ", ".join(values[test.first : test.first + test.length][:8])
    more = ", ..." if test.length > 8 else ""
    says = (
        f"In the {_MEASURED[column]} of {len(values)} workers on {exhibit.id} ({place}), {test.length} values in a row stand "
        f"twice: {run}{more}, from workers {test.first + 1} and {test.second + 1} of the list on."
    )
    return Defect(
        code="D08",
        check="copied_rows",
        says=says,
        reason=(
            f"{stake(facts)} Of the same values in other orders a share of {test.p:.4f} holds such a run (permutation, {tried} "
            "columns corrected together). A roster that turns, teams that share their count and a list put in order leave it too."
        ),
        severity=Severity.MINOR,
        spots=(Spot(says=f"{run}{more}", exhibit=exhibit.id, file=exhibit.file, place=place),),
        cure="The counts as they were taken down on the floor: bundle tickets, line sheets, the clock's own file.",
        bounds=(
            ("run", test.length),
            ("workers", len(values)),
            ("p", round(test.p, 4)),
            ("shuffles", test.shuffles),
            ("columns_tried", tried),
        ),
        rests_on=("permutation test with Holm's correction (unpick.model.copied)",),
    )

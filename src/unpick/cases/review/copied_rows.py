"""D08, copied rows: whether runs of measured values stand twice in a list of workers more than by chance.

Pieces and overtime are measured worker by worker. A run of several different values that stands twice in one month's
list is what filling a list by copying leaves; a roster that turns, teams that share their count, and a list that was
sorted leave it too, so this is a remark with its innocent readings and never more than minor. Columns of pay are not
tried: grades repeat by nature. A list of fewer than 20 workers is not tried, nor one whose column is sorted.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from unpick.cases.review.facts import PacketFacts
from unpick.cases.review.listed import MEASURED, Column, ListTest, Outcome, columns_of, remark
from unpick.model.copied import CopyTest, copied_block
from unpick.model.defect import Defect, Spot

__all__ = ["copies"]

_FEWEST: Final = 20
_SHORTEST: Final = 4
"""Workers of a list, and values of a run, that are tried: conventions of this project."""


def copies(facts: PacketFacts) -> Iterator[ListTest]:
    """Yield one test per measured column."""
    for column in columns_of(facts, fewest=_FEWEST):
        if not column.is_sorted:
            yield partial(_tested, facts, column)


def _tested(facts: PacketFacts, column: Column, most: int) -> Outcome:
    test = copied_block(column.values, most=most)
    return Outcome(
        p=test.p,
        remark=lambda tried: _remark(facts, column, test, tried) if test.length >= _SHORTEST else None,
    )


def _remark(facts: PacketFacts, column: Column, test: CopyTest, tried: int) -> Defect:
    exhibit, place, values = column.exhibit, column.place, column.values
    run = ", ".join(values[test.first : test.first + test.length][:8])
    more = ", ..." if test.length > 8 else ""
    says = (
        f"In the {MEASURED[column.name]} of {len(values)} workers on {exhibit.id} ({place}), {test.length} values in a row stand "
        f"twice: {run}{more}, from workers {test.first + 1} and {test.second + 1} of the list on."
    )
    return remark(
        facts,
        "copied_rows",
        says,
        chance=(
            f"Of the same values in other orders a share of {test.p:.4f} holds such a run (permutation, {tried} "
            "tests of the packet corrected together)."
        ),
        otherwise="A roster that turns, teams that share their count and a list put in order leave it too.",
        spots=(Spot(says=f"{run}{more}", exhibit=exhibit.id, file=exhibit.file, place=place),),
        cure="The counts as they were taken down on the floor: bundle tickets, line sheets, the clock's own file.",
        run=test.length,
        workers=len(values),
        p=round(test.p, 5),
        shuffles=test.shuffles,
        tests=tried,
    )

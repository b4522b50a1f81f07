"""Whether as many workers were repaid as the packet says: the stated number against the rows of the ledger."""

import re
from collections.abc import Iterator
from typing import Final

from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.exhibits.notes_numbers import in_digits
from unpick.exhibits.reading import Grid
from unpick.model.defect import Spot

__all__ = ["repaid_counts"]

_REPAID: Final = r"(?:repaid|paid back|reimbursed|refunded|returned|given back|received back)"
_SAID: Final = re.compile(
    rf"\b(?:all |each of the |every one of the |the )?(?P<n>\d{{1,5}})\b[^.;\d]{{0,60}}\b(?:workers?|employees?|migrants?|people|persons|women|men)\b[^.;\d]{{0,40}}\b(?:have|had|has|were|was) (?:all |since |now )?(?:been )?{_REPAID}\b"
    rf"|\b{_REPAID}\b[^.;]{{0,40}}\bto (?:all |each of the |the )?(?P<m>\d{{1,5}})\b[^.;\d]{{0,20}}\b(?:workers?|employees?|migrants?|people)\b",
    re.IGNORECASE,
)
_MORE: Final = re.compile(r"\b(?:and|plus)\b[^.;]{0,12}\d", re.IGNORECASE)
"""A second group in the same words: the ledger holds both."""
_HEAD: Final = re.compile(
    rf"\b{_REPAID}\b|\bre(?:payment|imbursement|fund)|退还|返还|환급|반환", re.IGNORECASE
)
_PERSON: Final = re.compile(
    r"worker|employee|name|\bid\b|\bno\b|staff|员工|工号|姓名|근로자|성명|사번", re.IGNORECASE
)
_SUM: Final = re.compile(r"^\W*(?:grand |sub)?(?:total|sum|合计|总计|합계|계)\b", re.IGNORECASE)


def repaid_counts(facts: PacketFacts) -> Iterator[tuple[Spot, int, Spot, int]]:
    """Yield a stated number of workers who were repaid and the fewer rows of the only ledger of repayments."""
    ledgers = [
        (one, grid, count) for one in facts.filed() for grid in one.reading.grids if (count := _rows(grid))
    ]
    if len(ledgers) != 1:
        return
    exhibit, grid, count = ledgers[0]
    book = Spot(
        says=f"{count} workers in the ledger of repayments",
        exhibit=exhibit.id,
        file=exhibit.file,
        place=grid.name,
    )
    for one in facts.filed():
        yield from ((spot, number, book, count) for spot, number in _said(one) if number > count)


def _said(exhibit: Exhibit) -> Iterator[tuple[Spot, int]]:
    text = in_digits(exhibit.prose)
    for match in _SAID.finditer(text):
        if not _MORE.search(match.group()):
            number = int(match["n"] or match["m"])
            yield (
                Spot(says=match.group()[:200], exhibit=exhibit.id, file=exhibit.file, place="its text"),
                number,
            )


def _rows(grid: Grid) -> int:
    """Return how many workers a ledger of repayments names; 0 for another table."""
    if not any(_HEAD.search(head) for head in grid.header) or not any(
        _PERSON.search(head) for head in grid.header
    ):
        return 0
    at = next(place for place, head in enumerate(grid.header) if _PERSON.search(head))
    return len({row[at].strip() for row in grid.rows if row[at].strip() and not any(map(_SUM.match, row))})

"""What rests on a machine's reading of a page: minor, whatever it would weigh, until a person has compared the page."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.exhibits.reading import page_of
from unpick.model.defect import Defect, Severity

__all__ = ["held_back", "is_unseen"]

_RESTS_ON: Final = (
    "a page that is a picture, read by machine: minor until a person has compared the reading with the page "
    '(--confirm {exhibit} "{page}" compared); it would be {severity} then'
)


def held_back(defects: Iterable[Defect], facts: PacketFacts) -> list[Defect]:
    """Return the defects, those that rest on a page which only a machine has read as minor ones that turn no exhibit."""
    pages = {one.id: {page.number for page in one.reading.pages if page.machine} for one in facts.exhibits}
    whole = {one.id for one in facts.exhibits if pages[one.id] and is_unseen(one)}
    return [_held_back(one, pages, whole) for one in defects]


def _held_back(defect: Defect, pages: dict[str, set[int]], whole: set[str]) -> Defect:
    for spot in defect.spots:
        number = page_of(spot.place)
        by_machine = number in pages.get(spot.exhibit, ()) if number else spot.exhibit in whole
        if by_machine and spot.place != "metadata":
            first = number or min(pages[spot.exhibit])
            if defect.severity is Severity.MINOR:
                return replace(defect, turns=())
            says = _RESTS_ON.format(
                exhibit=spot.exhibit, page=f"page {first}", severity=defect.severity.value
            )
            return replace(defect, severity=Severity.MINOR, turns=(), rests_on=(*defect.rests_on, says))
    return defect


def is_unseen(exhibit: Exhibit) -> bool:
    """Return whether nothing of an exhibit is text of its own: pictures, and what only a machine read of them."""
    own = any(page.text.strip() and not page.machine for page in exhibit.reading.pages)
    return not own and all(grid.machine for grid in exhibit.reading.grids)

"""Pages of a packet that are pictures of print, read by machine, and what a person compared of them.

What a machine read counts for less until a person has compared it with the page (`review --confirm EXHIBIT "page 1" compared`): its
notes are uncertain, and a defect that rests on it stays minor. Identity papers and photographs are not read in this way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unpick.exhibits.kinds import kind_of_word
from unpick.exhibits.note import Note
from unpick.exhibits.reading import Page, Problem, Reading, page_of

if TYPE_CHECKING:
    from unpick.datasets.documents.scanned import Scanned

__all__ = ["COMPARED", "can_look", "compared_pages", "is_passed_over", "machine_notes", "with_scans"]

COMPARED: Final = "compared"
"""What a person says of a page that was read by machine."""

_PASSED_OVER: Final = frozenset({"identity", "photograph"})
"""Kinds of document whose pictures are not read as pages: their readers are others, and cards hold what need not be read."""

_KEPT: dict[str, "Scanned"] = {}
_MOST_KEPT: Final = 128


def can_look() -> bool:
    """Return whether Tesseract and the extra `photos` are here."""
    import importlib.util

    from unpick.datasets.documents.ocr import has_ocr

    return has_ocr() and importlib.util.find_spec("cv2") is not None


def is_passed_over(kind: str) -> bool:
    """Return whether pictures of this kind of document are not read as pages."""
    return kind in _PASSED_OVER


def with_scans(reading: Reading, data: bytes, called: Sequence[str]) -> Reading:
    """Return a reading with the text and tables of its pages that are pictures; as it is where none can be read.

    Args:
        called: what the submitter calls the document, and the name of its file.
    """
    blank = frozenset(page.number for page in reading.pages if page.is_blank)
    if not blank or not data or reading.media not in ("pdf", "picture") or not can_look():
        return reading
    if any(is_passed_over(kind_of_word(word.replace("-", " "))) for word in called if word):
        return reading
    found = _scanned(reading, data, blank)
    if not found.pages and not found.problems:
        return reading
    read = {page.number: page for page in found.pages}
    pages = tuple(
        replace(read[page.number], pictures=page.pictures) if page.number in read else page
        for page in reading.pages
    )
    numbers = ", ".join(map(str, sorted(read)))
    return replace(
        reading,
        pages=pages,
        grids=(*reading.grids, *found.grids),
        meta={**reading.meta, **({"read_by_machine": f"{found.program}: pages {numbers}"} if read else {})},
        problems=(*_still(reading, pages), *found.problems),
        inks=found.inks,
    )


def _scanned(reading: Reading, data: bytes, blank: frozenset[int]) -> "Scanned":
    from unpick.datasets.documents.scanned import read_scan

    if reading.sha256 not in _KEPT:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        _KEPT[reading.sha256] = read_scan(data, reading.media, blank)
    return _KEPT[reading.sha256]


def _still(reading: Reading, pages: Sequence[Page]) -> list[Problem]:
    """Return the problems of a reading that hold when some of its pages were read by machine."""
    from unpick.datasets.documents.pdf import without_text

    kept = [
        one
        for one in reading.problems
        if not one.problem.startswith(("scan without text", "picture: not read"))
    ]
    if len(kept) == len(reading.problems):
        return kept
    left = [page for page in pages if page.is_blank and not page.machine]
    if reading.media == "pdf":
        return [*kept, *without_text(left)]
    return list(reading.problems) if left else kept


def compared_pages(reading: Reading, confirmed: Mapping[tuple[str, str], str]) -> Reading:
    """Return a reading in which pages that a person compared count as text of the document."""
    done = {
        page.number
        for page in reading.pages
        if page.machine and confirmed.get((reading.sha256, f"page {page.number}")) == COMPARED
    }
    if not done:
        return reading
    return replace(
        reading,
        pages=tuple(replace(page, machine=False) if page.number in done else page for page in reading.pages),
        grids=tuple(
            replace(grid, machine=False) if grid.machine and page_of(grid.name) in done else grid
            for grid in reading.grids
        ),
        problems=tuple(
            one
            for one in reading.problems
            if page_of(one.place) not in done or "by machine" not in one.problem
        ),
    )


def machine_notes(notes: Sequence[Note], reading: Reading) -> tuple[Note, ...]:
    """Return the notes of a document, those of pages read by machine as uncertain, and one for each page to compare."""
    pages = {page.number for page in reading.pages if page.machine}
    if not pages:
        return tuple(notes)
    told = {page_of(one.place): one.problem for one in reading.problems if "by machine" in one.problem}
    marked = (
        replace(note, method="ocr", certain=False) if page_of(note.place) in pages else note for note in notes
    )
    waits = (
        Note(topic="machine_read", text=told.get(number, "read by machine"), place=f"page {number}", method="ocr", certain=False)
        for number in sorted(pages)
    )  # fmt: skip
    return *marked, *waits

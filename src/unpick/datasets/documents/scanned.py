"""Pages that are pictures of print, read by machine: straightened, read twice, put into lines and tables.

A word with a figure counts only where two readings of the page agree on it; else `?` stands in its place. What comes out has
the form of any other page and grid and is marked as read by machine; who uses it says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

import numpy as np
from numpy.typing import NDArray

from unpick.datasets.documents.ocr import PlacedText, ocr_languages, ocr_version
from unpick.datasets.documents.pixels import gray_pages
from unpick.datasets.documents.placed import grids_of, text_of
from unpick.datasets.documents.scanned_ink import signed_cells
from unpick.datasets.documents.scanned_tables import arranged, evened, with_heads
from unpick.datasets.documents.scanned_words import FEWEST, FIGURE, UNSURE, joined, read_twice
from unpick.exhibits.reading import Grid, Ink, Page, Problem
from unpick.exhibits.ruled import evenly_lit, is_paper, ruled_on, squared, straightened

__all__ = ["Scanned", "read_scan"]

_LONGEST: Final = 3300
"""Points of the longer side of a page that is read: about 280 dpi of A4, where letters of 8 point are 30 points high."""

_MOST_PAGES: Final = 100
"""Pages of one file that are read; each takes about three seconds."""

_LOWEST: Final = 11.0
"""Height of figures in points of the scan below which a page is not read: of 3,696 cells of 11 to 18 points none was read wrongly
by both readings, of 616 of 10 points 9, of 9 points 48 (docs/benchmarks.md)."""

Gray = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """What was read by machine.

    Attributes:
        pages: those that were read, with `machine` set; grids likewise. program: with its version and languages.
        inks: what is drawn in cells for signatures.
        problems: one a page, what was left out of it; pages that could not be read.
    """

    pages: tuple[Page, ...] = ()
    grids: tuple[Grid, ...] = ()
    problems: tuple[Problem, ...] = ()
    program: str = ""
    inks: tuple[Ink, ...] = ()


def read_scan(data: bytes, media: str, blank: frozenset[int]) -> Scanned:
    """Return the text and tables of pages that are pictures of print; photographs among them are passed over.

    Args:
        media: picture or pdf, as `read_document` tells it. blank: numbers of the pages that hold a picture and no text.
    """
    pages: list[Page] = []
    grids: list[Grid] = []
    problems: list[Problem] = []
    inks: list[Ink] = []
    carried: tuple[str, ...] = ()
    wanted = blank if media == "pdf" else None
    for order, (place, drawn) in enumerate(gray_pages(data, media, blank_only=wanted, longest=_LONGEST), 1):
        if isinstance(drawn, Problem) or not is_paper(drawn):
            # What could not be drawn is told by the readers of pictures, which draw it too.
            continue
        number = int(place.rpartition(" ")[2]) if place.startswith("page ") else order
        if len(pages) >= _MOST_PAGES:
            says = f"the pages from here on were not read by machine: more than {_MOST_PAGES} are pictures"
            problems.append(Problem(place=f"page {number}", problem=says, remedy="split the file"))
            break
        page, found, told, drawn_in = _page(drawn, number, carried)
        problems += told
        if page:
            pages.append(page)
            grids += found
            inks += drawn_in
            carried = found[-1].header if found else ()
    program = f"Tesseract {ocr_version()} {ocr_languages()}" if pages else ""
    return Scanned(
        pages=tuple(pages), grids=tuple(grids), problems=tuple(problems), program=program, inks=tuple(inks)
    )


def _page(
    drawn: Gray, number: int, carried: tuple[str, ...]
) -> tuple[Page | None, list[Grid], list[Problem], list[Ink]]:
    place = f"page {number}"
    level, larger = _enlarged(straightened(squared(evenly_lit(drawn))))
    read = read_twice(level)
    if read.state != "read":
        says = f"the page is a picture, and reading it by machine failed ({read.state})"
        return (
            None,
            [],
            [Problem(place=place, problem=says, remedy="give it with a text layer, or key it")],
            [],
        )
    if len(read.words) < FEWEST:
        return None, [], [], []
    if (height := _height(read.words) / larger) < _LOWEST:
        says = f"the page is a picture whose figures are {height:.0f} points high, too small to be read by machine"
        remedy = "scan it again at 200 points an inch or more, or key it"
        return None, [], [Problem(place=place, problem=says, remedy=remedy)], []
    ruled, high = ruled_on(level), level.shape[0]
    lines, tables = arranged(joined(read.words, high), ruled, high)
    tables = [evened(with_heads(table, level, ruled, read.language)) for table in tables]
    grids = [replace(grid, machine=True) for grid in grids_of(tables, lines, number, carried)]
    page = Page(number=number, text=text_of(lines, tables), pictures=1, machine=True)
    unsure = sum(row.count(UNSURE) for table in tables for row in table.rows)
    cells = "1 cell of a table" if unsure == 1 else f"{unsure} cells of tables"
    left_out = f"; {UNSURE} stands for {cells} on which two readings differ" if unsure else ""
    says = f"the page is a picture and was read by machine: {len(read.words)} words{left_out}"
    remedy = f'compare the reading with the page, then say so: --confirm EXHIBIT "{place}" compared'
    inks = signed_cells(level, ruled, (lines, tables), read.words, number)
    return page, grids, [Problem(place=place, problem=says, remedy=remedy)], inks


def _height(words: Sequence[PlacedText]) -> float:
    """Return the middle height of the figures of a page in points; high where it has too few to tell."""
    tall = [word.bottom - word.top for word in words if FIGURE.match(word.text)]
    return median(tall) if len(tall) >= FEWEST else float(_LONGEST)


def _enlarged(page: Gray) -> tuple[Gray, float]:
    """Return a page with the points that the reader of text asks for, and how many times larger it became."""
    import cv2

    larger = min(3.0, _LONGEST / max(page.shape))
    if larger <= 1.05:
        return page, 1.0
    grown = cv2.resize(page, None, fx=larger, fy=larger, interpolation=cv2.INTER_CUBIC)
    return np.asarray(grown, np.uint8), larger

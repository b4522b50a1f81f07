"""What was read of one file: pages, tables, metadata, and what could not be read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

__all__ = ["Grid", "Ink", "Page", "Problem", "Reading", "Table", "page_of"]

_PAGE: Final = re.compile(r"\bpage (\d+)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of text in reading order; lines are kept.

    Attributes:
        number: from 1. text: empty where the page holds a picture only. pictures: number of raster images.
        machine: the text was read by machine from a picture.
    """

    number: int
    text: str
    pictures: int = 0
    machine: bool = False

    @property
    def is_blank(self) -> bool:
        """Return whether the page holds a picture and no text of its own; what a machine read is not its own."""
        return self.pictures > 0 and (self.machine or len(self.text.strip()) < _STAMP)


_STAMP: Final = 12
"""Characters below which the text of a page is a page number or a stamp of a scanner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One table as it stands: a sheet, a table of a page, a CSV, a list of keyed records.

    Attributes:
        name: the sheet, or page 3 table 1. header: the column heads, empty where none was found.
        rows: cells as text, days as ISO days, numbers without grouping; all rows as long as the header.
        places: where each row stands, such as sheet Payroll row 14; as long as rows.
        hidden: the sheet, or every column of it, is hidden in the file.
        formulas: cells whose value is a formula, as (row index, column index, formula).
        title: the rows above the header, such as the firm and the month of a payroll.
        hidden_rows, hidden_columns: indices of rows and columns that the file hides.
        machine: it was read by machine from a picture.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    places: tuple[str, ...]
    hidden: bool = False
    formulas: tuple[tuple[int, int, str], ...] = ()
    title: str = ""
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    machine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """What is drawn in a cell for a signature on a scanned page, with the paper right around it.

    Attributes:
        place: page 1 table 1 row 5. row: the other cells of the row, to tell two copies of one page.
        wide: points of a line of `gray`, levels of gray from the upper left corner on.
    """

    place: str
    row: tuple[str, ...]
    wide: int
    gray: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table whose columns are understood.

    Attributes:
        role: payroll, attendance, workers, identity, production, packing, invoice, chain, lines, requests,
            bales, index, contents of `exhibits.columns`.
        rows: canonical column to cell, in the order of the file; places: where each row stands.
        unread: columns that were not understood, by their head.
        totals: rows of totals, canonical column to cell; they are not among rows.
        units: canonical column to the unit in its head or behind its numbers, in small letters.
        unsure: cells of days left as they stand because they have several readings, as (row index, column).
        title: the rows above the header.
    """

    name: str
    role: str
    rows: tuple[Mapping[str, str], ...]
    places: tuple[str, ...]
    hidden: bool = False
    unread: tuple[str, ...] = ()
    totals: tuple[Mapping[str, str], ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    unsure: tuple[tuple[int, str], ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What could not be read, where, and what to do; the rest of the file was read."""

    place: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One file of a packet, read.

    Attributes:
        file: name inside the packet. sha256: of its bytes.
        media: pdf, sheet, picture, text, word, keyed (YAML, JSON), other.
        meta: metadata as the file has it: created, modified (ISO days or moments), producer, revisions,
            exif_taken, exif_digitized, exif_gps, exif_gps_day, exif_thumb_taken, exif_camera, xmp_created,
            xmp_modified, captured (moment of a web capture whose digests hold), width, height, mode, pages; revision_N: what saving N changed; embedded_N: day, place and
            camera of a picture inside; absent keys are not known.
        inks: what is drawn in cells for signatures of scanned pages.
        problems: what could not be read. A file that could not be read at all has problems and nothing else.
    """

    file: str
    sha256: str
    media: str
    pages: tuple[Page, ...] = ()
    grids: tuple[Grid, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    inks: tuple[Ink, ...] = ()

    @property
    def text(self) -> str:
        """Return the text of all pages."""
        return "\n".join(page.text for page in self.pages)


def page_of(place: str) -> int:
    """Return the page that a place names; 0 where it names none.

    >>> page_of("page 12 table 1 row 3"), page_of("the document")
    (12, 0)
    """
    found = _PAGE.search(place)
    return int(found[1]) if found else 0

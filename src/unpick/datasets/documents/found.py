"""What a reader found in one file, before its name and hash are put to it; and how a fault is worded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from unpick.exhibits.reading import Grid, Page, Problem

__all__ = ["MOST_CELLS", "MOST_EXPANDED", "MOST_TEXT", "Found", "failed"]

MOST_TEXT: Final = 64 << 20
"""Characters of text that are read of one file; 2,000 close pages hold about 8 million."""

MOST_CELLS: Final = 2_000_000
"""Cells that are read of one workbook; a payroll of 10,000 workers over 12 months with 15 columns has 1.8 million."""

MOST_EXPANDED: Final = 512 << 20
"""Bytes that a workbook or text document may expand to in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Pages, tables, metadata and problems of a file, and the medium it is."""

    media: str
    pages: tuple[Page, ...] = ()
    grids: tuple[Grid, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def failed(media: str, problem: str, remedy: str, *, place: str = "file") -> Found:
    """Return what is found of a file of which nothing could be read."""
    return Found(media=media, problems=(Problem(place=place, problem=problem, remedy=remedy),))

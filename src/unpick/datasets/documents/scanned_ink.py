"""Cells for signatures on a scanned page, and the ink in them; what is read as print there is left out."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from unpick.datasets.documents.layout import Line, PlacedTable
from unpick.datasets.documents.ocr import PlacedText
from unpick.datasets.documents.scanned_words import UNSURE
from unpick.exhibits.pasted import ink_in
from unpick.exhibits.reading import Ink
from unpick.exhibits.ruled import Ruled

__all__ = ["signed_cells"]

_HEAD: Final = re.compile(r"\bsign(?:ed|ature)?s?\b|签[字名收]|領款人|领款人|서명|수표", re.IGNORECASE)
"""Heads of columns in which people sign; stamps are no ink of a hand, and are not looked at under their own heads."""

_SURE: Final = 80.0
_PRINTED: Final = 0.5
_SCRAWLS: Final = 0.2
"""Tesseract's own figure from which a word is print; share of the width of an ink under such words, and of the inks of a
column, from which it is print; share of a column below which such words are scrawls."""

_HIGH, _WIDE = 0.8, 2.5
"""Height and width of a signature at least, in heights of the page's figures: a tick, a dash and a single sign are none."""

_MOST: Final = 400
"""Cells of one page that are looked at."""

Gray = NDArray[np.uint8]


def signed_cells(
    level: Gray,
    ruled: Sequence[Ruled],
    placed: tuple[Sequence[Line], Sequence[PlacedTable]],
    words: Sequence[PlacedText],
    number: int,
) -> list[Ink]:
    """Return the inks of a straight page that stand in cells for signatures, row by row.

    Args:
        placed: lines and tables of the page, as `arranged` gives them. number: of the page.
    """
    lines, tables = placed
    tall = sorted(word.bottom - word.top for word in words)
    height = tall[len(tall) // 2] if tall else 0
    found: list[Ink] = []
    for order, table in enumerate(tables, 1):
        frame = next((one for one in ruled if _is_of(one, table, lines, level.shape[0])), None)
        columns = [at for at, head in enumerate(table.rows[0]) if _HEAD.search(head)]
        for column in columns if frame else ():
            assert frame
            rows = list(_bands(frame, table, lines, level.shape[0]))[:_MOST]
            found += _column(level, frame, column, words, height, [
                (top, bottom, f"page {number} table {order} row {row + 1}", table.rows[row]) for top, bottom, row in rows
            ])  # fmt: skip
    return found


def _is_of(frame: Ruled, table: PlacedTable, lines: Sequence[Line], high: int) -> bool:
    inside = frame.ys[0] <= high - lines[table.at[0]].middle <= frame.ys[-1]
    return inside and len(frame.xs) - 1 == len(table.rows[0])


def _bands(
    frame: Ruled, table: PlacedTable, lines: Sequence[Line], high: int
) -> Iterator[tuple[int, int, int]]:
    """Yield top, bottom and number of each row below the heads that has its cells to itself."""
    held: dict[int, list[int]] = {}
    for row, at in enumerate(table.at):
        held.setdefault(bisect(frame.ys, high - lines[at].middle), []).append(row)
    for band, (top, bottom) in enumerate(pairwise(frame.ys), 1):
        rows = held.get(band, [])
        if len(rows) == 1 and rows[0] > 0:
            yield top, bottom, rows[0]


def _column(
    level: Gray,
    frame: Ruled,
    column: int,
    words: Sequence[PlacedText],
    height: int,
    rows: Sequence[tuple[int, int, str, tuple[str, ...]]],
) -> list[Ink]:
    """Return the inks of a column; none where most of them are print."""
    left, right = frame.xs[column], frame.xs[column + 1]
    least = max(8, round(_HIGH * height)), max(24, round(_WIDE * height))
    inks: list[tuple[Ink, bool]] = []
    for top, bottom, place, cells in rows:
        ink = ink_in(level[top:bottom, left:right], least=least)
        if ink is None:
            continue
        gray, (start, end) = ink
        printed = _is_print(words, (left + start, left + end), (top, bottom))
        others = tuple(cell for at, cell in enumerate(cells) if at != column)
        inks.append((Ink(place=place, row=others, wide=gray.shape[1], gray=gray.tobytes()), printed))
    share = sum(printed for _, printed in inks) / max(1, len(inks))
    # A scrawl may look like a word; a column in which many do holds typed names beside signatures, or typed names alone.
    return [ink for ink, printed in inks if share < _PRINTED and (not printed or share < _SCRAWLS)]


def _is_print(words: Sequence[PlacedText], across: tuple[int, int], down: tuple[int, int]) -> bool:
    covered = sum(
        max(0, min(word.right, across[1]) - max(word.left, across[0]))
        for word in words
        if down[0] <= (word.top + word.bottom) / 2 <= down[1] and word.sure >= _SURE and word.text != UNSURE
    )
    return covered >= _PRINTED * (across[1] - across[0])

"""Words of a scanned page to lines and tables: by ruling lines where there are any, else by the gaps between columns."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from unpick.datasets.documents.layout import Line, PlacedTable, Word, level_lines, lines_of, tables_on
from unpick.datasets.documents.ocr import read_lines
from unpick.datasets.documents.scanned_words import FEWEST, FIGURE, HAN, UNSURE
from unpick.exhibits.heads import is_figure, is_known
from unpick.exhibits.ruled import Ruled, without_rules

__all__ = ["arranged", "evened", "with_heads"]

_DECIMALS: Final = re.compile(r"[.,]\d\d\)?$")
_LETTERS: Final = re.compile(r"[A-Za-z%$&@.,]{1,4}")
_NEARLY_ALL: Final = 0.8
_ROWS: Final = 3
"""Lines of several cells in one band of a ruled table from which the band has no lines between its rows."""


Gray = NDArray[np.uint8]


def arranged(
    words: Sequence[Word], ruled: Sequence[Ruled], high: int
) -> tuple[list[Line], list[PlacedTable]]:
    """Return the lines of a page from the top, and its tables: ruled ones by their cells, others by their gaps."""
    lines: list[Line] = []
    tables: list[PlacedTable] = []
    rest = list(words)
    for one in ruled:
        top, bottom = high - one.ys[0], high - one.ys[-1]
        above = [word for word in rest if _middle(word) > top]
        inside = [
            word
            for word in rest
            if bottom <= _middle(word) <= top and one.xs[0] <= _center(word) <= one.xs[-1]
        ]
        taken = set(map(id, above)) | set(map(id, inside))
        rest = [word for word in rest if id(word) not in taken]
        _add_loose(lines, tables, above)
        rows = [(line, cells) for line, cells in _rows(inside, one, high) if any(cells)]
        if len(rows) > 1:
            start = len(lines)
            lines += [line for line, _ in rows]
            at = tuple(range(start, len(lines)))
            tables.append(
                PlacedTable(first=start, last=len(lines) - 1, rows=tuple(cells for _, cells in rows), at=at)
            )
        else:
            lines += [line for line, _ in rows]
    _add_loose(lines, tables, rest)
    return lines, tables


def _add_loose(lines: list[Line], tables: list[PlacedTable], words: Sequence[Word]) -> None:
    """Add words that no ruling line parts: their lines, and tables told from the gaps between columns."""
    found, start = lines_of(words), len(lines)
    lines += found
    tables += [
        PlacedTable(
            first=table.first + start,
            last=table.last + start,
            rows=table.rows,
            at=tuple(at + start for at in table.at),
        )
        for table in tables_on(found)
    ]


def _rows(words: Sequence[Word], ruled: Ruled, high: int) -> Iterator[tuple[Line, tuple[str, ...]]]:
    """Yield the rows of a ruled table; a band whose rows no line parts gives one row for each line of words."""
    bands: dict[int, list[Word]] = {}
    for word in words:
        bands.setdefault(bisect(ruled.ys, high - _middle(word)), []).append(word)
    for _, band in sorted(bands.items()):
        lines = level_lines(band)
        wide = sum(len({bisect(ruled.xs, _center(word)) for word in line.words}) > 1 for line in lines)
        for group in [[line] for line in lines] if wide >= _ROWS else [lines]:
            cells: list[list[str]] = [[] for _ in range(len(ruled.xs) - 1)]
            for line in group:
                for word in line.words:
                    cells[min(max(bisect(ruled.xs, _center(word)) - 1, 0), len(cells) - 1)].append(word.text)
            yield level_lines([word for line in group for word in line.words])[0], tuple(map(_said, cells))


def _said(words: Sequence[str]) -> str:
    """Return the words of a cell; no space stands between characters of Chinese."""
    text = ""
    for word in words:
        chinese = text and HAN.match(text[-1]) and HAN.match(word[0])
        text += word if chinese or not text else f" {word}"
    return text


def with_heads(table: PlacedTable, page: Gray, ruled: Sequence[Ruled], language: str) -> PlacedTable:
    """Return a ruled table whose heads were read once more, cell by cell; what is a known head counts, else the first reading."""
    found = [one for one in ruled if len(one.xs) - 1 == len(table.rows[0])]
    if not found or len(found[0].ys) <= _ROWS:
        return table
    ys, xs = found[0].ys, found[0].xs
    heads = list(table.rows[0])
    asked = [at for at, text in enumerate(heads) if text and not is_known(text) and not is_figure(text)]
    bare = without_rules(page)
    cut = [bare[ys[0] : ys[1], xs[at] : xs[at + 1]] for at in asked]
    for at, read in zip(asked, read_lines(cut, language=language.partition("+")[0]), strict=True):
        text = _said(read.text.split())
        if is_known(text):
            heads[at] = text
    return replace(table, rows=(tuple(heads), *table.rows[1:]))


def evened(table: PlacedTable) -> PlacedTable:
    """Return a table with `?` for cells unlike nearly all others of their column: other decimals, letters among figures."""
    columns = [list(column) for column in zip(*table.rows, strict=True)]
    for column in columns:
        figures = [at for at, cell in enumerate(column) if FIGURE.match(cell)]
        if len(figures) < FEWEST:
            continue
        forms = [_DECIMALS.search(column[at]) for at in figures]
        marks = [form[0][0] if form else "" for form in forms]
        usual = max(set(marks), key=lambda mark: (marks.count(mark), mark))
        if marks.count(usual) >= _NEARLY_ALL * len(marks):
            for at, mark in zip(figures, marks, strict=True):
                column[at] = column[at] if mark == usual else UNSURE
        body = range(figures[0], len(column))
        if len(figures) >= _NEARLY_ALL * sum(column[at] not in ("", UNSURE) for at in body):
            for at in body:
                column[at] = UNSURE if _LETTERS.fullmatch(column[at]) else column[at]
    return replace(table, rows=tuple(zip(*columns, strict=True)))


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _center(word: Word) -> float:
    return (word.left + word.right) / 2

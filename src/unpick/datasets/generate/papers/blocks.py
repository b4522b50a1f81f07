"""What a paper is made of, in the shortest form: headings, paragraphs, lists, key-value boxes, tables, pictures.

A paper is a list of blocks. `# text` and `## text` are headings, `- text` is a bullet, `---` starts a new page,
any other text is a paragraph; a mapping is a box of labels and values; a list of rows is a table whose first
row is its head; bytes are a picture. Every renderer (PDF, DOCX, text, scan) takes the same list.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

__all__ = ["MARK", "Block", "Cell", "Row", "as_day", "cell_text", "plain_lines"]

MARK: Final = "INVENTED DOCUMENT, made for a test"
"""Stands in small print, or in the properties, of every paper made here."""

Cell = str | int | float | dt.date | None
Row = Sequence[Cell]
Block = str | Mapping[str, Cell] | Sequence[Row] | bytes


def as_day(day: str | dt.date) -> dt.datetime:
    """Return nine in the morning of an ISO day, so that a paper carries no clock of its own."""
    found = dt.date.fromisoformat(day) if isinstance(day, str) else day
    return dt.datetime(found.year, found.month, found.day, 9, 0, 0, tzinfo=dt.UTC)


def cell_text(cell: Cell) -> str:
    """Return a cell as it is printed: empty for None, days as ISO days."""
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def plain_lines(blocks: Sequence[Block]) -> list[str]:
    """Return the blocks as lines of text, tables with two spaces between their padded columns."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, bytes):
            lines += ["[picture]", ""]
        elif isinstance(block, str):
            lines += _text_lines(block)
        elif isinstance(block, Mapping):
            lines += [f"{key}: {cell_text(value)}".rstrip() for key, value in block.items()] + [""]
        else:
            lines += _table_lines(block)
    return lines


def _text_lines(text: str) -> list[str]:
    if text == "---":
        return ["", "-" * 40, ""]
    if text.startswith("#"):
        return ["", text.lstrip("# ").upper() if text.startswith("# ") else text.lstrip("# "), ""]
    return [text] if text.startswith("- ") else [text, ""]


def _table_lines(rows: Sequence[Row]) -> list[str]:
    cells = [[cell_text(cell) for cell in row] for row in rows]
    wide = [max(len(row[at]) for row in cells if at < len(row)) for at in range(max(map(len, cells)))]
    return ["  ".join(f"{cell:<{wide[at]}}" for at, cell in enumerate(row)).rstrip() for row in cells] + [""]

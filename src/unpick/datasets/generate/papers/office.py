"""Workbooks and word files whose bytes do not depend on the clock."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from unpick.datasets.generate.papers.blocks import MARK, Block, Cell, Row, as_day, cell_text

__all__ = ["Sheet", "docx", "xlsx"]

_ZIP_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that the ZIP format knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of a workbook.

    Attributes:
        rows: cells; `=SUM(A1:A3)|6` writes a formula with the value that a reader sees.
        above: lines above the head, such as the name of the plant and the month.
        below: rows under the table, such as totals or signatures.
        head: the row of `rows` that is bold; None for none.
    """

    rows: Sequence[Row]
    above: Sequence[str | Row] = ()
    below: Sequence[Row] = ()
    hidden: bool = False
    widths: Sequence[int] = field(default_factory=tuple)


def xlsx(
    sheets: Mapping[str, Sheet | Sequence[Row]],
    made: str | dt.date,
    *,
    author: str = "",
    title: str = "",
    mark: str = MARK,
) -> bytes:
    """Return a workbook; the mark is in its properties and at the foot of the printed sheets."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties(
        {
            "title": title,
            "author": author,
            "comments": mark,
            "created": as_day(made).replace(tzinfo=None),
        }
    )
    forms = {"bold": book.add_format({"bold": True}), "day": book.add_format({"num_format": "yyyy-mm-dd"})}
    for name, told in sheets.items():
        sheet = told if isinstance(told, Sheet) else Sheet(rows=told)
        _fill(book.add_worksheet(name), sheet, forms, mark)
    book.close()
    return out.getvalue()


def _fill(page: Any, sheet: Sheet, forms: Mapping[str, Any], mark: str) -> None:
    page.set_footer(f"&C{mark}")
    above: list[Row] = [[line] if isinstance(line, str) else line for line in sheet.above]
    for at, row in enumerate([*above, *sheet.rows, *sheet.below]):
        for column, cell in enumerate(row):
            _write(page, at, column, cell, forms, bold=at == len(above))
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    if sheet.hidden:
        page.hide()


def _write(page: Any, row: int, column: int, cell: Cell, forms: Mapping[str, Any], *, bold: bool) -> None:
    if isinstance(cell, str) and cell.startswith("=") and "|" in cell:
        formula, _, value = cell.rpartition("|")
        page.write_formula(row, column, formula, None, float(value))
    elif isinstance(cell, dt.date):
        page.write_datetime(row, column, dt.datetime.combine(cell, dt.time()), forms["day"])
    elif isinstance(cell, str):
        page.write_string(row, column, cell, forms["bold"] if bold else None)
    elif cell is not None:
        page.write_number(row, column, cell)


def docx(
    blocks: Sequence[Block],
    made: str | dt.date,
    *,
    author: str = "",
    title: str = "",
    mark: str = MARK,
) -> bytes:
    """Return a word file; the mark is in its footer and in its properties."""
    import docx as word

    paper = word.Document()
    for block in blocks:
        _add(paper, block)
    paper.sections[0].footer.paragraphs[0].text = mark
    core = paper.core_properties
    core.author, core.title, core.comments, core.last_modified_by = author, title, mark, author
    core.created = core.modified = as_day(made).replace(tzinfo=None)
    out = io.BytesIO()
    paper.save(out)
    return _fixed_zip(out.getvalue())


def _add(paper: Any, block: Block) -> None:
    if isinstance(block, bytes):
        paper.add_picture(io.BytesIO(block), width=4_000_000)
    elif isinstance(block, str):
        _add_text(paper, block)
    else:
        rows: Sequence[Row] = list(block.items()) if isinstance(block, Mapping) else block
        _add_table(paper, rows)


def _add_text(paper: Any, text: str) -> None:
    if text == "---":
        paper.add_page_break()
    elif text.startswith("#"):
        level = len(text) - len(text.lstrip("#"))
        paper.add_heading(text[level:].strip(), level)
    elif text.startswith("- "):
        paper.add_paragraph(text[2:], style="List Bullet")
    else:
        paper.add_paragraph(text)


def _add_table(paper: Any, rows: Sequence[Row]) -> None:
    grid = paper.add_table(rows=0, cols=max(len(row) for row in rows), style="Table Grid")
    for row in rows:
        for cell, told in zip(grid.add_row().cells, row, strict=False):
            cell.text = cell_text(told)


def _fixed_zip(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _ZIP_DAY), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()

"""Workbooks (XLSX, XLS, ODS): every sheet, hidden ones marked, values as text, formulas listed."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from unpick.datasets.documents.archive import members, refusal
from unpick.datasets.documents.decode import clean
from unpick.datasets.documents.found import MOST_CELLS, MOST_TEXT, Found, failed
from unpick.datasets.documents.grids import Rows, grid_of, kept_columns, part
from unpick.datasets.documents.office import core_properties
from unpick.datasets.documents.sheet_marks import SheetMarks, read_marks
from unpick.exhibits.reading import Grid, Page, Problem
from unpick.exhibits.tables import is_total

__all__ = ["cell_text", "read_sheet", "tables_of"]

_MOST_EXTENT: Final = 6_000_000
"""Cells that a sheet may span, filled or not: the reader keeps a place for each (about 200 MB)."""

_HALF_DAY: Final = 0.5 / 86400


def read_sheet(data: bytes) -> Found:
    """Return the sheets of a workbook: a page of the rows that are in no table, and the tables, per sheet."""
    import python_calamine

    zipped = data.startswith(b"PK")
    if zipped and (refused := refusal(data)):
        return failed("sheet", *refused)
    marks = read_marks(data) if zipped else {}
    faults = (python_calamine.CalamineError, OSError, ValueError, zipfile.BadZipFile)
    if zipped and "mimetype" in members(data) and (repeats := _too_wide(data)):
        return failed("sheet", repeats, "delete the empty rows and columns and save it again")
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except python_calamine.PasswordError:
        return failed("sheet", "the workbook is locked with a password", "save it without a password")
    except faults as fault:
        return failed("sheet", f"no readable workbook ({_first_line(fault)})", "save it again as XLSX")
    pages: list[Page] = []
    grids: list[Grid] = []
    problems: list[Problem] = []
    budget = [MOST_CELLS, MOST_TEXT]
    for number, sheet in enumerate(book.sheets_metadata, 1):
        hidden = sheet.visible != python_calamine.SheetVisibleEnum.Visible
        marked = marks.get(sheet.name, SheetMarks())
        place = f"sheet {clean(sheet.name)}"
        try:
            cells = _cells(book, sheet.name, marked, budget)
        except faults as fault:
            pages.append(Page(number=number, text=""))
            problems.append(Problem(place=place, problem=_first_line(fault), remedy="save the sheet as CSV"))
            continue
        text, found = tables_of(cells, name=place, marks=marked, hidden=hidden)
        pages.append(Page(number=number, text=text))
        grids += found
        problems += _told(place, marked, hidden=hidden, spent=budget)
    meta = {**core_properties(data), "sheets": str(len(pages))}
    return Found(media="sheet", pages=tuple(pages), grids=tuple(grids), meta=meta, problems=tuple(problems))


def tables_of(
    cells: list[list[str]], *, name: str, marks: SheetMarks | None = None, hidden: bool = False
) -> tuple[str, list[Grid]]:
    """Return titles, notes and totals as text, and the tables of a sheet or a delimited file."""
    marks = marks or SheetMarks()
    width = max((len(row) for row in cells), default=0)
    padded = [[*row, *[""] * (width - len(row))] for row in cells]
    prefix = f"{name} " if name else ""
    rows = Rows(cells=padded, places=[f"{prefix}row {number + 1}" for number in range(len(padded))])
    blocks, loose = part(rows)
    grids = []
    for order, block in enumerate(blocks, 1):
        title = name or "table"
        grid = grid_of(block, rows, title if len(blocks) == 1 else f"{title} table {order}")
        grids.append(_marked(grid, block.rows, kept_columns(block, rows), marks=marks, hidden=hidden))
    totals = [number for block in blocks for number in block.rows if is_total(padded[number])]
    kept = sorted({*loose, *totals})
    text = "\n".join("\t".join(cell for cell in padded[number] if cell.strip()) for number in kept)
    return text, grids


def cell_text(cell: object) -> str:
    """Return a cell as text: numbers without a false fraction, days in ISO, times as 07:58.

    >>> cell_text(26.0), cell_text(0.1 + 0.2), cell_text(dt.datetime(2020, 10, 31))
    ('26', '0.3', '2020-10-31')
    """
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.12g}"
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(sep=" ")
    if isinstance(cell, dt.time):
        return cell.isoformat(timespec="minutes" if not cell.second else "seconds")
    if isinstance(cell, dt.timedelta):
        return f"{cell.total_seconds() / 3600:.6g}"
    return clean(str(cell)).strip()


def _cells(book: Any, name: str, marks: SheetMarks, budget: list[int]) -> list[list[str]]:
    """Return the cells of a sheet from its first row and column on.

    Raises:
        ValueError: the sheet spans or holds more than is read.
    """
    if marks.fault:
        raise ValueError(marks.fault)
    if marks.rows * marks.columns > _MOST_EXTENT:
        raise ValueError(
            f"it spans {marks.rows} rows by {marks.columns} columns, nearly all empty or too many"
        )
    if marks.text > MOST_TEXT:
        raise ValueError(f"its cells repeat {marks.text >> 20} million characters")
    sheet = book.get_sheet_by_name(name)
    left = (sheet.start or (0, 0))[1]
    rows: list[list[str]] = []
    # The rows start at the top of the sheet, the cells of a row at the first column that is filled.
    pad = [""] * left
    for row in sheet.iter_rows():
        texts = [*pad, *map(cell_text, row)]
        budget[0] -= len(row)
        budget[1] -= sum(map(len, texts))
        if min(budget) < 0:
            break
        rows.append(texts)
    return rows


def _marked(grid: Grid, numbers: list[int], kept: list[int], *, marks: SheetMarks, hidden: bool) -> Grid:
    """Return a grid with what the file hides and computes, in the indices of the grid."""
    at_row = {number: index for index, number in enumerate(numbers)}
    at_column = {column: index for index, column in enumerate(kept)}
    formulas = tuple(
        (at_row[row], at_column[column], formula)
        for row, column, formula in marks.formulas
        if row in at_row and column in at_column
    )
    columns = tuple(at_column[column] for column in sorted(marks.hidden_columns) if column in at_column)
    return replace(
        grid,
        hidden=hidden or len(columns) == len(kept),
        formulas=formulas,
        hidden_rows=tuple(at_row[row] for row in sorted(marks.hidden_rows) if row in at_row),
        hidden_columns=columns,
    )


def _told(place: str, marks: SheetMarks, *, hidden: bool, spent: Iterable[int]) -> list[Problem]:
    told = []
    if hidden:
        told.append(
            Problem(
                place=place,
                problem="the sheet is hidden in the file; it was read",
                remedy="say in the packet why it is hidden",
            )
        )
    if marks.hidden_rows or marks.hidden_columns:
        what = f"{len(marks.hidden_rows)} rows and {len(marks.hidden_columns)} columns are hidden; they were read"
        told.append(Problem(place=place, problem=what, remedy="say in the packet why it is hidden"))
    if min(spent) < 0:
        problem = "the workbook holds more cells or text than are read; the rest was left out"
        told.append(Problem(place=place, problem=problem, remedy="give it in several files"))
    return told


def _too_wide(data: bytes) -> str:
    """Return why the repeated cells of an ODS span more than is read; empty where they do not."""
    import re

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("content.xml") if "content.xml" in archive.namelist() else b""
    filled = re.compile(rb"<table:table-cell[^>]*number-columns-repeated=\"(\d+)\"[^>]*value[^>]*>")
    rows = re.compile(
        rb"<table:table-row[^>]*number-rows-repeated=\"(\d+)\"[^>]*>\s*<table:table-cell[^>]*value"
    )
    widest = max((int(number) for number in filled.findall(xml)), default=1)
    tallest = max((int(number) for number in rows.findall(xml)), default=1)
    return "" if widest * tallest <= _MOST_EXTENT else f"it repeats a cell {widest} by {tallest} times"


def _first_line(fault: BaseException) -> str:
    return (str(fault).splitlines() or ["damaged"])[0][:200]

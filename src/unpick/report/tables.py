"""A workbook of plain tables, one sheet each: the same tables and the same time give the same bytes."""

import datetime as dt
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from unpick.report.script import make_harmless

__all__ = ["ROWS_OF_A_SHEET", "Sheet", "write_workbook"]

ROWS_OF_A_SHEET: Final = 1_048_576
"""Rows that a sheet can hold, the header among them (ECMA-376, and Excel's published limits)."""

_CELL: Final = 32_767
_CUT: Final = " [cut]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table: its name, its columns, and its rows, which are read once."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[object]]


def write_workbook(
    target: Path, sheets: Iterable[Sheet], *, title: str, at: dt.datetime, mark: str = ""
) -> int:
    """Write sheets row by row, in bounded memory, and return how many cells were cut to fit.

    Every text is a string cell, so that none becomes a formula. A row more than a sheet holds is the
    caller's fault: it must not be left out silently.

    Args:
        at: creation time of the workbook. mark: the watermark, above every table and in every page header.
    """
    import xlsxwriter

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    cut = 0
    with xlsxwriter.Workbook(str(target), options) as book:
        book.set_properties({"title": title, "created": at.replace(tzinfo=None, microsecond=0)})
        head = book.add_format({"bold": True, "bottom": 1})
        warn = book.add_format({"bold": True, "font_color": "#8C1D18"})
        for one in sheets:
            sheet = book.add_worksheet(one.name)
            cut += _fill(sheet, one, mark, head, warn)
    return cut


def _fill(sheet: Any, one: Sheet, mark: str, head: Any, warn: Any) -> int:
    top, cut = 0, 0
    if mark:
        sheet.write_string(0, 0, mark, warn)
        sheet.set_header(f"&C{mark}")
        top = 1
    for place, name in enumerate(one.columns):
        sheet.write_string(top, place, name, head)
    for line, row in enumerate(one.rows, start=top + 1):
        for place, value in enumerate(row):
            cut += _cell(sheet, line, place, value)
    sheet.freeze_panes(top + 1, 0)
    return cut


def _cell(sheet: Any, line: int, place: int, value: object) -> bool:
    """Write one cell and tell whether it was cut."""
    if value is None:
        return False
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        sheet.write_number(line, place, value)
        return False
    text = make_harmless(_text(value))
    fits = len(text) <= _CELL
    sheet.write_string(line, place, text if fits else text[: _CELL - len(_CUT)] + _CUT)
    return not fits


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)

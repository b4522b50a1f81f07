"""A table found in a file: where its header stands, what its columns are called, which layout fits."""

import csv
import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from unpick.datasets.shipments.layout import Layout, recognise
from unpick.datasets.shipments.text import as_utf8, find_delimiter, head_rows
from unpick.datasets.shipments.unpack import Member
from unpick.model.errors import UnreadableFile

__all__ = ["Sheet", "find_sheet"]

_SEARCHED: Final = 30
"""Rows searched for the header; the vendors' banners known so far end by row 5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table as UTF-8 delimited text.

    Attributes:
        header_row: 1-based row of the header as a spreadsheet shows it.
        layout: the bundled layout that fits the header, or None.
        encoding: what the file was written in; empty for workbooks and Parquet.
        sample: the first data rows, for the guesser.
    """

    name: str
    path: Path
    delimiter: str
    header_row: int
    header: tuple[str, ...]
    layout: Layout | None
    encoding: str
    sample: tuple[tuple[str, ...], ...]


def find_sheet(member: Member, scratch: Path, known: Iterable[Layout] | None = None) -> Sheet:
    """Return the table of a file; of a workbook, the first sheet that a layout fits, else the first filled.

    Raises:
        UnreadableFile: there is no table: one column, a header only, nothing.
    """
    layouts = None if known is None else tuple(known)
    if member.kind == "book":
        sheets = [_read(path, name, ",", "", layouts) for name, path in _book(member, scratch)]
        if not sheets:
            raise UnreadableFile(member.name, "the workbook has no filled sheet", "export it again")
        return next((sheet for sheet in sheets if sheet.layout), sheets[0])
    if member.kind == "parquet" or _is_json(member.path):
        return _read(_flatten(member, scratch), member.name, ",", "", layouts)
    path, encoding = as_utf8(member.path, scratch, name=member.name)
    return _read(path, member.name, find_delimiter(path), encoding, layouts)


def _read(path: Path, name: str, delimiter: str, encoding: str, known: tuple[Layout, ...] | None) -> Sheet:
    rows = head_rows(path, delimiter, _SEARCHED + 30)
    number, layout = _header(rows[:_SEARCHED], known)
    header = tuple(cell or f"column {place + 1}" for place, cell in enumerate(rows[number])) if rows else ()
    if len(header) < 2:
        problem = f"the file has one column ('{''.join(header)[:60]}'): no delimiter is known that parts it"
        raise UnreadableFile(name, problem, "use comma, semicolon, tab or | between the cells")
    below = tuple(tuple(row) for row in rows[number + 1 :] if any(row))
    if not below:
        problem = "the file has a header and no rows"
        raise UnreadableFile(name, problem, "export it again with its rows")
    return Sheet(
        name=name,
        path=path,
        delimiter=delimiter,
        header_row=number + 1,
        header=header,
        layout=layout,
        encoding=encoding,
        sample=below,
    )


def _header(rows: list[list[str]], known: tuple[Layout, ...] | None) -> tuple[int, Layout | None]:
    """Return the row that a layout recognises, else the first of the widest rows that are all words."""
    for number, row in enumerate(rows):
        layout = recognise(row, known)
        if layout:
            return number, layout
    filled = [sum(1 for cell in row if cell and not _is_number(cell)) for row in rows]
    widest = max(filled, default=0)
    return next((number for number, count in enumerate(filled) if count >= 0.8 * widest), 0), None


def _is_number(cell: str) -> bool:
    return cell.replace(".", "", 1).replace("-", "").replace(",", "").isdigit()


def _is_json(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(64).lstrip().startswith((b"{", b"["))


def _flatten(member: Member, scratch: Path) -> Path:
    """Write Parquet or JSON lines as delimited text, so that one reader serves all."""
    import duckdb

    target = scratch / f"{member.path.name}.csv"
    reader = "flatten_parquet.sql" if member.kind == "parquet" else "flatten_json.sql"
    from unpick.datasets.shipments.query import query

    connection = duckdb.connect()
    try:
        connection.sql(query(reader), params={"path": str(member.path)}).write_csv(str(target), header=True)
    except duckdb.Error as error:
        problem = str(error).splitlines()[0]
        raise UnreadableFile(member.name, problem, "export it again, one record a line") from error
    finally:
        connection.close()
    return target


def _book(member: Member, scratch: Path) -> Iterator[tuple[str, Path]]:
    """Yield the filled sheets of a workbook, each written as delimited text."""
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_path(str(member.path))
        for number, title in enumerate(book.sheet_names):
            sheet = book.get_sheet_by_name(title)
            if not sheet.height:
                continue
            target = scratch / f"{member.path.name}-{number}.csv"
            # The rows start at the top of the sheet, the cells of a row at the first column that is filled.
            left = (sheet.start or (0, 0))[1]
            with target.open("w", encoding="utf-8", newline="") as stream:
                writer = csv.writer(stream, lineterminator="\n")
                pad = [""] * left
                writer.writerows([*pad, *map(_text, row)] for row in sheet.iter_rows())
            yield (member.name if not number else f"{member.name} [{title}]"), target
    except python_calamine.CalamineError as error:
        raise UnreadableFile(
            member.name, f"no readable workbook ({error})", "save it again as XLSX"
        ) from error


def _text(cell: object) -> str:
    """Return a cell as text: whole numbers without a fraction, days in ISO."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(sep=" ")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return json.dumps(cell) if isinstance(cell, bool) else str(cell)

"""A file of names: which column holds them, and what of the file was not read."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from unpick.model.errors import UnreadableFile
from unpick.model.reject import Reject

__all__ = ["MAX_FILE_BYTES", "NamesFile", "read_names", "rows_of_file", "text_of_file"]

MAX_FILE_BYTES: Final = 200_000_000
"""A list of names beyond this is no list of names; shipments are loaded instead."""

_SPREADSHEETS: Final = (".xlsx", ".xls", ".xlsm", ".ods")
_KINDS: Final = ("", ".csv", ".tsv", ".txt", ".parquet", *_SPREADSHEETS)

_HEADERS: Final = (
    "name", "full name", "entity name", "company name", "company", "firm", "firm name", "supplier name", "supplier",
    "vendor name", "vendor", "manufacturer name", "manufacturer", "factory name", "factory", "shipper name", "shipper",
    "exporter name", "exporter", "consignee name", "consignee", "importer name", "importer", "party name", "party", "entity",
    "names", "名称", "企业名称", "公司名称", "单位名称", "供应商名称", "供应商", "企业名称中文", "企业", "公司", "회사명", "업체명",
    "상호", "기업명", "공급업체", "회사",
)  # fmt: skip
"""Headers of a column of names, the surest first; blanks, `_`, `-` and capitals make no difference."""

_HEADER_ROWS: Final = 10
"""Rows of a sheet in which its header is looked for: titles stand above it."""

_FORM: Final = re.compile(
    r"\W*(?:co|ltd|limited|inc|llc|l\.?l\.?c|corp|s\.?a|gmbh|pte|pvt|bhd|plc)[\W\s]*(?:ltd|limited)?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The cells of a file, and what is to be said of how they were read."""

    rows: list[list[str]]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesFile:
    """The names of a file in its order.

    Attributes:
        names: one for each row, empty where the row has none. notes: which column was read and how, in words.
        not_read: columns and sheets that may hold names too, in words. rejects: rows whose cells do not fit the header.
    """

    names: list[str]
    notes: tuple[str, ...] = ()
    not_read: tuple[str, ...] = ()
    rejects: tuple[Reject, ...] = ()


def read_names(path: Path) -> NamesFile:
    """Read the names of a CSV, TSV, XLSX, TXT or Parquet file.

    The column called name is read, else one whose header says that it holds names (Company, Shipper Name, 企业名称), else
    the first; which one is told. A file of one column needs no header, and a comma inside its names needs no quotes.

    Raises:
        UnreadableFile: the file is empty, too large, of another kind, or holds no name.
    """
    if path.suffix.lower() == ".parquet":
        found = _of_parquet(path)
    elif path.suffix.lower() in _SPREADSHEETS:
        found = _of_sheets(path)
    else:
        found = _of_rows(path, rows_of_file(path))
    if not any(name.strip() for name in found.names):
        raise UnreadableFile(path.name, "it holds no name", "give one name per row, or a column called name")
    return found


def _of_rows(path: Path, read: Rows) -> NamesFile:
    rows = list(read.rows)
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if not rows:
        return NamesFile(names=[])
    places = _name_columns(rows[0])
    if not places:
        return _without_header(path, rows, read.notes)
    if len(rows[0]) == 1:
        return NamesFile(names=[",".join(row) for row in rows[1:]], notes=read.notes)
    column, wide = places[0], len(rows[0])
    rejects = [
        Reject(
            file=path.name,
            row=at,
            column=rows[0][column],
            value=",".join(row)[:200],
            problem=f"it has {len(row)} cells under {wide} columns; {row[column]!r} was compared as the name",
            remedy="put cells that hold a comma into quotes",
        )
        for at, row in enumerate(rows[1:], 2)
        if len(row) > wide and any(cell.strip() for cell in row[wide:])
    ]
    return NamesFile(
        names=[row[column] if column < len(row) else "" for row in rows[1:]],
        notes=(*read.notes, *_told(path, rows[0], column)),
        not_read=_others(path, rows[0], places),
        rejects=tuple(rejects),
    )


def _without_header(path: Path, rows: list[list[str]], notes: tuple[str, ...]) -> NamesFile:
    """Return the names of a file whose first row is no header: whole lines, or the first of several columns."""
    widths = {len(row) for row in rows if row}
    forms = all(_FORM.fullmatch(cell) for row in rows for cell in row[1:])
    if len(widths) > 1 or forms:
        return NamesFile(names=[",".join(row) for row in rows], notes=notes)
    first = rows[0][0] if rows[0] else ""
    told = f"{path.name}: no header says which column holds names; the first was read, from {first!r} on"
    return NamesFile(
        names=[row[0] if row else "" for row in rows],
        notes=(*notes, told),
        not_read=(f"columns 2 to {len(rows[0])} of {path.name}: call the one with names `name`",),
    )


def _name_columns(header: Sequence[str]) -> list[int]:
    """Return the columns whose header says that they hold names, the surest first."""
    folded = [_folded(cell) for cell in header]
    return [at for wanted in _HEADERS for at, one in enumerate(folded) if one == _folded(wanted)]


def _folded(header: str) -> str:
    return re.sub(r"[\W_]+", "", header.strip().casefold())


def _told(path: Path, header: Sequence[str], column: int) -> tuple[str, ...]:
    if _folded(header[column]) == "name":
        return ()
    return (f"{path.name}: the names are those of the column {header[column]!r}",)


def _others(path: Path, header: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    left = ", ".join(repr(header[at]) for at in places[1:])
    return (f"{path.name}: {left}, which may hold names too",) if left else ()


def rows_of_file(path: Path) -> Rows:
    """Return the cells of a CSV, TSV or TXT file, or of the first sheet of a workbook.

    Raises:
        UnreadableFile: the file is absent, empty, too large, of another kind, or no CSV.
    """
    _check(path)
    if path.suffix.lower() in _SPREADSHEETS:
        return Rows(rows=_sheets(path)[0][1])
    text, encoding = _decoded(path)
    notes = () if encoding in ("utf-8", "utf-16") else (_guessed(path, encoding),)
    if path.suffix.lower() == ".txt":
        return Rows(rows=[[line] for line in text.splitlines()], notes=notes)
    try:
        # Strict: a quote that never closes would make one name of all rows that follow it.
        made = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=_delimiter(path, text))
        return Rows(rows=list(made), notes=notes)
    except csv.Error as error:
        raise UnreadableFile(path.name, f"it is no CSV ({error})", "save it as UTF-8 CSV") from error


def _delimiter(path: Path, text: str) -> str:
    """Return the sign that parts the header so that a column of names shows; a comma where none does."""
    if path.suffix.lower() == ".tsv":
        return "\t"
    header = text.partition("\n")[0].strip("\r\"'")
    return next((one for one in ",;\t|" if one in header and _name_columns(header.split(one))), ",")


def _guessed(path: Path, encoding: str) -> str:
    return f"{path.name}: it is no UTF-8; its letters were read as {encoding}, which is a guess: save it as UTF-8"


def _check(path: Path) -> None:
    if not path.is_file() or not path.stat().st_size:
        raise UnreadableFile(path.name, "it is empty or absent", "check the path")
    if path.suffix.lower() not in _KINDS:
        raise UnreadableFile(
            path.name,
            f"files that end with {path.suffix} are not read",
            "give a CSV, XLSX, TXT or Parquet file",
        )
    if path.stat().st_size > MAX_FILE_BYTES:
        raise UnreadableFile(path.name, "it is too large for a list of names", "load it as shipments")


def _of_parquet(path: Path) -> NamesFile:
    import pyarrow as pa
    import pyarrow.parquet

    try:
        columns = pyarrow.parquet.read_schema(path).names
        places = _name_columns(columns) or [0]
        chosen = columns[places[0]]
        values = pyarrow.parquet.read_table(path, columns=[chosen])[chosen].cast(pa.string()).to_pylist()
    except (pa.ArrowException, OSError, IndexError) as error:
        raise UnreadableFile(
            path.name, f"it holds no names ({error})", "give Parquet with a column name"
        ) from error
    return NamesFile(
        names=[value or "" for value in values],
        notes=_told(path, columns, places[0]),
        not_read=_others(path, columns, places),
    )


def _of_sheets(path: Path) -> NamesFile:
    """Return the names of the first sheet with a header of names, else of the first; the others are told."""
    _check(path)
    sheets = _sheets(path)
    found = [
        (at, row)
        for at, (_, rows, _) in enumerate(sheets)
        for row in range(min(_HEADER_ROWS, len(rows)))
        if _name_columns(rows[row])
    ]
    chosen, top = found[0] if found else (0, 0)
    read = _of_rows(path, Rows(rows=sheets[chosen][1][top:]))
    header = sheets[chosen][2] + top + 1
    others = [repr(name) for at, (name, rows, _) in enumerate(sheets) if at != chosen and any(map(any, rows))]
    notes = [f"{path.name}: read from the sheet {sheets[chosen][0]!r}"] if others else []
    notes += [f"{path.name}: the header stands in row {header}"] if header > 1 and found else []
    left = [f"{path.name}: the sheets {', '.join(others)}"] if others else []
    return NamesFile(
        names=read.names,
        notes=(*notes, *read.notes),
        not_read=(*left, *read.not_read),
        rejects=read.rejects,
    )


def _sheets(path: Path) -> list[tuple[str, list[list[str]], int]]:
    """Return name and rows of each sheet, and how many empty rows stand above them."""
    import zipfile

    import python_calamine

    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_FILE_BYTES:
                raise UnreadableFile(path.name, "it expands as a zip bomb does", "save the names as CSV")
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        sheets = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
        held = [(name, one.to_python(), one.start[0] if one.start else 0) for name, one in sheets]
    except (python_calamine.CalamineError, OSError) as error:
        raise UnreadableFile(path.name, f"it is no spreadsheet ({error})", "save it again as XLSX") from error
    return [(name, [[_cell(cell) for cell in row] for row in rows], above) for name, rows, above in held] or [
        ("", [], 0)
    ]


def _cell(value: Any) -> str:
    """Return a cell as text; a whole number without the fraction that a sheet keeps it with."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def text_of_file(path: Path) -> str:
    """Return the text of a small file in whichever encoding it is.

    Raises:
        UnreadableFile: it is no text, or its encoding is not known.
    """
    return _decoded(path)[0]


def _decoded(path: Path) -> tuple[str, str]:
    data = path.read_bytes()
    if data[:4] in (b"%PDF", b"PK\x03\x04") or (
        b"\x00" in data[:1000] and data[:2] not in (b"\xff\xfe", b"\xfe\xff")
    ):
        raise UnreadableFile(path.name, "it is no text", "give a CSV, XLSX or TXT file")
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        return (data.decode("utf-16"), "utf-16") if wide else (data.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError:
        pass
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:1_000_000]).best()
    if best is None:
        raise UnreadableFile(path.name, "its encoding is not known", "save it as UTF-8")
    return data.decode(best.encoding, errors="replace"), best.encoding

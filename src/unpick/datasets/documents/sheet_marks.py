"""What the XML of a workbook tells and its values do not: formulas, hidden rows and columns, the true extent."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from xml.etree.ElementTree import ParseError

__all__ = ["SheetMarks", "read_marks"]

_MOST_XML: Final = 160 << 20
"""Bytes of XML of one sheet that are looked through; 2 million cells take about 100 MB."""

_CELL: Final = re.compile(r"^([A-Z]{1,3})([0-9]{1,7})$")
_WIDEST: Final = 16384
"""Columns of a sheet in the format (ECMA-376)."""


@dataclass(slots=True, kw_only=True)
class SheetMarks:
    """Marks of one sheet; rows and columns count from 0, as on the sheet.

    Attributes:
        rows, columns: extent of the cells that hold something.
        text: characters that the cells take when each repeats its shared text.
        fault: why the sheet could not be looked through; empty where it could.
    """

    rows: int = 0
    columns: int = 0
    text: int = 0
    formulas: list[tuple[int, int, str]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    fault: str = ""


def read_marks(data: bytes) -> dict[str, SheetMarks]:
    """Return the marks of each sheet of an XLSX by its name; empty where the workbook names none."""
    from defusedxml.common import DefusedXmlException

    found: dict[str, SheetMarks] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            lengths = _lengths(archive)
            for name, path in _sheets(archive):
                found[name] = _marks(archive, path, lengths)
    except (zipfile.BadZipFile, ParseError, DefusedXmlException, KeyError, ValueError, OSError):
        return found
    return found


def _events(archive: zipfile.ZipFile, path: str) -> Iterator[tuple[str, Any, str]]:
    """Yield event, element and local name; what has been read is let go."""
    from defusedxml.ElementTree import iterparse

    with archive.open(path) as stream:
        for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
            yield event, element, element.tag.rpartition("}")[2]


def _sheets(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    targets = {}
    for event, element, tag in _events(archive, "xl/_rels/workbook.xml.rels"):
        if event == "end" and tag == "Relationship":
            target = element.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            targets[element.get("Id", "")] = posixpath.normpath(path)
    names = []
    for event, element, tag in _events(archive, "xl/workbook.xml"):
        if event == "end" and tag == "sheet":
            link = next((value for key, value in element.items() if key.endswith("}id")), "")
            names.append((element.get("name", ""), targets.get(link, "")))
    present = set(archive.namelist())
    return [(name, path) for name, path in names if path in present]


def _lengths(archive: zipfile.ZipFile) -> list[int]:
    """Return the characters of each shared text."""
    lengths: list[int] = []
    if "xl/sharedStrings.xml" not in archive.namelist():
        return lengths
    for event, element, tag in _events(archive, "xl/sharedStrings.xml"):
        if event == "end" and tag == "si":
            lengths.append(sum(len(part) for part in element.itertext()))
            element.clear()
    return lengths


def _marks(archive: zipfile.ZipFile, path: str, lengths: list[int]) -> SheetMarks:
    marks = SheetMarks()
    if archive.getinfo(path).file_size > _MOST_XML:
        marks.fault = f"it takes {archive.getinfo(path).file_size >> 20} MB, more than is looked through"
        return marks
    row, column = -1, -1
    for event, element, tag in _events(archive, path):
        if event == "start" and tag == "row":
            row, column = int(element.get("r") or row + 2) - 1, -1
            if element.get("hidden") in ("1", "true"):
                marks.hidden_rows.add(row)
        elif event == "start" and tag == "c":
            column = _column(element.get("r", ""), column)
        elif event == "end" and tag == "c":
            _take(marks, element, row, column, lengths)
        elif event == "end" and tag == "row":
            element.clear()
        elif event == "end" and tag == "col" and element.get("hidden") in ("1", "true"):
            first, last = int(element.get("min", "1")), int(element.get("max", "1"))
            marks.hidden_columns |= set(range(first - 1, min(last, _WIDEST)))
    return marks


def _column(place: str, before: int) -> int:
    found = _CELL.match(place)
    if not found:
        return before + 1
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _take(marks: SheetMarks, cell: Any, row: int, column: int, lengths: list[int]) -> None:
    if len(cell) == 0:
        return
    row_named = _CELL.match(cell.get("r", ""))
    row = int(row_named[2]) - 1 if row_named else row
    marks.rows, marks.columns = max(marks.rows, row + 1), max(marks.columns, column + 1)
    for part in cell:
        tag = part.tag.rpartition("}")[2]
        if tag == "f":
            marks.formulas.append((row, column, (part.text or "(shared formula)")[:500]))
        elif tag == "v" and cell.get("t") == "s" and (part.text or "").isdigit():
            index = int(part.text)
            marks.text += lengths[index] if index < len(lengths) else 0
    cell.clear()

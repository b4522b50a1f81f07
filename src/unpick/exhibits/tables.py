"""A table as it stands to a table whose columns are understood; names become pseudonyms, ethnicity is dropped."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from unpick.exhibits.cells import (
    clock_of,
    day_of,
    hours_of,
    month_of,
    number_of,
    pseudonym,
    unit_name,
)
from unpick.exhibits.heads import fold_head, head_unit, read_header
from unpick.exhibits.peoples import without_peoples
from unpick.exhibits.reading import Grid, Table
from unpick.exhibits.roles import Columns, choose_role, kind_of_column

__all__ = ["Body", "body_of", "is_total", "understand"]

_TOTAL: Final = re.compile(
    r"^(?:grand |sub ?|page |sheet |month |overall )?(?:totals?|sum)(?: .{0,24})?$"
    r"|^(?:本页|本頁|全页|当月|本月)?(?:合计|合計|总计|總計|小计|小計|总合计|合共|共计)$|^(?:합계|총계|소계|누계|총합계|계)$"
)
_NOTHING: Final = re.compile(r"^[\s\-—–/]*$")
_WIDE: Final = 20
"""Heads that are days of the month from which a table is a month of attendance with a column per day."""

_PRESENT: Final = frozenset(["√", "✓", "v", "p", "1", "✔", "o", "○", "●", "出", "勤", "全"])
_ABSENT: Final = frozenset(
    {"", "x", "×", "-", "/", "0", "休", "a", "absent", "off", "缺", "旷", "假", "휴", "결", "rest"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Heads, the rows of data and their places, the rows of totals."""

    heads: tuple[str, ...]
    rows: tuple[Sequence[str], ...]
    places: tuple[str, ...]
    totals: tuple[Sequence[str], ...]


def understand(grid: Grid) -> Table | None:
    """Return a table with its role, canonical columns and plain cells; none where its role is unclear.

    A worker is named by a number of the firm, else by an identity paper, else by the name, and only as a
    pseudonym. A payroll without a column for the period gets the one month that its title names.
    """
    body = body_of(grid)
    if body is None:
        return None
    wide = _wide_attendance(body, grid)
    if wide is not None:
        return wide
    columns = choose_role(body.heads, body.rows, hint=f"{grid.name} {grid.title}")
    if columns is None:
        return None
    month = month_of(grid.title) or month_of(grid.name)
    rows, unsure = [], []
    for number, cells in enumerate(body.rows):
        row, doubts = _row(columns, cells, month)
        rows.append(row)
        unsure += [(number, column) for column in doubts]
    if "nationality" in columns.at:
        rows = without_peoples(rows)
    totals = tuple(_total(columns, cells) for cells in body.totals)
    return Table(
        name=grid.name,
        role=columns.role,
        rows=tuple(rows),
        places=body.places,
        hidden=grid.hidden,
        unread=tuple(body.heads[place] for place in columns.unread if body.heads[place]),
        totals=tuple(total for total in totals if total),
        units=_units(columns, body),
        unsure=tuple(unsure),
        title=grid.title,
    )


_COLUMNS_OF_ROWS: Final = 5
"""Columns from which a row with two cells is no row of the table."""

_OF_ALL: Final = re.compile(
    r"\b(?:persons?|people|workers|employees|heads?|headcount|staff|all|sum|total|net|gross|count|人数|人數|인원)\b",
    re.IGNORECASE,
)


def is_total(cells: Sequence[str]) -> bool:
    """Return whether a row is a total: its first words say so.

    >>> is_total(["", "Total", "52"]), is_total(["合 计", "", "5800"]), is_total(["1", "Summer Lee", "26"])
    (True, True, False)
    """
    words = [cell for cell in cells[:6] if cell.strip() and not number_of(cell)][:2]
    if any(bool(_TOTAL.match(fold_head(cell))) for cell in words):
        return True
    filled = [cell for cell in cells if cell.strip()]
    # A line below a wide table, such as "Persons | 131": a word and its number, and nothing of a row.
    return len(cells) >= _COLUMNS_OF_ROWS and len(filled) == 2 and bool(_OF_ALL.search(filled[0]))


def body_of(grid: Grid) -> Body | None:
    """Return the heads and rows of a grid: two lines of heads joined, units, blanks and repeats left out."""
    above = [grid.header] if grid.header else []
    cells = [*above, *grid.rows]
    header = read_header(cells, 0, within=1 if grid.header else 10)
    heads = header.heads if header else grid.header
    if not heads:
        return None
    first = header.data if header else len(above)
    repeats = {_key(row) for row in (grid.header, heads, *cells[:first]) if row}
    rows, places, totals = [], [], []
    for number in range(first, len(cells)):
        row = cells[number]
        if not any(cell.strip() for cell in row) or _key(row) in repeats:
            continue
        if is_total(row):
            totals.append(row)
        else:
            rows.append(row)
            places.append(grid.places[number - len(above)])
    if not rows:
        return None
    return Body(heads=tuple(heads), rows=tuple(rows), places=tuple(places), totals=tuple(totals))


def _key(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(fold_head(cell) for cell in row)


def _row(columns: Columns, cells: Sequence[str], month: str) -> tuple[dict[str, str], list[str]]:
    """Return the cells of a row under their canonical columns, and the columns whose day is uncertain."""
    row: dict[str, str] = {}
    unsure: list[str] = []
    if worker := _worker(columns, cells):
        row["worker"] = worker
    for column, place in columns.at.items():
        cell = cells[place].strip() if place < len(cells) else ""
        if not cell:
            continue
        kind = kind_of_column(columns.role, column)
        text, certain = _cell(kind, cell, month)
        if text:
            row[column] = text
        if not certain:
            unsure.append(column)
    parts = [
        cells[place].strip() for place in columns.materials if place < len(cells) and cells[place].strip()
    ]
    if parts:
        row["material"] = "; ".join([*([row["material"]] if "material" in row else []), *parts])
    if columns.role == "payroll" and month and "period" not in columns.at:
        row["period"] = month
    return row, unsure


def _cell(kind: str, cell: str, month: str) -> tuple[str, bool]:
    """Return a cell as its column is written, and whether it has one reading only."""
    if kind in ("number", "hours"):
        if _NOTHING.match(cell):
            return "", True
        found = hours_of(cell) if kind == "hours" else number_of(cell)
        return (found[0] if found else cell), True
    if kind == "day":
        if month and cell.isdigit() and 1 <= int(cell) <= 31:
            return f"{month}-{int(cell):02}", True
        return day_of(cell)
    if kind == "clock":
        return clock_of(cell), True
    return (month_of(cell) or cell if kind == "month" else cell), True


def _worker(columns: Columns, cells: Sequence[str]) -> str:
    """Return the pseudonym of the worker of a row, of the first kind of name that the row fills.

    Where a scan left every name unsure the row is that of somebody, told from all others by its own cells: no total.
    """
    for places in columns.workers:
        named = pseudonym(cells[place] for place in places if place < len(cells))
        if named:
            return named
    unsure = any(
        cells[place].strip() == _UNSURE
        for places in columns.workers
        for place in places
        if place < len(cells)
    )
    return pseudonym(["unread", *cells]) if unsure else ""


_UNSURE: Final = "?"
"""What a machine's reading has in the place of a word on which two readings differ."""


def _total(columns: Columns, cells: Sequence[str]) -> Mapping[str, str]:
    total = {}
    for column, place in columns.at.items():
        if kind_of_column(columns.role, column) in ("number", "hours") and place < len(cells):
            found = number_of(cells[place])
            if found:
                total[column] = found[0]
    return total


_COUNTED: Final = {"pieces": "pcs", "pcs": "pcs", "pairs": "pairs", "件数": "pcs", "双数": "pairs"}
"""Heads that are nothing but the name of what is counted."""


def _units(columns: Columns, body: Body) -> dict[str, str]:
    """Return the unit of each column of numbers: from its head, else the one unit behind all its cells."""
    units = {}
    for column, place in columns.at.items():
        if kind_of_column(columns.role, column) not in ("number", "hours"):
            continue
        head = body.heads[place]
        unit = unit_name(head_unit(head)) or (_COUNTED.get(head.strip().casefold(), ""))
        if not unit:
            behind = {found[1] for row in body.rows if place < len(row) and (found := number_of(row[place]))}
            unit = behind.pop() if len(behind) == 1 else ""
        if unit:
            units[column] = unit
    return units


def _wide_attendance(body: Body, grid: Grid) -> Table | None:
    """Return a month of attendance with a column per day as a row per worker and day; none where it is no such.

    A cell of over one hour is hours; a mark or a one is presence; a blank, a cross or a day off is no row.
    """
    days = {place: int(found[1]) for place, head in enumerate(body.heads) if (found := _DAY_HEAD.match(head))}
    if len(days) < _WIDE or sorted(days.values()) != list(range(min(days.values()), max(days.values()) + 1)):
        return None
    heads = [head if place not in days else "" for place, head in enumerate(body.heads)]
    columns = choose_role([*heads, "time in", "date"], body.rows)
    if columns is None or columns.role != "attendance" or not any(columns.workers):
        return None
    month = month_of(grid.title) or month_of(grid.name)
    rows: list[dict[str, str]] = []
    places: list[str] = []
    for cells, place in zip(body.rows, body.places, strict=True):
        for row in _days_of(cells, days, month):
            rows.append({"worker": _worker(columns, cells), **row})
            places.append(place)
    unread = tuple(head for at, head in enumerate(heads) if head and at in columns.unread)
    return Table(
        name=grid.name,
        role="attendance",
        rows=tuple(rows),
        places=tuple(places),
        hidden=grid.hidden,
        unread=unread,
        title=grid.title,
    )


_DAY_HEAD: Final = re.compile(r"^\s*(0?[1-9]|[12]\d|3[01])\s*(?:日|号|일|st|nd|rd|th)?\s*$")


def _days_of(cells: Sequence[str], days: Mapping[int, int], month: str) -> Iterator[dict[str, str]]:
    for place, day in days.items():
        cell = cells[place].strip().casefold() if place < len(cells) else ""
        if cell in _ABSENT:
            continue
        row = {"day": f"{month}-{day:02}" if month else str(day)}
        found = hours_of(cell)
        if found and cell not in _PRESENT and 1 < float(found[0].rstrip("%")) <= 24:
            row["hours"] = found[0]
        elif cell not in _PRESENT and not found:
            continue
        yield row

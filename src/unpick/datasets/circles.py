"""A table of circles: how many people were in a role at a place at any one time, as somebody who knows it writes down."""

import csv
import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from unpick.model.circle import Circle, Wider
from unpick.model.days import FOREVER, LONG_AGO, exact_day, parse_day
from unpick.model.errors import UnreadableFile
from unpick.model.reject import Reject

__all__ = ["CIRCLE_COLUMNS", "CircleTable", "read_circles"]

CIRCLE_COLUMNS: Final = ("place", "within", "role", "one_of", "people", "from", "to", "safe_from", "why")
"""Columns of the table; `place`, `role`, `people` and `why` must be there.

within: the wider place that a place lies in. one_of: the wider role that a role is one of. from, to: ISO year, month or
day. safe_from: the day from which it is safe for these people that it is told.
"""

_NEEDED: Final = ("place", "role", "people", "why")


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleTable:
    """The sound rows, what lies in what, and the rows that were left out."""

    circles: tuple[Circle, ...]
    wider: Wider
    rejects: tuple[Reject, ...]


class _BadCell(ValueError):
    """A cell that cannot be read: column, problem, remedy."""

    def __init__(self, column: str, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.column, self.problem, self.remedy = column, problem, remedy


def read_circles(data: bytes, name: str) -> CircleTable:
    """Return the circles of a CSV file; a faulty row is left out and told, the others go on.

    Raises:
        UnreadableFile: it is not UTF-8, or has not the columns.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UnreadableFile(
            name, f"it is not UTF-8 at byte {fault.start}", "save it as CSV UTF-8"
        ) from fault
    rows = csv.DictReader(io.StringIO(text))
    missing = [column for column in _NEEDED if column not in (rows.fieldnames or ())]
    if missing:
        raise UnreadableFile(
            name, f"it has no column '{missing[0]}'", f"its first line holds {', '.join(CIRCLE_COLUMNS)}"
        )
    circles: list[Circle] = []
    rejects: list[Reject] = []
    places: dict[str, str] = {}
    roles: dict[str, str] = {}
    for row in rows:
        cells = {column: (row.get(column) or "").strip() for column in CIRCLE_COLUMNS}
        try:
            circle = _circle(cells, rows.line_num)
            _nest(places, cells, "place", "within")
            _nest(roles, cells, "role", "one_of")
        except _BadCell as fault:
            rejects.append(
                Reject(
                    file=name,
                    row=rows.line_num,
                    column=fault.column,
                    value=cells[fault.column][:200],
                    problem=fault.problem,
                    remedy=fault.remedy,
                )
            )
            continue
        circles.append(circle)
    return CircleTable(
        circles=tuple(circles), wider=Wider(places=places, roles=roles), rejects=tuple(rejects)
    )


def _circle(cells: Mapping[str, str], row: int) -> Circle:
    if not cells["people"].isascii() or not cells["people"].isdigit():
        raise _BadCell("people", "it is no whole number", "write how many at any one time, at the least")
    if not cells["why"]:
        raise _BadCell(
            "why", "nothing says where the number comes from", "write who counted, or the document"
        )
    first, last = _days(cells)
    return Circle(
        place=cells["place"],
        role=cells["role"],
        people=int(cells["people"]),
        why=cells["why"],
        first=first,
        last=last,
        safe_from=_day(cells, "safe_from"),
        row=row,
    )


def _days(cells: Mapping[str, str]) -> tuple[dt.date, dt.date]:
    first, last = LONG_AGO, FOREVER
    for column in ("from", "to"):
        if cells[column]:
            try:
                begins, after = parse_day(cells[column])
            except ValueError as fault:
                raise _BadCell(
                    column, "it is no ISO year, month or day", "write 2019, 2019-03 or 2019-03-05"
                ) from fault
            first = begins if column == "from" else first
            last = after - dt.timedelta(days=1) if column == "to" else last
    if last < first:
        raise _BadCell("to", "the period ends before it begins", "mend one of the two days")
    return first, last


def _day(cells: Mapping[str, str], column: str) -> dt.date | None:
    try:
        day = exact_day(cells[column])
    except ValueError as fault:
        raise _BadCell(column, "it is no day", "write 2025-03-05") from fault
    if cells[column] and day is None:
        raise _BadCell(column, "it names no single day", "write 2025-03-05")
    return day


def _nest(held: dict[str, str], cells: Mapping[str, str], small: str, large: str) -> None:
    """Note what lies in what; a thing lies in one wider thing only, and in itself through nothing.

    Raises:
        _BadCell: two rows put it into different ones, or it would lie in itself.
    """
    name, above = cells[small], cells[large]
    if not above or not name:
        return
    if held.get(name, above) != above:
        raise _BadCell(large, f"another row puts '{name}' into '{held[name]}'", "let both say the same")
    at = above
    while at:
        if at == name:
            raise _BadCell(large, f"'{name}' would lie in itself", "mend what lies in what")
        at = held.get(at, "")
    held[name] = above

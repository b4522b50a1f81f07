"""The table of what becomes what: its rows, its ranges of headings, and how a table is checked row by row."""

import csv
import functools
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from unpick.goods.watched import hs_description
from unpick.model.bundled import read_bundled_csv
from unpick.model.errors import TableFault

__all__ = [
    "BECOME_ORDER",
    "MARKS",
    "OLDER_HEADINGS",
    "Become",
    "BecomeStep",
    "become_steps",
    "expand_codes",
    "read_steps",
]


class Become(StrEnum):
    """Whether goods of one heading can leave a firm as goods of another, or in them, or around them."""

    SAME = "same"
    DOES = "does"
    PART = "part"
    COULD = "could"
    PACKS = "packs"
    NO = "no"
    UNKNOWN = "unknown"


BECOME_ORDER: Final = (
    *(Become.NO, Become.PACKS, Become.COULD, Become.PART, Become.DOES, Become.SAME),
    Become.UNKNOWN,
)
"""Relations by the number that stands for them in a matrix; the first six from none to surest."""

MARKS: Final = ("R", "V", "M")
"""R: the words quoted stand in the bundled table of HS 2022; V: read in the source named; M: from general
knowledge, unverified."""

OLDER_HEADINGS: Final = {"8803": "8807", "2848": "2853", "6908": "6907", "8469": "8472"}
"""Headings of HS 2012 and 2017 that HS 2022 does not have, and where their goods are now.

Only those that went over as a whole (unverified, from memory of the correlation tables of the World Customs
Organization; that HS 2022 lacks the first and has the second of each pair is checked against its table).
"""

_COLUMNS: Final = ("chain", "from", "to", "relation", "mark", "source")
_IN_TABLE: Final = frozenset({Become.DOES, Become.PART, Become.COULD, Become.PACKS})
_CODES: Final = re.compile(r"\d{4}-\d{4}|\d{4}|\d{6}")
_NAMED: Final = 20
"""Rows that a message names; a convention of this project."""

_LARGEST: Final = 2_000_000
"""Bytes of a table; the bundled one has a thirtieth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BecomeStep:
    """One row of the table.

    Attributes:
        chain: what the row belongs to, such as cotton.
        before, after: subheadings of six digits, headings and ranges of headings, a blank between two; `after`
            is empty for what packs goods of any kind.
        mark: how far it was verified, see MARKS.
    """

    chain: str
    before: str
    after: str
    relation: Become
    mark: str
    source: str


@functools.cache
def become_steps() -> tuple[BecomeStep, ...]:
    """Return the rows of the bundled table, in its order."""
    return tuple(_step(row) for row in read_bundled_csv("unpick.goods.tables", "become.csv"))


def read_steps(name: str, data: bytes) -> tuple[BecomeStep, ...]:
    """Return the rows of a table, checked row by row; it is refused as a whole.

    Args:
        name: of the file, for messages. data: UTF-8 CSV in the columns of `become.csv`.

    Raises:
        TableFault: it is no such table, or a row names a heading that HS 2022 does not have, a relation or
            mark that is none, or no source. The first such row is described, every other one named.
    """
    rows = _rows(name, data)
    faults = [(number, row, wrong) for number, row in rows if (wrong := _wrong(row))]
    if faults:
        number, row, (column, remedy) = faults[0]
        others = ", ".join(f"{other} ({wrong[0]})" for other, _, wrong in faults[1:_NAMED])
        more = f", {len(faults) - _NAMED} more" if len(faults) > _NAMED else ""
        says = f"'{row[column]}' cannot be used" + (f"; nor rows {others}{more}" if others else "")
        raise TableFault(f"{name}, row {number}, column {column}", says, remedy)
    return tuple(_step(row) for _, row in rows)


def expand_codes(codes: str) -> tuple[str, ...]:
    """Return the codes of a cell: each range stands for the headings in it that HS 2022 has.

    >>> expand_codes("5201-5203"), expand_codes("6502-6504 280461")
    (('5201', '5202', '5203'), ('6502', '6504', '280461'))
    """
    found: list[str] = []
    for part in codes.split():
        first, dash, last = part.partition("-")
        span = (f"{number:04d}" for number in range(int(first), int(last) + 1)) if dash else ()
        found += [code for code in span if hs_description(code)] if dash else [first]
    return tuple(found)


def _step(row: Mapping[str, str]) -> BecomeStep:
    return BecomeStep(
        chain=row["chain"],
        before=row["from"],
        after=row["to"],
        relation=Become(row["relation"]),
        mark=row["mark"],
        source=row["source"],
    )


def _rows(name: str, data: bytes) -> list[tuple[int, dict[str, str]]]:
    if len(data) > _LARGEST:
        raise TableFault(name, f"it has {len(data)} bytes", f"keep it below {_LARGEST}")
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        header = tuple((cell or "").strip() for cell in reader.fieldnames or ())
        rows = list(enumerate(reader, start=2))
    except UnicodeDecodeError as error:
        raise TableFault(name, f"byte {error.start} is no UTF-8", "save it as UTF-8 CSV") from error
    except csv.Error as error:
        raise TableFault(name, f"it is no CSV ({error})", "save it as UTF-8 CSV") from error
    if sorted(header) != sorted(_COLUMNS):
        raise TableFault(f"{name}, row 1", f"its columns are {list(header)}", f"give {', '.join(_COLUMNS)}")
    return [
        (
            number,
            {column: str(cell or "").strip() for column, cell in zip(header, row.values(), strict=False)},
        )
        for number, row in rows
    ]


def _wrong(row: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the column that cannot be used and what to do; None when the row is sound."""
    if row["relation"] not in _IN_TABLE:
        return "relation", f"give one of {', '.join(sorted(_IN_TABLE))}"
    packs = row["relation"] == Become.PACKS
    for column in ("from", "to"):
        if not (packs and column == "to" and not row[column]) and not _is_known(row[column]):
            return (
                column,
                "give a heading or subheading of HS 2022, or a range such as 5201-5203, a blank between two",
            )
    if packs and row["to"]:
        return "to", "leave it empty: what packs goods packs goods of any kind"
    if not packs and set(expand_codes(row["from"])) & set(expand_codes(row["to"])):
        return "to", "a heading that stands on both sides says nothing: take it out of one"
    if row["mark"] not in MARKS:
        return "mark", f"give one of {', '.join(MARKS)}"
    return None if row["source"] else ("source", "say where it stands, or why you think so")


def _is_known(codes: str) -> bool:
    return bool(codes) and all(_is_code(part) for part in codes.split())


def _is_code(part: str) -> bool:
    if not _CODES.fullmatch(part):
        return False
    first, _, last = part.partition("-")
    return bool(hs_description(first)) and (not last or (first < last and bool(hs_description(last))))

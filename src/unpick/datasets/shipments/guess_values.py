"""What the values of a column look like: dates, HS codes, numbers, countries, parties, prose."""

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Final

__all__ = ["LOOKS", "Profile", "profile"]

_NULLS: Final = frozenset({"", "-", "--", "-0-", "n/a", "na", "null", "none", "nan", "0000-00-00"})
"""Cells that mean "nothing" in the vendor files that were opened."""

_SAMPLE: Final = 500
"""Cells read per column; more does not change a share by more than two points (binomial, 95%)."""

_NUMBER = re.compile(r"-?\d{1,3}(,\d{3})*(\.\d+)?|-?\d*\.?\d+(e-?\d+)?|-?\d+,\d+", re.I)
_HS = re.compile(r"(\d{2}\.?){2}(\.?\d{2}){0,4}\d?(\.0)?")
_MONTH = (
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)[^\W\d]*"
)
_DATE = re.compile(
    rf"(19|20)\d\d[-/.]?(0?[1-9]|1[0-2])([-/.]?([0-2]?\d|3[01]))?([ T].*)?"
    rf"|([0-2]?\d|3[01])[-/. ]?(0?[1-9]|1[0-2]|{_MONTH})[-/. ,]*((19|20)\d\d|\d\d)([ T].*)?"
    rf"|(0?[1-9]|1[0-2])[-/]([0-2]?\d|3[01])[-/]((19|20)\d\d|\d\d)([ T].*)?"
    rf"|{_MONTH}[-/ .]*([0-2]?\d[, ]+)?((19|20)\d\d|\d\d)"
    r"|(19|20)\d\d年\d{1,2}月(\d{1,2}日)?",
    re.I,
)
_LETTER = re.compile(r"[^\W\d_]")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The shares, from 0 to 1, of the filled cells of a column that look like each kind.

    n counts the filled cells; every share is 0 when there is none.
    """

    n: int
    cells: tuple[str, ...]
    date: float
    hs: float
    number: float
    positive: float
    country: float
    party: float
    text: float


def _is_date(cell: str) -> bool:
    if _DATE.fullmatch(cell):
        return True
    # Excel counts days from 1899-12-30; 2000 to 2050 is 36526 to 54789.
    return bool(re.fullmatch(r"\d{5}(\.\d+)?", cell)) and 36526 <= float(cell) < 54789


def _is_hs(cell: str) -> bool:
    # Several codes may share a cell; the first one speaks. Chapter 77 is reserved, 98 and 99 are national.
    first = re.split(r"[;,|\s]", cell, maxsplit=1)[0]
    digits = re.sub(r"\.0$", "", first).replace(".", "")
    return bool(_HS.fullmatch(first)) and 4 <= len(digits) <= 12 and 1 <= int(digits[:2]) <= 99


def _letters(cell: str) -> float:
    return len(_LETTER.findall(cell)) / len(cell)


def _is_country(cell: str) -> bool:
    return len(cell) <= 50 and not re.search(r"\d", cell) and _letters(cell) >= 0.6


def _is_party(cell: str) -> bool:
    return len(cell) >= 2 and _letters(cell) >= 0.5 and not _is_date(cell)


def _is_text(cell: str) -> bool:
    return len(_LETTER.findall(cell)) >= 2 and not _is_date(cell)


def _share(cells: Sequence[str], looks: Callable[[str], bool]) -> float:
    return sum(map(looks, cells)) / len(cells) if cells else 0.0


def profile(values: Sequence[object]) -> Profile:
    """Return what the first 500 cells of a column look like.

    >>> profile(["61099010", "6907.21"]).hs
    1.0
    """
    cells = tuple(text for value in values[:_SAMPLE] if (text := _as_text(value)).casefold() not in _NULLS)
    return Profile(
        n=len(cells),
        cells=cells,
        date=_share(cells, _is_date),
        hs=_share(cells, _is_hs),
        number=_share(cells, lambda cell: bool(_NUMBER.fullmatch(cell))),
        positive=_share(cells, lambda cell: bool(re.search(r"[1-9]", cell))),
        country=_share(cells, _is_country),
        party=_share(cells, _is_party),
        text=_share(cells, _is_text),
    )


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value).strip()


LOOKS: Final[dict[str, Callable[[Profile], float]]] = {
    "date": lambda column: column.date,
    "hs": lambda column: column.hs,
    "number": lambda column: column.number,
    "country": lambda column: column.country,
    "party": lambda column: column.party,
    "text": lambda column: column.text,
    "any": lambda column: 1.0 if column.n else 0.0,
}
"""How well a column looks like the kind of value that a field holds."""

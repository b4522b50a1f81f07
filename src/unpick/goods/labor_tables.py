"""The rows behind wages, minutes and exchange rates: the bundled ones and a user's own, checked row by row."""

import contextlib
import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from unpick.model.bundled import read_bundled_csv
from unpick.model.errors import TableFault

__all__ = ["COLUMNS", "Rate", "exchange_rate", "read_table", "table_rows", "with_tables"]

Row = Mapping[str, str]

_TABLES: Final = "unpick.goods.tables"

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "wages.csv": ("country", "place", "words", "from", "until", "tiers_month", "currency", "mark", "source"),
    "minutes.csv": ("product", "words", "low", "high", "mark", "source"),
    "rates.csv": ("currency", "into", "rate", "from", "until", "mark", "source"),
}
"""Tables that a workspace may have of its own, with their columns: those of the bundled ones, and exchange rates, of which none is
bundled since no source of the project gives one. rate: units of `into` for one unit of `currency`, from a day until before another."""

_BUNDLED: Final = frozenset({"wages.csv", "minutes.csv"})

_EMPTY: Final = {"wages.csv": {"until"}}
"""Columns that may be empty: a wage may still hold. A rate of an open end would be used for ever, so its end is required."""

_LARGEST: Final = 16 << 20

_NAMED: Final = 20

_OWN: ContextVar[Mapping[str, tuple[Row, ...]]] = ContextVar("unpick_labor_tables", default={})  # noqa: B039 - never changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """An exchange rate as a row gives it: units of `into` for one of `currency`, or the inverse of such a row."""

    rate: Decimal
    source: str


def table_rows(name: str) -> tuple[Row, ...]:
    """Return the rows in force, a user's own first, so that where both fit hers holds."""
    bundled = read_bundled_csv(_TABLES, name) if name in _BUNDLED else ()
    return (*_OWN.get().get(name, ()), *bundled)


@contextlib.contextmanager
def with_tables(tables: Mapping[str, tuple[Row, ...]]) -> Iterator[None]:
    """Add rows to the tables while this lasts, for whatever asks in this thread."""
    token = _OWN.set(tables)
    try:
        yield
    finally:
        _OWN.reset(token)


def exchange_rate(currency: str, into: str, on: dt.date) -> Rate | None:
    """Return what one unit of a currency was worth in another on a day, by one row or its inverse; None without a row.

    Two rows are never chained: the error of a cross rate would be in no source.
    """
    for row in table_rows("rates.csv"):
        if not dt.date.fromisoformat(row["from"]) <= on < dt.date.fromisoformat(row["until"]):
            continue
        source = f"1 {row['currency']} = {row['rate']} {row['into']}, {row['source']} [{row['mark']}]"
        if (row["currency"], row["into"]) == (currency, into):
            return Rate(rate=Decimal(row["rate"]), source=source)
        if (row["into"], row["currency"]) == (currency, into):
            return Rate(rate=1 / Decimal(row["rate"]), source=source)
    return None


def read_table(name: str, data: bytes) -> tuple[Row, ...]:
    """Return the rows of a user's own table; it is refused as a whole.

    Args:
        name: one of COLUMNS. data: UTF-8 CSV.

    Raises:
        TableFault: it is no such table, or a row cannot be used. The first such row is described, the others named.
    """
    rows = _rows(name, data)
    faults = [(number, wrong) for number, row in rows if (wrong := _wrong(name, row))]
    if faults:
        number, (column, says, remedy) = faults[0]
        others = ", ".join(f"{other} ({wrong[0]})" for other, wrong in faults[1:_NAMED])
        more = f", {len(faults) - _NAMED} more" if len(faults) > _NAMED else ""
        also = f"; nor can rows {others}{more}" if others else ""
        raise TableFault(f"{name}, row {number}, column {column}", f"{says} cannot be used{also}", remedy)
    return tuple(row for _, row in rows)


def _rows(name: str, data: bytes) -> list[tuple[int, dict[str, str]]]:
    if len(data) > _LARGEST:
        raise TableFault(name, f"it has {len(data)} bytes", f"keep it below {_LARGEST}")
    try:
        reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        cells = [[cell.strip() for cell in row] for row in reader]
    except UnicodeDecodeError as error:
        raise TableFault(name, f"byte {error.start} is no UTF-8", "save it as UTF-8 CSV") from error
    except csv.Error as error:
        raise TableFault(name, f"it is no CSV ({error})", "save it as UTF-8 CSV") from error
    header = cells[0] if cells else []
    if sorted(header) != sorted(COLUMNS[name]):
        raise TableFault(f"{name}, row 1", f"its columns are {header}", f"give {', '.join(COLUMNS[name])}")
    numbered = [(number, row) for number, row in enumerate(cells[1:], start=2) if any(row)]
    for number, row in numbered:
        if len(row) != len(header):
            remedy = "put a cell that holds a comma into double quotes"
            raise TableFault(
                f"{name}, row {number}", f"it has {len(row)} cells and the header {len(header)}", remedy
            )
    return [(number, dict(zip(header, row, strict=True))) for number, row in numbered]


def _wrong(name: str, row: Row) -> tuple[str, str, str] | None:
    """Return the column that cannot be used, its value in words, and the remedy; None when the row is sound."""
    for column in COLUMNS[name]:
        if not row[column] and column not in _EMPTY.get(name, ()):
            return (
                column,
                "an empty cell",
                f"give the {column}; a row without its source is none"
                if column == "source"
                else f"give the {column}",
            )
    checks = {
        "from": _day,
        "until": _day,
        "low": _number,
        "high": _number,
        "rate": _number,
        "currency": _currency,
        "into": _currency,
    }
    for column in COLUMNS[name]:
        if row[column] and column in checks and not checks[column](row[column]):
            return column, f"'{row[column]}'", _REMEDY[column]
    if "tiers_month" in row and not all(_number(one) for one in row["tiers_month"].split(";")):
        return (
            "tiers_month",
            f"'{row['tiers_month']}'",
            "write amounts a month above 0 with a semicolon between, as 2100;1900",
        )
    if "words" in row and not all(len(one.strip()) > 1 for one in row["words"].split(";")):
        return (
            "words",
            f"'{row['words']}'",
            "write words of two letters or more with a semicolon between, none of them empty",
        )
    if row.get("until") and row["until"] <= row["from"]:
        return "until", f"'{row['until']}'", "give a day after `from`; the row holds until the day before it"
    if "low" in row and Decimal(row["low"]) > Decimal(row["high"]):
        return "high", f"'{row['high']}'", "give at least as many minutes as `low`"
    if "into" in row and row["into"] == row["currency"]:
        return "into", f"'{row['into']}'", "name another currency than the first"
    return None


_REMEDY: Final = {
    "from": "write a day as 2024-05-01",
    "until": "write a day as 2024-06-01",
    "low": "write a number above 0, with a point for fractions",
    "high": "write a number above 0, with a point for fractions",
    "rate": "write a number above 0, with a point for fractions",
    "currency": "write the three letters of ISO 4217, as CNY",
    "into": "write the three letters of ISO 4217, as USD",
}


def _day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _number(text: str) -> bool:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return False
    return value.is_finite() and value > 0


def _currency(text: str) -> bool:
    return len(text) == 3 and text.isascii() and text.isalpha() and text.isupper()

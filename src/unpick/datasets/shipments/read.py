"""One table of shipments, from delimited text to rows of the shipment table: one query, batch by batch."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa

from unpick.datasets.shipments.layout import Layout
from unpick.datasets.shipments.query import connect, query
from unpick.datasets.shipments.rows import Lines, Tally, settle
from unpick.datasets.shipments.sheet import Sheet
from unpick.datasets.shipments.text import LONGEST_LINE
from unpick.model.errors import NoLayout, UnreadableFile

__all__ = [
    "BATCH_ROWS",
    "Custody",
    "columns_used",
    "parse_parameters",
    "read_sheet",
    "source_parameters",
    "unreadable",
]

BATCH_ROWS: Final = 50_000

_TEXT_CONSTANTS: Final = (
    "origin_country",
    "destination_country",
    "trade_type",
    "quantity_unit",
    "weight_unit",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """What every row of a file shares: its original, who speaks, since when it is public.

    Attributes:
        by_row: rows of this source say themselves when they became public.
        latest: no shipment can have arrived after this day.
    """

    document: str
    dataset: str
    public_from: dt.date
    reliability: str
    protected: bool
    latest: dt.date
    by_row: bool = False


def columns_used(sheet: Sheet, layout: Layout) -> dict[str, str | list[str]]:
    """Return canonical field to the column, or columns, of this file that feed it."""
    used: dict[str, list[str]] = {}
    for slot, column in layout.matched(sheet.header).items():
        used.setdefault(slot.partition("__")[0], []).append(column)
    return {name: found[0] if len(found) == 1 else found for name, found in used.items()}


def read_sheet(
    sheet: Sheet,
    layout: Layout,
    custody: Custody,
    *,
    scratch: Path,
    tally: Tally,
    lines: Lines,
    accept: bool = False,
) -> Iterator[pa.RecordBatch]:
    """Yield the sound rows of a table as batches of the shipment table; faulty ones go to the tally.

    Raises:
        UnreadableFile: the text breaks off or a line is too long.
        NoLayout: days could be read two ways.
        TooManyRejects: over a fifth of the rows are faulty.
    """
    connection = connect(scratch)
    try:
        _open_source(connection, sheet, layout)
        order = _date_order(connection, sheet, layout)
        parameters = parse_parameters(layout, custody, order=order)
        _find_versions(connection, layout, parameters)
        batches = connection.sql(query("parse.sql"), params=parameters).to_arrow_reader(BATCH_ROWS)
        yield from settle(batches, tally, lines, accept=accept)
    except (duckdb.Error, pa.ArrowException) as error:
        raise unreadable(sheet.name, error) from error
    finally:
        connection.close()


def parse_parameters(layout: Layout, custody: Custody, *, order: str) -> dict[str, Any]:
    """Return the parameters of parse.sql."""
    numeric = {
        "dmy": ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y"],
        "mdy": ["%m/%d/%Y", "%m-%d-%Y", "%m/%d/%y"],
    }
    constants = {name: layout.constants.get(name) for name in _TEXT_CONSTANTS}
    return {
        "formats": [*layout.formats, *numeric.get(order, [])],
        "zone_minutes": layout.zone_minutes,
        "decimal_mark": layout.decimal,
        "latest": custody.latest,
        "markers": [marker.upper() for marker in layout.withheld_markers],
        "emptied": list(layout.withheld_empty),
        "deleted": list(layout.deleted),
        "date_kind": layout.date_kind,
        "document": custody.document,
        "dataset": custody.dataset,
        "load_day": custody.public_from,
        "reliability": custody.reliability,
        "protected": custody.protected,
        "by_row": custody.by_row,
        **constants,
    }


def source_parameters(sheet: Sheet, layout: Layout, slots: Mapping[str, str]) -> dict[str, Any]:
    """Return the parameters of source.sql.

    Args:
        slots: column of the file to the name it gets; the first column of that name counts.
    """
    left = dict(slots)
    names = [left.pop(column, f"unused__{place}") for place, column in enumerate(sheet.header)]
    return {
        "path": str(sheet.path),
        "columns": dict.fromkeys((*names, "over__1"), "VARCHAR"),
        "header_rows": sheet.header_row,
        "delimiter": sheet.delimiter,
        "nulls": list(layout.nulls),
        "longest": LONGEST_LINE,
    }


def _open_source(connection: duckdb.DuckDBPyConnection, sheet: Sheet, layout: Layout) -> None:
    slots = {column: slot for slot, column in layout.matched(sheet.header).items()}
    parameters = source_parameters(sheet, layout, slots)
    connection.sql(query("source.sql"), params=parameters).create_view("source")
    connection.sql(query("raw.sql")).create_view("raw")


def _find_versions(connection: duckdb.DuckDBPyConnection, layout: Layout, parameters: dict[str, Any]) -> None:
    if "bill_no" not in layout.columns:
        connection.execute(query("no_versions.sql"))
        return
    given = {
        "by_bill": bool(layout.version_key),
        "with_hs": "hs_code" in layout.version_key,
        "formats": parameters["formats"],
        "zone_minutes": layout.zone_minutes,
    }
    connection.execute(query("versions.sql"), given)


def _date_order(connection: duckdb.DuckDBPyConnection, sheet: Sheet, layout: Layout) -> str:
    """Return dmy or mdy, from the layout or, when it asks, from days above 12; refuse to guess."""
    if layout.order != "ask":
        return layout.order
    found = connection.execute(query("date_order.sql")).fetchone()
    first, second, both = found or (0, 0, 0)
    if first and second:
        problem = f"{first} dates read only day first and {second} only month first"
        raise NoLayout(sheet.name, problem, "give one order per file, or write ISO dates")
    if both and not first and not second:
        problem = f"{both} dates such as 03/04/2020 could be read day first or month first"
        raise NoLayout(sheet.name, problem, "say date_order: dmy or date_order: mdy in --map FILE")
    return "dmy" if first else "mdy"


def unreadable(name: str, error: Exception) -> UnreadableFile:
    """Return what an error of the engine means for the user."""
    first = str(error).splitlines()[0]
    if "line size" in str(error):
        first = f"a line is longer than {LONGEST_LINE >> 20} MB"
    return UnreadableFile(name, first, "open the file near there, mend it and load again; nothing was loaded")

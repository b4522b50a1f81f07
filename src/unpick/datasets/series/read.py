"""One series file, from delimited text to rows of the series table: one query."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from unpick.datasets.series.faults import reject_of
from unpick.datasets.shipments.faults import MAX_LISTED, SHARE_REJECTED
from unpick.datasets.shipments.query import connect, query
from unpick.datasets.shipments.read import unreadable
from unpick.datasets.shipments.sheet import Sheet
from unpick.datasets.shipments.text import LONGEST_LINE
from unpick.model.bundled import bundled_bytes, read_bundled_csv
from unpick.model.errors import TooManyRejects
from unpick.model.reject import Reject
from unpick.model.series import MEASURES
from unpick.store.tables import STORED

__all__ = ["SERIES_COLUMNS", "SeriesRows", "is_series", "read_series"]

SERIES_COLUMNS: Final = (
    *("subject", "measure", "period", "from", "to", "value", "unit", "bound"),
    *("product", "channel", "partner", "place", "verified", "note"),
    *("source", "url", "published", "reliability"),
)
"""Columns of a series file; a period is given in `period`, or as days in `from` and `to`."""

_PACKAGE: Final = "unpick.datasets.series"


@dataclass(slots=True, kw_only=True)
class SeriesRows:
    """The sound rows of a file in the columns of the series table, and the rows that were left out.

    Attributes:
        sums: rows that are a sum over others and stand alone; kept, and marked in their note.
        days: rows whose period is one day: a month typed into a spreadsheet becomes its first day.
    """

    rows: pa.Table
    rows_read: int
    rows_rejected: int
    sums: int
    days: int
    rejects: list[Reject] = field(default_factory=list)


def is_series(header: Sequence[str]) -> bool:
    """Tell whether these are the columns of a series file.

    >>> is_series(("Subject", "measure", "period", "value", "unit"))
    True
    """
    folded = {column.strip().casefold() for column in header}
    return {"subject", "measure", "value"} <= folded and ("period" in folded or "from" in folded)


def read_series(
    sheet: Sheet,
    *,
    document: str,
    dataset: str,
    public_from: dt.date,
    scratch: Path,
    protected: bool = False,
    accept: bool = False,
) -> SeriesRows:
    """Return the rows of a series file.

    Args:
        public_from: for rows that do not say when their source was published; none can be published later.
        accept: keep the sound rows even when over a fifth are faulty.

    Raises:
        UnreadableFile: the text breaks off or a line is too long.
        TooManyRejects: over a fifth of the rows are faulty.
    """
    connection = connect(scratch)
    try:
        found = _query(connection, sheet, document, dataset, public_from, protected)
    except (duckdb.Error, pa.ArrowException) as error:
        raise unreadable(sheet.name, error) from error
    finally:
        connection.close()
    faulty = found.column("fault").is_valid()
    bad = found.select(["row", "fault"]).filter(faulty)
    rejects = [
        reject_of(file=sheet.name, row=row["row"], fault=row["fault"])
        for row in bad.slice(0, MAX_LISTED).to_pylist()
    ]
    if rejects and not accept and bad.num_rows > SHARE_REJECTED * found.num_rows:
        first = rejects[0]
        problem = f"{bad.num_rows} of {found.num_rows} rows are faulty, the first in row {first.row}, column '{first.column}'"
        remedy = f"mend the file ({first.remedy}), or load the sound rows with --accept; nothing was loaded"
        raise TooManyRejects(sheet.name, f"{problem}, value '{first.value}': {first.problem}", remedy)
    sound = found.filter(pc.invert(faulty))
    return SeriesRows(
        rows=sound.select(STORED["series"].names).cast(STORED["series"]),
        rows_read=found.num_rows,
        rows_rejected=bad.num_rows,
        sums=_count(sound, "is_total"),
        days=_count(sound, "is_day"),
        rejects=rejects,
    )


def _query(
    connection: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    document: str,
    dataset: str,
    public_from: dt.date,
    protected: bool,
) -> pa.Table:
    for name in ("periods.sql", "blank.sql"):
        connection.execute(bundled_bytes(_PACKAGE, name).decode())
    codes = [row["code"] for row in read_bundled_csv(_PACKAGE, "aggregates.csv")]
    connection.register("aggregate", pa.table({"code": pa.array(codes, pa.string())}))
    connection.sql(query("source.sql"), params=_source(sheet)).create_view("source")
    connection.sql(query("raw.sql")).create_view("raw")
    parameters = {
        "document": document,
        "dataset": dataset,
        "load_day": public_from,
        "reliability": "F",
        "protected": protected,
        "measures": list(MEASURES),
    }
    return connection.sql(bundled_bytes(_PACKAGE, "series.sql").decode(), params=parameters).to_arrow_table()


def _source(sheet: Sheet) -> dict[str, Any]:
    left = set(SERIES_COLUMNS)
    names = []
    for place, column in enumerate(sheet.header):
        known = column.strip().casefold()
        # A column that stands twice feeds its field once; the second is not read.
        names.append(known if known in left else f"unused__{place}")
        left.discard(known)
    return {
        "path": str(sheet.path),
        "columns": dict.fromkeys((*names, "over__1"), "VARCHAR"),
        "header_rows": sheet.header_row,
        "delimiter": sheet.delimiter,
        "nulls": [""],
        "longest": LONGEST_LINE,
    }


def _count(table: pa.Table, column: str) -> int:
    return int(pc.sum(table.column(column)).as_py() or 0)

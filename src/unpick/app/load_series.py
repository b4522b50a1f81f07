"""What becomes of a series file of a load: rows of the series table, with notes on sums and single days."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from unpick.app.load_original import Original
    from unpick.datasets.shipments.sheet import Sheet

__all__ = ["take_series"]


def take_series(sheet: "Sheet", owner: "Original", room: Path) -> dict[str, Any]:
    """Read a series file, write its rows, and return the result of the file.

    Raises:
        TooManyRejects: over a fifth of the rows are faulty, and nothing said to accept that.
    """
    from unpick.app.load_read import blank_result
    from unpick.datasets.series import SERIES_COLUMNS, read_series

    document = owner.add(dataset="series", layout="series")
    read = read_series(
        sheet,
        document=document,
        # Each file speaks for itself, as supplier lists do.
        dataset=f"series_{document[:12]}",
        public_from=owner.take.day,
        scratch=room,
        protected=owner.protected,
        accept=owner.take.accept,
    )
    if owner.into is not None and read.rows.num_rows:
        owner.into.write("series", read.rows)
    known = {column.strip().casefold(): column for column in reversed(sheet.header)}
    used = {name: known[name] for name in SERIES_COLUMNS if name in known}
    return {
        **blank_result(owner.name, document, layout="series"),
        "rows_read": read.rows_read,
        "rows_loaded": read.rows_read - read.rows_rejected,
        "rows_rejected": read.rows_rejected,
        "rejects": [reject.as_dict() for reject in read.rejects],
        "columns_used": used,
        "columns_ignored": [column for column in sheet.header if column not in used.values()],
        "notes": _notes(owner.name, sheet, sums=read.sums, days=read.days),
    }


def _notes(file: str, sheet: "Sheet", *, sums: int, days: int) -> list[str]:
    notes = []
    if sums:
        notes.append(f"{file}: {sums} rows are sums over others (EU27, WORLD, total); their notes say so")
    if days:
        notes.append(
            f"{file}: {days} rows have a period of one day; a month is written as 2024-03, in a workbook as text"
        )
    if sheet.encoding not in ("", "utf-8"):
        notes.append(f"{file}: read as {sheet.encoding}")
    return notes

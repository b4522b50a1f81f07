"""Tables as CSV: one file per table, no cell that a spreadsheet takes for a formula."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from unpick.model.bundled import bundled_bytes
from unpick.store.tables import SORTED_BY

if TYPE_CHECKING:
    from unpick.store.reader import Reader

__all__ = ["write_csv"]

_CELLS: Final = "harmless(columns(*))"


def write_csv(reader: "Reader", table: str, target: Path, *, mark: str = "") -> int:
    """Write a table or view of a reader as UTF-8 CSV with a header, and return its rows.

    Rows are sorted, so that the same facts give the same bytes. Lists are JSON. `store/sql/harmless.sql` says what becomes of a cell.

    Args:
        mark: the watermark of a workspace with invented rows; it fills a column of its own.
    """
    reader.connection.execute(bundled_bytes("unpick.store", "sql/harmless.sql").decode())
    rows = reader.connection.table(table)
    if mark:
        # DuckDB takes no parameters here; the mark is a constant of the house without quotes.
        rows = rows.project(f"*, '{mark}' as watermark")
    cells = rows.order(SORTED_BY.get(table, "all")).project(_CELLS)
    cells.write_csv(str(target), header=True, quotechar='"', escapechar='"')
    return int(rows.shape[0])

"""The tables that names of a workspace are read by: the bundled ones and the CSV files of its folder `tables`."""

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from unpick.names import Tables

__all__ = ["FOLDER", "names_tables"]

FOLDER: Final = "tables"
"""Folder of a workspace for a user's own `words*.csv` and `places*.csv`."""


def names_tables(workspace: Path | None) -> "Tables":
    """Return the tables for a workspace; without one, or without the folder, the bundled ones.

    Raises:
        TableFault: a file has a row that cannot be used; nothing is read by half a table.
    """
    from unpick.names import bundled_tables

    folder = workspace / FOLDER if workspace is not None else None
    if folder is None or not folder.is_dir():
        return bundled_tables()
    files = tuple((path.name, path.read_bytes()) for path in sorted(folder.glob("*.csv")))
    return _extended(files) if files else bundled_tables()


@functools.lru_cache(maxsize=4)
def _extended(files: tuple[tuple[str, bytes], ...]) -> "Tables":
    from unpick.names.extend import extend_tables

    return extend_tables(files)

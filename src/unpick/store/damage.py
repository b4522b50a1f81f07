"""Damaged files of a workspace: what the engines say of them, turned into the error that names the part."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa

from unpick.model.errors import DiskFull, ReadOnlyWorkspace, Tampered, WorkspaceBusy

__all__ = ["log_faults", "part_faults"]


@contextlib.contextmanager
def part_faults() -> Iterator[None]:
    """Say of a Parquet part that is missing, cut or overwritten that it is damaged.

    Faults of our own SQL are other errors of DuckDB and pass through.
    """
    try:
        yield
    except (duckdb.IOException, duckdb.InvalidInputException, pa.ArrowInvalid, FileNotFoundError) as fault:
        raise Tampered(
            "facts/parts",
            f"a part is missing or damaged ({' '.join(str(fault).split())[:200]})",
            "run `unpick verify`, which names every such file, and restore them from a copy",
        ) from None


@contextlib.contextmanager
def log_faults(path: Path) -> Iterator[None]:
    """Say of the log of decisions that it is damaged, busy or may not be written."""
    try:
        yield
    except sqlite3.DatabaseError as fault:
        code = (getattr(fault, "sqlite_errorcode", None) or 0) & 0xFF
        # Where SQLite cannot make its side files it says of a log that is there that it cannot be opened.
        if code == sqlite3.SQLITE_READONLY or (code == sqlite3.SQLITE_CANTOPEN and path.is_file()):
            raise ReadOnlyWorkspace(
                "decisions.sqlite", "it cannot be written", "copy the workspace to a folder that can"
            ) from None
        if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
            raise DiskFull(
                "decisions.sqlite",
                f"the disk refuses the log ({fault}); there may be no room left",
                "free some space and try again; nothing was recorded",
            ) from None
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise WorkspaceBusy(
                "decisions.sqlite", "another process is writing", "wait until it is done, then try again"
            ) from None
        if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_CANTOPEN) or (
            "no such table" in str(fault)
        ):
            raise Tampered(
                "decisions.sqlite",
                f"the log of decisions is missing or damaged ({fault})",
                "restore it from a copy; it cannot be rebuilt",
            ) from None
        raise

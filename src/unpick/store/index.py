"""The index: tables that are derived from the current snapshot, kept for speed, rebuildable at any time."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import duckdb

from unpick.store.reader import READY, Reader
from unpick.store.snapshot import Manifest

__all__ = ["FEW", "INDEXED", "NAME", "build_index", "differing_tables", "index_is_current", "is_worth_it"]

INDEXED: Final = READY
"""Views that the index holds as tables, as a reader without a day and without withdrawals sees them."""

FEW: Final = 10_000
"""Shipments up to which there is no index: to fold their names takes 40 CPU ms, to build a file some 200."""

NAME: Final = "index.duckdb"
"""File of the index in the folder of the workspace."""


def build_index(folder: Path, manifest: Manifest) -> None:
    """Build the index of a snapshot beside the old one and swap it in."""
    target, building = folder / NAME, folder / "scratch" / f".{NAME}"
    building.unlink(missing_ok=True)
    try:
        _fill(folder, manifest, building)
        building.replace(target)
    except (OSError, duckdb.IOException):
        # The snapshot is published by now and readers do without an index, so a full disk here takes
        # nothing back; no index is better than an old one.
        for path in (building, target):
            # Windows keeps a file that a reader has open; it names its snapshot, so it is not used.
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)


def is_worth_it(manifest: Manifest) -> bool:
    """Tell whether a snapshot has so many shipments that an index spares time."""
    return sum(part.rows for part in manifest.of_table("shipment")) > FEW


def index_is_current(folder: Path, manifest: Manifest) -> bool:
    """Tell whether the index can be read and was built from this snapshot."""
    if not (folder / NAME).exists():
        return False
    try:
        with _opened(folder / NAME) as connection:
            row = connection.execute("select snapshot from built_from").fetchone()
    except OSError:
        return False
    return bool(row and row[0] == manifest.sha256)


def differing_tables(folder: Path, manifest: Manifest) -> list[str]:
    """Return the tables of the index that differ from a fresh build; empty when there is no index.

    Raises:
        OSError: the index cannot be read.
    """
    if not (folder / NAME).exists():
        return []
    with _opened(folder / NAME) as connection:
        row = connection.execute("select snapshot from built_from").fetchone()
        if (
            row
            and any((folder / "facts" / "manifests").glob(f"*-{row[0]}.json"))
            and row[0] != manifest.sha256
        ):
            # A load killed after it was published leaves the index of the snapshot before; it is not used.
            return []
        if not row or row[0] != manifest.sha256:
            return ["built_from"]
        reader = Reader(folder / "facts", manifest)
        try:
            return [table for table in INDEXED if not _same(connection, reader, table)]
        finally:
            reader.close()


def _same(index: duckdb.DuckDBPyConnection, reader: Reader, table: str) -> bool:
    """Compare two tables as bags of rows, by count and by the sum of the hashes of their rows."""
    question = f'select count(*), sum(hash(t)) from "{table}" as t'  # noqa: S608 - names from INDEXED
    return index.execute(question).fetchone() == reader.connection.execute(question).fetchone()


def _fill(folder: Path, manifest: Manifest, target: Path) -> None:
    reader = Reader(folder / "facts", manifest, spill=folder / "scratch")
    try:
        # DuckDB takes no parameter for the name of an attached file.
        quoted = str(target).replace("'", "''")
        reader.connection.execute(f"attach '{quoted}' as idx")
        for table in INDEXED:
            reader.connection.execute(f'create table idx."{table}" as select * from "{table}"')  # noqa: S608
        reader.connection.execute("create table idx.built_from (snapshot varchar)")
        reader.connection.execute("insert into idx.built_from values (?)", [manifest.sha256])
        reader.connection.execute("detach idx")
    finally:
        reader.close()


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.Error as problem:
        raise OSError(str(problem)) from None
    try:
        yield connection
    except duckdb.Error as problem:
        raise OSError(str(problem)) from None
    finally:
        connection.close()

"""Tables written into a folder: all of them whole, or none."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pyarrow as pa

from unpick.trace.batch_tables import BY_CONCERN

__all__ = ["CSV_ROWS", "write_tables"]

CSV_ROWS: Final = 100_000
"""Rows up to which a table is also written as CSV: what a spreadsheet still opens at ease."""

_OPTIONAL: Final = tuple(f"{name}_by_concern" for name in BY_CONCERN)
"""Tables that are only there when they were asked for; those of an earlier run do not stay beside newer ones."""


def write_tables(
    tables: Mapping[str, tuple[pa.Schema, Iterator[pa.Table]]], folder: Path, before: Callable[[], None]
) -> dict[str, int]:
    """Write tables as Parquet, the small ones as CSV too, whole or not at all; return the rows of each file.

    Every file is written beside its place first, and all are moved there at the end.

    Args:
        before: called when all are written, before the first is moved.

    Raises:
        OSError: the folder cannot be written.
    """
    import pyarrow.parquet as pq

    scratch: dict[str, Path] = {}
    rows: dict[str, int] = {}
    stale = [folder / f"{name}.{end}" for name in (*tables, *_OPTIONAL) for end in ("csv", "parquet")]
    for name in (*tables, *_OPTIONAL):
        # What a run left that was killed while it wrote.
        for path in folder.glob(f".{name}.*"):
            path.unlink(missing_ok=True)
    try:
        for name, (schema, parts) in tables.items():
            path = scratch[f"{name}.parquet"] = folder / f".{name}.parquet.{os.getpid()}"
            small: list[pa.Table] = []
            size = 0
            with pq.ParquetWriter(path, schema, compression="zstd") as writer:
                for part in parts:
                    writer.write_table(part)
                    size += part.num_rows
                    small = [*small, part] if size <= CSV_ROWS else []
            rows[f"{name}.parquet"] = size
            if size <= CSV_ROWS:
                path = scratch[f"{name}.csv"] = folder / f".{name}.csv.{os.getpid()}"
                _write_csv(pa.concat_tables(small) if small else schema.empty_table(), path)
                rows[f"{name}.csv"] = size
        before()
        for path in stale:
            path.unlink(missing_ok=True)
        for name, path in scratch.items():
            path.replace(folder / name)
    finally:
        for path in scratch.values():
            path.unlink(missing_ok=True)
    return rows


def _write_csv(table: pa.Table, path: Path) -> None:
    import pyarrow.compute as pc
    import pyarrow.csv

    for at, field in enumerate(table.schema):
        if pa.types.is_list(field.type):
            joined = pc.binary_join(table[field.name].combine_chunks(), "; ")
            table = table.set_column(at, field.name, joined)
    pyarrow.csv.write_csv(table, path)

"""The fixed queries by name, and the bounded connection that runs them."""

import functools
from pathlib import Path
from typing import Final

import duckdb

from unpick.model.bundled import bundled_bytes

__all__ = ["connect", "query"]

MEMORY: Final = "1500MB"
"""What DuckDB may hold; with Arrow batches and the Parquet writer a load stays below 3 GB (issue 2)."""


@functools.cache
def query(name: str) -> str:
    """Return the text of a bundled query."""
    return bundled_bytes("unpick.datasets.shipments.sql", name).decode("utf-8")


def connect(scratch: Path) -> duckdb.DuckDBPyConnection:
    """Return a connection that spills to scratch, with the macros and the empty table of slots."""
    # By configuration, not by `set`: paths never become part of a query text.
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "temp_directory": str(scratch / "spill"),
        "threads": 2,
        "preserve_insertion_order": True,
    }
    connection = duckdb.connect(config=config)
    connection.execute(query("macros.sql"))
    connection.execute(query("blank.sql"))
    return connection

"""Where SQL runs: the six methods of an engine, and DuckDB as the default one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import duckdb
import pyarrow as pa

__all__ = ["DuckDBEngine", "Engine"]


class Engine(Protocol):
    """What the SQL files of the house need of a database; the same files run on each engine.

    DuckDB by default. Spark, through Spark Connect, is for what outgrows one machine.
    """

    def register(self, name: str, rows: pa.Table) -> None:
        """Make rows known under a name."""

    def run(self, sql: str, parameters: Mapping[str, object] | None = None) -> pa.Table:
        """Run a query with its $parameters and return the rows."""

    def materialise(self, name: str, sql: str, parameters: Mapping[str, object] | None = None) -> None:
        """Run a query and keep its rows as a table."""

    def to_arrow(self, name: str) -> pa.Table:
        """Return a table."""

    def write(self, name: str, path: Path) -> None:
        """Write a table as Parquet."""

    def drop(self, name: str) -> None:
        """Forget a table."""


class DuckDBEngine:
    """DuckDB in the process."""

    def __init__(self, connection: duckdb.DuckDBPyConnection | None = None) -> None:
        self._connection = connection or duckdb.connect(":memory:")

    def register(self, name: str, rows: pa.Table) -> None:
        """Make rows known under a name."""
        self._connection.register(name, rows)

    def run(self, sql: str, parameters: Mapping[str, object] | None = None) -> pa.Table:
        """Run a query with its $parameters and return the rows."""
        return self._connection.sql(sql, params=dict(parameters or {}) or None).to_arrow_table()

    def materialise(self, name: str, sql: str, parameters: Mapping[str, object] | None = None) -> None:
        """Run a query and keep its rows as a table; a table of this name is replaced."""
        self.drop(name)
        self._connection.execute(f'create table "{name}" as {sql}', dict(parameters or {}) or None)

    def to_arrow(self, name: str) -> pa.Table:
        """Return a table."""
        return self._connection.table(name).to_arrow_table()

    def write(self, name: str, path: Path) -> None:
        """Write a table as Parquet."""
        self._connection.table(name).write_parquet(str(path), compression="zstd")

    def drop(self, name: str) -> None:
        """Forget a table; one that is not there is no error."""
        self._connection.execute(f'drop table if exists "{name}"')

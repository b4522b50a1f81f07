"""Where SQL runs: the six methods of an engine, DuckDB as the default one, and engines by their address."""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

import duckdb
import pyarrow as pa

__all__ = ["DuckDBEngine", "Engine", "open_engine"]


class Engine(Protocol):
    """What the SQL files of the house need of a database; the same files run on each engine.

    DuckDB by default. Spark is for what outgrows one machine.
    """

    @property
    def name(self) -> str:
        """Return what it is and where."""

    @property
    def version(self) -> str:
        """Return its version."""

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

    name = "duckdb"
    version = duckdb.__version__

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

    def register_files(self, name: str, address: str) -> None:
        """Make Parquet files known under a name: those below a folder."""
        # What `register` made would stand before the view, which would not be seen.
        self._connection.unregister(name)
        self._connection.read_parquet(f"{address}/*.parquet").create_view(name, replace=True)

    def write_files(self, sql: str, parameters: Mapping[str, object], address: str) -> None:
        """Run a query and write its rows as one Parquet file into a folder; they do not pass through Python."""
        folder = Path(address)
        folder.mkdir(parents=True, exist_ok=True)
        found = self._connection.sql(sql, params=dict(parameters) or None)
        found.write_parquet(str(folder / "part.parquet"), compression="zstd")


@contextlib.contextmanager
def open_engine(url: str) -> Iterator[Engine]:
    """Open the engine of an address, and close it afterwards.

    Args:
        url: duckdb, or an address of Spark (`store.spark.connect_spark`).

    Raises:
        UsageError: there is no such engine, or it does not answer.
    """
    if url == "duckdb":
        yield DuckDBEngine(duckdb.connect(":memory:"))
        return
    from unpick.store.spark import connect_spark

    engine = connect_spark(url)
    try:
        yield engine
    finally:
        engine.close()

"""Spark behind the same SQL: a server that speaks Spark Connect, on one machine or on a cluster.

The package `pyspark` is no part of the product: it is imported when an engine is asked for.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from unpick.model.errors import UsageError

__all__ = ["SparkEngine", "connect_spark"]

_URL: Final = re.compile(r"(?:spark|sc)://([\w.-]+)(?::(\d+))?(/.*)?")
_PORT: Final = 15002
"""Where a Spark Connect server listens unless told otherwise (Spark 4 documentation, Spark Connect overview)."""

_PARAMETER: Final = re.compile(r"\$(\w+)")


class SparkEngine:
    """The six methods of `store.engine.Engine` on a Spark session; statements are those that DuckDB runs."""

    def __init__(self, session: Any) -> None:
        self._session = session

    def register(self, name: str, rows: pa.Table) -> None:
        """Make rows known under a name."""
        self._session.createDataFrame(rows).createOrReplaceTempView(name)

    def register_files(self, name: str, address: str) -> None:
        """Make Parquet files known under a name; the address is one that the server itself can read."""
        self._session.read.parquet(address).createOrReplaceTempView(name)

    def run(self, sql: str, parameters: Mapping[str, object] | None = None) -> pa.Table:
        """Run a query with its $parameters, whole numbers, and return the rows.

        Raises:
            ValueError: a parameter is missing, or no whole number.
        """
        return self._session.sql(_with(sql, parameters or {})).toArrow()

    def materialise(self, name: str, sql: str, parameters: Mapping[str, object] | None = None) -> None:
        """Run a query and keep its rows as a table; a table of this name is replaced.

        The rows come here and go back: a plan that grows with every step would be run from its beginning each time.
        """
        self.register(name, self.run(sql, parameters))

    def to_arrow(self, name: str) -> pa.Table:
        """Return a table."""
        return self._session.table(name).toArrow()

    def write(self, name: str, path: Path) -> None:
        """Write a table as Parquet, here."""
        import pyarrow.parquet

        pyarrow.parquet.write_table(self.to_arrow(name), path, compression="zstd")

    def drop(self, name: str) -> None:
        """Forget a table; one that is not there is no error."""
        self._session.catalog.dropTempView(name)


def connect_spark(url: str) -> SparkEngine:
    """Connect to a server that speaks Spark Connect.

    Args:
        url: spark://HOST[:PORT] or sc://HOST[:PORT]; the port is 15002 unless given. What follows, such as
            `/;use_ssl=true;token=...`, is passed on.

    Raises:
        UsageError: the address is no such address, the package is absent, or nobody answers there.
    """
    found = _URL.fullmatch(url)
    if not found:
        raise UsageError("--engine", f"'{url}' is no address", "write it as spark://HOST:15002")
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise UsageError(
            "--engine",
            "the package that speaks to Spark is absent",
            "pip install 'unpick[spark]', in the version of the server",
        ) from None
    host, port, more = found.groups()
    try:
        session = SparkSession.builder.remote(f"sc://{host}:{port or _PORT}{more or ''}").getOrCreate()
        session.sql("select 1").toArrow()
    except Exception as problem:  # noqa: BLE001
        # The client has errors of its own for each way in which a server cannot be reached.
        says = str(problem).strip().splitlines()[0][:200] if str(problem).strip() else type(problem).__name__
        raise UsageError(
            "--engine", f"{host}:{port or _PORT} does not answer ({says})", "start the server"
        ) from None
    return SparkEngine(session)


def _with(sql: str, parameters: Mapping[str, object]) -> str:
    """Return a statement with its parameters in place."""

    def value(found: re.Match[str]) -> str:
        given = parameters.get(found[1])
        if not isinstance(given, int) or isinstance(given, bool):
            raise ValueError(f"${found[1]} is {given!r}, not a whole number")
        return str(given)

    return _PARAMETER.sub(value, sql)

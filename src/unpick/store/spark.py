"""Spark behind the same SQL: a Spark Connect server, a standalone cluster, or a Spark of this machine.

The package `pyspark` is no part of the product: it is imported when an engine is asked for.
"""

import contextlib
import importlib.util
import os
import re
import shutil
import socket
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from unpick.model.errors import UsageError

__all__ = ["SparkEngine", "connect_spark", "respelled"]

_URL: Final = re.compile(r"(sc|spark)://([\w.-]+)(?::(\d{1,5}))?(/.*)?")
_LOCAL: Final = re.compile(r"local(?:\[(?:[1-9]\d*|\*)\])?")

_PORTS: Final = {"sc": 15002, "spark": 7077}
"""Where a Spark Connect server and a master listen unless told otherwise (Spark 4.1 documentation: Spark Connect
overview; Spark standalone mode)."""

_WAIT: Final = 5.0
"""Seconds in which a server has to take a connection; a convention of this project."""

_WORKERS: Final = 30.0
"""Seconds in which a cluster has to give a worker; a convention of this project."""

_RETRIES: Final = 4
"""Times that a request is sent again, over about 5 seconds in all. The client's own 15 times take ten minutes, also
when the program ends after its server did."""

_PARAMETER: Final = re.compile(r"\$(\w+)")


_SPARK: Final = {
    "list": "collect_list",
    "list_slice": "slice",
    "list_sort": "array_sort",
    "list_value": "array",
    "nfc_normalize": "",
    "regexp_matches": "regexp_like",
}
"""Functions of DuckDB to those of Spark (Spark 4.1 documentation: Built-in functions). Spark composes no letters: names are
loaded composed. A slice of ours begins at 1, where end and length are one."""

_CALL: Final = re.compile(rf"\b({'|'.join(_SPARK)})\(")


class SparkEngine:
    """The six methods of `store.engine.Engine` on a Spark session; statements are those that DuckDB runs.

    Attributes:
        name: what it is and where, without what opens it. version: of the server.
    """

    def __init__(self, session: Any, name: str = "spark") -> None:
        self._session, self.name = session, name

    @property
    def version(self) -> str:
        """Return the version of the server."""
        return str(self._session.version)

    def register(self, name: str, rows: pa.Table) -> None:
        """Make rows known under a name."""
        with _plain_words(self.name):
            if rows.num_rows:
                self._session.createDataFrame(rows).createOrReplaceTempView(name)
                return
            from pyspark.sql.pandas.types import from_arrow_schema

            # Of no rows the client guesses no types.
            empty = self._session.createDataFrame([], schema=from_arrow_schema(rows.schema))
            empty.createOrReplaceTempView(name)

    def register_files(self, name: str, address: str) -> None:
        """Make Parquet files known under a name; the address is one that the server itself can read."""
        with _plain_words(self.name):
            self._session.read.parquet(address).createOrReplaceTempView(name)

    def write_files(self, sql: str, parameters: Mapping[str, object], address: str) -> None:
        """Run a query and write its rows as Parquet files where the server keeps files; none of them comes here."""
        with _plain_words(self.name):
            self._session.sql(_with(sql, parameters)).write.mode("overwrite").parquet(address)

    def run(self, sql: str, parameters: Mapping[str, object] | None = None) -> pa.Table:
        """Run a query with its $parameters, numbers and texts, and return the rows.

        Raises:
            ValueError: a parameter is missing, or neither a number nor a text.
            UsageError: the server refused, or is gone.
        """
        statement = _with(sql, parameters or {})
        with _plain_words(self.name):
            return self._session.sql(statement).toArrow()

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

    def close(self) -> None:
        """End the session. Whoever stops the server has to do so after it."""
        self._session.stop()


def connect_spark(url: str) -> SparkEngine:
    """Connect to Spark; nothing is asked of the network before.

    Args:
        url: `sc://HOST[:PORT]`, a server that speaks Spark Connect, port 15002 unless given (what follows, such as
            `/;use_ssl=true;token=...`, is passed on); `spark://HOST[:PORT]`, the master of a standalone cluster, port
            7077; `local` or `local[N]`, a Spark of this machine. The last two need the whole package and Java.

    Raises:
        UsageError: the address is no such address, package or Java are absent, or nobody answers there.
    """
    found = _URL.fullmatch(url)
    if not found and not _LOCAL.fullmatch(url):
        raise UsageError(
            "--engine",
            f"'{url}' is no address",
            "give kernel, duckdb, local, spark://HOST:7077 (a master) or sc://HOST:15002 (Spark Connect)",
        )
    if importlib.util.find_spec("pyspark") is None:
        raise UsageError(
            "--engine",
            "the package that speaks to Spark is absent",
            "pip install 'unpick[spark]', in the version of the server",
        )
    if not found:
        return _classic(url, url)
    scheme, host, port, more = found.groups()
    place = f"{host}:{port or _PORTS[scheme]}"
    if scheme == "spark":
        if more:
            raise UsageError("--engine", f"'{url}' goes on after the port", "write it as spark://HOST:7077")
        _need_java(url)
    try:
        socket.create_connection((host, int(port or _PORTS[scheme])), timeout=_WAIT).close()
    except (OSError, OverflowError) as problem:
        raise _silent(place, problem) from None
    if scheme == "spark":
        return _classic(f"spark://{place}", f"spark://{place}")
    return _remote(place, more or "")


def _remote(place: str, more: str) -> SparkEngine:
    """Open a session at a server that speaks Spark Connect."""
    from pyspark.sql.connect.client.retries import DefaultPolicy
    from pyspark.sql.connect.session import SparkSession

    session = None
    try:
        session = SparkSession(connection=f"sc://{place}{more}")
        session.client.set_retry_policies([DefaultPolicy(max_retries=_RETRIES)])
        session.sql("select 1").toArrow()
    except Exception as problem:  # noqa: BLE001
        # The client has errors of its own for each way in which a server cannot be reached.
        if session is not None:
            session.release_session_on_close = False
            session.stop()
        raise _silent(place, problem) from None
    return SparkEngine(session, f"sc://{place}")


def _classic(master: str, name: str) -> SparkEngine:
    """Open a session whose driver is this process."""
    _need_java(name)
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(master).appName("unpick")
    builder = builder.config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
    if master.startswith("local"):
        builder = builder.config("spark.sql.shuffle.partitions", str(os.cpu_count() or 1))
    try:
        session = builder.getOrCreate()
    except Exception as problem:  # noqa: BLE001
        raise _silent(name, problem) from None
    session.sparkContext.setLogLevel("ERROR")
    if not master.startswith("local"):
        _wait_for_workers(session, name)
    return SparkEngine(session, name)


def _wait_for_workers(session: Any, name: str) -> None:
    """Wait until a worker has taken part: Spark itself would wait for one without end."""
    until = time.monotonic() + _WORKERS
    # The driver is one of those that it counts.
    while session.sparkContext._jsc.sc().getExecutorMemoryStatus().size() < 2:
        if time.monotonic() > until:
            session.stop()
            raise UsageError(
                "--engine",
                f"{name} gave no worker in {_WORKERS:.0f} seconds",
                "start workers, and see that they can reach this machine (SPARK_LOCAL_IP)",
            )
        time.sleep(0.2)


def _need_java(url: str) -> None:
    if importlib.util.find_spec("py4j") is None:
        raise UsageError(
            "--engine",
            f"'{url}' needs the whole package pyspark; here is the part that speaks to a server",
            "pip install 'pyspark[connect]', or start a Spark Connect server and give sc://HOST:15002",
        )
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        raise UsageError("--engine", f"'{url}' needs Java, and there is none", "install Java 17")


def _silent(place: str, problem: BaseException) -> UsageError:
    return UsageError("--engine", f"{place} does not answer ({_first_line(problem)})", "start the server")


def _first_line(problem: BaseException) -> str:
    return next(iter(str(problem).strip().splitlines()), type(problem).__name__)[:200]


@contextlib.contextmanager
def _plain_words(name: str) -> Iterator[None]:
    """Say in one line what a server answers when it cannot go on."""
    try:
        yield
    except Exception as problem:
        # The client raises errors of several packages, of which none is here when it is absent.
        says = f"{name} stopped ({_first_line(problem)})"
        raise UsageError(
            "--engine", says, "look at the log of the server; --engine kernel needs none"
        ) from problem


def _with(sql: str, parameters: Mapping[str, object]) -> str:
    """Return a statement in the words of Spark, with its parameters in place; comments are left out."""

    def value(found: re.Match[str]) -> str:
        return _literal(found[1], parameters.get(found[1]))

    return _PARAMETER.sub(value, respelled(sql))


def _literal(name: str, given: object) -> str:
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        raise ValueError(f"${name} is {given!r}, neither a number nor a text")
    if isinstance(given, str):
        text = given.replace("\\", "\\\\").replace("'", "\\'")
        return f"'{text}'"
    if isinstance(given, float):
        return f"cast('{given!r}' as double)"
    return str(given)


def respelled(sql: str) -> str:
    """Return a statement of `store/sql` with the functions that Spark spells otherwise in its spelling.

    The files keep to what both have; these names alone differ. Backslashes of patterns are doubled, since Spark reads escapes in
    texts, and names in double quotes stand in back quotes.

    >>> respelled("select list_sort(list(a)) from t where regexp_matches(b, '[^\\\\w]')  -- why")
    "select array_sort(collect_list(a)) from t where regexp_like(b, '[^\\\\\\\\w]')"
    """
    bare = re.sub(r"--[^\n]*", "", sql)
    # Spark replaces every match without being told.
    bare = re.sub(r",\s*'g'\)", ")", bare)
    parts = re.split(r"('(?:[^']|'')*')", bare)
    parts[1::2] = [text.replace("\\", "\\\\") for text in parts[1::2]]
    parts[0::2] = [
        _CALL.sub(lambda found: f"{_SPARK[found[1]]}(", re.sub(r'"(\w+)"', r"`\1`", code))
        for code in parts[0::2]
    ]
    return "".join(parts).rstrip()

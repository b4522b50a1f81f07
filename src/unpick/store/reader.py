"""Read a snapshot: every table and view, only what was public by `known_at`, protected text redacted."""

import datetime as dt
import os
import tempfile
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa

from unpick.model.bundled import bundled_bytes
from unpick.model.days import FOREVER
from unpick.store.snapshot import Manifest
from unpick.store.tables import STORED

__all__ = ["REDACTED", "VIEWS", "Reader"]

REDACTED: Final = "[protected source]"
"""What stands in the place of text that could name a protected source."""

VIEWS: Final = (
    *("entity", "name", "identifier", "address", "listing", "link", "claim", "source", "site", "party"),
)
"""Views over the stored tables, one .sql file each in store/sql, in the order they depend on each other."""

_BUILD_MEMORY: Final = "1GB"
"""Memory of DuckDB while an index is built at the end of a load; what does not fit spills to the disk."""

_HIDDEN: Final = {
    "document": ("name", "title", "url"),
    "statement": ("value", "original_value", "locator", "dataset", "origin"),
    "shipment": (
        *("shipper_name", "shipper_address", "consignee_name", "consignee_address", "notify_name"),
        *("maker_name", "description", "marks", "vessel", "voyage", "place_of_receipt"),
        *("bill_no", "master_bill_no", "container_no"),
    ),
    "series": ("subject",),
}
"""Columns whose text could name a protected source."""


_OFFLINE: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "temp_directory": str(Path(tempfile.gettempdir()) / f"unpick-{os.getpid()}"),
}
"""No extension is ever fetched, and what does not fit in memory goes to the system's own folder."""


class Reader:
    """An in-memory DuckDB over the Parquet parts of one snapshot.

    Later loads do not change what it sees. What became public after `known_at` is not in its tables at
    all, and neither is withdrawn evidence.

    Attributes:
        connection: the DuckDB connection; tables and views are those of docs/architecture.md.
        manifest: the snapshot it reads.
    """

    def __init__(
        self,
        facts: Path,
        manifest: Manifest,
        *,
        known_at: dt.date | None = None,
        withdrawn: frozenset[str] = frozenset(),
        revealed: frozenset[str] = frozenset(),
        spill: Path | None = None,
    ) -> None:
        self.manifest = manifest
        bounded = {"memory_limit": _BUILD_MEMORY, "temp_directory": str(spill)} if spill else {}
        self.connection: duckdb.DuckDBPyConnection = duckdb.connect(
            ":memory:", config={**_OFFLINE, **bounded}
        )
        self.connection.execute("set threads = 2")
        self._known_at = known_at or FOREVER
        self._register("_withdrawn", withdrawn)
        self._register("_revealed", revealed)
        for table in STORED:
            self._stored(facts, table)
        for view in VIEWS:
            text = bundled_bytes("unpick.store", f"sql/{view}.sql").decode()
            self.connection.execute(f'create view "{view}" as {text}')

    def table(self, name: str) -> pa.Table:
        """Return a whole table in the order it was loaded, or a whole view in the order of its columns.

        A view groups rows, and groups come in any order; the same question gives the same bytes only when
        they are ordered here.
        """
        relation = self.connection.table(name)
        return (relation if name in STORED else relation.order("all")).to_arrow_table()

    def run(self, package: str, sql_file: str, **parameters: object) -> pa.Table:
        """Run a bundled SQL file with its $parameters and return the rows."""
        text = bundled_bytes(package, sql_file).decode()
        return self.connection.sql(text, params=parameters or None).to_arrow_table()

    def rows(self, package: str, sql_file: str, **parameters: object) -> list[dict[str, Any]]:
        """Run a bundled SQL file for few rows and return them as dicts."""
        result: list[dict[str, Any]] = self.run(package, sql_file, **parameters).to_pylist()
        return result

    def close(self) -> None:
        """Let go of the files."""
        self.connection.close()

    def _register(self, name: str, ids: frozenset[str]) -> None:
        self.connection.execute(f"create table {name} (id varchar)")
        if ids:
            self.connection.executemany(f"insert into {name} values (?)", [[one] for one in sorted(ids)])  # noqa: S608

    def _stored(self, facts: Path, table: str) -> None:
        """Make the filtered view of a stored table; DuckDB takes no parameters in views, so the day is cast."""
        files = [str(facts / "parts" / f"{part.sha256}.parquet") for part in self.manifest.of_table(table)]
        if files:
            listed = ", ".join("'" + name.replace("'", "''") + "'" for name in files)
            self.connection.execute(f'create view "_all_{table}" as select * from read_parquet([{listed}])')  # noqa: S608
        else:
            self.connection.register(f"_all_{table}", STORED[table].empty_table())
        self.connection.execute(_visible(table, self._known_at))


def _visible(table: str, known_at: dt.date) -> str:
    """Return the view that hides what was not public, what was withdrawn, and protected text."""
    names = STORED[table].names
    hidden = _HIDDEN.get(table, ()) if "protected" in names else ()
    columns = ", ".join(_column(name, hidden) for name in names)
    conditions = ["document not in (select id from _withdrawn)"]
    if "public_from" in names:
        conditions.append(f"public_from <= date '{known_at.isoformat()}'")
    elif table == "goods_line":
        conditions.append(
            'exists (select 1 from shipment as s where s.document = t.document and s."row" = t."row")'
        )
    if table == "statement":
        conditions.append("id not in (select id from _withdrawn)")
        conditions.append("entity_id not in (select id from _withdrawn)")
    return (
        f'create view "{table}" as select {columns} from "_all_{table}" as t where {" and ".join(conditions)}'  # noqa: S608
    )


def _column(name: str, hidden: tuple[str, ...]) -> str:
    if name not in hidden:
        return f'"{name}"'
    open_ = "not protected or document in (select id from _revealed)"
    return (
        f'case when {open_} then "{name}" when "{name}" is null then null else \'{REDACTED}\' end as "{name}"'
    )

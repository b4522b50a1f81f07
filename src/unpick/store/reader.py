"""Read a snapshot: every table and view, only what was public by `known_at`, protected text redacted."""

import datetime as dt
import hashlib
import json
import os
import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa

from unpick.model.bundled import bundled_bytes
from unpick.model.days import FOREVER
from unpick.model.errors import UsageError
from unpick.store.clusters import Merged
from unpick.store.damage import part_faults
from unpick.store.redaction import ALIAS, ALIASED, HIDDEN, REDACTED, alias_of, legacy_alias
from unpick.store.seal_keys import KEY_END
from unpick.store.sealed import PSEUDONYMS
from unpick.store.snapshot import Manifest
from unpick.store.tables import GROWN, STORED

__all__ = ["REDACTED", "VIEWS", "Beside", "Reader"]

VIEWS: Final = (
    *("entity", "name", "identifier", "address", "listing", "link", "claim", "source", "site", "party"),
    "cluster",
)
"""Views over the stored tables, one .sql file each in store/sql, in the order they depend on each other."""

_BUILD_MEMORY: Final = "1GB"
"""Memory of DuckDB while an index is built at the end of a load; what does not fit spills to the disk."""

_BY_GRAIN: Final = {
    "document": "document",
    "statement": "id",
    "shipment": 'document, "row"',
    "goods_line": 'document, "row", line',
    "series": 'document, "row"',
}
"""What makes a row of a stored table one row (`tables.GRAIN`), in the order that sorts it."""

_STANDS_FOR: Final = {
    "document": "t.document in (select document from {given})",
    # In one part all aliases of a document are of rows that were sealed together.
    "statement": "starts_with(t.id, 'protected-') and t.document in (select document from {given})",
    "shipment": '(t.document, t."row") in (select (document, "row") from {given})',
    "series": '(t.document, t."row") in (select (document, "row") from {given})',
    "goods_line": '(t.document, t."row", t.line) in (select (document, "row", line) from {given})',
}
"""Which rows of a part stand in clear for rows that were sealed."""

_REVISED: Final = """
    case when (t.document, t."row") in (select (document, "row") from _revised)
        then 'superseded' else t.status end
"""
"""Status of a shipment where later originals revise bills of earlier ones; the stored rows stay as they are."""


_IDS: Final = pa.list_(pa.string())
_DECIDED: Final = pa.schema(
    [("thing", pa.string()), ("cluster", pa.string()), ("why", _IDS), ("conflicts", _IDS)]
)
"""What people decided on, as `store.clusters` merges it; the view `cluster` reads it."""

_INDEX: Final = "idx"
_READY: Final = ("party",)
"""Views that a reader takes from the index: those that would fold every name of every shipment again."""

_OFFLINE: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "temp_directory": str(Path(tempfile.gettempdir()) / f"unpick-{os.getpid()}"),
}
"""No extension is ever fetched, and what does not fit in memory goes to the system's own folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Rows that are asked about and not loaded: a reader sees them beside those of the snapshot.

    Attributes:
        tables: name of a stored table to rows in its schema. key: hash of what the rows were read from.
        instead_of: documents of the snapshot that are hidden, since the same files are given here.
    """

    tables: Mapping[str, pa.Table]
    key: str
    instead_of: frozenset[str] = frozenset()


class Reader:
    """An in-memory DuckDB over the Parquet parts of one snapshot.

    Later loads do not change what it sees. What became public after `known_at` is not in its tables at
    all, and neither is withdrawn evidence.

    Attributes:
        connection: the DuckDB connection; tables and views are those of docs/architecture.md.
        manifest: the snapshot it reads. key: hash of all that decides what it sees.
    """

    def __init__(
        self,
        facts: Path,
        manifest: Manifest,
        *,
        known_at: dt.date | None = None,
        withdrawn: frozenset[str] = frozenset(),
        revealed: frozenset[str] = frozenset(),
        decided: Sequence[Merged] = (),
        index: Path | None = None,
        spill: Path | None = None,
        beside: Beside | None = None,
        opened: Mapping[str, pa.Table] | None = None,
        aliases: bytes = b"",
    ) -> None:
        self.manifest = manifest
        self._opened = opened or {}
        self._aliases = aliases
        self._beside = beside.tables if beside else {}
        withdrawn = withdrawn | beside.instead_of if beside else withdrawn
        seen = [
            manifest.sha256,
            str(known_at or ""),
            sorted(withdrawn),
            sorted(revealed),
            *map(repr, decided),
            *([beside.key] if beside else []),
        ]
        self.key = hashlib.sha256(json.dumps(seen).encode()).hexdigest()
        bounded = {"memory_limit": _BUILD_MEMORY, "temp_directory": str(spill)} if spill else {}
        self.connection: duckdb.DuckDBPyConnection = duckdb.connect(
            ":memory:", config={**_OFFLINE, **bounded}
        )
        self.connection.execute("set threads = 2")
        self._known_at = known_at or FOREVER
        self._register("_withdrawn", withdrawn)
        self._register("_revealed", revealed)
        rows = [{field.name: getattr(one, field.name) for field in _DECIDED} for one in decided]
        self.connection.register("_decided", pa.Table.from_pylist(rows, schema=_DECIDED))
        self._sealed = facts.parent / "sealed"
        secret = self._sealed / PSEUDONYMS
        self._secret = secret.read_text(encoding="ascii") if secret.exists() else ""
        with part_faults():
            for table in STORED:
                self._stored(facts, table)
        ready = _READY if index and self._attach(index) else ()
        for view in VIEWS:
            text = bundled_bytes("unpick.store", f"sql/{view}.sql").decode()
            if view in ready:
                text = f'select * from "{_INDEX}"."{view}"'  # noqa: S608 - names from _READY
            self.connection.execute(f'create view "{view}" as {text}')

    def table(self, name: str) -> pa.Table:
        """Return a whole table by its grain, or a whole view by all its columns.

        Scans and groups come in any order; the same question gives the same bytes only when they are
        ordered here.
        """
        with part_faults():
            return self.connection.table(name).order(_BY_GRAIN.get(name, "all")).to_arrow_table()

    def run(self, package: str, sql_file: str, **parameters: object) -> pa.Table:
        """Run a bundled SQL file with its $parameters and return the rows."""
        text = bundled_bytes(package, sql_file).decode()
        with part_faults():
            return self.connection.sql(text, params=parameters or None).to_arrow_table()

    def rows(self, package: str, sql_file: str, **parameters: object) -> list[dict[str, Any]]:
        """Run a bundled SQL file for few rows and return them as dicts."""
        result: list[dict[str, Any]] = self.run(package, sql_file, **parameters).to_pylist()
        return result

    def alias(self, protected: str) -> str:
        """Return the name under which an id of a protected source leaves this workspace, here and in every output.

        Raises:
            UsageError: rows are sealed, and the passphrase that makes the alias was not given.
        """
        if protected.startswith(ALIAS):
            return protected
        old = legacy_alias(self._secret, protected)
        if self._aliases:
            new = alias_of(self._aliases, protected)
            question = "select 1 from _kept_statement where id = $old or entity_id = $old limit 1"
            return old if self.connection.execute(question, {"old": old}).fetchone() else new
        if any(self._sealed.glob(f"*{KEY_END}")):
            raise UsageError(
                "protected source",
                "its id is told under an alias that only the passphrase makes",
                "set UNPICK_PASSPHRASE",
            )
        return old

    def printed(self, ids: Collection[str]) -> list[str]:
        """Return statements under the ids that outputs print: those it shows as they are, others under their alias.

        Without the passphrase what is not shown gets an alias under the workspace's own secret: it names nothing.
        """
        question = "select id from statement where list_contains($ids, id)"
        rows = self.connection.execute(question, {"ids": sorted(ids)}).fetchall() if ids else []
        shown = {row[0] for row in rows}
        made = self.alias if self._aliases else lambda one: legacy_alias(self._secret, one)
        return sorted({one if one in shown else made(one) for one in ids})

    def close(self) -> None:
        """Let go of the files."""
        self.connection.close()

    def _attach(self, index: Path) -> bool:
        """Attach the index when it was built from this very snapshot; without it every view answers the same."""
        if not index.exists():
            return False
        quoted = str(index).replace("'", "''")
        try:
            self.connection.execute(f"attach '{quoted}' as \"{_INDEX}\" (read_only)")
            row = self.connection.execute(f'select snapshot from "{_INDEX}".built_from').fetchone()  # noqa: S608
        except duckdb.Error:
            return False
        return bool(row and row[0] == self.manifest.sha256)

    def _register(self, name: str, ids: frozenset[str]) -> None:
        self.connection.execute(f"create table {name} (id varchar)")
        if ids:
            self.connection.executemany(f"insert into {name} values (?)", [[one] for one in sorted(ids)])  # noqa: S608

    def _stored(self, facts: Path, table: str) -> None:
        """Make the filtered view of a stored table; DuckDB takes no parameters in views, so the day is cast."""
        files = [str(facts / "parts" / f"{part.sha256}.parquet") for part in self.manifest.of_table(table)]
        if files:
            listed = ", ".join("'" + name.replace("'", "''") + "'" for name in files)
            rows = f"select * from read_parquet([{listed}])"  # noqa: S608
            if table in GROWN:
                self.connection.register(f"_none_{table}", STORED[table].empty_table())
                known = ", ".join(f'"{name}"' for name in STORED[table].names)
                both = f'{rows[:-1]}, union_by_name = true) union all by name select * from "_none_{table}"'  # noqa: S608
                rows = f"select {known} from ({both})"  # noqa: S608
            self.connection.execute(f'create view "_kept_{table}" as {rows}')
            if not self._unsealed(facts, table):
                self.connection.execute(f'create view "_all_{table}" as select * from "_kept_{table}"')  # noqa: S608
        else:
            self.connection.register(f"_kept_{table}", STORED[table].empty_table())
            self.connection.register(f"_all_{table}", STORED[table].empty_table())
        if table in self._beside:
            self._add_beside(table)
        several = len(files) > 1 or table in self._beside
        revised = table == "shipment" and self._find_revised(several=several)
        self.connection.execute(_visible(table, self._known_at, self._secret, revised=revised))

    def _unsealed(self, facts: Path, table: str) -> bool:
        """Put rows that were sealed and are revealed in the place of what stands for them; tell whether there are any."""
        parts = self.manifest.of_table(table)
        if not any(part.sha256 in self._opened for part in parts):
            return False
        names, pieces = ", ".join(f'"{name}"' for name in STORED[table].names), list[str]()
        for part in parts:
            path = str(facts / "parts" / f"{part.sha256}.parquet").replace("'", "''")
            rows = f"select * from read_parquet('{path}')"  # noqa: S608
            if table in GROWN:
                rows = f'{rows} union all by name select * from "_none_{table}"'  # noqa: S608
            if part.sha256 in self._opened:
                given = f"_opened_{part.sha256[:16]}"
                self.connection.register(given, self._opened[part.sha256])
                rows = f"select * from ({rows}) as t where not ({_STANDS_FOR[table].format(given=given)})"  # noqa: S608
                pieces.append(f"select {names} from {given}")  # noqa: S608
            pieces.append(f"select {names} from ({rows})")  # noqa: S608
        self.connection.execute(f'create view "_all_{table}" as {" union all ".join(pieces)}')
        return True

    def _add_beside(self, table: str) -> None:
        """Put the rows that are asked about after the stored ones."""
        stored, given = f"_stored_{table}", f"_beside_{table}"
        if self.manifest.of_table(table):
            self.connection.execute(f'alter view "_all_{table}" rename to "{stored}"')
        else:
            self.connection.register(stored, STORED[table].empty_table())
            self.connection.unregister(f"_all_{table}")
        self.connection.register(given, self._beside[table])
        both = f'select * from "{stored}" union all by name select * from "{given}"'  # noqa: S608
        self.connection.execute(f'create view "_all_{table}" as {both}')

    def _find_revised(self, *, several: bool) -> bool:
        """Find the bills that a later original revises; one original alone has marked its own when it was read."""
        if not several:
            return False
        text = bundled_bytes("unpick.store", "sql/revised.sql").decode()
        self.connection.execute(text, {"known_at": self._known_at})
        return bool(self.connection.execute("select 1 from _revised limit 1").fetchone())


def _visible(table: str, known_at: dt.date, secret: str, *, revised: bool) -> str:
    """Return the view that hides what was not public, what was withdrawn, and protected text."""
    names = STORED[table].names
    told = dict.fromkeys(names, "")
    if revised:
        told["status"] = _REVISED
    told |= {name: _redacted(name, table) for name in HIDDEN.get(table, ())}
    told |= {name: _alias(name, secret) for name in ALIASED.get(table, ())}
    columns = ", ".join(f'{says} as "{name}"' if says else f't."{name}"' for name, says in told.items())
    conditions = ["t.document not in (select id from _withdrawn)"]
    if "public_from" in names:
        conditions.append(f"t.public_from <= date '{known_at.isoformat()}'")
    elif table == "goods_line":
        conditions.append(
            'exists (select 1 from shipment as s where s.document = t.document and s."row" = t."row")'
        )
    for name in ALIASED.get(table, ()):
        # Who withdraws protected evidence knows it by the id that she was shown.
        conditions += [f"{one} not in (select id from _withdrawn)" for one in (f"t.{name}", told[name])]  # noqa: S608
    return (
        f'create view "{table}" as select {columns} from "_all_{table}" as t where {" and ".join(conditions)}'  # noqa: S608
    )


def _redacted(name: str, table: str) -> str:
    text = f"when t.\"{name}\" is null then null else '{REDACTED}' end"
    return f'case when {_open(table)} then t."{name}" {text}'


def _alias(name: str, secret: str) -> str:
    # A copy that was handed over has aliases already and no secret to make them of.
    made = f"'{ALIAS}' || substr(sha256('{secret}' || t.\"{name}\"), 1, 24)"
    keep = f"{_open('statement')} or starts_with(t.\"{name}\", '{ALIAS}')"
    return f'case when {keep} then t."{name}" else {made} end'


def _open(table: str) -> str:
    """Return the condition under which text may be shown."""
    if table == "goods_line":
        # Goods have no mark of their own; they are as protected as their shipment.
        shut = """
            exists (
                select 1 from _all_shipment as p
                where p.document = t.document and p."row" = t."row" and p.protected
            )
        """
        return f"(not {shut} or t.document in (select id from _revealed))"  # noqa: S608
    return "(not t.protected or t.document in (select id from _revealed))"

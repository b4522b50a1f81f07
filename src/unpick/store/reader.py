"""Read a snapshot: every table and view, only what was public by `known_at`, protected text redacted."""

import datetime as dt
import hashlib
import json
import os
import re
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

__all__ = ["READY", "REDACTED", "VIEWS", "Beside", "Reader"]

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


_UNDER: Final = {"shipment": ("document",), "goods_line": ("shipment",)}
"""Stored tables that the view of another reads: revised bills those of documents, goods their shipment."""

_NAMED: Final = re.compile(r'\b(?:from|join)\s+"?(\w+)"?', re.IGNORECASE)

_IDS: Final = pa.list_(pa.string())
_DECIDED: Final = pa.schema(
    [("thing", pa.string()), ("cluster", pa.string()), ("why", _IDS), ("conflicts", _IDS)]
)
"""What people decided on, as `store.clusters` merges it; the view `cluster` reads it."""

_INDEX: Final = "idx"
READY: Final = ("party",)
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
        self._facts, self._index = facts, index
        self._database: duckdb.DuckDBPyConnection = duckdb.connect(
            ":memory:", config={"threads": 2, **_OFFLINE, **bounded}
        )
        self._known_at = known_at or FOREVER
        self._withdraws, self._reveals = bool(withdrawn), bool(revealed)
        self._register("_withdrawn", withdrawn)
        self._register("_revealed", revealed)
        rows = [{field.name: getattr(one, field.name) for field in _DECIDED} for one in decided]
        self._database.register("_decided", pa.Table.from_pylist(rows, schema=_DECIDED))
        self._sealed = facts.parent / "sealed"
        secret = self._sealed / PSEUDONYMS
        self._secret = secret.read_text(encoding="ascii") if secret.exists() else ""
        self._made: set[str] = set()

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The database with every table and view in it."""
        self._make(*STORED, *VIEWS)
        return self._database

    def table(self, name: str) -> pa.Table:
        """Return a whole table by its grain, or a whole view by all its columns.

        Scans and groups come in any order; the same question gives the same bytes only when they are
        ordered here.
        """
        self._make(name)
        with part_faults():
            return self._database.table(name).order(_BY_GRAIN.get(name, "all")).to_arrow_table()

    def run(self, package: str, sql_file: str, **parameters: object) -> pa.Table:
        """Run a bundled SQL file with its $parameters and return the rows."""
        text = bundled_bytes(package, sql_file).decode()
        self._make(*_named_in(text))
        with part_faults():
            try:
                rows = self._database.sql(text, params=parameters or None)
            except duckdb.CatalogException:
                # It names a table otherwise than after `from` or `join`.
                rows = self.connection.sql(text, params=parameters or None)
            return rows.to_arrow_table()

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
            self._make("statement")
            question = "select 1 from _kept_statement where id = $old or entity_id = $old limit 1"
            return old if self._database.execute(question, {"old": old}).fetchone() else new
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
        self._make("statement")
        question = "select id from statement where list_contains($ids, id)"
        rows = self._database.execute(question, {"ids": sorted(ids)}).fetchall() if ids else []
        shown = {row[0] for row in rows}
        made = self.alias if self._aliases else lambda one: legacy_alias(self._secret, one)
        return sorted({one if one in shown else made(one) for one in ids})

    def close(self) -> None:
        """Let go of the files."""
        self._database.close()

    def _make(self, *names: str) -> None:
        """Make tables and views that are asked for, with what they rest on: to bind all takes 70 CPU ms."""
        for name in names:
            if name in self._made:
                continue
            if name in STORED:
                self._make(*_UNDER.get(name, ()))
                with part_faults():
                    self._stored(self._facts, name)
            elif name in VIEWS:
                text = bundled_bytes("unpick.store", f"sql/{name}.sql").decode()
                if name in READY and self._index and self._attach(self._index):
                    text = f'select * from "{_INDEX}"."{name}"'  # noqa: S608 - names from READY
                else:
                    self._make(*_named_in(text))
                with part_faults():
                    self._database.execute(f'create view "{name}" as {text}')
            self._made.add(name)

    def _attach(self, index: Path) -> bool:
        """Attach the index when it was built from this very snapshot; without it every view answers the same."""
        if not index.exists():
            return False
        quoted = str(index).replace("'", "''")
        try:
            self._database.execute(f"attach '{quoted}' as \"{_INDEX}\" (read_only)")
            row = self._database.execute(f'select snapshot from "{_INDEX}".built_from').fetchone()  # noqa: S608
        except duckdb.Error:
            return False
        return bool(row and row[0] == self.manifest.sha256)

    def _register(self, name: str, ids: frozenset[str]) -> None:
        self._database.execute(f"create table {name} (id varchar)")
        if ids:
            self._database.executemany(f"insert into {name} values (?)", [[one] for one in sorted(ids)])  # noqa: S608

    def _stored(self, facts: Path, table: str) -> None:
        """Make the filtered view of a stored table; DuckDB takes no parameters in views, so the day is cast."""
        files = [str(facts / "parts" / f"{part.sha256}.parquet") for part in self.manifest.of_table(table)]
        if files:
            listed = ", ".join("'" + name.replace("'", "''") + "'" for name in files)
            rows = f"select * from read_parquet([{listed}])"  # noqa: S608
            if table in GROWN:
                self._database.register(f"_none_{table}", STORED[table].empty_table())
                known = ", ".join(f'"{name}"' for name in STORED[table].names)
                both = f'{rows[:-1]}, union_by_name = true) union all by name select * from "_none_{table}"'  # noqa: S608
                rows = f"select {known} from ({both})"  # noqa: S608
            self._database.execute(f'create view "_kept_{table}" as {rows}')
            if not self._unsealed(facts, table):
                self._database.execute(f'create view "_all_{table}" as select * from "_kept_{table}"')  # noqa: S608
        else:
            self._database.register(f"_kept_{table}", STORED[table].empty_table())
            self._database.register(f"_all_{table}", STORED[table].empty_table())
        if table in self._beside:
            self._add_beside(table)
        several = len(files) > 1 or table in self._beside
        revised = table == "shipment" and self._find_revised(several=several)
        asked = _Asked(self._known_at, self._secret, withdrawn=self._withdraws, revealed=self._reveals)
        self._database.execute(_visible(table, asked, revised=revised))

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
                self._database.register(given, self._opened[part.sha256])
                rows = f"select * from ({rows}) as t where not ({_STANDS_FOR[table].format(given=given)})"  # noqa: S608
                pieces.append(f"select {names} from {given}")  # noqa: S608
            pieces.append(f"select {names} from ({rows})")  # noqa: S608
        self._database.execute(f'create view "_all_{table}" as {" union all ".join(pieces)}')
        return True

    def _add_beside(self, table: str) -> None:
        """Put the rows that are asked about after the stored ones."""
        stored, given = f"_stored_{table}", f"_beside_{table}"
        if self.manifest.of_table(table):
            self._database.execute(f'alter view "_all_{table}" rename to "{stored}"')
        else:
            self._database.register(stored, STORED[table].empty_table())
            self._database.unregister(f"_all_{table}")
        self._database.register(given, self._beside[table])
        both = f'select * from "{stored}" union all by name select * from "{given}"'  # noqa: S608
        self._database.execute(f'create view "_all_{table}" as {both}')

    def _find_revised(self, *, several: bool) -> bool:
        """Find the bills that a later original revises; one original alone has marked its own when it was read."""
        if not several:
            return False
        text = bundled_bytes("unpick.store", "sql/revised.sql").decode()
        self._database.execute(text, {"known_at": self._known_at})
        return bool(self._database.execute("select 1 from _revised limit 1").fetchone())


def _named_in(text: str) -> list[str]:
    """Return the tables and views that a query reads, as far as they stand after `from` and `join`."""
    return [name for name in dict.fromkeys(_NAMED.findall(text)) if name in STORED or name in VIEWS]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What decides which rows a view shows and how: the day, the secret of aliases, and whether ids are withdrawn or revealed.

    Where none are, no view asks: every query on every view would plan a join for each column that asks.
    """

    known_at: dt.date
    secret: str
    withdrawn: bool
    revealed: bool


def _visible(table: str, asked: _Asked, *, revised: bool) -> str:
    """Return the view that hides what was not public, what was withdrawn, and protected text."""
    names = STORED[table].names
    told = dict.fromkeys(names, "")
    if revised:
        told["status"] = _REVISED
    told |= {name: _redacted(name, table, asked) for name in HIDDEN.get(table, ())}
    told |= {name: _alias(name, asked) for name in ALIASED.get(table, ())}
    columns = ", ".join(f'{says} as "{name}"' if says else f't."{name}"' for name, says in told.items())
    conditions = ["t.document not in (select id from _withdrawn)"] if asked.withdrawn else []
    if "public_from" in names:
        conditions.append(f"t.public_from <= date '{asked.known_at.isoformat()}'")
    elif table == "goods_line":
        conditions.append(
            'exists (select 1 from shipment as s where s.document = t.document and s."row" = t."row")'
        )
    for name in ALIASED.get(table, ()) if asked.withdrawn else ():
        # Who withdraws protected evidence knows it by the id that she was shown.
        conditions += [f"{one} not in (select id from _withdrawn)" for one in (f"t.{name}", told[name])]  # noqa: S608
    where = " and ".join(conditions) or "true"
    return f'create view "{table}" as select {columns} from "_all_{table}" as t where {where}'  # noqa: S608


def _redacted(name: str, table: str, asked: _Asked) -> str:
    text = f"when t.\"{name}\" is null then null else '{REDACTED}' end"
    return f'case when {_open(table, asked)} then t."{name}" {text}'


def _alias(name: str, asked: _Asked) -> str:
    # A copy that was handed over has aliases already and no secret to make them of.
    made = f"'{ALIAS}' || substr(sha256('{asked.secret}' || t.\"{name}\"), 1, 24)"
    keep = f"{_open('statement', asked)} or starts_with(t.\"{name}\", '{ALIAS}')"
    return f'case when {keep} then t."{name}" else {made} end'


def _open(table: str, asked: _Asked) -> str:
    """Return the condition under which text may be shown."""
    shut = "t.protected"
    if table == "goods_line":
        # Goods have no mark of their own; they are as protected as their shipment.
        shut = """
            exists (
                select 1 from _all_shipment as p
                where p.document = t.document and p."row" = t."row" and p.protected
            )
        """
    return f"(not {shut} or t.document in (select id from _revealed))" if asked.revealed else f"(not {shut})"  # noqa: S608

"""Names and cases under watch: the last answer to each with what it rested on, the state of the lists then, and each flip."""

import contextlib
import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from unpick.model.errors import ReadOnlyWorkspace, Tampered
from unpick.store.snapshot import stamp

__all__ = ["NAME", "Run", "WatchedCase", "WatchedNames", "WatchedRow"]

NAME: Final = "watch.sqlite"
"""File in the folder of the workspace. It can be deleted: the next run then screens every name, and knows of no
flip before it. It is not part of a handover: which names a firm watches is its own affair."""

_TABLES: Final = """
create table if not exists run (
    number integer primary key,
    at text not null,
    versions text not null,
    counts text not null
);
create table if not exists watched (
    name text primary key,
    source text not null,
    run integer not null,
    rests_on text not null,
    passed blob not null,
    result text not null
);
create table if not exists entry (
    entity text primary key,
    what text not null
);
create table if not exists cased (
    name text primary key,
    at text not null,
    conclusions text not null,
    grounds text not null
);
create table if not exists case_flip (
    at text not null,
    what text not null
);
create table if not exists flip (
    run integer not null,
    at text not null,
    what text not null
);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run: when, the versions that its answers rest on, and its counts."""

    number: int
    at: str
    versions: Mapping[str, Any]
    counts: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedRow:
    """A name under watch; `source` is the file it came in, `run` the one that last answered it.

    Attributes:
        rests_on, passed: as `resolve.grounds` gives them, the latter joined.
    """

    name: str
    source: str
    run: int
    rests_on: str
    passed: bytes
    result: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedCase:
    """A case under watch: what it came to at the last look, and what that was made from (`cases.life.conclusions`)."""

    name: str
    at: str
    conclusions: Mapping[str, Any]
    grounds: Mapping[str, Any]


class WatchedNames:
    """The file of the names under watch."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def last_run(self) -> Run | None:
        """Return the last run, None before the first."""
        rows = self._read("select number, at, versions, counts from run order by number desc limit 1")
        for number, at, versions, counts in rows:
            return Run(number=number, at=at, versions=json.loads(versions), counts=json.loads(counts))
        return None

    def rows(self) -> dict[str, WatchedRow]:
        """Return the names under watch, in the order in which they came."""
        found = self._read("select name, source, run, rests_on, passed, result from watched order by rowid")
        return {
            name: WatchedRow(
                name=name,
                source=source,
                run=run,
                rests_on=rests_on,
                passed=passed,
                result=json.loads(result),
            )
            for name, source, run, rests_on, passed, result in found
        }

    def entries(self) -> dict[str, dict[str, Any]]:
        """Return what the lists and the workspace said of every entity at the last run."""
        return {entity: json.loads(what) for entity, what in self._read("select entity, what from entry")}

    def flips_since(self, day: dt.date) -> list[dict[str, Any]]:
        """Return the flips of runs from a day on, oldest first."""
        rows = self._read("select what from flip where at >= ? order by run, rowid", (day.isoformat(),))
        return [json.loads(what) for (what,) in rows]

    def save(
        self,
        *,
        at: dt.datetime,
        versions: Mapping[str, Any],
        counts: Mapping[str, Any],
        rows: Iterable[WatchedRow],
        entries: Mapping[str, Mapping[str, Any] | None],
        flips: Iterable[Mapping[str, Any]],
    ) -> None:
        """Write a run, whole or not at all.

        Args:
            rows: names that are new or were answered anew, and those of which something reads otherwise.
            entries: entities that changed; None for one that is gone.
        """
        with self._writing() as connection:
            number = connection.execute("select coalesce(max(number), 0) + 1 from run").fetchone()[0]
            connection.execute(
                "insert into run values (?, ?, ?, ?)", (number, stamp(at), _text(versions), _text(counts))
            )
            connection.executemany(
                "insert into watched values (?, ?, ?, ?, ?, ?) on conflict (name) do update set "
                "source = excluded.source, run = excluded.run, rests_on = excluded.rests_on, "
                "passed = excluded.passed, result = excluded.result",
                (
                    (one.name, one.source, one.run or number, one.rests_on, one.passed, _text(one.result))
                    for one in rows
                ),
            )
            gone = [(entity,) for entity, what in entries.items() if what is None]
            connection.executemany("delete from entry where entity = ?", gone)
            connection.executemany(
                "insert into entry values (?, ?) on conflict (entity) do update set what = excluded.what",
                ((entity, _text(what)) for entity, what in entries.items() if what is not None),
            )
            connection.executemany(
                "insert into flip values (?, ?, ?)", ((number, stamp(at), _text(one)) for one in flips)
            )

    def forget(self, what: str) -> int:
        """Take a name, or all names of a file, off the watch; return how many. The flips stay."""
        with self._writing() as connection:
            gone = connection.execute("delete from watched where name = ? or source = ?", (what, what))
            return gone.rowcount

    def cases(self) -> dict[str, WatchedCase]:
        """Return the cases under watch, in the order in which they came."""
        rows = self._read("select name, at, conclusions, grounds from cased order by rowid", of="cased")
        return {
            name: WatchedCase(name=name, at=at, conclusions=json.loads(found), grounds=json.loads(grounds))
            for name, at, found, grounds in rows
        }

    def case_flips_since(self, day: dt.date) -> list[dict[str, Any]]:
        """Return the changes of cases of looks from a day on, oldest first."""
        query = "select what from case_flip where at >= ? order by rowid"
        return [json.loads(what) for (what,) in self._read(query, (day.isoformat(),), of="case_flip")]

    def save_cases(
        self,
        *,
        at: dt.datetime,
        rows: Iterable[tuple[str, Mapping[str, Any], Mapping[str, Any]]],
        flips: Iterable[Mapping[str, Any]],
    ) -> None:
        """Write a look at cases (name, conclusions, grounds), whole or not at all."""
        with self._writing() as connection:
            connection.executemany(
                "insert into cased values (?, ?, ?, ?) on conflict (name) do update set "
                "at = excluded.at, conclusions = excluded.conclusions, grounds = excluded.grounds",
                ((name, stamp(at), _text(found), _text(grounds)) for name, found, grounds in rows),
            )
            connection.executemany(
                "insert into case_flip values (?, ?)", ((stamp(at), _text(one)) for one in flips)
            )

    def forget_case(self, case: str) -> int:
        """Take a case off the watch; return how many. What changed stays."""
        with self._writing() as connection:
            return connection.execute("delete from cased where name = ?", (case,)).rowcount

    def _read(self, query: str, parameters: tuple[Any, ...] = (), *, of: str = "") -> list[tuple[Any, ...]]:
        if not self._path.exists():
            return []
        with self._faults(), contextlib.closing(sqlite3.connect(self._path, timeout=10)) as connection:
            # A file of an earlier version has no such table yet; the next write makes it.
            known = "select 1 from sqlite_master where type = 'table' and name = ?"
            if of and not connection.execute(known, (of,)).fetchone():
                return []
            return connection.execute(query, parameters).fetchall()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with (
            self._faults(),
            contextlib.closing(sqlite3.connect(self._path, timeout=10, isolation_level=None)) as connection,
        ):
            connection.executescript(_TABLES)
            connection.execute("begin immediate")
            yield connection
            connection.execute("commit")

    @contextlib.contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as fault:
            if "readonly" in str(fault) or "unable to open" in str(fault):
                raise ReadOnlyWorkspace(
                    NAME, f"it cannot be written ({fault})", "copy the workspace"
                ) from None
            raise self._damaged(fault) from None
        except sqlite3.DatabaseError as fault:
            raise self._damaged(fault) from None

    def _damaged(self, fault: sqlite3.Error) -> Tampered:
        remedy = "restore it from a copy, or delete it and watch the names anew"
        return Tampered(NAME, f"the names under watch cannot be read ({fault})", remedy)


def _text(what: object) -> str:
    return json.dumps(what, ensure_ascii=False, sort_keys=False, default=str)

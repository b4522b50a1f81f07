"""Decisions of people and the custody log: append-only, attributed, dated, a chain of hashes."""

import contextlib
import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from unpick.model.errors import UsageError
from unpick.store.damage import log_faults
from unpick.store.judged import Decision, End, Past, past_decisions
from unpick.store.snapshot import stamp, write_durably

__all__ = ["GENESIS", "VERDICTS", "Decision", "DecisionLog", "Entry", "NewRow", "decide_row"]

GENESIS: Final = "0" * 64
"""What the first row of the chain has as the hash before it."""

VERDICTS: Final = ("same", "related", "different", "unsure")

_TABLE = """
create table if not exists log (
    number integer primary key,
    at text not null,
    action text not null,
    by text not null,
    why text not null,
    what text not null,
    before text not null,
    hash text not null
)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the log; `hash` is over the row and the hash before it."""

    number: int
    at: str
    action: str
    by: str
    why: str
    what: dict[str, Any]
    before: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRow:
    """A row to append; `undoes` is the place, in the same batch, of the decision that it takes back."""

    action: str
    by: str
    why: str
    what: Mapping[str, Any]
    undoes: int | None = None


class DecisionLog:
    """The one file of the workspace that cannot be rebuilt."""

    def __init__(self, path: Path, *, up_to: int | None = None) -> None:
        """Open a log.

        Args:
            up_to: number of the last row that is seen; None means all. Nothing is written to a part of a log.
        """
        self._path = path
        self._up_to = up_to

    def prepare(self) -> None:
        """Make the empty log."""
        with self._connected() as connection:
            connection.execute("pragma journal_mode = wal")
            connection.execute(_TABLE)

    def record(self, action: str, *, by: str, why: str, at: dt.datetime, what: dict[str, Any]) -> str:
        """Append a row and return its hash, the new head of the chain."""
        return self.record_all([NewRow(action=action, by=by, why=why, what=what)], at=at)[0]

    def record_all(self, rows: Sequence["NewRow"], *, at: dt.datetime) -> list[str]:
        """Append rows, all or none, and return their hashes; the last is the new head of the chain."""
        if not rows:
            return []
        if self._up_to is not None:
            raise ValueError("nothing is written to a log as it stood earlier")
        with self._connected() as connection:
            connection.execute("begin immediate")
            last = connection.execute("select number, hash from log order by number desc limit 1").fetchone()
            number, before = last or (0, GENESIS)
            hashes: list[str] = []
            for one in rows:
                number += 1
                what = dict(one.what)
                if one.undoes is not None:
                    what["id"] = hashes[one.undoes][:16]
                text = json.dumps(what, sort_keys=True, ensure_ascii=False)
                row = (number, stamp(at), one.action, one.by, one.why, text, before)
                before = _hash(row)
                connection.execute("insert into log values (?, ?, ?, ?, ?, ?, ?, ?)", (*row, before))
                hashes.append(before)
            connection.execute("commit")
        # Written after the rows are safe: a kill between leaves an older head of the same chain; a head that
        # no row has tells that rows were deleted.
        write_durably(self.head_file, f"{before}\n".encode())
        return hashes

    @property
    def head_file(self) -> Path:
        """Return the file that holds the last head, so that a row deleted from the end is missed."""
        return self._path.with_suffix(".head")

    def last_published(self) -> int:
        """Return the number of the newest snapshot that was published, 0 when none was."""
        return max(
            (entry.what["number"] for entry in self.entries() if entry.action == "published"), default=0
        )

    def entries(self) -> list[Entry]:
        """Return every row that is seen, oldest first."""
        with self._reading() as connection:
            rows = connection.execute(
                "select number, at, action, by, why, what, before, hash from log where number <= ? order by number",
                [2**62 if self._up_to is None else self._up_to],
            )
            return [
                Entry(
                    number=n,
                    at=at,
                    action=action,
                    by=by,
                    why=why,
                    what=json.loads(what),
                    before=before,
                    hash=hashed,
                )
                for n, at, action, by, why, what, before, hashed in rows
            ]

    def hashes(self, after: int) -> Iterator[str]:
        """Yield the hashes of the rows after a row, oldest first."""
        with self._reading() as connection:
            question = "select hash from log where number > ? and number <= ? order by number"
            last = 2**62 if self._up_to is None else self._up_to
            for (one,) in connection.execute(question, [after, last]):
                yield one

    def hash_of(self, number: int) -> str | None:
        """Return the hash of a row; nothing when there is no such row."""
        with self._reading() as connection:
            row = connection.execute("select hash from log where number = ?", [number]).fetchone()
        return str(row[0]) if row else None

    def told_by(self, action: str) -> list[dict[str, Any]]:
        """Return what the rows of an action say, oldest first."""
        with self._reading() as connection:
            rows = connection.execute("select what from log where action = ? order by number", [action])
            return [json.loads(what) for (what,) in rows]

    def numbers_of(self, row: str) -> list[int]:
        """Return the numbers of the rows that a number, or at least 8 digits of a hash, names."""
        with self._reading() as connection:
            if (
                row.isdecimal()
                and connection.execute("select 1 from log where number = ?", [int(row[:18])]).fetchone()
            ):
                return [int(row)]
            # Between the digits and what follows them in order: no pattern to be escaped.
            question = "select number from log where hash >= ? and hash < ? limit 2"
            found = connection.execute(question, [row, f"{row}g"]) if len(row) >= 8 else ()
            return [int(number) for (number,) in found]

    def decide(
        self,
        a: str,
        b: str,
        verdict: str,
        *,
        by: str,
        why: str,
        at: dt.datetime,
        known: Mapping[str, End] | None = None,
    ) -> str:
        """Record that a person holds two things to be the same, related, different or unsure.

        Args:
            known: what the workspace knows of the two, by which they are known again under other ids.

        Raises:
            UsageError: the verdict is unknown, a and b are one, or the person or the reason is missing.
        """
        row = decide_row(a, b, verdict, by=by, why=why, known=known)
        return self.record_all([row], at=at)[0][:16]

    def undo(self, decision: str, *, by: str, why: str, at: dt.datetime) -> str:
        """Take a decision or a withdrawal back; both rows stay in the log.

        Raises:
            UsageError: no row that can be undone has this id, or it is undone already.
        """
        live = {entry.hash[:16] for entry in self._live()}
        if decision not in live:
            raise UsageError(
                "undo", f"no open decision or withdrawal has the id '{decision}'", "see the log for ids"
            )
        return self.record("undo", by=by, why=why, at=at, what={"id": decision})[:16]

    def withdraw(self, target: str, *, by: str, why: str, at: dt.datetime) -> str:
        """Take a document, a statement or an entity's claim back from now on; history stays."""
        if not why.strip():
            raise UsageError("withdraw", "no reason is given", "say --why")
        return self.record("withdraw", by=by, why=why, at=at, what={"target": target})[:16]

    def withdrawn(self) -> frozenset[str]:
        """Return the documents and statements that are withdrawn now."""
        return frozenset(entry.what["target"] for entry in self._live() if entry.action == "withdraw")

    def decisions(self) -> list[Decision]:
        """Return the decisions that stand, in the order made: the latest on each pair, without those undone."""
        return [past.decision for past in self.past() if past.status == "standing"]

    def past(self) -> list[Past]:
        """Return every decision ever made or imported, with what became of it."""
        return past_decisions(self.entries())

    def head(self) -> str:
        """Return the hash of the last row."""
        entries = self.entries()
        return entries[-1].hash if entries else GENESIS

    def faults(self) -> list[str]:
        """Return what is wrong with the chain: an edited, missing or moved row; empty when it is sound."""
        before, expected, faults = GENESIS, 1, []
        for entry in self.entries():
            row = (
                *(entry.number, entry.at, entry.action, entry.by, entry.why),
                json.dumps(entry.what, sort_keys=True, ensure_ascii=False),
                entry.before,
            )
            if entry.number != expected or entry.before != before:
                faults.append(f"row {expected} of the log is missing or was moved")
            elif _hash(row) != entry.hash:
                faults.append(f"row {entry.number} of the log was edited")
            before, expected = entry.hash, entry.number + 1
        return faults

    def _live(self) -> list[Entry]:
        entries = self.entries()
        undone = {entry.what["id"] for entry in entries if entry.action == "undo"}
        return [
            entry
            for entry in entries
            if entry.action in ("decide", "withdraw") and entry.hash[:16] not in undone
        ]

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        # A folder that cannot be written has no room for SQLite's side files; nobody writes there either,
        # so the log may be read as it lies.
        place = self._path.absolute().as_uri()
        with log_faults(self._path):
            connection = sqlite3.connect(f"{place}?mode=ro", uri=True, timeout=10)
            try:
                connection.execute("select 1 from log limit 1")
            except sqlite3.OperationalError:
                connection.close()
                connection = sqlite3.connect(f"{place}?mode=ro&immutable=1", uri=True)
            try:
                yield connection
            finally:
                connection.close()

    @contextlib.contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with log_faults(self._path):
            connection = sqlite3.connect(self._path, timeout=10, isolation_level=None)
            try:
                connection.execute("pragma synchronous = full")
                yield connection
            finally:
                connection.close()


def decide_row(
    a: str, b: str, verdict: str, *, by: str, why: str, known: Mapping[str, End] | None = None
) -> NewRow:
    """Return the row of a decision.

    Raises:
        UsageError: the verdict is unknown, a and b are one, or the person or the reason is missing.
    """
    if verdict not in VERDICTS or a == b or not by.strip() or not why.strip():
        raise UsageError(
            "decision",
            f"'{verdict}' on '{a}' and '{b}' by '{by}'",
            f"give two things, one of {VERDICTS}, --by and --why",
        )
    first, second = sorted((a, b))
    what: dict[str, Any] = {"a": first, "b": second, "verdict": verdict}
    ends = {thing: end.as_dict() for thing, end in (known or {}).items() if thing in (a, b) and end.names}
    return NewRow(action="decide", by=by, why=why, what=what | ({"known": ends} if ends else {}))


def _hash(row: tuple[Any, ...]) -> str:
    return hashlib.sha256(json.dumps(row, ensure_ascii=False).encode()).hexdigest()

"""Check a workspace against its own records: bytes of originals, sealed, facts and exports; decisions; index."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from unpick.model.errors import Tampered
from unpick.store.decisions import DecisionLog, Entry
from unpick.store.index import differing_tables
from unpick.store.kept_tree import NAME, differs
from unpick.store.rewrap import BEGUN, CHANGED
from unpick.store.ring import RING
from unpick.store.seal_keys import KEY_END
from unpick.store.snapshot import Manifest, read_current, read_manifest, sha256_of

__all__ = ["Problem", "left_out", "verify_workspace"]

_RESTORE = "restore it from a copy of the workspace"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is not as it was recorded."""

    file: str
    problem: str
    remedy: str

    def as_dict(self) -> dict[str, str]:
        """Return the problem as the JSON document carries it."""
        return asdict(self)


def verify_workspace(folder: Path) -> list[Problem]:
    """Return every problem found; an empty list means that all bytes are as recorded.

    Checked are the manifest chain, every part of every snapshot still named, every original and sealed
    file, every export, the chain of decisions with the heads that snapshots and exports recorded, and the
    index by rebuilding it.
    """
    try:
        current = read_current(folder / "facts")
    except Tampered as fault:
        return [Problem(file=fault.read, problem=fault.wrong, remedy=fault.remedy), *_decisions(folder, None)]
    problems = [*_manifests(folder, current), *_parts(folder, current)]
    if not any(found.file.startswith("facts/parts") for found in problems):
        problems += _originals(folder, current)
    problems += [*_sealed(folder), *_decisions(folder, current), *_exports(folder)]
    if not problems:
        problems += _index(folder, current)
    return problems


def _manifests(folder: Path, current: Manifest) -> Iterator[Problem]:
    """Every manifest carries its hash in its name, and each names its parent, down to the empty workspace."""
    found = {path.stem.partition("-")[2]: path for path in (folder / "facts" / "manifests").glob("*.json")}
    for digest, path in sorted(found.items()):
        if sha256_of(path) != digest:
            yield Problem(
                file=f"facts/manifests/{path.name}", problem="its bytes were changed", remedy=_RESTORE
            )
    child = current
    while child.parent:
        if child.parent not in found:
            yield Problem(
                file="facts/manifests",
                problem=f"the manifest of snapshot {child.number - 1}, '{child.parent[:12]}', is missing",
                remedy=_RESTORE,
            )
            return
        try:
            child = read_manifest(found[child.parent])
        except Tampered:
            return  # told above


def _parts(folder: Path, current: Manifest) -> Iterator[Problem]:
    for part in current.parts:
        yield from _bytes(folder, f"facts/parts/{part.sha256}.parquet", part.sha256)


def _originals(folder: Path, current: Manifest) -> Iterator[Problem]:
    for part in current.of_table("document"):
        rows = pq.read_table(
            folder / "facts" / "parts" / f"{part.sha256}.parquet", columns=["document", "sealed"]
        )
        for row in rows.to_pylist():
            sha = row["document"]
            if not row["sealed"]:
                yield from _bytes(folder, f"originals/{sha[:2]}/{sha}", sha)


def left_out(folder: Path) -> list[str]:
    """Return in words what this copy of a workspace was made without; a copy that is whole says nothing."""
    return [
        f"{len(entry.what['left_out'])} sealed originals of protected sources, and all earlier exports, were "
        f"left out when this copy was handed over ({entry.at}); rows of those sources are redacted"
        for entry in _entries(folder)
        if entry.action == "handover"
    ]


def _entries(folder: Path) -> list[Entry]:
    """Return the rows of the log, none when it cannot be read: the check of the log tells that."""
    if not (folder / "decisions.sqlite").exists():
        return []
    try:
        return DecisionLog(folder / "decisions.sqlite").entries()
    except (sqlite3.Error, json.JSONDecodeError, UnicodeDecodeError):
        return []


def _since_handover(folder: Path) -> list[Entry]:
    """Return the rows after the last handover: sealed files and exports before it stayed where they were."""
    entries = _entries(folder)
    after = max((place for place, one in enumerate(entries, 1) if one.action == "handover"), default=0)
    return entries[after:]


def _sealed(folder: Path) -> Iterator[Problem]:
    """Every sealed file has the bytes that the log recorded, unless it was erased or this copy was made without it."""
    recorded: dict[str, str] = {}
    entries = _since_handover(folder)
    for entry in entries:
        recorded |= entry.what.get("sealed", {})
        for name in entry.what.get("erased", ()):
            recorded.pop(name, None)
            if name.endswith(KEY_END) and (folder / "sealed" / name).exists():
                yield Problem(
                    file=f"sealed/{name}",
                    problem="the log says that it was erased, and it is there",
                    remedy="run `unpick sources erase` again",
                )
    begun = [entry.action for entry in entries if entry.action in (BEGUN, CHANGED)][-1:] == [BEGUN]
    for name, digest in sorted(recorded.items()):
        for problem in _bytes(folder, f"sealed/{name}", digest):
            wrapped = begun and (name == RING or name.endswith(KEY_END))
            remedy = "a change of the passphrase was broken off: run `unpick sources passphrase` again"
            yield replace(problem, remedy=remedy) if wrapped else problem


def _bytes(folder: Path, name: str, digest: str) -> Iterator[Problem]:
    path = folder / name
    if not path.exists():
        yield Problem(file=name, problem="the file is missing", remedy=_RESTORE)
    elif sha256_of(path) != digest:
        yield Problem(file=name, problem="its bytes were changed", remedy=_RESTORE)


def _decisions(folder: Path, current: Manifest | None) -> Iterator[Problem]:
    name = "decisions.sqlite"
    if not (folder / name).exists():
        yield Problem(file=name, problem="the log of decisions is missing", remedy=_RESTORE)
        return
    log = DecisionLog(folder / name)
    try:
        faults, hashes = log.faults(), {entry.hash for entry in log.entries()}
    except (sqlite3.Error, json.JSONDecodeError, UnicodeDecodeError) as problem:
        yield Problem(file=name, problem=f"the log cannot be read ({problem})", remedy=_RESTORE)
        return
    for fault in faults:
        yield Problem(file=name, problem=fault, remedy=_RESTORE)
    if not faults and differs(folder):
        yield Problem(
            file=NAME, problem="its hashes are not those of the log", remedy="delete it; it is made anew"
        )
    newest = log.head_file.read_bytes() if log.head_file.exists() else b""
    if newest not in {f"{one}\n".encode() for one in hashes}:
        yield Problem(file=name, problem="the newest rows of the log are gone", remedy=_RESTORE)
    if current and log.last_published() > current.number:
        yield Problem(
            file="facts/CURRENT",
            problem=f"it was set back to snapshot {current.number}",
            remedy="write into it the name of the newest file of facts/manifests",
        )
    if current and current.audit_head and current.audit_head not in hashes:
        yield Problem(
            file=name, problem="rows that a snapshot recorded are gone from the log", remedy=_RESTORE
        )
    for entry in log.entries():
        head = entry.what.get("head") if entry.action == "export" else None
        if head and head not in hashes:
            yield Problem(
                file=name, problem="rows that an export recorded are gone from the log", remedy=_RESTORE
            )


def _exports(folder: Path) -> Iterator[Problem]:
    latest: dict[str, str] = {}
    for entry in _since_handover(folder):
        if entry.action == "export":
            latest |= {row["path"]: row["sha256"] for row in entry.what["files"]}
    for name, digest in sorted(latest.items()):
        if name.startswith("exports/"):
            yield from _bytes(folder, name, digest)


def _index(folder: Path, current: Manifest) -> Iterator[Problem]:
    try:
        differing = differing_tables(folder, current)
    except (OSError, pa.ArrowException) as problem:
        yield Problem(
            file="index.duckdb", problem=f"it cannot be read ({problem})", remedy="delete it; it is rebuilt"
        )
        return
    for table in differing:
        yield Problem(
            file="index.duckdb",
            problem=f"table '{table}' differs from the facts",
            remedy="delete it; it is rebuilt",
        )

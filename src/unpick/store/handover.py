"""A workspace to hand over: everything but what could name a protected source, and it says what is missing."""

import datetime as dt
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyarrow.parquet as pq

from unpick.store.decisions import DecisionLog
from unpick.store.lock import writer_lock
from unpick.store.reader import Reader
from unpick.store.sealed_rows import rows_in_clear
from unpick.store.snapshot import Manifest, Part, publish, read_current, sha256_of
from unpick.store.tables import STORED, fit
from unpick.store.workspace import write_mark

if TYPE_CHECKING:
    from unpick.store.archive import Archive

__all__ = ["hand_over"]

_GROUP_ROWS: Final = 250_000
_LAST: Final = ("facts/CURRENT", "workspace.json")
"""Written last: a copy that was cut short is no workspace, so nobody takes it for whole."""


def hand_over(folder: Path, archive: "Archive", *, at: dt.datetime, scratch: Path) -> Manifest:
    """Copy a workspace into an archive without sealed originals, identities, exports and index.

    Rows of protected sources travel redacted, in new parts under a new snapshot of the same chain; the log
    of the copy goes on from that of the workspace and says what was left out, so that the copy verifies.
    Bytes that no protected source gave are the same files under the same hashes.

    Args:
        scratch: an empty folder for what is written anew.

    Returns:
        The snapshot of the copy.
    """
    stage = scratch / "copy"
    for name in ("facts/parts", "facts/manifests"):
        (stage / name).mkdir(parents=True)
    with writer_lock(folder / ".lock"):
        # Snapshot and log belong together; a load between the two would leave a log ahead of the facts.
        current = read_current(folder / "facts")
        with (
            closing(sqlite3.connect(folder / "decisions.sqlite", timeout=10)) as source,
            closing(sqlite3.connect(stage / "decisions.sqlite")) as target,
        ):
            source.backup(target)
    clear = rows_in_clear(folder, current)
    parts = [_redacted_part(folder, current, part, stage, clear) for part in current.parts]
    copy = _publish(folder, stage, current, parts, at)
    write_mark(stage, at)
    written = {path.relative_to(stage).as_posix(): path for path in stage.rglob("*") if path.is_file()}
    sources = dict(_untouched(folder, copy)) | written
    for name in sorted(sources, key=lambda one: (one in _LAST, one)):
        archive.put(name, sources[name])
    return copy


def _publish(folder: Path, stage: Path, current: Manifest, parts: list[Part], at: dt.datetime) -> Manifest:
    log = DecisionLog(stage / "decisions.sqlite")
    left_out = sorted(path.name for path in (folder / "sealed").glob("?" * 64))
    changed = sorted({one.sha256 for one in current.parts} - {one.sha256 for one in parts})
    head = log.record(
        "handover", by="", why="", at=at, what={"sealed": {}, "left_out": left_out, "redacted_parts": changed}
    )
    copy = publish(
        stage / "facts",
        replace(
            current,
            number=current.number + 1,
            created_at=at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            note="handover",
            parent=current.sha256,
            audit_head=head,
            parts=tuple(parts),
        ),
    )
    what = {"number": copy.number, "snapshot": copy.sha256}
    log.record("published", by="", why="", at=at, what=what)
    with closing(sqlite3.connect(stage / "decisions.sqlite")) as connection:
        # One file without SQLite's side files, for archives hold files.
        connection.execute("pragma journal_mode = delete")
    return copy


def _untouched(folder: Path, copy: Manifest) -> Iterator[tuple[str, Path]]:
    """Yield the files that travel as they are: originals in clear, older manifests, parts without secrets."""
    for path in (*folder.glob("originals/*/*"), *folder.glob("facts/manifests/*.json")):
        yield path.relative_to(folder).as_posix(), path
    for part in copy.parts:
        path = folder / "facts" / "parts" / f"{part.sha256}.parquet"
        if path.exists():
            yield path.relative_to(folder).as_posix(), path


def _redacted_part(
    folder: Path, current: Manifest, part: Part, stage: Path, clear: Mapping[str, int]
) -> Part:
    """Return the part itself when nothing protected lies in clear in it, else a new one that is redacted."""
    if part.sha256 not in clear:
        return part
    beside = current.of_table("shipment") if part.table == "goods_line" else []
    reader = Reader(folder / "facts", replace(current, parts=(part, *beside)))
    try:
        batches = reader.connection.table(part.table).to_arrow_reader(_GROUP_ROWS)
        target = stage / "facts" / "parts" / ".new"
        with pq.ParquetWriter(target, STORED[part.table], compression="zstd") as writer:
            for batch in batches:
                writer.write_batch(fit(batch, part.table), row_group_size=_GROUP_ROWS)
    finally:
        reader.close()
    digest, size = sha256_of(target), target.stat().st_size
    target.replace(target.with_name(f"{digest}.parquet"))
    return replace(part, sha256=digest, bytes=size)

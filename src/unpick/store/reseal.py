"""Seal what an older version left in clear: rows of protected sources in the parts, originals without a key of their own."""

import contextlib
import datetime as dt
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pyarrow.parquet as pq

from unpick.store.boxes import BoxWriter, is_old
from unpick.store.decisions import DecisionLog
from unpick.store.index import build_index
from unpick.store.lock import writer_lock
from unpick.store.redaction import legacy_alias
from unpick.store.seal_keys import KEY_END, make_key
from unpick.store.sealed import PSEUDONYMS, SealKey, key_to_seal, sealed_blocks
from unpick.store.sealed_rows import RowSealer, fitted, groups_of, rows_in_clear, shut_bills
from unpick.store.snapshot import Manifest, Part, publish, read_current, sha256_of, stamp, sync_folder
from unpick.store.tables import STORED

__all__ = ["Resealed", "reseal"]

_NOTE: Final = "protected rows sealed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resealed:
    """What was sealed: rows that lay in clear, parts that were written anew, originals that got a key."""

    rows: int
    parts: int
    originals: int


def reseal(folder: Path, passphrase: str, *, at: dt.datetime) -> Resealed:
    """Seal protected rows that lie in clear in facts/parts, and give old sealed originals a key of their own.

    Parts are written anew under a new snapshot and the old ones are removed, so that the workspace can no longer
    be read as it stood before; ids keep the aliases under which outputs told them. Nothing to seal writes nothing.

    Raises:
        UsageError: the passphrase is missing, or not that of what was sealed before.
        WorkspaceBusy: another process is writing.
    """
    with writer_lock(folder / ".lock"):
        key, ring = key_to_seal(folder, passphrase)
        current = read_current(folder / "facts")
        clear = rows_in_clear(folder, current)
        old = [path for path in sorted((folder / "sealed").glob("?" * 64)) if is_old(path)]
        if not clear and not old:
            return Resealed(rows=0, parts=0, originals=0)
        sealed = dict(ring)
        parts = list(_new_parts(folder, current, clear, key, sealed))
        for path in old:
            sealed |= _reseal_original(folder, path, key)
        sync_folder(folder / "sealed")
        _publish(folder, current, parts, sealed, at)
    build_index(folder, read_current(folder / "facts"))
    return Resealed(rows=sum(clear.values()), parts=len(clear), originals=len(old))


def _new_parts(
    folder: Path, current: Manifest, clear: dict[str, int], key: SealKey, sealed: dict[str, str]
) -> Iterator[Part]:
    secret = (folder / "sealed" / PSEUDONYMS).read_text("ascii")
    shut = shut_bills(folder, current)

    def own(document: str) -> bytes:
        made = make_key(folder, document, key.wraps)
        name = f"{document}{KEY_END}"
        sealed[name] = sha256_of(folder / "sealed" / name)
        return made

    for part in current.parts:
        if part.sha256 not in clear:
            yield part
            continue
        target = folder / "scratch" / f".reseal-{os.getpid()}.parquet"
        sealer = RowSealer(target.parent, part.table, keys=own, alias=lambda one: legacy_alias(secret, one))
        with (
            pq.ParquetFile(folder / "facts" / "parts" / f"{part.sha256}.parquet") as file,
            pq.ParquetWriter(target, STORED[part.table], compression="zstd") as writer,
        ):
            for number, (rows, mask) in enumerate(groups_of(folder, part.sha256, part.table, shut)):
                # A group without protected rows was not read.
                kept = fitted(file.read_row_group(number), part.table) if rows is None else rows
                writer.write_table(sealer.take(kept, mask))
        digest, size = sha256_of(target), target.stat().st_size
        with target.open("rb+") as stream:
            os.fsync(stream.fileno())
        target.replace(folder / "facts" / "parts" / f"{digest}.parquet")
        sealed |= sealer.finish(digest, folder / "sealed")
        yield replace(part, sha256=digest, bytes=size)


def _reseal_original(folder: Path, path: Path, key: SealKey) -> dict[str, str]:
    """Write a sealed original anew under a key of its own; a kill leaves the old file, which opens as before."""
    own = make_key(folder, path.name, key.wraps)
    temporary = folder / "scratch" / f".reseal-{os.getpid()}.sealed"
    with contextlib.suppress(FileNotFoundError):
        temporary.unlink()
    writer = BoxWriter(temporary, own)
    for block in sealed_blocks(folder, path.name, key):
        writer.write(block)
    digest = writer.close()
    temporary.chmod(0o400)
    temporary.replace(path)
    name = f"{path.name}{KEY_END}"
    return {path.name: digest, name: sha256_of(folder / "sealed" / name)}


def _publish(
    folder: Path, current: Manifest, parts: list[Part], sealed: dict[str, str], at: dt.datetime
) -> None:
    log = DecisionLog(folder / "decisions.sqlite")
    gone = sorted({one.sha256 for one in current.parts} - {one.sha256 for one in parts})
    new = sorted({one.sha256 for one in parts} - {one.sha256 for one in current.parts})
    what = {"parts": new, "replaced": gone, "sealed": sealed}
    head = log.record("rows_sealed", by="", why="", at=at, what=what)
    made = publish(
        folder / "facts",
        replace(
            current,
            number=current.number + 1,
            created_at=stamp(at),
            note=_NOTE,
            parent=current.sha256,
            audit_head=head,
            parts=tuple(parts),
        ),
    )
    log.record("published", by="", why="", at=at, what={"number": made.number, "snapshot": made.sha256})
    for name in gone:
        (folder / "facts" / "parts" / f"{name}.parquet").unlink(missing_ok=True)

"""One load: originals and parts are added beside what is there; commit moves the pointer, or nothing changed."""

import contextlib
import datetime as dt
import errno
import hashlib
import os
import shutil
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from unpick.model.errors import DiskFull, UsageError
from unpick.model.statement import Statement
from unpick.store.sealed import SealKey, check_key, seal_stream
from unpick.store.snapshot import Part, sync_folder
from unpick.store.tables import STORED, fit

__all__ = ["Load", "disk_faults"]

_BLOCK = 1 << 20
_GROUP_ROWS = 250_000
"""Rows of a Parquet row group: keeps memory bounded while a load of millions streams through."""


class Load:
    """What a load may do; made by `Workspace.loading`, which commits it or throws it away."""

    def __init__(
        self, folder: Path, *, at: dt.datetime, known: frozenset[str], statements: Iterable[Path] = ()
    ) -> None:
        self._folder = folder
        self._at = at
        self._known = known
        self._key: SealKey | None = None
        self.sealed: dict[str, str] = {}
        self.note = ""
        self._documents: list[dict[str, object]] = []
        self._seen: set[str] = set()
        self._stored_statements = list(statements)
        self.parts: list[Part] = []
        self.scratch = folder / "scratch" / uuid.uuid4().hex
        self.scratch.mkdir(parents=True)

    def has_document(self, document: str) -> bool:
        """Tell whether the workspace already holds this original, by its SHA-256 or its commitment."""
        return document in self._known or any(row["document"] == document for row in self._documents)

    def commitment(self, sha256: str, *, passphrase: str) -> str:
        """Return what a sealed original with this SHA-256 is cited by.

        Raises:
            UsageError: there is no passphrase, it is too short, or not that of the first sealed original.
        """
        return self._seal_key(passphrase).commit(sha256)

    def add_original(
        self,
        source: Path | bytes,
        *,
        name: str,
        dataset: str,
        public_from: dt.date,
        media_type: str = "",
        title: str = "",
        url: str = "",
        published: dt.date | None = None,
        layout: str = "",
        reliability: str = "F",
        protected: bool = False,
        passphrase: str = "",
    ) -> str:
        """Copy an original into the workspace under its SHA-256, and return that.

        The bytes are streamed; the file is read-only afterwards and never altered. An original that is
        already there is not copied again. One from a protected source is sealed: its bytes, name, title and
        address are encrypted, and what is returned is the commitment that stands for its hash.

        Raises:
            UsageError: a protected original comes without a passphrase that fits.
        """
        about = {"name": name, "media_type": media_type, "title": title or name, "url": url}
        if protected:
            document, size = self._seal(source, about, passphrase)
            # The note of the load would name the file.
            about, self.note = dict.fromkeys(about, ""), "protected source"
        else:
            document, size = self._store(source)
        if not self.has_document(document):
            self._documents.append(
                {
                    **about,
                    "document": document,
                    # The size of a document tells which it is to who has a copy.
                    "bytes": None if protected else size,
                    "dataset": dataset,
                    "published": None if protected else published,
                    "public_from": public_from,
                    "loaded_at": self._at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0),
                    "layout": layout,
                    "reliability": reliability,
                    "protected": protected,
                    "sealed": protected,
                }
            )
        return document

    def write(self, table: str, rows: "pa.Table | pa.RecordBatchReader") -> int:
        """Stream rows into a new Parquet part of a stored table, and return how many.

        Raises:
            UsageError: the table is not a stored one, or has other columns.
        """
        if table not in STORED:
            raise UsageError("store", f"'{table}' is no stored table", f"use one of {', '.join(STORED)}")
        batches = rows.to_batches() if isinstance(rows, pa.Table) else rows
        temporary = self.scratch / f"{table}-{uuid.uuid4().hex}.parquet"
        count = 0
        with pq.ParquetWriter(temporary, STORED[table], compression="zstd") as writer:
            for group in _groups(self._fresh(batches) if table == "statement" else batches, table):
                writer.write_table(group, row_group_size=_GROUP_ROWS)
                count += group.num_rows
        if count:
            self._add_part(table, temporary, count)
        return count

    def write_statements(self, statements: Iterable[Statement]) -> int:
        """Write statements as rows; a second statement with the same id is dropped."""
        rows = [statement.as_row() for statement in statements]
        return self.write("statement", pa.Table.from_pylist(rows, schema=STORED["statement"])) if rows else 0

    def _fresh(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Leave out statements that this load or an earlier one has already."""
        while self._stored_statements:
            path = self._stored_statements.pop()
            self._seen.update(pq.read_table(path, columns=["id"]).column("id").to_pylist())
        for batch in batches:
            keep: list[bool] = []
            for one in batch.column("id").to_pylist():
                keep.append(one not in self._seen)
                self._seen.add(one)
            yield batch.filter(pa.array(keep, pa.bool_()))

    def finish(self) -> list[Part]:
        """Write the rows of the documents and bring everything to the disk; return the new parts."""
        if self._documents:
            self.write("document", pa.Table.from_pylist(self._documents, schema=STORED["document"]))
        sync_folder(self._folder / "facts" / "parts")
        return self.parts

    def close(self) -> None:
        """Remove the scratch folder; parts that no manifest names are swept by the next load."""
        shutil.rmtree(self.scratch, ignore_errors=True)

    def _add_part(self, table: str, temporary: Path, count: int) -> None:
        digest = hashlib.sha256()
        with temporary.open("rb+") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
            os.fsync(stream.fileno())
            size = stream.tell()
        name = digest.hexdigest()
        temporary.replace(self._folder / "facts" / "parts" / f"{name}.parquet")
        self.parts.append(Part(table=table, sha256=name, rows=count, bytes=size))

    def _seal_key(self, passphrase: str) -> SealKey:
        if self._key is None:
            key = SealKey.of(self._folder, passphrase)
            check_key(self._folder, key)
            self._key = key
        return self._key

    def _seal(self, source: Path | bytes, about: dict[str, str], passphrase: str) -> tuple[str, int]:
        key, temporary = self._seal_key(passphrase), self.scratch / uuid.uuid4().hex
        with _opened(source) as stream:
            sealed = seal_stream(stream, temporary, key=key, about=about)
        home = self._folder / "sealed" / sealed.commitment
        if home.exists():
            temporary.unlink()
        else:
            temporary.chmod(0o400)
            temporary.replace(home)
            sync_folder(home.parent)
            self.sealed[sealed.commitment] = sealed.sha256
        return sealed.commitment, sealed.bytes

    def _store(self, source: Path | bytes) -> tuple[str, int]:
        temporary = self.scratch / uuid.uuid4().hex
        digest, size = hashlib.sha256(), 0
        with temporary.open("wb") as target, _opened(source) as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
                target.write(block)
                size += len(block)
            target.flush()
            os.fsync(target.fileno())
        name = digest.hexdigest()
        home = self._folder / "originals" / name[:2] / name
        if home.exists():
            temporary.unlink()
        else:
            home.parent.mkdir(parents=True, exist_ok=True)
            temporary.chmod(0o444)
            temporary.replace(home)
            sync_folder(home.parent)
        return name, size


@contextlib.contextmanager
def disk_faults(what: str) -> Iterator[None]:
    """Turn a full disk into the error that says so."""
    try:
        yield
    except OSError as problem:
        if problem.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise DiskFull(
            what, "there is no room left on the disk", "free some space and load again; nothing was changed"
        ) from None


@contextlib.contextmanager
def _opened(source: Path | bytes) -> Iterator[BinaryIO]:
    import io

    if isinstance(source, bytes):
        yield io.BytesIO(source)
    else:
        with source.open("rb") as stream:
            yield stream


def _groups(batches: Iterable[pa.RecordBatch], table: str) -> Iterator[pa.Table]:
    """Gather batches into row groups of about _GROUP_ROWS rows."""
    held: list[pa.RecordBatch] = []
    rows = 0
    for batch in batches:
        held.append(fit(batch, table))
        rows += batch.num_rows
        if rows >= _GROUP_ROWS:
            yield pa.Table.from_batches(held)
            held, rows = [], 0
    if rows:
        yield pa.Table.from_batches(held)

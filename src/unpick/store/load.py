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
import pyarrow.compute as pc
import pyarrow.parquet as pq

from unpick.model.errors import DiskFull, UsageError
from unpick.model.statement import Statement
from unpick.store.seal_keys import KEY_END, make_key
from unpick.store.sealed import SealKey, key_to_seal, seal_stream
from unpick.store.sealed_rows import RowSealer, seal_alias
from unpick.store.snapshot import Part, sha256_of, sync_folder
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
        self._shut_bills: set[str] = set()
        self._keys: dict[str, bytes] = {}
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
            # The note of the load would name the file; name, title and address are sealed with the row.
            about["media_type"], self.note = "", "protected source"
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

        Of a protected row only what a reader may show goes into the part; the row itself is sealed.

        Raises:
            UsageError: the table is not a stored one, or has other columns, or a row is protected and no
                passphrase was given with its original.
        """
        if table not in STORED:
            raise UsageError("store", f"'{table}' is no stored table", f"use one of {', '.join(STORED)}")
        batches = rows.to_batches() if isinstance(rows, pa.Table) else rows
        temporary = self.scratch / f"{table}-{uuid.uuid4().hex}.parquet"
        count = 0
        sealer = RowSealer(self.scratch, table, keys=self._own_key, alias=self._alias)
        with pq.ParquetWriter(temporary, STORED[table], compression="zstd") as writer:
            for group in _groups(self._fresh(batches) if table == "statement" else batches, table):
                writer.write_table(
                    sealer.take(group, self._protected(group, table)), row_group_size=_GROUP_ROWS
                )
                count += group.num_rows
        if count:
            self.sealed |= sealer.finish(self._add_part(table, temporary, count), self._folder / "sealed")
        return count

    def seal_with(self, passphrase: str) -> None:
        """Give the passphrase under which protected rows of this load are sealed, when no original comes with them.

        Raises:
            UsageError: there is none, it is too short, or not that of what was sealed before.
        """
        self._seal_key(passphrase)

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
            shut = batch.column("protected").to_pylist()
            for one, protected in zip(batch.column("id").to_pylist(), shut, strict=True):
                # A protected row is stored under its alias; before rows were sealed it was under its id.
                names = {one} if protected is False or self._key is None else {one, self._alias(one)}
                keep.append(not names & self._seen)
                self._seen |= names
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

    def _add_part(self, table: str, temporary: Path, count: int) -> str:
        digest = hashlib.sha256()
        with temporary.open("rb+") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
            os.fsync(stream.fileno())
            size = stream.tell()
        name = digest.hexdigest()
        temporary.replace(self._folder / "facts" / "parts" / f"{name}.parquet")
        self.parts.append(Part(table=table, sha256=name, rows=count, bytes=size))
        return name

    def _protected(self, rows: pa.Table, table: str) -> pa.ChunkedArray | None:
        """Return which rows are protected; none means that a column says so. Goods are so with their shipments."""
        if table != "goods_line":
            if table == "shipment":
                shut = rows.filter(pc.fill_null(rows.column("protected"), True))
                self._shut_bills.update(shut.column("document").unique().to_pylist())
            return None
        return pc.is_in(rows.column("document"), value_set=pa.array(sorted(self._shut_bills), pa.string()))

    def _own_key(self, document: str) -> bytes:
        if document not in self._keys:
            self._keys[document] = make_key(self._folder, document, self._opened_key().wraps)
            name = f"{document}{KEY_END}"
            self.sealed[name] = sha256_of(self._folder / "sealed" / name)
        return self._keys[document]

    def _alias(self, one: str) -> str:
        return seal_alias(self._opened_key())(one)

    def _opened_key(self) -> SealKey:
        if self._key is None:
            raise UsageError(
                "protected source",
                "there is no passphrase to seal its rows with",
                "set UNPICK_PASSPHRASE or give --passphrase-file FILE",
            )
        return self._key

    def _seal_key(self, passphrase: str) -> SealKey:
        if self._key is None:
            self._key, ring = key_to_seal(self._folder, passphrase)
            self.sealed |= ring
        return self._key

    def _seal(self, source: Path | bytes, about: dict[str, str], passphrase: str) -> tuple[str, int]:
        key, temporary = self._seal_key(passphrase), self.scratch / uuid.uuid4().hex
        with _opened(source) as stream:
            document = key.commit(_hash_of(stream))
        own = self._own_key(document)
        with _opened(source) as stream:
            sealed = seal_stream(stream, temporary, key=key, own=own, about=about)
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


def _hash_of(stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    while block := stream.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()


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

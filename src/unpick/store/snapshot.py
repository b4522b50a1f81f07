"""Snapshots: manifests that name immutable Parquet parts, and the pointer that moves when a load commits."""

import datetime as dt
import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from unpick.model.errors import Tampered

__all__ = ["Manifest", "Part", "publish", "read_current", "read_manifest", "sha256_of", "write_durably"]

_BLOCK = 1 << 20
POINTER = "CURRENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One immutable Parquet file of one table."""

    table: str
    sha256: str
    rows: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a snapshot consists of.

    Attributes:
        number: 0 for the empty workspace, one more with each load.
        sha256: of the manifest file itself; names it and is not part of it.
        parent: sha256 of the manifest before, empty for the first.
        audit_head: hash of the last row of the audit log when the snapshot was made.
    """

    number: int
    created_at: str
    note: str
    unpick: str
    parent: str
    audit_head: str
    parts: tuple[Part, ...] = ()
    sha256: str = field(default="", compare=False)

    def of_table(self, table: str) -> list[Part]:
        """Return the parts of one table, in the order they were added."""
        return [part for part in self.parts if part.table == table]


def publish(facts: Path, manifest: Manifest) -> Manifest:
    """Write a manifest beside the old ones and move the pointer to it.

    The pointer moves by an atomic rename after manifest and parts are on the disk, so a reader or a crash
    sees the snapshot before or the snapshot after, never one between.
    """
    body = asdict(manifest)
    del body["sha256"]
    data = (json.dumps(body, indent=1, sort_keys=True) + "\n").encode()
    digest = hashlib.sha256(data).hexdigest()
    name = f"{manifest.number:06d}-{digest}.json"
    write_durably(facts / "manifests" / name, data)
    write_durably(facts / POINTER, name.encode())
    return read_manifest(facts / "manifests" / name)


def read_current(facts: Path) -> Manifest:
    """Return the manifest that the pointer names.

    Raises:
        Tampered: the pointer or the manifest is missing or was changed.
    """
    try:
        # A damaged pointer may hold any bytes; they then name no manifest.
        name = (facts / POINTER).read_bytes().decode("ascii", errors="replace").strip().replace("\0", "?")
    except FileNotFoundError:
        raise Tampered(
            "facts/CURRENT", "the pointer is missing", "restore it from a copy of the workspace"
        ) from None
    return read_manifest(facts / "manifests" / Path(name).name)


def read_manifest(path: Path) -> Manifest:
    """Return a manifest after checking that its bytes are those that its name promises."""
    try:
        data = path.read_bytes()
    except OSError:
        # A damaged pointer names anything: nothing, a folder, a name too long for the disk.
        raise Tampered(
            f"facts/manifests/{path.name[:80]}", "the manifest is missing", "restore it from a copy"
        ) from None
    digest = hashlib.sha256(data).hexdigest()
    if path.stem.partition("-")[2] != digest:
        raise Tampered(
            f"facts/manifests/{path.name}", f"its bytes hash to '{digest[:12]}'", "restore it from a copy"
        )
    body: dict[str, Any] = json.loads(data)
    parts = tuple(Part(**part) for part in body.pop("parts"))
    return Manifest(**body, parts=parts, sha256=digest)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def write_durably(path: Path, data: bytes) -> None:
    """Write a file so that a crash leaves the old one or the new one, whole."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with temporary.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can do that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def stamp(at: dt.datetime) -> str:
    """Return an instant as UTC text to the second."""
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

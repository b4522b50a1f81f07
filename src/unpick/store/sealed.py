"""Sealed originals: what a protected source gave, encrypted; the log keeps only a salted commitment.

The first box of a sealed original (`store.boxes`) holds what would name the source (file name, title, address);
the others hold the original in blocks. Each original has a key of its own (`store.seal_keys`).
"""

import hashlib
import hmac
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from unpick.model.errors import UsageError
from unpick.store.boxes import BoxWriter, is_old, read_boxes, wrong
from unpick.store.ring import RING, derive, has_ring, new_ring, read_ring, write_ring
from unpick.store.seal_keys import KEY_END, open_key

__all__ = [
    "HEAD_KEY",
    "PSEUDONYMS",
    "SECRETS",
    "SealKey",
    "Sealed",
    "check_key",
    "key_to_seal",
    "make_secrets",
    "open_sealed",
    "seal_stream",
    "sealed_blocks",
    "write_secret",
]

PSEUDONYMS: Final = "pseudonyms"
"""File of `sealed/` with the secret under which papers replace names; it also made the aliases of rows in clear."""

HEAD_KEY: Final = "head-key"
"""File of `sealed/` with the Ed25519 key under which heads of the custody log are signed."""

SECRETS: Final = frozenset({PSEUDONYMS, HEAD_KEY, RING})
"""Files of `sealed/` that are the workspace's own and belong to no source; the ring is under the passphrase, the others
lie in clear there."""

_BLOCK: Final = 1 << 20
_NAMED: Final = 64
"""Digits of a commitment, which is the name of a sealed original."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealKey:
    """The keys that a passphrase opens for one workspace; in the workspace they lie under the passphrase alone.

    Attributes:
        secret: makes commitments and aliases; never changes, so that both stay when the passphrase changes.
        wraps: keys of single sources lie under the first; the others open what a change of the passphrase left.
    """

    secret: bytes = field(repr=False)
    wraps: tuple[bytes, ...] = field(repr=False)

    @staticmethod
    def of(folder: Path, passphrase: str) -> "SealKey":
        """Open the ring of the workspace; one from before the ring has its keys from the passphrase itself.

        Raises:
            UsageError: the passphrase is missing, has fewer than 8 characters, or is not that of the ring.
        """
        if has_ring(folder):
            ring = read_ring(folder, passphrase)
            wraps = (ring.wrapping,) if ring.before is None else (ring.wrapping, ring.before)
            return SealKey(secret=ring.naming, wraps=wraps)
        salt = bytes.fromhex(json.loads((folder / "workspace.json").read_bytes())["salt"])
        derived = derive(passphrase, salt)
        return SealKey(secret=derived, wraps=(hmac.digest(derived, b"wrap", "sha256"),))

    def commit(self, sha256: str) -> str:
        """Return the commitment by which a sealed original is cited instead of its hash.

        Whoever holds a copy of the document cannot find out from it whether the workspace has that document;
        the keeper of the passphrase gets the same one each time, so that nothing is loaded twice.
        """
        return hmac.digest(self.secret, b"commitment" + sha256.encode(), "sha256").hex()

    @property
    def aliases(self) -> bytes:
        """Return the key under which ids of protected statements get their alias."""
        return hmac.digest(self.secret, b"alias", "sha256")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A sealed file as it lies: the commitment that names it, the SHA-256 of its cipher text, plain size."""

    commitment: str
    sha256: str
    bytes: int


def make_secrets(folder: Path) -> str:
    """Write the secret of pseudonyms of a new workspace and return the SHA-256 of its file."""
    return write_secret(folder, PSEUDONYMS, os.urandom(32).hex().encode())


def write_secret(folder: Path, name: str, data: bytes) -> str:
    """Write a secret of the workspace that only its owner may read; return the SHA-256 of its file."""
    path = folder / "sealed" / name
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    return hashlib.sha256(data).hexdigest()


def seal_stream(stream: BinaryIO, target: Path, *, key: SealKey, own: bytes, about: dict[str, str]) -> Sealed:
    """Encrypt a stream, block by block, into a file that is on the disk when this returns.

    Args:
        key: makes the commitment. own: key of this source.
        about: what would name the source: file name, title, address; it is sealed with the bytes.
    """
    plain, size = hashlib.sha256(), 0
    writer = BoxWriter(target, own)
    writer.write(json.dumps(about, sort_keys=True).encode())
    while block := stream.read(_BLOCK):
        plain.update(block)
        size += len(block)
        writer.write(block)
    digest = writer.close()
    return Sealed(commitment=key.commit(plain.hexdigest()), sha256=digest, bytes=size)


def sealed_blocks(folder: Path, commitment: str, key: SealKey) -> Iterator[bytes]:
    """Yield what names a sealed original, as JSON, then its bytes in blocks.

    Raises:
        UsageError: the passphrase is wrong, the bytes were changed, or its key was destroyed.
        FileNotFoundError: nothing sealed has this commitment.
    """
    path = folder / "sealed" / commitment
    own = key.secret if is_old(path) else open_key(folder, commitment, key.wraps)
    return read_boxes(path, own)


def open_sealed(folder: Path, commitment: str, *, passphrase: str) -> tuple[dict[str, str], bytes]:
    """Return what names a sealed original, and its bytes.

    Raises:
        UsageError: the passphrase is wrong, the bytes were changed, or its key was destroyed.
        FileNotFoundError: nothing sealed has this commitment.
    """
    key = SealKey.of(folder, passphrase)
    boxes = list(sealed_blocks(folder, commitment, key))
    about: dict[str, str] = json.loads(boxes[0])
    data = b"".join(boxes[1:])
    if key.commit(hashlib.sha256(data).hexdigest()) != commitment:
        raise wrong(commitment)
    return about, data


def check_key(folder: Path, key: SealKey) -> None:
    """Refuse a passphrase other than that of what was sealed before: nobody could keep them apart.

    Raises:
        UsageError: it does not open what was sealed before.
    """
    for path in sorted((folder / "sealed").iterdir()):
        if path.name.endswith(KEY_END):
            open_key(folder, path.name.removesuffix(KEY_END), key.wraps)
            return
    for path in sorted((folder / "sealed").iterdir()):
        if path.name not in SECRETS and is_old(path):
            next(read_boxes(path, key.secret))
            return


def key_to_seal(folder: Path, passphrase: str) -> tuple[SealKey, dict[str, str]]:
    """Return the keys to seal with, and the SHA-256 of the ring's file, if there is one, for the log.

    The first thing that is sealed makes the ring; what an older version sealed keeps its keys until the passphrase is
    changed.

    Raises:
        UsageError: the passphrase is missing, too short, or does not open what was sealed before.
    """
    if not _has_sealed(folder) and not (has_ring(folder) and _opens_or_is_kept(folder, passphrase)):
        write_ring(folder, new_ring(), passphrase)
    key = SealKey.of(folder, passphrase)
    check_key(folder, key)
    ring = folder / "sealed" / RING
    return key, {RING: hashlib.sha256(ring.read_bytes()).hexdigest()} if ring.is_file() else {}


def _opens_or_is_kept(folder: Path, passphrase: str) -> bool:
    """Tell whether a ring opens, or was used: one that a load made and gave up binds nobody to its passphrase."""
    from unpick.store.decisions import DecisionLog

    try:
        read_ring(folder, passphrase)
    except UsageError:
        log = DecisionLog(folder / "decisions.sqlite")
        return any(RING in entry.what.get("sealed", {}) for entry in log.entries())
    return True


def _has_sealed(folder: Path) -> bool:
    return any(
        path.name.endswith(KEY_END) or (path.name not in SECRETS and len(path.name) == _NAMED)
        for path in (folder / "sealed").iterdir()
    )

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
from unpick.store.seal_keys import KEY_END, open_key

__all__ = [
    "HEAD_KEY",
    "PSEUDONYMS",
    "SECRETS",
    "SealKey",
    "Sealed",
    "check_key",
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

SECRETS: Final = frozenset({PSEUDONYMS, HEAD_KEY})
"""Files of `sealed/` that are the workspace's own secrets and lie in clear there."""

_BLOCK: Final = 1 << 20
_SHORTEST: Final = 8
_WORK: Final = 1 << 15
"""scrypt cost n; with r=8 and p=1 about 32 MB and a tenth of a second, the interactive setting of RFC 7914
doubled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealKey:
    """The key that a passphrase makes for one workspace; it never lies in the workspace.

    Keys of single sources are wrapped under it, commitments and aliases are made with it.
    """

    secret: bytes = field(repr=False)

    @staticmethod
    def of(folder: Path, passphrase: str) -> "SealKey":
        """Derive the key from a passphrase with the salt of the workspace.

        Raises:
            UsageError: the passphrase is missing or has fewer than 8 characters.
        """
        if not passphrase:
            raise UsageError(
                "protected source",
                "there is no passphrase to seal or open it with",
                "set UNPICK_PASSPHRASE or give --passphrase-file FILE",
            )
        if len(passphrase) < _SHORTEST:
            raise UsageError(
                "protected source",
                f"the passphrase has fewer than {_SHORTEST} characters",
                "choose a longer one and keep it",
            )
        salt = bytes.fromhex(json.loads((folder / "workspace.json").read_bytes())["salt"])
        derived = hashlib.scrypt(passphrase.encode(), salt=salt, n=_WORK, r=8, p=1, maxmem=1 << 27, dklen=32)
        return SealKey(secret=derived)

    def commit(self, sha256: str) -> str:
        """Return the commitment by which a sealed original is cited instead of its hash.

        Whoever holds a copy of the document cannot find out from it whether the workspace has that document;
        the keeper of the passphrase gets the same one each time, so that nothing is loaded twice.
        """
        return hmac.digest(self.secret, b"commitment" + sha256.encode(), "sha256").hex()

    @property
    def wraps(self) -> bytes:
        """Return the key under which keys of single sources are wrapped."""
        return hmac.digest(self.secret, b"wrap", "sha256")

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

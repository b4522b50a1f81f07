"""Sealed originals: what a protected source gave, encrypted; the log keeps only a salted commitment.

A sealed file is a magic line, eight random bytes, and boxes (length, cipher text) of AES-256-GCM. The first
box holds what would name the source (file name, title, address); the others hold the original in blocks.
The number of each box and a mark on the last one are authenticated, so none can be moved or cut off.
"""

import hashlib
import hmac
import json
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from unpick.model.errors import UsageError

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
    "write_secret",
]

PSEUDONYMS: Final = "pseudonyms"
"""File of `sealed/` with the secret under which ids of protected statements are replaced in every output."""

HEAD_KEY: Final = "head-key"
"""File of `sealed/` with the Ed25519 key under which heads of the custody log are signed."""

SECRETS: Final = frozenset({PSEUDONYMS, HEAD_KEY})
"""Files of `sealed/` that are the workspace's own secrets; every other file there is a sealed original."""

_MAGIC: Final = b"UNPICKSEAL2\n"
_BLOCK: Final = 1 << 20
_SHORTEST: Final = 8
_WORK: Final = 1 << 15
"""scrypt cost n; with r=8 and p=1 about 32 MB and a tenth of a second, the interactive setting of RFC 7914
doubled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealKey:
    """The key of the sealed originals of one workspace; it never lies in the workspace."""

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
                "there is no passphrase to seal the original with",
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


def seal_stream(stream: BinaryIO, target: Path, *, key: SealKey, about: dict[str, str]) -> Sealed:
    """Encrypt a stream, block by block, into a file that is on the disk when this returns.

    Args:
        about: what would name the source: file name, title, address; it is sealed with the bytes.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher, base = AESGCM(key.secret), os.urandom(8)
    plain, coded, size = hashlib.sha256(), hashlib.sha256(_MAGIC + base), 0
    with target.open("xb") as sealed:
        sealed.write(_MAGIC + base)
        block, number = json.dumps(about, sort_keys=True).encode(), 0
        while True:
            following = stream.read(_BLOCK)
            plain.update(following)
            size += len(following)
            box = cipher.encrypt(_nonce(base, number), block, b"" if following else b"last")
            piece = struct.pack(">I", len(box)) + box
            coded.update(piece)
            sealed.write(piece)
            if not following:
                break
            block, number = following, number + 1
        sealed.flush()
        os.fsync(sealed.fileno())
    return Sealed(commitment=key.commit(plain.hexdigest()), sha256=coded.hexdigest(), bytes=size)


def open_sealed(folder: Path, commitment: str, *, passphrase: str) -> tuple[dict[str, str], bytes]:
    """Return what names a sealed original, and its bytes.

    Raises:
        UsageError: the passphrase is wrong, or the bytes were changed.
        FileNotFoundError: nothing sealed has this commitment.
    """
    key = SealKey.of(folder, passphrase)
    boxes = list(_boxes(folder / "sealed" / commitment, key))
    about: dict[str, str] = json.loads(boxes[0])
    data = b"".join(boxes[1:])
    if key.commit(hashlib.sha256(data).hexdigest()) != commitment:
        raise _wrong(commitment)
    return about, data


def check_key(folder: Path, key: SealKey) -> None:
    """Refuse a passphrase other than that of the originals sealed before: nobody could keep them apart.

    Raises:
        UsageError: it does not open what was sealed before.
    """
    for path in sorted((folder / "sealed").iterdir()):
        if path.name not in SECRETS:
            next(_boxes(path, key))
            return


def _boxes(path: Path, key: SealKey) -> Iterator[bytes]:
    """Yield the plain text of each box of a sealed file."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher = AESGCM(key.secret)
    with path.open("rb") as stream:
        base = stream.read(len(_MAGIC) + 8)[len(_MAGIC) :]
        piece, number = _piece(stream), 0
        while True:
            following = _piece(stream)
            try:
                yield cipher.decrypt(_nonce(base, number), piece, b"" if following else b"last")
            except (InvalidTag, ValueError):
                raise _wrong(path.name) from None
            if not following:
                return
            piece, number = following, number + 1


def _piece(stream: BinaryIO) -> bytes:
    length = stream.read(4)
    return stream.read(struct.unpack(">I", length)[0]) if len(length) == 4 else b""


def _nonce(base: bytes, number: int) -> bytes:
    return base + struct.pack(">I", number)


def _wrong(name: str) -> UsageError:
    return UsageError(
        f"sealed/{name[:12]}",
        "the passphrase is wrong or the bytes were changed",
        "try the passphrase of the first load, or `unpick verify`",
    )

"""Boxes: a sealed file as numbered, authenticated pieces of cipher text, none of which can be moved or cut off.

A file is a magic line, 16 random bytes, and boxes (length, cipher text) of AES-256-GCM under a key of the file's
own, which HMAC makes of the key given and the random bytes. The number of each box is its nonce, and a mark on
the last one is authenticated with it.
"""

import hashlib
import hmac
import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from unpick.model.errors import UsageError

__all__ = ["BoxWriter", "is_old", "read_boxes", "wrong"]

_MAGIC: Final = b"UNPICKSEAL3\n"
_OLD: Final = b"UNPICKSEAL2\n"
"""Files before keys per source: the key itself, and a nonce of 8 random bytes and the number."""


class BoxWriter:
    """Writes boxes into a new file; `close` marks the last one and brings the file to the disk."""

    def __init__(self, target: Path, key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        salt = os.urandom(16)
        self._cipher = AESGCM(_file_key(key, salt))
        self._stream = target.open("xb")
        self._digest = hashlib.sha256()
        self._number = 0
        self._held: bytes | None = None
        self._put(_MAGIC + salt)

    def write(self, block: bytes) -> None:
        """Put a block into a box of its own; it is held back until it is known not to be the last."""
        if self._held is not None:
            self._box(self._held, b"")
        self._held = block

    def close(self) -> str:
        """Mark the last box, bring the file to the disk, and return its SHA-256."""
        self._box(self._held or b"", b"last")
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()
        return self._digest.hexdigest()

    def _box(self, block: bytes, mark: bytes) -> None:
        box = self._cipher.encrypt(_nonce(self._number), block, mark)
        self._number += 1
        self._put(struct.pack(">I", len(box)) + box)

    def _put(self, piece: bytes) -> None:
        self._stream.write(piece)
        self._digest.update(piece)


def is_old(path: Path) -> bool:
    """Tell whether a sealed file was written before keys per source."""
    with path.open("rb") as stream:
        return stream.read(len(_OLD)) == _OLD


def read_boxes(path: Path, key: bytes) -> Iterator[bytes]:
    """Yield the plain text of each box of a sealed file; for an old file the key is that of the passphrase.

    Raises:
        UsageError: the key is wrong, or a byte was changed, moved or cut off.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    with path.open("rb") as stream:
        magic = stream.read(len(_MAGIC))
        if magic not in (_MAGIC, _OLD):
            raise wrong(path.name)
        old = magic == _OLD
        salt = stream.read(8 if old else 16)
        cipher = AESGCM(key if old else _file_key(key, salt))
        piece, number = _piece(stream), 0
        while True:
            following = _piece(stream)
            nonce = salt + struct.pack(">I", number) if old else _nonce(number)
            try:
                yield cipher.decrypt(nonce, piece, b"" if following else b"last")
            except (InvalidTag, ValueError):
                raise wrong(path.name) from None
            if not following:
                return
            piece, number = following, number + 1


def wrong(name: str) -> UsageError:
    """Return the error of a sealed file that does not open."""
    return UsageError(
        f"sealed/{name[:12]}",
        "the passphrase is wrong or the bytes were changed",
        "try the passphrase of the first load, or `unpick verify`",
    )


def _piece(stream: BinaryIO) -> bytes:
    length = stream.read(4)
    return stream.read(struct.unpack(">I", length)[0]) if len(length) == 4 else b""


def _file_key(key: bytes, salt: bytes) -> bytes:
    return hmac.digest(key, b"file" + salt, "sha256")


def _nonce(number: int) -> bytes:
    return struct.pack(">12xI", number)[-12:]

"""Sealed originals: what a protected source gave, encrypted; the log keeps only a salted commitment."""

import hashlib
import os
from pathlib import Path
from typing import Final

from unpick.model.errors import UsageError

__all__ = ["open_sealed", "seal"]

_SALT, _NONCE = 16, 12
_WORK: Final = 1 << 15
"""scrypt cost n; with r=8 and p=1 about 32 MB and a tenth of a second, the interactive setting of RFC 7914
doubled."""


def seal(folder: Path, data: bytes, *, passphrase: str) -> str:
    """Encrypt bytes into `sealed/` and return their commitment, which names the file.

    The commitment is SHA-256 over a random salt and the bytes: whoever holds a copy of the document cannot
    find out from the log that it is here.

    Args:
        folder: the workspace. passphrase: at least 8 characters; without it the bytes are lost.

    Raises:
        UsageError: the passphrase is too short.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(passphrase) < 8:
        raise UsageError(
            "sealed", "the passphrase has fewer than 8 characters", "choose a longer one and keep it"
        )
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    commitment = hashlib.sha256(salt + data).hexdigest()
    cipher = salt + nonce + AESGCM(_key(passphrase, salt)).encrypt(nonce, data, commitment.encode())
    path = folder / "sealed" / commitment
    path.write_bytes(hashlib.sha256(cipher).digest() + cipher)
    path.chmod(0o400)
    return commitment


def open_sealed(folder: Path, commitment: str, *, passphrase: str) -> bytes:
    """Return the bytes of a sealed original.

    Raises:
        UsageError: the passphrase is wrong, or the bytes were changed.
        FileNotFoundError: nothing sealed has this commitment.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher = (folder / "sealed" / commitment).read_bytes()[32:]
    salt, nonce = cipher[:_SALT], cipher[_SALT : _SALT + _NONCE]
    try:
        return AESGCM(_key(passphrase, salt)).decrypt(nonce, cipher[_SALT + _NONCE :], commitment.encode())
    except InvalidTag:
        raise UsageError(
            f"sealed/{commitment[:12]}",
            "the passphrase is wrong or the bytes were changed",
            "try again or verify",
        ) from None


def _key(passphrase: str, salt: bytes) -> bytes:
    return hashlib.scrypt(passphrase.encode(), salt=salt, n=_WORK, r=8, p=1, maxmem=1 << 27, dklen=32)

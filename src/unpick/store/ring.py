"""The ring: two random keys of a workspace under the passphrase, so that the passphrase can change and names stay.

`sealed/ring` is a magic line, a salt of 16 random bytes, a nonce of 12, and under AES-256-GCM the naming key (which makes
commitments and aliases, and stays for good), the wrapping key (under which keys of single sources lie, and which every
change of the passphrase makes anew), and while a change is under way the wrapping key before. Workspaces from before the
ring have none: both keys come from their passphrase.
"""

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from unpick.model.errors import UsageError
from unpick.store.snapshot import write_durably

__all__ = ["RING", "Ring", "check_words", "derive", "has_ring", "new_ring", "read_ring", "write_ring"]

RING: Final = "ring"
"""File of `sealed/` that holds the ring."""

_MAGIC: Final = b"UNPICKRING1\n"
_SALT, _NONCE, _KEY = 16, 12, 32
_SHORTEST: Final = 8
_WORK: Final = 1 << 15
"""scrypt cost n; with r=8 and p=1 about 32 MB and a tenth of a second, the interactive setting of RFC 7914
doubled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """The keys of a workspace, 32 bytes each; `before` is the wrapping key that a change under way replaces, else None."""

    naming: bytes = field(repr=False)
    wrapping: bytes = field(repr=False)
    before: bytes | None = field(default=None, repr=False)


def new_ring() -> Ring:
    """Return a ring of random keys."""
    return Ring(naming=os.urandom(_KEY), wrapping=os.urandom(_KEY))


def has_ring(folder: Path) -> bool:
    """Tell whether a workspace has a ring."""
    return (folder / "sealed" / RING).is_file()


def check_words(passphrase: str) -> None:
    """Refuse what is no passphrase.

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


def derive(passphrase: str, salt: bytes) -> bytes:
    """Return 32 bytes of key that scrypt makes of a passphrase.

    Raises:
        UsageError: the passphrase is missing or has fewer than 8 characters.
    """
    check_words(passphrase)
    return hashlib.scrypt(passphrase.encode(), salt=salt, n=_WORK, r=8, p=1, maxmem=1 << 27, dklen=_KEY)


def write_ring(folder: Path, ring: Ring, passphrase: str) -> None:
    """Write the ring under a passphrase; a crash leaves the old file or the new one, whole."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    plain = ring.naming + ring.wrapping + (ring.before or b"")
    box = AESGCM(derive(passphrase, salt)).encrypt(nonce, plain, _MAGIC)
    path = folder / "sealed" / RING
    write_durably(path, _MAGIC + salt + nonce + box)
    path.chmod(0o600)


def read_ring(folder: Path, passphrase: str) -> Ring:
    """Return the ring of a workspace.

    Raises:
        UsageError: the passphrase is missing or wrong, or the file was changed.
        FileNotFoundError: the workspace has no ring.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    data = (folder / "sealed" / RING).read_bytes()
    start = len(_MAGIC) + _SALT
    salt, nonce, box = data[len(_MAGIC) : start], data[start : start + _NONCE], data[start + _NONCE :]
    key = derive(passphrase, salt)
    try:
        if not data.startswith(_MAGIC):
            raise ValueError("another format")
        plain = AESGCM(key).decrypt(nonce, box, _MAGIC)
    except (InvalidTag, ValueError):
        raise UsageError(
            f"sealed/{RING}",
            "the passphrase is wrong or the bytes were changed",
            "try the passphrase that was set last, or `unpick verify`",
        ) from None
    before = plain[2 * _KEY :] or None
    return Ring(naming=plain[:_KEY], wrapping=plain[_KEY : 2 * _KEY], before=before)

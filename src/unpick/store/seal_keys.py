"""Keys of single sources: random, wrapped under a key of the ring, one small file each, destroyed alone.

`sealed/NAME.key` is a magic line, a nonce of 12 random bytes, and 32 bytes of key under AES-256-GCM that is bound
to NAME. Without this file nothing that was sealed under the key can be opened, passphrase or not.
"""

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from unpick.model.errors import UsageError
from unpick.store.boxes import wrong
from unpick.store.snapshot import sync_folder, write_durably

__all__ = ["KEY_END", "destroy_key", "has_key", "make_key", "open_key", "wrap_key"]

KEY_END: Final = ".key"
"""How the file of a key ends."""

_MAGIC: Final = b"UNPICKKEY1\n"
_NONCE: Final = 12


def make_key(folder: Path, name: str, wraps: Sequence[bytes]) -> bytes:
    """Make the key of a source, keep it wrapped, and return it; one that is there is opened.

    Args:
        wraps: wrapping keys; the first one wraps, each of them opens (`store.ring`).

    Raises:
        UsageError: there is one already that this passphrase does not open.
    """
    if has_key(folder, name):
        return open_key(folder, name, wraps)
    own = os.urandom(32)
    wrap_key(folder, name, own, wraps[0])
    return own


def wrap_key(folder: Path, name: str, own: bytes, wrapping: bytes) -> None:
    """Keep the key of a source under a wrapping key; a crash leaves the old file or the new one, whole."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE)
    write_durably(_path(folder, name), _MAGIC + nonce + AESGCM(wrapping).encrypt(nonce, own, name.encode()))


def has_key(folder: Path, name: str) -> bool:
    """Tell whether the key of a source is there."""
    return _path(folder, name).is_file()


def open_key(folder: Path, name: str, wraps: Sequence[bytes]) -> bytes:
    """Return the key of a source.

    Raises:
        UsageError: the passphrase is wrong, the file was changed, or it is gone: what it sealed stays shut.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        data = _path(folder, name).read_bytes()
    except FileNotFoundError:
        raise UsageError(
            f"sealed/{name[:12]}",
            "its key was destroyed or is missing, so nothing can open it",
            "see `unpick sources list` for whether it was erased; else restore sealed/ from a copy",
        ) from None
    nonce, box = data[len(_MAGIC) : len(_MAGIC) + _NONCE], data[len(_MAGIC) + _NONCE :]
    for wrapping in wraps if data.startswith(_MAGIC) else ():
        with contextlib.suppress(InvalidTag, ValueError):
            return AESGCM(wrapping).decrypt(nonce, box, name.encode())
    raise wrong(name)


def destroy_key(folder: Path, name: str) -> None:
    """Overwrite and remove the key of a source; what it sealed can then be opened by nobody.

    A disk that writes elsewhere than where it was told (flash, snapshots, copies of the folder) may keep the old
    bytes: they are the wrapped key, and open nothing without the passphrase.
    """
    path = _path(folder, name)
    if not path.is_file():
        return
    path.chmod(0o600)
    with path.open("r+b") as stream:
        stream.write(os.urandom(path.stat().st_size))
        stream.flush()
        os.fsync(stream.fileno())
    path.unlink()
    sync_folder(path.parent)


def _path(folder: Path, name: str) -> Path:
    return folder / "sealed" / f"{name}{KEY_END}"

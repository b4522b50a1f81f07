"""Another passphrase: the keys of all sources are wrapped anew, step by step, so that a kill at any place loses nothing."""

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from unpick.model.errors import UsageError
from unpick.store.boxes import is_old
from unpick.store.decisions import DecisionLog
from unpick.store.lock import writer_lock
from unpick.store.ring import RING, Ring, check_words, has_ring, read_ring, write_ring
from unpick.store.seal_keys import KEY_END, open_key, wrap_key
from unpick.store.sealed import SealKey, check_key
from unpick.store.snapshot import sha256_of

__all__ = ["BEGUN", "CHANGED", "Rewrapped", "change_passphrase", "is_pending"]

BEGUN: Final = "passphrase_begun"
"""Row of the log before the first byte of a change is written."""

CHANGED: Final = "passphrase_changed"
"""Row of the log when a change is done, with the SHA-256 of every file that it wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrapped:
    """What a change did: keys of sources that lie under the new passphrase; whether it ended one that was broken off."""

    keys: int
    resumed: bool


def change_passphrase(folder: Path, old: str, new: str, *, by: str, at: dt.datetime) -> Rewrapped:
    """Set another passphrase; commitments, aliases and pseudonyms stay, and what was proven before still verifies.

    The steps, each on the disk before the next: a row of the log; the ring under the new passphrase, with a new wrapping
    key and the one before; each key of a source under the new wrapping key; the ring without the one before; a row of
    the log. Until the second step the old passphrase opens everything, from then on the new one. Called again with the
    same passphrases it ends a change that was broken off.

    Raises:
        UsageError: nothing is sealed, the old passphrase is wrong, the new one is too short or the same, or originals
            of an older version have no key of their own yet.
        WorkspaceBusy: another process is writing.
    """
    if old == new:
        raise UsageError("passphrase", "the new one is the old one", "give another one")
    check_words(new)
    with writer_lock(folder / ".lock"):
        log = DecisionLog(folder / "decisions.sqlite")
        resumed = is_pending(log)
        key = _opened(folder, old, new, resumed=resumed)
        names = _keys(folder)
        if not resumed:
            log.record(BEGUN, by=by, why="", at=at, what={"keys": len(names)})
        key = _new_ring(folder, key, new)
        for name in names:
            _wrap_anew(folder, name, key)
        write_ring(folder, Ring(naming=key.secret, wrapping=key.wraps[0]), new)
        written = (RING, *(f"{name}{KEY_END}" for name in names))
        sealed = {name: sha256_of(folder / "sealed" / name) for name in written}
        log.record(CHANGED, by=by, why="", at=at, what={"keys": len(names), "sealed": sealed})
    return Rewrapped(keys=len(names), resumed=resumed)


def is_pending(log: DecisionLog) -> bool:
    """Tell whether a change of the passphrase was begun and not ended."""
    last = [entry.action for entry in log.entries() if entry.action in (BEGUN, CHANGED)]
    return last[-1:] == [BEGUN]


def _opened(folder: Path, old: str, new: str, *, resumed: bool) -> SealKey:
    """Return the keys under the old passphrase, or under the new one where a change came that far."""
    sealed = sorted((folder / "sealed").iterdir())
    if not has_ring(folder) and not any(path.name.endswith(KEY_END) for path in sealed):
        raise UsageError(
            "passphrase", "nothing is sealed here", "the passphrase of the first load is kept then"
        )
    if any(len(path.name) == 64 and is_old(path) for path in sealed):
        raise UsageError(
            "passphrase",
            "originals of an older version have no key of their own",
            "run `unpick sources seal` first",
        )
    try:
        key = SealKey.of(folder, old)
        check_key(folder, key)
    except UsageError:
        if not (resumed and has_ring(folder)):
            raise
        key = SealKey.of(folder, new)
    return key


def _new_ring(folder: Path, key: SealKey, new: str) -> SealKey:
    """Write the ring under the new passphrase with both wrapping keys; one that a broken change wrote stays."""
    try:
        under_way = has_ring(folder) and read_ring(folder, new).before is not None
    except UsageError:
        under_way = False
    if not under_way:
        # A kill after the last ring was written comes here too, and wraps everything once more.
        write_ring(folder, Ring(naming=key.secret, wrapping=os.urandom(32), before=key.wraps[0]), new)
    return SealKey.of(folder, new)


def _keys(folder: Path) -> list[str]:
    return sorted(path.name.removesuffix(KEY_END) for path in (folder / "sealed").glob(f"[!.]*{KEY_END}"))


def _wrap_anew(folder: Path, name: str, key: SealKey) -> None:
    wrap_key(folder, name, open_key(folder, name, key.wraps), key.wraps[0])

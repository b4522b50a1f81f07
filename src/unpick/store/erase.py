"""Erasure: the key of a source is destroyed, what it sealed is removed, the log goes on and its proofs hold."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from unpick.store.decisions import DecisionLog
from unpick.store.lock import writer_lock
from unpick.store.seal_keys import KEY_END, destroy_key
from unpick.store.sealed_rows import ROWS_END
from unpick.store.snapshot import sync_folder
from unpick.store.sources import SOURCE_END

__all__ = ["erase"]


def erase(
    folder: Path, names: Sequence[str], *, by: str, why: str, at: dt.datetime, what: Mapping[str, Any]
) -> list[str]:
    """Destroy the keys of these documents or identities and remove what they sealed; return the files that are gone.

    The row of the log comes first: a kill in between is told by `verify`, and erasing again ends it. The log keeps
    commitments and hashes of cipher text, from which nothing can be made.

    Args:
        names: commitments of originals, or IDs of identities. what: what else the row of the log says.

    Raises:
        WorkspaceBusy: another process is writing.
    """
    with writer_lock(folder / ".lock"):
        files = sorted(one for name in names for one in _files(folder, name))
        row = {**what, "erased": sorted({*files, *(f"{name}{KEY_END}" for name in names)})}
        DecisionLog(folder / "decisions.sqlite").record("erased", by=by, why=why, at=at, what=row)
        for name in names:
            destroy_key(folder, name)
        for file in files:
            (folder / "sealed" / file).unlink(missing_ok=True)
        sync_folder(folder / "sealed")
    return files


def _files(folder: Path, name: str) -> list[str]:
    sealed = folder / "sealed"
    fixed = [f"{name}{KEY_END}", name, f"{name}{SOURCE_END}"]
    rows = [path.name for path in sealed.glob(f"{name}.*{ROWS_END}")]
    return [one for one in fixed if (sealed / one).is_file()] + rows

"""Finished parts of a long piece of work, kept in a folder until the whole is done: a run that was stopped goes on.

Each part is a file that is there whole or not at all. Parts belong to one question; another question drops them.
"""

import contextlib
import os
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np

from unpick.store.snapshot import write_durably

__all__ = ["Units"]

Array = np.ndarray[Any, np.dtype[Any]]

_KEY: Final = "question.txt"


class Units:
    """The finished parts of the work on one question.

    Attributes:
        dropped: parts of another question that were in the folder and are gone. found: parts that were there already.
    """

    def __init__(self, folder: Path, key: str) -> None:
        """Open a folder, which is made when the first part is kept.

        Args:
            key: stands for all that the parts are worked out of; parts kept under another one are removed.
        """
        self.folder, self._key = folder, key
        self.dropped = 0
        self.found: list[str] = []
        with contextlib.suppress(FileNotFoundError):
            if (folder / _KEY).read_text(encoding="utf-8") != key:
                self.dropped = sum(1 for _ in folder.glob("*.npz"))
                shutil.rmtree(folder)

    def of(self, name: str, make: Callable[[], Mapping[str, Array]]) -> dict[str, Array]:
        """Return the arrays of a part: those that were kept, else made and kept now.

        Raises:
            OSError: the folder cannot be written.
        """
        kept = self._open(name)
        if kept is not None:
            self.found.append(name)
            return kept
        made = dict(make())
        self._keep(name, made)
        return made

    def has(self, name: str) -> bool:
        """Tell whether a part is there; whether it is sound shows when it is read."""
        return (self.folder / f"{name}.npz").exists()

    def drop(self) -> None:
        """Remove all parts."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _open(self, name: str) -> dict[str, Array] | None:
        # Every member of the archive carries a checksum, so that a damaged part is told from a sound one.
        path = self.folder / f"{name}.npz"
        with (
            contextlib.suppress(OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile),
            np.load(path, allow_pickle=False) as kept,
        ):
            return {one: kept[one] for one in kept.files}
        return None

    def _keep(self, name: str, arrays: Mapping[str, Array]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if not (self.folder / _KEY).exists():
            write_durably(self.folder / _KEY, self._key.encode())
        scratch = self.folder / f".{name}.{os.getpid()}"
        held: dict[str, Any] = dict(arrays)
        try:
            with scratch.open("wb") as stream:
                np.savez(stream, **held)
                stream.flush()
                os.fsync(stream.fileno())
            scratch.replace(self.folder / f"{name}.npz")
        finally:
            scratch.unlink(missing_ok=True)

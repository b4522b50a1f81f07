"""Archives: where the files of a workspace are handed over to; a folder, or an object store of one's own."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from unpick.model.errors import UsageError
from unpick.store.snapshot import sync_folder

__all__ = ["Archive", "FolderArchive"]


class Archive(Protocol):
    """What a handover needs of a place: named objects that are written once and read whole.

    Names are paths with `/`, relative to the workspace. A store that speaks S3 fits: `put` is PutObject with
    `If-None-Match: *`, `has` is HeadObject, `get` is GetObject, `names` is ListObjectsV2 in the order of keys.
    None is part of the package: an endpoint, its keys and its retention are the keeper's own, and the
    network is reached from `lists update` only.
    """

    def put(self, name: str, source: Path) -> None:
        """Store the bytes of a file; a name that is there already is a fault, nothing is ever replaced."""

    def has(self, name: str) -> bool:
        """Tell whether an object is there."""

    def get(self, name: str) -> bytes:
        """Return an object."""

    def names(self) -> Iterator[str]:
        """Yield the names of all objects, sorted."""


class FolderArchive:
    """An archive that is a folder; what lies in it afterwards is a workspace to open."""

    def __init__(self, folder: Path) -> None:
        """Take a folder that is absent or empty.

        Raises:
            UsageError: the folder holds something already.
        """
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(str(folder), "the folder is not empty", "give the name of a new folder")
        self.folder = folder

    def put(self, name: str, source: Path) -> None:
        """Copy a file, so that it is there whole or not at all."""
        target = self._place(name)
        if target.exists():
            raise UsageError(name, "the archive holds it already", "hand over into a new folder")
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(f".{target.name}.{os.getpid()}")
        shutil.copy(source, temporary)
        with temporary.open("rb") as stream:
            os.fsync(stream.fileno())
        temporary.replace(target)
        sync_folder(target.parent)

    def has(self, name: str) -> bool:
        """Tell whether a file is there."""
        return self._place(name).is_file()

    def get(self, name: str) -> bytes:
        """Return a file."""
        return self._place(name).read_bytes()

    def names(self) -> Iterator[str]:
        """Yield the names of all files, sorted."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        yield from sorted(path.relative_to(self.folder).as_posix() for path in found)

    def _place(self, name: str) -> Path:
        place = (self.folder / name).resolve()
        if not place.is_relative_to(self.folder.resolve()):
            raise UsageError(name, "the name leads out of the archive", "use names relative to the workspace")
        return place

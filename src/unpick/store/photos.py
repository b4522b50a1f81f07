"""The library of photographs of a workspace: codes in segments mapped into memory, filed by their heads, written whole or not at all.

A segment is never changed. Eight that follow each other and are of one size become one of the next: the new one is complete under
its own name before the eight go, and a reader that finds both takes the larger. So a library of any size has few segments, and
adding to it costs the same whether it is small or large.
"""

import contextlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from unpick.model.errors import DiskFull, ReadOnlyWorkspace, WorkspaceFault
from unpick.store.lock import writer_lock

__all__ = ["Entry", "PhotoShelf", "Segment"]

_CODE: Final = 16
_PLACE: Final = 3
_WHOLE: Final = 32
"""Bytes of the code of a corner, of its place, of the hash of a whole picture."""

_JOINED: Final = 8
"""Segments of one size that become one."""

_SMALL: Final = 500
"""Pictures up to which a segment is of the smallest size; each next size holds eight times as many."""

_LOCK: Final = ".adding"
"""Held by the process that adds; the system frees it when that process ends, however it ends."""

_NAME: Final = re.compile(r"segment-(\d{6})(?:-(\d{6}))?")
_OPENED: Final = 5
"""Times that the folder is read anew when another process joins segments meanwhile."""

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One picture of the library: where it lies, whose it is, its hash and size, its hash of the whole (uint8, (32,)), its codes
    (uint8, (n, 16)), their places (uint8, (n, 3)) and the list of each.
    """

    path: str
    source: str
    sha256: str
    width: int
    height: int
    taken: str
    whole: Array
    codes: Array
    places: Array
    lists: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Pictures added together, or segments joined.

    Attributes:
        folder: of the segment. first, last: its number, or those of the segments that it joins. pictures: a record for each.
        whole: uint8, (pictures, 32), hashes of whole pictures. codes: uint8, (n, 16), by list, then by picture. places: uint8, (n, 3). owners: uint16 or uint32, (n,), the picture of each code.
        begins: uint32, (lists + 1,), where the codes of each list begin, and the end.
    """

    folder: Path
    first: int
    last: int
    pictures: tuple[dict[str, Any], ...]
    whole: Array
    codes: Array
    places: Array
    owners: Array
    begins: Array


class PhotoShelf:
    """Segments below a folder, oldest first; a segment without its last file is left over from an interruption and ignored.

    Args:
        folder: of the segments. lists: how many lists the codes are filed in.
    """

    def __init__(self, folder: Path, *, lists: int) -> None:
        self.folder, self.lists = folder, lists
        self.segments = _opened(folder, lists)

    @classmethod
    @contextlib.contextmanager
    def writing(cls, folder: Path, *, lists: int) -> "Iterator[PhotoShelf]":
        """Yield the library for adding to it; no other process adds meanwhile.

        What an interruption left half written is removed.

        Raises:
            WorkspaceBusy: another process adds to the library.
            ReadOnlyWorkspace: the folder cannot be written.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / _LOCK).touch()
        except OSError as error:
            raise ReadOnlyWorkspace(
                "photos",
                f"it cannot be written ({error.strerror})",
                "copy the workspace to a folder that can",
            ) from None
        with writer_lock(folder / _LOCK):
            for left in folder.glob(".segment-*"):
                shutil.rmtree(left, ignore_errors=True)
            yield cls(folder, lists=lists)

    @property
    def pictures(self) -> list[dict[str, Any]]:
        """Return a record for each picture, in the order of `segments`."""
        return [one for segment in self.segments for one in segment.pictures]

    def __len__(self) -> int:
        return sum(len(one.pictures) for one in self.segments)

    def hashes(self) -> set[str]:
        """Return the SHA-256 of all pictures."""
        return {one["sha256"] for one in self.pictures}

    def add(self, entries: Sequence[Entry]) -> None:
        """Add pictures as one segment: its folder gets its name when all of it is on disk."""
        if not entries:
            return
        number = max((one.last for one in self.segments), default=0) + 1
        rows = tuple(
            {
                "path": one.path,
                "source": one.source,
                "sha256": one.sha256,
                "width": one.width,
                "height": one.height,
                "taken": one.taken,
                "codes": len(one.codes),
            }
            for one in entries
        )
        whole = np.stack([one.whole for one in entries]).astype(np.uint8)
        codes = np.concatenate([np.empty((0, _CODE), np.uint8), *(one.codes for one in entries)])
        places = np.concatenate([np.empty((0, _PLACE), np.uint8), *(one.places for one in entries)])
        lists = np.concatenate([np.empty(0, np.int64), *(one.lists for one in entries)])
        owners = np.repeat(np.arange(len(entries)), [len(one.codes) for one in entries])
        self.segments.append(self._write(number, number, rows, whole, codes, places, owners, lists))
        self._join()

    def _join(self) -> None:
        """Join the last segments as long as they are of one size."""
        while len(self.segments) >= _JOINED:
            last = self.segments[-_JOINED:]
            if len({_size(len(one.pictures)) for one in last}) > 1:
                return
            base = np.cumsum([0, *(len(one.pictures) for one in last)])
            owners = [one.owners.astype(np.int64) + base[at] for at, one in enumerate(last)]
            lists = [np.repeat(np.arange(self.lists), _sizes(one.begins)) for one in last]
            joined = self._write(
                last[0].first,
                last[-1].last,
                tuple(one for segment in last for one in segment.pictures),
                np.concatenate([one.whole for one in last]),
                np.concatenate([one.codes for one in last]),
                np.concatenate([one.places for one in last]),
                np.concatenate(owners),
                np.concatenate(lists),
            )
            self.segments[-_JOINED:] = [joined]
            for one in last:
                shutil.rmtree(one.folder, ignore_errors=True)

    def _write(
        self,
        first: int,
        last: int,
        rows: tuple[dict[str, Any], ...],
        whole: Array,
        codes: Array,
        places: Array,
        owners: Array,
        lists: Array,
    ) -> Segment:
        """Write one segment whole and return it mapped."""
        self.folder.mkdir(parents=True, exist_ok=True)
        name = f"segment-{first:06d}" + (f"-{last:06d}" if last > first else "")
        scratch = self.folder / f".{name}.{os.getpid()}"
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        order = np.lexsort((owners, lists))
        begins = np.searchsorted(lists[order], np.arange(self.lists + 1)).astype(np.uint32)
        wide = np.uint16 if len(rows) <= 65_536 else np.uint32
        for file, array in (
            ("whole.bin", whole),
            ("codes.bin", codes[order].astype(np.uint8, copy=False)),
            ("places.bin", places[order].astype(np.uint8, copy=False)),
            ("owners.bin", owners[order].astype(wide)),
            ("begins.bin", begins),
        ):
            _flushed(scratch / file, array.tobytes())
        told = "".join(json.dumps(row, sort_keys=True, ensure_ascii=False) + "\n" for row in rows)
        _flushed(scratch / "pictures.jsonl", told.encode("utf-8", "surrogatepass"))
        shutil.rmtree(self.folder / name, ignore_errors=True)
        scratch.rename(self.folder / name)
        return _mapped(self.folder / name, first, last, self.lists)


def _sizes(begins: Array) -> Array:
    """Return how many codes each list has."""
    return (begins[1:] - begins[:-1]).astype(np.int64)


def _size(pictures: int) -> int:
    size, most = 0, _SMALL
    while pictures > most:
        size, most = size + 1, most * _JOINED
    return size


def _flushed(path: Path, data: bytes) -> None:
    """Write a file through to the disk.

    Raises:
        DiskFull: there is no room; the segments that were there are as before.
    """
    try:
        with path.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise DiskFull(
            "photos",
            f"the disk refuses the library ({error.strerror}); there may be no room left",
            "free some space and add the pictures again; those added before are kept",
        ) from None


def _opened(folder: Path, lists: int) -> list[Segment]:
    """Return the segments, those left out that a larger one joins."""
    for attempt in range(_OPENED):
        try:
            return [_mapped(*one, lists) for one in _named(folder)]
        except FileNotFoundError:
            # Another process joined segments between the listing and the opening.
            if attempt == _OPENED - 1:
                raise
    return []


def _named(folder: Path) -> list[tuple[Path, int, int]]:
    found = []
    for one in folder.iterdir() if folder.is_dir() else ():
        told = _NAME.fullmatch(one.name)
        if told and (one / "pictures.jsonl").is_file():
            found.append((one, int(told[1]), int(told[2] or told[1])))
    found.sort(key=lambda one: (one[1], -one[2]))
    kept: list[tuple[Path, int, int]] = []
    for path, first, last in found:
        if not kept or last > kept[-1][2]:
            kept.append((path, first, last))
    return kept


def _mapped(folder: Path, first: int, last: int, lists: int) -> Segment:
    """Return a segment with its arrays mapped."""
    with (folder / "pictures.jsonl").open(encoding="utf-8", errors="surrogatepass") as lines:
        rows = tuple(json.loads(line) for line in lines)
    wide: Any = np.uint16 if len(rows) <= 65_536 else np.uint32
    _check(folder, rows, lists, np.dtype(wide).itemsize)
    return Segment(
        folder=folder,
        first=first,
        last=last,
        pictures=rows,
        whole=_map(folder / "whole.bin", np.uint8).reshape(-1, _WHOLE),
        codes=_map(folder / "codes.bin", np.uint8).reshape(-1, _CODE),
        places=_map(folder / "places.bin", np.uint8).reshape(-1, _PLACE),
        owners=_map(folder / "owners.bin", wide),
        begins=_map(folder / "begins.bin", np.uint32),
    )


def _check(folder: Path, rows: tuple[dict[str, Any], ...], lists: int, wide: int) -> None:
    """Refuse a segment whose files do not have the sizes that its pictures tell."""
    codes = sum(one["codes"] for one in rows)
    for file, size in (
        ("whole.bin", len(rows) * _WHOLE),
        ("codes.bin", codes * _CODE),
        ("places.bin", codes * _PLACE),
        ("owners.bin", codes * wide),
        ("begins.bin", 4 * (lists + 1)),
    ):
        path = folder / file
        found = path.stat().st_size if path.is_file() else None
        if found is None and not (folder / "pictures.jsonl").is_file():
            raise FileNotFoundError(path)
        if found != size:
            said = "is absent" if found is None else f"has {found} bytes, not {size}"
            raise WorkspaceFault(
                f"photos/{folder.name}/{file}",
                said,
                "remove the folder photos of the workspace and add the pictures again",
            )


def _map(path: Path, kind: Any) -> Array:
    if path.stat().st_size == 0:
        return np.empty(0, kind)
    mapped: Array = np.memmap(path, kind, "r")
    return mapped

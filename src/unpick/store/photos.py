"""The library of photographs of a workspace: codes in append-only segments, mapped into memory, written whole or not at all."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

__all__ = ["Entry", "PhotoShelf"]

_CODE: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One picture of the library: where it lies, its hash and size, its codes (uint8, (n, 16))."""

    path: str
    sha256: str
    width: int
    height: int
    taken: str
    codes: np.ndarray[Any, Any]


class PhotoShelf:
    """Segments below a folder, oldest first; a segment without its last file is left over from an interruption and ignored."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._segments = (
            sorted(one for one in folder.glob("segment-*") if (one / "pictures.jsonl").is_file())
            if folder.is_dir()
            else []
        )
        self.pictures: list[dict[str, Any]] = []
        for segment in self._segments:
            with (segment / "pictures.jsonl").open(encoding="utf-8") as lines:
                self.pictures += [json.loads(line) for line in lines]

    def __len__(self) -> int:
        return len(self.pictures)

    def hashes(self) -> set[str]:
        """Return the SHA-256 of all pictures."""
        return {one["sha256"] for one in self.pictures}

    def codes(self) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """Return all codes, uint8 (n, 16), and the number of the picture of each, int32, in the order of `pictures`."""
        held = [np.fromfile(segment / "codes.bin", np.uint8).reshape(-1, _CODE) if (segment / "codes.bin").stat().st_size else
                np.empty((0, _CODE), np.uint8) for segment in self._segments]  # fmt: skip
        owners = np.repeat(
            np.arange(len(self.pictures), dtype=np.int32), [one["codes"] for one in self.pictures]
        )
        return (np.concatenate(held) if held else np.empty((0, _CODE), np.uint8)), owners

    def add(self, entries: Sequence[Entry]) -> None:
        """Add pictures as one segment: its folder gets its name when all of it is on disk."""
        if not entries:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        numbers = [int(one.name.rsplit("-", 1)[1]) for one in self.folder.glob("segment-*")]
        name = f"segment-{max(numbers, default=0) + 1:06d}"
        scratch = self.folder / f".{name}.{os.getpid()}"
        scratch.mkdir()
        rows = [
            {
                "path": one.path,
                "sha256": one.sha256,
                "width": one.width,
                "height": one.height,
                "taken": one.taken,
                "codes": len(one.codes),
            }
            for one in entries
        ]
        with (scratch / "codes.bin").open("wb") as stream:
            for one in entries:
                stream.write(np.ascontiguousarray(one.codes, np.uint8).tobytes())
            stream.flush()
            os.fsync(stream.fileno())
        with (scratch / "pictures.jsonl").open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(row, sort_keys=True, ensure_ascii=False) + "\n" for row in rows)
            stream.flush()
            os.fsync(stream.fileno())
        scratch.rename(self.folder / name)
        self._segments.append(self.folder / name)
        self.pictures += rows

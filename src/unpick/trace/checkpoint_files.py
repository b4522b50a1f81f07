"""Checkpoints as files: one .npy for each array, and a manifest with hashes; what is damaged is named and left aside."""

import hashlib
import io
import json
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import numpy as np

from unpick.store.snapshot import sync_folder, write_durably
from unpick.trace.arrays import Ints
from unpick.trace.checkpoints import Checkpoint, Checkpoints

__all__ = ["FORMAT", "open_checkpoints", "save_checkpoints"]

FORMAT: Final = "unpick.trace.checkpoints/1"
"""Goes up when the meaning of an array changes; checkpoints of another format are left aside."""

_MANIFEST: Final = "manifest.json"
_AGAIN: Final = "a full run makes it again"


def save_checkpoints(saved: Checkpoints, folder: Path) -> None:
    """Write checkpoints into a folder, the manifest last; the same checkpoints give the same bytes.

    The folder can be deleted any time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MANIFEST).unlink(missing_ok=True)
    points = [
        {
            "day": point.day,
            "key": point.key,
            "sizes": list(point.sizes),
            "files": _write(folder, f"{at}-", _arrays(point, ends=_told_days(point))),
        }
        for at, point in enumerate(saved.points)
    ]
    body = {
        "format": FORMAT,
        "n_entities": saved.n_entities,
        "files": _write(folder, "", _arrays(saved)),
        "points": points,
    }
    write_durably(folder / _MANIFEST, (json.dumps(body, indent=1, sort_keys=True) + "\n").encode())
    sync_folder(folder)


def _arrays(record: Checkpoint | Checkpoints, **instead: Ints) -> dict[str, Ints]:
    held = {one.name: getattr(record, one.name) for one in fields(record)} | instead
    return {name: value for name, value in held.items() if isinstance(value, np.ndarray)}


def _told_days(point: Checkpoint) -> Ints:
    """Return the last days without what stands in memory where no flag is set."""
    tiers = np.arange(point.ends.shape[1], dtype=point.flags.dtype)
    flags = point.flags[: point.ends.shape[0], None] >> tiers & point.flags.dtype.type(1)
    return np.where(flags == 1, point.ends, 0).astype(point.ends.dtype)


def _write(folder: Path, before: str, arrays: dict[str, Ints]) -> dict[str, str]:
    hashes = {}
    for name, array in arrays.items():
        stream = io.BytesIO()
        np.save(stream, np.ascontiguousarray(array), allow_pickle=False)
        (folder / f"{before}{name}.npy").write_bytes(stream.getvalue())
        hashes[name] = hashlib.sha256(stream.getvalue()).hexdigest()
    return hashes


def open_checkpoints(folder: Path) -> tuple[Checkpoints | None, tuple[str, ...]]:
    """Return checkpoints that `save_checkpoints` wrote, None when none can be used, and what was left aside and why.

    Every byte is checked: a checkpoint that is damaged, or that something else wrote, is never used.
    """
    try:
        body = json.loads((folder / _MANIFEST).read_bytes())
        if body["format"] != FORMAT:
            return None, (f"{folder.name}: its format is '{body['format']}', not '{FORMAT}'; {_AGAIN}.",)
        shared = _read(folder, "", body["files"])
        messages, points = [], []
        for at, about in enumerate(body["points"]):
            try:
                arrays = _read(folder, f"{at}-", about["files"])
            except (OSError, ValueError) as problem:
                messages.append(
                    f"{folder.name}: the checkpoint of day {about['day']} is left aside: {problem}."
                )
                continue
            points.append(
                Checkpoint(day=about["day"], key=about["key"], sizes=tuple(about["sizes"]), **arrays)
            )
        return Checkpoints(n_entities=body["n_entities"], points=tuple(points), **shared), tuple(messages)
    except FileNotFoundError:
        return None, (f"{folder.name}: no checkpoints are there.",)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        return None, (f"{folder.name}: its checkpoints are left aside: {problem}; {_AGAIN}.",)


def _read(folder: Path, before: str, hashes: dict[str, str]) -> dict[str, Any]:
    read = {}
    for name, told in hashes.items():
        path = folder / f"{before}{name}.npy"
        if not path.is_file():
            raise ValueError(f"{path.name} is not there")
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != told:
            raise ValueError(f"{path.name} is damaged")
        read[name] = np.load(io.BytesIO(data), allow_pickle=False)
    return read

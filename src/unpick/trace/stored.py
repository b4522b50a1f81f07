"""Compiled networks as files beside a snapshot: one .npy for each array, and a manifest with sizes and hashes.

Opened arrays are memory-mapped: a pass reads what it touches, and processes share the pages.
"""

import json
import os
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import numpy as np

from unpick.model.errors import Tampered
from unpick.store.snapshot import sha256_of, sync_folder, write_durably
from unpick.trace.arrays import Arrays, FactSets, Ints

__all__ = ["FORMAT", "open_arrays", "save_arrays"]

FORMAT: Final = "unpick.trace.arrays/3"
"""Goes up when the meaning of an array changes; arrays of another format are made again."""

_MANIFEST: Final = "manifest.json"
_SETS: Final = "sets-"


def save_arrays(arrays: Arrays, folder: Path, *, made_from: str = "") -> None:
    """Write arrays into a folder, the manifest last, so that a folder with a manifest is whole.

    Args:
        made_from: what the arrays were compiled from, such as the hash of a snapshot.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MANIFEST).unlink(missing_ok=True)
    files: dict[str, dict[str, Any]] = {}
    for name, array in _parts(arrays):
        path = folder / f"{name}.npy"
        with path.open("wb") as stream:
            np.save(stream, array, allow_pickle=False)
            stream.flush()
            os.fsync(stream.fileno())
        files[name] = {"bytes": path.stat().st_size, "sha256": sha256_of(path)}
    body = {
        "format": FORMAT,
        "made_from": made_from,
        "direction": arrays.direction,
        "n_entities": arrays.n_entities,
        "n_open": arrays.n_open,
        "dropped": dict(arrays.dropped),
        "files": files,
    }
    write_durably(folder / _MANIFEST, (json.dumps(body, indent=1, sort_keys=True) + "\n").encode())
    sync_folder(folder)


def _parts(arrays: Arrays) -> list[tuple[str, Ints]]:
    own = [(one.name, getattr(arrays, one.name)) for one in fields(arrays)]
    sets = [(_SETS + one.name, getattr(arrays.sets, one.name)) for one in fields(arrays.sets)]
    return [(name, value) for name, value in own + sets if isinstance(value, np.ndarray)]


def open_arrays(folder: Path, *, made_from: str = "", verify: bool = False) -> Arrays:
    """Open arrays that `save_arrays` wrote, without reading them; what is written to them stays here.

    Args:
        made_from: what they must have been compiled from. verify: read every byte and check the hashes.

    Raises:
        Tampered: a file is missing, of another size or hash than the manifest says, of another format or
            compiled from something else.
    """
    body = _manifest(folder, made_from)
    opened: dict[str, Ints] = {}
    for name, about in body["files"].items():
        path = folder / f"{name}.npy"
        size = path.stat().st_size if path.exists() else -1
        if size != about["bytes"]:
            raise Tampered(
                f"{folder.name}/{path.name}", f"it has '{size}' bytes, not {about['bytes']}", _AGAIN
            )
        if verify and sha256_of(path) != about["sha256"]:
            raise Tampered(f"{folder.name}/{path.name}", "its hash is not the manifest's", _AGAIN)
        opened[name] = _mapped(path)
    sets = {name.removeprefix(_SETS): array for name, array in opened.items() if name.startswith(_SETS)}
    own = {name: array for name, array in opened.items() if not name.startswith(_SETS)}
    return Arrays(
        direction=body["direction"],
        n_entities=body["n_entities"],
        n_open=body["n_open"],
        dropped=body["dropped"],
        sets=FactSets(**sets),
        **own,
    )


_AGAIN: Final = "remove the folder; it is compiled again from the snapshot"


def _manifest(folder: Path, made_from: str) -> dict[str, Any]:
    path = folder / _MANIFEST
    if not path.exists():
        raise Tampered(f"{folder.name}/{_MANIFEST}", "it is not there", _AGAIN)
    body: dict[str, Any] = json.loads(path.read_bytes())
    for name, asked in (("format", FORMAT), ("made_from", made_from or body.get("made_from"))):
        if body.get(name) != asked:
            raise Tampered(
                f"{folder.name}/{_MANIFEST}", f"{name} is '{body.get(name)}', not '{asked}'", _AGAIN
            )
    return body


def _mapped(path: Path) -> Ints:
    # An empty file cannot be mapped. Mapped for private writing, since numba compiles anew for read-only arrays.
    try:
        return np.asarray(np.load(path, mmap_mode="c", allow_pickle=False))
    except ValueError:
        return np.asarray(np.load(path, allow_pickle=False))

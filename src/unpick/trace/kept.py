"""Networks kept beside the snapshot that they were made of: made once, then opened without being read.

A network is named by all that it was made of. Whatever is wrong with a kept one, it is made again.
"""

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa

from unpick.trace.arrays import Columns, FactSets
from unpick.trace.bulk import Bulk
from unpick.trace.edges import edges_from_arrow, edges_to_arrow
from unpick.trace.near import Near
from unpick.trace.near_edges import Leaving

__all__ = ["NETWORKS", "KeptNetwork", "keep_network", "network_key"]

Array = np.ndarray[Any, np.dtype[Any]]

NETWORKS: Final = "networks"
"""Folder of a workspace in which networks are kept; it can be deleted any time."""

_FORM: Final = 2
"""Raised when the files or what stands in them change."""

_KEPT: Final = 2
"""Networks that stay in a folder: the newest, and the one before for whoever still reads it."""


@dataclass(frozen=True, slots=True)
class KeptNetwork:
    """A network in columns and its edges by both ends."""

    bulk: Bulk
    near: Near


def network_key(*parts: object) -> str:
    """Return the name of a network that is made of these parts; each has to print the same whenever it is the same."""
    from unpick import __version__

    text = json.dumps([_FORM, __version__, *parts], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def keep_network(folder: Path | None, key: str, make: Callable[[], Bulk]) -> KeptNetwork:
    """Return a network from the folder, or make it and keep it there.

    Args:
        folder: None keeps nothing. A folder that cannot be written keeps nothing either.
    """
    if folder is not None:
        with contextlib.suppress(OSError, ValueError, KeyError, pa.ArrowException):
            return _open(folder / key)
    bulk = make()
    network = KeptNetwork(bulk, Near(bulk.columns, bulk.n_entities))
    if folder is not None:
        with contextlib.suppress(OSError):
            _keep(folder, key, network)
    return network


def _keep(folder: Path, key: str, network: KeptNetwork) -> None:
    """Write a network beside the others, whole or not at all, and drop old ones."""
    folder.mkdir(exist_ok=True)
    scratch = folder / f".{key}.{os.getpid()}"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    try:
        digests = {}
        for name, array in _arrays(network):
            np.save(scratch / f"{name}.npy", array)
            digests[name] = _sha256(array)
        for name, table in _tables(network.bulk):
            with pa.ipc.new_file(scratch / f"{name}.arrow", table.schema) as file:
                file.write_table(table)
        told = {"form": _FORM, "again": network.bulk.again, "arrays": digests}
        (scratch / "network.json").write_text(json.dumps(told, indent=1, sort_keys=True), encoding="utf-8")
        shutil.rmtree(folder / key, ignore_errors=True)
        scratch.replace(folder / key)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    held = sorted((one for one in folder.iterdir() if one.name != key), key=lambda one: one.stat().st_mtime)
    for old in held[: max(0, len(held) - _KEPT + 1)]:
        shutil.rmtree(old, ignore_errors=True)


def _sha256(array: Array) -> str:
    return hashlib.sha256(np.ascontiguousarray(array).view(np.uint8).data).hexdigest()


def _arrays(network: KeptNetwork) -> Iterator[tuple[str, Array]]:
    bulk = network.bulk
    for name, part in (("columns", bulk.columns), ("sets", bulk.columns.sets)):
        for field in fields(part) if part else ():
            array = getattr(part, field.name)
            if isinstance(array, np.ndarray):
                yield f"{name}.{field.name}", array
    yield "bulk.document", bulk.document
    yield "bulk.row", bulk.row
    for direction, leaving in network.near.ways.items():
        for field in fields(leaving):
            if field.name != "seen":
                yield f"{direction}.{field.name}", getattr(leaving, field.name)


def _tables(bulk: Bulk) -> Iterator[tuple[str, pa.Table]]:
    yield "links", edges_to_arrow(bulk.links)
    yield "entities", pa.table({"entity": pa.array(bulk.entities, pa.string())})
    yield "documents", pa.table({"document": pa.array(bulk.documents, pa.string())})
    yield "spellings", bulk.spellings


def _open(folder: Path) -> KeptNetwork:
    """Open a kept network.

    Raises:
        OSError, ValueError, KeyError, ArrowException: it is not there or not whole.
    """
    told = json.loads((folder / "network.json").read_text(encoding="utf-8"))
    arrays: dict[str, Array] = {}
    for name, sha256 in told["arrays"].items():
        # Copy on write: the compiled loops take no arrays that cannot be written, and none is.
        arrays[name] = np.asarray(np.load(folder / f"{name}.npy", mmap_mode="c"))
        if _sha256(arrays[name]) != sha256:
            # A number that is too high would have the compiled loops read where nothing is.
            raise ValueError(f"{name} is damaged")
    tables = {}
    for name in ("links", "entities", "documents", "spellings"):
        with pa.memory_map(str(folder / f"{name}.arrow")) as file:
            tables[name] = pa.ipc.open_file(file).read_all()

    def of(kind: str) -> dict[str, Array]:
        return {name.partition(".")[2]: one for name, one in arrays.items() if name.startswith(f"{kind}.")}

    columns = Columns(**of("columns"), sets=FactSets(**of("sets")))
    bulk = Bulk(
        columns=columns,
        entities=tables["entities"]["entity"].to_pylist(),
        documents=tables["documents"]["document"].to_pylist(),
        document=arrays["bulk.document"],
        row=arrays["bulk.row"],
        links=edges_from_arrow(tables["links"]),
        spellings=tables["spellings"],
        again=told["again"],
    )
    ways = {}
    for direction in ("down", "up"):
        held = of(direction)
        ways[direction] = Leaving(**held, seen=np.zeros(held["edge"].size, np.uint8))
    return KeptNetwork(bulk, Near(columns, bulk.n_entities, ways))  # type: ignore[arg-type]

"""Keys as compiled code takes them: bytes and offsets from Arrow, arrays that nobody changes."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["Array", "Keys", "buffers", "frozen", "plain_array", "spread"]

Array: TypeAlias = np.ndarray[Any, np.dtype[Any]]
Keys: TypeAlias = "pa.Array | pa.ChunkedArray | Sequence[str]"


def plain_array(keys: Keys) -> pa.Array:
    """Return the keys as one array of long strings; a missing key is an empty one."""
    held = keys if isinstance(keys, (pa.Array, pa.ChunkedArray)) else pa.array(list(keys), pa.large_string())
    if isinstance(held, pa.ChunkedArray):
        held = held.combine_chunks()
    if held.type != pa.large_string():
        held = held.cast(pa.large_string())
    return pc.fill_null(held, "") if held.null_count else held


def buffers(keys: Keys) -> tuple[Array, Array]:
    """Return the bytes of the keys and where each starts, without copying them."""
    held = plain_array(keys)
    _, offsets, data = held.buffers()
    size = len(held)
    starts = (
        np.frombuffer(offsets, np.int64)[held.offset : held.offset + size + 1]
        if size
        else np.zeros(1, np.int64)
    )
    text = np.frombuffer(data if data is not None else b"", np.uint8)
    return text, frozen(starts)


def frozen(array: Array) -> Array:
    """Return the array read-only: compiled code is kept per kind of array, so that one version serves all."""
    kept = np.ascontiguousarray(array)
    kept.setflags(write=False)
    return kept


def spread(codes: Array, counts: Array) -> tuple[Array, Array]:
    """Return for each answer the query row and the place among the answers of the distinct keys."""
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    lengths = counts[codes].astype(np.int64)
    query = np.repeat(np.arange(codes.size, dtype=np.int32), lengths)
    within = np.arange(query.size) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return query, np.repeat(starts[codes], lengths) + within

"""Names by the column: from an Arrow array of texts to an Arrow table of what is compared, each text read once."""

import contextlib
import gc
from collections.abc import Iterable, Iterator
from typing import Final

import pyarrow as pa

from unpick.names.fold import coarse_fold, is_korean, is_pinyin
from unpick.names.lexicon import Tables, bundled_tables
from unpick.names.normalise import read_name
from unpick.names.parts import Name

__all__ = ["NAME_COLUMNS", "no_collection", "normalise_many"]

_STRINGS: Final = pa.list_(pa.string())

NAME_COLUMNS: Final = pa.schema(
    [
        ("typed_key", pa.string()),
        ("brand", pa.string()),
        ("skeletons", _STRINGS),
        ("places", _STRINGS),
        ("trades", _STRINGS),
        ("senses", _STRINGS),
        ("number", pa.string()),
        ("roles", _STRINGS),
        ("state", pa.string()),
        ("script", pa.string()),
        ("reads", pa.string()),
        ("route", pa.string()),
        ("truncated", pa.bool_()),
    ]
)
"""Columns of `normalise_many`; grain: one row per name given, in its order.

skeletons: the brand and its other spellings in the fold in which romanisations meet. places: codes. trades: coarse
concepts, senses: finer ones. number: the numbers, joined by a blank. script: latin, han, hangul, mixed or none.
reads: what the Latin letters of the brand can be read as: pinyin, korean, both, or neither; of the word, never of
the people behind it."""

_LISTS: Final = ("skeletons", "places", "trades", "senses", "roles")


def normalise_many(names: pa.Array | pa.ChunkedArray, tables: Tables | None = None) -> pa.Table:
    """Return what is compared of each name; equal texts are read once, null is read as the empty text.

    One process: a second one learns every word anew, and two took twice the time of one over 300,000 names.

    Args:
        names: texts. tables: what to read them by; the bundled tables when None.

    >>> normalise_many(pa.array(["Dandong Quillmoor Garment Co", None])).column("places").to_pylist()
    [['2106'], []]
    """
    chunked = names if isinstance(names, pa.ChunkedArray) else pa.chunked_array([names])
    whole = chunked.cast(pa.string()).combine_chunks()
    encoded = (whole.combine_chunks() if isinstance(whole, pa.ChunkedArray) else whole).dictionary_encode()
    known = encoded.dictionary.to_pylist()
    rows = _read([*known, ""], tables or bundled_tables())
    numbers = encoded.indices.fill_null(len(known))
    return rows.take(numbers)


def _read(texts: Iterable[str], tables: Tables) -> pa.Table:
    out: dict[str, list[object]] = {field.name: [] for field in NAME_COLUMNS if field.name not in _LISTS}
    flat: dict[str, list[str]] = {name: [] for name in _LISTS}
    ends: dict[str, list[int]] = {name: [0] for name in _LISTS}
    with no_collection():
        for text in texts:
            _add(read_name(text, tables), out, flat)
            for name in _LISTS:
                ends[name].append(len(flat[name]))
    columns = []
    for field in NAME_COLUMNS:
        if field.name in _LISTS:
            values = pa.array(flat[field.name], pa.string())
            columns.append(pa.ListArray.from_arrays(pa.array(ends[field.name], pa.int32()), values))
        else:
            columns.append(pa.array(out[field.name], field.type))
    return pa.Table.from_arrays(columns, schema=NAME_COLUMNS)


@contextlib.contextmanager
def no_collection() -> Iterator[None]:
    """Hold the garbage collector: the names make no cycles, and its rounds over their parts take a sixth."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _add(name: Name, out: dict[str, list[object]], flat: dict[str, list[str]]) -> None:
    typed, brand, numbers, state, scripts, more = [], [], [], "", set(), False
    found: dict[str, dict[str, None]] = {}
    for part in name.parts:
        kind = part.kind
        if part.typed:
            typed.append(part.typed)
        scripts.add(part.script)
        if kind == "brand":
            brand.append(part.key)
            more = more or bool(part.also)
        elif kind == "trade":
            found.setdefault("trades", {})[part.concept] = None
            found.setdefault("senses", {})[part.sense or part.concept] = None
        elif kind == "place":
            found.setdefault("places", {}).update(dict.fromkeys(part.concept.split(" ")))
        elif kind == "role":
            found.setdefault("roles", {})[part.concept] = None
        elif kind == "number":
            numbers.append(part.key)
        elif kind == "state":
            state = part.concept
    joined = "".join(brand)
    for column, values in found.items():
        flat[column] += values
    flat["skeletons"] += name.skeletons if more else (coarse_fold(joined),) if joined else ()
    out["typed_key"].append(" ".join(typed))
    out["brand"].append(joined)
    out["number"].append(" ".join(numbers))
    out["state"].append(state)
    out["script"].append(scripts.pop() if len(scripts) == 1 else "mixed" if scripts else "none")
    out["reads"].append(_reads(joined))
    out["route"].append(name.route)
    out["truncated"].append(name.truncated)


def _reads(brand: str) -> str:
    if not brand.isascii() or not brand.isalpha():
        return ""
    chinese, korean = is_pinyin(brand), is_korean(brand)
    return "both" if chinese and korean else "pinyin" if chinese else "korean" if korean else ""

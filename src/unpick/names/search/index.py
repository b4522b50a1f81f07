"""Names found by their rarest grams: the index, the search of many keys at once, and what it left out."""

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa

from unpick.model.errors import MissingPart, UnreadableFile
from unpick.names.search.dials import Dials
from unpick.names.search.found import Found, HotGram, Report
from unpick.names.search.rows import Array, Keys, buffers, frozen, plain_array, spread
from unpick.names.search.twin import grams, search_plain, weight

__all__ = ["GramIndex", "search_batch"]

_CHUNK: Final = 1024
"""Queries of one task: large enough to hide the call, small enough that two cores finish together."""

_SHOWN: Final = 20
"""Hot grams that a report names."""

_SCHEMA: Final = "unpick.grams/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class GramIndex:
    """Which documents hold each gram; arrays only, so it pickles and broadcasts.

    Attributes:
        starts: where the list of each slot starts. postings: document numbers, ascending within a list.
        weights: what a gram says, by the length of its list. owners: the owner of each document.
        cut: keys longer than the letters read.
    """

    dials: Dials
    starts: Array
    postings: Array
    weights: Array
    owners: Array
    cut: int = 0

    @staticmethod
    def build(
        keys: Keys, *, owners: Sequence[int] | Array | None = None, dials: Dials | None = None
    ) -> "GramIndex":
        """Build the index.

        Args:
            keys: folded keys (`search_key`). owners: the owner of each key, from 0; keys of one owner are one
                document that holds the grams of all. Without it, each key is its own.

        Raises:
            ValueError: more than 2 thousand million postings, or owners that fit no key.
        """
        compiled, chosen = _compiled(), dials or Dials()
        held = buffers(keys)
        count = held[1].size - 1
        own = np.arange(count) if owners is None else np.asarray(owners, dtype=np.int64)
        if own.size != count or (count and own.min() < 0):
            raise ValueError(f"{own.size} owners for {count} keys; each key needs one owner, from 0")
        order = np.argsort(own, kind="stable")
        distinct, first = np.unique(own[order], return_index=True)
        groups = np.append(first, count).astype(np.int64)
        how = (chosen.gram, chosen.bits)
        sizes = np.zeros(1 << chosen.bits, dtype=np.int32)
        cut = compiled.count_grams(held, order, groups, how, sizes)
        ends = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
        if ends[-1] >= 1 << 31:
            raise ValueError(f"{ends[-1]} postings are more than one index holds; split the keys")
        starts = ends.astype(np.int32)
        postings = np.empty(starts[-1], dtype=np.uint32)
        compiled.fill_postings(held, order, groups, how, ends[:-1].copy(), postings)
        weights = _weights(sizes, distinct.size)
        _fits(weights, chosen)
        arrays = [frozen(one) for one in (starts, postings, weights, distinct.astype(np.int32))]
        return GramIndex(
            dials=chosen,
            starts=arrays[0],
            postings=arrays[1],
            weights=arrays[2],
            owners=arrays[3],
            cut=int(cut),
        )

    @property
    def documents(self) -> int:
        """How many documents the index holds."""
        return int(self.owners.size)

    @property
    def sha256(self) -> str:
        """The hash of dials and arrays: two indexes with one hash give the same answers."""
        hashed = hashlib.sha256(json.dumps(dataclasses.asdict(self.dials), sort_keys=True).encode())
        for one in self._arrays():
            hashed.update(one.astype(one.dtype.newbyteorder("<"), copy=False).tobytes())
        return hashed.hexdigest()

    def with_dials(self, **changed: int) -> "GramIndex":
        """Return the same index with other dials of the search.

        Raises:
            ValueError: a dial that is fixed when the index is built.
        """
        if changed.keys() & {"gram", "bits"}:
            raise ValueError("gram and bits are fixed when the index is built; build it anew")
        dials = dataclasses.replace(self.dials, **changed)
        _fits(self.weights, dials)
        return dataclasses.replace(self, dials=dials)

    def search(self, keys: Keys, *, top: int | None = None, threads: int = 2) -> Found:
        """Return the best documents of each key; the same for any number of threads and any cut into batches.

        Args:
            top: answers of a query at most, else as the dials say.
        """
        if top is not None and top != self.dials.top:
            return self.with_dials(top=top).search(keys, threads=threads)
        asked = plain_array(keys)
        coded = asked.dictionary_encode()
        distinct = asked if len(coded.dictionary) == len(asked) else coded.dictionary
        parts = list(self._parts(buffers(distinct), threads))
        rows = np.concatenate([part[0] for part in parts]) if parts else np.empty(0, np.int32)
        scores = np.concatenate([part[1] for part in parts]) if parts else np.empty(0, np.int32)
        tally = np.concatenate([part[2] for part in parts]) if parts else np.empty((0, 2), np.int32)
        codes = np.asarray(coded.indices) if distinct is not asked else np.arange(len(asked))
        if distinct is asked:
            query = np.repeat(np.arange(codes.size, dtype=np.int32), tally[:, 0])
        else:
            query, at = spread(codes, tally[:, 0])
            rows, scores = rows[at], scores[at]
        report = self._report(codes, tally, parts, distinct)
        return Found(query=query, watch=self.owners[rows], score=scores, report=report)

    def near(self, key: str) -> Array:
        """Return the owners that `search` finds for one key, in its order, without the report of what it cost."""
        return self.owners[self._chunk(buffers([key]), (0, 1))[0]]

    def plain(self, key: str) -> list[tuple[int, int]]:
        """Return what `search` returns for one key, as (owner, score), without compiled code."""
        slots = {slot for _, slot, _ in grams(key, self.dials)}
        held = {slot: self._list(slot).tolist() for slot in slots if self._list(slot).size}
        best, _ = search_plain(key, held, documents=self.documents, dials=self.dials)
        return [(int(self.owners[row]), score) for row, score in best]

    def to_bytes(self) -> bytes:
        """Return the index as an Arrow stream with its hash; the same index gives the same bytes."""
        columns = [pa.array([one], pa.large_list(pa.from_numpy_dtype(one.dtype))) for one in self._arrays()]
        said = {
            "schema": _SCHEMA,
            "dials": dataclasses.asdict(self.dials),
            "cut": self.cut,
            "sha256": self.sha256,
        }
        schema = pa.schema(
            [pa.field(name, column.type) for name, column in zip(_NAMES, columns, strict=True)],
            metadata={"unpick": json.dumps(said, sort_keys=True)},
        )
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, schema) as stream:
            stream.write_batch(pa.RecordBatch.from_arrays(columns, schema=schema))
        return bytes(sink.getvalue().to_pybytes())

    @staticmethod
    def from_bytes(data: bytes) -> "GramIndex":
        """Return the index that `to_bytes` wrote.

        Raises:
            UnreadableFile: no such stream, or its bytes are not those that the hash was made of.
        """
        remedy = "build the index again from its lists"
        try:
            with pa.ipc.open_stream(data) as stream:
                batch, said = stream.read_next_batch(), json.loads(stream.schema.metadata[b"unpick"])
            arrays = [frozen(np.array(batch.column(name)[0].values)) for name in _NAMES]
            index = GramIndex(
                dials=Dials(**said["dials"]),
                starts=arrays[0],
                postings=arrays[1],
                weights=arrays[2],
                owners=arrays[3],
                cut=said["cut"],
            )
        except (pa.ArrowInvalid, OSError, StopIteration, KeyError, TypeError, ValueError) as fault:
            raise UnreadableFile("gram index", f"no stream of {_SCHEMA} ({fault})", remedy) from fault
        if said["schema"] != _SCHEMA or said["sha256"] != index.sha256:
            raise UnreadableFile("gram index", "its hash does not fit its bytes", remedy)
        return index

    def _arrays(self) -> tuple[Array, ...]:
        return self.starts, self.postings, self.weights, self.owners

    def _list(self, slot: int) -> Array:
        return self.postings[self.starts[slot] : self.starts[slot + 1]]

    def _parts(
        self, keys: tuple[Array, Array], threads: int
    ) -> Iterator[tuple[Array, Array, Array, Array, Array]]:
        """Yield rows, scores, tally, skipped slots and totals of each chunk, in order."""
        count = keys[1].size - 1
        spans = [(at, min(at + _CHUNK, count)) for at in range(0, count, _CHUNK)]
        if threads < 2 or len(spans) < 2:
            yield from (self._chunk(keys, span) for span in spans)
            return
        with ThreadPoolExecutor(threads) as pool:
            yield from pool.map(lambda span: self._chunk(keys, span), spans)

    def _chunk(
        self, keys: tuple[Array, Array], span: tuple[int, int]
    ) -> tuple[Array, Array, Array, Array, Array]:
        size, top = span[1] - span[0], self.dials.top
        rows, scores = np.empty(size * top, np.int32), np.empty(size * top, np.int32)
        tally = np.zeros((size, 2), np.int32)
        skipped = np.empty(size * self.dials.keep, np.int32)
        index = (self.starts, self.postings, self.weights)
        totals = _compiled().search_rows(
            keys, span, index, self.dials.numbers(), self.documents, rows, scores, tally, skipped
        )
        kept = np.flatnonzero(np.arange(top) < tally[:, :1])
        return rows[kept], scores[kept], tally, skipped[: totals[1]].copy(), np.array(totals)

    def _report(
        self, codes: Array, tally: Array, parts: Sequence[tuple[Array, ...]], keys: pa.Array
    ) -> Report:
        totals = sum((part[4] for part in parts), np.zeros(4, np.int64))
        asked = np.bincount(codes, minlength=tally.shape[0])
        skipped = np.concatenate([part[3] for part in parts]) if parts else np.empty(0, np.int32)
        by_query = np.repeat(np.arange(tally.shape[0]), tally[:, 1])
        slots, first, place = np.unique(skipped, return_index=True, return_inverse=True)
        queries = np.bincount(place, weights=asked[by_query], minlength=slots.size).astype(np.int64)
        hot = []
        for at in np.lexsort((slots, -queries))[:_SHOWN]:
            slot, key = int(slots[at]), keys[int(by_query[first[at]])].as_py()
            text = next(text for text, one, _ in grams(key, self.dials) if one == slot)
            hot.append(HotGram(text=text, queries=int(queries[at]), documents=int(self._list(slot).size)))
        return Report(
            queries=int(codes.size),
            distinct=int(tally.shape[0]),
            postings=int(totals[0]),
            capped=int(asked[tally[:, 1] > 0].sum()),
            stopped=int(totals[3]),
            cut=int(totals[2]),
            left_out=int(queries.sum()),
            hot=tuple(hot),
        )


_NAMES: Final = ("starts", "postings", "weights", "owners")


def search_batch(batch: pa.RecordBatch, index: GramIndex, *, threads: int = 1) -> pa.RecordBatch:
    """Return the candidates of a batch: a pure function, as Spark's mapInArrow wants it.

    Args:
        batch: column `key`, and `query` with the number of each name; without it the row number counts.

    Returns:
        Columns query, watch, score; query numbers as the batch gives them.
    """
    found = index.search(batch.column("key"), threads=threads).to_batch()
    if "query" not in batch.schema.names:
        return found
    return found.set_column(0, "query", batch.column("query").take(found.column("query")))


def _compiled() -> Any:
    try:
        from unpick.names.search import compiled
    except ModuleNotFoundError as missing:
        if missing.name not in ("numba", "llvmlite"):
            raise
        remedy = "install it with `pip install numba`, or ask `GramIndex.plain` for single names"
        raise MissingPart("candidate search", "numba is not installed", remedy) from missing
    return compiled


def _weights(sizes: Array, documents: int) -> Array:
    weights = np.ones(int(sizes.max(initial=0)) + 1, dtype=np.int32)
    for size in np.unique(sizes[sizes > 0]):
        weights[size] = weight(int(size), documents)
    return weights


def _fits(weights: Array, dials: Dials) -> None:
    if int(weights.max()) * dials.keep >= 1 << 16:
        raise ValueError(
            f"keep {dials.keep} is too many grams for {weights.max()} a gram; totals have 16 bits"
        )

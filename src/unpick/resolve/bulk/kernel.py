"""One batch against a frozen list: search, gate, scorer; a pure function on Arrow, in a thread or on Spark."""

import itertools
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from unpick.model.errors import UsageError
from unpick.names.gate import Signs, passing, sign
from unpick.names.lexicon import Tables, bundled_tables
from unpick.names.score.findings import FINDINGS
from unpick.names.score.model import OUTCOMES, outcomes
from unpick.names.score.rows import count_rows
from unpick.names.search import Report
from unpick.names.search.rows import Array
from unpick.resolve.bulk.asking import Batch, read_batch
from unpick.resolve.bulk.frozen import HIDDEN, PERSON, WEAK, Frozen

__all__ = ["HITS", "Cost", "screen_batch", "screen_read"]

HITS: Final = pa.schema(
    [
        pa.field("query", pa.int64(), nullable=False),
        pa.field("watch", pa.int32(), nullable=False),
        pa.field("outcome", pa.uint8(), nullable=False),
        pa.field("log_odds", pa.float32(), nullable=False),
        pa.field("findings", pa.binary(len(FINDINGS)), nullable=False),
    ]
)
"""Columns of the answers; grain: one row per field and name of the list that is not different from it.

query: the number of the field. watch: of the name in `WatchIndex.names`. outcome: a number of OUTCOMES. findings: one
byte each, how often it holds, in the order of FINDINGS."""

_DIFFERENT, _UNSURE, _SAME = range(len(OUTCOMES))

_CHUNK: Final = 2_000
"""Names of one task: their words stay in the cache of a core while the list goes by in order (0.5 against 0.9 us a pair)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a batch took.

    Attributes:
        names: in the fields. found: pairs that the search gave. scored: pairs that went to the scorer.
        seconds: CPU of this process, by stage. search: the report of the search.
    """

    names: int
    found: int
    scored: int
    seconds: dict[str, float]
    search: Report


def screen_batch(batch: pa.RecordBatch, frozen: Frozen, *, tables: Tables | None = None) -> pa.RecordBatch:
    """Return the answers to a batch of names, rows of HITS: a pure function, as Spark's mapInArrow wants it.

    Args:
        batch: column `name`, and `query` with the number of each; without it the row number counts.

    Raises:
        UsageError: the list was read by other tables.
    """
    chosen = tables or bundled_tables()
    if chosen.version != frozen.version:
        remedy = "freeze the list anew, or give the tables that it was read by"
        raise UsageError(
            "screen", f"the list was read by tables {frozen.version}, not {chosen.version}", remedy
        )
    hits, _ = screen_read(read_batch(batch.column("name").to_pylist(), chosen), frozen, threads=1)
    if "query" not in batch.schema.names:
        return hits
    return hits.set_column(
        0, HITS.field(0), batch.column("query").take(hits.column("query")).cast(pa.int64())
    )


def screen_read(batch: Batch, frozen: Frozen, *, threads: int = 2) -> tuple[pa.RecordBatch, Cost]:
    """Return the answers to a batch that was read, rows of HITS in order of field and list, and what it took."""
    began = time.process_time()
    found = frozen.grams.search(batch.keys, threads=threads)
    searched = time.process_time()
    name, watch = _united(found.query, found.watch, *frozen.same_form(batch.typed), size=len(frozen))
    signs = sign(batch.packed)
    spans = list(_spans(name, len(batch)))
    if threads < 2 or len(spans) < 2:
        parts = [_compare(batch, signs, frozen, name[at], watch[at]) for at in spans]
    else:
        with ThreadPoolExecutor(threads) as pool:
            parts = list(pool.map(lambda at: _compare(batch, signs, frozen, name[at], watch[at]), spans))
    rows = [np.concatenate([part[column] for part in parts]) for column in range(5)] if parts else None
    cost = Cost(
        names=len(batch),
        found=int(name.size),
        scored=sum(part[5] for part in parts),
        seconds={"search": searched - began, "compare": time.process_time() - searched},
        search=found.report,
    )
    if rows is None:
        return pa.RecordBatch.from_pylist([], schema=HITS), cost
    return _table(batch, *rows), cost


def _united(
    name: Array, watch: Array, more_names: Array, more_watch: Array, *, size: int
) -> tuple[Array, Array]:
    """Return the pairs of both kinds, each once, in order of the names."""
    held = np.zeros(int(max(name.max(initial=-1), more_names.max(initial=-1))) + 1, np.bool_)
    held[more_names] = True
    near = held[name]
    known = name[near].astype(np.int64) * size + watch[near]
    new = ~np.isin(more_names * size + more_watch, known)
    at = np.searchsorted(name, more_names[new])
    return np.insert(name.astype(np.int64), at, more_names[new]), np.insert(watch, at, more_watch[new])


def _spans(name: Array, count: int) -> Iterator[slice]:
    """Yield runs of pairs of `_CHUNK` names each."""
    ends = np.searchsorted(name, np.arange(0, count + _CHUNK, _CHUNK))
    yield from (slice(int(a), int(b)) for a, b in itertools.pairwise(ends) if b > a)


def _compare(
    batch: Batch, signs: Signs, frozen: Frozen, name: Array, watch: Array
) -> tuple[Array, Array, Array, Array, Array, int]:
    """Return the pairs that are not different: name, watch, outcome, log-odds, findings; and how many were scored."""
    order = np.argsort(watch, kind="stable")
    name, watch = name[order], watch[order]
    looked = passing(signs, frozen.signs, name, watch, threads=1)
    name, watch = name[looked], watch[looked]
    counts = count_rows(batch.packed, frozen.packed, name, watch, threads=1)
    odds, outcome = outcomes(counts)
    kinds = frozen.kinds[watch]
    persons = np.flatnonzero(kinds & PERSON)
    if persons.size:
        outcome[persons] = _persons(batch, frozen, name[persons], watch[persons])
    outcome[(kinds & WEAK != 0) & (outcome == _SAME)] = _UNSURE
    outcome[kinds & HIDDEN != 0] = _DIFFERENT
    kept = np.flatnonzero(outcome != _DIFFERENT)
    return name[kept], watch[kept], outcome[kept], odds[kept].astype(np.float32), counts[kept], int(name.size)


def _persons(batch: Batch, frozen: Frozen, name: Array, watch: Array) -> Array:
    """Return the outcomes where the list names a person: all words or nothing, and then somebody has to look."""
    met = pc.equal(batch.words.take(pa.array(name)), frozen.words.take(pa.array(watch)))
    return np.where(np.asarray(met), _UNSURE, _DIFFERENT)


def _table(
    batch: Batch, name: Array, watch: Array, outcome: Array, odds: Array, counts: Array
) -> pa.RecordBatch:
    """Return the answers by field; of several names of one field, the stronger answer to one name of the list stands."""
    field = batch.field[name].astype(np.int64)
    order = np.lexsort((-odds, -outcome.astype(np.int8), watch, field))
    first = np.ones(order.size, np.bool_)
    first[1:] = (field[order][1:] != field[order][:-1]) | (watch[order][1:] != watch[order][:-1])
    kept = order[first]
    findings = pa.Array.from_buffers(
        pa.binary(len(FINDINGS)), kept.size, [None, pa.py_buffer(np.ascontiguousarray(counts[kept]))]
    )
    columns = [
        pa.array(field[kept]),
        pa.array(watch[kept].astype(np.int32)),
        pa.array(outcome[kept]),
        pa.array(odds[kept]),
        findings,
    ]
    return pa.RecordBatch.from_arrays(columns, schema=HITS)

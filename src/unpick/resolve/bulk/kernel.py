"""One batch against a frozen list: search, what rules rivals out, scorer; a pure function on Arrow, in a thread or on Spark."""

import itertools
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from unpick.model.errors import UsageError
from unpick.names.lexicon import Tables, bundled_tables
from unpick.names.normalise import read_name
from unpick.names.people.index import may_meet
from unpick.names.score.findings import FINDINGS
from unpick.names.score.model import OUTCOMES, bounds, outcomes
from unpick.names.score.rows import Front, count_rows, front_of, rule_out
from unpick.names.search import Report
from unpick.names.search.rows import Array
from unpick.resolve.bulk.asking import Batch, read_batch
from unpick.resolve.bulk.frozen import HIDDEN, PERSON, WEAK, Frozen
from unpick.resolve.persons import judge_person

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
byte each, how often it holds, in the order of FINDINGS; all 0 for a person, whose log-odds are those of the scorer of
persons."""

_DIFFERENT, _UNSURE, _SAME = range(len(OUTCOMES))

_CHUNK: Final = 2_000
"""Names of one task: their words stay in the cache of a core while the list goes by in order (0.5 against 0.9 us a pair)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a batch took.

    Attributes:
        names: in the fields. found: pairs that the search gave. scored: pairs that went to the scorer, since nothing ruled them out.
        full: names for which the search gave as many as it may, so that others may have been left out.
        seconds: CPU of this process, by stage. search: the report of the search.
    """

    names: int
    found: int
    scored: int
    full: int
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
    hits, _ = screen_read(
        read_batch(batch.column("name").to_pylist(), chosen), frozen, tables=chosen, threads=1
    )
    if "query" not in batch.schema.names:
        return hits
    return hits.set_column(
        0, HITS.field(0), batch.column("query").take(hits.column("query")).cast(pa.int64())
    )


def screen_read(
    batch: Batch, frozen: Frozen, *, tables: Tables | None = None, threads: int = 2
) -> tuple[pa.RecordBatch, Cost]:
    """Return the answers to a batch that was read, rows of HITS in order of field and list, and what it took."""
    began = time.process_time()
    found = frozen.grams.search(batch.keys, threads=threads)
    searched = time.process_time()
    name, watch = _united(found.query, found.watch, *frozen.same_form(batch.typed), size=len(frozen))
    front = front_of(batch.packed)
    spans = list(_spans(name, len(batch)))
    if threads < 2 or len(spans) < 2:
        parts = [_compare(batch, front, frozen, name[at], watch[at]) for at in spans]
    else:
        with ThreadPoolExecutor(threads) as pool:
            parts = list(pool.map(lambda at: _compare(batch, front, frozen, name[at], watch[at]), spans))
    persons = _persons(batch, frozen, tables or bundled_tables(), name, watch)
    rows = [np.concatenate([part[column] for part in (*parts, persons)]) for column in range(5)]
    cost = Cost(
        names=len(batch),
        found=int(name.size),
        scored=sum(part[5] for part in parts),
        full=int((np.bincount(found.query) >= frozen.grams.dials.top).sum()) if found.query.size else 0,
        seconds={"search": searched - began, "compare": time.process_time() - searched},
        search=found.report,
    )
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
    batch: Batch, front: Front, frozen: Frozen, name: Array, watch: Array
) -> tuple[Array, Array, Array, Array, Array, int]:
    """Return the pairs that are not different: name, watch, outcome, log-odds, findings; and how many were scored."""
    order = np.argsort(watch, kind="stable")
    order = order[frozen.kinds[watch[order]] & PERSON == 0]
    name, watch = name[order], watch[order]
    looked = ~rule_out((batch.packed, front), (frozen.packed, frozen.front), name, watch, bounds())
    name, watch = name[looked], watch[looked]
    counts = count_rows(batch.packed, frozen.packed, name, watch, threads=1)
    odds, outcome = outcomes(counts)
    outcome[(frozen.kinds[watch] & WEAK != 0) & (outcome == _SAME)] = _UNSURE
    kept = np.flatnonzero(outcome != _DIFFERENT)
    return name[kept], watch[kept], outcome[kept], odds[kept].astype(np.float32), counts[kept], int(name.size)


def _persons(
    batch: Batch, frozen: Frozen, tables: Tables, name: Array, watch: Array
) -> tuple[Array, Array, Array, Array, Array]:
    """Return, as `_compare` does, what names may be of the persons of the list, judged as one name is."""
    reached = frozen.kinds[watch] & (PERSON | HIDDEN) == PERSON
    pairs = dict.fromkeys(zip(name[reached].tolist(), watch[reached].tolist(), strict=True))
    for at in np.flatnonzero(~batch.legal).tolist() if frozen.persons else ():
        found = frozen.people.find(batch.texts[at].as_py())
        pairs.update(dict.fromkeys((at, number) for number in found if number in frozen.persons))
    kept, odds = [], []
    for at, number in pairs:
        text = batch.texts[at].as_py()
        if may_meet(text, frozen.persons[number]):
            scored, outcome, _ = judge_person(read_name(text, tables), frozen.persons[number])
            if outcome != "different":
                kept.append((at, number))
                odds.append(scored.log_odds if scored else 0.0)
    both = np.array(kept, np.int64).reshape(-1, 2)
    outcomes_of = np.full(len(kept), _UNSURE, np.uint8)
    nothing = np.zeros((len(kept), len(FINDINGS)), np.uint8)
    return both[:, 0], both[:, 1], outcomes_of, np.array(odds, np.float32), nothing


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

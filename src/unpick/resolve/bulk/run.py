"""Millions of names: batches are read by other processes and compared by threads here, a few at a time."""

import multiprocessing
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from unpick.names.lexicon import Tables
from unpick.names.search import HotGram
from unpick.resolve.bulk.asking import Batch, read_batch
from unpick.resolve.bulk.frozen import Frozen
from unpick.resolve.bulk.kernel import HITS, Cost, screen_read

__all__ = ["BATCH", "Bulk", "BulkReport", "read_in_batches"]

BATCH: Final = 50_000
"""Names of a batch: about 60 MB while it is compared."""

_SMALL: Final = 5_000
"""Names up to which they are read here: starting other processes takes longer."""

_SHOWN: Final = 20


@dataclass(slots=True, kw_only=True)
class BulkReport:
    """What a run did and what it left out; nothing is dropped without being counted here.

    Attributes:
        fields: party fields read. names: in them. found: pairs that the search gave. scored: those that nothing ruled out.
        hits: pairs that are not different. full: names with as many candidates as the search gives. capped: names whose commonest grams were left out over the budget of
            the search. cut: names longer than the letters read. numbered: fields with an identifier, by number.
        seconds: CPU by stage, of all processes.
    """

    fields: int = 0
    names: int = 0
    found: int = 0
    scored: int = 0
    hits: int = 0
    full: int = 0
    capped: int = 0
    cut: int = 0
    numbered: list[int] = field(default_factory=list)
    seconds: Counter[str] = field(default_factory=Counter)
    _hot: Counter[str] = field(default_factory=Counter)
    _documents: dict[str, int] = field(default_factory=dict)

    @property
    def hot(self) -> tuple[HotGram, ...]:
        """The grams that were left out most often."""
        ordered = sorted(self._hot.items(), key=lambda one: (-one[1], one[0]))[:_SHOWN]
        return tuple(HotGram(text=text, queries=n, documents=self._documents[text]) for text, n in ordered)

    def add(self, batch: Batch, cost: Cost, hits: int) -> None:
        """Count a batch."""
        self.numbered += [self.fields + one for one in batch.numbered]
        self.fields += batch.fields
        self.names += cost.names
        self.found += cost.found
        self.scored += cost.scored
        self.hits += hits
        self.full += cost.full
        self.capped += cost.search.capped
        self.cut += cost.search.cut
        self.seconds.update({"read": batch.seconds, **cost.seconds})
        for one in cost.search.hot:
            self._hot[one.text] += one.queries
            self._documents[one.text] = one.documents


class Bulk:
    """A frozen list, ready for many names.

    Args:
        processes: that read names, 0 to read them here. threads: that compare.
    """

    def __init__(self, frozen: Frozen, tables: Tables, *, processes: int = 2, threads: int = 2) -> None:
        self.frozen, self.tables = frozen, tables
        self.processes, self.threads = processes, threads
        self.report = BulkReport()

    def screen(
        self, texts: pa.Array | pa.ChunkedArray, *, tell: Callable[[int], None] | None = None
    ) -> Iterator[pa.RecordBatch]:
        """Yield the answers to party fields, rows of HITS, in their order; a batch at a time is held in memory.

        Args:
            tell: is told how many fields are done.
        """
        begin = self.report.fields
        for batch in read_in_batches(texts, self.tables, processes=self.processes):
            hits, cost = screen_read(batch, self.frozen, tables=self.tables, threads=self.threads)
            moved = pc.add(hits.column("query"), pa.scalar(self.report.fields - begin, pa.int64()))
            self.report.add(batch, cost, hits.num_rows)
            if tell:
                tell(self.report.fields - begin)
            yield hits.set_column(0, HITS.field(0), moved)


def read_in_batches(
    texts: pa.Array | pa.ChunkedArray, tables: Tables, *, processes: int = 2
) -> Iterator[Batch]:
    """Yield party fields read, BATCH at a time, in order; other processes read ahead by one batch each."""
    slices = [texts.slice(at, BATCH) for at in range(0, len(texts), BATCH)]
    if processes < 1 or len(texts) <= _SMALL:
        yield from (read_batch(one.to_pylist(), tables) for one in slices)
        return
    # Not forked: threads of numba and of Arrow run here.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_start, initargs=(tables,)) as pool:
        waiting: deque[Future[Batch]] = deque()
        for one in slices:
            waiting.append(pool.submit(_read, one.to_pylist()))
            if len(waiting) > processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


_TABLES: list[Tables] = []
"""By what this process reads names, set when it starts."""


def _start(tables: Tables) -> None:
    _TABLES[:] = [tables]


def _read(texts: list[str | None]) -> Batch:
    return read_batch(texts, _TABLES[0])

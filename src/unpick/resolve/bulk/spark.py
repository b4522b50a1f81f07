"""The same kernel on Spark: a frozen list is broadcast, each Arrow batch is screened where it lies."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import pyarrow as pa

from unpick.names.lexicon import Tables
from unpick.resolve.bulk.frozen import Frozen
from unpick.resolve.bulk.kernel import screen_batch

__all__ = ["SPARK_HITS", "screen_with_spark"]

SPARK_HITS: Final = "query bigint, watch int, outcome smallint, log_odds float, findings binary"
"""HITS as Spark writes it: it has no unsigned numbers and no binary of a fixed size."""


def screen_with_spark(frame: Any, frozen: Frozen, *, tables: Tables | None = None) -> Any:
    """Return the answers to a Spark data frame of names as a data frame, rows of HITS (`kernel`).

    Spark decides on batches and partitions; the answers are those of `screen_batch`, in no order.

    Args:
        frame: columns `query` (whole numbers) and `name`. The package has to be installed where Spark's workers run.
    """
    session = frame.sparkSession
    held = _sent(session, (frozen, tables))

    def screened(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        given, read_by = held()
        for batch in batches:
            yield _as_spark(screen_batch(batch, given, tables=read_by))

    return frame.select("query", "name").mapInArrow(screened, SPARK_HITS)


def _as_spark(hits: pa.RecordBatch) -> pa.RecordBatch:
    outcome = hits.column("outcome").cast(pa.int16())
    findings = hits.column("findings").cast(pa.binary())
    columns = [hits.column("query"), hits.column("watch"), outcome, hits.column("log_odds"), findings]
    return pa.RecordBatch.from_arrays(columns, hits.schema.names)


def _sent(session: Any, what: tuple[Frozen, Tables | None]) -> Callable[[], tuple[Frozen, Tables | None]]:
    """Return what gives the list at a worker: a broadcast, or (Spark Connect has none) the list with the function."""
    context = getattr(session, "_sc", None)
    if context is None:
        return lambda: what
    sent = context.broadcast(what)

    def value() -> tuple[Frozen, Tables | None]:
        given: tuple[Frozen, Tables | None] = sent.value
        return given

    return value

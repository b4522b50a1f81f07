"""Every shipment and importer of a workspace scored in one go, as tables in a folder."""

import datetime as dt
import hashlib
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.trace import HOLD_DAYS, coverage_of
from unpick.app.trace_head import Answered, file_document, label_of, rules_stamp, tell_answer
from unpick.app.workspace import answer_head

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    from unpick.store.reader import Reader
    from unpick.store.workspace import Workspace
    from unpick.trace.batch_run import Batch, Numbered
    from unpick.trace.batch_tables import Labels
    from unpick.trace.bulk import Bulk
    from unpick.trace.edges import Seed
    from unpick.trace.gather import Gathered

    Ints = np.ndarray[Any, np.dtype[Any]]

__all__ = ["CHECKPOINTS", "HEAD", "trace_all"]

Json = dict[str, Any]

HEAD: Final = "head.json"
"""File beside the tables that says what they answer; it is written last, so that tables with it are whole."""

_UNFINISHED: Final = ".unfinished"

CHECKPOINTS: Final = "checkpoints"
"""Folder of a workspace for what the pass of the last run knew at the ends of months; it can be deleted any time."""

_TWO_THREADS: Final = 6_000_000
"""Edges up to which two runs of worlds go at once: each holds a word for every state, 2 GB at 20 million edges."""


def trace_all(
    workspace: "Workspace",
    out: Path,
    *,
    tiers: int = 6,
    known_at: dt.date | None = None,
    at: dt.datetime,
    hold_days: int | None = HOLD_DAYS,
    threads: int | None = None,
    by_concern: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> Json:
    """Score every shipment and importer, write the tables, and return their head (schema `unpick.trace-all/1`).

    A run that was stopped goes on where it was, as long as workspace and question are the same.

    Args:
        out: a folder, made when it is not there; tables of an earlier run in it are replaced.
        threads: 1 or 2; as memory allows when None. The tables are the same.
        by_concern: also score each concern as if it were the only one; each costs as much as all together.
        tell: is told what is done.

    Raises:
        UsageError: tiers is below 1 or above what fits, or the folder cannot be written.
    """
    from unpick.app.identity import merges_of
    from unpick.app.sites import watched_in
    from unpick.names.party import party_kind
    from unpick.trace.gather import gather_all
    from unpick.trace.kept import NETWORKS

    _check(tiers, out)
    merges = merges_of(workspace, known_at=known_at)
    with workspace.reader(known_at=known_at) as reader:
        watched = watched_in(reader.table("entity").to_pylist(), known_at or at.date())
        tell(f"names joined: {len(merges.same)} ids stand for others")
        gathered, bulk = gather_all(
            reader, role_of=party_kind, merges=merges, watched=watched, kept=workspace.folder / NETWORKS
        )
        asked = _Asked(gathered, bulk, tiers, hold_days, by_concern)
        tell(f"{asked.edges} edges of shipments and links read")
        try:
            workers = threads or (1 if asked.edges > _TWO_THREADS else 2)
            written = asked.write(reader, out, workspace.folder / CHECKPOINTS, workers, tell)
        except OSError as fault:
            raise _unwritable(out, fault) from fault
    head = {
        **answer_head("trace-all", at=at, coverage=coverage_of(gathered)),
        "known_at": known_at.isoformat() if known_at else None,
        **written,
    }
    _write_head(head, out)
    return {**head, "path": str(out)}


def _check(tiers: int, out: Path) -> None:
    from unpick.model.errors import UsageError
    from unpick.trace.passes import MOST_TIERS

    if not 1 <= tiers <= MOST_TIERS:
        raise UsageError("--tiers", f"'{tiers}' is not between 1 and {MOST_TIERS}", "give fewer steps")
    if out.exists() and not out.is_dir():
        raise UsageError("--out", f"'{out.name}' is a file", "give a folder; the tables are written into it")
    if not out.exists() and not out.resolve().parent.is_dir():
        raise UsageError("--out", f"there is no folder '{out.parent}'", "make it, or choose another one")
    try:
        out.mkdir(exist_ok=True)
        probe = out / f".probe.{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as fault:
        raise _unwritable(out, fault) from fault


def _unwritable(out: Path, fault: OSError) -> Exception:
    from unpick.model.errors import UsageError

    return UsageError(
        "--out",
        f"'{out.name}' cannot be written: {fault.strerror or fault}",
        "choose another folder, or make room",
    )


def _write_head(head: Json, out: Path) -> None:
    from unpick.store.snapshot import write_durably

    try:
        write_durably(
            out / HEAD, (json.dumps(head, ensure_ascii=False, indent=2, default=str) + "\n").encode()
        )
    except OSError as fault:
        raise _unwritable(out, fault) from fault


class _Asked:
    """What was gathered, and the answer to it."""

    def __init__(
        self, gathered: "Gathered", bulk: "Bulk", tiers: int, hold_days: int | None, by_concern: bool
    ) -> None:
        self.gathered, self.bulk, self.tiers, self.hold_days = gathered, bulk, tiers, hold_days
        self.by_concern = by_concern
        known = set(bulk.entities)
        self.seeds = [seed for seed in gathered.seeds() if seed.entity_id in known]
        self.edges = int(bulk.columns.sender.size)

    def write(
        self, reader: "Reader", out: Path, kept: Path, threads: int, tell: Callable[[str], None]
    ) -> Json:
        """Work the tables out and write them; return what the head says of them."""
        from unpick.trace.batch_run import number_bills, run_batch
        from unpick.trace.batch_tables import (
            BY_CONCERN,
            IMPORTERS,
            SHIPMENTS,
            concern_tables,
            importer_table,
            shipment_tables,
        )
        from unpick.trace.batch_write import write_tables
        from unpick.trace.units import Units

        labels, kinds = _labels(self.gathered, self.seeds)
        units = Units(out / _UNFINISHED, self._key(reader))
        if units.dropped:
            tell(
                f"{units.dropped} parts of an earlier run were dropped: the workspace or the question changed"
            )
        numbered = number_bills(self.bulk)
        batch = run_batch(
            self.bulk,
            self.bulk.starts(self.seeds, self.gathered.chances()),
            kinds,
            numbered,
            units,
            tiers=self.tiers,
            hold_days=self.hold_days,
            threads=threads,
            kinds=len(labels.kinds) if self.by_concern else 0,
            kept=kept,
            tell=tell,
        )
        if units.found:
            tell(f"{len(units.found)} parts were there from a run that was stopped")
        importers = importer_table(self.bulk, numbered, batch, labels)
        numbers = _BillNumbers(reader, self.bulk)
        tables = {
            "shipments": (SHIPMENTS, shipment_tables(self.bulk, numbered, batch, labels, numbers)),
            "importers": (IMPORTERS, iter([importers])),
        }
        if self.by_concern:
            parts = concern_tables(self.bulk, numbered, batch, labels, importers)
            tables |= {f"{name}_by_concern": (BY_CONCERN[name], part) for name, part in parts.items()}
        # Tables without a head are of no run: nobody takes old words for new numbers.
        rows = write_tables(tables, out, before=lambda: (out / HEAD).unlink(missing_ok=True))
        units.drop()
        tell("tables written")
        return self._told(
            batch, numbered, importers, [file_document(out / name, n) for name, n in rows.items()]
        )

    def _told(
        self, batch: "Batch", numbered: "Numbered", importers: "pa.Table", files: Sequence[Json]
    ) -> Json:
        question = {"tiers": self.tiers, "hold_days": self.hold_days, "worlds": batch.n}
        answered = Answered(
            gathered=self.gathered,
            bulk=self.bulk,
            seeds=self.seeds,
            question={**question, "by_concern": self.by_concern},
            bills=numbered.n,
            reached=int(batch.bill.size),
            importers=importers.num_rows,
        )
        return tell_answer(answered, files)

    def _key(self, reader: "Reader") -> str:
        """Return what the parts of the work depend on, as one hash."""
        naming, chances = self.gathered.naming, self.gathered.chances()
        parts = [
            *(reader.key, sorted(naming.same.items()), sorted(naming.merged)),
            sorted(sorted(pair) for pair in naming.apart),
            [
                (seed.entity_id, seed.product, seed.first_day, seed.last_day, seed.facts)
                for seed in self.seeds
            ],
            sorted(chances.items()),
            [(concern.predicate, concern.object, len(concern.claims)) for concern in self.gathered.concerns],
            *(self.tiers, self.hold_days, rules_stamp()),
        ]
        return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()


def _labels(gathered: "Gathered", seeds: "Sequence[Seed]") -> tuple["Labels", "Ints"]:
    """Return what starts and bits mean, and the bits of each start."""
    import numpy as np

    from unpick.trace.batch_tables import Labels

    held: dict[Seed, list[tuple[int, str]]] = {}
    for concern in gathered.concerns:
        for seed in concern.seeds:
            held.setdefault(seed, []).append(
                (-len(concern.claims), label_of(concern.predicate, concern.object))
            )
    kinds = sorted({label for seed in seeds for _, label in held[seed]})
    number = {label: bit for bit, label in enumerate(kinds)}
    bits = np.zeros((len(seeds), max(1, -(-len(kinds) // 64))), np.uint64)
    for row, seed in enumerate(seeds):
        for _, label in held[seed]:
            bits[row, number[label] >> 6] |= np.uint64(1 << (number[label] & 63))
    return (
        Labels(
            # As `Gathered.concerns_of`: the one with most claims first.
            concern=[min(held[seed], key=lambda one: one[0])[1] for seed in seeds],
            kinds=kinds,
            seed=[seed.entity_id for seed in seeds],
            caption=gathered.naming.captions,
        ),
        bits,
    )


class _BillNumbers:
    """The numbers on bills, by document and row."""

    def __init__(self, reader: "Reader", bulk: "Bulk") -> None:
        import numpy as np
        import pyarrow as pa

        from unpick.store.engine import DuckDBEngine

        self._engine = DuckDBEngine(reader.connection)
        numbers = pa.array(np.arange(1, len(bulk.documents) + 1, dtype=np.int32))
        documents = {"document": pa.array(bulk.documents, pa.string()), "number": numbers}
        self._engine.register("trace_document", pa.table(documents))

    def __call__(self, document: "Ints", row: "Ints") -> "pa.Array":
        """Return the numbers of some bills, in the order of documents and rows."""
        import pyarrow as pa

        from unpick.model.bundled import bundled_bytes

        chosen = pa.table({"document": pa.array(document, pa.int32()), "row": pa.array(row, pa.int64())})
        self._engine.register("trace_chosen", chosen)
        found = self._engine.run(bundled_bytes("unpick.trace.sql", "bill_numbers.sql").decode())
        return found["bill_no"].combine_chunks()

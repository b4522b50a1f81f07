"""One part of the batch benchmark in its own process.

python _batch_child.py columns FOLDER THREADS HOLD_DAYS   scores and tables over a network in columns
python _batch_child.py make|load|scores FOLDER BILLS HOLD_DAYS   raw files, a workspace of them, its scores

The last line printed is JSON: CPU seconds by step, what was found.
"""

import datetime as dt
import json
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)
SEED, STARTS, TIERS = 20, 1_000, 6


class Clock:
    """CPU seconds from one message to the next."""

    def __init__(self) -> None:
        self.steps: dict[str, float] = {}
        self._last = time.process_time()

    def tell(self, said: str) -> None:
        """Note what was done since the message before."""
        now = time.process_time()
        print(f"{now:.1f} {said}", file=sys.stderr, flush=True)
        self.steps[said] = round(now - self._last, 2)
        self._last = now


def columns(folder: Path, threads: int, hold_days: int | None) -> dict[str, object]:
    """Score a network in columns and write the tables."""
    import pyarrow as pa

    from _trace_kernel import columns_of, starts_of, with_facts
    from _trace_read import read_columns, read_task
    from unpick.trace.batch_run import number_bills, run_batch
    from unpick.trace.batch_tables import (
        IMPORTERS,
        SHIPMENTS,
        Labels,
        importer_table,
        shipment_tables,
    )
    from unpick.trace.batch_write import write_tables
    from unpick.trace.bulk import KINDS, Bulk
    from unpick.trace.units import Units

    clock = Clock()
    task, given = read_task(folder), read_columns(folder)
    bills, n = int(task["shipments"]), int(given["sender"].size)
    kind = np.full(n, len(KINDS), np.uint8)
    kind[:bills] = 0
    made = replace(with_facts(columns_of(given), read_columns(folder, "parties")), kind=kind)
    names = pa.array([f"Invented Party {number}" for number in range(int(task["entities"]))])
    bulk = Bulk(
        columns=made,
        entities=names.to_pylist(),
        documents=["0" * 64],
        document=np.ones(bills, np.int32),
        row=np.arange(bills),
        links=[],
        spellings=pa.table({"name": names, "node": pa.array(np.arange(len(names), dtype=np.int32))}),
        again=0,
    )
    starts = starts_of(task)
    # A tenth of the starts for each of ten concerns.
    kinds = np.uint64(1) << (np.arange(starts.entity.size) % 10).astype(np.uint64)[:, None]
    labels = Labels(
        concern=[f"concern {at % 10}" for at in range(starts.entity.size)],
        kinds=[f"concern {at}" for at in range(10)],
        seed=[bulk.entities[one] for one in starts.entity],
        caption={},
    )
    numbered = number_bills(bulk)
    clock.tell("network in columns, as it is kept")
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        units = Units(Path(scratch) / "units", "bench")
        batch = run_batch(
            bulk,
            starts,
            kinds,
            numbered,
            units,
            tiers=TIERS,
            hold_days=hold_days,
            threads=threads,
            tell=clock.tell,
        )
        importers = importer_table(bulk, numbered, batch, labels)
        tables = shipment_tables(bulk, numbered, batch, labels, lambda *_: None)
        out = Path(scratch)
        write_tables(
            {"shipments": (SHIPMENTS, tables), "importers": (IMPORTERS, iter([importers]))}, out, lambda: None
        )
        clock.tell("tables written")
        written = sum(path.stat().st_size for path in out.glob("*.parquet"))
    return {
        "steps": clock.steps,
        "bills_reached": int(batch.bill.size),
        "importers_reached": importers.num_rows,
        "mean_score": round(float(batch.bill_hits.mean()) / batch.n, 4) if batch.bill.size else 0.0,
        "bytes_written": written,
    }


def make(folder: Path, bills: int) -> dict[str, object]:
    """Write bills, links and claims on a thousand makers as files."""
    from unpick.datasets.generate import generate_network, write_network
    from unpick.datasets.generate.network_files import party_names

    network = generate_network(bills, SEED)
    write_network(folder / "files", network)
    names = party_names(network, network.first_makers(STARTS)).to_pylist()
    lines = ["unpick: facts/1", "id: invented-makers", "title: Invented makers", "invented: true", "sources:"]
    lines.append(
        '  - {id: paper, title: Invented Gazette, url: "https://example.org/invented", published: "2010-01-01", '
        'public_from: "2010-01-01", reliability: C}'
    )
    lines.append("entities:")
    lines += [
        f"  - {{id: inv-{at}, schema: Company, source: paper, names: [{{name: {json.dumps(name)}}}]}}"
        for at, name in enumerate(names)
    ]
    lines.append("claims:")
    lines += [
        f"  - {{subject: inv-{at}, predicate: worker_nationality, object: KP, source: paper, kind: report, "
        f'from: "2010", quote: "invented words"}}'
        for at in range(len(names))
    ]
    (folder / "files" / "makers.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return {"bytes": sum(path.stat().st_size for path in (folder / "files").iterdir())}


def load_files(folder: Path) -> dict[str, object]:
    """Load the files into a new workspace."""
    from unpick.app.load import load
    from unpick.store.workspace import Workspace

    workspace = Workspace.create(folder / "workspace", created_at=AT)
    given = [path for path in sorted((folder / "files").iterdir()) if path.suffix != ".json"]
    document = load(workspace, given, at=AT)
    return {"loaded": document["rows_loaded"], "rejects": len(document["rejects"])}


def scores(folder: Path, hold_days: int | None) -> dict[str, object]:
    """Score the workspace: names, network, scores, tables."""
    from unpick.app.trace_all import trace_all
    from unpick.store.workspace import Workspace

    clock = Clock()
    workspace = Workspace.open(folder / "workspace")
    head = trace_all(workspace, folder / "out", at=AT, hold_days=hold_days, tell=clock.tell)
    return {"steps": clock.steps, **head["counts"]}


def main() -> None:
    """Run what is asked and print the answer."""
    what, folder, number, hold_days = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    hold = None if hold_days < 0 else hold_days
    answers = {
        "columns": lambda: columns(folder, number, hold),
        "make": lambda: make(folder, number),
        "load": lambda: load_files(folder),
        "scores": lambda: scores(folder, hold),
    }
    print(json.dumps(answers[what]()))


if __name__ == "__main__":
    main()

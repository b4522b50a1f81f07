"""A load that dies at any moment leaves the workspace as before or as after, never between."""

import contextlib
import datetime as dt
import multiprocessing as mp
import os
import random
import signal
import time
from pathlib import Path

import pyarrow as pa
import pytest

from unpick.model.statement import Statement
from unpick.store.verify import verify_workspace
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)
PUBLIC = dt.date(2020, 1, 1)
ROWS = 300
COUNTED = ("document", "statement", "shipment", "goods_line", "entity", "party")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a signal of POSIX systems")


def load_batch(folder: Path, number: int) -> None:
    """Load one document with its rows; the same number makes the same rows."""
    with Workspace.open(folder).loading(at=AT, note=f"batch {number}") as loading:
        document = loading.add_original(
            f"invented batch {number}\n".encode() * 2_000,
            name=f"invented-{number}.csv",
            dataset="invented",
            public_from=PUBLIC,
        )
        loading.write("shipment", bills(document, number))
        loading.write_statements(
            Statement(
                entity_id=f"inv-{number}-{row}",
                schema="Company",
                prop="name",
                value=f"Invented Works {number} {row}",
                dataset="invented",
                public_from=PUBLIC,
                document=document,
                locator=f"row:{row}",
            )
            for row in range(50)
        )


def bills(document: str, number: int) -> pa.Table:
    from unpick.store.tables import STORED

    given = {
        "document": pa.array([document] * ROWS),
        "row": pa.array(range(ROWS), pa.int64()),
        "shipper_name": pa.array([f"Invented Shipper {number} {row % 50}" for row in range(ROWS)]),
        "date": pa.array([PUBLIC] * ROWS),
        "dataset": pa.array(["invented"] * ROWS),
        "public_from": pa.array([PUBLIC] * ROWS),
        "reliability": pa.array(["B"] * ROWS),
        "protected": pa.array([False] * ROWS),
    }
    schema = STORED["shipment"]
    columns = [given.get(field.name, pa.nulls(ROWS, field.type)) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def child(folder: str, number: int, ready: object) -> None:
    ready.set()  # type: ignore[attr-defined]
    with contextlib.suppress(KeyboardInterrupt):
        load_batch(Path(folder), number)


def counts(folder: Path) -> tuple[int, ...]:
    with Workspace.open(folder).reader() as reader:
        return tuple(reader.table(name).num_rows for name in COUNTED)


@pytest.fixture(scope="module")
def context() -> mp.context.ForkServerContext:
    # Children are forked from a server that has imported everything, so that a kill hits the load and
    # not the imports.
    server = mp.get_context("forkserver")
    server.set_forkserver_preload(["unpick.store.workspace", "unpick.store.verify", "tests.store.test_kills"])
    return server


def stop_child(
    context: mp.context.ForkServerContext, folder: Path, number: int, after: float, how: int
) -> bool:
    """Start a load in a child, send it a signal after so many seconds, tell whether it was hit alive."""
    ready = context.Event()
    process = context.Process(target=child, args=(str(folder), number, ready))
    process.start()
    assert ready.wait(30)
    process.join(after)
    hit = process.is_alive()
    if hit and process.pid:
        os.kill(process.pid, how)
    process.join(30)
    return hit


@pytest.mark.slow
def test_a_load_killed_at_thirty_random_moments_leaves_before_or_after(tmp_path: Path, context):
    folder = tmp_path / "ws"
    Workspace.create(folder, created_at=AT)
    load_batch(folder, 0)
    started = time.monotonic()
    load_batch(folder, 1)
    usual = time.monotonic() - started
    one = counts(folder)[0] // 2
    assert one == 1
    step = tuple(count // 2 for count in counts(folder))
    moments, hits, outcomes = random.Random(20261101), 0, set()
    before = counts(folder)
    for number in range(2, 32):
        hits += stop_child(context, folder, number, moments.uniform(0, usual * 1.2), signal.SIGKILL)
        after = counts(folder)
        grown = tuple(before_ + step_ for before_, step_ in zip(before, step, strict=True))
        assert after in (before, grown)
        outcomes.add(after == before)
        before = after
        assert verify_workspace(folder) == []
    assert hits >= 10, "the kills came too late to prove anything"
    assert True in outcomes
    load_batch(folder, 99)
    left = sorted(path.name for path in folder.glob("originals/*/*"))
    with Workspace.open(folder).reader() as reader:
        assert left == sorted(reader.table("document")["document"].to_pylist()), "orphans are swept"
    assert list((folder / "scratch").iterdir()) == []


def test_ctrl_c_leaves_the_workspace_as_before_or_after(tmp_path: Path, context):
    folder = tmp_path / "ws"
    Workspace.create(folder, created_at=AT)
    load_batch(folder, 0)
    before = counts(folder)
    stop_child(context, folder, 1, 0.05, signal.SIGINT)
    assert counts(folder) in (before, tuple(count * 2 for count in before))
    assert verify_workspace(folder) == []
    load_batch(folder, 2)


def test_a_dead_writer_holds_no_lock(tmp_path: Path, context):
    folder = tmp_path / "ws"
    Workspace.create(folder, created_at=AT)
    stop_child(context, folder, 1, 0.05, signal.SIGKILL)
    load_batch(folder, 2)
    assert verify_workspace(folder) == []

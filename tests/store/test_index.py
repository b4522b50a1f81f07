"""The index is what the views say, kept for speed: used when it is current, never when a day is asked."""

import datetime as dt
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from tests.store.test_workspace import AT
from unpick.store.index import index_is_current
from unpick.store.tables import STORED
from unpick.store.verify import verify_workspace
from unpick.store.workspace import Workspace


def load(workspace: Workspace, name: str) -> str:
    with workspace.loading(at=AT) as loading:
        document = loading.add_original(
            name.encode(), name=name, dataset="invented", public_from=dt.date(2020, 1, 1)
        )
        row = {"document": document, "row": 1, "shipper_name": name, "public_from": dt.date(2020, 1, 1)}
        row |= {"dataset": "invented", "protected": False}
        loading.write("shipment", pa.Table.from_pylist([row], schema=STORED["shipment"]))
    return document


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr("unpick.store.index.FEW", 0)
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    load(workspace, "Invented Lotus")
    return workspace


def mark(workspace: Workspace) -> None:
    """Write a name into the index that is in no fact, so that it shows where an answer came from."""
    with duckdb.connect(str(workspace.folder / "index.duckdb")) as connection:
        connection.execute("update party set name = 'From The Index'")


def parties(workspace: Workspace, known_at: dt.date | None = None) -> list[str]:
    with workspace.reader(known_at=known_at) as reader:
        return sorted(reader.table("party").column("name").to_pylist())


def test_parties_come_from_a_current_index(workspace: Workspace):
    mark(workspace)
    assert parties(workspace) == ["From The Index"]


def test_parties_of_a_day_or_without_withdrawn_evidence_come_from_the_facts(workspace: Workspace):
    load(workspace, "Invented Reed")
    mark(workspace)
    assert parties(workspace, dt.date(2026, 1, 1)) == ["Invented Lotus", "Invented Reed"]
    with workspace.reader() as reader:
        document = reader.table("document").column("document").to_pylist()[0]
    workspace.decisions.withdraw(document, by="editor", why="recanted", at=AT)
    assert len(parties(workspace)) == 1
    assert parties(workspace) != ["From The Index"]


@pytest.mark.parametrize("harm", ["deleted", "stale", "garbage"])
def test_an_index_that_is_not_current_is_not_used_and_the_next_load_renews_it(
    workspace: Workspace, harm: str
):
    path = workspace.folder / "index.duckdb"
    if harm == "deleted":
        path.unlink()
    elif harm == "garbage":
        path.write_bytes(b"no database")
    else:
        # What a load leaves that is killed between publishing and indexing.
        old = path.read_bytes()
        load(workspace, "Invented Reed")
        path.write_bytes(old)
    before = parties(workspace)
    assert before == ["Invented Lotus", "Invented Reed"][: 2 if harm == "stale" else 1]
    assert not index_is_current(workspace.folder, workspace.snapshot())
    with workspace.loading(at=AT):
        pass
    assert index_is_current(workspace.folder, workspace.snapshot())
    assert parties(workspace) == before
    assert verify_workspace(workspace.folder) == []


def test_two_readers_and_a_load_share_an_index(workspace: Workspace):
    with workspace.reader() as one, workspace.reader() as two:
        load(workspace, "Invented Reed")
        assert one.table("party").num_rows == two.table("party").num_rows == 1
    assert len(parties(workspace)) == 2


def test_few_shipments_have_no_index_and_one_more_makes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("unpick.store.index.FEW", 1)
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    load(workspace, "Invented Lotus")
    assert not (workspace.folder / "index.duckdb").exists()
    assert parties(workspace) == ["Invented Lotus"]
    load(workspace, "Invented Reed")
    assert index_is_current(workspace.folder, workspace.snapshot())
    mark(workspace)
    assert parties(workspace) == ["From The Index"] * 2

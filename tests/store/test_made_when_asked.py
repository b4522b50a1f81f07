"""A reader makes its tables and views when they are asked for, and the same question gets the same answer."""

from pathlib import Path

import pytest

from tests.store.test_index import load
from tests.store.test_workspace import AT
from unpick.store import reader as house
from unpick.store.reader import VIEWS
from unpick.store.tables import STORED
from unpick.store.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    load(workspace, "Invented Lotus")
    load(workspace, "Invented Reed")
    return workspace


def made(reader: house.Reader) -> set[str]:
    rows = reader._database.execute("select view_name from duckdb_views() where not internal").fetchall()
    return {row[0] for row in rows if row[0] in (*STORED, *VIEWS)}


def test_a_question_makes_what_it_rests_on_and_no_more(workspace: Workspace):
    with workspace.reader() as reader:
        assert made(reader) == set()
        assert reader.table("party").num_rows == 2
        assert made(reader) == {"document", "shipment", "party"}
        assert set(reader.connection.sql("select 1 as x").columns) == {"x"}
        assert made(reader) == {*STORED, *VIEWS}


def test_every_table_says_the_same_whatever_was_asked_before(workspace: Workspace):
    with workspace.reader() as whole:
        assert whole.connection
        for name in (*STORED, *VIEWS):
            with workspace.reader() as alone:
                assert alone.table(name).equals(whole.table(name)), name


def test_a_query_that_names_tables_otherwise_is_answered_too(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    text = b"select count(*) as n from shipment as s, party as p where p.name = s.shipper_name"
    monkeypatch.setattr(house, "bundled_bytes", lambda package, name: _bytes(package, name, text))
    with workspace.reader() as reader:
        assert reader.rows("unpick.store", "invented.sql") == [{"n": 2}]


def _bytes(package: str, name: str, text: bytes) -> bytes:
    from unpick.model.bundled import bundled_bytes

    return text if name == "invented.sql" else bundled_bytes(package, name)

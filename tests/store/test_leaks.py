"""What became public later is in no table of an earlier day, whatever was loaded."""

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unpick.model.statement import Statement
from unpick.store.reader import VIEWS
from unpick.store.tables import STORED
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)
DAYS = st.dates(dt.date(2019, 1, 1), dt.date(2019, 12, 31))
PROPS = (
    ("Company", "name"),
    ("Company", "country"),
    ("Link", "subject"),
    ("Link", "object"),
    ("Claim", "subject"),
    ("Claim", "predicate"),
    ("Sanction", "entity"),
)


def load(folder: Path, said: list[tuple[int, int, dt.date]]) -> Workspace:
    workspace = Workspace.create(folder, created_at=AT)
    with workspace.loading(at=AT) as loading:
        document = loading.add_original(
            b"invented", name="invented", dataset="invented", public_from=dt.date(2019, 1, 1)
        )
        loading.write_statements(
            Statement(
                entity_id=f"inv-{PROPS[kind][0]}-{which}",
                schema=PROPS[kind][0],
                prop=PROPS[kind][1],
                value=f"inv-Company-{which}",
                dataset="invented",
                public_from=public,
                document=document,
                locator=f"row:{row}",
            )
            for row, (kind, which, public) in enumerate(said)
        )
        given_ = {
            "document": [document] * len(said),
            "row": list(range(len(said))),
            "shipper_name": [f"Invented Shipper {which}" for _, which, _ in said],
            "dataset": ["invented"] * len(said),
            "public_from": [public for *_, public in said],
            "protected": [False] * len(said),
        }
        rows = [dict(zip(given_, row, strict=True)) for row in zip(*given_.values(), strict=True)]
        loading.write("shipment", pa.Table.from_pylist(rows, schema=STORED["shipment"]))
        lines = [{"document": document, "row": row["row"], "line": 1} for row in rows]
        loading.write("goods_line", pa.Table.from_pylist(lines, schema=STORED["goods_line"]))
    return workspace


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.lists(
        st.tuples(st.integers(0, len(PROPS) - 1), st.integers(0, 2), DAYS), min_size=1, max_size=12
    ),
    known_at=DAYS,
)
def test_nothing_public_later_is_in_any_table(tmp_path_factory: pytest.TempPathFactory, said, known_at):
    workspace = load(tmp_path_factory.mktemp("leak") / "ws", said)
    public = {row for row, (*_, day) in enumerate(said) if day <= known_at}
    with workspace.reader(known_at=known_at) as reader:
        tables = {name: reader.table(name) for name in (*STORED, *VIEWS)}
        for name, rows in tables.items():
            if "public_from" in rows.schema.names:
                assert all(day is None or day <= known_at for day in rows["public_from"].to_pylist()), name
        assert set(tables["shipment"]["row"].to_pylist()) == public
        assert set(tables["goods_line"]["row"].to_pylist()) == public
        shown = {int(text.removeprefix("row:")) for text in tables["statement"]["locator"].to_pylist()}
        assert shown == public
        why = {
            one
            for name in VIEWS
            if "why" in (table := tables[name]).schema.names
            for ids in table["why"].to_pylist()
            for one in ids or []
            if not str(one).startswith("shp-")
        }
        assert why <= set(tables["statement"]["id"].to_pylist())


def test_the_same_statement_in_two_loads_is_stored_once(tmp_path: Path):
    workspace = load(tmp_path / "ws", [(0, 0, dt.date(2019, 1, 1))])
    with workspace.reader() as reader:
        rows = reader.table("statement")
    with workspace.loading(at=AT) as loading:
        assert loading.write("statement", rows) == 0


def test_a_pointer_that_was_set_back_stops_the_next_load_instead_of_losing_what_came_later(tmp_path: Path):
    from unpick.model.errors import Tampered
    from unpick.store.verify import verify_workspace

    workspace = load(tmp_path / "ws", [(0, 0, dt.date(2019, 1, 1))])
    first = sorted((workspace.folder / "facts" / "manifests").iterdir())[0]
    parts = sorted((workspace.folder / "facts" / "parts").iterdir())
    (workspace.folder / "facts" / "CURRENT").write_text(first.name)
    assert [found.file for found in verify_workspace(workspace.folder)] == ["facts/CURRENT"]
    with pytest.raises(Tampered, match="the log knows snapshot"), workspace.loading(at=AT):
        pass
    assert sorted((workspace.folder / "facts" / "parts").iterdir()) == parts


def test_the_newest_decision_deleted_is_missed(tmp_path: Path):
    import sqlite3

    from unpick.store.verify import verify_workspace

    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    workspace.decisions.decide("a", "b", "same", by="one", why="same registry number", at=AT)
    with sqlite3.connect(workspace.folder / "decisions.sqlite") as connection:
        connection.execute("delete from log where action = 'decide'")
    assert [found.file for found in verify_workspace(workspace.folder)] == ["decisions.sqlite"]

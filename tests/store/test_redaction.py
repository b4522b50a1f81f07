"""What a protected source said is redacted in every table and view, ids included, until it is revealed."""

import shutil
from pathlib import Path

import pyarrow as pa
import pytest

from tests.store.test_workspace import AT, day, said
from unpick.store.index import build_index
from unpick.store.reader import VIEWS, Reader
from unpick.store.tables import STORED
from unpick.store.workspace import Workspace

SECRETS = ("Invented Witness", "inv-witness", "made-up linen", "Invented Hidden Mill", "row:77", "HIDDEN-1")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one open and one protected document; both have statements, bills and goods."""
    workspace = Workspace.create(tmp_path_factory.mktemp("base") / "ws", created_at=AT)
    load(workspace, protected=True)
    load(workspace, protected=False)
    return workspace.folder


@pytest.fixture
def workspace(base: Path, tmp_path: Path) -> Workspace:
    return Workspace.open(Path(shutil.copytree(base, tmp_path / "ws")))


def load(workspace: Workspace, *, protected: bool) -> str:
    who = "Witness" if protected else "Lotus"
    with workspace.loading(at=AT) as loading:
        document = loading.add_original(
            f"invented {who}".encode(),
            name=f"{who}.csv",
            dataset="invented",
            public_from=day("2020-01-01"),
            protected=protected,
            passphrase="long enough",
        )
        told = {"protected": protected, "dataset": f"invented {who}", "locator": "row:77"}
        entity = f"inv-{who.lower()}"
        loading.write_statements(
            said(document, value, entity_id=entity, prop=prop, **told)
            for prop, value in (("name", f"Invented {who}"), ("registrationNumber", "HIDDEN-1"))
        )
        bill = {"document": document, "row": 1, "dataset": "invented", "public_from": day("2020-01-01")}
        bill |= {"protected": protected, "shipper_name": "Invented Hidden Mill" if protected else "Open Mill"}
        loading.write("shipment", pa.Table.from_pylist([bill], schema=STORED["shipment"]))
        line = {"document": document, "row": 1, "line": 1, "description": "made-up linen", "hs_code": "5208"}
        if not protected:
            line["description"] = "open cotton"
        loading.write("goods_line", pa.Table.from_pylist([line], schema=STORED["goods_line"]))
    return document


def everything(reader: Reader) -> str:
    return "\n".join(
        str(reader.table(name).filter(_shut(reader.table(name))).to_pylist()) for name in (*STORED, *VIEWS)
    )


def _shut(rows: pa.Table) -> pa.Array:
    """Return the rows that are not those of the open document, which has a locator of its own right."""
    return pa.array(["Lotus" not in str(row) for row in rows.to_pylist()], pa.bool_())


def test_no_table_and_no_view_says_what_a_protected_source_said(workspace: Workspace):
    with workspace.reader() as reader:
        told = everything(reader)
    assert [secret for secret in SECRETS if secret in told] == []
    assert "open cotton" in told
    assert "protected-" in told


def test_no_index_says_what_a_protected_source_said(workspace: Workspace):
    build_index(workspace.folder, workspace.snapshot())
    data = (workspace.folder / "index.duckdb").read_bytes()
    assert b"OPEN MILL" in data.upper()
    assert [secret for secret in SECRETS[:4] if secret.encode() in data] == []


def test_who_reveals_a_document_sees_its_rows_and_no_other(workspace: Workspace):
    with workspace.reader() as reader:
        (shut,) = [row["document"] for row in reader.table("document").to_pylist() if row["sealed"]]
    workspace.unlock("long enough", [shut])
    with workspace.reader(reveal=frozenset({shut})) as reader:
        told = everything(reader)
    assert [secret for secret in SECRETS if secret not in told] == []


def test_an_alias_stands_for_one_entity_and_is_not_made_of_its_name_alone(tmp_path: Path):
    aliases = []
    for folder in ("one", "two"):
        workspace = Workspace.create(tmp_path / folder, created_at=AT)
        load(workspace, protected=True)
        with workspace.reader() as reader:
            (alias,) = set(reader.table("statement").column("entity_id").to_pylist())
        aliases.append(alias)
    assert aliases[0] != aliases[1], "another workspace has another secret"


def test_protected_evidence_is_withdrawn_by_the_id_that_was_shown(workspace: Workspace):
    with workspace.reader() as reader:
        shown = [row["id"] for row in reader.table("statement").to_pylist() if row["protected"]]
    workspace.decisions.withdraw(shown[0], by="editor", why="the source recanted", at=AT)
    with workspace.reader() as reader:
        left = [row["id"] for row in reader.table("statement").to_pylist() if row["protected"]]
    assert left == shown[1:]


def test_two_protected_sources_are_not_one_party(workspace: Workspace):
    with workspace.reader() as reader:
        assert reader.table("party").column("name").to_pylist() == ["Open Mill"]

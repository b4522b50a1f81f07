"""Rows of protected sources lie sealed: no file says them, the passphrase gives them back, erasure takes them for good."""

import datetime as dt
import re
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.store.test_redaction import SECRETS, everything, load
from tests.store.test_workspace import AT
from unpick.model.errors import UsageError
from unpick.store.erase import erase
from unpick.store.reader import Reader
from unpick.store.reseal import reseal
from unpick.store.sealed import SealKey, open_sealed
from unpick.store.sealed_rows import rows_in_clear
from unpick.store.verify import verify_workspace
from unpick.store.workspace import Workspace

LATER = AT + dt.timedelta(days=1)
WORDS = "long enough"
SHUT = [one for one in SECRETS if one not in ("row:77", "HIDDEN-1")]
"""The open document has the same locator and number."""


def make(folder: Path) -> Workspace:
    workspace = Workspace.create(folder, created_at=AT)
    load(workspace, protected=True)
    load(workspace, protected=False)
    return workspace


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("made") / "ws").folder


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Workspace:
    return Workspace.open(Path(shutil.copytree(made, tmp_path / "ws")))


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace as a version without sealed rows wrote it."""
    with monkeypatch.context() as patch:
        patch.setattr("unpick.store.sealed_rows.RowSealer.take", lambda self, rows, protected=None: rows)
        return make(tmp_path / "old")


def shut_of(workspace: Workspace) -> str:
    (one,) = (path.name for path in (workspace.folder / "sealed").glob("?" * 64))
    return one


def told_in(folder: Path) -> set[str]:
    """Return the secrets that any file says, as bytes or as rows."""
    found: set[str] = set()
    for path in folder.rglob("*"):
        if path.is_file():
            text = str(pq.read_table(path).to_pylist()) if path.suffix == ".parquet" else ""
            said = path.read_bytes() + text.encode()
            found |= {one for one in SHUT if one.encode() in said}
    return found


def test_no_file_of_the_workspace_says_what_a_protected_source_said(workspace: Workspace):
    assert told_in(workspace.folder) == set()
    assert rows_in_clear(workspace.folder, workspace.snapshot()) == {}
    assert verify_workspace(workspace.folder) == []


def test_the_passphrase_gives_every_row_back_as_it_was_loaded(workspace: Workspace, old: Workspace):
    for one in (workspace, old):
        one.unlock(WORDS, [shut_of(one)])
    kept = frozenset({shut_of(workspace)})
    with workspace.reader(reveal=kept) as ours, old.reader(reveal=frozenset({shut_of(old)})) as theirs:
        for table in ("statement", "shipment", "goods_line", "name", "identifier"):
            mine, other = (
                re.sub("[0-9a-f]{64}", "", str(one.table(table).drop_columns(_own(table)).to_pylist()))
                for one in (ours, theirs)
            )
            assert sorted(mine) == sorted(other), table
        assert [one for one in SECRETS if one not in everything(ours)] == []
        (title,) = [row["title"] for row in ours.table("document").to_pylist() if row["protected"]]
        assert title == "Witness.csv"


def _own(table: str) -> list[str]:
    # Ids are made of the commitment, which is another in another workspace.
    return {"statement": ["id"], "name": ["why"], "identifier": ["why"]}.get(table, [])


def test_another_passphrase_and_a_flipped_byte_give_nothing(workspace: Workspace):
    shut = shut_of(workspace)
    with pytest.raises(UsageError, match="passphrase is wrong"):
        workspace.unlock("another one", [shut])
    workspace.unlock(WORDS, [shut])
    for path in sorted((workspace.folder / "sealed").glob("*.rows")):
        data = path.read_bytes()
        for place in (0, 20, len(data) // 2, len(data) - 1):
            path.chmod(0o600)
            path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
            with (
                pytest.raises(UsageError, match="bytes were changed"),
                workspace.reader(reveal=frozenset({shut})),
            ):
                pass
        path.write_bytes(data[:-1])
        with (
            pytest.raises(UsageError, match="bytes were changed"),
            workspace.reader(reveal=frozenset({shut})),
        ):
            pass
        path.write_bytes(data)


def test_a_protected_row_without_a_passphrase_is_refused_and_nothing_is_loaded(tmp_path: Path):
    from tests.store.test_workspace import load as load_rows

    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    with pytest.raises(UsageError, match="no passphrase to seal its rows"):
        load_rows(workspace, "Invented Witness", protected=True)
    assert workspace.snapshot().number == 0


def test_what_an_older_version_left_in_clear_is_sealed_under_the_same_aliases(old: Workspace):
    assert told_in(old.folder) == set(SHUT)
    assert sum(rows_in_clear(old.folder, old.snapshot()).values()) == 5
    with old.reader() as reader:
        before = everything(reader)
    old.unlock(WORDS, [])
    done = reseal(old.folder, WORDS, at=LATER)
    assert (done.rows, done.parts) == (5, 4)
    assert told_in(old.folder) == set()
    assert verify_workspace(old.folder) == []
    shut = shut_of(old)
    old.unlock(WORDS, [shut])
    with old.reader() as reader:
        assert everything(reader) == before
        (alias,) = {row["entity_id"] for row in reader.table("statement").to_pylist() if row["protected"]}
    with old.reader(reveal=frozenset({shut})) as reader:
        assert [one for one in SECRETS if one not in everything(reader)] == []
        assert reader.alias("inv-witness") == alias
    assert reseal(old.folder, WORDS, at=LATER).rows == 0, "nothing is left to seal"


def test_goods_and_bills_of_open_sources_are_not_touched_by_sealing(old: Workspace):
    with old.reader() as reader:
        before = [
            row for row in reader.table("goods_line").to_pylist() if row["description"] == "open cotton"
        ]
    reseal(old.folder, WORDS, at=LATER)
    with old.reader() as reader:
        assert before
        assert before == [
            row for row in reader.table("goods_line").to_pylist() if row["description"] == "open cotton"
        ]


def test_an_alias_is_made_again_by_who_has_the_passphrase_only(workspace: Workspace):
    with workspace.reader() as reader, pytest.raises(UsageError, match="alias"):
        reader.alias("inv-witness")
    secret = (workspace.folder / "sealed" / "pseudonyms").read_text()
    with workspace.reader() as reader:
        (alias,) = {row["entity_id"] for row in reader.table("statement").to_pylist() if row["protected"]}
    from unpick.store.redaction import legacy_alias

    assert legacy_alias(secret, "inv-witness") != alias
    workspace.unlock(WORDS, [shut_of(workspace)])
    with workspace.reader() as reader:
        assert reader.alias("inv-witness") == alias


def test_after_erasure_nothing_opens_even_with_the_cipher_text_brought_back(
    workspace: Workspace, tmp_path: Path
):
    shut = shut_of(workspace)
    copy = Path(shutil.copytree(workspace.folder / "sealed", tmp_path / "backup"))
    gone = erase(workspace.folder, [shut], by="one", why="asked for", at=LATER, what={"documents": [shut]})
    assert len(gone) == 2 + 4, "original, key, rows of four tables"
    assert verify_workspace(workspace.folder) == []
    with workspace.reader() as reader:
        assert "[protected source]" in everything(reader)
    for path in copy.iterdir():
        if path.suffix != ".key" and not (workspace.folder / "sealed" / path.name).exists():
            shutil.copy(path, workspace.folder / "sealed" / path.name)
    with pytest.raises(UsageError, match="key was destroyed"):
        open_sealed(workspace.folder, shut, passphrase=WORDS)
    workspace._key = SealKey.of(workspace.folder, WORDS)
    with pytest.raises(UsageError, match="key was destroyed"), workspace.reader(reveal=frozenset({shut})):
        pass


def test_an_erasure_that_was_killed_halfway_is_told_and_can_be_ended(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    shut = shut_of(workspace)
    with monkeypatch.context() as patch:
        patch.setattr("unpick.store.erase.destroy_key", lambda folder, name: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            erase(workspace.folder, [shut], by="one", why="asked for", at=LATER, what={})
    assert [one.problem for one in verify_workspace(workspace.folder)] == [
        "the log says that it was erased, and it is there"
    ]
    erase(workspace.folder, [shut], by="one", why="asked for", at=LATER, what={})
    assert verify_workspace(workspace.folder) == []


def test_a_sealed_file_that_is_lost_without_an_erasure_is_told(workspace: Workspace):
    for path in (workspace.folder / "sealed").glob("*.key"):
        path.unlink()
    (found,) = verify_workspace(workspace.folder)
    assert found.file.endswith(".key")
    assert found.problem == "the file is missing"


def test_what_a_killed_load_left_sealed_is_swept(workspace: Workspace):
    stray = [workspace.folder / "sealed" / f"{'e' * 64}{end}" for end in ("", ".key", f".{'a' * 16}.rows")]
    kept = {path.name for path in (workspace.folder / "sealed").iterdir()}
    for path in stray:
        path.write_bytes(b"stray")
    with workspace.loading(at=LATER):
        pass
    assert {path.name for path in (workspace.folder / "sealed").iterdir()} == kept


def test_the_same_protected_statement_is_stored_once(workspace: Workspace):
    from tests.store.test_workspace import said

    shut = shut_of(workspace)
    told = {"protected": True, "dataset": "invented Witness", "locator": "row:77"}
    one = said(shut, "Invented Witness", entity_id="inv-witness", prop="name", **told)
    with workspace.loading(at=LATER) as loading:
        loading.seal_with(WORDS)
        assert loading.write_statements([one, said(shut, "New words", entity_id="inv-witness", **told)]) == 1
    workspace.unlock(WORDS, [shut])
    with workspace.reader(reveal=frozenset({shut})) as reader:
        values = [row["value"] for row in reader.table("statement").to_pylist() if row["protected"]]
    assert sorted(values) == ["HIDDEN-1", "Invented Witness", "New words"]


def test_a_reader_of_older_parts_needs_no_passphrase(old: Workspace):
    with old.reader(reveal=frozenset({shut_of(old)})) as reader:
        assert isinstance(reader, Reader)
        assert "Invented Witness" in everything(reader)

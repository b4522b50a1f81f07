"""A handed-over copy verifies, holds nothing of protected sources, and says what was left out."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from tests.store.test_redaction import SECRETS, load
from tests.store.test_workspace import AT
from unpick.model.errors import UsageError
from unpick.store.archive import FolderArchive
from unpick.store.handover import hand_over
from unpick.store.verify import left_out, verify_workspace
from unpick.store.workspace import Workspace

LATER = AT + dt.timedelta(days=1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace and hand it over, once; nothing is changed in either."""
    folder = tmp_path_factory.mktemp("made")
    workspace = Workspace.create(folder / "ws", created_at=AT)
    load(workspace, protected=False)
    load(workspace, protected=True)
    (folder / "scratch").mkdir()
    hand_over(workspace.folder, FolderArchive(folder / "copy"), at=LATER, scratch=folder / "scratch")
    return folder


@pytest.fixture
def workspace(made: Path) -> Workspace:
    return Workspace.open(made / "ws")


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Workspace:
    return Workspace.open(Path(shutil.copytree(made / "copy", tmp_path / "copy")))


def test_the_copy_verifies_and_says_that_sealed_originals_were_left_out(
    workspace: Workspace, copy: Workspace
):
    assert verify_workspace(copy.folder) == []
    (says,) = left_out(copy.folder)
    assert says.startswith("1 sealed originals of protected sources")
    assert left_out(workspace.folder) == []
    assert not (copy.folder / "sealed").exists()


def test_no_byte_of_the_copy_says_what_a_protected_source_said(copy: Workspace):
    no_byte_says_it(copy)


def no_byte_says_it(copy: Workspace) -> None:
    import pyarrow.parquet as pq

    for path in copy.folder.rglob("*"):
        if path.is_file():
            text = str(pq.read_table(path).to_pylist()) if path.suffix == ".parquet" else ""
            told = path.read_bytes() + text.encode()
            hits = [secret for secret in SECRETS if secret.encode() in told]
            # The open document has the same locator and number in clear, and may.
            assert set(hits) <= {"row:77", "HIDDEN-1"}, path
            assert not hits or b"Lotus" in told, path


def test_the_copy_answers_as_the_workspace_does(workspace: Workspace, copy: Workspace):
    for name in ("document", "statement", "shipment", "goods_line", "name", "party", "entity"):
        with workspace.reader() as ours, copy.reader() as theirs:
            key = str
            assert sorted(ours.table(name).to_pylist(), key=key) == sorted(
                theirs.table(name).to_pylist(), key=key
            ), name


def test_parts_in_which_nothing_protected_lies_in_clear_are_the_same_files(
    workspace: Workspace, copy: Workspace
):
    before, after = ({part.sha256 for part in one.snapshot().parts} for one in (workspace, copy))
    assert len(before) == 8
    assert before == after


def test_rows_that_an_older_version_left_in_clear_travel_redacted(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("unpick.store.sealed_rows.RowSealer.take", lambda self, rows, protected=None: rows)
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    load(workspace, protected=False)
    load(workspace, protected=True)
    (tmp_path / "scratch").mkdir()
    hand_over(workspace.folder, FolderArchive(tmp_path / "copy"), at=LATER, scratch=tmp_path / "scratch")
    copy = Workspace.open(tmp_path / "copy")
    before, after = ({part.sha256 for part in one.snapshot().parts} for one in (workspace, copy))
    assert (len(before & after), len(after - before)) == (4, 4)
    assert verify_workspace(copy.folder) == []
    no_byte_says_it(copy)


def test_work_goes_on_in_the_copy_and_protected_sources_are_safe_there_too(copy: Workspace):
    load(copy, protected=True)
    assert verify_workspace(copy.folder) == []
    with copy.reader() as reader:
        told = str(reader.table("statement").to_pylist())
    assert "inv-witness" not in told
    (copy.folder / "sealed" / "pseudonyms").unlink()
    assert [found.file for found in verify_workspace(copy.folder)] == ["sealed/pseudonyms"]


def test_a_changed_byte_of_the_copy_is_found(copy: Workspace):
    (path,) = copy.folder.glob("originals/*/*")
    path.chmod(0o644)
    path.write_bytes(b"other")
    assert [found.problem for found in verify_workspace(copy.folder)] == ["its bytes were changed"]


def test_an_archive_replaces_nothing_and_keeps_names_inside(tmp_path: Path):
    source = tmp_path / "one"
    source.write_text("one")
    archive = FolderArchive(tmp_path / "archive")
    archive.put("a/b", source)
    assert archive.has("a/b")
    assert (archive.get("a/b"), list(archive.names())) == (b"one", ["a/b"])
    with pytest.raises(UsageError, match="holds it already"):
        archive.put("a/b", source)
    with pytest.raises(UsageError, match="out of the archive"):
        archive.put("../b", source)
    with pytest.raises(UsageError, match="not empty"):
        FolderArchive(tmp_path / "archive")

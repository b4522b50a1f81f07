"""Verify finds what was changed: one byte anywhere, an edited or lost decision, a missing original."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.store.test_workspace import AT, day, load
from unpick.model.errors import UsageError
from unpick.store.sealed import open_sealed
from unpick.store.verify import verify_workspace
from unpick.store.workspace import Workspace


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the workspace once; each test gets a copy, for a workspace is a folder that can be copied."""
    workspace = Workspace.create(tmp_path_factory.mktemp("base") / "ws", created_at=AT)
    load(workspace, "Invented Lotus", "Invented Reed")
    with workspace.loading(at=AT) as loading:
        loading.add_original(
            b"who told it",
            name="witness-invented.txt",
            dataset="s",
            public_from=day("2020-01-01"),
            protected=True,
            passphrase="long enough",
        )
    workspace.decisions.decide("a", "b", "same", by="one", why="same registry number", at=AT)
    export = workspace.folder / "exports" / "out.csv"
    export.write_text("name\nInvented Lotus\n")
    import hashlib

    digest = hashlib.sha256(export.read_bytes()).hexdigest()
    what = {"files": [{"path": "exports/out.csv", "sha256": digest}], "head": workspace.decisions.head()}
    workspace.decisions.record("export", by="one", why="", at=AT, what=what)
    return workspace.folder


@pytest.fixture
def workspace(base: Path, tmp_path: Path) -> Workspace:
    return Workspace.open(Path(shutil.copytree(base, tmp_path / "ws")))


def flip(path: Path) -> None:
    """Change one bit in the middle of a file, whatever its permissions."""
    path.chmod(0o644)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


def test_a_sound_workspace_has_no_problem(workspace: Workspace):
    assert verify_workspace(workspace.folder) == []


@pytest.mark.parametrize(
    "kind", ["originals/*/*", "sealed/*", "facts/parts/*", "facts/manifests/*", "exports/*"]
)
def test_one_flipped_byte_in_any_file_is_found_with_its_name(workspace: Workspace, kind: str):
    for path in sorted(workspace.folder.glob(kind)):
        before = path.read_bytes()
        flip(path)
        found = verify_workspace(workspace.folder)
        assert any(path.name in problem.file and problem.remedy for problem in found), path
        path.write_bytes(before)
    assert verify_workspace(workspace.folder) == []


@pytest.mark.parametrize("kind", ["originals/*/*", "sealed/*", "facts/parts/*", "exports/*"])
def test_a_missing_file_is_found(workspace: Workspace, kind: str):
    path = sorted(workspace.folder.glob(kind))[0]
    path.unlink()
    assert any(
        path.name in problem.file and "missing" in problem.problem
        for problem in verify_workspace(workspace.folder)
    )


def test_a_pointer_to_nowhere_is_found(workspace: Workspace):
    (workspace.folder / "facts" / "CURRENT").write_text("000001-" + "0" * 64 + ".json")
    assert verify_workspace(workspace.folder)


@pytest.mark.parametrize(
    "statement",
    [
        "update log set why = 'other' where action = 'decide'",
        "update log set what = '{}' where action = 'decide'",
        "delete from log where action = 'decide'",
        "delete from log where number > 2",
        "update log set at = '2020-01-01T00:00:00Z' where number = 1",
    ],
)
def test_an_edited_or_deleted_decision_is_found(workspace: Workspace, statement: str):
    with sqlite3.connect(workspace.folder / "decisions.sqlite") as connection:
        connection.execute(statement)
    assert any(problem.file == "decisions.sqlite" for problem in verify_workspace(workspace.folder))


def test_a_lost_log_is_found(workspace: Workspace):
    for path in workspace.folder.glob("decisions.sqlite*"):
        path.unlink()
    assert any("missing" in problem.problem for problem in verify_workspace(workspace.folder))


def test_an_edited_index_is_found_and_can_be_rebuilt(workspace: Workspace):
    import duckdb

    from unpick.store.index import build_index

    build_index(workspace.folder, workspace.snapshot())
    with duckdb.connect(str(workspace.folder / "index.duckdb")) as connection:
        connection.execute("insert into party (party_id, name) values ('pty-0', 'Invented Other')")
    assert [problem.problem for problem in verify_workspace(workspace.folder)] == [
        "table 'party' differs from the facts"
    ]
    build_index(workspace.folder, workspace.snapshot())
    assert verify_workspace(workspace.folder) == []


def test_a_deleted_index_is_no_problem(workspace: Workspace):
    (workspace.folder / "index.duckdb").unlink(missing_ok=True)
    assert verify_workspace(workspace.folder) == []


def sealed_of(workspace: Workspace) -> str:
    (commitment,) = {path.name for path in (workspace.folder / "sealed").glob("?" * 64)}
    return commitment


def test_a_sealed_original_opens_with_its_passphrase_only(workspace: Workspace):
    commitment = sealed_of(workspace)
    about, data = open_sealed(workspace.folder, commitment, passphrase="long enough")
    assert (about["name"], data) == ("witness-invented.txt", b"who told it")
    with pytest.raises(UsageError, match="passphrase is wrong"):
        open_sealed(workspace.folder, commitment, passphrase="long enough?")
    assert not list((workspace.folder / "originals").glob(f"*/{commitment}"))


def test_a_sealed_original_of_several_blocks_comes_back_whole(workspace: Workspace):
    data = bytes(range(256)) * 10_000
    with workspace.loading(at=AT) as loading:
        commitment = loading.add_original(
            data, name="n", dataset="s", public_from=AT.date(), protected=True, passphrase="long enough"
        )
    assert open_sealed(workspace.folder, commitment, passphrase="long enough")[1] == data
    path = workspace.folder / "sealed" / commitment
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[: 1 << 20])
    with pytest.raises(UsageError, match="bytes were changed"):
        open_sealed(workspace.folder, commitment, passphrase="long enough")


def test_the_bytes_and_the_name_of_a_sealed_original_stand_nowhere_in_the_open(workspace: Workspace):
    for path in workspace.folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"who told it" not in data, path
            assert b"witness-invented" not in data, path


def add_protected(workspace: Workspace, data: bytes, passphrase: str) -> str:
    with workspace.loading(at=AT) as loading:
        return loading.add_original(
            data, name="n", dataset="s", public_from=AT.date(), protected=True, passphrase=passphrase
        )


@pytest.mark.parametrize(
    ("passphrase", "says"),
    [("", "UNPICK_PASSPHRASE"), ("short", "8 characters"), ("another one", "passphrase is wrong")],
)
def test_a_protected_original_without_the_passphrase_of_the_workspace_is_refused(
    workspace: Workspace, passphrase: str, says: str
):
    before = workspace.snapshot()
    with pytest.raises(UsageError, match=says):
        add_protected(workspace, b"x", passphrase)
    assert workspace.snapshot() == before


def test_the_same_protected_original_is_sealed_once(workspace: Workspace):
    assert add_protected(workspace, b"who told it", "long enough") == sealed_of(workspace)


def test_what_a_killed_load_sealed_is_swept_and_the_secret_stays(workspace: Workspace):
    stray = workspace.folder / "sealed" / ("e" * 64)
    stray.write_bytes(b"stray")
    kept = sealed_of_all(workspace)
    load(workspace, "Invented Willow")
    assert sealed_of_all(workspace) == kept - {stray.name}


def sealed_of_all(workspace: Workspace) -> set[str]:
    return {path.name for path in (workspace.folder / "sealed").iterdir()}


def test_a_missing_older_manifest_is_found(workspace: Workspace):
    oldest = sorted((workspace.folder / "facts" / "manifests").iterdir())[0]
    oldest.unlink()
    (found,) = verify_workspace(workspace.folder)
    assert found.problem.startswith("the manifest of snapshot 0")


def test_a_head_file_that_lost_a_byte_is_named(workspace: Workspace):
    head = workspace.decisions.head_file
    head.write_bytes(head.read_bytes()[:-1])
    assert [one.file for one in verify_workspace(workspace.folder)] == ["decisions.sqlite"]


def test_a_pointer_that_leads_nowhere_is_named(workspace: Workspace):
    for text in ("", "a" * 5000, "."):
        (workspace.folder / "facts" / "CURRENT").write_text(text)
        assert verify_workspace(workspace.folder)[0].file.startswith("facts/manifests")

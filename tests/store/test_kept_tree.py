"""The kept hashes of the log's tree give the same roots and proofs as a tree built anew, and are never believed against it."""

import shutil
from pathlib import Path

import pytest

from tests.store.test_workspace import AT
from unpick.store.decisions import NewRow
from unpick.store.heads import drop_kept_tree
from unpick.store.kept_tree import NAME, KeptTree, differs, log_proofs, place_of
from unpick.store.merkle import Tree
from unpick.store.verify import verify_workspace
from unpick.store.workspace import Workspace


def tree_of(workspace: Workspace) -> Tree:
    return Tree(bytes.fromhex(one.hash) for one in workspace.decisions.entries())


def write(workspace: Workspace, rows: int) -> None:
    row = NewRow(action="note", by="one", why="a row", what={})
    workspace.decisions.record_all([row] * rows, at=AT)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = Workspace.create(tmp_path_factory.mktemp("made") / "ws", created_at=AT)
    write(workspace, 36)
    return workspace.folder


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Workspace:
    return Workspace.open(Path(shutil.copytree(made, tmp_path / "ws")))


def test_each_hash_has_its_own_place_and_none_is_left_empty():
    for leaves in range(1, 70):
        places = sorted(place_of(level, at) for level in range(8) for at in range(leaves >> level))
        assert places == list(range(len(places)))


@pytest.mark.parametrize("pieces", [(37,), (1,) * 37, (3, 13, 21), (16, 16, 5)])
def test_roots_and_proofs_are_those_of_a_tree_built_anew_however_the_rows_came(
    tmp_path: Path, pieces: tuple[int, ...]
):
    leaves = [bytes([number]) * 32 for number in range(37)]
    fresh = Tree(leaves)
    with (tmp_path / NAME).open("x+b") as stream:
        kept = KeptTree(stream, 0)
        for count in pieces:
            kept.append(leaves[len(kept) : len(kept) + count])
        for size in range(1, 38):
            assert kept.root(size) == fresh.root(size)
            assert [kept.inclusion(at, size) for at in range(size)] == [
                fresh.inclusion(at, size) for at in range(size)
            ]
            assert [kept.consistency(old, size) for old in range(1, size + 1)] == [
                fresh.consistency(old, size) for old in range(1, size + 1)
            ]


def test_a_log_of_several_batches_is_kept_whole(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("unpick.store.kept_tree._BATCH", 5)
    with log_proofs(workspace.folder) as kept:
        assert (len(kept), kept.root()) == (len(workspace.decisions.entries()), tree_of(workspace).root())
    assert not differs(workspace.folder)


def test_the_file_follows_the_log(workspace: Workspace):
    for more in (0, 1, 6, 30):
        if more:
            write(workspace, more)
        with log_proofs(workspace.folder) as kept:
            assert (len(kept), kept.root()) == (
                len(workspace.decisions.entries()),
                tree_of(workspace).root(),
            )
    assert not differs(workspace.folder)
    assert verify_workspace(workspace.folder) == []


@pytest.mark.parametrize("cut", [1, 31, 32, 33, 64, 500, 10_000])
def test_a_file_that_was_cut_short_is_made_whole(workspace: Workspace, cut: int):
    with log_proofs(workspace.folder) as kept:
        root = kept.root()
    path = workspace.folder / NAME
    path.write_bytes(path.read_bytes()[:-cut])
    with log_proofs(workspace.folder) as kept:
        assert kept.root() == root
    assert not differs(workspace.folder)


def test_the_file_of_another_log_is_made_anew(workspace: Workspace, tmp_path: Path):
    other = Workspace.create(tmp_path / "other", created_at=AT)
    write(other, 12)
    with log_proofs(other.folder):
        pass
    shutil.copy(other.folder / NAME, workspace.folder / NAME)
    with log_proofs(workspace.folder) as kept:
        assert kept.root() == tree_of(workspace).root()


def test_a_changed_hash_is_told_by_verify_and_dropped_before_a_head_is_signed(workspace: Workspace):
    with log_proofs(workspace.folder):
        pass
    path = workspace.folder / NAME
    data = bytearray(path.read_bytes())
    data[70] ^= 1
    path.write_bytes(bytes(data))
    assert [one.file for one in verify_workspace(workspace.folder)] == [NAME]
    drop_kept_tree(workspace.folder)
    with log_proofs(workspace.folder) as kept:
        assert kept.root() == tree_of(workspace).root()


def test_where_nothing_can_be_written_the_tree_is_built_in_memory(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(path)

    whole = tree_of(workspace).root()
    monkeypatch.setattr(Path, "open", refuse)
    with log_proofs(workspace.folder) as kept:
        assert kept.root() == whole

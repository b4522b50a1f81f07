"""One id of a facts file means one content: a second one is refused with what to do, never mixed into the first. All invented."""

from pathlib import Path

import pytest

from tests.app.test_petition import AT, HOURS, PAPERS, facts
from unpick.app.custody import withdraw_evidence
from unpick.app.load import load
from unpick.app.petition import petition
from unpick.model.errors import UsageError
from unpick.store.workspace import Workspace


def given(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    opened = Workspace.create(tmp_path / "ws", created_at=AT)
    load(opened, [given(tmp_path, "a.yml", facts(HOURS, PAPERS))], at=AT)
    return opened


def test_the_same_file_again_is_no_fault(workspace: Workspace, tmp_path: Path):
    again = load(workspace, [given(tmp_path, "b.yml", facts(HOURS, PAPERS))], at=AT)
    assert again["rows_rejected"] == 0


def test_another_content_under_one_id_is_refused_and_says_how_to_replace_it(
    workspace: Workspace, tmp_path: Path
):
    changed = given(tmp_path, "b.yml", facts(PAPERS, HOURS))
    with pytest.raises(UsageError, match="facts file of the id 'invented-mill'") as told:
        load(workspace, [changed], at=AT)
    (document,) = [word for word in str(told.value).split() if len(word) == 64]
    withdraw_evidence(workspace.folder, document, by="A. Clerk", why="corrected", at=AT)
    assert load(workspace, [changed], at=AT)["rows_loaded"] > 0
    paper, _ = petition(workspace, "invented-mill", at=AT)
    assert paper.refused == ""


def test_two_files_of_one_id_in_one_load_are_refused(tmp_path: Path):
    opened = Workspace.create(tmp_path / "ws", created_at=AT)
    files = [given(tmp_path, "a.yml", facts(HOURS)), given(tmp_path, "b.yml", facts(PAPERS))]
    with pytest.raises(UsageError, match="could not be told apart"):
        load(opened, files, at=AT)

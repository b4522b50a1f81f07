"""Custody through the app: what is withdrawn leaves the answers, and every act is in the log."""

import datetime as dt
from pathlib import Path

import pytest

from unpick.app.custody import check_custody, make_workspace, undo_decision, withdraw_evidence
from unpick.model.errors import NotAWorkspace, UsageError
from unpick.model.statement import Statement
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "ws"
    assert make_workspace(place, at=AT)["created"]
    with Workspace.open(place).loading(at=AT) as loading:
        day = dt.date(2020, 1, 1)
        document = loading.add_original(b"invented", name="invented.csv", dataset="invented", public_from=day)
        loading.write_statements(
            Statement(
                entity_id=f"inv-{row}",
                schema="Company",
                prop="name",
                value=f"Invented Works {row}",
                dataset="invented",
                public_from=day,
                document=document,
                locator=f"row:{row}",
            )
            for row in range(3)
        )
    return place


def document_of(folder: Path) -> str:
    with Workspace.open(folder).reader() as reader:
        return str(reader.table("document")["document"][0])


def test_a_sound_workspace_is_said_to_be_sound_with_what_was_checked(folder: Path):
    answer = check_custody(folder, at=AT)
    assert (answer["schema"], answer["ok"], answer["problems"]) == ("unpick.verify/1", True, [])
    assert answer["checked"] == {"originals": 1, "sealed": 0, "parts": 2, "manifests": 2, "exports": 0}


def test_a_missing_original_is_told_with_its_place_and_a_remedy(folder: Path):
    sha = document_of(folder)
    (folder / "originals" / sha[:2] / sha).unlink()
    (found,) = check_custody(folder, at=AT)["problems"]
    assert found["part"] == f"originals/{sha[:2]}/{sha}"
    assert found["problem"] == "the file is missing"
    assert found["remedy"]


def test_a_folder_that_is_no_workspace_is_not_called_sound(tmp_path: Path):
    with pytest.raises(NotAWorkspace):
        check_custody(tmp_path, at=AT)


def test_a_withdrawn_document_takes_its_statements_along_and_undo_brings_them_back(folder: Path):
    answer = withdraw_evidence(folder, document_of(folder), by="editor", why="recanted", at=AT)
    says = {change["kind"]: change["says"] for change in answer["changed"]}
    assert says["document"].startswith("1 rows")
    assert says["statement"].startswith("3 rows")
    assert says["entity"].startswith("3 rows")
    undone = undo_decision(folder, answer["decision"], by="editor", why="forged recantation", at=AT)
    assert undone["undone"] == answer["decision"]
    assert document_of(folder)
    assert check_custody(folder, at=AT)["ok"]


def test_what_is_not_in_use_cannot_be_withdrawn(folder: Path):
    with pytest.raises(UsageError, match="no document or statement"):
        withdraw_evidence(folder, "f" * 64, by="editor", why="mistyped", at=AT)


def test_a_withdrawal_needs_a_reason(folder: Path):
    with pytest.raises(UsageError, match="--why"):
        withdraw_evidence(folder, document_of(folder), by="editor", why=" ", at=AT)

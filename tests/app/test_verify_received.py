"""A ZIP that was handed over: what holds, what does not, and what nobody could check."""

import datetime as dt
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from unpick.app.custody_log import export_head
from unpick.app.evidence_export import export_evidence
from unpick.app.verify_received import check_received
from unpick.cli.custody import verify_command
from unpick.model.errors import UnreadableFile, UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)

needs_openssl = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed")


def workspace(place: Path) -> Path:
    made = Workspace.create(place, created_at=AT)
    with made.loading(at=AT) as load:
        load.add_original(b"invented", name="a.txt", dataset="invented", public_from=dt.date(2020, 1, 1))
    return made.folder


@pytest.fixture
def received(tmp_path: Path) -> Path:
    export_evidence(workspace(tmp_path / "ws"), tmp_path / "e.zip", at=AT)
    return tmp_path / "e.zip"


@needs_openssl
def test_with_a_head_that_came_another_way_nothing_is_left_open(received, tmp_path):
    export_head(tmp_path / "ws", out=tmp_path / "head.json", at=AT)
    answer = check_received(received, at=AT, head=tmp_path / "head.json")
    assert find_faults(answer) == []
    assert (answer["ok"], answer["problems"], answer["not_checked"]) == (True, [], [])
    assert answer["checked"] == {"files": 3}


@needs_openssl
def test_without_a_head_it_says_that_only_the_export_speaks_for_itself(received):
    (gap,) = check_received(received, at=AT)["not_checked"]
    assert "only the export speaks for itself" in gap


@needs_openssl
def test_a_head_of_another_workspace_does_not_hold(received, tmp_path):
    export_head(workspace(tmp_path / "other"), out=tmp_path / "head.json", at=AT)
    answer = check_received(received, at=AT, head=tmp_path / "head.json")
    assert [one["problem"] for one in answer["problems"]] == [
        "it was signed with another key than the head given"
    ]


def test_a_changed_byte_is_named(received):
    data = bytearray(received.read_bytes())
    data[data.index(b"invented")] ^= 1
    received.write_bytes(bytes(data))
    answer = check_received(received, at=AT)
    assert not answer["ok"]
    assert answer["problems"][0]["remedy"].startswith("ask whoever sent it")


def test_what_is_no_export_is_refused_before_it_is_unpacked(tmp_path):
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("a", b"\0" * 10_000_000)
    with pytest.raises(UnreadableFile, match="'a' in it is compressed"):
        check_received(bomb, at=AT)
    (tmp_path / "no.zip").write_bytes(b"PK no zip")
    with pytest.raises(UnreadableFile, match=r"no\.zip: it is no ZIP that can be read"):
        check_received(tmp_path / "no.zip", at=AT)


def test_a_token_needs_its_root(received):
    with pytest.raises(UsageError, match="--root"):
        check_received(received, at=AT, token=received)


def test_the_command_tells_a_zip_from_a_folder(received, tmp_path):
    for place, kind in ((received, "files"), (tmp_path / "ws", "originals")):
        done = CliRunner().invoke(verify_command, [str(place), "--json"], standalone_mode=False)
        assert done.return_value == 0
        assert json.loads(done.stdout)["checked"][kind] >= 1

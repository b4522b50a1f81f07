"""Heads kept elsewhere tell of every change to the log, also when its chain of hashes was made anew."""

import datetime as dt
import json
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from unpick.app.custody import check_custody
from unpick.app.custody_log import check_log, export_head, prove_row
from unpick.model.errors import Tampered, UsageError
from unpick.report.json_out import find_faults
from unpick.store.decisions import GENESIS, _hash
from unpick.store.merkle import holds_consistency, holds_inclusion, leaf_hash
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)


def judge(workspace: Workspace, count: int) -> None:
    for number in range(count):
        workspace.decisions.decide("a", f"b{number}", "same", by="one", why="invented", at=AT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    judge(workspace, 5)
    return workspace.folder


def rewrite(folder: Path, change: Callable[[list[list[object]]], None]) -> None:
    """Change rows of the log and make its numbers, chain of hashes and head file anew, as a forger would."""
    with sqlite3.connect(folder / "decisions.sqlite") as connection:
        rows = [list(row) for row in connection.execute("select * from log order by number")]
        change(rows)
        connection.execute("delete from log")
        before = GENESIS
        for number, row in enumerate(rows, 1):
            row[0], row[6] = number, before
            before = row[7] = _hash(tuple(row[:7]))
            connection.execute("insert into log values (?, ?, ?, ?, ?, ?, ?, ?)", row)
    (folder / "decisions.head").write_text(before + "\n")


def edit(rows: list[list[object]]) -> None:
    rows[2][4] = "another reason"


def delete(rows: list[list[object]]) -> None:
    del rows[2]
    rows.append(list(rows[-1]))


def reorder(rows: list[list[object]]) -> None:
    rows[2], rows[3] = rows[3], rows[2]


def insert(rows: list[list[object]]) -> None:
    rows.insert(2, list(rows[3]))


def fork(rows: list[list[object]]) -> None:
    del rows[4:6]
    rows += [list(rows[2]) for _ in range(4)]


def roll_back(rows: list[list[object]]) -> None:
    del rows[-2:]


@pytest.mark.parametrize("change", [edit, delete, reorder, insert, fork, roll_back])
def test_a_rewritten_log_does_not_go_on_from_the_head(folder: Path, tmp_path: Path, change):
    export_head(folder, at=AT, out=tmp_path / "head.json")
    rewrite(folder, change)
    assert Workspace.open(folder).decisions.faults() == []
    document = check_log(folder, tmp_path / "head.json", at=AT)
    assert not document["ok"]
    assert find_faults(document) == []
    expected = "rolled back" if change is roll_back else "edited, deleted, moved"
    assert any(expected in one["problem"] for one in document["problems"])


def test_a_log_that_goes_on_is_sound_and_its_proofs_hold(folder: Path, tmp_path: Path):
    old = export_head(folder, at=AT, out=tmp_path / "head.json")["head"]
    judge(Workspace.open(folder), 3)
    assert check_log(folder, tmp_path / "head.json", at=AT)["rows_since"] == 3
    proof = prove_row(folder, "2", at=AT, since=tmp_path / "head.json")
    assert find_faults(proof) == []
    root = bytes.fromhex(proof["head"]["root"])
    path = [bytes.fromhex(one) for one in proof["inclusion"]]
    leaf = leaf_hash(bytes.fromhex(proof["row"]["hash"]))
    assert holds_inclusion(leaf, 1, proof["head"]["size"], path, root)
    steps = [bytes.fromhex(one) for one in proof["consistency"]]
    old_root = bytes.fromhex(old["root"])
    assert holds_consistency(old["size"], proof["head"]["size"], steps, old_root=old_root, root=root)
    assert check_custody(folder, at=AT)["ok"]


@pytest.mark.parametrize("name", ["size", "root", "at", "key", "signature", "format"])
def test_an_altered_head_is_refused(folder: Path, tmp_path: Path, name: str):
    head = tmp_path / "head.json"
    export_head(folder, at=AT, out=head)
    found = json.loads(head.read_text())
    found[name] = found[name] + 1 if name == "size" else "0" + str(found[name])[1:]
    if found[name] == json.loads(head.read_text())[name]:
        found[name] = "1" + str(found[name])[1:]
    head.write_text(json.dumps(found))
    with pytest.raises(UsageError, match=r"signature does not hold|cannot be read|wrong form"):
        check_log(folder, head, at=AT)


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"format": "unpick.head/1", "size": true}'])
def test_what_is_no_head_is_refused(folder: Path, tmp_path: Path, text: str):
    (tmp_path / "head.json").write_text(text)
    with pytest.raises(UsageError, match=r"head\.json"):
        check_log(folder, tmp_path / "head.json", at=AT)


def test_a_broken_log_is_not_signed(folder: Path):
    with sqlite3.connect(folder / "decisions.sqlite") as connection:
        connection.execute("update log set why = 'other' where number = 2")
    with pytest.raises(Tampered, match="row 2"):
        export_head(folder, at=AT)


def test_a_key_that_was_swapped_is_not_used(folder: Path):
    export_head(folder, at=AT)
    key = folder / "sealed" / "head-key"
    key.chmod(0o600)
    key.write_text("11" * 32)
    with pytest.raises(Tampered, match="not the key"):
        export_head(folder, at=AT)
    assert any("head-key" in one["part"] for one in check_custody(folder, at=AT)["problems"])


@pytest.mark.parametrize("row", ["0", "99", "ab", ""])
def test_a_row_that_is_not_there_is_refused(folder: Path, row: str):
    with pytest.raises(UsageError, match="names 0 rows"):
        prove_row(folder, row, at=AT)


def test_loads_keep_the_key_and_a_handover_leaves_it_out(folder: Path, tmp_path: Path):
    from unpick.app.export import export_workspace

    export_head(folder, at=AT)
    with Workspace.open(folder).loading(at=AT):
        pass
    assert (folder / "sealed" / "head-key").exists()
    document = export_workspace(folder, form="csv", at=AT, out=tmp_path / "copy", handover=True)
    assert document["ok"]
    assert not list((tmp_path / "copy").rglob("head-key"))


def test_openssl_takes_the_signature(folder: Path, tmp_path: Path):
    import shutil

    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    from unpick.store.heads import signed_text

    head = export_head(folder, at=AT)["head"]
    # SubjectPublicKeyInfo of Ed25519 is a fixed prefix before the 32 bytes of the key (RFC 8410, 10.1).
    (tmp_path / "key.der").write_bytes(bytes.fromhex("302a300506032b6570032100" + head["key"]))
    (tmp_path / "sig").write_bytes(bytes.fromhex(head["signature"]))
    (tmp_path / "text").write_bytes(signed_text(head["size"], head["root"], head["at"]))
    command = "openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in text -sigfile sig"
    assert subprocess.run(command.split(), cwd=tmp_path, check=False, capture_output=True).returncode == 0

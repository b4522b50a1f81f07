"""An evidence export verifies without the product, and no change to it goes unnamed."""

import datetime as dt
import io
import random
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from unpick.app.custody import check_custody
from unpick.app.custody_log import export_head
from unpick.app.evidence_export import export_evidence
from unpick.data.verify_export import pack, verify
from unpick.model.errors import Tampered, UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)
CANARY = b"Quillon Varestad told it"

needs_openssl = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    with workspace.loading(at=AT) as load:
        for number in range(4):
            day = dt.date(2020, 1, 1)
            load.add_original(
                b"invented %d" % number * 20,
                name=f"invented-{number}.txt",
                dataset="invented",
                public_from=day,
            )
        load.add_original(
            CANARY,
            name="Quillon.txt",
            dataset="told",
            public_from=day,
            protected=True,
            passphrase="long enough",
        )
    return workspace.folder


@pytest.fixture
def made(folder: Path, tmp_path: Path) -> bytes:
    document = export_evidence(folder, tmp_path / "e.zip", at=AT)
    assert find_faults(document) == []
    assert document["items"] == 4
    return (tmp_path / "e.zip").read_bytes()


@needs_openssl
def test_the_verifier_runs_on_a_bare_python(folder: Path, made: bytes, tmp_path: Path):
    export_head(folder, at=AT, out=tmp_path / "head.json")
    bare = tmp_path / "bare"
    bare.mkdir()
    with zipfile.ZipFile(io.BytesIO(made)) as held:
        (bare / "verify.py").write_bytes(held.read("verify.py"))

    def run(*more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-I", "-S", "verify.py", str(tmp_path / "e.zip"), *more]
        return subprocess.run(command, cwd=bare, capture_output=True, text=True, check=False)

    sound = run("--head", str(tmp_path / "head.json"))
    assert (sound.returncode, sound.stderr) == (0, "")
    assert run().returncode == 2
    other = Workspace.create(tmp_path / "other", created_at=AT)
    export_head(other.folder, at=AT, out=tmp_path / "other.json")
    assert "another key" in run("--head", str(tmp_path / "other.json")).stdout
    assert check_custody(folder, at=AT)["ok"]


def test_no_protected_source_is_in_it(made: bytes):
    assert b"Quillon" not in made
    assert b"told" not in pack({name: data for name, data in unpacked(made).items() if name != "verify.py"})


def unpacked(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as held:
        return {name: held.read(name) for name in held.namelist()}


@needs_openssl
def test_every_change_is_named(made: bytes):
    assert verify(made)[0] == []
    draw, files = random.Random(20261101), unpacked(made)
    for _ in range(150):
        data = bytearray(made)
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
        assert verify(bytes(data))[0]
        assert verify(made[: draw.randrange(len(made))])[0]
    names = sorted(files)
    for one in names:
        assert verify(pack({name: data for name, data in files.items() if name != one}))[0]
        assert verify(pack({(name + "x" if name == one else name): data for name, data in files.items()}))[0]
        for other in names:
            if files[one] != files[other]:
                assert verify(pack(files | {one: files[other], other: files[one]}))[0]
    assert verify(pack(files | {"more.txt": b"x"}))[0] == ["more.txt: the manifest does not name it"]


def test_single_documents_can_be_chosen(folder: Path, tmp_path: Path):
    with Workspace.open(folder).reader() as reader:
        rows = reader.table("document").to_pylist()
    open_one = next(row["document"] for row in rows if not row["protected"])
    closed = next(row["document"] for row in rows if row["protected"])
    assert export_evidence(folder, tmp_path / "a.zip", at=AT, documents=[open_one[:8]])["items"] == 1
    for given in (closed, "0" * 64, "ab"):
        with pytest.raises(UsageError):
            export_evidence(folder, tmp_path / "b.zip", at=AT, documents=[given])
    with pytest.raises(UsageError, match="there already"):
        export_evidence(folder, tmp_path / "a.zip", at=AT)
    assert not (tmp_path / "b.zip").exists()


def test_an_altered_original_is_not_exported(folder: Path, tmp_path: Path):
    path = next(folder.glob("originals/*/*"))
    path.chmod(0o600)
    path.write_bytes(b"other")
    with pytest.raises(Tampered, match="originals/"):
        export_evidence(folder, tmp_path / "a.zip", at=AT)
    assert not (tmp_path / "a.zip").exists()

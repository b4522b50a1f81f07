"""Disks that are full or cannot be written: said in plain words, and nothing is lost."""

import datetime as dt
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.test_kills import counts, load_batch
from unpick.model.errors import DiskFull, ReadOnlyWorkspace
from unpick.store.verify import verify_workspace
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("a small disk needs root to be mounted")
    command = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let a test mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_is_told_and_the_workspace_is_as_before(small_disk: Path):
    folder = small_disk / "ws"
    Workspace.create(folder, created_at=AT)
    load_batch(folder, 0)
    before = counts(folder)
    with (
        pytest.raises(DiskFull, match="nothing was changed"),
        Workspace.open(folder).loading(at=AT) as loading,
    ):
        loading.add_original(
            os.urandom(8 << 20), name="invented.bin", dataset="invented", public_from=dt.date(2020, 1, 1)
        )
    assert counts(folder) == before
    assert verify_workspace(folder) == []
    load_batch(folder, 1)
    assert counts(folder)[0] == before[0] * 2


def test_a_folder_that_cannot_be_written_is_read_but_not_loaded(small_disk: Path):
    folder = small_disk / "ws"
    Workspace.create(folder, created_at=AT)
    load_batch(folder, 0)
    before = counts(folder)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert counts(folder) == before
    with pytest.raises(ReadOnlyWorkspace, match="cannot be written"):
        load_batch(folder, 1)

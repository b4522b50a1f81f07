"""The library of photographs under trouble: two that add at once, interruptions, files that are no pictures."""

import contextlib
import datetime as dt
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.exhibits.photos.pictures import carton, encoded, scene
from unpick.app import photos_library
from unpick.app.photos import pictures_in
from unpick.app.photos_library import add_photos, find_photo
from unpick.cli.photos import photos_command
from unpick.exhibits.photos.heads import HEADS
from unpick.model.errors import DiskFull, WorkspaceBusy
from unpick.store import photos as store
from unpick.store.photos import PhotoShelf
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)


@pytest.fixture
def workspace(tmp_path):
    Workspace.create(tmp_path / "ws", created_at=AT)
    return tmp_path / "ws"


@pytest.fixture
def folder(tmp_path):
    source = tmp_path / "pictures"
    source.mkdir()
    for seed in range(6):
        (source / f"{seed}.png").write_bytes(
            encoded(scene(carton(f"VESSARD{seed}", f"{seed * 7321}", seed), seed))
        )
    return source


def held(workspace) -> list[tuple[str, bytes]]:
    """Return name and codes of each picture of a library, in the order of their names."""
    found = []
    for one in PhotoShelf(workspace / "photos", lists=HEADS).segments:
        for at, picture in enumerate(one.pictures):
            codes = sorted(map(bytes, one.codes[one.owners == at]))
            found.append((Path(picture["path"]).name, b"".join(codes)))
    return sorted(found)


def test_two_that_add_at_once_do_not_mix(workspace, folder):
    with PhotoShelf.writing(workspace / "photos", lists=HEADS):
        with pytest.raises(WorkspaceBusy, match="another process is writing"):
            add_photos(workspace, folder, at=AT)
        done = CliRunner().invoke(
            photos_command, ["add", str(folder), "--workspace", str(workspace)], standalone_mode=False
        )
        assert isinstance(done.exception, WorkspaceBusy)
        # Reading goes on meanwhile.
        assert find_photo(workspace, folder / "0.png", at=AT)["library"] == 0
    assert add_photos(workspace, folder, at=AT)["added"] == 6


def adding(workspace, folder, say):
    """Add a folder in a process of its own."""
    try:
        say.put(add_photos(workspace, folder, at=AT)["added"])
    except WorkspaceBusy:
        say.put("busy")


def test_of_processes_that_add_the_same_each_picture_is_held_once(workspace, folder):
    context = multiprocessing.get_context("spawn")
    say = context.Queue()
    both = [context.Process(target=adding, args=(workspace, folder, say)) for _ in range(2)]
    for one in both:
        one.start()
    said = [say.get(timeout=120) for _ in both]
    for one in both:
        one.join()
    assert sum(one for one in said if one != "busy") == 6
    assert len(held(workspace)) == 6


def test_what_was_described_before_an_interruption_is_kept_and_the_rest_is_added_later(
    workspace, folder, monkeypatch
):
    seen = []

    def interrupted(data):
        if len(seen) == 4:
            raise KeyboardInterrupt
        seen.append(data)
        return real(data)

    real = photos_library.read_picture
    monkeypatch.setattr(photos_library, "read_picture", interrupted)
    with pytest.raises(KeyboardInterrupt):
        add_photos(workspace, folder, at=AT)
    assert len(held(workspace)) == 4
    monkeypatch.undo()
    assert add_photos(workspace, folder, at=AT)["added"] == 2
    assert len(held(workspace)) == 6


KILLED = """
import datetime as dt, os, sys
from pathlib import Path
from unpick.app import photos_library
from unpick.store import photos as store
written, real = [], store._flushed
def flushed(path, data):
    written.append(path)
    if len(written) == int(sys.argv[3]):
        path.write_bytes(data[: len(data) // 2])
        os._exit(9)
    real(path, data)
store._flushed = flushed
photos_library._SEGMENT = 2
photos_library.add_photos(Path(sys.argv[1]), Path(sys.argv[2]), at=dt.datetime(2026, 6, 1, tzinfo=dt.UTC))
"""


@pytest.mark.parametrize("file", [1, 6, 8, 15])
def test_a_process_that_dies_while_it_writes_leaves_whole_segments_only(tmp_path, workspace, folder, file):
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(workspace), str(folder), str(file)],
        check=False,
        capture_output=True,
    )
    assert done.returncode == 9, done.stderr
    assert len(held(workspace)) == 2 * ((file - 1) // 6)
    add_photos(workspace, folder, at=AT)
    Workspace.create(tmp_path / "whole", created_at=AT)
    add_photos(tmp_path / "whole", folder, at=AT)
    assert held(workspace) == held(tmp_path / "whole")
    assert not list((workspace / "photos").glob(".segment-*"))


def test_a_full_disk_is_said_and_what_was_there_is_kept(workspace, folder, monkeypatch):
    add_photos(workspace, folder / "0.png", at=AT)
    before = held(workspace)
    monkeypatch.setattr(
        store.os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device"))
    )
    with pytest.raises(DiskFull, match="No space left"):
        add_photos(workspace, folder, at=AT)
    assert held(workspace) == before


def test_files_are_taken_by_what_they_hold_and_what_is_no_picture_is_named(workspace, folder):
    whole = (folder / "0.png").read_bytes()
    (folder / "no name for a picture").write_bytes(encoded(scene(carton(), 77), ".jpg"))
    (folder / "a JPEG.png").write_bytes(encoded(scene(carton(), 78), ".jpg"))
    (folder / "notes.txt").write_text("words", encoding="utf-8")
    (folder / "empty.jpg").write_bytes(b"")
    (folder / "cut.png").write_bytes(whole[: len(whole) // 2])
    (folder / "words.jpg").write_text("words", encoding="utf-8")
    (folder / "drawing.png").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (folder / "drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (folder / "report.pdf").write_bytes(b"%PDF-1.7")
    (folder / "gone.jpg").symlink_to(folder / "absent.jpg")
    with contextlib.suppress(OSError):
        os.mkfifo(folder / "pipe.jpg")
    document = add_photos(workspace, folder, at=AT)
    assert document["added"] == 8
    said = {one["file"]: one["problem"] for one in document["rejects"]}
    assert {*said} - {"pipe.jpg"} == {
        "empty.jpg", "cut.png", "words.jpg", "drawing.png", "drawing.svg", "report.pdf", "gone.jpg",
    }  # fmt: skip
    assert "empty" in said["empty.jpg"]
    assert "SVG" in said["drawing.png"]
    assert "no such file" in said["gone.jpg"]
    assert all(one["remedy"] for one in document["rejects"])


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text on this system")
def test_a_file_whose_name_is_no_text_is_added_and_found(workspace, tmp_path):
    data = encoded(scene(carton("VESSARD", "7321", 1), 1))
    source = tmp_path / "pictures"
    source.mkdir()
    (source / os.fsdecode(b"lot\xff.png")).write_bytes(data)
    (tmp_path / "asked.png").write_bytes(data)
    assert add_photos(workspace, source, at=AT)["added"] == 1
    assert add_photos(workspace, source, at=AT)["added"] == 0
    [match] = find_photo(workspace, tmp_path / "asked.png", at=AT)["matches"]
    assert match["image"] == "lot\udcff.png"


def test_a_file_too_large_to_be_a_picture_is_not_read(workspace, folder, monkeypatch):
    monkeypatch.setattr("unpick.app.photos.MOST_BYTES", 1_000)
    document = add_photos(workspace, folder, at=AT)
    assert (document["added"], len(document["rejects"])) == (0, 6)
    assert "bytes, more than 1,000" in document["rejects"][0]["problem"]


def test_a_folder_of_very_many_files_is_walked_as_it_goes(tmp_path):
    for number in range(40):
        (tmp_path / f"{number:03d}").mkdir()
        for file in range(25):
            (tmp_path / f"{number:03d}" / f"{file}.jpg").touch()
    told = []
    walk = pictures_in(tmp_path, told.append)
    first = [next(walk).name for _ in range(3)]
    assert (first, told) == (["0.jpg", "1.jpg", "10.jpg"], [1, 2, 3])
    assert sum(1 for _ in walk) == 40 * 25 - 3

"""`photos compare | add | find`: documents, exhibit, verifier, library; no function that knows people."""

import ast
import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from tests.exhibits.photos.pictures import carton, encoded, scene
from unpick.app.photos import compare_photos, read_file
from unpick.app.photos_exhibit import _lit, _plan, _side_by_side
from unpick.app.photos_library import add_photos, find_photo
from unpick.cli.photos import photos_command
from unpick.exhibits.photos.features import gray_of
from unpick.exhibits.photos.heads import HEADS
from unpick.exhibits.photos.judge import compare_gray
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults
from unpick.store.photos import PhotoShelf
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)
OTHER = ((250, 60), (600, 110), (560, 380), (230, 330))
SOURCE = Path(__file__).resolve().parents[2]
FORBIDDEN = (
    "face_recognition",
    "dlib",
    "insightface",
    "deepface",
    "facenet",
    "FaceRecognizerSF",
    "FaceDetectorYN",
    "CascadeClassifier",
    "haarcascade",
)


@pytest.fixture
def files(tmp_path):
    paths = [tmp_path / "audit.png", tmp_path / "paper.jpg"]
    paths[0].write_bytes(encoded(scene(carton(), 1)))
    paths[1].write_bytes(encoded(scene(carton(), 2, OTHER), ".jpg"))
    return paths


def test_a_comparison_keeps_its_form_and_writes_an_exhibit_that_verifies(files, tmp_path):
    document = compare_photos(*files, at=AT, out=tmp_path / "exhibit")
    assert find_faults(document) == []
    match = document["matches"][0]
    assert match["kind"] in ("print", "object")
    assert 0 < match["region_a"]["width"] < 760
    page = (tmp_path / "exhibit" / "exhibit.html").read_text(encoding="utf-8")
    assert "http" not in page.replace("http-equiv", "").replace("http://www.w3.org", "")
    assert page.count("data:image/png") == 5
    weight = re.sub("<[^>]+>", "", page[page.index('<p class="weight">') :].partition("</p>")[0])
    assert weight == match["weight"]
    assert match["weight"].startswith("Carries weight" if match["weighs"] else "Carries no weight")
    command = [sys.executable, "-I", str(tmp_path / "exhibit" / "verify_exhibit.py"), *map(str, files)]
    asked = [*command, str(tmp_path / "exhibit" / "exhibit.json")]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert (done.returncode, "the exhibit holds" in done.stdout) == (0, True)
    files[1].write_bytes(files[1].read_bytes() + b"x")
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert (done.returncode, "ANOTHER FILE" in done.stdout) == (1, True)


def test_pairs_that_were_moved_do_not_verify(files, tmp_path):
    compare_photos(*files, at=AT, out=tmp_path / "exhibit")
    path = tmp_path / "exhibit" / "exhibit.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["pairs"] = [[x, y, (u * 7) % 700, (v * 11) % 500] for x, y, u, v in data["pairs"]]
    path.write_text(json.dumps(data), encoding="utf-8")
    command = [
        sys.executable,
        "-I",
        str(tmp_path / "exhibit" / "verify_exhibit.py"),
        *map(str, files),
        str(path),
    ]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


def test_what_does_not_match_is_left_blank_by_default(files, tmp_path):
    compare_photos(*files, at=AT, out=tmp_path / "one")
    compare_photos(*files, at=AT, out=tmp_path / "all", show_all=True)
    blank, whole = ((tmp_path / name / "exhibit.html").read_text(encoding="utf-8") for name in ("one", "all"))
    assert "left blank" in blank
    assert "left blank" not in whole
    assert len(blank) < len(whole)


def test_what_matches_fills_the_drawing_however_small_it_is_in_the_picture(tmp_path):
    paths = [tmp_path / "near.png", tmp_path / "far.png"]
    small = np.full((1500, 2000, 3), 120, np.uint8)
    small[900:1420, 1100:1860] = scene(carton(), 2, OTHER)
    for path, picture in zip(paths, (scene(carton(), 1), small), strict=True):
        path.write_bytes(encoded(picture))
    pictures = read_file(paths[0]), read_file(paths[1])
    found = compare_gray(*(gray_of(one.pixels) for one in pictures))
    name, drawn = _side_by_side(pictures, found, show_all=False)
    second = drawn[:, drawn.shape[1] // 2 :]
    blank = float((second == 236).all(axis=2).mean())
    assert (name, blank < 0.5) == ("both", True), "what is left blank does not take the room of what matches"
    _, plan = _plan(pictures, found)
    assert plan.shape[0] == 112
    blue = (np.abs(plan.astype(int) - (30, 80, 190)).max(axis=2) < 3).mean()
    assert 0.02 < blue < 0.5


def test_a_picture_of_the_night_is_shown_lit():
    dark = np.tile(np.linspace(5, 35, 60).astype(np.uint8), (40, 1))
    lit = _lit(dark, np.ones(dark.shape, bool))
    assert (int(lit.min()), int(lit.max())) == (0, 255)
    assert (_lit(dark, np.zeros(dark.shape, bool)) == dark).all()


def test_an_exhibit_is_written_once_and_bad_files_are_named(files, tmp_path):
    compare_photos(*files, at=AT, out=tmp_path / "exhibit")
    with pytest.raises(UsageError, match="not empty"):
        compare_photos(*files, at=AT, out=tmp_path / "exhibit")
    with pytest.raises(UsageError, match="cannot be read"):
        compare_photos(tmp_path / "absent.jpg", files[1], at=AT)
    files[0].write_bytes(b"no picture")
    with pytest.raises(UsageError, match="damaged"):
        compare_photos(*files, at=AT)


def library(folder, pictures):
    workspace, source = folder / "ws", folder / "pictures"
    Workspace.create(workspace, created_at=AT)
    source.mkdir()
    for name, picture in pictures:
        (source / name).write_bytes(encoded(picture))
        add_photos(workspace, source / name, at=AT)
    return workspace, source


BRANDS = {30: "QUILLMOOR", 32: "VESSARD", 34: "TAMBRELLE", 36: "ORRINDAL", 38: "KELBRECHT"}
PICTURES = [
    (f"{seed}.png", scene(carton(BRANDS[seed], f"{seed * 7321}", seed) if seed in BRANDS else None, seed))
    for seed in range(30, 40)
]


def test_a_picture_is_found_whatever_the_order_of_adding(tmp_path):
    asked = tmp_path / "asked.jpg"
    asked.write_bytes(encoded(scene(carton(BRANDS[34], f"{34 * 7321}", 34), 90, OTHER), ".jpg"))
    answers = []
    for name, pictures in (("a", PICTURES), ("b", PICTURES[::-1])):
        (tmp_path / name).mkdir()
        workspace, source = library(tmp_path / name, pictures)
        (source / "broken.jpg").write_bytes(b"broken")
        again = add_photos(workspace, source, at=AT)
        assert (again["added"], again["library"], len(again["rejects"])) == (0, 10, 1)
        document = find_photo(workspace, asked, at=AT)
        assert find_faults(document) == []
        assert document["matches"][0]["image"] == "34.png"
        assert document["matches"][0]["error"]["searched"] == 10
        answers.append([(one["image"], one["kind"], one["inliers"]) for one in document["matches"]])
    assert answers[0] == answers[1]


def test_an_interrupted_segment_is_not_seen(tmp_path):
    workspace, _ = library(tmp_path, PICTURES[:2])
    left = workspace / "photos" / ".segment-000003.1"
    left.mkdir()
    (left / "codes.bin").write_bytes(b"x" * 32)
    assert len(PhotoShelf(workspace / "photos", lists=HEADS)) == 2


def test_a_picture_that_is_gone_is_told(tmp_path):
    workspace, source = library(tmp_path, PICTURES[:3])
    asked = tmp_path / "asked.png"
    asked.write_bytes(encoded(PICTURES[0][1][40:480, 40:700]))
    (source / PICTURES[0][0]).unlink()
    document = find_photo(workspace, asked, at=AT)
    assert any("no longer where they were" in line for line in document["messages"])


def test_the_command_says_what_and_how_often_chance_does_it(files):
    done = CliRunner().invoke(photos_command, ["compare", *map(str, files)], standalone_mode=False)
    assert done.exception is None
    assert "pairs of unrelated pictures" in done.output
    assert "never people" in done.output


def test_nothing_of_the_source_knows_faces():
    for path in [*SOURCE.glob("src/**/*.py"), SOURCE / "pyproject.toml"]:
        text = path.read_text(encoding="utf-8")
        assert not [name for name in FORBIDDEN if name in text], path
        if path.suffix == ".py":
            called = {node.attr for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute)}
            assert not {one for one in called if "face" in one.lower() and "surface" not in one.lower()}, path


def test_a_picture_read_much_smaller_than_it_is_says_so(tmp_path):
    from PIL import Image

    small, long = tmp_path / "small.png", tmp_path / "long.png"
    small.write_bytes(encoded(scene(carton("VESSARD", "7321", 1), 1)))
    page = Image.new("RGB", (900, 9_000), (250, 250, 250))
    page.save(long)
    told = " ".join(compare_photos(small, long, at=AT)["messages"])
    assert "long.png (900 x 9000) was read at 1/7 of its size" in told
    assert "small.png" not in told

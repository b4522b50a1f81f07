"""`rebuttal`: black boxes over a scan and over pages of a PDF are counted beside marks in texts. All invented."""

import json
from pathlib import Path

from PIL import Image, ImageDraw

from tests.cli.test_rebuttal import LETTER, run


def scan(path: Path, *boxes: tuple[int, int, int, int]) -> str:
    image = Image.new("RGB", (1240, 1600), "white")
    on = ImageDraw.Draw(image)
    for line in range(80, 1500, 40):
        on.text((90, line), "An invented sentence of a payroll with names and sums.", fill="black")
    for box in boxes:
        on.rectangle(box, fill="black")
    image.save(path)
    return str(path)


def test_boxes_over_pages_are_counted_and_told_with_their_page(tmp_path: Path):
    place = str(tmp_path / "ws")
    assert run("init", place).exception is None
    assert run("case", "new", "g", "--by", "invented person", "--workspace", place).exception is None
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    files = [
        str(tmp_path / "letter.txt"),
        scan(tmp_path / "clean.png"),
        scan(tmp_path / "payroll.png", (90, 110, 620, 480)),
        scan(tmp_path / "payroll.pdf", (90, 110, 620, 480), (90, 700, 400, 740)),
    ]
    for file in files:
        done = run("case", "add", "g", file, "--by", "invented person", "--says", "x", "--workspace", place)
        assert done.exception is None, done.exception
    done = run("rebuttal", "g", "--product", "garment", "--workspace", place, "--json")
    assert done.exception is None, done.exception
    found = json.loads(done.output)
    assert [one["percent"] for one in found["meters"]["covered"]] == [10, 10]
    assert len({one["exhibit"] for one in found["meters"]["covered"]}) == 2
    said = [one["text"] for one in found["sentences"]]
    assert "Pages with something blacked out or marked as redacted: 3 of 4." in said
    assert "Black boxes cover about 10% of page 1." in said
    assert any("redacted: " in one["what"] for one in found["gaps"])
    (bar,) = [one for one in found["bars"] if one["name"] == "pages without redaction"]
    assert (bar["value"], bar["n"], bar["met"]) == ("1", 4, False)
    assert not any(one["n"] == 0 for one in found["bars"])


def test_a_picture_of_forty_thousand_points_a_side_is_named_as_not_read(tmp_path: Path, monkeypatch):
    place = str(tmp_path / "ws")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", None)
    Image.new("1", (40_000, 40_000), 1).save(tmp_path / "huge.png")
    monkeypatch.undo()
    assert run("init", place).exception is None
    assert run("case", "new", "g", "--by", "invented person", "--workspace", place).exception is None
    done = run("case", "add", "g", str(tmp_path / "huge.png"), "--by", "invented person", "--says", "x", "--workspace", place)  # fmt: skip
    assert done.exception is None, done.exception
    done = run("rebuttal", "g", "--product", "garment", "--workspace", place, "--json")
    assert done.exception is None, done.exception
    found = json.loads(done.output)
    (said,) = [one["text"] for one in found["sentences"] if one["text"].startswith("Not read: P-1")]
    assert said.endswith("huge.png: the picture has 1,600,000,000 points, more than are read.")
    assert found["coverage"]["says"].startswith("1 file of the packet, ")

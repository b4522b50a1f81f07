"""What readers of pictures add to a packet: legibility, stamps, resident numbers, same photographs by a given comparer."""

import dataclasses
import io

import numpy as np
import pytest
from PIL import Image

from tests.cases.review.build import exhibit, note, packet
from tests.exhibits.test_resident_rows import roster
from unpick.app.review_looks import looked_at
from unpick.app.review_twins import Twin, with_twins
from unpick.cases.review.d06_photographs import DETECTOR as PHOTOGRAPHS
from unpick.datasets.documents import ocr
from unpick.datasets.documents.pixels import MOST_POINTS, gray_pages, photographs
from unpick.datasets.generate.papers import cards, photo
from unpick.datasets.packets import PacketFiles
from unpick.exhibits.reading import Page, Problem

needs_ocr = pytest.mark.skipif(not ocr.has_ocr(), reason="tesseract (Debian: tesseract-ocr) is not installed")


def files(**held: bytes) -> PacketFiles:
    return PacketFiles(name="p", body={}, files=held, unlisted=(), missing=(), rejects=(), sha256="")


def scan(data: bytes, kind="identity", id_="E3", media="pdf", **more):
    one = exhibit(id_, kind, text="", pictures=1, media=media, file=id_, **more)
    pages = tuple(Page(number=at, text="", pictures=1) for at in range(1, 9))
    return dataclasses.replace(
        one, reading=dataclasses.replace(one.reading, pages=pages, sha256=str(hash(data)))
    )


def seen(one, data, **more):
    facts = looked_at(packet(one), files(**{one.file: data}), **more)
    return facts, facts.exhibits[0]


@needs_ocr
def test_copies_that_can_be_read_are_counted():
    data = cards(3, "2021-01-12", seed=5)
    facts, one = seen(scan(data), data)
    (legible,) = one.said("legible")
    assert "legibility" in facts.looked
    assert (legible.number, legible.text) == (
        1,
        "the number can be read by machine, and its check character fits, on 3 of 3 copies",
    )
    assert not list(one.said("unreadable_field"))


@needs_ocr
def test_copies_that_nobody_reads_are_named_with_their_measures_and_no_number():
    data = cards(2, "2021-01-12", seed=5, blur=5.0)
    _, one = seen(scan(data), data)
    (legible,) = one.said("legible")
    assert legible.number == 0
    places = [two.place for two in one.said("unreadable_field")]
    assert places == ["page 1 copy 1", "page 1 copy 2"]
    assert all("cannot be read by this method" in two.text for two in one.said("unreadable_field"))


@needs_ocr
def test_a_stated_number_of_copies_is_what_the_share_is_of():
    data = cards(2, "2021-01-12", seed=5)
    one = exhibit("E3", "identity", note("identity_copies", 49), text="", pictures=1, media="pdf", file="E3")
    _, one = seen(one, data)
    assert next(one.said("legible")).text.endswith("on 2 of 49 copies")


def test_without_the_program_nobody_has_looked(monkeypatch):
    monkeypatch.setattr(ocr.shutil, "which", lambda _: None)
    ocr.has_ocr.cache_clear()
    try:
        data = cards(1, "2021-01-12", seed=5)
        facts, one = seen(scan(data), data)
        assert "legibility" not in facts.looked
        assert not list(one.said("legible"))
        assert ocr.read_lines([np.zeros((9, 9), np.uint8)])[0].state == "absent"
    finally:
        ocr.has_ocr.cache_clear()


@pytest.mark.skipif(not ocr.shutil.which("sh"), reason="needs a shell")
@pytest.mark.parametrize(("script", "state"), [("kill -FPE $$", "crashed"), ("sleep 30", "slow")])
def test_a_child_that_dies_or_hangs_is_unread_and_no_error(tmp_path, monkeypatch, script, state):
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(ocr.shutil, "which", lambda _: str(program))
    found = ocr.read_lines([np.zeros((9, 9), np.uint8)], seconds=-0.5)
    assert [one.state for one in found] == [state]


@needs_ocr
def test_a_stamp_is_a_suggestion_until_a_person_confirms_it():
    data = photo("sewing", stamp="2020 11 03", seed=3, size=(1280, 960))
    one = dataclasses.replace(scan(data, "photograph", "E5", "picture"))
    _, looked = seen(one, data)
    (stamp,) = looked.said("photo_day")
    assert (str(stamp.first), stamp.certain, stamp.method) == ("2020-11-03", False, "image")
    assert "confirm by eye" in stamp.text
    _, looked = seen(one, data, confirmed={(one.reading.sha256, "picture"): "2020-11-03"})
    (stamp,) = looked.said("photo_day")
    assert (str(stamp.first), stamp.certain) == ("2020-11-03", True)
    _, looked = seen(one, data, confirmed={(one.reading.sha256, "picture"): "2020-11-08"})
    assert not next(looked.said("photo_day")).certain, "a day that only the person reads dates nothing"
    _, looked = seen(one, data, confirmed={("of another file", "picture"): "2020-11-03"})
    assert not next(looked.said("photo_day")).certain


def test_resident_numbers_are_read_from_tables_as_they_stand():
    one = exhibit("E4", "workers")
    one = dataclasses.replace(one, reading=dataclasses.replace(one.reading, grids=(roster(),)))
    facts = looked_at(packet(one), files())
    assert [two.number for two in facts.exhibits[0].said("resident_numbers")] == [2, 1, 1]
    adverse = dataclasses.replace(one, by="authority")
    assert not list(looked_at(packet(adverse), files()).exhibits[0].said("resident_numbers"))


def shots():
    own = exhibit("E5", "photograph", media="picture", file="a.jpg")
    copies = exhibit("E6", "identity", media="picture", file="c.jpg")
    press = exhibit("A1", "press", media="picture", file="b.jpg", by="adverse")
    held = {name: photo("gate", seed=at) for at, name in enumerate(("a.jpg", "b.jpg", "c.jpg"), 1)}
    return packet(own, copies, press), held


def test_each_pair_goes_through_the_comparer_and_each_match_is_a_note():
    facts, held = shots()
    asked = []

    def compare(one, other):
        asked.append((one.exhibit, other.exhibit, one.pixels.shape, one.place))
        return Twin(kind="object", says="the same stack of boxes; 0 of 3,000 unrelated pairs reached this")

    found = with_twins(facts, held, compare)
    assert asked == [("E5", "A1", (720, 960, 3), "picture")], (
        "identity papers hold portraits and are never compared"
    )
    assert "photographs" in found.looked
    (twin,) = found.exhibits[0].said("twin")
    assert (twin.value, twin.subject, twin.certain) == ("object", "A1", False)
    (defect,) = PHOTOGRAPHS.check(found)
    assert defect.exhibits == ("E5", "A1")


def test_a_pair_without_a_match_gives_no_note_and_was_looked_at():
    facts, held = shots()
    found = with_twins(facts, held, lambda one, other: Twin(kind="none", says=""))
    assert not list(found.exhibits[0].said("twin"))
    assert "photographs" in found.looked


def test_a_photograph_that_cannot_be_decoded_is_named():
    facts, held = shots()
    found = with_twins(
        facts, held | {"b.jpg": held["b.jpg"][:400]}, lambda one, other: Twin(kind="none", says="")
    )
    (problem,) = found.exhibits[2].reading.problems
    assert "could not be decoded" in problem.problem


@pytest.mark.parametrize("mode", ["CMYK", "I;16", "1", "P", "LA", "RGBA", "F", "L"])
def test_every_kind_of_pixel_becomes_color_and_gray(mode):
    out = io.BytesIO()
    Image.new(mode, (400, 320)).save(out, "TIFF" if mode not in ("P", "LA", "RGBA") else "PNG")
    ((place, picture),) = photographs(out.getvalue(), "picture")
    assert (place, picture.shape, picture.dtype) == ("picture", (320, 400, 3), np.uint8)
    ((_, page),) = gray_pages(out.getvalue(), "picture")
    assert page.shape == (320, 400)


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xe0junk", b"GIF89a", b"%PDF-1.4\nnothing"])
def test_broken_files_are_named_and_never_raise(data):
    for media in ("picture", "pdf"):
        told = [*photographs(data, media), *gray_pages(data, media)]
        assert told
        assert all(isinstance(one, Problem) for _, one in told)


def test_a_picture_too_large_to_decode_is_named():
    wide = Image.new("1", (MOST_POINTS // 1000 + 1, 1000))
    out = io.BytesIO()
    wide.save(out, "PNG")
    ((_, problem),) = photographs(out.getvalue(), "picture")
    assert "more than is looked at" in problem.problem

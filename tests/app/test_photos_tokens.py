"""What words in a region do to a match: handling marks alone carry no weight, other numbers are another lot, misreadings change nothing."""

import datetime as dt

import numpy as np
import pytest

from tests.exhibits.photos.pictures import carton, cv2, encoded, scene
from unpick.app.ocr import has_ocr
from unpick.app.photos import compare_photos
from unpick.app.photos_tokens import Tokens, _unseen, weighed_by_words
from unpick.exhibits.photos.features import gray_of
from unpick.exhibits.photos.judge import PROBATIVE, compare_gray
from unpick.exhibits.photos.upright import Upright
from unpick.exhibits.photos.weight import weight_of
from unpick.exhibits.redact import Box

OTHER = ((250, 60), (600, 110), (560, 380), (230, 330))


@pytest.fixture(scope="module")
def found():
    return compare_gray(gray_of(scene(carton(), 1)), gray_of(scene(carton(), 2, OTHER)))


@pytest.mark.parametrize(
    ("equal", "first", "second", "kind"),
    [
        (("FRAGILE", "HANDLE", "WITH", "CARE"), (), (), "generic"),
        (("FRAGILE",), ("THIS", "SIDE", "UP"), (), "generic"),
        (("FRAG1LE",), (), (), "generic"),
        ((), ("FRAGILE",), ("RAGILE",), "generic"),
        ((), ("FRAGILE",), (), "generic"),
        ((), ("FRAGILE",), ("KGS",), "print"),
        (("FRAGILE", "QUILLMOOR"), (), (), "print"),
        (("FRAGILE",), ("QUILLMOOR",), (), "print"),
        ((), (), (), "print"),
        (("QUILLMOOR",), ("4711-KX-09",), ("9038-BZ-61",), "other_lot"),
        (("QUILLMOOR",), ("4711-KX-09",), ("4711-KX-O8",), "print"),
        (("QUILLMOOR",), ("4711-KX-09",), ("ITEM",), "print"),
        (("QUILLMOOR",), ("4711-KX-09",), ("9038-BZ-61", "7702-AA-13"), "print"),
    ],
)
def test_words_weigh(found, equal, first, second, kind):
    assert found.kind in PROBATIVE
    said = weighed_by_words(found, Tokens(equal=equal, first=first, second=second))
    assert said.kind == (found.kind if kind == "print" else kind)
    assert (len(said.why) > len(found.why)) == (said.kind != found.kind)
    assert said.score == found.score


def test_a_number_read_in_one_picture_alone_that_looks_another_in_the_other_takes_the_weight_away(found):
    assert weight_of(found)[0]
    said = weighed_by_words(
        found, Tokens(equal=("QUILLMOOR",), second=("4711-KX-09",), unseen=("4711-KX-09",))
    )
    assert (said.kind, weight_of(said)[0]) == (found.kind, False)
    assert "4711-KX-09" in said.why[-1]


@pytest.mark.parametrize(
    ("other", "read", "unseen"),
    [
        ("LOT 582916", (), ["471103"]),
        ("LOT 471103", (), []),
        ("LOT 582916", ("4711O3", "71103"), []),
    ],
)
def test_whether_a_number_looks_another_is_seen_without_reading_it(other, read, unseen):
    views = []
    for text in ("LOT 471103", other):
        view = np.full((120, 420), 200, np.uint8)
        cv2.putText(view, text, (30, 75), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 40, 3, cv2.LINE_AA)
        views.append(view)
    upright = Upright(
        first=views[0], second=views[1], inside=np.ones((120, 420), bool), turn=np.eye(2, 3), drawn=None
    )
    word = ("471103", Box(page=0, left=128, top=42, right=295, bottom=80), 91.0)
    assert list(_unseen(upright, [word], read)) == unseen


def test_a_photograph_stays_one_whatever_is_read_in_it():
    picture = gray_of(scene(carton(), 4))
    whole = compare_gray(picture[40:480, 60:700], picture)
    assert whole.kind == "photograph"
    assert weighed_by_words(whole, Tokens(equal=("FRAGILE",))).kind == "photograph"


@pytest.mark.skipif(not has_ocr(), reason="Tesseract is not installed")
def test_two_cartons_that_share_a_mark_alone_carry_no_weight(tmp_path):
    paths = []
    for seed, brand, corners in ((1, "VESSARD", None), (2, "ORRINDAL", OTHER)):
        face = carton(brand, f"{seed * 4711}", seed * 8)
        face[120:] = (188, 160, 120)
        for column, letters in enumerate(("Y", "V", "T")):
            x = 60 + column * 130
            cv2.rectangle(face, (x, 150), (x + 100, 250), (20, 20, 20), 4)
            cv2.putText(
                face, letters, (x + 22, 232), cv2.FONT_HERSHEY_DUPLEX, 2.8, (20, 20, 20), 5, cv2.LINE_AA
            )
        cv2.putText(face, "FRAGILE", (70, 325), cv2.FONT_HERSHEY_DUPLEX, 2.4, (20, 20, 20), 5, cv2.LINE_AA)
        paths.append(tmp_path / f"{seed}.png")
        paths[-1].write_bytes(encoded(scene(face, seed) if corners is None else scene(face, seed, corners)))
    document = compare_photos(*paths, at=dt.datetime(2026, 6, 1, tzinfo=dt.UTC))
    assert document["matches"][0]["inliers"] >= 12
    assert document["matches"][0]["kind"] not in PROBATIVE

"""What words in a region do to a match: handling marks alone carry no weight, other numbers are another lot, misreadings change nothing."""

import dataclasses
import datetime as dt

import numpy as np
import pytest

from tests.exhibits.photos.pictures import carton, cv2, encoded, scene
from unpick.app.ocr import has_ocr
from unpick.app.photos import compare_photos
from unpick.app.photos_tokens import Tokens, _may_be_lot, _steady, _unseen, weighed_by_words
from unpick.exhibits.photos.faint import bears_words, lit_alike, places_of_writing, unsure_places
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
    word = ("471103", Box(page=0, left=128, top=42, right=295, bottom=80), 91.0)
    assert list(_unseen(tuple(views), [word], read)) == unseen


LINES = ("WOVEN TABLE MATS", "ITEM 294043", "LOT 471103", "QTY 480 PCS", "NET 14 KGS")


def night(lines, *, seed, dark=0.2):
    """Return lines of print as a camera gives them: dark 1 in daylight, less at dusk, with the grain of it."""
    view = np.full((300, 420), 200, np.uint8)
    for row, text in enumerate(lines):
        cv2.putText(view, text, (30, 50 + 50 * row), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 70, 2, cv2.LINE_AA)
    grain = np.random.default_rng(seed).normal(0, 4 if dark < 1 else 2, view.shape)
    return np.clip(cv2.GaussianBlur(view, (0, 0), 1.0) * dark + grain, 0, 255).astype(np.uint8)


def level(one, two):
    """Return two views whose lines lie level, all of them within the region."""
    return Upright(first=one, second=two, inside=np.ones(one.shape, bool), turn=np.eye(2, 3), drawn=None)


@pytest.mark.parametrize("dark", [0.2, 1.0])
def test_writing_that_looks_another_is_unsure_by_night_too_and_the_same_writing_is_not(dark):
    other = (*LINES[:2], "LOT 582916", *LINES[3:])
    places = places_of_writing(level(night(LINES, seed=1, dark=dark), night(other, seed=2, dark=dark)))
    found = unsure_places(places)
    assert found
    assert all(130 < one.box[1] + one.box[3] / 2 < 155 for one in found)
    assert not unsure_places(
        places_of_writing(level(night(LINES, seed=1, dark=dark), night(LINES, seed=2, dark=dark)))
    )


def test_rows_of_words_tell_a_print_and_one_mark_or_one_form_with_other_entries_does_not():
    def bears(one, two):
        return bears_words(places_of_writing(level(night(one, seed=1, dark=1), night(two, seed=2, dark=1))))

    assert bears(LINES, LINES)
    assert not bears(("FRAGILE", "THIS WAY UP"), ("FRAGILE", "THIS WAY UP"))
    assert not bears(LINES, ("WOVEN TABLE MATS", "ITEM 118526", "LOT 582916", "QTY 936 BOX", "NET 77 LBS"))


def test_a_misread_number_that_looks_the_same_sign_by_sign_makes_no_other_lot(found):
    misread = Tokens(equal=("QUILLMOOR",), first=("2623-01-02",), second=("2023-81-62",))
    assert weighed_by_words(found, misread).kind == "other_lot"
    same = dataclasses.replace(misread, steady=("2623-01-02", "2023-81-62"))
    assert weighed_by_words(found, same).kind == found.kind
    shown, _ = lit_alike(level(night(LINES, seed=1), night(LINES, seed=2)))
    word = ("477103", Box(page=0, left=102, top=127, right=205, bottom=152), 91.0)
    assert list(_steady(shown, [word])) == ["477103"]


def test_writing_that_is_read_in_neither_picture_and_looks_another_takes_the_weight_away(found):
    said = weighed_by_words(found, Tokens(equal=("QUILLMOOR", "4711-KX-09"), unsure=1))
    assert (said.kind, weight_of(said)[0]) == (found.kind, False)
    assert "not read in either" in said.why[-1]


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


@pytest.mark.parametrize(
    ("kind", "share", "may"),
    [("print", 0.9, True), ("object", 0.4, True), ("object", 0.6, False), ("generic", 0.1, False)],
)
def test_a_place_that_fills_both_pictures_is_no_carton_of_another_lot(kind, share, may):
    picture = np.zeros((100, 200), np.uint8)
    outline = np.array([(0, 0), (200 * share, 0), (200 * share, 100), (0, 100)], float)
    found = dataclasses.replace(
        compare_gray(picture, picture), kind=kind, outline_a=outline, outline_b=outline
    )
    assert _may_be_lot(found, picture, picture) is may

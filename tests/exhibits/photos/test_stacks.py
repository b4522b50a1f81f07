"""Cartons of a stack stand each a little otherwise: none of them is another lot for it, and one whose number is another still is."""

import datetime as dt

import numpy as np
import pytest

from tests.exhibits.photos.pictures import carton, cv2, encoded, scene
from unpick.app.ocr import has_ocr
from unpick.app.photos import compare_photos
from unpick.exhibits.photos.difference import settled
from unpick.exhibits.photos.differing import _STREAKS, _in_streaks
from unpick.exhibits.photos.features import gray_of
from unpick.exhibits.photos.judge import compare_gray

CORNERS = (((90, 60), (660, 40), (690, 470), (70, 490)), ((120, 80), (640, 100), (610, 450), (140, 430)))


def leaning(seed, lots=("4711-KX-09",) * 4):
    """Return the front of a stack of four, each shifted by some pixels and turned by a degree or two."""
    chance = np.random.default_rng(seed)
    board = np.full((760, 1080, 3), 70, np.uint8)
    for at, lot in enumerate(lots):
        face = carton(lot=lot)
        turn = cv2.getRotationMatrix2D((260, 180), float(chance.uniform(-1.6, 1.6)), 1.0)
        turn[:, 2] += np.add((10 + at % 2 * 536, 12 + at // 2 * 376), chance.uniform(-5, 5, 2))
        size = (1080, 760)
        mask = cv2.warpAffine(np.full(face.shape[:2], 255, np.uint8), turn, size)
        board = np.where(mask[:, :, None] > 0, cv2.warpAffine(face, turn, size), board)
    return board


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_a_stack_whose_cartons_lean_each_in_its_way_is_not_told_as_another_lot(seed):
    views = [scene(leaning(2 * seed + k), seed + 40 * k, CORNERS[k]) for k in (0, 1)]
    assert compare_gray(*map(gray_of, views)).kind in ("object", "print")


@pytest.mark.skipif(not has_ocr(), reason="Tesseract is not installed")
@pytest.mark.parametrize("seed", [1, 4])
def test_a_stack_of_another_lot_still_is_another_lot(seed, tmp_path):
    lots = (("4711-KX-09",) * 4, ("5208-WM-36",) * 4)
    paths = [tmp_path / f"{k}.png" for k in (0, 1)]
    for k, path in enumerate(paths):
        path.write_bytes(encoded(scene(leaning(2 * seed + k, lots[k]), seed + 40 * k, CORNERS[k])))
    match = compare_photos(*paths, at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC))["matches"][0]
    assert (match["kind"], match["weighs"]) == ("other_lot", False)


def test_parts_that_stand_a_little_otherwise_are_laid_upon_each_other_and_a_number_stays_another():
    one, other = gray_of(carton()), gray_of(carton(lot="4717-KX-09"))
    lean = np.float32([(1, 0.02, -3), (-0.015, 1, 5)])
    leaned = [
        cv2.warpAffine(each, lean, (520, 360), borderMode=cv2.BORDER_REPLICATE) for each in (one, other)
    ]
    laid = [settled(one, each) for each in leaned]
    left, right = (
        24 + cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 0.8, 2)[0][0] for text in ("LOT 471", "LOT 4711")
    )
    print_, digit = np.s_[40:300, 40:300], np.s_[138:166, left:right]
    assert alike(one[print_], leaned[0][print_]) < 0.7
    assert min(alike(one[print_], each[print_]) for each in laid) > 0.9
    assert alike(one[digit], laid[0][digit]) > 0.8 > alike(one[digit], laid[1][digit])


def alike(one, other):
    """Return the correlation of two pieces of one size."""
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


def test_a_gap_between_boxes_goes_on_from_side_to_side_and_writing_does_not():
    face = gray_of(carton()).astype(np.float32)
    gap = np.full((14, 90), 150, np.float32)
    gap[5:8] = 60
    gap += np.random.default_rng(1).normal(0, 4, gap.shape)
    assert _in_streaks(gap) > _STREAKS > _in_streaks(face[140:165, 24:220])

"""Kinds of match on drawn pictures: print, another lot, photograph, mirror, frame, nothing; repeatable; nothing of people."""

import numpy as np
import pytest

from tests.exhibits.photos.pictures import carton, cv2, scene
from unpick.exhibits.photos.chance import chance_of
from unpick.exhibits.photos.features import describe, gray_of
from unpick.exhibits.photos.judge import KINDS, PROBATIVE, compare_gray

OTHER = ((250, 60), (600, 110), (560, 380), (230, 330))


def compared(a, b):
    return compare_gray(gray_of(a), gray_of(b))


def test_the_same_carton_in_two_scenes_is_one_print():
    found = compared(scene(carton(), 1), scene(carton(), 2, OTHER))
    assert found.kind in ("print", "object")
    assert found.score > 40
    assert found.differs < 0.02
    left, top = found.outline_a.min(axis=0)
    right, bottom = found.outline_a.max(axis=0)
    assert (left > 130, top > 70, right < 610, bottom < 480) == (True, True, True, True)


def test_another_lot_is_told_apart_and_shown():
    found = compared(scene(carton(), 1), scene(carton(lot="9038-BZ-61"), 2, OTHER))
    assert found.kind == "other_lot"
    assert any(patch.written for patch in found.patches)


def test_two_scenes_without_a_common_thing_have_nothing_in_common():
    found = compared(scene(carton("VESSARD", "1", seed=8), 5), scene(None, 6))
    assert found.kind == "none"
    assert found.score == 0


@pytest.mark.parametrize("edit", ["cut", "turned", "mirrored", "dark"])
def test_a_changed_copy_is_the_same_photograph(edit):
    picture = scene(carton(), 4)
    changed = {
        "cut": picture[60:460, 80:640],
        "turned": np.ascontiguousarray(np.rot90(picture)),
        "mirrored": np.ascontiguousarray(picture[:, ::-1]),
        "dark": (picture * 0.55).astype(np.uint8),
    }[edit]
    found = compared(changed, picture)
    assert found.kind == "photograph"
    assert found.mirrored == (edit == "mirrored")


def test_a_stamp_and_a_frame_carry_no_weight():
    pictures = []
    for seed in (21, 22):
        picture = scene(None, seed)
        cv2.rectangle(picture, (4, 4), (755, 515), (20, 90, 40), 8)
        cv2.rectangle(picture, (10, 470), (420, 512), (20, 90, 40), -1)
        font = cv2.FONT_HERSHEY_SIMPLEX
        cv2.putText(picture, "ORRIN AUDIT (invented)", (20, 500), font, 0.9, (255, 255, 255), 2, cv2.LINE_AA)
        cv2.putText(picture, "2020-11-03 10:24", (480, 505), font, 0.9, (255, 160, 0), 2, cv2.LINE_AA)
        cv2.circle(picture, (60, 60), 40, (250, 250, 250), -1)
        cv2.putText(picture, "OA", (30, 75), font, 1.2, (20, 90, 40), 3, cv2.LINE_AA)
        pictures.append(picture)
    assert compared(*pictures).kind not in PROBATIVE


def test_the_same_question_gives_the_same_answer():
    a, b = scene(carton(), 1), scene(carton(), 2, OTHER)
    one, two = compared(a, b), compared(a, b)
    assert (one.kind, one.score, one.why) == (two.kind, two.score, two.why)
    assert np.array_equal(one.plane, two.plane)


def test_flat_and_tiny_pictures_are_no_match():
    flat = np.full((200, 300), 128, np.uint8)
    assert compare_gray(flat, flat).kind == "none"
    assert compare_gray(flat[:20, :20], flat).kind == "none"


def test_a_masked_part_gives_no_corner():
    gray = gray_of(scene(carton(), 1))
    mask = np.full(gray.shape, 255, np.uint8)
    mask[:, :380] = 0
    found = describe(gray, mask=mask)
    assert len(found)
    assert found.points[:, 0].min() >= 375


def test_chance_is_counted_and_bounded():
    none, low = chance_of(10_000), chance_of(1)
    assert none.events == 0
    assert none.upper95 == pytest.approx(1 - 0.05 ** (1 / none.n))
    assert low.events >= none.events
    assert chance_of(10_000, searched=10**9).upper_searched == 1.0
    assert set(PROBATIVE) < set(KINDS)

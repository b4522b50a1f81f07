"""Kinds of match on drawn pictures: print, another lot, photograph, mirror, frame, nothing; repeatable; nothing of people."""

import numpy as np
import pytest

from tests.exhibits.photos.pictures import carton, cv2, scene
from unpick.exhibits.photos import difference
from unpick.exhibits.photos.chance import chance_of
from unpick.exhibits.photos.features import describe, gray_of
from unpick.exhibits.photos.judge import KINDS, PROBATIVE, compare_gray
from unpick.exhibits.photos.looked import look
from unpick.exhibits.photos.models import models_of
from unpick.exhibits.photos.surround import look_around

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


def test_windows_of_two_buildings_are_a_pattern_that_repeats_itself():
    pictures = []
    for seed, (left, top), step in ((41, (120, 60), 62), (42, (300, 90), 55)):
        picture = scene(None, seed)
        for row in range(4):
            for column in range(4):
                x, y = left + column * step, top + row * step
                cv2.rectangle(picture, (x, y), (x + step, y + step), (40, 40, 50), 5)
        pictures.append(picture)
    assert compared(*pictures).kind not in PROBATIVE
    # The corners of a window are of a few kinds, those of a print of many.
    for (one, other), few in ((pictures, True), ((scene(carton(), 1), scene(carton(), 2, OTHER)), False)):
        grays = gray_of(one), gray_of(other)
        corners = [describe(gray) for gray in grays]
        planes = [one for one in (look(*grays, *corners, model) for model in models_of(*corners)) if one]
        assert planes or few
        assert all((plane.distinct < 14) == few for plane in planes[:1])


def test_under_one_auditors_frame_the_same_carton_is_found_and_the_frame_is_told_beside_it():
    pictures = []
    for seed, corners in (
        (51, ((200, 130), (470, 122), (478, 318), (196, 322))),
        (52, ((420, 120), (690, 135), (680, 326), (415, 330))),
    ):
        picture = scene(carton("TAMBRELLE", "7781-QA-52", 4), seed, corners)
        for y in (0, 440):
            cv2.rectangle(picture, (0, y), (759, y + 79), (20, 60, 40), -1)
        font = cv2.FONT_HERSHEY_SIMPLEX
        words = ("ORRIN AUDIT (invented) 2020-11-03", "Report 5512 Visit 2 Photograph of stock, floor 3")
        for line, y in ((words[0], 34), (words[1], 68), (words[1][::-1], 474), (words[0][::-1], 508)):
            cv2.putText(picture, line, (14, y), font, 0.9, (255, 255, 255), 2, cv2.LINE_AA)
        pictures.append(picture)
    found = compared(*pictures)
    assert found.kind in PROBATIVE
    assert found.outline_a[:, 1].min() > 120
    assert found.outline_a[:, 1].max() < 400
    assert "generic" in [part.kind for part in found.parts]


def test_two_boxes_that_both_pictures_show_are_told_each():
    cartons = [carton("QUILLMOOR", "4711-KX-09", 3), carton("ORRINDAL", "2291-TT-70", 6)]
    places = (
        (((40, 150), (330, 140), (336, 340), (44, 350)), ((420, 180), (720, 190), (715, 400), (424, 392))),
        (((430, 60), (700, 80), (690, 270), (426, 250)), ((60, 200), (350, 190), (352, 400), (66, 410))),
    )
    pictures = []
    for seed, corners in zip((61, 62), places, strict=True):
        picture = scene(cartons[0], seed, corners[0])
        other = scene(cartons[1], seed, corners[1])
        mask = np.zeros(picture.shape[:2], np.uint8)
        cv2.fillConvexPoly(mask, np.int32(corners[1]), 1)
        pictures.append(np.where(mask[:, :, None] > 0, other, picture))
    found = compared(*pictures)
    # Their writing is too coarse to be compared: two prints, no things.
    assert (found.kind, found.coarse) == ("print", True)
    assert found.planes >= 2
    assert next(part.kind for part in found.parts) in PROBATIVE
    apart = abs(found.parts[0].outline_a.mean(axis=0) - found.outline_a.mean(axis=0))
    assert apart[0] > 250


def test_another_print_around_a_shared_mark_is_seen_and_the_same_is_not():
    prints = []
    for seed, lines in ((71, ("VESSARD MILLS", "WOVEN MATS 40")), (72, ("ORRINDAL WK", "STEEL LADDER"))):
        face = np.full((420, 520, 3), (188, 160, 120), np.uint8)
        for line, y in zip(lines, (70, 130), strict=True):
            cv2.putText(face, line, (30, y), cv2.FONT_HERSHEY_DUPLEX, 1.5, (30, 30, 40), 3, cv2.LINE_AA)
        for row in range(3):
            number = f"{seed * 7919 * (row + 3)} {seed * 104729 * (row + 7)}"
            cv2.putText(
                face,
                number,
                (30, 330 + row * 34),
                cv2.FONT_HERSHEY_SIMPLEX,
                0.9,
                (30, 30, 40),
                2,
                cv2.LINE_AA,
            )
        cv2.putText(face, "FRAGILE", (120, 240), cv2.FONT_HERSHEY_DUPLEX, 2.2, (20, 20, 20), 5, cv2.LINE_AA)
        prints.append(gray_of(face))
    mark = np.array([(110, 185), (430, 185), (430, 250), (110, 250)], np.float64)
    other = look_around(*prints, np.eye(3), mark)
    same = look_around(prints[0], prints[0], np.eye(3), mark)
    assert other.other > 0.25
    assert same.other == 0
    assert same.equal > 1.4 * other.equal


def test_a_plane_that_runs_to_its_horizon_in_the_picture_is_smoothed_no_more_than_its_pairs_allow():
    horizon = np.array([(1.0, 0, 0), (0, 1.0, 0), (1 / 380.0001, 0, -1.0)])
    middle = np.array((380.0, 260.0))
    assert difference._growth(horizon, middle) == 20
    assert difference._growth(np.diag((1e-4, 1e-4, 1.0)), middle) == 1 / 20
    assert difference._growth(np.diag((3.0, 3.0, 1.0)), middle) == pytest.approx(3)
    gray = gray_of(scene(carton(), 1))
    assert difference.lay_upon(gray, gray, horizon, side=64).first.shape[1] == 64

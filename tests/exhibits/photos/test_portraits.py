"""Portrait areas of identity papers give no corner and are never shown; other pictures stay as they are."""

import cv2
import numpy as np
import pytest

from tests.exhibits.photos.pictures import carton, encoded, scene
from unpick.exhibits.photos.features import describe, gray_of
from unpick.exhibits.photos.portraits import shield
from unpick.exhibits.photos.reading import read_picture

INK = (40, 40, 40)


def card(*, portrait_left: bool = False) -> np.ndarray:
    """Return a card of an invented person, 856 x 540; where a portrait would be stands a pattern full of corners."""
    picture = np.full((540, 856, 3), 232, np.uint8)
    left = 330 if portrait_left else 40
    for row, text in enumerate(("NAME  INVENTED", "BORN  1970 02 30", "PLACE  NOWHERE 12", "ISSUED  NOBODY")):
        cv2.putText(picture, text, (left, 90 + 70 * row), cv2.FONT_HERSHEY_SIMPLEX, 1.1, INK, 2, cv2.LINE_AA)
    cv2.putText(picture, "000000197002300000", (250, 500), cv2.FONT_HERSHEY_SIMPLEX, 1.3, INK, 2, cv2.LINE_AA)
    noise = np.random.Generator(np.random.PCG64(5)).integers(0, 256, (14, 11, 3), np.uint8)
    x = 50 if portrait_left else 580
    picture[60:380, x : x + 230] = cv2.resize(noise, (230, 320), interpolation=cv2.INTER_CUBIC)
    return picture


def read(picture: np.ndarray):
    """Return the picture as the product reads it."""
    return shield(read_picture(encoded(picture)))


@pytest.mark.parametrize("portrait_left", [False, True])
def test_no_corner_is_taken_from_a_portrait_and_none_is_shown(portrait_left: bool):
    picture = read(card(portrait_left=portrait_left))
    x = 50 if portrait_left else 580
    area = picture.pixels[70:370, x + 10 : x + 220]
    assert (area == area[0, 0]).all()
    points = describe(gray_of(picture.pixels), mask=picture.hidden).points
    inside = (points[:, 0] > x) & (points[:, 0] < x + 230) & (points[:, 1] > 60) & (points[:, 1] < 380)
    assert len(points) > 50
    assert not inside.any()
    assert "people are not compared" in " ".join(picture.notes)


def test_a_card_on_a_table_upside_down_and_at_a_slant_is_found():
    table = np.full((900, 1200, 3), 90, np.uint8)
    corners = np.array([(0, 0), (856, 0), (856, 540), (0, 540)], np.float32)
    there = np.array([(980, 640), (230, 700), (260, 210), (960, 180)], np.float32)
    plane = cv2.getPerspectiveTransform(corners, there)
    drawn = cv2.warpPerspective(card(), plane, (1200, 900), flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full((540, 856), 255, np.uint8), plane, (1200, 900)) > 127
    table[mask] = drawn[mask]
    picture = read(table)
    middle = cv2.perspectiveTransform(np.array([[(695.0, 220.0)]], np.float32), plane)[0, 0]
    assert (picture.pixels[int(middle[1]), int(middle[0])] == 128).all()
    assert picture.hidden is not None


def test_cartons_in_a_room_are_left_as_they_are():
    for seed in range(6):
        shown = scene(carton("QUILLMOOR", "4711-KX-09", seed), seed)
        picture = read_picture(encoded(shown))
        assert shield(picture) is picture

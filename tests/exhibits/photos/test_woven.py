"""The faint grain of surfaces: a copy under much that is laid over it has it, a form filled in twice and two shots of one box have not."""

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from tests.exhibits.photos.pictures import carton, scene
from unpick.exhibits.photos.difference import lay_upon
from unpick.exhibits.photos.features import gray_of
from unpick.exhibits.photos.judge import compare_gray
from unpick.exhibits.photos.woven import WOVEN, woven_share

SAME = np.eye(3)
OTHER = ((250, 60), (600, 110), (560, 380), (230, 330))


def wall(picture, seed):
    """Return a picture with the faint grain of plaster on all of it."""
    chance = np.random.default_rng(seed)
    grain = cv2.GaussianBlur(chance.normal(0, 14, picture.shape[:2]).astype(np.float32), (0, 0), 1.6)
    return np.clip(picture + grain[:, :, None], 0, 255).astype(np.uint8)


def laid_over(picture):
    """Return a picture with a band and words over a third of it, compressed."""
    image = Image.fromarray(picture)
    draw, (wide, high) = ImageDraw.Draw(image), image.size
    draw.rectangle((0, high * 5 // 6, wide, high), fill=(10, 20, 50))
    for step in range(5):
        draw.text((20 + step * 120, 30 + step * 80), "COPY", fill=(240, 230, 250), font_size=90)
    _, data = cv2.imencode(".jpg", np.asarray(image), [cv2.IMWRITE_JPEG_QUALITY, 40])
    return cv2.imdecode(data, cv2.IMREAD_COLOR)


def form(seed):
    """Return a form on paper of its own grain: one print, other entries."""
    chance = np.random.default_rng(seed)
    image = Image.new("RGB", (760, 520), (240, 238, 230))
    draw = ImageDraw.Draw(image)
    for row in range(8):
        draw.rectangle((30, 40 + row * 56, 730, 96 + row * 56), outline=(40, 40, 40), width=2)
        draw.text((40, 52 + row * 56), f"FIELD {row * 7919} of the sheet", fill=(30, 30, 30), font_size=26)
        draw.text((460, 52 + row * 56), str(chance.integers(10**7, 10**8)), fill=(20, 20, 90), font_size=28)
    return wall(np.asarray(image), seed)


def test_a_photograph_under_a_band_and_words_is_told_by_its_grain_in_a_mirror_too():
    picture = wall(scene(carton(), 5), 5)
    copy = laid_over(picture)
    assert woven_share(gray_of(picture), gray_of(copy), SAME) >= WOVEN
    assert compare_gray(gray_of(picture), gray_of(copy)).kind == "photograph"
    turned = np.ascontiguousarray(copy[:, ::-1])
    found = compare_gray(gray_of(picture), gray_of(turned))
    assert (found.kind, found.mirrored) == ("photograph", True)


def test_a_form_filled_in_twice_is_no_photograph():
    one, two = gray_of(form(1)), gray_of(form(2))
    assert woven_share(one, two, SAME) < 0.75 * WOVEN, "the rims of print alone"
    assert compare_gray(one, two).kind in ("generic", "other_lot")


def test_two_shots_of_one_carton_have_no_grain_in_common():
    one, two = (gray_of(wall(scene(carton(), seed), seed)) for seed in (1, 2))
    assert woven_share(one, two, SAME) < 0.1
    two = gray_of(wall(scene(carton(), 2, OTHER), 2))
    assert compare_gray(one, two).kind in ("print", "object")


def test_what_hardly_overlaps_tells_nothing():
    one = gray_of(wall(scene(carton(), 1), 1))
    away = np.array([[1.0, 0, -700], [0, 1, -400], [0, 0, 1]])
    assert woven_share(one, one, away) == 0.0


@pytest.mark.parametrize("dim", [0.25, 0.4])
def test_print_in_dim_light_is_compared_whichever_picture_comes_first(dim):
    face = gray_of(carton())
    dark = np.round(face * dim).astype(np.uint8)
    ways = [lay_upon(*pair, SAME) for pair in ((face, dark), (dark, face))]
    shares = [float(one.both.mean()) for one in ways]
    assert shares[0] == pytest.approx(shares[1], rel=0.1)
    assert min(shares) > 0.2, "lines of print are seen in the dark picture too"
    assert all(one.share(least=0.6) > 0.9 for one in ways)

"""Plainly drawn pairs: pictograms and overlays carry no weight, copies under shapes and overlays and in a mirror are the same photograph."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.exhibits.photos.pictures import carton, scene
from unpick.exhibits.photos.features import gray_of
from unpick.exhibits.photos.judge import PROBATIVE, compare_gray
from unpick.exhibits.photos.upright import Upright
from unpick.exhibits.photos.weight import weight_of
from unpick.exhibits.photos.writing import has_letters, has_words

OTHER = ((250, 60), (600, 110), (560, 380), (230, 330))


def compared(a, b):
    return compare_gray(gray_of(np.asarray(a)), gray_of(np.asarray(b)))


def pictograms(draw, x, y, size, *, framed, ink=(24, 22, 20)):
    """Draw a glass, arrows that point up and an umbrella, without a word."""

    def at(column, *points):
        return [(x + column * size * 1.25 + a * size, y + b * size) for a, b in points]

    for column in range(3 if framed else 0):
        draw.rectangle(at(column, (0, 0), (1, 1)), outline=ink, width=5)
    draw.polygon(at(0, (0.25, 0.12), (0.75, 0.12), (0.66, 0.45), (0.5, 0.55), (0.34, 0.45)), fill=ink)
    draw.line(at(0, (0.5, 0.5), (0.5, 0.85)), fill=ink, width=8)
    draw.rectangle(at(0, (0.3, 0.83), (0.7, 0.89)), fill=ink)
    for left in (0.3, 0.7):
        draw.polygon(at(1, (left, 0.1), (left - 0.15, 0.35), (left + 0.15, 0.35)), fill=ink)
        draw.rectangle(at(1, (left - 0.05, 0.33), (left + 0.05, 0.76)), fill=ink)
    draw.rectangle(at(1, (0.12, 0.82), (0.88, 0.88)), fill=ink)
    draw.pieslice(at(2, (0.14, 0.16), (0.86, 0.84)), 180, 360, fill=ink)
    draw.line(at(2, (0.5, 0.45), (0.5, 0.8)), fill=ink, width=8)
    draw.arc(at(2, (0.38, 0.72), (0.5, 0.88)), 0, 180, fill=ink, width=8)


def grainy(image, seed):
    values = np.asarray(image, np.float32)
    chance = np.random.default_rng(seed)
    return np.clip(values + chance.normal(0, 3, values.shape), 0, 255).astype(np.uint8)


@pytest.mark.parametrize(("framed", "size"), [(True, 150), (False, 150), (True, 110), (False, 200)])
def test_pictograms_without_words_carry_no_weight(framed, size):
    boards = []
    for seed, tone, at in ((1, (150, 176, 164), (40, 330)), (2, (208, 176, 158), (60, 90))):
        board = Image.new("RGB", (900, 640), tone)
        pictograms(ImageDraw.Draw(board), *at, size, framed=framed)
        boards.append(grainy(board, seed))
    found = compared(*boards)
    assert found.score >= 20
    assert found.kind == "generic"
    reasons = ("without a word", "another print stands in each", "a line or two")
    assert any(reason in one for one in found.why for reason in reasons)
    assert weight_of(found)[0] is False


def test_rays_and_bars_of_pictograms_are_no_words():
    """A sun with rays and bars below arrows: as long and as low as words are."""
    boards = []
    for seed, tone in ((1, (170, 200, 205)), (2, (140, 170, 132))):
        board = Image.new("RGB", (900, 420), tone)
        draw = ImageDraw.Draw(board)
        pictograms(draw, 40, 120, 160, framed=False)
        draw.ellipse((690, 170, 750, 230), outline=(20, 20, 20), width=12)
        for left in (590, 780):
            draw.line((left, 192, left + 70, 204), fill=(20, 20, 20), width=9)
        boards.append(gray_of(grainy(board, seed)))
    inside = np.ones(boards[0].shape, bool)
    views = Upright(first=boards[0], second=boards[1], inside=inside, turn=np.eye(2, 3), drawn=None)
    assert has_words(views)
    assert not has_letters(views)
    found = compare_gray(*boards)
    assert (found.kind, weight_of(found)[0]) == ("generic", False)


def test_a_print_of_one_ink_that_bears_words_weighs():
    boards = []
    for seed, tone in ((1, (150, 176, 164)), (2, (208, 176, 158))):
        board = Image.new("RGB", (900, 640), tone)
        draw = ImageDraw.Draw(board)
        pictograms(draw, 40, 440, 150, framed=True)
        for row, text in enumerate(("QUILLMOOR", "WOVEN TABLE MATS", "ITEM 88213", "NET 14 KGS")):
            draw.text((50, 40 + 90 * row), text, fill=(24, 22, 20), font=ImageFont.load_default(64))
        boards.append(grainy(board, seed))
    assert compared(*boards).kind in PROBATIVE


def overlaid(picture, kind):
    """Return a picture under an overlay: words all over, a caption, an emblem in a corner."""
    image = Image.fromarray(picture)
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    draw, (wide, high) = ImageDraw.Draw(layer), image.size
    if kind == "words":
        for at in range(24):
            place = (at % 4 * 230 - 40 + at // 4 % 2 * 90, at // 4 * 100 + 10)
            draw.text(place, "stockpool", fill=(255, 255, 255, 200), font=ImageFont.load_default(40))
    elif kind == "caption":
        draw.rectangle((0, high - 80, wide, high), fill=(0, 0, 0, 255))
        text = "Visit 2024-05-11  Hall 4  (invented)"
        draw.text((20, high - 66), text, fill=(255, 255, 255, 255), font=ImageFont.load_default(36))
    else:
        draw.ellipse((wide - 180, 20, wide - 30, 170), fill=(20, 60, 160, 255), outline="white", width=6)
        draw.polygon([(wide - 105, 40), (wide - 60, 130), (wide - 150, 130)], fill=(255, 255, 255, 255))
        draw.text((wide - 330, 176), "VESSARD AUDIT CO", fill="white", font=ImageFont.load_default(34))
    image.paste(layer, (0, 0), layer)
    return np.asarray(image)


@pytest.mark.parametrize("kind", ["words", "caption", "emblem"])
@pytest.mark.parametrize("smaller", [0, 70])
def test_one_overlay_over_two_photographs_carries_no_weight(kind, smaller):
    one, two = scene(carton(), 4), scene(None, 9)[: 520 - smaller, : 760 - smaller]
    assert compared(overlaid(one, kind), overlaid(two, kind)).kind not in PROBATIVE


@pytest.mark.parametrize("kind", ["words", "caption", "emblem"])
def test_one_photograph_under_an_overlay_is_that_photograph(kind):
    picture = scene(carton(), 4)
    assert compared(picture, overlaid(picture, kind)).kind == "photograph"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_one_photograph_with_flat_shapes_before_it_is_that_photograph(seed):
    picture = scene(carton(), 4)
    image, chance = Image.fromarray(picture), np.random.default_rng(seed)
    draw = ImageDraw.Draw(image)
    for _ in range(4):
        x, y = int(chance.integers(40, 600)), int(chance.integers(40, 400))
        draw.ellipse((x, y, x + 100, y + 80), fill=tuple(chance.integers(0, 255, 3).tolist()))
    assert compared(picture, np.asarray(image)).kind == "photograph"


@pytest.mark.parametrize("framed", [True, False])
def test_a_mirror_image_with_marks_alike_on_both_sides_is_the_same_photograph(framed):
    image = Image.fromarray(scene(carton(), 4))
    for x in (20, 390):
        pictograms(ImageDraw.Draw(image), x, 400, 100, framed=framed)
    picture = np.asarray(image)
    found = compared(picture, np.ascontiguousarray(picture[:, ::-1]))
    assert (found.kind, found.mirrored) == ("photograph", True)


def test_a_print_too_coarse_for_lot_numbers_is_told_and_carries_no_weight():
    small = ((270, 170), (480, 162), (486, 316), (274, 322))
    found = compared(scene(carton(), 1), scene(carton(), 2, small))
    assert found.kind in PROBATIVE
    assert found.coarse
    weighs, reason = weight_of(found)
    assert not weighs
    assert "too coarse" in reason
    assert weight_of(compared(scene(carton(), 1), scene(carton(), 2, OTHER)))[0]

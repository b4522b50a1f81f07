"""Another lot by one digit: seen where it stands, read in both, and never made of a misreading or of a date burnt over one photograph."""

import datetime as dt

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.exhibits.photos.pictures import cv2, encoded, scene
from unpick.app.ocr import has_ocr
from unpick.app.photos import compare_photos
from unpick.exhibits.photos.judge import PROBATIVE
from unpick.exhibits.photos.writing import worst_sign

AT = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
WIDE = ((60, 60), (690, 40), (700, 470), (70, 480))
OTHER = ((90, 40), (660, 70), (640, 490), (80, 450))

needs_ocr = pytest.mark.skipif(not has_ocr(), reason="Tesseract is not installed")


def front(lot, *, brand="VESSARD", seed=0):
    """Return the front of an invented carton, 700 x 1,000, drawn with Pillow."""
    face = Image.new("RGB", (1000, 700), (196, 166, 124))
    draw, ink = ImageDraw.Draw(face), (30, 26, 24)
    draw.text((40, 30), brand, fill=ink, font=ImageFont.load_default(96))
    rows = (f"LOT NO: {lot}", "DATE: 2024-03-11", f"QTY: {460 + seed * 20} PCS", "NET 14 KGS")
    for row, text in enumerate(("STEEL LADDERS", *rows)):
        draw.text((46, 170 + row * 76), text, fill=ink, font=ImageFont.load_default(46))
    for at in range(5):
        x, y, size = 700 + (at * 137) % 190, 150 + (at * 211) % 330, 40 + at * 11
        draw.ellipse((x, y, x + size, y + size), fill=(40 + at * 30, 90, 160 - at * 20))
    return np.asarray(face)


def kind_of(folder, first, second):
    for name, picture in (("a.png", first), ("b.png", second)):
        (folder / name).write_bytes(encoded(picture))
    return compare_photos(folder / "a.png", folder / "b.png", at=AT)["matches"][0]["kind"]


@needs_ocr
@pytest.mark.parametrize(("lot", "other"), [("4718-KX-25", "4718-KX-29"), ("PS982146", "PS987146")])
def test_a_lot_that_differs_by_one_digit_is_another_lot_and_the_same_is_not(tmp_path, lot, other):
    one = scene(front(lot), 1, WIDE)
    assert kind_of(tmp_path, one, scene(front(other), 2, OTHER)) == "other_lot"
    assert kind_of(tmp_path, one, scene(front(lot), 2, OTHER)) in ("print", "object")


@needs_ocr
def test_fronts_that_fill_both_pictures_are_no_one_photograph_where_a_digit_differs(tmp_path):
    chance = np.random.default_rng(4)

    def shot(lot):
        face = front(lot).astype(np.float32)
        return np.clip(face + chance.normal(0, 4, face.shape), 0, 255).astype(np.uint8)

    assert kind_of(tmp_path, shot("SK615024"), shot("SK615824")) == "other_lot"
    assert kind_of(tmp_path, shot("SK615024"), shot("SK615024")) in PROBATIVE


@needs_ocr
def test_dates_burnt_over_one_photograph_make_no_other_lot(tmp_path):
    views = []
    for day in ("2024-05-11", "2024-05-17"):
        image = Image.fromarray(scene(front("SK615024"), 1, ((60, 40), (600, 30), (610, 380), (70, 390))))
        ImageDraw.Draw(image).text((440, 470), day, fill=(255, 160, 40), font=ImageFont.load_default(44))
        views.append(np.asarray(image))
    assert kind_of(tmp_path, *views) in PROBATIVE


def test_the_worst_sign_stands_where_the_digit_is_another():
    views = []
    for lot in ("4718-KX-25", "4718-KX-25", "4798-KX-25"):
        gray = cv2.cvtColor(front(lot), cv2.COLOR_RGB2GRAY)
        views.append(cv2.GaussianBlur(gray, (0, 0), 0.8 + 0.4 * len(views)))
    font = ImageFont.load_default(46)
    left = 46 + round(font.getlength("LOT NO: "))
    box = (left, 258, round(font.getlength("4718-KX-25")), 36)
    same, other = (worst_sign(views[0], view, box) for view in views[1:])
    assert same.alike >= 0.95
    assert other.alike <= 0.8
    assert 0.1 <= other.at <= 0.35

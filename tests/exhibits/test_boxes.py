"""Black boxes over a page are found; ink, rules, dark photographs, heads of tables and edges of scans stay silent. All invented."""

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from unpick.datasets.documents.pixels import small_pages
from unpick.exhibits.boxes import find_boxes

SIZE = (773, 1000)


def page(*boxes: tuple[int, int, int, int], draw=None) -> np.ndarray:
    image = Image.new("L", SIZE, 245)
    on = ImageDraw.Draw(image)
    for line in range(60, 940, 26):
        on.text(
            (60, line), "An invented sentence of a payroll, with names and sums, line after line.", fill=20
        )
    for box in boxes:
        on.rectangle(box, fill=0)
    if draw:
        draw(image, on)
    return np.asarray(image)


def test_two_boxes_are_found_where_they_are():
    found = find_boxes(page((60, 100, 300, 125), (400, 500, 700, 620)))
    assert [
        (abs(one.left - x) <= 4, abs(one.top - y) <= 4)
        for one, (x, y) in zip(found, ((60, 100), (400, 500)), strict=True)
    ] == [(True, True)] * 2
    assert found[1].area == pytest.approx(300 * 120, rel=0.1)


@pytest.mark.parametrize("quality", [40, 75, 95])
def test_a_box_in_a_scan_is_found_through_jpeg(quality: int):
    held = io.BytesIO()
    Image.fromarray(page((60, 100, 300, 140))).filter(ImageFilter.GaussianBlur(0.8)).save(
        held, "JPEG", quality=quality
    )
    ((number, pixels),) = small_pages(held.getvalue(), "picture")
    assert number == 1
    assert len(find_boxes(pixels)) == 1


def test_a_picture_of_many_points_is_looked_at_small():
    big = Image.fromarray(page((60, 100, 300, 140))).resize((3092, 4000))
    held = io.BytesIO()
    big.save(held, "PNG")
    ((_, pixels),) = small_pages(held.getvalue(), "picture")
    assert max(pixels.shape) <= 1000
    assert len(find_boxes(pixels)) == 1


def rules(_image, on):
    for line in range(100, 900, 40):
        on.line((50, line, 720, line), fill=0, width=3)
    on.rectangle((40, 40, 730, 960), outline=0, width=4)


def head(_image, on):
    on.rectangle((60, 100, 700, 130), fill=0)
    for at in range(70, 690, 60):
        on.text((at, 108), "Payroll", fill=255)


def photograph(image, _on):
    rng = np.random.default_rng(7)
    dark = Image.fromarray(rng.integers(0, 255, (40, 60), dtype=np.uint8)).resize(
        (400, 300), Image.Resampling.BICUBIC
    )
    image.paste(dark.point(lambda value: value // 2), (150, 300))


def edge(_image, on):
    on.rectangle((0, 0, 30, 999), fill=0)
    on.rectangle((0, 970, 772, 999), fill=0)


def disk(_image, on):
    on.ellipse((200, 300, 420, 520), fill=0)


@pytest.mark.parametrize(
    "draw", [None, rules, head, photograph, edge, disk], ids=lambda draw: getattr(draw, "__name__", "plain")
)
def test_what_is_no_box_stays_silent(draw):
    assert find_boxes(page(draw=draw)) == ()


def test_a_tiny_picture_has_none():
    assert find_boxes(np.zeros((5, 5), dtype=np.uint8)) == ()

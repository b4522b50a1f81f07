"""Burnt-in days: digits by shape, by bars, lines in corners, and two readers that must agree. Scenes are drawn."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

pytest.importorskip("cv2", reason="needs the extra photos")

from unpick.exhibits import stamp_planes
from unpick.exhibits.digit_shapes import read_digits, read_segments
from unpick.exhibits.stamps import days_in_digits, find_stamp

FONT = "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf"


def typed(sign: str, size=60) -> np.ndarray:
    page = Image.new("L", (120, 120))
    ImageDraw.Draw(page).text((20, 20), sign, fill=255, font=ImageFont.load_default(size))
    ink = np.asarray(page) > 127
    rows, columns = np.flatnonzero(ink.any(1)), np.flatnonzero(ink.any(0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def photo(text="2020 11 03", color=(255, 140, 0)) -> np.ndarray:
    page = Image.new("RGB", (1280, 960), (96, 110, 100))
    pen = ImageDraw.Draw(page)
    pen.rectangle((100, 200, 500, 800), fill=(180, 140, 90))
    if text:
        pen.text((1260, 940), text, fill=color, font=ImageFont.load_default(44), anchor="rs")
    return np.asarray(page)


def said(*texts):
    return lambda _: texts[0]


@pytest.mark.parametrize("digit", range(10))
def test_a_digit_of_a_font_that_no_shape_was_made_of(digit):
    (found,) = read_digits([typed(str(digit))])
    assert found.digit == digit


def test_print_is_no_bars():
    assert read_segments([typed(sign) for sign in "2380"]) == ""


def test_bars_tell_their_digits():
    def bars(names: str) -> np.ndarray:
        page = np.zeros((50, 30), np.float32)
        at = {"a": np.s_[0:6, 4:26], "g": np.s_[22:28, 4:26], "d": np.s_[44:50, 4:26], "f": np.s_[3:25, 0:6],
              "b": np.s_[3:25, 24:30], "e": np.s_[25:47, 0:6], "c": np.s_[25:47, 24:30]}  # fmt: skip
        for name in names:
            page[at[name]] = 1
        return page

    assert read_segments([bars(one) for one in ("abged", "abcdef", "abged", "abcdfg", "fgbc")]) == "20294"


@pytest.mark.parametrize("color", [(255, 140, 0), (255, 255, 255), (235, 40, 30), (255, 220, 40)])
def test_two_readers_that_agree_give_a_suggestion(color):
    found = find_stamp(photo(color=color), said("2020 11 03"))
    assert found is not None
    assert (found.digits, str(found.days[0]), found.corner) == ("20201103", "2020-11-03", "bottom right")
    left, top, right, bottom = found.box
    assert left > 900 and top > 880 and right <= 1265 and bottom <= 945


def on_two_grounds() -> np.ndarray:
    """Return a red stamp whose second half stands on violet, which is as warm, its first on green, which is as bright."""
    page = Image.new("RGB", (1280, 960), (89, 197, 127))
    pen = ImageDraw.Draw(page)
    pen.rectangle((1120, 860, 1280, 960), fill=(138, 67, 190))
    pen.text((1260, 940), "2020 11 03", fill=(235, 40, 30), font=ImageFont.load_default(44), anchor="rs")
    return np.asarray(page)


def test_a_stamp_over_two_grounds_is_found_by_the_color_of_its_strokes(monkeypatch):
    found = find_stamp(on_two_grounds(), said("2020 11 03"))
    assert found is not None
    assert (found.digits, found.channel) == ("20201103", stamp_planes.OWN_COLOR)
    monkeypatch.setattr(stamp_planes, "_stroke_colors", lambda *_: [])
    assert find_stamp(on_two_grounds(), said("2020 11 03")) is None


def test_a_year_of_which_two_signs_are_hidden_is_no_other_day():
    shown, digits = photo("2018 04 19 18:06"), "2804191806"
    font = ImageFont.load_default(44)
    wide, each = font.getlength("2018 04 19 18:06"), font.getlength("0")
    left = round(1260 - wide + each)
    shown = shown.copy()
    shown[880:960, left : left + round(2 * each)] = (255, 140, 0)
    assert find_stamp(shown, said(digits)) is None


def test_readers_that_do_not_agree_give_nothing():
    assert find_stamp(photo(), said("2020 11 08")) is None
    assert find_stamp(photo(), said("")) is None


def test_a_picture_without_a_stamp_gives_nothing_whatever_is_said():
    assert find_stamp(photo(text=""), said("20201103")) is None


def test_a_small_or_gray_picture_is_no_error():
    for size in ((1, 1), (8, 900), (40, 30)):
        assert find_stamp(np.zeros((*size, 3), np.uint8), said("20201103")) is None


@pytest.mark.parametrize(
    ("digits", "days"),
    [
        ("20201103", ["2020-11-03"]),
        ("03112020", ["2020-11-03", "2020-03-11"]),
        ("201103", []),
        ("031121", ["2003-11-21", "2021-11-03", "2021-03-11"]),
        ("202011031405", ["2020-11-03"]),
        ("202011032561", []),
        ("99999999", []),
        ("", []),
    ],
)
def test_what_digits_can_mean(digits, days):
    assert [str(day) for day in days_in_digits(digits)] == days

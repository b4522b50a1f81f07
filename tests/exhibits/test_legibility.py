"""Measures of a band of print, what two readings say together, and where cards lie; all cards are invented."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.exhibits.test_resident import number
from unpick.exhibits.legibility import measure_band, number_in, read_field

pytest.importorskip("cv2", reason="needs the extra photos")

from unpick.exhibits.cards import find_cards

NUMBER = number()


def band(blur=0.0, noise=0.0) -> np.ndarray:
    page = Image.new("L", (700, 70), 230)
    ImageDraw.Draw(page).text((30, 15), NUMBER, fill=40, font=ImageFont.load_default(40))
    page = page.filter(ImageFilter.GaussianBlur(blur)) if blur else page
    grain = np.random.default_rng(1).normal(0, noise, (70, 700)) if noise else 0
    return np.clip(np.asarray(page, np.float32) + grain, 0, 255).astype(np.uint8)


def test_the_measures_of_a_clean_band():
    found = measure_band(band())
    assert 25 <= found.height <= 34
    assert found.edge < 2.5
    assert found.contrast > 150
    assert found.snr > 100


@pytest.mark.parametrize(("less", "more"), [(0.0, 2.0), (2.0, 5.0)])
def test_blur_widens_edges_and_noise_does_not_pass_for_sharpness(less, more):
    assert measure_band(band(more)).sharpness < measure_band(band(less)).sharpness
    assert measure_band(band(more, noise=12)).snr < measure_band(band(less)).snr


def test_an_empty_band_has_no_measures():
    found = measure_band(np.full((60, 400), 230, np.uint8))
    assert (found.height, found.edge, found.sharpness) == (0.0, 0.0, 0.0)


def read(*texts):
    found = read_field(measure_band(band()), texts)
    return found.state, found.agreed, found.number


def test_two_readings_with_one_number_confirm_it():
    assert read(NUMBER, f"1 {NUMBER}") == ("confirmed", 18, NUMBER)


def test_a_number_is_not_taken_where_the_other_reading_differs():
    other = number(born="19620708")
    assert read(NUMBER, other)[0] != "confirmed"
    assert read(NUMBER, "12345")[0] != "confirmed"
    assert read(NUMBER, NUMBER[:9])[0] != "confirmed"


def test_a_wrong_digit_never_confirms():
    for at in range(17):
        wrong = NUMBER[:at] + str((int(NUMBER[at]) + 1) % 10) + NUMBER[at + 1 :]
        assert read(wrong, wrong)[0] != "confirmed"


def test_nothing_read_is_unread():
    assert read("", "") == ("unread", 0, "")


def test_a_line_with_two_numbers_gives_none():
    assert number_in(NUMBER + number(born="19620708")) == ""


def page_of(count: int) -> np.ndarray:
    page = Image.new("L", (1240, 1754), 248)
    pen = ImageDraw.Draw(page)
    for at in range(count):
        left, top = 90 + (at % 2) * 545, 110 + (at // 2) * 390
        pen.rounded_rectangle((left, top, left + 500, top + 315), 22, fill=224, outline=120)
        pen.rectangle((left + 340, top + 55, left + 460, top + 205), fill=10)
        pen.text((left + 60, top + 258), NUMBER, fill=40, font=ImageFont.load_default(34))
    return np.asarray(page)


@pytest.mark.parametrize("count", [1, 3, 8])
def test_every_card_of_a_page_is_found_once_and_its_portrait_is_not_in_the_band(count):
    found = find_cards(page_of(count))
    assert len(found) == count
    # The place of the portrait is the only thing as dark as 10; the print of the number is at 40.
    assert all(one.pixels.min() >= 20 for one in found)


def test_a_page_without_cards_has_none():
    assert find_cards(np.full((1754, 1240), 248, np.uint8)) == []

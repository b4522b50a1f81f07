"""Pages made ready for reading: paper told from photographs, turned level, ruling lines found and painted over."""

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from unpick.datasets.generate.papers import photo
from unpick.exhibits.ruled import is_paper, ruled_on, straightened, without_rules

pytest.importorskip("cv2", reason="the extra photos is not installed")

XS, YS = (100, 300, 420, 640, 900), (200, 260, 320, 380, 440, 500)


def page(turn=0.0, *, ruled=True):
    drawn = Image.new("L", (1000, 1400), 248)
    pen = ImageDraw.Draw(drawn)
    for y in YS[:-1]:
        for x in XS[:-1]:
            pen.rectangle((x + 20, y + 22, x + 48, y + 40), fill=40)
    if ruled:
        for y in YS:
            pen.line((XS[0], y, XS[-1], y), fill=50, width=3)
        for x in XS:
            pen.line((x, YS[0], x, YS[-1]), fill=50, width=3)
    return np.asarray(drawn.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=248))


def test_the_lines_of_a_table_part_it_into_its_cells():
    (found,) = ruled_on(page())
    assert np.abs(np.array(found.xs) - XS).max() <= 2
    assert np.abs(np.array(found.ys) - YS).max() <= 2


def test_print_without_lines_is_no_ruled_table():
    assert ruled_on(page(ruled=False)) == []


@pytest.mark.parametrize("turn", [-3.3, -1.0, 0.4, 2.7])
def test_a_crooked_page_is_turned_level(turn):
    (found,) = ruled_on(straightened(page(turn)))
    assert (len(found.xs), len(found.ys)) == (len(XS), len(YS))


def test_a_level_page_stays_as_it_is():
    level = page()
    assert straightened(level) is level


def test_lines_are_painted_over_and_print_stays():
    bare = without_rules(page())
    assert bare[YS[1], XS[0] : XS[1]].min() > 200
    assert bare[YS[0] + 30, XS[0] + 30] < 60


def test_a_sheet_is_paper_and_a_photograph_is_not():
    seen = np.asarray(Image.open(io.BytesIO(photo("cartons", seed=3))).convert("L"))
    assert is_paper(page())
    assert not is_paper(seen)
    assert not is_paper(np.full((1200, 800), 90, np.uint8))

"""Pasted ink: one picture put in twice is told through grain and half points, a hand's own repetition is not."""

import importlib.util

import numpy as np
import pytest
from PIL import Image

from unpick.datasets.generate.papers.signature import signature
from unpick.exhibits.pasted import ALIKE, alike, alike_pairs, ink_in, part_shown
from unpick.exhibits.reading import Ink

pytestmark = pytest.mark.skipif(
    not importlib.util.find_spec("cv2"), reason="the extra photos is not installed"
)


def cell(ink, *, seed, at=(20.0, 10.0), grain=6.0):
    """A cell of a scanned page with ruling lines around it and an ink in it, at half points too."""
    page = Image.new("L", (300, 70), 245)
    page.paste(ink, (int(at[0]), int(at[1])))
    moved = page.transform(
        page.size, Image.Transform.AFFINE, (1, 0, -(at[0] % 1), 0, 1, -(at[1] % 1)), Image.Resampling.BICUBIC
    )
    levels = np.asarray(moved, np.float64) + np.random.default_rng(seed).normal(0, grain, (70, 300))
    levels[:2], levels[-2:], levels[:, :2], levels[:, -2:] = 60, 60, 60, 60
    return np.clip(levels, 0, 255).astype(np.uint8)


def cut(ink, **more):
    found = ink_in(cell(ink, **more), least=(16, 40))
    assert found
    return found[0]


def test_a_picture_put_in_twice_is_told_at_another_place_and_in_other_grain():
    one = signature(1, 0)
    assert alike(cut(one, seed=1), cut(one, seed=2, at=(61.5, 14.5), grain=10.0)) >= ALIKE


def test_one_hand_that_signs_again_and_two_hands_are_not():
    again = [cut(signature(2, time), seed=time) for time in range(6)]
    others = [cut(signature(name, 0), seed=name) for name in range(30, 50)]
    for group in (again, others):
        assert max(alike(one, other) for at, one in enumerate(group) for other in group[:at]) < 0.9


def test_a_tick_a_dash_a_rest_of_a_line_and_an_empty_cell_hold_no_ink():
    white = Image.new("L", (150, 40), 245)
    assert ink_in(cell(white, seed=3), least=(16, 40)) is None
    tick = white.copy()
    tick.paste(20, (10, 5, 22, 30))
    assert ink_in(cell(tick, seed=4), least=(16, 40)) is None
    level = cell(white, seed=5)
    level[5:8, :] = 60
    assert ink_in(level, least=(16, 40)) is None
    assert ink_in(level[:5, :5], least=(1, 1)) is None


def test_the_sides_of_the_ink_are_those_in_the_cell():
    block = Image.new("L", (150, 40), 245)
    block.paste(20, (30, 5, 110, 35))
    found = ink_in(cell(block, seed=6, at=(20, 10)), least=(16, 40))
    assert found
    left, right = found[1]
    assert abs(left - 50) <= 2
    assert abs(right - 130) <= 2


def inks(*drawn):
    return [
        Ink(place=f"page 1 table 1 row {at + 2}", row=(), wide=gray.shape[1], gray=gray.tobytes())
        for at, gray in enumerate(drawn)
    ]


def test_of_many_inks_exactly_the_copies_are_pairs():
    own = [cut(signature(name, 0), seed=name) for name in range(100, 112)]
    copies = [cut(signature(99, 0), seed=seed, at=(30 + seed / 2, 12)) for seed in (1, 2, 3)]
    found = alike_pairs(inks(*own[:6], copies[0], *own[6:], *copies[1:]))
    assert [(one, other) for one, other, _ in found] == [(6, 13), (6, 14), (13, 14)]
    assert alike_pairs(inks(own[0])) == []


def test_what_is_shown_is_the_middle_and_no_whole_name():
    import base64
    import io

    (ink,) = inks(cut(signature(7, 0), seed=7))
    shown = Image.open(io.BytesIO(base64.b64decode(part_shown(ink).partition(",")[2])))
    assert shown.width <= 0.45 * 2 * ink.wide

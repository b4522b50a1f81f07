"""What looks like evidence and is none, beside what it is taken for: covers and forms, marks and cartons, blur and other lots, paint."""

from types import SimpleNamespace

import numpy as np
import pytest

from tests.exhibits.photos.pictures import carton, cv2, scene
from unpick.app.photos_tokens import Tokens, weighed_by_words
from unpick.exhibits.photos.covered import cover_of
from unpick.exhibits.photos.difference import lay_upon, lay_whole
from unpick.exhibits.photos.features import gray_of
from unpick.exhibits.photos.judge import PROBATIVE, _by_print, _in_lines, compare_gray
from unpick.exhibits.photos.upright import Upright, upright
from unpick.exhibits.photos.weight import weight_of
from unpick.exhibits.photos.writing import other_words

OTHER = ((250, 60), (600, 110), (560, 380), (230, 330))


def compared(a, b, **more):
    return compare_gray(gray_of(a), gray_of(b), **more)


def written(page, words, *, left, top, step, size=0.9):
    """Write lines of words on a page, in place."""
    for row, word in enumerate(words):
        at = (left, top + row * step)
        cv2.putText(page, word, at, cv2.FONT_HERSHEY_SIMPLEX, size, (40, 40, 50), 2, cv2.LINE_AA)


def form(values):
    """Return a ruled form with these values in its second column."""
    page = np.full((620, 760, 3), 246, np.uint8)
    written(page, ["REGISTER OF STORES  (invented)"], left=60, top=60, step=0, size=1.2)
    labels = [
        "Keeper of keys",
        "Place of issue",
        "Number of sacks",
        "Weighed by",
        "Loaded on",
        "Seal",
        "Gate",
        "Shift",
    ]
    written(page, labels, left=60, top=140, step=56)
    for row in range(9):
        cv2.line(page, (50, 102 + row * 56), (710, 102 + row * 56), (90, 90, 90), 2)
    written(page, values, left=400, top=140, step=56)
    return page


def test_a_photograph_of_which_a_block_is_hidden_is_that_photograph():
    picture, other = scene(carton(), 4), scene(carton("VESSARD", "1", seed=8), 9)
    hidden = picture.copy()
    hidden[120:440, 260:740] = cv2.resize(other, (480, 320), interpolation=cv2.INTER_AREA)
    found = compared(picture, hidden)
    assert found.kind == "photograph"
    assert any("a block over" in one for one in found.why)


def test_one_form_filled_in_otherwise_is_not_one_photograph_with_a_block_over_it():
    first = form(["Orrin Dal", "Vessarhaven", "4711", "T. Quill", "Tuesday", "88-A", "North 3", "Second"])
    second = form(
        ["Mabel Yorn", "Port Isker", "92", "O. Brand", "Friday the 9th", "17-KL", "South", "First of two"]
    )
    whole = lay_whole(gray_of(first), gray_of(second), np.eye(3))
    assert cover_of(whole) is None
    assert compared(first, second).kind not in PROBATIVE


def test_one_page_with_another_picture_on_it_is_not_one_photograph():
    pages = []
    for seed in (4, 9):
        page = form(["", "", "", "", "", "", "", ""])
        page[200:540, 380:720] = cv2.resize(scene(carton(), seed), (340, 340), interpolation=cv2.INTER_AREA)
        pages.append(page)
    assert cover_of(lay_whole(*map(gray_of, pages), np.eye(3))) is None


def marked(brand, goods, seed):
    """Return a print of its own, 700 x 900, with the one emblem that both bear."""
    face = np.full((700, 900, 3), (188, 160, 120), np.uint8)
    chance = np.random.default_rng(seed)
    lines = [brand, goods, f"ART {int(chance.integers(1e6))}", f"{int(chance.integers(1e5))} PCS"]
    written(face, lines, left=40 + 30 * (seed % 3), top=90 + 20 * (seed % 4), step=75 + seed % 9, size=1.8)
    written(face, [f"NO {int(chance.integers(1e8))}", brand[::-1]], left=60, top=610, step=60, size=1.4)
    own = np.random.default_rng(77)
    for _ in range(26):
        at = tuple(int(one) for one in own.integers((600, 400), (780, 560)))
        color = tuple(int(one) for one in own.integers(10, 150, 3))
        cv2.circle(face, at, int(own.integers(4, 14)), color, -1, cv2.LINE_AA)
    return face


def test_an_emblem_on_two_prints_carries_no_weight_and_the_print_itself_does():
    wide = ((90, 60), (640, 40), (660, 470), (80, 490))
    one, two = marked("VESSARD", "WOVEN MATS", 3), marked("ORRINDAL", "STEEL PANS", 8)
    apart = compared(scene(one, 1, wide), scene(two, 2, wide))
    assert apart.kind not in PROBATIVE
    same = compared(scene(one, 1, wide), scene(one, 2, wide))
    assert same.kind in PROBATIVE


def far_off(seed, at):
    """Return a cluttered place, 960 x 1,280, with the front of a carton that takes less than 3% of it."""
    chance = np.random.default_rng(seed)
    coarse = chance.integers(60, 190, (30, 40, 3)).astype(np.uint8)
    place = cv2.resize(coarse, (1280, 960), interpolation=cv2.INTER_CUBIC)
    for _ in range(40):
        a, b = (tuple(map(int, chance.integers((0, 0), (1280, 960)))) for _ in range(2))
        cv2.line(place, a, b, chance.integers(0, 255, 3).tolist(), int(chance.integers(1, 5)), cv2.LINE_AA)
    x, y = at
    place[y : y + 148, x : x + 213] = cv2.resize(carton(), (213, 148), interpolation=cv2.INTER_AREA)
    return np.clip(place + chance.normal(0, 3, place.shape), 0, 255).astype(np.uint8)


def test_a_small_carton_with_rows_of_words_is_a_print_that_weighs_once_its_numbers_are_read():
    found = compared(far_off(1, (200, 300)), far_off(2, (700, 520)))
    assert cv2.contourArea(np.float32(found.outline_a)) < 0.03 * 960 * 1280
    assert (found.kind, weight_of(found)[0]) == ("print", False)
    said = weighed_by_words(found, Tokens(equal=("QUILLMOOR", "4711-KX-09")))
    assert weight_of(said)[0]
    assert not weight_of(weighed_by_words(found, Tokens(equal=("QUILLMOOR", "4711-KX-09"), unsure=1)))[0]


def test_a_carton_out_of_focus_is_no_other_lot_and_another_lot_in_focus_is():
    sharp, soft = scene(carton(), 1), cv2.GaussianBlur(scene(carton(), 2, OTHER), (0, 0), 2.0)
    assert compared(sharp, soft).kind in PROBATIVE
    assert compared(sharp, scene(carton(lot="9038-BZ-61"), 2, OTHER)).kind == "other_lot"


def test_grain_and_dim_light_are_no_blur():
    picture = gray_of(scene(carton(), 1))
    chance = np.random.default_rng(3)
    dim = np.clip(picture * 0.4 + chance.normal(0, 5, picture.shape) + 10, 0, 255).astype(np.uint8)
    assert lay_upon(picture, dim, np.eye(3)).sharp < 1.6


def test_what_was_painted_over_is_no_difference():
    first, second = scene(carton(), 1), scene(carton(), 1)
    mask = np.full(second.shape[:2], 255, np.uint8)
    mask[150:260, 180:420] = 0
    second[mask == 0] = 128
    found = compared(first, second, masks=(None, mask))
    assert found.kind in PROBATIVE
    assert not found.patches
    assert compared(first, second).patches, "without the mask the paint is a difference"


@pytest.mark.parametrize("seed", [1, 5])
def test_a_thing_is_not_its_own_mirror_image(seed):
    picture = np.ascontiguousarray(scene(carton(), seed)[:, ::-1])
    found = compared(picture, scene(carton(), seed + 1, OTHER))
    assert found.kind not in PROBATIVE


WHOLE = np.array([(10, 10), (510, 10), (510, 350), (10, 350)], np.float64)


def test_a_number_that_is_another_is_seen_without_reading_it_and_equal_ones_are_not():
    one, same, lot = (gray_of(face) for face in (carton(), carton(), carton(lot="9038-BZ-61")))
    assert other_words(upright(one, same, np.eye(3), WHOLE)) == []
    assert len(other_words(upright(one, lot, np.eye(3), WHOLE))) == 1


def test_views_in_which_hardly_a_word_is_the_same_tell_no_other_lot():
    views = upright(gray_of(carton()), gray_of(carton("VESSARD", "1", seed=8)), np.eye(3), WHOLE)
    assert other_words(views) == []


@pytest.mark.parametrize("degrees", [-24, 0, 16])
def test_lines_that_lean_are_laid_level(degrees):
    turn = cv2.getRotationMatrix2D((260, 180), degrees, 0.9)
    leaning = gray_of(cv2.warpAffine(carton(), turn, (520, 360), borderValue=(188, 160, 120)))
    view = upright(leaning, leaning, np.eye(3), WHOLE)
    level = np.degrees(np.arctan2(view.turn[0, 1], view.turn[0, 0]))
    assert abs(level + degrees) <= 4


def stacked(sharp):
    """Return two shots of four cartons of one print, the first seen as coarsely as a share of its pixels shows it."""
    row = np.concatenate([carton(), np.full((360, 8, 3), 90, np.uint8), carton()], axis=1)
    stack = np.concatenate([row, np.full((8, row.shape[1], 3), 90, np.uint8), row], axis=0)
    first = scene(stack, 4)
    small = cv2.resize(first, None, fx=sharp, fy=sharp, interpolation=cv2.INTER_AREA)
    second = scene(stack, 9, ((230, 160), (500, 190), (480, 380), (250, 400)))
    return cv2.resize(small, first.shape[1::-1]), second


@pytest.mark.parametrize(("sharp", "kind"), [(0.7, "object"), (0.55, "print"), (0.45, "print")])
def test_a_stack_whose_writing_is_too_coarse_to_compare_is_told_as_a_print_and_no_thing(sharp, kind):
    found = compared(*stacked(sharp))
    assert (found.kind, found.coarse, weight_of(found)[0]) == (kind, kind == "print", kind == "object")


def test_a_further_plane_that_is_only_marks_makes_no_thing_of_a_print():
    found = compared(*stacked(0.55))
    assert [part.kind for part in found.parts] == ["generic"]
    assert found.kind == "print"


def register(rows, seed, top):
    """Return a page with a heading and rows of its own, as a form has them."""
    page = np.full((520, 1000, 3), 236, np.uint8)
    written(page, ["REGISTER OF WORKERS AND THEIR PASSES (invented)"], left=40, top=top, step=0, size=1.1)
    written(page, rows, left=90, top=200, step=70)
    grain = np.random.default_rng(seed).normal(0, 2, page.shape)
    return np.clip(page + grain, 0, 255).astype(np.uint8)


def test_a_heading_that_two_forms_bear_weighs_nothing():
    one = register(["Hired on 2016", "Line MIRIREL", "Lives at the gate", "Seal 91 Z"], 1, 70)
    two = register(["Since autumn", "Unit: Nexorato", "8 Harbor Road", "born 1970"], 2, 110)
    found = compared(one, two)
    assert found.kind == "generic"
    assert any("a line or two" in reason for reason in found.why)


@pytest.mark.parametrize("degrees", [0, 33, 90])
def test_a_heading_and_the_foot_of_a_form_are_lines_and_a_front_with_rows_is_none(degrees):
    chance = np.random.default_rng(5)
    across, tall = chance.uniform(0, 900, 300), chance.uniform(0, 36, 300)
    turn = np.radians(degrees)
    turned = np.array([(np.cos(turn), np.sin(turn)), (-np.sin(turn), np.cos(turn))])
    rows = {"heading": (0,), "heading and foot": (0, 480), "front": tuple(range(0, 490, 60))}
    told = {
        name: _in_lines(np.stack([across, tall + chance.choice(tops, 300)], axis=1) @ turned)
        for name, tops in rows.items()
    }
    assert told == {"heading": True, "heading and foot": True, "front": False}


def test_a_form_filled_in_otherwise_is_no_photograph_whatever_else_of_it_is_equal():
    page = ["Worker", "Lives at the", "Born on day", "Hired on", "Number of"]
    views = []
    for values in (
        ["QUILLMOR", "VESSARD 4", "1971-02-03", "2016-01-08", "829923 A"],
        ["MABELYON", "ISKERTOW", "1989-11-22", "2021-12-31", "641037 K"],
    ):
        view = np.full((420, 760, 3), 235, np.uint8)
        written(view, page, left=30, top=60, step=70)
        written(view, values, left=400, top=60, step=70)
        views.append(gray_of(view))
    one = SimpleNamespace(aligned=SimpleNamespace(sharp=1.0), extent=(0.9, 0.9))
    inside = np.ones(views[0].shape, bool)
    same, other = (
        Upright(first=views[0], second=second, inside=inside, turn=np.eye(2, 3), drawn=None)
        for second in views
    )
    assert _by_print(one, "photograph", (), same, mirrored=False)[0] == "photograph"
    assert _by_print(one, "photograph", (), other, mirrored=False)[0] == "generic"

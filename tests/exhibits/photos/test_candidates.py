"""Which pictures of a library are looked at first: the whole alike, corners that agree on one view, votes."""

import numpy as np
import pytest

from tests.exhibits.photos.pictures import carton, scene
from unpick.exhibits.photos.features import describe, gray_of, in_mirror, mirrored, strongest
from unpick.exhibits.photos.heads import HEADS, file_codes
from unpick.exhibits.photos.placed import agreed, places_of, spots_from, spots_of
from unpick.exhibits.photos.votes import Filed, candidates, uphold, vote
from unpick.exhibits.photos.whole import ALIKE, far_apart, whole_codes

cv2 = pytest.importorskip("cv2")
pytest.importorskip("numba")


def filed(pictures, most=200) -> Filed:
    """Return pictures as a library files them."""
    corners = [describe(gray_of(one), most=most) for one in pictures]
    codes = np.concatenate([one.codes for one in corners])
    owners = np.repeat(np.arange(len(corners)), [len(one) for one in corners])
    lists = file_codes(codes)
    order = np.lexsort((owners, lists))
    return Filed(
        codes=np.ascontiguousarray(codes[order]),
        owners=owners[order].astype(np.uint16),
        begins=np.searchsorted(lists[order], np.arange(HEADS + 1)).astype(np.uint32),
        pictures=len(pictures),
        places=np.concatenate([places_of(one) for one in corners])[order],
        sizes=np.array([(one.width, one.height) for one in corners], np.float64),
    )


def test_the_first_corners_are_those_that_fewer_would_be():
    gray = gray_of(scene(carton(), 5))
    every, few = describe(gray), describe(gray, most=150)
    assert len(every) > 300
    assert (strongest(every, 150).points == few.points).all()
    assert (strongest(every, 150).codes == few.codes).all()


def test_a_place_in_three_bytes_is_near_the_place():
    corners = describe(gray_of(scene(carton(), 6)), most=300)
    kept = spots_from(places_of(corners), np.full(300, corners.width), np.full(300, corners.height))
    away = np.abs(kept - spots_of(corners))
    assert away[:, 0].max() <= corners.width / 256
    assert away[:, 1].max() <= corners.height / 256
    assert np.minimum(away[:, 2], 2 * np.pi - away[:, 2]).max() <= np.pi / 16 + 1e-4
    assert away[:, 3].max() <= 0.26


def test_pairs_that_agree_on_one_view_are_counted_and_scattered_ones_are_not():
    chance = np.random.default_rng(4)
    held = np.column_stack(
        [chance.uniform(0, 600, (40, 2)), chance.uniform(0, 6, 40), chance.uniform(1, 4, 40)]
    )
    turn, grown = 0.5, 0.7
    cos, sin = np.cos(turn) * 2**grown, np.sin(turn) * 2**grown
    asked = held.copy()
    asked[:, 0] = 100 + cos * held[:, 0] - sin * held[:, 1]
    asked[:, 1] = 50 + sin * held[:, 0] + cos * held[:, 1]
    asked[:, 2:] += (turn, grown)
    asked[25:, :2] = chance.uniform(0, 1200, (15, 2))
    scattered = asked.copy()
    scattered[:, :2] = chance.uniform(0, 1200, (40, 2))
    found = agreed(
        np.concatenate([asked, scattered]).astype(np.float32),
        np.concatenate([held, held]).astype(np.float32),
        np.ones(80),
        np.array([0, 40, 80]),
    )
    assert 25 <= found.pairs[0] <= 28
    assert found.pairs[1] <= 6


def test_corners_that_agree_come_before_more_votes_that_do_not():
    rooms = [scene(None, seed) for seed in range(20, 30)]
    shown = scene(carton("TAMBRELLE", "7781", 4), 31)
    asked = describe(
        gray_of(scene(carton("TAMBRELLE", "7781", 4), 32, ((300, 60), (520, 90), (505, 250), (290, 230)))),
        most=900,
    )
    library = [filed([*rooms, shown])]
    best = candidates(asked, library)
    assert best[0].picture == 10
    assert best[0].pairs >= 8
    assert best[0].votes == vote(asked.codes, library)[10]
    others = [one.pairs for one in best[1:]]
    assert max(others) < best[0].pairs


@pytest.mark.parametrize("flat", [True, False])
def test_candidates_do_not_depend_on_the_order_of_the_library(flat):
    pictures = [scene(carton(f"VESSARD{seed}", f"{seed}", seed), seed) for seed in range(8)]
    asked = describe(gray_of(scene(carton("VESSARD3", "3", 3), 50)), most=600)
    said = []
    for order in (list(range(8)), [5, 2, 7, 0, 3, 1, 6, 4]):
        library = [filed([pictures[at] for at in order[:3]]), filed([pictures[at] for at in order[3:]])]
        found = candidates(asked, library, flat=flat)
        said.append({order[one.picture]: (one.pairs, one.weight, one.votes) for one in found})
    assert said[0] == said[1]
    assert max(said[0], key=lambda at: said[0][at][1]) == 3


def test_the_whole_of_a_picture_is_known_turned_mirrored_and_compressed():
    shot = gray_of(scene(carton(), 12))
    held = np.stack([whole_codes(gray_of(scene(carton(), seed)))[0] for seed in range(12, 20)])
    again = cv2.imdecode(cv2.imencode(".jpg", cv2.resize(shot, None, fx=0.4, fy=0.4), [1, 40])[1], 0)
    for view in (shot, np.rot90(shot), shot[:, ::-1], np.rot90(shot, 2)[:, ::-1], again):
        far = far_apart(whole_codes(np.ascontiguousarray(view)), held)
        assert far[0] <= ALIKE < far[1:].min()


def test_a_plain_picture_is_like_nothing_not_even_itself():
    plain = np.full((300, 400), 120, np.uint8)
    smooth = np.tile(np.linspace(90, 160, 400).astype(np.uint8), (300, 1))
    for picture in (plain, smooth):
        assert not whole_codes(picture).any()
        assert far_apart(whole_codes(picture), whole_codes(picture)[:1]).tolist() == [256]
    other = whole_codes(gray_of(scene(carton(), 3)))
    assert far_apart(other, np.zeros((2, 32), np.uint8)).tolist() == [256, 256]


def test_corners_in_a_mirror_are_those_of_the_mirrored_picture():
    gray = gray_of(scene(carton(), 5))
    reckoned, looked = in_mirror(describe(gray)), describe(mirrored(gray))
    near = np.abs(reckoned.points[:, None, :2] - looked.points[None, :, :2]).max(axis=2) < 0.6
    like = np.where(near, reckoned.roots @ looked.roots.T, -1.0).max(axis=1)
    assert np.median(like) > 0.99
    assert (like > 0.97).mean() > 0.8


def test_what_one_view_leads_to_its_place_weighs_and_what_chance_pairs_does_not():
    shown = carton()
    seen = [scene(shown, 7), *(scene(None, 30 + at) for at in range(3))]
    asked = describe(gray_of(scene(shown, 8)), most=1_200)
    weights = uphold(asked, np.arange(4), [filed(seen, most=245)])
    assert weights[0] > 20
    assert weights[1:].max() < weights[0] / 2
    assert uphold(asked, np.array([2]), [filed(seen, most=245)])[0] == weights[2]


def test_a_picture_without_corners_weighs_nothing():
    plain = np.full((300, 400, 3), 200, np.uint8)
    held = filed([scene(carton(), 5), plain], most=245)
    assert uphold(describe(gray_of(plain)), np.array([0, 1]), [held]).tolist() == [0.0, 0.0]

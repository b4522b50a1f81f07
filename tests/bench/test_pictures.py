"""The benchmark's pictures can be made again, keep their halves apart and say that they are rendered."""

import dataclasses
import json
from pathlib import Path

import pytest

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2", reason="the extra `photos` is not installed")

from bench.pictures import carton, edits, pallets, pallets_draw, scenes, sets  # noqa: E402
from bench.pictures.distractors import distractor  # noqa: E402
from bench.pictures.make import Size, make  # noqa: E402
from bench.pictures.paint import place, rng_of  # noqa: E402
from PIL import Image  # noqa: E402

TINY = Size(rendered=8, a=1, b=1, negatives=1, pairs=1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[dict[str, object]]]]:
    folder = tmp_path_factory.mktemp("pictures")
    make(folder, TINY, real=None, workers=1)
    return folder, json.loads((folder / "manifest.json").read_text())


def test_a_distractor_is_the_same_again_and_unlike_the_next() -> None:
    again, other = distractor(11), distractor(12)
    assert np.array_equal(again, distractor(11))
    assert again.shape != other.shape or not np.array_equal(again, other)
    assert max(again.shape[:2]) <= 640


def test_no_base_has_queries_in_both_halves(made: tuple[Path, dict[str, list[dict[str, object]]]]) -> None:
    _, manifest = made
    halves: dict[object, set[object]] = {}
    for line in manifest["queries"]:
        halves.setdefault(line["base"] or line["id"], set()).add(line["half"])
    of_library = {line["id"]: line["half"] for line in manifest["library"]}
    assert all(len(found) == 1 for found in halves.values())
    assert all(found == {of_library[base]} for base, found in halves.items() if base in of_library)


def test_every_rendered_picture_says_so(made: tuple[Path, dict[str, list[dict[str, object]]]]) -> None:
    folder, manifest = made
    files = [str(line["file"]) for part in ("library", "queries") for line in manifest[part]]
    files += [str(line[side]) for line in manifest["pairs"] for side in ("a", "b")]
    assert len(files) > 30
    for name in files:
        with Image.open(folder / name) as held:
            assert b"rendered" in held.info["comment"]


def test_every_edit_and_level_is_asked(made: tuple[Path, dict[str, list[dict[str, object]]]]) -> None:
    _, manifest = made
    asked = {(line["set"], line["kind"]) for line in manifest["queries"]}
    assert {("A", name) for name in edits.EDITS} | {("B", name) for name in edits.LEVELS} | {
        ("N", "none")
    } == asked
    assert {line["class"] for line in manifest["pairs"]} == set(sets.CLASSES)


def test_fifteen_edits_as_the_research_counts_them() -> None:
    assert len(edits.EDITS) == 15


def test_another_lot_changes_the_print_and_another_carton_does_not() -> None:
    rng = rng_of("test", 1)
    printed = carton.design(rng)
    same, changed = carton.face(printed, carton=1), carton.face(carton.other_lot(rng, printed), carton=1)
    assert np.array_equal(same, carton.face(printed, carton=1))
    share = (np.abs(same.astype(int) - changed).max(axis=2) > 40).mean()
    assert 0 < share < 0.1


def test_an_object_lies_where_the_manifest_says() -> None:
    rng, red = rng_of("test", 2), np.full((300, 400, 3), (250, 10, 10), np.uint8)
    scene = np.full((600, 800, 3), 128, np.uint8)
    picture, corners = edits.object_in_scene(rng, red, scene, "easy")
    inside = cv2.fillPoly(np.zeros((600, 800), np.uint8), [corners.astype(np.int32)], 1) > 0
    is_red = picture[..., 0].astype(int) - picture[..., 1] > 60
    assert (is_red == inside).mean() > 0.99
    assert 0.18 < inside.mean() < 0.32


def test_a_placed_picture_meets_its_corners() -> None:
    scene, art = np.zeros((100, 100, 3), np.uint8), np.full((20, 20, 3), 255, np.uint8)
    matrix = place(scene, art, np.array([[10, 10], [60, 10], [60, 50], [10, 50]], float))
    assert np.allclose(
        cv2.perspectiveTransform(np.array([[[0.0, 0.0], [20.0, 20.0]]]), matrix), [[[10, 10], [60, 50]]]
    )
    assert scene[30, 30].min() == 255
    assert scene[80, 80].max() == 0


def test_two_views_of_a_room_differ() -> None:
    a, b = (scenes.place_view(rng_of("view", k), room=3) for k in range(2))
    assert np.abs(a.astype(int) - b).mean() > 10


def test_pallets_are_drawn_again_alike_and_another_lot_is_another_picture_of_one_layout() -> None:
    one, two = (pallets.PALLETS["only_stamp"](rng_of("pallets", 1), []) for _ in range(2))
    assert (one.a == two.a).all()
    assert (one.b == two.b).all()
    assert one.a.shape == (900, 1200, 3)
    printed = pallets_draw.new_print(rng_of("pallets", 2))
    other = dataclasses.replace(printed, lot="ZZ000000")
    fronts = [np.asarray(pallets_draw.face(each, box=rng_of("box", 1)), int) for each in (printed, other)]
    changed = np.abs(fronts[0] - fronts[1]).max(axis=2) > 30
    assert 0 < changed.mean() < 0.02, "the lot alone is another"

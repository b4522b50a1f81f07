"""A user's model of patches: what is taken, what is refused, what it finds, and that nothing changes without it."""

import datetime as dt

import numpy as np
import pytest

from tests.exhibits.photos.onnx import model
from tests.exhibits.photos.pictures import carton, encoded, scene
from unpick.app.photos import compare_photos
from unpick.exhibits.photos import judge
from unpick.exhibits.photos.features import describe, gray_of
from unpick.exhibits.photos.judge import PROBATIVE, compare_gray
from unpick.exhibits.photos.learned import ModelFault, described_by, loose_for, read_model
from unpick.exhibits.photos.models import LOOSE
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults

pytest.importorskip("cv2.dnn")

AT = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)
OTHER = ((250, 60), (600, 110), (560, 380), (230, 330))


@pytest.mark.parametrize(("made", "side"), [(model(), 32), (model(side=64), 64), (model(batch=1), 32)])
def test_a_model_of_gray_patches_is_taken(made, side):
    read = read_model(made, name="hand.onnx")
    assert (read.side, read.length) == (side, 8 * (side // 8) ** 2)
    assert "hand.onnx" in read.says


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "0 bytes"),
        (b"no model" * 9, "cannot read it as ONNX"),
        (model(colors=3, side=112), "does not take gray patches"),
        (model(colors=3), "does not take gray patches"),
        (model(side=128), "does not take gray patches"),
        (model(filters=64), "does not take gray patches"),
        (model(name="FaceEmbedding"), "people are never compared"),
        (model(name="person_reid"), "people are never compared"),
    ],
)
def test_what_is_no_model_of_patches_is_refused(data, says):
    with pytest.raises(ModelFault, match=says) as caught:
        read_model(data, name="x")
    assert caught.value.remedy


def test_words_that_only_look_like_faces_are_none():
    assert read_model(model(name="surface_interface"), name="x").side == 32


def test_the_same_carton_is_found_by_the_model_alone_and_another_is_not():
    made = read_model(model(), name="x")
    grays = [gray_of(one) for one in (scene(carton(), 1), scene(carton(), 2, OTHER), scene(None, 3))]
    a, b, c = (described_by(made, gray, describe(gray)) for gray in grays)
    assert a.roots.shape == (len(a), 128)
    assert np.allclose(np.linalg.norm(a.roots, axis=1), 1, atol=1e-5)
    found = compare_gray(grays[0], grays[1], features=(a, b), turned=a, loose=(loose_for(a, b),) * 2)
    assert found.kind in PROBATIVE
    assert found.score >= 20
    assert (
        compare_gray(grays[0], grays[2], features=(a, c), turned=a, loose=(loose_for(a, c),) * 2).kind
        not in PROBATIVE
    )


@pytest.fixture
def files(tmp_path):
    paths = [tmp_path / "audit.png", tmp_path / "paper.png", tmp_path / "hand.onnx"]
    paths[0].write_bytes(encoded(scene(carton(), 1)))
    paths[1].write_bytes(encoded(scene(carton(), 2, OTHER)))
    paths[2].write_bytes(model())
    return paths


def test_what_corners_find_by_themselves_is_the_same_with_a_model(files):
    assert compare_photos(*files[:2], at=AT) == compare_photos(*files[:2], at=AT, model=files[2])


def test_what_the_model_alone_found_says_so_and_has_no_bound(files, monkeypatch):
    real = judge.models_of
    monkeypatch.setattr(
        judge, "models_of", lambda a, b, *, loose: [] if loose == LOOSE else real(a, b, loose=loose)
    )
    assert compare_photos(*files[:2], at=AT)["matches"][0]["kind"] == "none"
    document = compare_photos(*files[:2], at=AT, model=files[2])
    assert find_faults(document) == []
    match = document["matches"][0]
    assert match["kind"] in PROBATIVE
    assert (match["error"]["n"], match["error"]["upper95"]) == (0, 1.0)
    assert "not counted" in match["error"]["says"]
    assert any("hand.onnx" in line for line in document["messages"])


def test_a_model_that_cannot_be_used_is_named(files):
    with pytest.raises(UsageError, match="cannot be read"):
        compare_photos(*files[:2], at=AT, model=files[0].with_name("absent.onnx"))
    with pytest.raises(UsageError, match="cannot read it as ONNX"):
        compare_photos(*files[:2], at=AT, model=files[0])

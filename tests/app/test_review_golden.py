"""The review of the Newark packet, word for word, and the bundled packets beside their recipes."""

import datetime as dt
import json
from importlib import resources
from pathlib import Path

import pytest

from tests.matters.build import make
from unpick.app.demo_packets import PACKETS, review_bundled
from unpick.app.review import review
from unpick.datasets.documents.ocr import has_ocr

AT = dt.datetime(2026, 11, 26, 9, 0, tzinfo=dt.UTC)
GOLDEN = Path(__file__).parent.parent / "golden" / "review" / "poof.json"
MATTERS = {"poof": "poof", "poof-twin": "garment_sound"}


def kept(document: dict) -> dict:
    """Return what of a review is compared word for word: all that a person reads, without versions."""
    parts = (
        "regime",
        "on",
        "defects",
        "requests",
        "assessment",
        "turned_exhibits",
        "not_looked",
        "unread",
        "messages",
    )
    return {part: document[part] for part in parts}


def bundled(name: str) -> dict:
    return review(Path(str(resources.files("unpick.data.packets"))) / name, at=AT)[0]


@pytest.mark.skipif(not has_ocr(), reason="tesseract (Debian: tesseract-ocr) is not installed")
def test_the_review_of_the_newark_packet_stands_as_written_down(update_golden):
    text = json.dumps(kept(bundled("poof")), ensure_ascii=False, indent=1, default=str) + "\n"
    if update_golden:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(PACKETS))
def test_a_bundled_packet_is_that_of_its_recipe(tmp_path, name):
    fresh = review(make(MATTERS[name], tmp_path), at=AT)[0]
    ours = bundled(name)
    assert kept(fresh) == kept(ours)


def test_the_demonstration_shows_both_packets_as_they_are(tmp_path):
    rows = review_bundled(tmp_path, at=AT)
    assert [row["as_expected"] for row in rows] == [True, True]
    assert all(
        (tmp_path / row["page"]).read_text(encoding="utf-8").startswith("<!doctype html>") for row in rows
    )

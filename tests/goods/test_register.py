"""The register of watched goods covers both founding texts, in their words and in headings of HS 2022."""

import dataclasses
import re
from pathlib import Path

import pytest

from unpick.goods import watched
from unpick.goods.watched import (
    HsHeading,
    WatchedGood,
    find_good,
    goods_for_hs,
    hs_description,
    nearest_goods,
    watched_goods,
)
from unpick.model import register
from unpick.model.bundled import bundled_names, read_bundled_yaml
from unpick.model.days import parse_day
from unpick.model.errors import UnreadableFile
from unpick.model.register import fold_name

MISSION = (
    "garments", "knitted dolls", "hats", "bags", "blankets", "cushions", "loofahs", "decorative flowers",
    "wigs", "false eyelashes", "seafood", "PPE coveralls", "quilts", "pillows", "motorcycle helmet linings",
    "dietary supplements", "cotton", "accessories",
)  # fmt: skip


@pytest.fixture(scope="module")
def words(shared: Path) -> dict[str, str]:
    """Return the founding texts, blanks squeezed, by the id of their source."""
    folder = shared.parent / "seeds"
    if not folder.is_dir():
        pytest.skip("the founding texts (../shared/seeds) are absent")
    files = {
        "founding-2026": "north-korea-contract-manufacturing.txt",
        "founding-2022": "uygur-and-north-korea-supply-chains.txt",
    }
    return {key: " ".join((folder / name).read_text(encoding="utf-8").split()) for key, name in files.items()}


def good(key: str) -> WatchedGood:
    return next(entry for entry in watched_goods() if entry.id == key)


@pytest.mark.parametrize("name", MISSION)
def test_every_good_of_the_mission_is_in_the_register(name: str):
    entry = find_good(name)
    assert entry is not None
    assert fold_name(entry.name) == fold_name(name)


@pytest.mark.shared
def test_what_is_quoted_from_a_founding_text_stands_there_word_for_word(words: dict[str, str]):
    for entry in watched_goods():
        for said in entry.why:
            assert " ".join(said.text.split()) in words[said.source.read_in or said.source.id], said.text


def test_the_sentence_of_a_good_speaks_of_the_good():
    spoken = {
        "garments": "garments",
        "ppe-coveralls": "PPE coveralls",
        "dietary-supplements": "supplements",
        "cotton": "cotton",
    }
    for entry in watched_goods():
        word = spoken.get(entry.id, entry.name.casefold())
        assert any(word in said.text for said in entry.why), entry.id


def test_every_heading_is_in_the_bundled_table_and_carries_its_words():
    for entry in watched_goods():
        for heading in entry.headings:
            assert re.fullmatch(r"\d{4}", heading.code)
            assert heading.description == hs_description(heading.code) != ""


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("knitted-dolls", "dolls"),
        ("hats", "Hats"),
        ("bags", "bags"),
        ("accessories", "accessories"),
        ("blankets", "Blankets"),
        ("cushions", "cushions"),
        ("loofahs", "loofah"),
        ("decorative-flowers", "artificial flowers"),
        ("wigs", "Wigs"),
        ("false-eyelashes", "eyelashes"),
        ("seafood", "Crustaceans"),
        ("quilts", "quilts"),
        ("pillows", "pillows"),
        ("motorcycle-helmet-linings", "linings"),
        ("dietary-supplements", "Food preparations"),
        ("cotton", "Cotton"),
    ],
)
def test_the_official_words_of_a_heading_speak_of_the_good(key: str, word: str):
    assert any(word in heading.description for heading in good(key).headings)


def test_the_words_of_a_code_are_those_of_the_table_and_an_unknown_code_has_none():
    assert hs_description("6301") == "Blankets and travelling rugs"
    assert hs_description("9998") == ""


def test_a_day_of_law_is_the_first_day_of_its_regime():
    first_days = {}
    for name in bundled_names("unpick.law.regimes", ".yml"):
        regime = read_bundled_yaml("unpick.law.regimes", name)
        first_days[regime["id"]] = {str(version["in_force"]["from"]) for version in regime["versions"]}
    told = {
        (event.regime, event.start)
        for entry in watched_goods()
        for event in entry.history
        if event.regime and event.start
    }
    assert len(told) >= 6
    for regime, day in told:
        assert day in first_days[regime]


def test_history_runs_forward():
    for entry in watched_goods():
        # A month is ordered by its last day: the hearing of a month may follow a report of its fifth day.
        starts = [parse_day(event.start)[1] for event in entry.history]
        assert starts == sorted(starts), entry.id


@pytest.mark.parametrize(
    ("hs", "found"),
    [
        ("6704.19", ["wigs", "false-eyelashes"]),
        ("9404904000", ["cushions", "quilts", "pillows"]),
        ("5208", ["cotton"]),
        ("0307.43", ["seafood"]),
        ("62", []),
        ("8471", []),
        ("", []),
        ("n/a", []),
        ("6", []),
    ],
)
def test_goods_are_told_from_an_hs_code(hs: str, found: list[str]):
    assert [entry.id for entry in goods_for_hs(hs)] == found


def test_of_a_heading_and_its_subheading_the_longer_one_counts():
    wide = dataclasses.replace(good("wigs"), id="wide", headings=(HsHeading(code="6704", description="w"),))
    fine = dataclasses.replace(good("wigs"), id="fine", headings=(HsHeading(code="670419", description="f"),))
    assert [entry.id for entry in goods_for_hs("6704.19", goods=[wide, fine])] == ["fine"]
    assert [entry.id for entry in goods_for_hs("6704.20", goods=[wide, fine])] == ["wide"]


def test_no_name_stands_for_two_goods():
    owners: dict[str, str] = {}
    for entry in watched_goods():
        for name in (entry.id, entry.name, *entry.names):
            assert owners.setdefault(fold_name(name), entry.id) == entry.id, name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PPE", "ppe-coveralls"),
        ("supplements", "dietary-supplements"),
        ("가발", "wigs"),
        ("假睫毛", "false-eyelashes"),
        ("PPE-Coveralls", "ppe-coveralls"),
    ],
)
def test_a_good_is_found_by_its_spellings(text: str, found: str):
    entry = find_good(text)
    assert entry is not None
    assert entry.id == found


def test_a_slip_of_the_pen_is_answered_with_the_nearest_name():
    assert "Loofahs" in nearest_goods("lufahs")
    assert find_good("lufahs") is None


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ({"headings": ["61"]}, "headings"),
        ({"headings": ["9998"]}, "9998"),
        ({"why": [{"text": "said", "source": "nobody"}]}, "nobody"),
    ],
)
def test_a_register_that_breaks_its_schema_is_refused(
    monkeypatch: pytest.MonkeyPatch, broken: dict[str, object], told: str
):
    whole = read_bundled_yaml(watched.REGISTER, "goods.yml")
    bad = {**whole, "goods": [{**whole["goods"][0], **broken}]}
    monkeypatch.setattr(register, "read_bundled_yaml", lambda *_: bad)
    watched_goods.cache_clear()
    register.checked_register.cache_clear()
    try:
        with pytest.raises(UnreadableFile, match=told):
            watched_goods()
    finally:
        monkeypatch.undo()
        watched_goods.cache_clear()
        register.checked_register.cache_clear()

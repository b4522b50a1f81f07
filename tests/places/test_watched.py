"""The register of watched sites rests on sentences that stand in its sources, and is found by any spelling."""

from pathlib import Path

import pytest

from unpick.model import register
from unpick.model.bundled import bundled_names, read_bundled_csv, read_bundled_yaml
from unpick.model.days import parse_day
from unpick.model.errors import UnreadableFile
from unpick.model.register import fold_name
from unpick.places import watched
from unpick.places.watched import WatchedSite, find_site, nearest_sites, watched_sites

NAMED_IN_THE_TASK = {"kaesong", "paekto", "dandong", "xinjiang", "sinuiju", "jongori", "onsong"}


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


def site(key: str) -> WatchedSite:
    return next(entry for entry in watched_sites() if entry.id == key)


def test_every_site_that_was_asked_for_is_in_the_register():
    assert {entry.id for entry in watched_sites()} >= NAMED_IN_THE_TASK


@pytest.mark.shared
def test_what_is_quoted_from_a_founding_text_stands_there_word_for_word(words: dict[str, str]):
    quoted = 0
    for entry in watched_sites():
        for said in entry.why:
            text = words.get(said.source.read_in or said.source.id)
            if text is not None:
                assert " ".join(said.text.split()) in text, (entry.id, said.text)
                quoted += 1
    assert quoted >= 10


def test_every_site_of_the_mission_rests_on_a_founding_text():
    for key in ("kaesong", "paekto", "dandong", "xinjiang", "sinuiju"):
        origins = {said.source.read_in or said.source.id for said in site(key).why}
        assert origins & {"founding-2022", "founding-2026"}, key


def test_the_sentence_on_onsong_is_the_one_of_the_listing_and_its_day_is_the_day_of_the_listing():
    rows = read_bundled_csv("unpick.data.lists", "eu_1998.listing.csv")
    (listing,) = [row for row in rows if row["entity_id"] == site("onsong").listing]
    assert site("onsong").why[0].text in listing["reason"]
    assert site("onsong").history[0].start == listing["from_earliest"]


def test_the_order_on_the_region_is_worded_as_in_the_bundled_list():
    orders = {row["ref"] for row in read_bundled_csv("unpick.data.lists", "us_cbp_wro.listing.csv")}
    (order,) = [said.text for said in site("xinjiang").why if said.source.id == "cbp-orders"]
    assert order in orders


def test_a_day_of_law_is_the_first_day_of_its_regime():
    first_days = regime_days()
    told = [(event.regime, event.start) for one in watched_sites() for event in one.history if event.regime]
    assert told
    for regime, day in told:
        assert day in first_days[regime]


def regime_days() -> dict[str, set[str]]:
    found = {}
    for name in bundled_names("unpick.law.regimes", ".yml"):
        regime = read_bundled_yaml("unpick.law.regimes", name)
        found[regime["id"]] = {str(version["in_force"]["from"]) for version in regime["versions"]}
    return found


def test_a_division_code_is_one_of_the_bundled_places():
    known: dict[str, set[str]] = {}
    for row in read_bundled_csv("unpick.names.tables", "places.csv"):
        values = list(row.values())
        known.setdefault(values[1], set()).add(values[0])
    for key, place in (
        ("kaesong", "kaesong"),
        ("sinuiju", "sinuiju"),
        ("dandong", "dandong"),
        ("xinjiang", "xinjiang"),
    ):
        assert place in known[site(key).division]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("개성공단", "kaesong"),
        ("개성 공단", "kaesong"),
        ("KAESŎNG", "kaesong"),
        ("丹东市", "dandong"),
        ("丹東", "dandong"),
        ("단둥", "dandong"),
        ("Xinjiang Uygur autonomous region", "xinjiang"),
        ("شىنجاڭ ئۇيغۇر ئاپتونوم رايونى", "xinjiang"),
        ("Sinŭiju", "sinuiju"),
        ("백토교화소", "paekto"),
        ("Ｄａｎｄｏｎｇ", "dandong"),
        ("Shenyang", ""),
        ("", ""),
    ],
)
def test_a_site_is_found_by_its_spellings_and_by_nothing_else(text: str, found: str):
    entry = find_site(text)
    assert (entry.id if entry else "") == found


def test_the_county_alone_is_not_the_detention_centre_unless_a_person_looks_it_up():
    assert find_site("Onsong County") is None
    entry = find_site("Onsong County", weak=True)
    assert entry is not None
    assert entry.id == "onsong"


def test_no_two_sites_share_a_spelling():
    owners: dict[str, str] = {}
    for entry in watched_sites():
        for name in (entry.id, entry.name, *(spelling.name for spelling in entry.names)):
            assert owners.setdefault(fold_name(name), entry.id) == entry.id, name


def test_a_slip_of_the_pen_is_answered_with_the_nearest_name():
    assert nearest_sites("Kaesung")[0] == "Kaesong"
    assert nearest_sites("Xinjang")[0] == "Xinjiang"


def test_two_texts_of_one_origin_are_one_sign():
    camp = site("jongori")
    assert len({said.source.id for said in camp.why}) == 2
    assert camp.signals == 1
    assert site("kaesong").signals == 2


def test_a_sentence_that_does_not_name_the_place_is_no_sign_of_it():
    region = site("xinjiang")
    assert any(said.source.id == "founding-2022" and not said.places for said in region.why)
    assert region.signals == 1


def test_the_camp_that_no_founding_text_names_says_that_its_name_is_unverified():
    assert "unverified, do not rely" in site("jongori").note


def test_a_place_name_inside_the_name_of_a_firm_is_no_site():
    assert find_site("Dandong Invented Bicycle Trading") is None


def test_a_site_within_another_names_one_of_the_register():
    ids = {entry.id for entry in watched_sites()}
    within = {entry.within for entry in watched_sites() if entry.within}
    assert within
    assert within <= ids


def test_history_runs_forward():
    for entry in watched_sites():
        starts = [parse_day(event.start)[1] for event in entry.history]
        assert starts == sorted(starts), entry.id
        assert all(parse_day(event.end or "9999")[1] >= parse_day(event.start)[1] for event in entry.history)


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ({"country": "North Korea"}, "country"),
        ({"why": []}, "why"),
        ({"why": [{"text": "said", "source": "nobody"}]}, "nobody"),
    ],
)
def test_a_register_that_breaks_its_schema_is_refused(
    monkeypatch: pytest.MonkeyPatch, broken: dict[str, object], told: str
):
    good = read_bundled_yaml(watched.REGISTER, "sites.yml")
    bad = {**good, "sites": [{**good["sites"][0], **broken}]}
    monkeypatch.setattr(register, "read_bundled_yaml", lambda *_: bad)
    watched_sites.cache_clear()
    register.checked_register.cache_clear()
    try:
        with pytest.raises(UnreadableFile, match=told):
            watched_sites()
    finally:
        monkeypatch.undo()
        watched_sites.cache_clear()
        register.checked_register.cache_clear()

"""The tables hold together: one form, one meaning; a source for each row; no word that names a firm."""

import csv
import io
from collections import Counter
from pathlib import Path

import pytest

from unpick.model.bundled import bundled_bytes, read_bundled_csv
from unpick.names.lexicon import (
    ALL_TABLES,
    KINDS,
    PACKAGE,
    READINGS,
    WHERE,
    WORD_TABLES,
    bundled_readings,
    bundled_tables,
    sidecar,
    tables_version,
)
from unpick.names.romanise import romanise_dprk

WORDS = [(name, row) for name in WORD_TABLES for row in read_bundled_csv(PACKAGE, name)]
PLACES = read_bundled_csv(PACKAGE, "places.csv")


def test_no_form_has_two_meanings_unless_it_is_declared():
    forms = Counter(row["form"] for _, row in WORDS)
    assert [form for form, n in forms.items() if n > 1] == []
    tables = bundled_tables()
    both = sorted(form for form in tables.words if form.replace(" ", "") in tables.places)
    assert both == sorted(sidecar()["declared"])


def test_each_row_has_known_values_and_a_source_that_is_stated():
    sources = sidecar()["sources"]
    for name, row in WORDS:
        assert row["kind"] in KINDS, (name, row)
        assert (row["where"] or "any") in WHERE, (name, row)
        assert row["tongue"] in ("", "pinyin", "korean", "pinyin?", "korean?"), (name, row)
        assert row["concept"] or row["kind"] in ("stop", "legal"), (name, row)
        assert row["source"] in sources, (name, row)
    for row in PLACES:
        assert row["reading"] in READINGS, row
        assert row["source"] in sources, row
        assert row["code"], row
    assert all(one["text"] and one["license"] for one in sources.values())
    assert set(sidecar()["tables"]) == set(ALL_TABLES)


def test_a_form_is_spelled_as_the_reader_looks_it_up():
    from unpick.names.latin import words_of
    from unpick.names.scripts import latin_letters, simplify

    for _, row in WORDS:
        form = row["form"]
        latin = " ".join(words_of(latin_letters(form)))
        assert form == (latin if form.isascii() else simplify(form)), row
    assert [row for row in PLACES if " " in row["form"]] == []


def test_the_version_is_a_hash_over_every_table():
    import hashlib

    data = b"".join(bundled_bytes(PACKAGE, name) for name in ALL_TABLES)
    assert tables_version() == bundled_tables().version == hashlib.sha256(data).hexdigest()[:12]


@pytest.mark.parametrize(
    ("province", "at_least"),
    [
        ("65", 107),
        ("21", 90),
        ("22", 55),
        ("23", 110),
        ("37", 130),
        ("13", 160),
        ("33", 88),
        ("32", 90),
        ("44", 115),
        ("35", 80),
    ],
)
def test_the_counties_of_the_watched_provinces_are_there(province: str, at_least: int):
    counties = {row["code"] for row in PLACES if row["code"].startswith(province) and len(row["code"]) == 6}
    assert len(counties) >= at_least


def test_the_english_names_of_xinjiang_lead_to_the_place_of_the_hanzi():
    places = bundled_tables().places
    for han, english in [
        ("和田", "hotan"),
        ("阿克苏", "aksu"),
        ("洛浦", "lop"),
        ("喀什", "kashgar"),
        ("莎车", "yarkand"),
        ("库车", "kuqa"),
        ("墨玉", "karakax"),
        ("霍尔果斯", "horgos"),
        ("图木舒克", "tumxuk"),
    ]:
        assert set(places[han].codes) & set(places[english].codes), (han, english)


def test_the_hangul_of_north_korean_places_is_spelled_as_the_source_spells_them():
    """Checks the hand-written Hangul, and the rules of DPRK practice, against open-admin-data (CC BY 4.0)."""
    spelled = {
        row["code"]: row["form"] for row in PLACES if row["source"] == "openadmin" and len(row["code"]) == 6
    }
    hangul = {
        row["code"]: row["form"] for row in PLACES if row["source"] == "hand" and row["form"][0] >= "가"
    }
    both = sorted(set(spelled) & set(hangul))
    right = [code for code in both if romanise_dprk(hangul[code]) == spelled[code]]
    wrong = {hangul[code]: (romanise_dprk(hangul[code]), spelled[code]) for code in both if code not in right}
    assert len(both) >= 150
    assert len(right) / len(both) >= 0.85, wrong


def test_characters_have_their_korean_reading_in_the_spelling_of_the_north():
    readings = bundled_readings()
    assert len(readings) >= 5000
    for hanzi, hangul in [("金", "금"), ("祥", "상"), ("诚", "성"), ("龙", "룡"), ("女", "녀"), ("东", "동")]:
        assert readings[hanzi][0][0] == hangul


def test_no_form_is_the_brand_of_a_firm_on_the_bundled_lists():
    """What stands between `Korea` or a city and the trade is a brand: it is in no table but as a plain word."""
    import re

    from unpick.model.bundled import bundled_names

    between = re.compile(
        r"(?i)^(?:korea|korean|choson|chosun|dandong|dalian|shenyang|xinjiang|hefei|aksu) (\w+) (?:\w+ )*"
        r"(?:trading|general|shipping|trade|textile|cotton|silicon|bank|company|corporation)"
    )
    brands = set()
    for name in bundled_names("unpick.data.lists", ".name.csv"):
        for row in csv.DictReader(io.StringIO(bundled_bytes("unpick.data.lists", name).decode("utf-8"))):
            found = between.match(row["name"])
            if found and row["schema"] != "Person":
                brands.add(found.group(1).lower())
    tables = bundled_tables()
    assert len(brands) >= 60
    held = {brand: tables.words[brand] for brand in brands if brand in tables.words}
    assert {brand for brand, entry in held.items() if entry.tongue and not entry.shy} <= {"unhaeng"}
    assert {
        brand for brand in brands if brand in tables.places and tables.places[brand].reading == "sure"
    } <= {
        "xinjiang",
        "hetian",
        "hotan",
        "aksu",
        "changji",
        "china",
        "dandong",
        "pyongyang",
        "kashgar",
        "dalian",
        "shihezi",
    }


def test_the_tables_of_the_repository_are_what_the_tool_writes():
    """Rows are sorted and unique, so that a change of one form is a change of one line."""
    for name in (*WORD_TABLES, "places.csv", "readings.csv"):
        rows = bundled_bytes(PACKAGE, name).decode("utf-8").splitlines()[1:]
        cells = list(csv.reader(rows))
        assert cells == sorted(cells), name
        assert len({tuple(row) for row in cells}) == len(cells), name
    assert (Path(__file__).parent.parent.parent / "tools" / "build_name_tables.py").exists()

"""The truth sets are complete, free of doubles, split by entity, and made anew from the lists."""

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tests.truth import build, people, persons, world
from tests.truth.dirt import DIRTS, dirty_pairs
from tests.truth.innocents import innocents, innocents_by_country, listed_plain, real_names
from tests.truth.listed import LISTED
from tests.truth.lists import SHARED, plain
from tests.truth.parts import CN_SIGNS, KR_SIGNS, korean_fold, pinyin_fold
from tests.truth.traps import families, traps

KINDS = {
    "alias_latin", "alias_hangul", "alias_hanzi", "former_name", "acronym", "translated_brand", "romanisation",
    "noise", "near_brand", "same_city_trade", "number", "place", "parent_sister", "trade", "homophone",
}  # fmt: skip
NATIVE = {"hangul", "hanzi"}

needs_lists = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the real data folder (../shared/data) is absent"
)


def rows(name: str) -> list[dict[str, str]]:
    return world.read(name)


def test_there_are_at_least_700_pairs_and_no_label_is_rare():
    labels = Counter(row["same"] for row in rows("pairs.csv"))
    assert sum(labels.values()) >= 700
    assert min(labels["0"], labels["1"]) / sum(labels.values()) > 0.4


def test_at_least_150_positives_cross_scripts():
    crossing = [
        row
        for row in rows("pairs.csv")
        if row["same"] == "1"
        and {row["script_a"], row["script_b"]} & NATIVE
        and "latin" in {row["script_a"], row["script_b"]}
    ]
    assert len(crossing) >= 150


def test_every_pair_has_a_known_kind_and_a_source():
    for row in rows("pairs.csv"):
        assert row["kind"] in KINDS
        assert row["source"]
        assert row["split"] in {"dev", "test"}


def test_no_pair_comes_twice_and_none_is_equal_after_trivial_normalisation():
    for name in ("pairs.csv", "cited_negatives.csv"):
        marks = [world.unordered(row["a"], row["b"]) for row in rows(name)]
        assert len(marks) == len(set(marks))
        assert all(one != other for one, other in marks)


def test_pairs_and_cited_negatives_share_no_pair():
    marks = [
        {world.unordered(row["a"], row["b"]) for row in rows(name)}
        for name in ("pairs.csv", "cited_negatives.csv")
    ]
    assert not marks[0] & marks[1]


def test_no_entity_is_in_both_splits():
    splits: dict[str, set[str]] = defaultdict(set)
    for row in rows("pairs.csv"):
        for entity in (row["entity_a"], row["entity_b"]):
            splits[entity].add(row["split"])
    assert {entity: split for entity, split in splits.items() if len(split) > 1} == {}


def test_no_name_is_in_both_splits():
    splits: dict[str, set[str]] = defaultdict(set)
    for row in rows("pairs.csv"):
        for name in (row["a"], row["b"]):
            splits[plain(name)].add(row["split"])
    assert [name for name, split in splits.items() if len(split) > 1] == []


def test_the_splits_are_about_even():
    sizes = Counter(row["split"] for row in rows("pairs.csv"))
    assert 0.45 < sizes["dev"] / sum(sizes.values()) < 0.55


def test_the_third_ordinary_set_has_both_labels_and_even_halves_of_every_script():
    third = [row for row in rows("ordinary.csv") if row["writer"] == "3"]
    assert len({(row["a"], row["b"]) for row in third}) == len(third) == 645
    for script in {row["kind"].split(":")[0] for row in third}:
        halves = Counter((row["split"], row["same"]) for row in third if row["kind"].startswith(f"{script}:"))
        assert halves.keys() == {("dev", "0"), ("dev", "1"), ("test", "0"), ("test", "1")}
        assert abs(halves["dev", "1"] - halves["test", "1"]) <= 5


def test_public_names_have_both_labels_in_both_halves_and_stand_in_no_other_set():
    public = rows("public.csv")
    halves = Counter((row["split"], row["kind"], row["same"]) for row in public)
    for kind, same in (("state", "1"), ("state-apart", "0"), ("native", "1"), ("native-apart", "0")):
        assert abs(halves["dev", kind, same] - halves["test", kind, same]) <= 1
        assert halves["test", kind, same] >= 14
    others = {row[side] for name in ("pairs.csv", "ordinary.csv") for row in rows(name) for side in "ab"}
    assert not {row["a"] for row in public if not row["a"].isascii()} & others


def test_names_of_four_regions_have_both_labels_in_both_halves_and_no_name_in_two():
    regions = rows("regions.csv")
    assert len({(row["a"], row["b"]) for row in regions}) == len(regions) == 180
    counted = Counter((row["same"], row["kind"].split("-")[0], row["split"]) for row in regions)
    for way in ("dirty", "native"):
        assert sum(counted["1", way, half] for half in ("dev", "test")) == 60
        assert sum(counted["0", way, half] for half in ("dev", "test")) == 30
        assert all(abs(counted[same, way, "dev"] - counted[same, way, "test"]) <= 2 for same in "01")
    halves = {half: {row["a"] for row in regions if row["split"] == half} for half in ("dev", "test")}
    assert not halves["dev"] & halves["test"]
    assert all(len(row["b"]) == 35 for row in regions if row["kind"] == "dirty-cut")


@needs_lists
def test_dirt_changes_every_name_and_comes_out_alike_at_every_call():
    pairs = dirty_pairs(1)
    assert pairs == dirty_pairs(1)
    assert {(one.kind, one.same) for one in pairs} == {
        (way.__name__, same) for way in DIRTS for same in (0, 1)
    }
    assert all(one.a.casefold() != one.b.casefold() for one in pairs)


def test_at_least_250_cited_negatives_name_two_entries_of_one_list():
    cited = rows("cited_negatives.csv")
    assert len(cited) >= 250
    for row in cited:
        assert row["entry_a"]
        assert row["entry_b"]
        assert row["entry_a"] != row["entry_b"]


def test_traps_are_the_same_at_every_call_and_at_least_2000():
    first, second = traps(7), traps(7)
    assert first == second
    assert len(first) >= 2000
    assert first != traps(8)


def test_no_trap_is_equal_after_trivial_normalisation_and_none_comes_twice():
    marks = [world.unordered(trap["a"], trap["b"]) for trap in traps()]
    assert all(one != other for one, other in marks)
    assert len(marks) == len(set(marks))


def test_traps_cover_each_kind_in_every_setting_of_scripts():
    settings = defaultdict(set)
    for trap in traps():
        settings[trap["kind"]].add((trap["a"].isascii(), trap["b"].isascii()))
    assert set(settings) == {"near_brand", "number", "place", "trade", "form_like"}
    assert all(len(found) == 3 for found in settings.values())


def test_no_trap_brand_is_that_of_a_listed_firm():
    assert [
        one.key for one in families(20261126) if one.key.casefold() in LISTED and one.kind != "number"
    ] == []


def test_the_folds_join_spellings_of_one_sound():
    assert pinyin_fold("zhong") == pinyin_fold("zong")
    assert pinyin_fold("xin") == pinyin_fold("xing")
    for _, north, south in KR_SIGNS:
        assert korean_fold(north) == korean_fold(south) or {north[0], south[0]} & {"r"}
    assert len({sign for sign, _ in CN_SIGNS}) == len(CN_SIGNS)


def test_there_are_25000_distinct_innocents_and_they_are_the_same_at_every_call():
    names = innocents()
    assert len(names) >= 25_000
    assert len({plain(name) for name in names}) == len(names)
    assert names == innocents()


def test_innocents_come_from_eight_kinds_of_countries():
    counts = Counter(country for country, _ in innocents_by_country())
    assert set(counts) == {"CN", "KR", "VN", "IN", "BD", "TR", "US", "EU"}


@needs_lists
def test_no_innocent_name_is_listed():
    listed = listed_plain()
    assert [name for name in innocents() if plain(name) in listed] == []


@needs_lists
def test_real_innocent_names_are_read():
    assert len(real_names()) > 1000


def test_people_are_at_least_sixty_of_each_group_and_distinct():
    groups: dict[str, set[str]] = defaultdict(set)
    for row in rows("people.csv"):
        groups[row["group"]].add(row["latin"])
    assert len(groups) == 3
    assert min(len(names) for names in groups.values()) >= 60


@needs_lists
def test_no_invented_person_is_listed():
    listed = people.listed_people()
    for row in rows("people.csv"):
        names = (row["latin"], row["latin_other"], row["native"], row["hanzi"])
        assert not {people.letters_of(name) for name in names} & listed


def test_translations_are_at_least_250_and_both_right_and_wrong():
    labels = Counter(row["same"] for row in rows("translations.csv"))
    assert sum(labels.values()) >= 250
    assert min(labels.values()) > 100


@needs_lists
def test_the_tables_are_those_that_the_lists_give_today():
    for name, (columns, made) in build.tables().items():
        with (Path(build.HERE) / name).open(newline="", encoding="utf-8") as stream:
            stored = list(csv.reader(stream))
        assert stored[0] == columns
        assert stored[1:] == [[str(cell) for cell in row] for row in made]


@needs_lists
def test_every_entity_of_the_hand_written_tables_is_known():
    known = world.World(SHARED).by_key
    for name in ("hand.csv", "native.csv"):
        for row in rows(name):
            assert row["entity"] in known or row["entity"].startswith("invented"), row["entity"]


@needs_lists
def test_internal_pairs_are_read_at_bench_time_only():
    assert len(build.internal_pairs()) >= 20


@needs_lists
def test_pairs_of_persons_are_those_that_the_lists_give_today():
    with persons.TABLE.open(newline="", encoding="utf-8") as stream:
        stored = list(csv.reader(stream))
    assert stored == [list(persons.COLUMNS), *persons.build()]


def test_no_entry_and_no_listed_name_of_a_person_is_in_both_splits():
    held: dict[str, set[str]] = {}
    for row in rows("persons.csv"):
        # The second name of these kinds is made by rule: KIM, Chol comes of several entries.
        made = row["kind"] in ("longer_given", "father_son", "rewritten")
        names = [row["a"]] if made else [row["a"], row["b"]]
        for key in (*names, row["source_a"] + row["ref_a"], row["source_b"] + row["ref_b"]):
            held.setdefault(key, set()).add(row["split"])
    assert not [key for key, splits in held.items() if len(splits) > 1]

"""The founding names on the bundled lists, and the same with invented brands in lists and questions: none is built in."""

import datetime as dt
import re

import pyarrow as pa
import pytest

from unpick.datasets.lists.bundle import load_bundled
from unpick.resolve.compare import compare
from unpick.resolve.screen import Screener
from unpick.resolve.watch import Link, WatchIndex

PUGANG = {"us_ofac_sdn-9524", "un_sc-KPe.038", "eu_1509-XIII.B.38"}
PUGANG_MINING = "eu_1509-XV.B.1"
RYONBONG = {"us_ofac_sdn-9347", "un_sc-KPe.002", "eu_1509-XIII.B.2"}

SWAPS = {
    "as it is": {},
    # Syllables are swapped, so that every spelling of the lists has its invented twin.
    "invented": {"pugang": "tamsong", "bugang": "tamsong", "부강": "탐송", "bong": "tam", "봉": "탐"},
}


def swapped(text, swap):
    """Return a text with the brands swapped, in the case of the letters that it had."""
    for real, invented in swap.items():
        text = re.sub(
            real, lambda found, new=invented: new.upper() if found[0].isupper() else new, text, flags=re.I
        )
    return text


class Lists:
    """The bundled lists with other brands in them."""

    def __init__(self, swap):
        self.swap = swap
        versions = load_bundled()
        rows = [
            {**row, "name": swapped(row["name"], swap), "dataset": version.list_id}
            for version in versions
            for row in version.name.to_pylist()
        ]
        self.names = {row["entity_id"]: [] for row in rows}
        for row in rows:
            self.names[row["entity_id"]].append((row["name"], row["kind"]))
        entity = {row["entity_id"]: row["schema"] for row in rows}
        self.pharma = self.say("Pugang Pharmaceutic Co. Ltd.")
        self.watch = WatchIndex.build(
            pa.Table.from_pylist(rows),
            pa.concat_tables([version.listing for version in versions]),
            pa.concat_tables([version.identifier for version in versions]),
            entity=pa.table({"entity_id": list(entity), "schema": list(entity.values())}),
            extra=[self.pharma],
        )
        self.screener = Screener(self.watch)

    def say(self, text):
        return swapped(text, self.swap)

    def outcomes(self, text, screener=None):
        found = (screener or self.screener).screen(self.say(text))["matches"]
        return {match["entity"]["id"]: match for match in found}


@pytest.fixture(scope="module", params=sorted(SWAPS))
def lists(request):
    return Lists(SWAPS[request.param])


def press(lists, day=dt.date(2015, 3, 1)):
    return Link(
        kind="press_on_group",
        subject=lists.pharma,
        object="us_ofac_sdn-9524",
        quote="Both are said to belong to one group.",
        public_from=day,
        why=("st-1",),
    )


def test_pugang_trading_is_its_three_listings_and_pugang_mining_another(lists):
    found = lists.outcomes("Korea Pugang Trading Corporation")
    assert {one for one, match in found.items() if match["outcome"] == "same"} == PUGANG
    assert found[PUGANG_MINING]["outcome"] == "unsure"
    own = lists.outcomes("Korea Pugang Mining and Machinery Corporation")
    assert own[PUGANG_MINING]["outcome"] == "same"
    assert not {one for one in PUGANG if one in own and own[one]["outcome"] == "same"}


def test_pugang_pharmaceutic_is_unsure_by_a_shared_word(lists):
    found = lists.outcomes("Pugang Pharmaceutic Company Limited")
    listed = {one: match for one, match in found.items() if match["listings"]}
    assert set(listed) >= PUGANG
    assert {match["outcome"] for match in listed.values()} == {"unsure"}
    assert all(match["reasons"][0] == "shared word only" for one, match in listed.items() if one in PUGANG)


@pytest.mark.parametrize(
    ("known_at", "outcome"), [(dt.date(2015, 2, 28), "unsure"), (dt.date(2015, 3, 1), "related")]
)
def test_it_is_related_from_the_day_of_the_press_statement_on_the_group(lists, known_at, outcome):
    screener = Screener(lists.watch, links=[press(lists)], known_at=known_at)
    found = lists.outcomes("Pugang Pharmaceutic Co. Ltd.", screener)
    assert {found[one]["outcome"] for one in PUGANG} == {outcome}
    assert not any(row["applies"] for one in PUGANG for row in found[one]["listings"])


def test_ryonbong_is_its_three_listings_under_every_spelling_that_a_list_prints(lists):
    spellings = {name for one in RYONBONG for name, kind in lists.names[one] if kind != "weakAlias"}
    assert len(spellings) > 10
    missed = {
        name: sorted(RYONBONG - same)
        for name in spellings
        for same in [
            {m["entity"]["id"] for m in lists.screener.screen(name)["matches"] if m["outcome"] == "same"}
        ]
        if not same >= RYONBONG
    }
    assert missed == {}


@pytest.mark.parametrize("spelled", ["Ryonbyong", "Ryonbong", "Yonbong"])
def test_ryonbong_is_found_misspelt(spelled, lists):
    if lists.swap and spelled == "Ryonbyong":
        spelled = "Ryontyam"
    found = lists.outcomes(f"Korea {spelled} General Corporation")
    assert all(found[one]["outcome"] == "same" for one in RYONBONG)


@pytest.mark.parametrize("brand", ["Rixin", "Weilan", "Quillmoor"])
def test_foods_and_foodstuffs_of_one_brand_are_unsure(brand):
    assert compare(f"{brand} Foods Co., Ltd.", f"{brand} Foodstuffs Co., Ltd.")["outcome"] == "unsure"


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Quillmoor, OFAC SDN 9524", "us_ofac_sdn-9524"),
        ("Quillmoor (KPe.038)", "un_sc-KPe.038"),
        ("Quillmoor EU XIII.B.38", "eu_1509-XIII.B.38"),
    ],
)
def test_the_reference_of_a_list_names_its_entry_and_leads_to_the_other_lists(lists, text, entity):
    found = lists.outcomes(text)
    assert (found[entity]["outcome"], found[entity]["basis"]) == ("same", "identifier")
    assert {one for one in PUGANG if found[one]["outcome"] == "same"} == PUGANG


def test_the_reference_of_another_entry_speaks_against_the_name(lists):
    [result] = [lists.screener.screen(lists.say("Korea Pugang Trading Corporation, OFAC SDN 9523"))]
    assert "us_ofac_sdn-9524" not in {m["entity"]["id"] for m in result["matches"]}
    assert "us_ofac_sdn-9524" in {one["entity"]["id"] for one in result["apart"]}

"""Cited aliases lead from what a name is to the other records that are it, and where they must not lead."""

import datetime as dt
from dataclasses import dataclass
from types import MappingProxyType

import pytest

from tests.resolve.listings import DAY, alias_index, index
from unpick.resolve.compare import compare
from unpick.resolve.screen import screen

TWO_NAMES = [("Vessard Machinery Works", "name"), ("Quillmoor Prison Factory", "alias")]
USCC, OTHER_USCC = "91999900MA0QUYKXXH", "91999900MA0WEYRXX9"


@dataclass(frozen=True)
class Judged:
    a: str
    b: str
    verdict: str
    by: str = "A. Analyst"
    why: str = "seen the register"


def screened(query, records, *, links=(), decisions=(), **more):
    [result] = screen([query], index(records, **more), links=links, decisions=decisions)
    return result


def met(result):
    return {match["entity"]["id"]: match for match in result["matches"]}


def told(result, entity):
    match = met(result)[entity]
    return match["outcome"], match["basis"]


def test_a_suppliers_record_under_the_alias_is_the_listed_firm_and_the_reason_cites_the_entry():
    records = {"us-1": TWO_NAMES, "own-1": [("Quillmoor Prison Factory Ltd", "name")]}
    match = met(screened("Vessard Machinery Works", records))["own-1"]
    assert (match["outcome"], match["basis"]) == ("same", "alias")
    assert match["reasons"][0] == (
        "Invented Treasury lists 'Vessard Machinery Works' and 'Quillmoor Prison Factory' as one "
        "(us_list us-1), as of 2020-01-01"
    )
    assert match["why"] == ["st-us-1-0", "st-us-1-1"]
    assert (match["score"], match["log_odds"]) == (1.0, None)  # it does not rest on letters


def test_a_record_of_the_user_that_gives_two_names_leads_to_the_listed_one():
    records = {"own-1": TWO_NAMES, "us-1": [("Quillmoor Prison Factory", "name")]}
    match = met(screened("Vessard Machinery Works", records))["us-1"]
    assert (match["outcome"], match["listings"][0]["applies"]) == ("same", True)
    assert match["reasons"][0].startswith("own gives 'Vessard Machinery Works' and")


def test_two_aliases_are_followed_and_no_third():
    chain = {
        "us-1": TWO_NAMES,
        "un-1": [("Quillmoor Prison Factory", "name"), ("Orrin Garment House", "previousName")],
        "eu-1": [("Orrin Garment House", "name"), ("Tamsong Knitting Mill", "alias")],
        "own-1": [("Tamsong Knitting Mill", "name")],
    }
    found = met(screened("Vessard Machinery Works", chain))
    assert set(found) == {"us-1", "un-1", "eu-1"}
    assert [line.split(" lists ")[0] for line in found["eu-1"]["reasons"][:2]] == [
        "Invented Treasury",
        "Invented Council",
    ]


def test_a_weak_alias_leads_nowhere_from_either_end():
    weak = [TWO_NAMES[0], ("Quillmoor Prison Factory", "weakAlias")]
    assert set(met(screened("Vessard Machinery Works", {"us-1": weak, "own-1": TWO_NAMES[1:]}))) == {"us-1"}
    far = {"us-1": TWO_NAMES, "un-1": [("Orrin Mill", "name"), weak[1]]}
    assert set(met(screened("Vessard Machinery Works", far))) == {"us-1"}


@pytest.mark.parametrize(("known_at", "same"), [(dt.date(2022, 4, 30), False), (dt.date(2022, 5, 1), True)])
def test_an_alias_leads_from_the_day_on_which_it_was_public(known_at, same):
    names = [TWO_NAMES[0], ("Quillmoor Prison Factory", "alias", dt.date(2022, 5, 1))]
    records = {"us-1": names, "own-1": [("Quillmoor Prison Factory", "name")]}
    assert ("own-1" in met(screened("Vessard Machinery Works", records, known_at=known_at))) is same


def test_an_alias_that_two_entries_of_one_list_carry_is_no_bridge():
    records = {
        "us-1": TWO_NAMES,
        "us-2": [("Orrin Garment House", "name"), TWO_NAMES[1]],
        "own-1": [("Quillmoor Prison Factory", "name")],
    }
    result = screened("Vessard Machinery Works", records)
    assert told(result, "own-1") == told(result, "us-2") == ("unsure", "alias")
    assert met(result)["own-1"]["reasons"][0] == (
        "'Quillmoor Prison Factory' is no bridge: 2 entries of the list us_list carry the name"
    )


def test_an_alias_that_many_firms_share_is_no_bridge_and_few_of_them_are_shown():
    brands = ("Orrin", "Tamsong", "Belquist", "Hadrow", "Ilmarsh", "Jorvane", "Keldrin", "Lowmere", "Marwick")
    crowd = {f"own-{n}": [(f"{one} Mill", "name"), TWO_NAMES[1]] for n, one in enumerate(brands)}
    records = {"us-1": TWO_NAMES, **crowd, "own-x": [("Quillmoor Prison Factory", "name")]}
    result = screened("Vessard Machinery Works", records)
    assert told(result, "own-x") == ("unsure", "alias")
    assert "different firms carry the name" in met(result)["own-x"]["reasons"][0]
    assert {match["outcome"] for match in result["matches"]} == {"same", "unsure"}


def test_an_abbreviation_is_no_bridge():
    records = {"us-1": [TWO_NAMES[0], ("VMW", "alias")], "own-1": [("VMW Ltd", "name")]}
    assert told(screened("Vessard Machinery Works", records), "own-1") == ("unsure", "alias")


def test_a_name_that_was_met_by_an_alias_of_several_entries_leads_to_none_of_their_other_names():
    records = {
        "us-1": TWO_NAMES,
        "us-2": [("Orrin Garment House", "name"), TWO_NAMES[1]],
        "own-1": [("Orrin Garment House", "name")],
    }
    assert told(screened("Quillmoor Prison Factory", records), "own-1") == ("unsure", "alias")


class TestAnAliasNeverLeadsOver:
    records = MappingProxyType({"us-1": TWO_NAMES, "own-1": [("Quillmoor Prison Factory", "name")]})

    def test_another_number_of_the_record(self):
        numbers = [("us-1", "uscCode", USCC), ("own-1", "uscCode", OTHER_USCC)]
        result = screened("Vessard Machinery Works", self.records, numbers=numbers)
        assert set(met(result)) == {"us-1"}
        [apart] = result["apart"]
        assert (apart["entity"]["id"], "two numbers of a kind" in apart["says"]) == ("own-1", True)

    def test_another_number_of_the_name_that_is_asked(self):
        query = f"Vessard Machinery Works, USCC {USCC}"
        result = screened(query, self.records, numbers=[("own-1", "uscCode", OTHER_USCC)])
        assert set(met(result)) == {"us-1"}

    def test_the_number_in_a_name(self):
        records = {
            "us-1": [("Vessard No. 3 Factory", "name"), ("Quillmoor Prison", "alias")],
            "own-1": [("Orrin No. 5 Factory", "name"), ("Quillmoor Prison", "alias")],
        }
        result = screened("Vessard No. 3 Factory", records)
        assert told(result, "own-1") == ("unsure", "alias")
        assert "numbered 5" in met(result)["own-1"]["reasons"][0]

    @pytest.mark.parametrize(
        "decision",
        [
            Judged("Vessard Machinery Works", "own-1", "different"),
            Judged("us-1", "own-1", "different"),
            Judged("us-1", "Quillmoor Prison Factory", "related"),
        ],
    )
    def test_a_decision_of_a_person(self, decision):
        result = screened("Vessard Machinery Works", self.records, decisions=[decision])
        assert "own-1" not in met(result)

    def test_a_decision_that_holds_the_first_record_apart(self):
        away = Judged("Vessard Machinery Works", "us-1", "different")
        assert met(screened("Vessard Machinery Works", self.records, decisions=[away])) == {}

    def test_the_line_between_a_ship_and_a_firm_or_to_a_person(self):
        for schema in ("Vessel", "Person"):
            result = screened("Vessard Machinery Works", self.records, schemas={"own-1": schema})
            assert "own-1" not in met(result)


def test_a_number_leads_to_the_entry_and_its_names_to_the_other_record():
    records = {"us-1": TWO_NAMES, "own-1": [("Quillmoor Prison Factory", "name")]}
    result = screened(f"Belquist {USCC}", records, numbers=[("us-1", "uscCode", USCC)])
    assert told(result, "us-1") == ("same", "identifier")
    assert told(result, "own-1") == ("same", "alias")


def test_every_name_of_a_match_is_scored_and_of_many_it_is_said_how_many_are_left_out():
    names = [("Vessard Machinery Works", "name"), *((f"Orrin Mill {n}", "alias") for n in range(60))]
    match = met(screened("Vessard Machinery Works", {"us-1": names}))["us-1"]
    assert (len(match["aliases"]), match["aliases_left_out"]) == (50, 11)
    assert match["aliases"][0]["score"] > match["aliases"][1]["score"]


class TestTwoNamesOfOneEntry:
    records = MappingProxyType(
        {"us-1": TWO_NAMES, "us-2": [("Orrin Garment House", "name"), ("OGH Weave", "weakAlias")]}
    )

    def between(self, a, b, records=None, **more):
        return compare(a, b, aliases=lambda: alias_index(records or self.records, **more))

    def test_are_the_same_with_the_entry_as_the_reason(self):
        pair = self.between("VESSARD MACHINERY WORKS CO LTD", "Quillmoor Prison Factory")
        assert (pair["outcome"], pair["basis"]) == ("same", "alias")
        assert pair["reasons"][0].startswith("Invented Treasury lists 'Vessard Machinery Works' and")
        assert pair["why"] == ["st-us-1-0", "st-us-1-1"]
        assert (pair["score"], pair["log_odds"]) == (1.0, None)
        assert any("words that the other name lacks" in line for line in pair["reasons"])

    def test_in_any_order(self):
        pair = self.between("Quillmoor Prison Factory", "Vessard Machinery Works")
        assert (pair["outcome"], pair["basis"]) == ("same", "alias")

    def test_but_a_weak_alias_only_makes_a_person_look(self):
        pair = self.between("Orrin Garment House", "OGH Weave")
        assert (pair["outcome"], pair["basis"]) == ("unsure", "alias")
        assert "weak alias" in pair["reasons"][0]

    def test_nor_does_an_alias_that_two_entries_share(self):
        records = {"us-1": TWO_NAMES, "us-2": [("Orrin Garment House", "name"), TWO_NAMES[1]]}
        pair = self.between("Orrin Garment House", "Quillmoor Prison Factory", records)
        assert (pair["outcome"], pair["basis"]) == ("unsure", "alias")

    def test_two_lists_lead_from_one_name_to_another(self):
        records = {
            "us-1": TWO_NAMES,
            "un-1": [("Quillmoor Prison Factory", "name"), ("Orrin Garment House", "previousName")],
        }
        pair = self.between("Vessard Machinery Works", "Orrin Garment House", records)
        assert (pair["outcome"], pair["basis"]) == ("same", "alias")
        assert len([line for line in pair["reasons"] if " lists " in line]) == 2

    @pytest.mark.parametrize("known_at", [DAY - dt.timedelta(1), DAY])
    def test_from_the_day_on_which_the_entry_was_public(self, known_at):
        pair = self.between("Vessard Machinery Works", "Quillmoor Prison Factory", known_at=known_at)
        assert (pair["outcome"] == "same") is (known_at == DAY)

    def test_names_of_two_entries_stay_two(self):
        assert self.between("Vessard Machinery Works", "Orrin Garment House")["outcome"] == "different"

    def test_the_names_of_a_person_are_not_asked(self):
        schemas = {"us-1": "Person"}
        pair = self.between("Vessard Machinery Works", "Quillmoor Prison Factory", schemas=schemas)
        assert pair["basis"] == "string"

    def test_nothing_is_loaded_where_letters_or_numbers_decide(self):
        def never():
            raise AssertionError

        assert compare("Vessard Works", "VESSARD WORKS LTD", aliases=never)["outcome"] == "same"
        assert compare(f"Vessard {USCC}", f"Orrin {USCC}", aliases=never)["basis"] == "identifier"
        assert compare("TO ORDER", "Orrin Mill", aliases=never)["basis"] == "none"

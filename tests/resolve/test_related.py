"""What relates two firms: cited statements of five kinds, from the day on which they were public, and nothing else."""

import datetime as dt

import pytest

from tests.resolve.listings import index
from unpick.resolve.compare import compare
from unpick.resolve.found import RELATING
from unpick.resolve.screen import screen
from unpick.resolve.watch import Link

DAY = dt.date(2018, 4, 9)
BEFORE = DAY - dt.timedelta(1)
RECORDS = {"us-1": [("Vessard Trading", "name")], "own-1": [("Orrin Mill", "name")]}
NEVER = ("supplies", "sends_workers_to", "employs", "located_in", "same_address", "ships_for", "made_by")


def link(kind, subject="own-1", thing="us-1", **more):
    return Link(
        kind=kind,
        subject=subject,
        object=thing,
        **{"quote": "Invented: they belong together.", "public_from": DAY, **more},
    )


def outcome(links, known_at, query="Orrin Mill"):
    [result] = screen([query], index(RECORDS), links=links, known_at=known_at)
    return {match["entity"]["id"]: match for match in result["matches"]}


@pytest.mark.parametrize("kind", sorted(RELATING))
class TestEachKind:
    def test_relates_from_the_day_of_the_statement(self, kind):
        # The index is of all days here: only the statement is dated.
        assert "us-1" not in outcome([link(kind)], BEFORE)
        match = outcome([link(kind)], DAY)["us-1"]
        assert (match["outcome"], match["basis"]) == ("related", "cited link")
        assert match["reasons"][0].startswith("cited, public from 2018-04-09: 'Invented: they belong")

    def test_relates_in_both_directions_and_no_listing_applies_through_it(self, kind):
        match = outcome([link(kind, subject="us-1", thing="own-1")], DAY)["us-1"]
        assert [row["applies"] for row in match["listings"]] == [False]
        assert "no listing applies through a relation" in match["reasons"]

    def test_relates_two_names_that_are_compared(self, kind):
        said = link(kind, subject="Orrin Mill", thing="Vessard Trading")
        found = [
            compare("Vessard Trading Ltd", "Orrin Mill", links=[said], known_at=day) for day in (BEFORE, DAY)
        ]
        assert [pair["outcome"] for pair in found] == ["different", "related"]

    def test_relates_nothing_where_it_is_denied_or_has_no_quote(self, kind):
        assert "us-1" not in outcome([link(kind, polarity="denied")], DAY)
        assert "us-1" not in outcome([link(kind, quote="")], DAY)


@pytest.mark.parametrize("kind", NEVER)
def test_trade_labor_and_places_never_relate(kind):
    assert "us-1" not in outcome([link(kind)], DAY)
    said = link(kind, subject="Orrin Mill", thing="Vessard Trading")
    assert compare("Vessard Trading", "Orrin Mill", links=[said])["outcome"] == "different"


def test_what_an_alias_makes_the_same_is_related_by_the_statement_on_either():
    records = {
        "us-1": [("Vessard Trading", "name")],
        "un-1": [("Orrin Mill", "name"), ("Quillmoor Prison Factory", "alias")],
        "own-1": [("Quillmoor Prison Factory", "name")],
    }
    [result] = screen(["Orrin Mill"], index(records), links=[link("owns")])
    found = {match["entity"]["id"]: match["outcome"] for match in result["matches"]}
    assert found == {"un-1": "same", "own-1": "same", "us-1": "related"}


def test_two_firms_with_other_numbers_are_related_where_a_statement_says_so():
    said = link("part_of_group", subject="Vessard Works", thing="Vessard Works")
    a, b = "Vessard Works IMO 9074729", "Vessard Works IMO 9187629"
    assert compare(a, b)["outcome"] == "different"
    assert compare(a, b, links=[said])["outcome"] == "related"

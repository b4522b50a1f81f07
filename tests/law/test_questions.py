"""Scope and exception are two questions; what is contested stays so; a review changes a copy, with its reasons."""

import copy
import datetime as dt

import pytest

from tests.law.test_engine import REGIMES, TODAY, ground
from unpick.law.engine import UNVERIFIED, assess, with_review
from unpick.law.facts import Facts
from unpick.law.wording import said_of

CAATSA = (ground("worker_nationality", "KP"),)


def ask(regime: str, *grounds, on: str = "2023-01-04", known_at: dt.date = TODAY, **more) -> dict:
    facts = Facts(subject="invented goods", import_country="US", grounds=grounds, **more)
    (row,) = assess(facts, [REGIMES[regime]], on=dt.date.fromisoformat(on), known_at=known_at)
    return row


def question(row: dict, name: str) -> dict:
    return next(one for one in row["questions"] if one["question"] == name)


def test_under_caatsa_both_readings_of_the_scope_standard_stand_and_none_is_chosen():
    scope = question(ask("US-CAATSA321", *CAATSA), "scope")
    assert (scope["contested"], scope["standard"], scope["standard_held_by"]) == (True, None, None)
    customs, statute = scope["readings"]
    assert (customs["standard"], customs["mark"]) == ("clear_and_convincing", "V")
    assert "H317249" in customs["cite"]
    assert (statute["standard"], statute["mark"]) == (None, UNVERIFIED)


def test_before_the_ruling_only_the_statute_was_read():
    scope = question(ask("US-CAATSA321", *CAATSA, on="2020-12-23", known_at=dt.date(2021, 3, 4)), "scope")
    assert [one["standard_held_by"] for one in scope["readings"]] == ["the statute's own terms"]


def test_significant_goods_are_an_element_without_a_definition_in_the_scope():
    scope = question(ask("US-CAATSA321", *CAATSA), "scope")
    assert [one["state"] for one in scope["elements"]] == ["met", "met", "undefined"]


def test_the_uflpa_asks_clear_and_convincing_of_the_exception_only():
    row = ask("US-UFLPA3", ground("made_in", "CN-XJ"))
    scope, exception = question(row, "scope"), question(row, "exception")
    assert (scope["standard"], scope["contested"]) == (None, False)
    assert "applicability" in scope["says"]
    assert exception["standard"] == "clear_and_convincing"
    told = " ".join(one["required"] for one in exception["elements"])
    assert len(exception["elements"]) == 3
    assert all(word in told for word in ("guidance", "inquiry", "clear and convincing"))


def test_an_element_of_an_exception_is_open_and_says_where_to_look():
    for regime, said in (("US-CAATSA321", CAATSA), ("US-UFLPA3", (ground("made_in", "CN-XJ"),))):
        for element in question(ask(regime, *said), "exception")["elements"]:
            assert element["state"] == "unknown"
            assert element["missing"] == [element["required"]]
            assert element["where_to_get"]


def test_an_order_asks_for_proof_of_admissibility_and_has_no_exception():
    said = ground("material_made_by", "XPCC", goods="cotton")
    row = ask("US-WRO-XPCC-COTTON", said, on="2021-01-05", materials=("cotton",))
    asked = question(row, "admissibility")
    assert [one["question"] for one in row["questions"]] == ["scope", "admissibility"]
    assert (asked["standard"], asked["mark"]) == ("satisfactory_evidence", UNVERIFIED)
    assert question(row, "scope")["standard"] is None


def test_questions_are_added_and_take_nothing_away():
    row = ask("US-CAATSA321", *CAATSA)
    assert question(row, "scope")["elements"] == row["elements"]
    assert row["exception"]["standard"] == "clear_and_convincing"


def test_a_rule_that_was_not_in_force_asks_no_question():
    assert ask("US-UFLPA3", ground("made_in", "CN-XJ"), on="2021-01-01")["questions"] == []


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("rebutted", "On this packet we would expect the presumption to be rebutted"),
        ("not_rebutted", "On this packet we would expect the presumption to stand"),
    ],
)
def test_a_review_changes_a_copy_and_gives_its_reasons(outcome: str, words: str):
    row = ask("US-CAATSA321", *CAATSA)
    before = copy.deepcopy(row)
    reviewed = with_review(
        row, outcome, ["the interviews cover 10 of 49 workers", "the papers are not dated"]
    )
    assert row == before
    assert reviewed["outcome"] == outcome
    (result,) = (one for one in reviewed["plain"] if one.startswith("Result:"))
    assert result.startswith(
        f"Result: {words}: the interviews cover 10 of 49 workers; the papers are not dated."
    )
    assert "Only an agency or a court determines." in result
    assert reviewed["plain"].index(result) == next(
        n for n, one in enumerate(row["plain"]) if one.startswith("Result:")
    )
    assert with_review(reviewed, "rebutted", ["new"])["outcome"] == "rebutted", "a later review replaces it"


def test_a_review_without_a_reason_or_without_a_presumption_is_refused():
    row = ask("US-CAATSA321", *CAATSA)
    with pytest.raises(ValueError, match="reason"):
        with_review(row, "rebutted", [])
    with pytest.raises(ValueError, match="not 'cleared'"):
        with_review(row, "cleared", ["x"])
    ban = ask("US-EO13570", ground("made_in", "KP"))
    with pytest.raises(ValueError, match="no presumption"):
        with_review(ban, "rebutted", ["x"])


def test_the_text_reads_in_a_lawyers_order():
    row = ask("US-CAATSA321", *CAATSA, on="2023-01-04", events={"notice": dt.date(2023, 1, 4)})
    heads = [one.split(":")[0] for one in row["plain"]]
    assert heads == [
        "Rule",
        "Standard of proof",
        "Facts",
        "Application",
        "Result",
        "Time limit",
        "Open points",
    ]
    text = " ".join(row["plain"])
    assert "by 3 February 2023" in text
    assert "The burden is on the importer" in text
    assert "On these facts we would expect" in text


@pytest.mark.parametrize("regime", sorted(REGIMES))
def test_no_text_of_the_law_calls_anybody_guilty_or_shows_codes(regime: str):
    said = (("made_in", "KP"), ("worker_nationality", "KP"), ("made_in", "CN-XJ"))
    grounds = [
        ground(one, value, text=said_of(one, "Invented Mill", [value], is_firm=True)) for one, value in said
    ]
    row = ask(regime, *grounds, on="2023-01-04", hs="6105", materials=("cotton",))
    # The one name with underscores that a person must type as it is: that of a list.
    text = " ".join(row["plain"]).replace("us_dhs_uflpa", "the list")
    assert "guilt" not in text.lower()
    assert "_" not in text
    assert "  " not in text
    assert ".." not in text
    assert "Only an agency or a court determines." in text
    assert len(text.split()) <= 650, "about a page"

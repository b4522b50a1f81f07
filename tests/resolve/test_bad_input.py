"""What no name should look like, end to end: `screen` and `compare` answer, say what is odd, and clear nobody."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.resolve.listings import alias_index, index
from unpick.resolve.compare import compare
from unpick.resolve.found import OUTCOMES
from unpick.resolve.screen import Screener

RECORDS = {
    "us-1": [
        ("Vessard Machinery Works", "name"),
        ("Quillmoor Prison Factory", "alias"),
        ("凡萨德机械厂", "alias"),
    ],
    "us-2": [("Orrin Garment House Co., Ltd.", "name"), ("OGH", "weakAlias")],
    "own-1": [("Quillmoor Prison Factory Ltd", "name")],
}
USCC = "91999900MA0QUYKXXH"
SCREENER = Screener(index(RECORDS, numbers=[("us-2", "uscCode", USCC)]))
ALIASES = alias_index(RECORDS)


def screened(text):
    return SCREENER.screen(text)


def outcomes(result):
    return {match["entity"]["id"]: match["outcome"] for match in result["matches"]}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("x", "one letter"),
        ("Q" * 5000, "5000 letters: only the first 400 are read"),
        ("\x00\x07\x1b", "no letters"),
        ("\u202e\u2066\u200f", "no letters"),
        ("🎉🎉🎉", "no letters"),
        ("丹东 Quillmoor 무역", "mixed scripts"),
        ("Room 5, 12 Zhongshan Road, Tel 0415 123", "an address"),
        ("TO ORDER OF SHINHAN BANK", "to order of SHINHAN BANK"),
        ("SAME AS CONSIGNEE", "points at another party"),
        ("Orrin Ltd a/k/a Tamsong f/k/a Belquist", "3 names in one field"),
        ("Orrin Ltd and its subsidiaries", "subsidiaries"),
        ("DANDONG QUILLMOOR GARMENT MANUFACTU", "may have been cut"),
        ("SociÃ©tÃ© Orrin", "mojibake"),
        ("Orrin c/o Belquist Logistics", "another party"),
        ("MV Orrin IMO 9074728", "mistyped"),
    ],
)
def test_what_is_odd_is_said_in_both_answers(text, says):
    result = screened(text)
    assert any(says in one for one in result["odd"])
    pair = compare(text, "Tamsong Mill", aliases=lambda: ALIASES)
    assert any(says in one for one in pair["odd"]["a"])
    assert pair["odd"]["b"] == []
    assert pair["outcome"] in ("unsure", "different")
    json.dumps([result, pair], default=str)


@pytest.mark.parametrize("text", ["", "x", "\u202e", "🎉", "TO ORDER", "SAME AS CONSIGNEE", "12345", "N/A"])
def test_a_field_without_a_name_matches_nobody_and_says_why(text):
    result = screened(text)
    assert result["matches"] == []
    assert result["says"].startswith("No name")
    assert compare(text, text)["outcome"] == "unsure"


@pytest.mark.parametrize(
    "text",
    [
        "Vessard\u202e Machinery\u202c Works",
        "Vess\u200bard Machinery Works 🎉",
        "Vessard Machinery Works and its subsidiaries",
        "Belquist Ltd a/k/a Vessard Machinery Works",
        "VESSARD MACHINERY WORKS CO., LTD. (USCC 91999900MA0WEYRXX9)",
        "VESSARD\x00MACHINERY\x07 WORKS",
    ],
)
def test_dirt_hides_neither_the_listed_firm_nor_what_its_alias_leads_to(text):
    assert outcomes(screened(text)).get("us-1") == "same"
    assert outcomes(screened(text)).get("own-1") == "same"


def test_a_firm_that_stands_after_care_of_is_searched_and_no_name_of_the_first():
    text = "Belquist Ltd c/o Vessard Machinery Works"
    assert outcomes(screened(text))["us-1"] == "same"
    assert compare(text, "Vessard Machinery Works")["outcome"] == "different"
    assert (
        compare("Belquist Ltd a/k/a Vessard Machinery Works", "Vessard Machinery Works")["outcome"] == "same"
    )


def test_a_mistyped_number_carries_no_weight_and_a_right_one_decides():
    wrong, right = USCC[:-1] + "A", USCC
    assert outcomes(screened(f"Tamsong Mill {wrong}")) == {}
    assert outcomes(screened(f"Tamsong Mill {right}")) == {"us-2": "same"}
    pair = compare(f"Tamsong Mill {wrong}", f"Belquist {wrong}")
    assert pair["outcome"] == "different"
    assert any("mistyped" in line for line in pair["reasons"])


def test_an_unsure_without_a_shared_brand_says_that_no_letters_speak_for_it():
    from unpick.names import PairScore, ScorePart
    from unpick.resolve.found import reasons_of

    def part(kind, contribution):
        return ScorePart(kind=kind, a="", b="", relation="", contribution=contribution, says=kind)

    place = PairScore(
        log_odds=0.3, parts=(part("start", -2), part("place", 2.3)), shared_word_only=False, outcome="unsure"
    )
    brand = PairScore(
        log_odds=0.3, parts=(part("start", -2), part("brand", 2.3)), shared_word_only=False, outcome="unsure"
    )
    assert reasons_of(place)[0] == "no string evidence"
    assert "no string evidence" not in reasons_of(brand)


def test_what_both_sides_lack_is_said():
    result = screened("Vessard Machinery Works")
    assert result["absent"] == [
        "no identifier was given",
        "no Hanzi name was given; a translated brand does not show in its letters",
        "no Hangul name was given",
    ]
    by_id = {match["entity"]["id"]: match["absent"] for match in result["matches"]}
    assert by_id["own-1"] == ["the record has no identifier", "the record has no name in Hanzi or Hangul"]
    assert by_id["us-1"] == ["the record has no identifier"]


NAMES = st.sampled_from([name for said in RECORDS.values() for name, _ in said])
WORDS = st.sampled_from(
    (" a/k/a ", " f/k/a ", " c/o ", " and its subsidiaries", ", ", " (", ")", " No. 3 ", "TO ORDER OF ")
)
DIRT = st.sampled_from(("\u202e", "\x00", "🎉", "Ã©", "丹东", "무역", "\ud800", "????", "\ufffd"))
NUMBERS = st.sampled_from((" IMO 9074729", " IMO 9074728", USCC))
FIELD = st.lists(NAMES | WORDS | DIRT | NUMBERS | st.text(max_size=40), max_size=6).map("".join)


@given(FIELD, FIELD)
@settings(max_examples=300, deadline=None)
def test_whatever_is_given_gets_a_whole_answer(a, b):
    result = screened(a)
    assert result["input"] == a
    assert result["matches"] or result["says"]
    assert all(match["outcome"] in OUTCOMES[1:] and match["reasons"] for match in result["matches"])
    assert screened(a) == result
    pair, turned = (compare(*both, aliases=lambda: ALIASES) for both in ((a, b), (b, a)))
    assert pair["outcome"] in OUTCOMES
    assert pair["outcome"] == turned["outcome"]
    assert "clear" not in json.dumps([result["absent"], pair["reasons"]]).replace("nuclear", "").casefold()

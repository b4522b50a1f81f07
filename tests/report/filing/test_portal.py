"""The text of a form field holds letters and digits alone, and loses nothing without saying so."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.filing.papers import CHINESE, KOREAN, UYGHUR, cite, item, paper
from unpick.model.paper import Kind, Line, Section
from unpick.report.filing.portal_out import render_portal, to_letters

RULE = "-" * 72


def fields(text: str) -> dict[str, tuple[str, str]]:
    """Return by field what is said of its length, and its text."""
    found = {}
    for name, about, value in re.findall(rf"FIELD ([^\n]*)\n([^\n]*)\n{RULE}\n(.*?)\n{RULE}", text, re.S):
        found[name] = about, value
    return found


def test_a_field_holds_letters_digits_and_spaces_and_tells_its_length():
    for about, value in fields(render_portal(paper()).decode()).values():
        assert re.fullmatch(r"[A-Za-z0-9 \n]+", value)
        assert f"{len(value)} characters in {len(value.splitlines())} lines" in about


def test_a_sentence_goes_with_its_annex_and_a_name_with_the_number_of_its_original():
    text = render_portal(paper()).decode()
    lines = fields(text)["reasons"][1].split("\n")
    assert (
        lines[0]
        == "Invented Workshop No 9 original 1 makes knitted dolls for Faming River Knitting original 2 Annex A 1 p 3"
    )
    assert f"original 1: {KOREAN} (section 1, annex A-1; section 1, annex A-3)" in text
    assert f"original 2: {CHINESE} (section 1, annex A-1; section 2, annex A-4; section 2.1)" in text
    assert f"original 3: {UYGHUR} (section 1, annex A-2)" in text


def test_the_plain_wording_comes_first():
    said = item(f"{KOREAN} knits.", Kind.STATED, cite("A-1"), plain="Kkumyeonaen Workshop knits.")
    text = render_portal(
        paper(sections=(Section(number="1", heading="R", field="f", blocks=(Line(items=(said,)),)),))
    ).decode()
    assert fields(text)["f"][1] == "Kkumyeonaen Workshop knits Annex A 1"


@pytest.mark.parametrize(
    ("given_text", "said"),
    [
        ("19 CFR 12.42(b)-(c)", "19 CFR 12 point 42 b c"),
        ("$564,775.50 & €3", "564775 point 50 dollars and euros 3"),
        ("2012-04-01 to 2017-01-28", "2012 04 01 to 2017 01 28"),
        ("-5 °C, a 30% rise", "minus 5 degrees C a 30 percent rise"),
        ("Workers' pay isn't 1,00", "Workers pay isnt 1 00"),
        ("Müller Łódź Straße №9", "Muller Lodz Strasse No 9"),
        ("fewer than <3 of >=4", "fewer than less than 3 of equals 4"),
        ("１２ ﬁne", "12 fine"),
    ],
)
def test_what_a_sign_says_is_said_in_words(given_text, said):
    assert to_letters(given_text) == (said, ())


def test_what_cannot_be_said_is_listed():
    said = item("Its emblem is 🧶 ™.", Kind.STATED)
    text = render_portal(
        paper(sections=(Section(number="1", heading="R", field="f", blocks=(Line(items=(said,)),)),))
    ).decode()
    assert "LEFT OUT" in text
    assert "🧶 (U+1F9F6, 1 times)" in text


@given(st.text(max_size=60))
def test_no_text_makes_another_letter(text):
    said, _ = to_letters(text)
    assert re.fullmatch(r"[A-Za-z0-9 ]*", said)
    assert to_letters(said) == (said, ())


@given(st.lists(st.text(alphabet="abc 123", min_size=1, max_size=9), min_size=1, max_size=4))
def test_letters_and_digits_stay_as_they_are(words):
    text = " ".join(" ".join(words).split())
    assert to_letters(text)[0] == text


def test_the_draft_prints_what_speaks_against_it_and_what_is_missing():
    text = render_portal(paper(refused="No import is shown.")).decode()
    assert text.startswith("NOT READY TO FILE\n  No import is shown.\n")
    for said in (
        "All our workers are paid",
        "No import after 2026-05 is shown.",
        "met: no",
        "Not looked at: air and rail.",
    ):
        assert said in text


def test_a_part_of_a_section_goes_into_its_field_under_its_heading():
    text = render_portal(paper()).decode()
    assert "2 1 Producer original 2" in fields(text)["goods"][1].split("\n")
    assert "SECTIONS WITHOUT A FIELD: they stand in the paper only\n3 Law on the day\n" in text


def test_an_empty_cell_and_the_words_of_a_source_take_no_room():
    from unpick.model.paper import Table

    row = (item("dolls", Kind.STATED, cite("A-1", "row 4: shipper name: Faming")), item("", Kind.BOILERPLATE))
    table = Table(caption="", heads=("Goods", "Marks"), rows=(row,))
    text = render_portal(
        paper(sections=(Section(number="1", heading="R", field="f", blocks=(table,)),))
    ).decode()
    assert fields(text)["f"][1] == "Goods dolls Annex A 1 row 4"

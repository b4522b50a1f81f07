"""A sentence stands on what it cites, or the paper does not go out: numbers, days, names, quotations, sums."""

import dataclasses
import datetime as dt

import pytest

from unpick.cases.filing.check import find_faults, lacks_of
from unpick.cases.filing.sums import wrong_sum
from unpick.cases.filing.words import words_of
from unpick.model.paper import Annex, Cite, Item, Kind, Line, Paper, Section

PAPER = Annex(label="A-1", title="An invented newspaper of the coast", published=dt.date(2026, 1, 10))
RULING = Annex(label="A-2", title="Invented ruling Q-77", published=dt.date(2026, 3, 1))
ANNEXES = {one.label: one for one in (PAPER, RULING)}


def item(text, *cites, kind=Kind.STATED, **more):
    return Item(text=text, kind=kind, cites=cites, **more)


HOURS = Cite(
    annex="A-1", place="claims/5: Quillmoor Mill; hours per day: up to 18 hours", quote="up to 18 hours a day"
)
FOUND = Cite(annex="A-2", place="claims/6: Quillmoor Mill; entries stopped: 2 entries; on 23 December 2025")


def test_what_the_cited_words_carry_stands():
    assert lacks_of(item("Quillmoor Mill worked its people up to 18 hours a day.", HOURS), ANNEXES) == []
    assert (
        lacks_of(item("Customs stopped 2 entries of Quillmoor Mill on 23 December 2025.", FOUND), ANNEXES)
        == []
    )
    assert lacks_of(item("The ruling is of March 2026.", FOUND), ANNEXES) == []


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Quillmoor Mill worked its people up to 19 hours a day.", "the figure 19"),
        ("Orrin Outfitters worked its people up to 18 hours a day.", "the name 'orrin'"),
        ("Quillmoor Mill did so on 5 March 2021.", "the day 2021-03-05"),
        ("부강 of Quillmoor Mill did so.", "the name '부강'"),
    ],
)
def test_what_they_do_not_carry_is_named(text, lost):
    assert lost in lacks_of(item(text, HOURS), ANNEXES)


def test_a_keyed_figure_beside_other_quoted_words_is_no_support():
    cite = dataclasses.replace(HOURS, quote="they work long days")
    assert lacks_of(item("Quillmoor Mill worked its people up to 18 hours a day.", cite), ANNEXES) == [
        "the figure 18"
    ]


def test_figures_in_words_and_percentages_count_as_the_figures_they_are():
    eleven = Cite(
        annex="A-1", place="", quote="customs stopped eleven shipments; about 70% of wages are seized"
    )
    assert lacks_of(item("It speaks of 11 shipments and of 70 percent.", eleven), ANNEXES) == []
    seized = item(
        "It speaks of 70%.",
        Cite(annex="A-1", place="c: share about 0.7"),
        sum="0.7 × 100 = 70",
        kind=Kind.COMPUTED,
    )
    assert lacks_of(seized, ANNEXES) == []


def paper(*items, annexes=(PAPER, RULING)):
    return Paper(
        form="petition",
        title="An invented petition",
        case="invented",
        known_at=dt.date(2026, 6, 1),
        asked_at=dt.date(2026, 6, 1),
        sections=(Section(number="6", heading="Facts", blocks=(Line(items=items),)),),
        annexes=annexes,
    )


TWO = (
    item("Up to 18 hours a day, says An invented newspaper of the coast of 10 January 2026.", HOURS),
    item("Customs stopped 2 entries, says Invented ruling Q-77 of 1 March 2026.", FOUND),
)


def test_two_exhibits_exchanged_make_both_sentences_fall():
    assert find_faults(paper(*TWO), boilerplate=()) == ()
    swapped = (dataclasses.replace(PAPER, label="A-2"), dataclasses.replace(RULING, label="A-1"))
    assert {fault.text for fault in find_faults(paper(*TWO, annexes=swapped), boilerplate=())} == {
        one.text for one in TWO
    }
    crossed = (
        dataclasses.replace(TWO[0], cites=TWO[1].cites),
        dataclasses.replace(TWO[1], cites=TWO[0].cites),
    )
    assert {fault.text for fault in find_faults(paper(*crossed), boilerplate=())} == {
        one.text for one in crossed
    }


def test_a_sentence_without_a_source_and_an_annex_that_is_not_there_are_faults():
    assert [fault.why for fault in find_faults(paper(item("Something is so.")), boilerplate=())] == [
        "it cites no annex"
    ]
    ghost = item("Something is so.", Cite(annex="A-9"))
    assert [fault.why for fault in find_faults(paper(ghost), boilerplate=())] == [
        "the paper has no annex A-9"
    ]


def test_boilerplate_is_a_fixed_list_and_nothing_hides_in_it():
    fixed = item("This draft is for a person to edit.", kind=Kind.BOILERPLATE)
    assert find_faults(paper(fixed), boilerplate={fixed.text}) == ()
    hidden = item("Quillmoor Mill employs prisoners.", kind=Kind.BOILERPLATE)
    assert find_faults(paper(hidden), boilerplate={fixed.text}) != ()


def test_a_quotation_must_stand_in_the_original_where_it_is_stored():
    texts = {"A-1": "… worked for up to\n18 hours a day, it is said …"}
    assert find_faults(paper(TWO[0]), boilerplate=(), texts=texts) == ()
    assert "do not stand" in find_faults(paper(TWO[0]), boilerplate=(), texts={"A-1": "nothing of it"})[0].why


@pytest.mark.parametrize(
    "text",
    [
        "days: 2020-12-23 to 2021-03-05 = 72",
        "months: 2020-12-23 to 2021-03-05 = 2",
        "newest: 2020-11-20; 2021-03-05 = 2021-03-05",
        "count: row 1; row 2 = 2",
        "10 / 49 × 100 = 20.4",
    ],
)
def test_a_sum_that_stands(text):
    assert wrong_sum(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "days: 2020-12-23 to 2021-03-05 = 73",
        "count: row 1; row 1 = 2",
        "10 / 49 × 100 = 20.5",
        "3 / 0 = 1",
        "2 + x = 3",
        "open('f') = 3",
        "= 3",
    ],
)
def test_a_sum_that_does_not_stand_is_told(text):
    assert wrong_sum(text) != ""


def test_a_sum_may_use_only_what_the_words_carry():
    made_up = item("It is 21.", Cite(annex="A-1", place="c: 3 pieces"), sum="3 × 7 = 21", kind=Kind.COMPUTED)
    assert lacks_of(made_up, ANNEXES) == ["the sum uses the figure 7"]


@pytest.mark.parametrize("mark", ["\u202e", "\u200f", "\u2068"])
def test_marks_of_direction_hide_nothing(mark):
    assert words_of(f"Quill{mark}moor").names == {"quillmoor"}
    assert lacks_of(item(f"{mark}Orrin did it.", HOURS), ANNEXES) == ["the name 'orrin'"]


def test_names_with_quotes_and_emoji_are_found_again():
    cite = Cite(annex="A-1", place='c: O\'Brien "Silk" 🧵 Works')
    assert lacks_of(item('O\'Brien "Silk" 🧵 Works is named.', cite), ANNEXES) == []

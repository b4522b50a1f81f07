"""Whose account a sentence is, and figures without a unit of their own. All names are invented."""

import datetime as dt

import pytest

from unpick.exhibits.press.accounts import account_in, correction, described_in, lead_of
from unpick.exhibits.press.extract import extract
from unpick.exhibits.press.saying import told_in
from unpick.exhibits.press.times import find_times
from unpick.exhibits.press.values import find_quantities


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("By her own count, there were 600 in the compound.", "she"),
        ("The line, on the foreman's estimate, needs 70 hands.", "the foreman"),
        ("The rest, we heard from two drivers, goes to the port.", "two drivers"),
        ("They had been told by a team leader that the women got less.", "a team leader"),
        ("The agency has reason to believe that the goods were made there.", "The agency"),
        ("A notice of 6 May speaks of 860 from one county.", "A notice of 6 May"),
    ],
)
def test_an_account_is_found_without_a_verb_of_saying(said: str, who: str):
    found = account_in(said)
    assert found is not None
    assert found[0] == who


@pytest.mark.parametrize(
    "said",
    [
        "It fell by a third on the year.",
        "The mill stands by the river.",
        "Orders by the dozen were cancelled.",
    ],
)
def test_by_alone_is_no_account(said: str):
    assert account_in(said) is None


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("In its 2019 report Invented Mill stated that it had 40 looms.", "Invented Mill"),
        ("A packer put the shifts at fifteen hours.", "A packer"),
        ("Another source, in Invented City, said that 60 had gone.", "Another source"),
        ("It has 300 looms, the manager said by telephone.", "the manager"),
        ('"Whose hands?" said the port director.', "the port director"),
    ],
)
def test_the_speaker_stands_where_it_may(said: str, who: str):
    assert told_in(said).who == who


def test_a_title_and_an_initial_end_no_speaker():
    for said, who in (
        ('"They stay," said Ms. Orrin, a clerk. "All year."', "Ms. Orrin, a clerk"),
        ('"They stay," said John J. Orrin, a clerk.', "John J. Orrin, a clerk"),
        ('"They stay," said Prof. Orrin in an interview.', "Prof. Orrin"),
        ('"They stay," said a guard of Plant B. The plant closed.', "a guard of Plant B"),
    ):
        assert told_in(said).who == who


def test_people_who_described_something_speak_and_a_lead_is_no_speaker():
    assert described_in("She is one of two women who described the dormitory.") is not None
    assert lead_of("In a letter to the court, the firm") is not None
    assert lead_of("The firm") is None


def test_what_a_text_takes_back_is_denied_and_said_by_nobody():
    text = "Invented River Garment shipped 88 containers. An earlier version of this article said that 68 containers had been shipped."
    told = {
        str(one.value): (one.polarity, one.attribution)
        for one in extract(text)
        if one.predicate == "shipments"
    }
    assert told["68"] == ("denied", "none given")
    assert told["88"][0] == "stated"
    assert not correction("An earlier audit said 68.")


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("never under fifteen hours a day", [(">=", "15", "hours per day")]),
        ("sixty, seventy crossings a month", [("between", "60", "visits per month")]),
        ("The fees come to RM72 million.", [("=", "72000000", "MYR")]),
        ("Officers held 38,400 pounds of frozen squid.", [("=", "38400", "pounds")]),
        ("The clerk counted 40 workers at 10.40 on the first day.", [("=", "40", "workers")]),
        ("Headcount on the floor, taken at noon: about 260.", [("~", "260", "workers")]),
        ("Customs detained a single container.", [("=", "1", "containers")]),
        ("It is the third shipment to be held since May.", [("=", "3", "shipments")]),
        ("Out of every ten on my line, seven were from there.", [("=", "0.7", "share")]),
        ("($1 = 0.8760 euros; 1 euro = 7.24 yuan)", []),
        ("packed in 20-kilogram cartons", []),
    ],
)
def test_a_figure_has_the_unit_and_bound_of_its_words(said: str, figures: list[tuple[str, str, str]]):
    assert [(one.bound, str(one.value), one.unit) for one in find_quantities(said)] == figures


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("Between March 2021 and June 2022 it sold 5 tons.", "2021-03", "2022-06"),
        ("It sold 5 tons in the year to June.", "2022-07", "2023-06"),
        ("Orders were cut since the start of the year.", "2023-01-01", "2023-09-14"),
        ("It would end its orders by 30 November.", "2023-11-30", "2023-11-30"),
        ("In 2018 it fell; it stopped in September of that year.", "2018", "2018"),
    ],
)
def test_spans_of_time_are_one_time(said: str, first: str, last: str):
    from unpick.exhibits.press.periods import spans

    found = spans(said, find_times(said, dt.date(2023, 9, 14)))
    assert (found[0].first, found[0].last) == (first, last)


def test_a_no_within_the_words_denies_whom_a_firm_employs_and_not_that_it_pays_nothing():
    found = extract("Invented River Garment has no North Koreans. Invented River Garment pays no wages.")
    assert [(one.predicate, one.polarity) for one in found] == [
        ("worker_nationality", "denied"),
        ("pays", "stated"),
    ]


def test_a_firm_without_a_name_is_called_by_what_it_is():
    text = "A clothing factory in Dandong employs about 300 North Korean workers, a source said. The factory pays 300 yuan a month."
    found = extract(text)
    assert {one.subject for one in found if one.value is not None} == {"clothing factory in Dandong"}


def test_the_day_of_the_saying_is_no_day_of_the_claim():
    found = extract(
        "Customs said on Monday they had held 17 containers of squid.", published=dt.date(2022, 1, 17)
    )
    assert [(one.value, one.date_from) for one in found if one.value] == [(17, "")]

"""Whose fact a claim is where a sentence names somebody else beside, or nobody. All invented."""

import datetime as dt

from unpick.datasets.press.gazetteer import bundled_gazetteer
from unpick.exhibits.press.extract import extract


def told(text):
    found = extract(text, published=dt.date(2022, 3, 1), gazetteers=[bundled_gazetteer()])
    return {(one.predicate, one.subject, one.object, str(one.value)) for one in found}


def test_a_list_of_stakes_is_of_one_owner_and_a_firm_each():
    text = (
        "Tilbai Textile runs the park. Registry extracts put its stake in Yunno Knitwear at 70 per cent, "
        "in Haddo Apparel at 55 per cent and in Melko Foods at 100 per cent."
    )
    assert {
        ("owns", "Tilbai Textile", "Yunno Knitwear", "0.7"),
        ("owns", "Tilbai Textile", "Haddo Apparel", "0.55"),
        ("owns", "Tilbai Textile", "Melko Foods", "1"),
    } <= told(text)


def test_who_ends_orders_is_not_the_firm_that_is_left():
    text = "Yunno Knitwear sews coats. Dellando Retail replied that it had phased out Yunno Knitwear in May."
    assert any(one[:2] == ("orders_ended", "Dellando Retail") for one in told(text))
    assert not any(one[:2] == ("orders_ended", "Yunno Knitwear") for one in told(text))


def test_a_paragraph_on_a_country_is_of_the_country_and_a_firm_before_it_keeps_its_own():
    text = (
        "Yunno Knitwear exports 40 tons a year.\n\nChina exported $1.9 billion of coats in 2020. "
        "Shipments fell by 11 percent in 2021."
    )
    claims = told(text)
    assert ("volume_change", "China", "Shipments", "-0.11") in claims
    assert any(one[1] == "Yunno Knitwear" and one[3] == "40" for one in claims)


def test_who_repeats_the_verb_of_the_figure_before_has_its_own_claim():
    text = "Haddo Retail received 27 shipments from Yunno Knitwear in 2021, Melko Stores eleven."
    claims = {(one[1], one[3]) for one in told(text)}
    assert ("Melko Stores", "11") in claims
    assert ("Yunno Knitwear", "11") not in claims


def test_claimant_and_defendant_are_the_parties_of_the_case():
    text = (
        "Brennor Workwear Ltd v. Fusho Trading Co.\n\nThe overalls were made at Chonno Clothing Factory. "
        "The defendant employs 140 people."
    )
    assert ("workers", "Fusho Trading Co", "", "140") in told(text)


def test_two_names_joined_by_a_sign_are_a_firm():
    text = "Marno & Stedd, the second-largest supplier to hotels, bought 900 tons of linen in 2021."
    assert any(one[1] == "Marno & Stedd" for one in told(text))

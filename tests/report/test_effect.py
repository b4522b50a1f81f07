"""A page never says that goods are barred where a rule binds states or lets customs ask for inspection."""

import pytest

from tests.report import sample
from unpick.report.page import render_page
from unpick.report.wording import load_words

EFFECTS = ("inspection", "states")


def document(effect: str) -> dict:
    whole = sample.document()
    law = {**whole["assessments"][0], "outcome": "prohibited", "effect": effect, "title": "An invented rule"}
    return {**whole, "assessments": [law]}


@pytest.mark.parametrize("lang", ["en", "ko", "zh", "ug"])
@pytest.mark.parametrize("effect", EFFECTS)
def test_the_page_says_what_the_outcome_means_in_each_language(effect: str, lang: str):
    words, page = load_words(lang), render_page(document(effect), lang=lang)
    assert words.say("outcome", "prohibited") not in page
    assert words.say("outcome", f"prohibited_{effect}") in page


def test_a_rule_on_entry_still_says_that_the_goods_are_barred():
    assert load_words("en").say("outcome", "prohibited") in render_page(document("entry"), lang="en")


def test_of_a_day_before_a_record_begins_the_page_does_not_say_that_the_rule_did_not_hold():
    from unpick.report.law_view import is_quiet, outcome_word

    unrecorded = {"outcome": "not_in_force", "effect": "seizure", "before_record": True}
    assert (outcome_word(unrecorded), is_quiet(unrecorded)) == ("not_recorded", True)
    assert outcome_word({**unrecorded, "before_record": False}) == "not_in_force"

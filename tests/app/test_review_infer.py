"""What the papers tell where the list is silent: rule, question, goods, days; and what they do not tell."""

import datetime as dt

import pytest

from tests.cases.review.make import UFLPA, WORKERS, exhibit, note, packet
from unpick.app.review_infer import events_of, product_of, question_of, regime_of

NOTICE = exhibit(
    "N", "notice", note("notice_day", days="2024-01-22"), text="Notice of detention.", by="authority"
)


def test_who_gives_notice_of_a_detention_detains_that_day():
    assert events_of({}, [NOTICE], [NOTICE])["detained"] == dt.date(2024, 1, 22)


def test_a_request_for_information_is_no_detention():
    asks = exhibit(
        "N",
        "notice",
        note("notice_day", days="2024-01-22"),
        text="Request for information on detained goods.",
    )
    assert "detained" not in events_of({}, [asks], [asks])


def test_the_day_at_the_head_of_a_letter_is_the_day_it_was_handed_in():
    letter = exhibit(
        "E1", "other", note("document_day", "3 March 2024", days="2024-03-03"), text="We submit E2 and E3."
    )
    assert events_of({}, [letter], [])["filed"] == dt.date(2024, 3, 3)
    later = exhibit("E2", "payroll", note("file_created", days="2024-03-09"))
    assert "filed" not in events_of({}, [letter, later], [])
    other = exhibit(
        "E1", "other", note("document_day", "3 March 2024", days="2024-03-03"), text="Menu of the canteen."
    )
    assert "filed" not in events_of({}, [other], [])


def test_an_order_leads_over_the_act_that_it_rests_on():
    both = exhibit("N", "notice", note("regime", value="US-1307"), note("regime", value="US-WRO-XPCC-COTTON"))
    assert regime_of([both], []) == "US-WRO-XPCC-COTTON"
    assert regime_of([exhibit("N", "notice", note("regime", value="US-1307"))], []) == "US-1307"


@pytest.mark.parametrize(
    ("text", "regime", "question"),
    [
        ("We ask for the exception.", UFLPA, "exception"),
        ("We ask for an applicability review.", UFLPA, "scope"),
        ("The importer shows that no such national worked there.", WORKERS, "scope"),
        ("The listing is to be set aside.", "US-UFLPA-LIST", "listing"),
        ("An exception was the rainy week of May.", UFLPA, "scope"),
    ],
)
def test_the_question_is_the_one_that_the_brief_asks(text, regime, question):
    assert question_of(packet(exhibit("E1", "protest", text=text), regime=regime)) == question


@pytest.mark.parametrize(
    ("text", "regime", "product"),
    [
        (
            "Pizza sauce in cans. Order on cotton products and tomato products of the Xinjiang Uyghur Autonomous Region.",
            "",
            "",
        ),
        ("Cotton towels are detained under the Uyghur Forced Labor Prevention Act", UFLPA, "cotton"),
        ("Merchandise: photovoltaic modules", UFLPA, "polysilicon"),
        ("Merchandise: leather belts", WORKERS, "garment"),
        ("Frozen squid rings", WORKERS, "seafood"),
    ],
)
def test_the_goods_are_those_that_were_stopped_and_not_those_that_an_order_names(text, regime, product):
    notice = exhibit("N", "notice", text=text, by="authority")
    assert product_of(packet(notice, regime=regime)) == product

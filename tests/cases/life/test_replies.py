"""Replies of firms: every word printed, beside what it answers, and nobody left out."""

import datetime as dt

from unpick.cases.life.replies import Reply, SaidOf, replies_section, unasked, weights
from unpick.model.paper import Kind, Line, Table

SAID = (
    SaidOf(id="c1", firms=("Invented Mill",), text="Nationals of North Korea worked for Invented Mill."),
    SaidOf(id="c2", firms=("Invented Mill", "Sample Buyer"), text="Invented Mill supplies Sample Buyer."),
)
LETTER = "We deny this.\n\nOur 40 workers are all from the county — “every one of them”.\n" + "More. " * 400
REPLY = Reply(
    firm="Invented Mill", asked=dt.date(2024, 2, 1), day=dt.date(2024, 2, 12), text=LETTER, label="R-1"
)


def table(said=SAID, replies=(REPLY,)) -> Table:
    (found,) = [block for block in replies_section("9", said, replies).blocks if isinstance(block, Table)]
    return found


def test_a_reply_is_printed_whole_beside_each_sentence_that_it_answers():
    rows = table().rows
    assert [row[0].text for row in rows] == [one.text for one in SAID]
    assert all(LETTER in row[1].text for row in rows)
    assert {row[1].kind for row in rows} == {Kind.CONTRARY}
    assert rows[0][1].cites[0].quote == LETTER


def test_a_reply_to_one_claim_stands_beside_that_claim_alone():
    one = Reply(firm="Invented Mill", day=dt.date(2024, 2, 12), text="No.", about=("c2",))
    assert ["No." in row[1].text for row in table(replies=(one,)).rows] == [False, True]


def test_a_firm_that_was_not_asked_is_told_and_one_that_kept_silent_too():
    silent = Reply(firm="Invented Mill", asked=dt.date(2024, 2, 1), due=dt.date(2024, 2, 15))
    rows = table(SAID[:1], ()).rows
    assert rows[0][1].text == "The firm was not asked about this by us."
    assert "No reply is recorded (asked on 1 February 2024, until 15 February 2024)." in (
        table(SAID[:1], (silent,)).rows[0][1].text
    )
    assert unasked(SAID, (silent,)) == ("Sample Buyer",)


def test_a_reply_that_answers_nothing_in_the_paper_is_printed_below():
    other = Reply(firm="Another Firm", day=dt.date(2024, 3, 1), text="We are not that firm.")
    blocks = replies_section("9", SAID, (REPLY, other)).blocks
    assert isinstance(blocks[-1], Line) and "We are not that firm." in blocks[-1].items[0].text


def test_the_letters_of_a_reply_weigh_as_many_as_it_has():
    said, answered = weights(replies_section("9", SAID[:1], (REPLY,)))
    assert said == len(SAID[0].text)
    assert answered >= len(LETTER)

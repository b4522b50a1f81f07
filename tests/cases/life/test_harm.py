"""The harm page: whole answers, and a signature of somebody who wrote none of them."""

import pytest

from unpick.cases.life.harm import QUESTIONS, Answer, Signature, gaps_of, is_answer, page_hash, signed_by


def answers(by: str = "A. Clerk", **other: str) -> dict[str, Answer]:
    text = "Forty workers would lose their dormitory within a week."
    return {
        one.id: Answer(question=one.id, text=other.get(one.id, text), by=by, at="2024-01-01")
        for one in QUESTIONS
    }


def signature(page: dict[str, Answer], by: str = "B. Reader") -> Signature:
    return Signature(by=by, at="2024-01-02", page=page_hash(page))


def test_a_whole_page_signed_by_a_second_person_lets_the_paper_go():
    page = answers()
    assert gaps_of(page, [signature(page)]) == ()


@pytest.mark.parametrize("question", [one.id for one in QUESTIONS])
def test_each_question_stops_the_paper_while_it_has_no_answer(question: str):
    page = answers()
    del page[question]
    (gap,) = gaps_of(page, [signature(page)])
    assert gap.stops and f"--answer {question}" in gap.close


@pytest.mark.parametrize("text", ["", "n/a", "None.", "unknown", "TBD", "not many", "없음", "无"])
def test_a_word_in_the_place_of_an_answer_is_none(text: str):
    assert not is_answer(text)
    assert gaps_of(answers(wages=text), [])[0].says == "harm page: '" + QUESTIONS[2].asks + "' has no answer"


@pytest.mark.parametrize(
    "text",
    [
        "Unknown: we asked two former workers and the union.",
        "노동자 사십 명이 기숙사를 잃게 됩니다",
        "约四十名工人会失去宿舍",
    ],
)
def test_not_knowing_is_an_answer_when_it_says_who_was_asked(text: str):
    assert is_answer(text)


@pytest.mark.parametrize("name", ["A. Clerk", "a.clerk", "A.  CLERK "])
def test_who_wrote_an_answer_does_not_sign_in_any_spelling(name: str):
    page = answers()
    (gap,) = gaps_of(page, [signature(page, by=name)])
    assert gap.says == "no second person has signed the harm page"


def test_a_page_that_changed_after_it_was_signed_is_signed_no_longer():
    page = answers()
    held = signature(page)
    changed = answers(timing="A shipment leaves on Friday; waiting a week hurts nobody.")
    (gap,) = gaps_of(changed, [held])
    assert gap.says == "the harm page changed after B. Reader signed it"
    assert signed_by(changed, [held, signature(changed)]) == (signature(changed),)

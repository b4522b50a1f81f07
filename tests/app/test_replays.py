"""The founding cases come out right on the day they happened, and nothing leaks back in time."""

import pytest

from tests.app.conftest import PUBLIC
from unpick.app.replays import OWN_WORKSPACE


@pytest.mark.parametrize("case", PUBLIC)
def test_each_question_of_a_founding_case_gets_the_right_answer(answers, case: str):
    assert [answer["wrong"] for answer in answers[case]] == [[] for _ in answers[case]]
    assert answers[case]


@pytest.mark.parametrize("case", sorted(OWN_WORKSPACE))
def test_what_a_company_knew_is_asked_in_its_own_workspace(answers, case: str):
    assert [answer["wrong"] for answer in answers[case]] == [[] for _ in answers[case]]
    assert answers[case]


@pytest.mark.parametrize("case", PUBLIC)
def test_no_answer_rests_on_a_source_that_came_later(answers, case: str):
    for answer in answers[case]:
        for rows in answer["lines"].values():
            for row in rows:
                for element in row["elements"]:
                    for ground in [*element["supported_by"], *element["contradicted_by"]]:
                        assert ground["source"].get("date", "")[:7] <= answer["known_at"][:7]


def test_every_ground_of_every_answer_has_its_why_and_its_source(answers):
    for rows_of_case in answers.values():
        for answer in rows_of_case:
            grounds = [
                ground
                for rows in answer["lines"].values()
                for row in rows
                for element in row["elements"]
                for ground in element["supported_by"]
            ]
            assert all(ground["why"] and ground["source"]["title"] for ground in grounds)


def test_no_answer_says_guilty_or_cleared(answers):
    for rows_of_case in answers.values():
        words = str(rows_of_case).lower()
        assert "guilty" not in words
        assert "cleared" not in words

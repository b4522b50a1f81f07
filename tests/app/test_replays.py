"""The founding cases come out right on the day they happened, and nothing leaks back in time."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from unpick.app.demo import load_cases
from unpick.app.lists import import_bundled
from unpick.app.replays import OWN_WORKSPACE, founding_cases, replay
from unpick.law.regime import bundled_regimes
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)
CASES = {facts.id: (data, facts) for data, facts in founding_cases()}


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return filled(tmp_path_factory.mktemp("public"), [case for case in CASES if case not in OWN_WORKSPACE])


def filled(folder: Path, cases: list[str]) -> Workspace:
    workspace = Workspace.create(folder / "ws", created_at=AT)
    import_bundled(workspace, at=AT)
    load_cases(workspace, [CASES[case] for case in cases], at=AT)
    return workspace


@pytest.fixture(scope="module")
def answers(public: Workspace) -> dict[str, list[dict[str, Any]]]:
    return {
        case: list(replay(public, facts, bundled_regimes()))
        for case, (_, facts) in CASES.items()
        if case not in OWN_WORKSPACE
    }


@pytest.mark.parametrize("case", sorted(set(CASES) - OWN_WORKSPACE))
def test_each_question_of_a_founding_case_gets_the_right_answer(answers, case: str):
    assert [answer["wrong"] for answer in answers[case]] == [[] for _ in answers[case]]
    assert answers[case]


@pytest.mark.parametrize("case", sorted(OWN_WORKSPACE))
def test_what_a_company_knew_is_asked_in_its_own_workspace(tmp_path: Path, case: str):
    answers = list(replay(filled(tmp_path, [case]), CASES[case][1], bundled_regimes()))
    assert [answer["wrong"] for answer in answers] == [[] for _ in answers]


@pytest.mark.parametrize("case", sorted(set(CASES) - OWN_WORKSPACE))
def test_no_answer_rests_on_a_source_that_came_later(answers, case: str):
    for answer in answers[case]:
        for rows in answer["lines"].values():
            for row in rows:
                for element in row["elements"]:
                    for ground in [*element["supported_by"], *element["contradicted_by"]]:
                        assert ground["source"]["date"][:7] <= answer["known_at"][:7]


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

"""What the founding cases answer keeps the contract and prints whole, without a word of guilt."""

import datetime as dt
import json
from typing import Any

import pytest

from unpick.app.replays import founding_cases, replay
from unpick.law.regime import bundled_regimes
from unpick.report.json_out import find_faults
from unpick.report.page import render_page
from unpick.report.terminal import render_terminal
from unpick.report.xlsx import render_workbook
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module", params=["poof", "uyghur-cotton"])
def answer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    data, facts = next(one for one in founding_cases() if one[1].id == request.param)
    workspace = Workspace.create(tmp_path_factory.mktemp("founding") / "ws", created_at=AT)
    with workspace.loading(at=AT) as load:
        document = load.add_original(
            data, name=facts.name, dataset=facts.id, public_from=dt.date(1, 1, 1), layout="facts/1"
        )
        load.write_statements(facts.statements(document))
    found = list(replay(workspace, facts, bundled_regimes()))[-1]
    plain: dict[str, Any] = json.loads(json.dumps(found, default=str))
    return {
        "schema": "unpick.report/1",
        "asked_at": "2026-11-01T09:00:00Z",
        "versions": {},
        "coverage": {"says": found["says"]},
        "title": facts.title,
        "subject": plain["subject"],
        "on": plain["asked_on"],
        "known_at": plain["known_at"],
        "assessments": [law for rows in plain["lines"].values() for law in rows],
    }


def test_the_answer_keeps_the_contract(answer: dict[str, Any]):
    assert find_faults(answer) == []
    assert find_faults({**answer, "schema": "unpick.law/1"}) == []


def test_the_answer_prints_with_every_rule_and_every_citation(answer: dict[str, Any]):
    page, said = render_page(answer), render_terminal(answer)
    for law in answer["assessments"]:
        assert law["title"].split("(")[0].strip() in page
        assert law["title"].split(" ")[0] in said
        for citation in law["citations"]:
            assert not citation["url"] or f'href="{citation["url"]}"' in page
    assert render_workbook(answer)
    assert "guilty" not in page.lower()

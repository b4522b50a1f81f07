"""Cases: founding cases and own ones, with what was public on the day."""

import datetime as dt
from pathlib import Path

import pytest

from unpick.app.case import add_exhibit, list_cases, open_case, show_case
from unpick.datasets.facts import read_facts
from unpick.model.bundled import bundled_bytes
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    data = bundled_bytes("unpick.data.cases", "poof.yml")
    with workspace.loading(at=AT) as load:
        facts = read_facts(data, "poof.yml")
        document = load.add_original(
            data,
            name="poof.yml",
            dataset="poof",
            title=facts.title,
            public_from=dt.date(1, 1, 1),
            layout="facts/1",
        )
        load.write_statements(facts.statements(document))
    return workspace.folder


def test_a_loaded_facts_file_is_a_case(folder: Path):
    document = list_cases(folder, at=AT)
    assert [case["id"] for case in document["cases"]] == ["poof"]
    assert find_faults(document) == []


def test_a_case_shows_denials_beside_claims_and_nothing_from_later(folder: Path):
    (today,) = show_case(folder, "poof", known_at=None, at=AT)["cases"]
    (early,) = show_case(folder, "poof", known_at=dt.date(2020, 12, 23), at=AT)["cases"]
    assert {claim["polarity"] for claim in today["claims"]} == {"stated", "denied"}
    assert all(claim["source"]["date"] <= "2020-12-23" for claim in early["claims"])
    assert 0 < len(early["claims"]) < len(today["claims"])


def test_a_person_opens_a_case_and_adds_an_exhibit(folder: Path):
    open_case(folder, "mine", title="An invented matter", by="editor", at=AT)
    document = list_cases(folder, at=AT)["cases"][0]["exhibits"]
    sha = (
        next(iter(document), {}).get("document")
        or show_case(folder, "poof", known_at=None, at=AT)["cases"][0]["exhibits"][0]["document"]
    )
    answer = add_exhibit(folder, "mine", sha[:12], by="editor", why="names the maker", at=AT)
    assert [exhibit["id"] for exhibit in answer["cases"][0]["exhibits"]] == ["EX-1"]
    assert find_faults(answer) == []


def test_a_case_that_is_not_there_names_those_that_are(folder: Path):
    with pytest.raises(UsageError, match="known: poof"):
        show_case(folder, "puff", known_at=None, at=AT)


def test_a_case_is_not_opened_twice(folder: Path):
    with pytest.raises(UsageError, match="exists already"):
        open_case(folder, "poof", title="", by="editor", at=AT)

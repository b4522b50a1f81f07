"""`unpick owners` over a workspace: stakes with their sources, lists by identity and name, persons, protection (invented)."""

import datetime as dt
import json
from pathlib import Path

import pytest

from unpick.app.owners import owners
from unpick.app.screen import screen_names
from unpick.cli.main import main
from unpick.datasets.facts import read_facts
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)
FACTS = """unpick: facts/1
id: inv
title: Invented owners
invented: true
sources:
  - {id: paper, title: Invented Register, url: "https://example.org/r", published: "2016-02-01", public_from: "2016-02-01", reliability: B}
  - {id: hidden, title: Invented Whisper, url: "https://example.org/w", published: "2016-02-01", public_from: "2016-02-01", reliability: C, protected: true}
  - {id: late, title: Invented Late Register, url: "https://example.org/l", published: "2022-02-01", public_from: "2022-02-01", reliability: B}
entities:
  - {id: x, schema: Company, source: paper, names: [{name: Quendrix Holding (invented)}]}
  - {id: y, schema: Company, source: paper, names: [{name: Morvane Trust (invented)}]}
  - {id: a, schema: Company, source: paper, names: [{name: Vorlune Garments (invented)}]}
  - {id: b, schema: Company, source: paper, names: [{name: Talvex Yarns (invented)}]}
  - {id: c, schema: Company, source: paper, names: [{name: Ostrel Mills (invented)}]}
  - {id: d, schema: Company, source: paper, names: [{name: Brenvik Dyes (invented)}]}
  - {id: e, schema: Company, source: paper, names: [{name: Halvor Zips (invented)}]}
links:
  - {kind: owns, subject: x, object: a, source: paper, share: "50%", from: "2015-01-01"}
  - {kind: owns, subject: a, object: b, source: paper, share: "25 to 40%"}
  - {kind: owns, subject: y, object: b, source: late, share: "25%"}
  - {kind: directs, subject: y, object: c, source: paper}
  - {kind: owns, subject: y, object: c, source: paper, share: "30%"}
  - {kind: owns, subject: b, object: c, source: paper, share: "1/3", polarity: denied}
  - {kind: owns, subject: x, object: d, source: hidden, share: "80%"}
  - {kind: owns, subject: d, object: d, source: paper, share: "5%"}
  - {kind: owns, subject: c, object: d, source: paper, share: "a large part"}
  - {kind: owns, subject: a, object: d, source: paper, share: "60%"}
  - {kind: owns, subject: x, object: e, source: paper, share: "80%"}
  - {kind: owns, subject: c, object: e, source: paper, share: "60%"}
claims:
  - {subject: x, predicate: designated, source: paper, from: "2010", quote: "invented"}
  - {subject: y, predicate: designated, source: paper, from: "2010", quote: "invented"}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("owners") / "ws"
    workspace = Workspace.create(room, created_at=AT)
    facts = read_facts(FACTS.encode(), "inv.yml")
    with workspace.loading(at=AT, note="test") as loading:
        loading.seal_with("long enough")
        document = loading.add_original(
            FACTS.encode(), name="inv.yml", dataset="inv", public_from=dt.date(2016, 1, 1)
        )
        loading.write_statements(facts.statements(document))
    return room


def ask(folder: Path, name: str | None, **more: object) -> dict[str, dict]:
    document = owners(folder, name, at=AT, **more)  # type: ignore[arg-type]
    assert find_faults(document) == []
    return {one["regime"]: one for one in document["answers"]} | {"": document}


def test_the_answer_carries_the_fewest_stakes_with_their_sources(folder: Path):
    answer = ask(folder, "Talvex Yarns (invented)")["OFAC"]
    assert (answer["blocked_by_rule"], answer["held"]["low"], answer["held"]["high"]) == (
        "yes",
        "1/2",
        "13/20",
    )
    told = [
        [(one["owner"]["id"], one["share"]["says"]) for one in step["stakes"]] for step in answer["steps"]
    ]
    assert told == [[("a", "25 to 40 percent"), ("y", "25 percent")], [("x", "50 percent")]]
    fact = answer["steps"][1]["stakes"][0]["facts"][0]
    assert (fact["stated"], fact["from"], fact["source"]["title"]) == (
        "50%",
        "2015-01-01",
        "Invented Register",
    )
    assert answer["rule"]["id"] == "OFAC-50-AGGREGATE"


def test_what_was_not_public_yet_is_not_in_the_answer(folder: Path):
    answer = ask(folder, "b", known_at=dt.date(2021, 1, 1), on=dt.date(2021, 1, 1))["OFAC"]
    assert (answer["blocked_by_rule"], answer["held"]["high"]) == ("no", "2/5")


def test_a_stake_that_is_not_held_on_the_day_is_left_out_with_the_reason(folder: Path):
    answer = ask(folder, "a", on=dt.date(2014, 12, 31))["OFAC"]
    assert answer["blocked_by_rule"] == "no"
    assert [one["reason"] for one in answer["left_out"]] == ["it is not held on the day"]


def test_control_is_shown_and_counted_where_it_counts(folder: Path):
    answers = ask(folder, "c")
    assert answers["OFAC"]["blocked_by_rule"] == "no"
    assert [(one["who"]["id"], one["counted"]) for one in answers["OFAC"]["control"]] == [("y", False)]
    assert answers["EU"]["control"] == []  # a claim of a designation is of no list of the Union
    assert [one["reason"] for one in answers[""]["left_out"]] == [
        "a source denies it; what it denies decides nothing alone"
    ]


def test_contradictions_are_named_and_decide_nothing_that_hangs_on_them(folder: Path):
    answer = ask(folder, "e")["OFAC"]
    (conflict,) = answer["conflicts"]
    assert "more than 100 percent" in conflict["says"]
    assert [fact["stated"] for fact in conflict["facts"]] == ["60%", "80%"]
    assert (answer["blocked_by_rule"], answer["held"]["low"]) == ("not_decided", "2/5")


def test_a_firm_that_holds_itself_and_a_share_that_is_none_are_told(folder: Path):
    answers = ask(folder, "d")
    assert answers["OFAC"]["blocked_by_rule"] == "yes"
    assert any(one["reason"] == "a firm that is said to hold itself" for one in answers["OFAC"]["left_out"])
    assert any("is no share" in one for one in answers[""]["messages"])


def test_what_a_protected_source_says_is_redacted(folder: Path):
    document = json.dumps(ask(folder, "d"), default=str)
    assert "Whisper" not in document
    assert "inv.hidden" not in document
    assert "1 links of protected sources are redacted here" in document


def test_every_firm_is_listed_without_a_name(folder: Path):
    answers = ask(folder, None)
    found = {one["firm"]["id"]: one["blocked_by_rule"] for one in answers["OFAC"]["firms"]}
    assert (found["a"], found["b"], "c" in found) == ("yes", "yes", False)
    for firm, state in found.items():
        assert ask(folder, firm)["OFAC"]["blocked_by_rule"] == state


def test_a_name_that_is_not_there_suggests_the_nearest(folder: Path):
    with pytest.raises(UsageError, match="Talvex Yarns"):
        owners(folder, "Talvex Yarn", at=AT)
    with pytest.raises(UsageError, match="OFAC, EU, UK"):
        owners(folder, "a", at=AT, regime="FR")


def test_a_day_before_the_record_is_not_answered(folder: Path):
    answers = ask(folder, "a", on=dt.date(2001, 1, 1))
    assert {answers[one]["blocked_by_rule"] for one in ("OFAC", "EU", "UK")} == {None}


def test_a_private_person_is_no_subject_and_is_never_matched_by_name(tmp_path: Path):
    rows = [
        {"id": "p", "schema": "Person", "properties": {"name": ["Invented Person Quill"]}},
        {"id": "q", "schema": "Person", "properties": {"name": ["Invented Person Quill"]}},
        {"id": "f", "schema": "Company", "properties": {"name": ["Invented Quill Works"]}},
        {
            "id": "o",
            "schema": "Ownership",
            "properties": {"owner": ["p"], "asset": ["f"], "percentage": ["90%"]},
        },
        {
            "id": "s",
            "schema": "Sanction",
            "properties": {"entity": ["q"], "list": ["us_ofac_sdn"], "fromLatest": ["2010-01-01"]},
        },
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    from unpick.cli.main import cli

    for words in (["init", str(tmp_path / "ws")], ["load", str(path), "--workspace", str(tmp_path / "ws")]):
        cli.main(args=words, standalone_mode=False)
    answer = ask(tmp_path / "ws", "f")
    assert answer["OFAC"]["blocked_by_rule"] == "no"
    assert "Person Quill" not in json.dumps(answer, default=str)
    with pytest.raises(UsageError, match="no firm"):
        owners(tmp_path / "ws", "p", at=AT)


def test_screening_shows_listed_owners_beside_the_match(folder: Path):
    document = screen_names(folder, ["Talvex Yarns (invented)", "Vorlune Garments (invented)"], at=AT)
    assert find_faults(document) == []
    told = [
        (match["entity"]["id"], [(one["regime"], one["blocked_by_rule"]) for one in match["ownership"]])
        for result in document["results"]
        for match in result["matches"]
        if "ownership" in match
    ]
    assert told == [("b", [("OFAC", "yes")]), ("a", [("OFAC", "yes")])]


@pytest.mark.parametrize(
    ("words", "code"),
    [(["b", "--fail-on", "yes"], 3), (["c", "--fail-on", "yes"], 0), ([], 0), (["nobody"], 2)],
)
def test_the_command_answers_in_words(
    folder: Path, words: list[str], code: int, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit) as stopped:
        main(["owners", *words, "--workspace", str(folder)])
    assert stopped.value.code == code
    out = capsys.readouterr().out
    assert code == 2 or "Absence proves nothing." in " ".join(out.split())

"""What is read held against the workspace; two reviewers; texts that were withdrawn. All names invented."""

import datetime as dt

import pytest
from click.testing import CliRunner

from unpick.app.custody import undo_decision, withdraw_evidence
from unpick.app.load import load
from unpick.app.read import read_press
from unpick.app.read_answers import Answer
from unpick.app.read_review import Session, open_review
from unpick.cli.read import read_command
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
FIRST = "Invented River Garment Co., Ltd. employs 200 workers.\n\nInvented River Garment pays workers 3 yuan a day.\n"
SECOND = (
    "Invented River Garment employs about 350 workers, a trader said.\n\nIts workers earn 5 yuan a day.\n"
)


@pytest.fixture
def workspace(tmp_path):
    return Workspace.create(tmp_path / "ws", created_at=AT)


def text(folder, name: str, words: str):
    path = folder / name
    path.write_text(words, encoding="utf-8")
    return path


def accept_all(workspace: Workspace, path, *, by: str = "A. Reader") -> Session:
    session = open_review(workspace, [path], at=AT)
    for claim in session.pending():
        session.say(Answer(id=claim["id"], action="accept"))
    session.keep(by=by)
    return session


def conflicts(workspace: Workspace, path) -> list[dict]:
    document = read_press(workspace, [path], at=AT)
    assert find_faults(document) == []
    return [one for one in document["conflicts"] if one["against"] == "workspace"]


def test_a_text_is_held_against_the_claims_of_the_workspace(workspace, tmp_path):
    accept_all(workspace, text(tmp_path, "first.txt", FIRST))
    found = conflicts(workspace, text(tmp_path, "second.txt", SECOND))
    assert [one["kind"] for one in found] == ["figure", "figure"]
    assert (
        "in the workspace: " in found[1]["says"] and "200" in found[1]["says"] and "350" in found[1]["says"]
    )


def test_what_agrees_what_is_of_another_firm_and_the_same_text_are_silent(workspace, tmp_path):
    first = text(tmp_path, "first.txt", FIRST)
    accept_all(workspace, first)
    assert conflicts(workspace, first) == []
    assert conflicts(workspace, text(tmp_path, "same.txt", FIRST.replace("200", "about 210"))) == []
    other = SECOND.replace("Invented River Garment", "Invented Lake Garment Co., Ltd.")
    assert conflicts(workspace, text(tmp_path, "other.txt", other)) == []


def test_a_withdrawn_claim_is_held_against_nothing(workspace, tmp_path):
    session = accept_all(workspace, text(tmp_path, "first.txt", FIRST))
    document = session.claims()[0]["span"]["document"]
    withdraw_evidence(workspace.folder, document, by="A. Reader", why="a forged page", at=AT)
    assert conflicts(Workspace.open(workspace.folder), text(tmp_path, "second.txt", SECOND)) == []


def test_a_share_of_women_above_the_published_totals_is_shown(workspace, tmp_path):
    # 14,900 women among visitors, 55,000 visits for work (research, indicators I19): at most 27%.
    rows = "".join(
        f"Invented border office,visits,2011,{value},visits,=,{channel},2011-12-01\n"
        for channel, value in (("women", 14900), ("employment", 55000), ("total", 110000))
    )
    load(
        workspace,
        [text(tmp_path, "visits.csv", "subject,measure,period,value,unit,bound,channel,published\n" + rows)],
        at=AT,
    )
    much = "In 2011, 60 percent of the workers at Invented River Garment Co., Ltd. were women.\n"
    found = conflicts(Workspace.open(workspace.folder), text(tmp_path, "women.txt", much))
    assert [one["kind"] for one in found] == ["bound"] and "at most 27%" in found[0]["says"]
    little = much.replace("60 percent", "20 percent")
    assert conflicts(Workspace.open(workspace.folder), text(tmp_path, "few.txt", little)) == []


def test_a_second_reader_answers_without_the_first_and_both_are_compared(workspace, tmp_path):
    path = text(tmp_path, "first.txt", FIRST)
    accept_all(workspace, path)
    assert open_review(workspace, [path], at=AT).pending() == []
    second = open_review(workspace, [path], at=AT, again="B. Reader")
    wage, heads = (
        next(one for one in second.pending() if one["predicate"] == name) for name in ("day_wage", "workers")
    )
    second.say(Answer(id=wage["id"], action="accept"))
    second.say(Answer(id=heads["id"], action="reject", why="a guess"))
    document = second.keep(by="B. Reader")
    assert find_faults(document) == []
    told = document["agreement"]
    assert (told["reviewers"], told["answered_by_two"], told["same_action"]) == (
        ["A. Reader", "B. Reader"],
        2,
        1,
    )
    assert [one["claim"] for one in told["differ"]] == [heads["id"]]
    assert [answer["by"] for answer in told["differ"][0]["answers"]] == ["A. Reader", "B. Reader"]
    # What the first accepted stays once in the ledger.
    with workspace.reader() as reader:
        assert reader.table("claim").num_rows == 2


def test_a_claim_on_wages_that_one_person_accepted_is_named(workspace, tmp_path):
    path = text(tmp_path, "first.txt", FIRST)
    session = accept_all(workspace, path)
    wage = next(one["id"] for one in session.claims() if one["predicate"] == "day_wage")
    assert wage in session.agreement()["rest_on_one"]
    runs = CliRunner().invoke(
        read_command, [str(path), "--agreement", "--workspace", str(workspace.folder)], catch_exceptions=False
    )
    assert "one person alone accepted" in runs.output and wage in runs.output


def test_a_withdrawn_text_is_proposed_again_and_taken_back_it_is_answered(workspace, tmp_path):
    path = text(tmp_path, "first.txt", FIRST)
    session = accept_all(workspace, path)
    document = session.claims()[0]["span"]["document"]
    taken = withdraw_evidence(workspace.folder, document, by="A. Reader", why="a wrong file", at=AT)
    again = open_review(Workspace.open(workspace.folder), [path], at=AT)
    assert len(again.pending()) == len(session.claims())
    again.say(Answer(id=again.pending()[0]["id"], action="accept"))
    with pytest.raises(UsageError, match="its text is withdrawn"):
        again.keep(by="A. Reader")
    undo_decision(workspace.folder, taken["decision"], by="A. Reader", why="it was the right file", at=AT)
    assert open_review(Workspace.open(workspace.folder), [path], at=AT).pending() == []


def test_a_claim_of_which_a_statement_was_withdrawn_can_be_accepted_anew(workspace, tmp_path):
    path = text(tmp_path, "first.txt", FIRST)
    session = accept_all(workspace, path)
    heads = next(one["id"] for one in session.claims() if one["predicate"] == "workers")
    with workspace.reader() as reader:
        rows = reader.table("statement").select(["id", "entity_id", "prop"]).to_pylist()
    value = next(row["id"] for row in rows if row["entity_id"] == f"claim-{heads}" and row["prop"] == "value")
    withdraw_evidence(workspace.folder, value, by="A. Reader", why="misread", at=AT)
    again = open_review(Workspace.open(workspace.folder), [path], at=AT)
    assert [one["id"] for one in again.pending()] == [heads]
    again.say(Answer(id=heads, action="edit", changes={"value": "220"}))
    again.keep(by="A. Reader")
    with Workspace.open(workspace.folder).reader() as reader:
        values = {row["value"] for row in reader.table("claim").to_pylist() if row["predicate"] == "workers"}
    assert values == {220} or {str(one) for one in values} == {"220"}

"""Confirming proposals: only what is accepted enters, with place, person and day; copies add nothing. All names invented."""

import datetime as dt
from decimal import Decimal

import pytest
from click.testing import CliRunner

from unpick.app.evidence import read_evidence
from unpick.app.read_answers import Answer, answers_in
from unpick.app.read_review import Session, open_review
from unpick.app.weigh import Asked, weigh_subject
from unpick.cli.read import read_command
from unpick.model.errors import UnreadableFile, UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
TEXT = """Invented mill under a cloud

5 March 2024

Invented River Garment Co., Ltd. pays workers 3 yuan a day, a former manager said.

Invented River Garment supplies Invented Sea Apparel. It employs between 200 and 250 workers.

Invented River Garment will employ 900 workers.
"""


@pytest.fixture
def workspace(tmp_path):
    return Workspace.create(tmp_path / "ws", created_at=AT)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def ids(session: Session) -> dict[str, str]:
    return {one["predicate"]: one["id"] for one in reversed(session.claims())}


def said(workspace: Workspace):
    with workspace.reader() as reader:
        return read_evidence(reader)


def test_only_what_was_accepted_enters_with_place_person_and_day(workspace, article):
    session = open_review(workspace, [article], at=AT)
    known = ids(session)
    session.say(Answer(id=known["day_wage"], action="accept"))
    session.say(Answer(id=known["supplies"], action="reject", why="a reader's guess"))
    document = session.keep(by="A. Reader", grade="C")
    assert find_faults(document) == []
    evidence = said(workspace)
    assert [(one.predicate, one.value, one.unit, one.attribution) for one in evidence.said] == [
        ("day_wage", "3", "CNY per day", "a former manager")
    ]
    assert evidence.name(evidence.said[0].subject) == "Invented River Garment Co., Ltd"
    assert evidence.said[0].source.reliability == "C"
    with workspace.reader() as reader:
        rows = [row for row in reader.table("statement").to_pylist() if row["schema"] == "Claim"]
    place = rows[0]["locator"].removeprefix("offset:").split("-")
    assert TEXT[int(place[0]) : int(place[1])] == evidence.said[0].quote
    assert {row["value"] for row in rows if row["prop"] in ("reviewedBy", "reviewedAt")} == {
        "A. Reader",
        "2026-11-20",
    }
    logged = [
        (entry.by, entry.what["action"], entry.why)
        for entry in workspace.decisions.entries()
        if entry.action == "read"
    ]
    assert logged == [("A. Reader", "accept", ""), ("A. Reader", "reject", "a reader's guess")]


def test_an_edit_is_kept_as_the_person_wrote_it_and_as_keyed(workspace, article):
    session = open_review(workspace, [article], at=AT)
    session.say(
        Answer(
            id=ids(session)["day_wage"],
            action="edit",
            changes={"bound": "<=", "value": "3.5", "attribution": "a manager"},
        )
    )
    session.keep(by="A. Reader")
    one = said(workspace).said[0]
    assert (one.bound, one.value, one.attribution) == ("<=", "3.5", "a manager")
    with workspace.reader() as reader:
        assert {
            row["method"] for row in reader.table("statement").to_pylist() if row["schema"] == "Claim"
        } == {"keyed"}


def test_a_link_becomes_a_link_and_a_range_two_claims(workspace, article):
    session = open_review(workspace, [article], at=AT)
    for predicate in ("supplies", "workers"):
        session.say(Answer(id=ids(session)[predicate], action="accept"))
    session.keep(by="A. Reader")
    evidence = said(workspace)
    assert {(one.schema, one.predicate, one.bound, one.value) for one in evidence.said} == {
        ("Link", "supplies", "", ""), ("Claim", "workers", ">=", "200"), ("Claim", "workers", "<=", "250"),
    }  # fmt: skip


def test_answers_stay_answered_and_nothing_is_written_twice(workspace, article):
    session = open_review(workspace, [article], at=AT)
    wage = ids(session)["day_wage"]
    session.say(Answer(id=wage, action="accept"))
    session.keep(by="A. Reader")
    later = open_review(workspace, [article], at=AT)
    assert wage not in {one["id"] for one in later.pending()}
    later.say(Answer(id=wage, action="edit", changes={"value": "9"}))
    document = later.keep(by="B. Reader")
    assert [one.value for one in said(workspace).said] == ["3"]
    assert any("accepted before" in one for one in document["messages"])


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"action": "accept", "predicate": "workers-future"}, "what is to come"),
        ({"action": "edit", "changes": {"subject": "Jonas Testbrook"}}, "people are no subjects"),
        ({"action": "edit", "changes": {"value": "three"}}, "is no figure"),
        ({"action": "edit", "changes": {"from": "2024-13"}}, "2024-13|month"),
        ({"action": "edit", "changes": {"attribution": ""}}, "names no speaker"),
        ({"action": "edit", "changes": {"color": "red"}}, "is no field"),
        ({"action": "edit", "changes": {"predicate": "figure"}}, "no rule knows"),
        ({"action": "duplicate", "of": "ffffffffffff"}, "is no other proposal"),
    ],
)
def test_what_cannot_be_so_is_refused_with_the_reason(workspace, article, answer, words):
    session = open_review(workspace, [article], at=AT)
    chosen = (
        next(one["id"] for one in session.claims() if one["value"] == 900)
        if answer.pop("predicate", "")
        else ids(session)["day_wage"]
    )
    with pytest.raises(UsageError, match=words):
        session.say(Answer(id=chosen, **answer))


def test_nobody_may_review_without_a_name(workspace, article):
    with pytest.raises(UsageError, match="nobody is named"):
        open_review(workspace, [article], at=AT).keep(by=" ")


def test_a_thousand_copies_change_the_score_by_exactly_nothing(workspace, article, tmp_path):
    def accept(files):
        session = open_review(workspace, files, at=AT)
        for claim in session.pending():
            if claim["predicate"] == "day_wage":
                session.say(Answer(id=claim["id"], action="accept"))
        session.keep(by="A. Reader", grade="C")

    def score():
        subject = "Invented River Garment Co., Ltd"
        return weigh_subject(workspace, subject, Asked(on=dt.date(2024, 6, 1)), at=AT)

    accept([article])
    alone = score()
    copies = []
    for number in range(1000):
        path = tmp_path / f"copy-{number}.txt"
        path.write_text(
            f"Reprint {number}\n\n{TEXT.replace('5 March', '6 March')}\nNumber {number} of our series.\n",
            encoding="utf-8",
        )
        copies.append(path)
    accept(copies)
    crowd = score()
    assert len(said(workspace).said) == 1001
    assert {one.source.origin for one in said(workspace).said} == {said(workspace).said[0].source.origin}
    assert crowd["total"] == alone["total"]
    assert alone["total"] != 0
    assert crowd["interval"] == alone["interval"]


def test_a_file_of_answers_is_read_and_a_bad_row_named(workspace, article, tmp_path):
    wage = ids(open_review(workspace, [article], at=AT))["day_wage"]
    good = tmp_path / "answers.yml"
    good.write_text(f"answers:\n  - {{id: {wage}, action: edit, changes: {{value: 4}}}}\n", encoding="utf-8")
    done = CliRunner().invoke(
        read_command,
        [str(article), "--answers", str(good), "--by", "A. Reader", "--workspace", str(workspace.folder)],
    )
    assert done.exit_code == 0, done.output
    assert [Decimal(one.value) for one in said(workspace).said] == [Decimal(4)]
    bad = tmp_path / "bad.yml"
    bad.write_text("- {id: x, action: bless}\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="row 1"):
        answers_in(bad)


def test_the_terminal_asks_shows_the_words_and_keeps_the_answers(workspace, article):
    done = CliRunner().invoke(
        read_command,
        [str(article), "--review", "--by", "A. Reader", "--workspace", str(workspace.folder)],
        input="a\nr\nno\nq\n",
    )
    assert done.exit_code == 0, done.output
    assert "pays workers" in done.output
    assert "1 claims accepted, 1 not" in done.output
    assert len(said(workspace).said) == 1


def test_what_a_text_only_alleges_weighs_less_than_what_it_states(workspace, article, tmp_path):
    def total(folder, certainty):
        held = Workspace.create(tmp_path / folder, created_at=AT)
        session = open_review(held, [article], at=AT)
        session.say(Answer(id=ids(session)["day_wage"], action="edit", changes={"certainty": certainty}))
        session.keep(by="A. Reader", grade="C")
        subject = "Invented River Garment Co., Ltd"
        return weigh_subject(held, subject, Asked(on=dt.date(2024, 6, 1)), at=AT)["total"]

    assert total("alleged", "alleged") < total("stated", "stated")

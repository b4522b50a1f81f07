"""Decisions in a workspace: imports keep their person and day, the log keeps everything, nothing is asked twice."""

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from unpick.app.custody import undo_decision
from unpick.app.decide import decide_pair, import_decisions
from unpick.app.export import export_workspace
from unpick.app.resolve import resolve_workspace
from unpick.app.screen import screen_names
from unpick.cli.resolve import decide_command, resolve_command
from unpick.model.errors import TooManyRejects, UnreadableFile, UsageError
from unpick.model.statement import Statement
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
DAY = dt.date(2020, 1, 1)
FIRMS = {
    "inv-a": "Vessard Works",
    "inv-b": "Orrin Mills",
    "inv-c": "Quillmoor Trading",
    "inv-d": "Tamsong Garment Co Ltd",
    "inv-l": "Tamsong Garment Company",
}


def write(
    workspace: Workspace, names: dict[str, str], *, listed: tuple[str, ...] = (), tag: str = "x"
) -> str:
    with workspace.loading(at=AT) as load:
        document = load.add_original(tag.encode(), name=f"{tag}.txt", dataset=f"inv_{tag}", public_from=DAY)
        said = [(one, "Company", "name", name) for one, name in names.items()]
        for one in listed:
            said += [(f"{one}-l", "Sanction", "entity", one), (f"{one}-l", "Sanction", "list", f"inv_{tag}")]
        load.write_statements(
            Statement(
                entity_id=entity,
                schema=schema,
                prop=prop,
                value=value,
                dataset=f"inv_{tag}",
                document=document,
                public_from=DAY,
                reliability="A",
            )
            for entity, schema, prop, value in said
        )
    return document


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace.create(tmp_path / "ws", created_at=AT)
    write(made, FIRMS, listed=("inv-l",))
    return made


def decide(workspace: Workspace, a: str, b: str, verdict: str, *, by: str = "A. Analyst", day: int = 0):
    at = AT + dt.timedelta(days=day)
    return decide_pair(workspace.folder, a, b, verdict, by=by, why="seen the register", at=at)


def clusters(workspace: Workspace):
    document = resolve_workspace(workspace.folder, at=AT, decisions=True)
    assert find_faults(document) == []
    return [sorted(member["id"] for member in group["members"]) for group in document["clusters"]]


def edges(tmp_path: Path, *rows: list) -> Path:
    path = tmp_path / "edges.json"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_the_same_supplier_uploaded_again_is_not_asked_about_again(workspace):
    assert ["inv-d", "inv-l"] in clusters(workspace)
    decide(workspace, "inv-d", "inv-l", "different")
    write(workspace, {"sup-77": "TAMSONG GARMENT CO., LTD."}, tag="again")
    document = resolve_workspace(workspace.folder, at=AT)
    assert [sorted(m["id"] for m in group["members"]) for group in document["clusters"]] == [
        ["inv-d", "sup-77"]
    ]
    assert document["review"] == []


def test_a_screened_name_says_that_it_was_decided_and_never_that_it_is_cleared(workspace):
    made = decide(workspace, "inv-d", "inv-l", "different")["decision"]
    document = screen_names(workspace.folder, ["TAMSONG GARMENT CO LTD"], at=AT)
    assert find_faults(document) == []
    [result] = document["results"]
    assert "inv-l" not in {match["entity"]["id"] for match in result["matches"]}
    [told] = result["decided"]
    assert (told["decision"], told["outcome"], told["entity"]["id"]) == (made, "different", "inv-l")
    assert "A. Analyst decided on 2026-11-20: different" in told["says"]
    assert "cleared" not in json.dumps(document)


def test_contradictions_are_questions_with_their_chain_and_undo_answers_them(workspace):
    decide(workspace, "inv-a", "inv-b", "same")
    decide(workspace, "inv-b", "inv-c", "same", day=1)
    made = decide(workspace, "inv-a", "inv-c", "different", by="B. Other", day=2)
    assert find_faults(made) == []
    assert "resolve --review" in made["messages"][0]
    [pair] = [p for p in resolve_workspace(workspace.folder, at=AT)["review"] if p["kind"] == "contradiction"]
    assert [link["broken"] for link in pair["links"]] == [False, True]
    done = undo_decision(workspace.folder, made["decision"], by="B. Other", why="wrong id", at=AT)
    assert done["outcome_now"] == "undecided"
    assert find_faults(done) == []
    assert ["inv-a", "inv-b", "inv-c"] in clusters(workspace)


def test_a_decision_on_something_that_left_stays_in_the_history(workspace):
    document = write(workspace, {"inv-x": "Passing Firm"}, tag="passing")
    decide(workspace, "inv-x", "inv-a", "same")
    workspace.decisions.withdraw(document, by="editor", why="source recanted", at=AT)
    [told] = resolve_workspace(workspace.folder, at=AT, decisions=True)["decisions"]
    assert (told["status"], told["absent"]) == ("standing", ["inv-x"])
    assert ["inv-a", "inv-x"] not in clusters(workspace)


class TestImport:
    ROWS = (
        ["NK-1", "inv-a", "positive", None, "one", "2024-05-01T10:11:12.123456+0"],
        ["NK-1", "inv-b", "positive", None, "one", "2024-05-02T10:11:12"],
        ["inv-c", "inv-a", "negative", None, "two", "2024-05-03T10:11:12", "2024-06-01T00:00:00"],
        ["inv-d", "inv-c", "unsure", None, "two", "2024-05-04T10:11:12"],
        ["inv-c", "inv-b", "no_judgement", 0.91, "matcher", None],
        ["inv-c", "inv-b", "cleared", None, "two", "2024-05-05"],
    )

    def test_it_keeps_person_and_day_joins_through_the_others_id_and_is_written_once(
        self, workspace, tmp_path
    ):
        path = edges(tmp_path, *self.ROWS)
        done = import_decisions(workspace.folder, path, by="A. Analyst", at=AT)
        assert find_faults(done) == []
        counted = {
            name: done["imported"][name] for name in ("decisions", "undone", "suggestions", "rejected")
        }
        assert counted == {"decisions": 4, "undone": 1, "suggestions": 1, "rejected": 1}
        assert (done["rejects"][0]["row"], done["rejects"][0]["column"]) == (6, "judgement")
        assert ["inv-a", "inv-b"] in clusters(workspace)
        first = workspace.decisions.decisions()[0]
        assert (first.by, first.at, first.imported) == ("one", "2024-05-01T10:11:12.123456+0", "edges.json")
        again = import_decisions(workspace.folder, path, by="A. Analyst", at=AT)
        assert (again["imported"]["decisions"], again["imported"]["known"]) == (0, 5)
        assert workspace.decisions.faults() == []

    def test_a_suggestion_is_a_question_until_somebody_decides(self, workspace, tmp_path):
        import_decisions(workspace.folder, edges(tmp_path, *self.ROWS), by="A. Analyst", at=AT)

        def asked():
            review = resolve_workspace(workspace.folder, at=AT)["review"]
            return [(p["a_id"], p["b_id"]) for p in review if p["kind"] == "suggested"]

        assert asked() == [("inv-b", "inv-c")]
        decide(workspace, "inv-c", "inv-b", "different")
        assert asked() == []

    def test_a_file_from_elsewhere_never_overrules_what_was_decided_here(self, workspace, tmp_path):
        decide(workspace, "inv-a", "inv-c", "different")
        path = edges(tmp_path, ["inv-c", "inv-a", "positive", None, "one", "2027-01-01"])
        done = import_decisions(workspace.folder, path, by="A. Analyst", at=AT)
        assert "differ from what was decided here" in done["messages"][0]
        assert ["inv-a", "inv-c"] not in clusters(workspace)
        told = resolve_workspace(workspace.folder, at=AT, decisions=True)["decisions"]
        assert [one["status"] for one in told] == ["standing", "outvoted"]

    def test_what_was_written_out_comes_back_the_same(self, workspace, tmp_path):
        decide(workspace, "inv-a", "inv-b", "same")
        decide(workspace, "inv-a", "inv-c", "related", day=1)
        gone = decide(workspace, "inv-b", "inv-d", "different", day=2)["decision"]
        undo_decision(workspace.folder, gone, by="B", why="wrong", at=AT + dt.timedelta(days=3))
        decide(workspace, "inv-a", "inv-b", "unsure", day=4)

        def out(one: Workspace, place: str):
            made = export_workspace(one.folder, form="nomenklatura", at=AT, out=tmp_path / place)
            assert find_faults(made) == []
            return (tmp_path / place / "edges.jsonl").read_text(encoding="utf-8")

        first = out(workspace, "one")
        assert "register" not in first
        other = Workspace.create(tmp_path / "other", created_at=AT)
        import_decisions(other.folder, tmp_path / "one" / "edges.jsonl", by="C", at=AT)
        assert out(other, "two") == first
        standing = {(d.a, d.b): (d.verdict, d.by, d.at) for d in workspace.decisions.decisions()}
        assert {(d.a, d.b): (d.verdict, d.by, d.at) for d in other.decisions.decisions()} == standing

    def test_a_file_that_is_mostly_faulty_or_none_is_refused_whole(self, workspace, tmp_path):
        path = edges(tmp_path, self.ROWS[0], self.ROWS[5])
        with pytest.raises(TooManyRejects, match=r"row 2.*cleared"):
            import_decisions(workspace.folder, path, by="A", at=AT)
        assert (
            import_decisions(workspace.folder, path, by="A", at=AT, accept=True)["imported"]["decisions"] == 1
        )
        path.write_bytes(b"\xff\xfe\x00")
        with pytest.raises(UnreadableFile, match="UTF-8"):
            import_decisions(workspace.folder, path, by="A", at=AT)
        with pytest.raises(UsageError, match="--by"):
            import_decisions(workspace.folder, path, by=" ", at=AT)

    def test_the_command_exits_with_four_when_rows_were_rejected(self, workspace, tmp_path):
        path = edges(tmp_path, *self.ROWS)
        given = ["--import", str(path), "--by", "A", "--workspace", str(workspace.folder)]
        done = CliRunner().invoke(decide_command, given, standalone_mode=False)
        assert done.return_value == 4
        assert "4 decisions imported" in done.output
        assert "edges.json row 6, judgement: 'cleared': no such judgement" in done.stderr
        given = ["--decisions", "--workspace", str(workspace.folder)]
        shown = CliRunner().invoke(resolve_command, given, standalone_mode=False).output
        assert "one, imported from edges.json" in shown
        assert "[undone 2024-06-01]" in shown

"""The workspace: loads commit whole or not at all, readers see one snapshot and one day."""

import datetime as dt
import json
from pathlib import Path

import pytest

from unpick.model.errors import NewerWorkspace, NotAWorkspace, UsageError, WorkspaceBusy
from unpick.model.statement import Statement
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "ws", created_at=AT)


def said(document: str, value: str = "Invented Lotus", **more: object) -> Statement:
    fields: dict[str, object] = {
        "entity_id": "inv-lotus",
        "schema": "Company",
        "prop": "name",
        "value": value,
    }
    fields |= {
        "dataset": "invented",
        "public_from": day("2020-01-01"),
        "document": document,
        "locator": "row:1",
    }
    return Statement(**(fields | more))  # type: ignore[arg-type]


def load(workspace: Workspace, *values: str, **more: object) -> str:
    with workspace.loading(at=AT, note="test") as loading:
        document = loading.add_original(
            ("|".join(values)).encode(),
            name="invented.csv",
            dataset="invented",
            public_from=day("2020-01-01"),
        )
        loading.write_statements(said(document, value, **more) for value in values)
    return document


def names(workspace: Workspace, known_at: str | None = None) -> list[str]:
    with workspace.reader(known_at=day(known_at) if known_at else None) as reader:
        return sorted(reader.table("name").column("name").to_pylist())


def test_an_empty_workspace_answers_every_view(workspace: Workspace):
    with workspace.reader() as reader:
        for view in (
            "entity",
            "name",
            "listing",
            "link",
            "claim",
            "party",
            "shipment",
            "goods_line",
            "source",
        ):
            assert reader.table(view).num_rows == 0


def test_a_clean_exit_commits_and_the_original_is_kept_under_its_hash(workspace: Workspace):
    document = load(workspace, "Invented Lotus", "Invented Reed")
    assert names(workspace) == ["Invented Lotus", "Invented Reed"]
    assert (
        workspace.folder / "originals" / document[:2] / document
    ).read_bytes() == b"Invented Lotus|Invented Reed"
    assert workspace.snapshot().number == 1


def test_an_error_within_a_load_changes_nothing(workspace: Workspace):
    load(workspace, "Invented Lotus")
    with pytest.raises(RuntimeError, match="stop"), workspace.loading(at=AT) as loading:
        loading.write_statements([said("d" * 64, "Invented Ghost")])
        raise RuntimeError("stop")
    assert names(workspace) == ["Invented Lotus"]
    assert workspace.snapshot().number == 1
    load(workspace, "Invented Reed")
    stored = {part.sha256 for part in workspace.snapshot().parts}
    assert {path.stem for path in (workspace.folder / "facts" / "parts").iterdir()} == stored


def test_what_becomes_public_later_is_not_in_the_tables_of_an_earlier_day(workspace: Workspace):
    load(workspace, "Invented Lotus")
    load(workspace, "Invented Later", public_from=day("2021-06-01"))
    assert names(workspace, "2021-05-31") == ["Invented Lotus"]
    assert names(workspace, "2021-06-01") == ["Invented Later", "Invented Lotus"]


def test_a_reader_keeps_its_snapshot_while_a_load_commits(workspace: Workspace):
    load(workspace, "Invented Lotus")
    with workspace.reader() as reader:
        load(workspace, "Invented Reed")
        assert reader.table("name").num_rows == 1
    assert len(names(workspace)) == 2


def test_two_writers_at_once_are_refused_at_once(workspace: Workspace):
    with (
        workspace.loading(at=AT),
        pytest.raises(WorkspaceBusy, match="another process"),
        workspace.loading(at=AT),
    ):
        pass


def test_a_protected_source_is_redacted_unless_it_is_revealed(workspace: Workspace):
    with workspace.loading(at=AT) as loading:
        document = loading.add_original(b"x", name="x", dataset="invented", public_from=day("2020-01-01"))
        loading.seal_with("long enough")
        loading.write_statements([said(document, "Invented Witness", protected=True)])
    with workspace.reader() as reader:
        (row,) = reader.table("statement").to_pylist()
    assert (row["value"], row["original_value"], row["locator"]) == ("[protected source]",) * 3
    assert names(workspace) == [], "what is redacted is no name to match with"
    with (
        pytest.raises(UsageError, match="UNPICK_PASSPHRASE"),
        workspace.reader(reveal=frozenset({document})),
    ):
        pass
    workspace.unlock("long enough", [document])
    with workspace.reader(reveal=frozenset({document})) as reader:
        assert reader.table("name").column("name").to_pylist() == ["Invented Witness"]


def test_withdrawn_evidence_leaves_the_tables_and_comes_back_when_undone(workspace: Workspace):
    document = load(workspace, "Invented Lotus")
    withdrawal = workspace.decisions.withdraw(document, by="editor", why="source recanted", at=AT)
    assert names(workspace) == []
    workspace.decisions.undo(withdrawal, by="editor", why="the recantation was forged", at=AT)
    assert names(workspace) == ["Invented Lotus"]


def test_the_latest_decision_on_a_pair_stands_and_the_log_keeps_all(workspace: Workspace):
    workspace.decisions.decide("b", "a", "same", by="one", why="same registry number", at=AT)
    workspace.decisions.decide("a", "b", "different", by="two", why="other address", at=AT)
    (standing,) = workspace.decisions.decisions()
    assert (standing.a, standing.b, standing.verdict, standing.by) == ("a", "b", "different", "two")
    assert [entry.action for entry in workspace.decisions.entries()] == ["created", "decide", "decide"]
    assert workspace.decisions.faults() == []


def test_an_edited_decision_breaks_the_chain(workspace: Workspace):
    import sqlite3

    workspace.decisions.decide("a", "b", "same", by="one", why="same registry number", at=AT)
    with sqlite3.connect(workspace.folder / "decisions.sqlite") as connection:
        connection.execute("update log set why = 'other' where action = 'decide'")
    assert workspace.decisions.faults() == ["row 2 of the log was edited"]


def test_a_decision_without_a_reason_is_refused(workspace: Workspace):
    with pytest.raises(UsageError, match="--why"):
        workspace.decisions.decide("a", "b", "same", by="one", why=" ", at=AT)


def test_a_workspace_of_a_newer_version_is_refused(workspace: Workspace):
    mark = workspace.folder / "workspace.json"
    mark.write_text(json.dumps(json.loads(mark.read_text()) | {"format": 99}))
    with pytest.raises(NewerWorkspace, match="update unpick"):
        Workspace.open(workspace.folder)


def test_a_folder_that_is_no_workspace_is_refused(tmp_path: Path):
    with pytest.raises(NotAWorkspace, match="unpick init"):
        Workspace.open(tmp_path)


def test_the_same_statement_twice_is_stored_once(workspace: Workspace):
    with workspace.loading(at=AT) as loading:
        assert loading.write_statements([said("d" * 64), said("d" * 64)]) == 1


def test_a_claim_is_one_row_with_all_its_statements_as_why(workspace: Workspace):
    from unpick.datasets.facts import read_facts
    from unpick.model.bundled import bundled_bytes

    data = bundled_bytes("unpick.data.cases", "poof.yml")
    with workspace.loading(at=AT) as loading:
        document = loading.add_original(data, name="poof.yml", dataset="poof", public_from=day("2020-01-01"))
        loading.write_statements(read_facts(data, "poof.yml").statements(document))
    with workspace.reader(known_at=day("2020-11-20")) as reader:
        claims = reader.table("claim").to_pylist()
    about = [claim for claim in claims if claim["predicate"] == "worker_nationality"]
    assert [(claim["subject"], claim["object"], claim["polarity"]) for claim in about] == [
        ("fc-dandong-huayang", "KP", "stated")
    ]
    assert all(claim["why"] and claim["document"] == document for claim in claims)

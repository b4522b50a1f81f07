"""Cases under watch: new evidence, evidence taken back, a new copy of a list, an order that is withdrawn; all invented."""

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.app.test_petition_class import FACTS
from tests.datasets.lists.conftest import CBP_HEADER
from unpick.app.custody import withdraw_evidence
from unpick.app.lists import lists_diff, lists_import
from unpick.app.load import load
from unpick.app.watch import forget_names
from unpick.app.watch_cases import watch_cases
from unpick.cli.main import cli
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 6, 3, 9, tzinfo=dt.UTC)
NEWER = """
unpick: facts/1
id: invented-visit
title: A visit to an invented mill
invented: true
sources:
  - {id: visit, title: "An invented visit", published: "2026-05-01", public_from: "2026-05-01", reliability: B, lang: en}
entities:
  - {id: inv-mill, schema: Company, source: visit, country: KP, names: [{name: Quillmoor Mill}]}
claims:
  - {subject: inv-mill, predicate: threats, object: "yes", from: "2026-04", to: "2026-04", source: visit, kind: testimony, quote: "Quillmoor Mill threatens its workers"}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    opened = Workspace.create(tmp_path / "ws", created_at=AT)
    path = tmp_path / "case.yml"
    path.write_text(FACTS, encoding="utf-8")
    load(opened, [path], at=AT)
    return opened


def cbp(tmp_path: Path, name: str, *rows: str) -> Path:
    """Return a table of orders in the shape of customs' own, with invented firms."""
    path = tmp_path / name
    path.write_text("\n".join([CBP_HEADER, *rows]) + "\n", encoding="utf-8")
    return path


ORDER = 'Quillmoor Mill,China,Apparel,Active,WRO,"February 1, 2026",Knitted hats,,,2026,CN'
OTHER = 'Vossgrove Works,China,Apparel,Active,WRO,"February 1, 2026",Knitted hats,,,2026,CN'


def changed(document: dict) -> dict[str, tuple]:
    return {one["conclusion"]: (one["before"], one["after"]) for one in document["case_changes"]}


def test_the_first_look_changes_nothing_and_the_next_neither(workspace: Workspace):
    first = watch_cases(workspace.folder, ["invented-hats"], at=AT)
    assert [(one["case"], one["new"]) for one in first["cases"]] == [("invented-hats", True)]
    assert first["cases"][0]["conclusions"] > 30
    assert first["case_changes"] == []
    again = watch_cases(workspace.folder, at=AT)
    assert (again["cases"][0]["new"], again["case_changes"]) == (False, [])


def test_new_evidence_names_the_case_and_the_conclusion_before_and_after(
    workspace: Workspace, tmp_path: Path
):
    watch_cases(workspace.folder, ["invented-hats"], at=AT)
    path = tmp_path / "visit.yml"
    path.write_text(NEWER, encoding="utf-8")
    loaded = load(workspace, [path], at=LATER)
    done = watch_cases(workspace.folder, at=LATER, on=AT.date())
    told = changed(done)
    assert told["Quillmoor Mill: Intimidation and threats"] == ("silent", "asserted")
    one = next(row for row in done["case_changes"] if row["conclusion"].endswith("Intimidation and threats"))
    assert one["because"] == "new evidence: An invented visit"
    assert one["why"] == ["invented-visit.visit"]
    assert not any("Brackwen" in name for name in told)
    # Taken back, it says so with the reason, and the conclusion is what it was.
    withdraw_evidence(workspace.folder, loaded["files"][0]["document"], by="A", why="misread", at=LATER)
    back = watch_cases(workspace.folder, at=LATER, on=AT.date())
    assert changed(back)["Quillmoor Mill: Intimidation and threats"] == ("asserted", "silent")
    history = watch_cases(workspace.folder, at=LATER, on=AT.date(), since=LATER.date())
    assert len(history["case_changes"]) == len(done["case_changes"]) + len(back["case_changes"])


def test_an_order_and_its_withdrawal_turn_the_law_of_the_case(workspace: Workspace, tmp_path: Path):
    lists_import(workspace, [cbp(tmp_path, "cbp-wro_2026-05-01.csv", OTHER)], at=AT)
    watch_cases(workspace.folder, ["invented-hats"], at=AT)
    ordered = cbp(tmp_path, "cbp-wro_2026-05-20.csv", OTHER, ORDER)
    before = lists_diff(workspace, [ordered], at=AT)
    assert find_faults(before) == []
    law = {name: states for name, states in changed(before).items() if "US-WRO for" in name}
    assert law and all(name.startswith("Quillmoor Mill") for name in law)
    assert all(states[1] == "presumed" for states in law.values())
    # Nothing was changed by looking.
    assert watch_cases(workspace.folder, at=AT)["case_changes"] == []
    lists_import(workspace, [ordered], at=AT)
    done = watch_cases(workspace.folder, at=AT)
    assert {name: states for name, states in changed(done).items() if "US-WRO for" in name} == law
    because = {one["because"] for one in done["case_changes"] if "US-WRO for" in one["conclusion"]}
    assert all(one.startswith("new evidence: Withhold Release Orders and Findings") for one in because)
    lists_import(workspace, [cbp(tmp_path, "cbp-wro_2026-05-30.csv", OTHER)], at=AT, accept=True)
    gone = changed(watch_cases(workspace.folder, at=AT, on=dt.date(2026, 6, 2)))
    # The producer is listed no longer; the law of an entry on a day of the order is what it was.
    assert ("listed", None) in gone.values()
    assert not set(law) & set(gone)


def test_a_case_that_is_not_there_is_no_case_to_watch_and_one_can_be_forgotten(workspace: Workspace):
    with pytest.raises(UsageError, match="nowhere"):
        watch_cases(workspace.folder, ["nowhere"], at=AT)
    watch_cases(workspace.folder, ["invented-hats"], at=AT)
    assert forget_names(workspace.folder, ["invented-hats"], at=AT)["forgotten"] == 1
    assert watch_cases(workspace.folder, at=AT)["cases"] == []


def test_the_command_watches_cases_alone_and_with_names(workspace: Workspace):
    place = str(workspace.folder)
    alone = CliRunner().invoke(
        cli, ["watch", "--case", "invented-hats", "--workspace", place, "--json"], standalone_mode=False
    )
    assert alone.exception is None, alone.exception
    document = json.loads(alone.output)
    assert find_faults(document) == []
    assert document["cases"][0]["case"] == "invented-hats"
    both = CliRunner().invoke(
        cli, ["watch", "--name", "Quillmoor Mill", "--workspace", place], standalone_mode=False
    )
    assert both.exception is None, both.exception
    assert "Case under watch: invented-hats" in both.output and "Names under watch: 1" in both.output

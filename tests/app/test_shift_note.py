"""Every output that speaks of the shift from households says that household work is barred under US law as well."""

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

from unpick.app.exposure import exposure
from unpick.app.law import Line, law_of_subject
from unpick.app.load import load
from unpick.app.read import document_of, read_files
from unpick.app.registers import goods, sites
from unpick.app.signals import signals
from unpick.app.trace import trace
from unpick.app.weigh import Asked, weigh_subject
from unpick.cli.registers import sites_command
from unpick.model.shift import SHIFT_NOTE, speaks_of_shift, with_shift_note
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)
TEAMS = "Household work teams of North Pyongan"
TEXT = (
    "Invented Daily, 11 February 2026\n\nHousehold work teams of an invented province lost their contracts to a camp. "
    "Volume fell below half of what it was, a trade source said.\n"
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    held = Workspace.create(tmp_path_factory.mktemp("shift") / "ws", created_at=AT)
    load(held, [Path("src/unpick/data/cases/paekto.yml")], at=AT)
    return held


def told(document):
    assert find_faults(document) == []
    return SHIFT_NOTE in document["messages"]


def test_answers_about_the_teams_say_so(workspace):
    assert told(signals(workspace, at=AT))
    assert told(weigh_subject(workspace, TEAMS, Asked(on=AT.date()), at=AT))
    assert told(
        law_of_subject(
            workspace.folder,
            TEAMS,
            line=Line(hs="9503", import_country="US"),
            regime=None,
            on=AT.date(),
            known_at=None,
            at=AT,
        )
    )
    assert told(exposure(workspace, TEAMS, at=AT))


def test_register_entries_and_a_press_report_about_it_say_so(tmp_path):
    assert told(sites("north-pyongan", known_at=None, at=AT))
    assert told(sites("paekto", known_at=None, at=AT))
    assert told(goods("wigs", known_at=None, at=AT)) is speaks_of_shift(
        goods("wigs", known_at=None, at=AT)["entries"]
    )
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert told(document_of(read_files(None, [path]), at=AT, workspace=None))
    printed = CliRunner().invoke(sites_command, ["show", "north-pyongan"])
    assert "barred as well" in " ".join(printed.output.split())


def test_what_does_not_speak_of_it_is_left_as_it_is(workspace):
    assert not told(sites("xinjiang", known_at=None, at=AT))
    assert not speaks_of_shift("Household goods, loofahs and kitchen ware from an invented factory.")
    once = with_shift_note({"messages": [], "claims": ["home workers in an invented town"]})
    assert once["messages"] == [SHIFT_NOTE]
    assert with_shift_note(once) is once


def test_every_replay_of_the_teams_and_its_page_say_so(workspace):
    document = trace(workspace, at=AT)
    assert told(document) is speaks_of_shift(
        {key: value for key, value in document.items() if key != "messages"}
    )

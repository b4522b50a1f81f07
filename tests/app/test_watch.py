"""Names under watch in a workspace: lists change, people decide, and only what that touches is screened again."""

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.app.test_decide import FIRMS, write
from unpick.app.decide import decide_pair
from unpick.app.watch import forget_names, watch_names, watch_reaches
from unpick.cli.watch import watch_command
from unpick.model.errors import Tampered, UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
NAMES = [
    ("Tamsong Garment Ltd", "suppliers.csv"),
    ("Vessard Works Ltd", "suppliers.csv"),
    ("Lotus Bank", "x.csv"),
]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace.create(tmp_path / "ws", created_at=AT)
    write(made, FIRMS, listed=("inv-l",))
    return made


def watch(workspace: Workspace, names=(), *, day: int = 0, **more):
    document = watch_names(workspace.folder, names, at=AT + dt.timedelta(days=day), full=True, **more)
    assert find_faults(document) == []
    assert document["full"]["equal"], document["full"]
    assert "cleared" not in json.dumps(document)
    return document


def test_the_first_run_screens_all_and_the_next_none(workspace):
    first = watch(workspace, NAMES)
    assert (first["names"], first["added"], first["screened"], first["changes"]) == (3, 3, 3, [])
    assert first["outcomes"] == {"same": 2, "related": 0, "unsure": 0, "no match": 1}
    second = watch(workspace, NAMES, day=1)
    assert (second["added"], second["screened"], second["changes"]) == (0, 0, [])
    assert second["since"] == "2026-11-20"


def test_a_new_copy_of_a_list_touches_what_it_changed_and_says_why(workspace):
    watch(workspace, NAMES)
    old = write(workspace, {"inv-v": "Vessard Works Limited"}, listed=("inv-v",), tag="list")
    done = watch(workspace, day=1)
    assert done["screened"] == 1
    [flip] = done["changes"]
    assert (flip["subject"], flip["file"], flip["before"]) == ("Vessard Works Ltd", "suppliers.csv", None)
    assert flip["after"]["outcome"] == "same"
    assert "'Vessard Works Limited' was added to inv_list (copy of 2020-01-01)" in flip["because"]
    assert flip["why"]
    assert watch_reaches(done, "same")
    assert done["lists"] == [
        {"name": "inv_list", "before": None, "after": "2020-01-01", "added": 1, "removed": 0, "changed": 0}
    ]
    workspace.decisions.withdraw(old, by="editor", why="a wrong copy", at=AT)
    [flip] = watch(workspace, day=2)["changes"]
    assert (flip["before"]["outcome"], flip["after"]) == ("same", None)
    assert "taken out of inv_list" in flip["because"]
    history = watch(workspace, day=3, since=dt.date(2026, 11, 21))["changes"]
    assert [one["told_at"] for one in history] == ["2026-11-21", "2026-11-22"]


def test_a_decision_flips_its_name_alone_and_undoing_it_flips_it_back(workspace):
    watch(workspace, NAMES)
    made = decide_pair(
        workspace.folder,
        "Tamsong Garment Ltd",
        "inv-l",
        "different",
        by="A. Analyst",
        why="two numbers",
        at=AT,
    )["decision"]
    done = watch(workspace, day=1)
    assert done["screened"] == 1
    [flip] = done["changes"]
    assert flip["after"] == {"outcome": "different", "listings": []}
    assert "A. Analyst decided on 2026-11-20: different; two numbers" in flip["because"]
    workspace.decisions.undo(made, by="B", why="wrong", at=AT)
    [flip] = watch(workspace, day=2)["changes"]
    assert "no longer in force: A. Analyst decided" in flip["because"]


def test_names_leave_the_watch_and_what_is_not_watched_is_refused(workspace):
    with pytest.raises(UsageError, match="no name is under watch"):
        watch_names(workspace.folder, at=AT)
    watch(workspace, NAMES)
    document = forget_names(workspace.folder, ["suppliers.csv"], at=AT)
    assert find_faults(document) == []
    assert (document["forgotten"], watch(workspace)["names"]) == (2, 1)
    with pytest.raises(UsageError, match="not under watch"):
        forget_names(workspace.folder, ["suppliers.csv"], at=AT)


def test_a_damaged_file_says_what_to_do(workspace):
    watch(workspace, NAMES)
    (workspace.folder / "watch.sqlite").write_bytes(b"no database at all, and long enough to be read as one")
    with pytest.raises(Tampered, match="delete it and watch the names anew"):
        watch_names(workspace.folder, at=AT)


def test_the_command_tells_flips_in_words_and_exits_with_three(workspace, tmp_path):
    path = tmp_path / "suppliers.csv"
    path.write_text("name\nVessard Works Ltd\nLotus Bank\n", encoding="utf-8")
    given = ["--workspace", str(workspace.folder), "--full"]

    def run(*more):
        return CliRunner().invoke(watch_command, [*more, *given], standalone_mode=False)

    first = run(str(path))
    assert "Names under watch: 2 (2 new); screened again: 2." in first.output
    write(workspace, {"inv-v": "Vessard Works Limited"}, listed=("inv-v",), tag="list")
    done = run("--fail-on", "unsure")
    assert done.return_value == 3
    assert "Vessard Works Limited: no match -> same (listed? inv_list: " in done.output
    assert "because 'Vessard Works Limited' was added to inv_list" in done.output
    assert "Screening all 2 names anew gives the same answers." in done.output
    assert run("--fail-on", "unsure").return_value == 0
    assert run("--known-at", "2020-01-01").exception is not None


def test_own_words_of_the_user_screen_all_names_again(workspace):
    watch(workspace, NAMES)
    own = workspace.folder / "tables"
    own.mkdir()
    (own / "words.csv").write_text(
        "form,kind,concept,source\nquiltery,trade,textile,an invented source\n", encoding="utf-8"
    )
    again = watch(workspace, day=1)
    assert (again["screened"], again["changes"]) == (3, [])
    assert watch(workspace, day=2)["screened"] == 0

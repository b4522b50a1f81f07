"""The commands on the life of a case, typed: words, JSON, usage errors and exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.app.mill import MILL
from unpick.cli.main import cli


def run(folder: Path, *arguments: str, ok: bool = True):
    done = CliRunner().invoke(cli, ["case", *arguments, "--workspace", str(folder)], standalone_mode=False)
    assert (done.exception is None) is ok, done.output
    return done


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("cli")
    (place / "mill.yml").write_bytes(MILL)
    ws = place / "ws"
    for arguments in (["init", str(ws)], ["load", str(place / "mill.yml"), "--workspace", str(ws)]):
        assert CliRunner().invoke(cli, arguments, standalone_mode=False).exception is None
    return ws


def test_a_step_is_written_and_the_diary_printed(folder: Path):
    step = ("--step", "received", "--day", "2024-01-08", "--says", "an invented letter", "--by", "A")
    done = run(folder, "diary", "mill", *step)
    assert "petition received by customs" in done.output and "by 18 January 2024" in done.output
    assert json.loads(run(folder, "diary", "mill", "--json").output)["action"] == "diary"
    assert "Give --day" in str(run(folder, "diary", "mill", "--step", "received", ok=False).exception)


def test_the_harm_page_is_answered_and_printed(folder: Path):
    text = "Forty workers would lose their dormitory."
    assert text in run(folder, "harm", "mill", "--answer", "hit", text, "--by", "A").output
    assert "Nothing should leave before" in run(folder, "harm", "mill").output
    both = run(folder, "harm", "mill", "--answer", "hit", text, "--sign", "--by", "A", ok=False)
    assert "who answers cannot sign" in str(both.exception)


def test_a_reply_is_printed_beside_what_it_answers(folder: Path, tmp_path: Path):
    letter = tmp_path / "letter.txt"
    letter.write_text("We deny this, \x1b[31mall of it.", encoding="utf-8")
    given = ("--from", "Invented Qorvane Mill", "--file", str(letter), "--day", "2024-02-01", "--by", "A")
    done = run(folder, "reply", "mill", *given)
    assert "Replied: Invented Qorvane Mill, 2024-02-01: We deny this, \\x1b[31mall of it." in done.output
    assert "\x1b" not in done.output
    assert "Give --from FIRM and --day." in str(run(folder, "reply", "mill", "--asked", ok=False).exception)


def test_what_left_is_entered_and_looked_up(folder: Path, tmp_path: Path):
    paper = tmp_path / "petition.txt"
    paper.write_text("An invented petition.", encoding="utf-8")
    given = (
        "--left",
        str(paper),
        "--to",
        "An invented authority",
        "--kind",
        "authority",
        "--day",
        "2024-03-01",
    )
    done = run(folder, "exports", "mill", *given, "--form", "petition", "--by", "A")
    assert "left without a signed harm page" in done.output
    assert (
        "these very bytes left on 2024-03-01" in run(folder, "exports", "mill", "--check", str(paper)).output
    )
    assert "rests on withdrawn evidence" in run(folder, "recall", "mill").output


def test_a_table_of_circles_with_a_faulty_row_exits_with_four(folder: Path, tmp_path: Path):
    table = tmp_path / "circles.csv"
    table.write_text("place,role,people,why\nMill,worker,many,counted\n", encoding="utf-8")
    done = run(folder, "jigsaw", "mill", "--circles", str(table), "--by", "A")
    assert done.return_value == 4
    assert "circles.csv row 2, people 'many': it is no whole number" in done.output


def test_the_sheet_and_the_joint_sites_are_printed(folder: Path):
    assert "0 of 5 lines are signed off as right." in run(folder, "sheet", "mill").output
    assert "No place is told of with both kinds of labor." in run(folder, "joint").output

"""A new workspace gets the bundled lists by one command, and says so while it has none."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from unpick.cli.main import cli
from unpick.model.errors import NotAWorkspace


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, list(arguments), standalone_mode=False)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return int(done.return_value or 0), done.output


def test_a_new_workspace_says_how_to_get_lists_and_finds_a_listed_firm_after_that(tmp_path: Path):
    folder = str(tmp_path / "ws")
    asked = ("screen", "--workspace", folder, "--name", "Korea Pugang Trading Corporation")
    run("init", folder)
    assert "unpick lists import --bundled" in run(*asked)[1]
    assert run("lists", "import", "--bundled", "--workspace", folder)[0] == 0
    assert "same: KOREA PUGANG TRADING CORPORATION" in run(*asked)[1]


def test_a_trace_ends_with_the_lists_and_days_that_a_screening_names_and_with_its_rules(tmp_path: Path):
    folder = str(tmp_path / "ws")
    run("init", folder)
    run("lists", "import", "--bundled", "--workspace", folder)
    screened = run("screen", "--workspace", folder, "--name", "Invented Mill")[1].splitlines()
    (named,) = [line for line in screened if line.startswith("lists: ")]
    told = run("trace", "--workspace", folder)[1].splitlines()
    assert "us_dhs_uflpa of 2025-01-15" in named
    assert told[-2] == named
    document = json.loads(run("trace", "--workspace", folder, "--json")[1])
    versions = document["versions"]
    assert told[-1] == f"unpick {versions['unpick']}, rules {versions['rules']}"
    early = json.loads(run("trace", "--workspace", folder, "--known-at", "2010-01-01", "--json")[1])
    assert early["coverage"]["lists"] == ["eu_1509", "un_sc", "us_ofac_sdn"]


def test_files_and_bundled_together_are_refused(tmp_path: Path):
    done = CliRunner().invoke(cli, ["lists", "import", "--workspace", str(tmp_path)], standalone_mode=False)
    assert "--bundled" in str(done.exception)


def test_without_a_workspace_the_bundled_lists_are_asked_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path / "nowhere"))
    code, told = run("screen", "--name", "Korea Pugang Trading Corporation")
    assert code == 0
    assert "same: KOREA PUGANG TRADING CORPORATION" in told
    assert "not looked at: bills, suppliers, links and decisions of your own: there is no workspace" in told
    assert "bills, suppliers" in run("screen", "--name", "Korea Pugang", "--out", "matches.csv")[1]
    assert "KOREA PUGANG" in (tmp_path / "matches.csv").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["matches.csv"], "no workspace is left behind"


def test_a_workspace_that_was_named_is_never_stood_in_for(tmp_path: Path):
    done = CliRunner().invoke(
        cli, ["screen", "--name", "x", "--workspace", str(tmp_path / "gone")], standalone_mode=False
    )
    assert isinstance(done.exception, NotAWorkspace)


def test_a_name_that_matches_and_stands_on_no_list_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path / "nowhere"))
    matched = run("screen", "--name", "珠海欧比特")[1].splitlines()
    at = next(i for i, line in enumerate(matched) if line.startswith("  same: Zhuhai Orbita"))
    assert matched[at + 1] == "    on no list that was searched; a list that is bundled in part may lack it"
    assert (
        "on no list" not in run("screen", "--name", "Korea Pugang Trading Corporation")[1].split("unsure:")[0]
    )

"""The command law: words and JSON, nearest names, exit codes."""

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from unpick.app.demo import load_cases
from unpick.app.replays import OWN_WORKSPACE, founding_cases
from unpick.cli.main import cli
from unpick.model.bundled import bundled_bytes
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = Workspace.create(tmp_path_factory.mktemp("law") / "ws", created_at=AT)
    load_cases(workspace, [case for case in founding_cases() if case[1].id not in OWN_WORKSPACE], at=AT)
    return workspace.folder


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["law", *arguments, "--workspace", str(folder)], standalone_mode=False)
    assert done.exception is None, done.exception
    return int(done.return_value or 0), done.output


def test_a_subject_is_asked_in_json_of_the_promised_shape(folder: Path):
    code, output = run(folder, "fc-paekto-goods", "--country", "US", "--on", "2026-02-15", "--json")
    document = json.loads(output)
    assert code == 0
    assert find_faults(document) == []
    outcomes = {row["regime"]: row["outcome"] for row in document["assessments"]}
    assert outcomes["US-EO13570"] == "prohibited"
    assert outcomes["US-CAATSA321"] == "presumed"


def test_a_name_as_the_source_spells_it_finds_the_subject(folder: Path):
    _, output = run(
        folder, "dandong huayang", "--country", "US", "--on", "2020-12-23", "--regime", "US-CAATSA321"
    )
    assert "US-CAATSA321: presumed" in output
    assert "Stated against it:" in output


def test_what_was_not_public_yet_is_not_used(folder: Path):
    _, output = run(
        folder,
        "fc-dandong-huayang",
        "--country",
        "US",
        "--on",
        "2020-12-23",
        "--known-at",
        "2020-11-20",
        "--json",
    )
    labor = next(row for row in json.loads(output)["assessments"] if row["regime"] == "US-CAATSA321")[
        "elements"
    ][1]
    assert {ground["source"]["date"] for ground in labor["supported_by"]} == {"2020-11-20"}


def test_fail_on_tells_by_the_exit_code(folder: Path):
    wanted = ("fc-paekto-goods", "--country", "US", "--on", "2026-02-15", "--fail-on", "presumed")
    assert run(folder, *wanted)[0] == 3
    assert (
        run(folder, "fc-ikea-quilts", "--country", "US", "--on", "2026-02-15", "--fail-on", "prohibited")[0]
        == 0
    )


def test_a_facts_file_is_asked_without_a_workspace(tmp_path: Path):
    path = tmp_path / "poof.yml"
    path.write_bytes(bundled_bytes("unpick.data.cases", "poof.yml"))
    _, output = run(tmp_path / "none", "--facts", str(path), "--regime", "US-CAATSA321", "--json")
    assert [row["outcome"] for row in json.loads(output)["assessments"]] == [
        "presumed",
        "insufficient_facts",
        "presumed",
    ]


def test_a_name_that_is_not_there_gets_the_nearest(folder: Path):
    done = CliRunner().invoke(cli, ["law", "Poof Aparel", "--workspace", str(folder)], standalone_mode=False)
    assert "nearest: Poof Apparel" in str(done.exception)


def test_an_unknown_regime_gets_the_known_ones(folder: Path):
    done = CliRunner().invoke(
        cli, ["law", "fc-poof-apparel", "--regime", "US-1", "--workspace", str(folder)], standalone_mode=False
    )
    assert "US-CAATSA321" in str(done.exception)


@pytest.mark.parametrize(
    ("code", "remedy"),
    [("XX", "ISO 3166-1"), ("UK", "write GB"), ("Canada", "write CA"), ("U", "ISO 3166-1")],
)
def test_a_country_that_does_not_exist_is_refused_by_name(folder: Path, code: str, remedy: str):
    done = CliRunner().invoke(
        cli, ["law", "fc-poof-apparel", "--country", code, "--workspace", str(folder)], standalone_mode=False
    )
    assert f"'{code}'" in str(done.exception)
    assert remedy in str(done.exception)


def test_a_country_is_known_in_either_case(folder: Path):
    _, output = run(folder, "fc-paekto-goods", "--country", "us", "--on", "2026-02-15", "--json")
    assert "prohibited" in {row["outcome"] for row in json.loads(output)["assessments"]}


def test_an_order_that_was_vacated_is_asked_for_a_day_before_and_keeps_its_history(folder: Path):
    asked = (
        "fc-dandong-huayang",
        "--country",
        "US",
        "--on",
        "2026-02-15",
        "--regime",
        "US-FINDING-KINGTOM",
        "--json",
    )
    later, before = (
        json.loads(run(folder, *asked, "--known-at", day)[1]) for day in ("2026-02-15", "2025-09-22")
    )
    assert later["assessments"][0]["history"][0]["to"] == "2025-09-23"
    assert before["assessments"][0]["history"][0]["to"] is None
    assert (later["assessments"][0]["outcome"], before["assessments"][0]["outcome"]) == (
        "not_in_force",
        "insufficient_facts",
    )


def test_the_text_tells_what_ended_an_order_and_which_rules_are_recorded_from_a_later_day(folder: Path):
    _, text = run(
        folder, "fc-dandong-huayang", "--country", "US", "--on", "2026-02-15", "--known-at", "2026-02-15"
    )
    told = " ".join(text.split())
    assert "US-FINDING-KINGTOM not in force (vacated by the Court of International Trade on" in told
    assert "US-WRO-NATCHI not in force (modified on 7 September 2022" in told
    _, before = run(folder, "fc-dandong-huayang", "--country", "US", "--on", "2016-02-15")
    assert "US-1595A not recorded for that day" in " ".join(before.split())


def test_a_note_that_nobody_verified_says_so_in_the_text(folder: Path):
    asked = ("fc-dandong-huayang", "--country", "US", "--on", "2026-02-15", "--regime", "US-UFLPA3")
    told = " ".join(run(folder, *asked)[1].split())
    assert "Note: A sunset eight years after enactment" in told
    assert "no end day is set on it. (unverified, do not rely)" in told

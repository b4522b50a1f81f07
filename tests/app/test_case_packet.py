"""A case from its notice to its packet: what is asked, what is filed in answer, what travels with it."""

import datetime as dt
import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from unpick.app.case import add_exhibit_file, open_case, pack_case, show_case
from unpick.app.case_packet import Claimed, look_at_file
from unpick.app.review import reviewed
from unpick.cli.main import cli
from unpick.datasets.generate.papers import csv, pdf, txt
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 26, 9, 0, tzinfo=dt.UTC)

NOTICE = [
    "# NOTICE OF DETENTION",
    {
        "Entry number": "XQZ-1234567-8",
        "Importer of record": "Made Up Home Goods LLC (invented)",
        "Date of importation": "March 1, 2024",
        "Date of detention": "March 4, 2024",
    },
    [["Line", "Style", "Description", "HTS"], ["001", "MU-77", "cotton quilts", "9404.40"]],
    "The goods are detained under the withhold release order of 13 January 2021 on cotton and tomatoes of Xinjiang.",
    "Please submit the following:",
    "- purchase orders and invoices",
    "- records showing the origin of the raw cotton",
    "- time cards and wage records of the workers",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Workspace.create(tmp_path / "ws", created_at=AT).folder


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.pdf"
    path.write_bytes(pdf(NOTICE, "2024-03-04", look="form"))
    return path


def opened(folder: Path, notice: Path | None) -> dict:
    return open_case(folder, "mine", title="An invented matter", by="a clerk", at=AT, notice=notice)["cases"][
        0
    ]


def test_a_notice_tells_lines_rule_requests_and_clocks(folder, notice):
    told = opened(folder, notice)["notice"]
    assert told["entries"] == ["XQZ-1234567-8"]
    assert [line["style"] for line in told["lines"]] == ["MU-77"]
    assert told["regime"] == "US-WRO-XUAR-COTTON-TOMATO"
    assert told["events"]["imported"] == "2024-03-01"
    assert [set(one["topics"]) & {"order", "origin", "attendance"} for one in told["requests"]] == [
        {"order"},
        {"origin"},
        {"attendance"},
    ]
    days = {one["what"]: one["day"] for one in told["deadlines"] if one["regime"] == told["regime"]}
    assert days["proof of admissibility to customs"] == "2024-06-01"


def test_a_notice_that_tells_nothing_says_what_is_missing(folder, tmp_path):
    path = tmp_path / "letter.txt"
    path.write_bytes(txt(["Dear Sirs, your goods are here."]))
    told = opened(folder, path)["notice"]
    assert told["not_told"] == [
        "the rule under which the goods were stopped",
        "the number of the entry",
        "the lines of goods, one by one",
        "what is asked for",
        "the day of detention or of the notice",
    ]
    assert told["deadlines"] == [] or all(one["day"] is None for one in told["deadlines"])


def test_a_notice_that_cannot_be_read_opens_the_case_and_says_so(folder, tmp_path):
    path = tmp_path / "notice.pdf"
    path.write_bytes(b"%PDF-1.4 broken")
    told = opened(folder, path)["notice"]
    assert told["unread"]
    assert all(one["remedy"] for one in told["unread"])


def test_the_notice_is_read_anew_whenever_the_case_is_shown(folder, notice):
    opened(folder, notice)
    notice.unlink()
    (shown,) = show_case(folder, "mine", known_at=None, at=AT)["cases"]
    assert shown["notice"]["entries"] == ["XQZ-1234567-8"]
    assert shown["deadlines"]


def filed(folder: Path, path: Path, **claims: object) -> dict:
    return add_exhibit_file(folder, "mine", path, Claimed(**claims), by="a clerk", why="evidence", at=AT)


def payroll(tmp_path: Path, name: str = "payroll.csv", rows: int = 3) -> Path:
    path = tmp_path / name
    path.write_bytes(
        csv([["Employee ID", "Days", "Gross", "Net pay"], *[[f"W{n}", 22, 10, 9] for n in range(rows)]])
    )
    return path


def test_a_file_becomes_an_exhibit_untouched_with_what_is_claimed_of_it(folder, notice, tmp_path):
    opened(folder, notice)
    path = payroll(tmp_path)
    before = path.read_bytes()
    answer = filed(folder, path, says="Payroll of February", answers=("R3",))
    (exhibit,) = answer["cases"][0]["exhibits"]
    assert (exhibit["id"], exhibit["says"], exhibit["answers"]) == ("EX-1", "Payroll of February", ["R3"])
    assert answer["read_as"]["kind"] == "payroll"
    assert path.read_bytes() == before
    assert find_faults(answer) == []


def test_the_same_file_is_no_second_exhibit(folder, notice, tmp_path):
    opened(folder, notice)
    filed(folder, payroll(tmp_path))
    with pytest.raises(UsageError, match="already"):
        filed(folder, payroll(tmp_path))


def test_what_replaces_nothing_is_refused(folder, notice, tmp_path):
    opened(folder, notice)
    with pytest.raises(UsageError, match="no exhibit"):
        filed(folder, payroll(tmp_path), replaces="EX-7")


def test_the_packet_of_a_case_is_reviewed_and_its_manifest_forgets_nothing(folder, notice, tmp_path):
    opened(folder, notice)
    filed(folder, payroll(tmp_path), says="Payroll", answers=("R3",))
    first = tmp_path / "first"
    pack_case(folder, "mine", first, at=AT)
    document = reviewed(first, folder, by="a clerk", at=AT)
    assert document["regime"] == "US-WRO-XUAR-COTTON-TOMATO"
    assert len(document["requests"]) == 3
    filed(folder, payroll(tmp_path, "payroll-2.csv", rows=5), replaces="EX-1")
    manifest = pack_case(folder, "mine", tmp_path / "second", at=AT)["manifest"]
    assert [(one["status"], one["replaced_by"]) for one in manifest["exhibits"]] == [
        ("replaced", "EX-2"),
        ("filed", None),
    ]
    assert [run["outcome"] for run in manifest["reviews"]] == [document["assessment"]["outcome"]]
    assert json.loads((tmp_path / "second" / "manifest.json").read_text(encoding="utf-8")) == manifest
    listed = yaml.safe_load((tmp_path / "second" / "packet.yml").read_text(encoding="utf-8"))
    assert [row["status"] for row in listed["exhibits"]] == ["replaced", "filed"]


def test_a_packet_is_not_written_over_anything(folder, notice, tmp_path):
    opened(folder, notice)
    filed(folder, payroll(tmp_path))
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("x")
    with pytest.raises(UsageError, match="not empty"):
        pack_case(folder, "mine", tmp_path / "full", at=AT)


def test_a_case_without_files_has_no_packet(folder, notice, tmp_path):
    opened(folder, notice)
    with pytest.raises(UsageError, match="no exhibit"):
        pack_case(folder, "mine", tmp_path / "out", at=AT)


def test_a_look_at_a_file_says_what_it_reads_as(tmp_path):
    seen = look_at_file(payroll(tmp_path))
    assert (seen["kind"], seen["tables"]) == ("payroll", ["payroll"])


def run(*words: str) -> tuple[int, str]:
    """Run the command line and return its code, as `main` makes it, and what it printed."""
    done = CliRunner().invoke(cli, list(words), standalone_mode=False)
    assert done.exception is None, done.output
    return done.return_value or 0, done.output


def test_the_way_from_notice_to_review_on_the_command_line(folder, notice, tmp_path):
    place = ["--workspace", str(folder)]
    code, said = run("case", "new", "mine", "--by", "a clerk", "--notice", str(notice), *place)
    assert code == 0
    assert "US-WRO-XUAR-COTTON-TOMATO" in said
    assert "2024-06-01" in said
    code, said = run(
        "case", "add", "mine", str(payroll(tmp_path)), "--by", "a clerk", "--says", "Payroll", *place
    )
    assert code == 0
    assert "reads as: payroll" in said
    code, said = run("case", "packet", "mine", "--out", str(tmp_path / "packet"), *place)
    assert code == 0
    code, said = run("review", str(tmp_path / "packet"), "--fail-on", "major", *place)
    assert code == 3
    assert "we would expect the authority to find" in " ".join(said.split())

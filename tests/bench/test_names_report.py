"""The pairs that the name benchmark reads, and the page that it writes."""

from pathlib import Path

import pytest

import _names_report as report
import _names_sets as sets
from _names_metrics import F1, Rate


def made() -> report.Report:
    one = report.Report({"day": "2026-11-26", "command": "bench", "kernel": 0.3, "remark": ""})
    one.add(report.Table("Rates", ("what", "share"), [["found", Rate(9, 10)], ["none", Rate(0, 0)]]))
    one.add(report.Table("Detail", ("n",), [[3]], brief=False))
    return one


def test_a_rate_is_shown_with_its_interval_and_its_counts(capsys):
    made()
    assert "0.90 (0.60-0.98) 9/10" in capsys.readouterr().out


def test_the_page_gets_the_section_between_its_marks_and_can_be_written_again(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text(f"# Before\n\n{report.BEGIN}\nold\n{report.END}\n\n## After\n", encoding="utf-8")
    report.write_into(page, made())
    first = page.read_text(encoding="utf-8")
    assert "| found | 0.90 (0.60-0.98) 9/10 |" in first
    assert first.startswith("# Before\n")
    assert first.endswith("\n## After\n")
    assert "old" not in first
    assert "Detail" not in first
    report.write_into(page, made())
    assert page.read_text(encoding="utf-8") == first


def test_a_page_without_marks_is_left_alone(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text("# Nothing\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="marks"):
        report.write_into(page, made())


def test_what_is_written_as_json_is_read_back(tmp_path: Path):
    one = made()
    one.add(report.Table("F1", ("f1",), [[F1(8, 2, 2, 8)]]), first=True)
    one.write(tmp_path / "a.json")
    assert report.Report.read(tmp_path / "a.json") == one
    assert one.tables[0]["rows"][0][0]["f1"] == 0.8


def test_the_test_half_comes_only_when_it_is_asked_for():
    dev = sets.load(None, test=False)
    both = sets.load(None, test=True)
    assert {row.split for row in dev.rows} == {"dev"}
    assert sum(row.source == "pairs, test half" for row in both.rows) == 647
    assert sum(row.source == "pairs, dev half" for row in dev.rows) == 677
    assert len({row.source for row in both.rows if row.source.startswith("traps")}) == 3


def test_scripts_of_a_pair_do_not_depend_on_the_order():
    one = sets.Pair(source="", row="1", a="조선련봉총회사", b="Ryonbong", same=True)
    other = sets.Pair(source="", row="1", a="Ryonbong", b="조선련봉총회사", same=True)
    assert one.scripts == other.scripts == "hangul-latin"


@pytest.mark.shared
def test_every_doubt_is_on_a_pair_of_the_bench_and_says_why(shared: Path):
    pairs = sets.load(shared, test=False)
    doubts = sets.doubtful(pairs)
    assert len(doubts) == 78
    assert all(doubts.values())
    assert "countries" in doubts["312"]


@pytest.mark.shared
def test_doubts_about_another_copy_of_the_bench_are_refused(shared: Path):
    rows = sets.load(shared, test=False).rows
    moved = [sets.dataclasses.replace(row, a=row.a + " x") if row.row == "312" else row for row in rows]
    with pytest.raises(SystemExit, match="row 312"):
        sets.doubtful(sets.Pairs(tuple(moved)))

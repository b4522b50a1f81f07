"""The sides of the trace benchmark agree on a small network; an answer that differs has no ratio."""

import json
from pathlib import Path

import pytest

import _trace_answer as sides
import _trace_child as child
import _trace_data as data
import _trace_read as read
import _trace_report as report


@pytest.fixture(scope="module", params=["whole", "coded"])
def folder(request, tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp(request.param)
    data.write(place, 5_000, coded=request.param == "coded")
    return place


def test_the_compiled_pass_and_both_ways_in_sql_find_the_same(folder: Path):
    mine = child.kernel(folder, 1)
    for fresh in (False, True):
        theirs = child.duckdb_side(folder, 1, fresh=fresh)
        assert sides.same(mine, theirs)
        assert mine["entities_within_tiers"][-1] > mine["entities_within_tiers"][1] > 100
    assert sides.same(mine, {**theirs, "first_days": "another"}) is False


def test_the_planted_truth_is_found_in_the_file(tmp_path: Path):
    data.write(tmp_path, 5_000, coded=False)
    found = child.planted(tmp_path, 1)
    assert found["found"] == found["chains"] == 8
    assert found["decoys_found"] == found["strangers"] == 0


def test_a_network_without_links_has_none_and_every_code(tmp_path: Path):
    data.write(tmp_path, 5_000, coded=True)
    task = json.loads((tmp_path / "task.json").read_text(encoding="utf-8"))
    columns = read.read_columns(tmp_path)
    assert task["links"] == 0
    assert (columns["product"] > 0).all()


def test_an_answer_that_differs_has_no_ratio_and_meets_no_target(capsys):
    figures = report.Figures()
    figures.tell("a", 1.0, "CPU s", peer="b", peer_value=100.0, ratio=100.0, met=True, same_answer=False)
    told = json.loads(capsys.readouterr().out)
    assert told["ratio"] is None
    assert told["met"] is False


def test_the_page_gets_the_figures_between_its_marks_and_can_be_written_again(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text(f"# Before\n\n{report.BEGIN}\nold\n{report.END}\n\n## After\n", encoding="utf-8")
    figures = report.Figures()
    figures.tell("reached", 3, "of 4", n=4, met=False)
    for _ in range(2):
        report.write_into(page, figures, command="bench", day="2026-11-26", kernel=0.3)
    text = page.read_text(encoding="utf-8")
    assert text.count("| reached | 3 | of 4 | - |") == 1
    assert "old" not in text
    assert text.endswith("## After\n")


def test_a_page_without_marks_is_refused(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text("# Nothing\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="marks"):
        report.write_into(page, report.Figures(), command="bench", day="2026-11-26", kernel=0.3)

"""The command review in words: nothing wider than the terminal, no color against NO_COLOR, a page never written over."""

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from unpick.cli.main import cli, main
from unpick.cli.review_words import Row, review_lines, wrapped
from unpick.report.json_out import find_faults, load_example


@pytest.fixture
def packet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder whose review is the invented example, whatever its files would say."""
    runs: list[Path] = []

    def reviewed(path: Path, workspace: Path, **_: Any) -> dict[str, Any]:
        runs.append(path)
        return load_example("review")

    monkeypatch.setattr("unpick.app.review.reviewed", reviewed)
    folder = tmp_path / "packet"
    folder.mkdir()
    return folder


def run(packet: Path, *arguments: str, env: dict[str, str] | None = None, color: bool = False) -> Result:
    given = ["review", str(packet), "--workspace", str(packet.parent / "ws"), *arguments]
    done = CliRunner().invoke(
        cli, given, standalone_mode=False, env={"COLUMNS": "80", **(env or {})}, color=color
    )
    assert done.exception is None, done.exception
    return done


def said(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("columns", [80, 50])
@pytest.mark.parametrize("lang", ["en", "ko", "zh", "ug"])
def test_no_line_is_wider_than_the_terminal(packet: Path, columns: int, lang: str):
    output = run(packet, "--lang", lang, env={"COLUMNS": str(columns)}).output
    assert max(cell_len(line) for line in output.splitlines()) <= columns


def test_every_sentence_of_the_review_is_printed_whole(packet: Path):
    output = said(run(packet).output)
    document = load_example("review")
    for one in document["defects"]:
        for text in (one["says"], one["reason"], one["cure"], *one["rests_on"]):
            assert text in output
    for text in (*document["not_looked"], document["warning"], document["assessment"]["says"]):
        assert text in output
    for one in document["requests"]:
        assert one["asked"] in output
        assert one["why"] in output
    assert "Absence proves nothing." in output


def test_the_assessment_comes_before_what_decides_and_the_warning_comes_last(packet: Path):
    output = run(packet).output
    order = [
        "On this packet we would expect",
        "Line by line",
        "What decides",
        "Every defect",
        "Not looked at",
    ]
    places = [output.index(text) for text in (*order, "Before anything is filed")]
    assert places == sorted(places)


def test_a_severity_is_a_word_and_a_color_only_where_color_is_wanted(packet: Path):
    assert "\x1b[" not in run(packet).output
    assert "\x1b[31m" in run(packet, color=True).output
    bare = run(packet, color=True, env={"NO_COLOR": "1"}).output
    assert "\x1b[" not in bare
    assert "D05  DECISIVE" in bare


def test_more_places_than_fit_are_counted_not_dropped_in_silence():
    document = load_example("review")
    document["defects"][0]["why"] *= 5
    rows = [row.text for row in review_lines(document)]
    assert "- and 9 more (--html, --json)" in rows


def test_a_document_of_an_older_shape_still_prints():
    rows = [row.text for row in review_lines({"schema": "unpick.review/1", "defects": [], "requests": []})]
    assert "No defect was found, as far as it was looked at. What was not looked at stands below." in rows


def test_a_letter_of_two_columns_counts_as_two():
    lines = list(wrapped(Row("发明县" * 20, indent=4, hang=2), 40))
    assert max(cell_len(line) for line in lines) <= 40
    assert "".join(line.strip() for line in lines) == "发明县" * 20
    assert lines[0].startswith("    发")
    assert lines[1].startswith("      ")


def test_a_file_name_cannot_send_codes_to_the_terminal(packet: Path, monkeypatch: pytest.MonkeyPatch):
    document = copy.deepcopy(load_example("review"))
    document["defects"][0]["why"][0]["file"] = "\x1b[2Jprotest.pdf" + chr(0x202E)
    monkeypatch.setattr("unpick.app.review.reviewed", lambda *_, **__: document)
    output = run(packet).output
    assert "\x1b" not in output
    assert chr(0x202E) not in output


def test_the_page_is_written_and_named_in_the_answer(packet: Path, tmp_path: Path):
    target = tmp_path / "review.html"
    document = json.loads(run(packet, "--html", str(target), "--json").output)
    assert document["html"] == str(target)
    assert find_faults(document) == []
    page = target.read_text(encoding="utf-8")
    assert page.lstrip().startswith("<!doctype html>")
    assert "On this packet we would expect" in page
    assert "Page:" in run(packet, "--html", str(tmp_path / "second.html")).output


@pytest.mark.parametrize("name", ["there.html", "no-folder/review.html"])
def test_a_page_is_never_written_over_nor_into_nowhere_and_no_review_runs_for_it(
    packet: Path,
    tmp_path: Path,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    (tmp_path / "there.html").write_text("filed already", encoding="utf-8")

    def never(*_: Any, **__: Any) -> None:
        raise AssertionError("the review ran")

    monkeypatch.setattr("unpick.app.review.reviewed", never)
    with pytest.raises(SystemExit) as stopped:
        main(["review", str(packet), "--html", str(tmp_path / name)])
    assert stopped.value.code == 2
    assert "--html" in capsys.readouterr().err
    assert (tmp_path / "there.html").read_text(encoding="utf-8") == "filed already"


def test_the_level_to_fail_on_still_decides_the_exit_code(packet: Path, tmp_path: Path):
    assert run(packet, "--fail-on", "decisive", "--html", str(tmp_path / "a.html")).return_value == 3
    # The example's list holds a key that was left out.
    assert run(packet).return_value == 4

"""The rebuttal packet through the command line: an invented case of two papers, refusals, bad input."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from unpick.cli.main import cli
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults

LETTER = """\
Invented Importer Ltd. (invented)
Statement of the importer under 19 CFR 12.43(b)
We, the importer, declare that every effort was made to determine the source of the goods.
The fabric, a raw material, is of Invented Weaving Mill. The labor at each step was free.
The name of the yarn supplier is [REDACTED].
"""
CERTIFICATE = """\
CERTIFICATE OF ORIGIN
The undersigned foreign seller Invented Garment Works certifies that the goods originate in Vietnam.
Signed: an invented person, director of the seller
"""
KOREAN = """\
생산일지
이 문서는 발명된 의류 공장의 생산 기록입니다. 재단과 봉제 작업을 날짜별로 적었습니다.
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), standalone_mode=False)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a workspace with an invented case of three papers, and one without any."""
    folder = tmp_path_factory.mktemp("rebuttal")
    place = str(folder / "ws")
    assert run("init", place).exception is None
    for case in ("garments", "empty"):
        done = run("case", "new", case, "--by", "invented person", "--workspace", place)
        assert done.exception is None, done.exception
    for name, text in (("letter.txt", LETTER), ("origin.txt", CERTIFICATE), ("log.txt", KOREAN)):
        (folder / name).write_text(text, encoding="utf-8")
        done = run(
            "case", "add", "garments", str(folder / name), "--by", "invented person", "--says", f"Invented {name}",
            "--workspace", place,
        )  # fmt: skip
        assert done.exception is None, done.exception
    return place


@pytest.fixture(scope="module")
def document(workspace: str) -> dict:
    done = run("rebuttal", "garments", "--product", "garment", "--workspace", workspace, "--json")
    assert done.exception is None, done.exception
    found: dict = json.loads(done.output)
    assert find_faults(found) == []
    return found


def part(document: dict, number: str) -> str:
    return " ".join(one["text"] for one in document["sentences"] if one["part"] == number)


def test_every_exhibit_has_a_number_of_its_stage_and_every_fact_an_exhibit(document: dict):
    labels = {one["id"] for one in document["exhibits"]}
    assert len(labels) == 3
    assert document["left_out"] == []
    factual = [one for one in document["sentences"] if one["kind"] in ("stated", "computed", "contrary")]
    assert factual
    assert all(one["exhibits"] and set(one["exhibits"]) <= labels for one in factual)
    assert "letter.txt" in part(document, "3")


def test_what_customs_will_find_is_the_review_itself_and_is_logged(document: dict, workspace: str):
    for one in document["defects"]:
        assert one["says"] in part(document, "2")
        assert any(one["says"] in gap["what"] for gap in document["gaps"])
    assert document["assessment"]["says"] in part(document, "1")
    again = json.loads(run("rebuttal", "garments", "--workspace", workspace, "--json").output)
    assert len(json.dumps(again["messages"])) >= len(json.dumps(document["messages"]))


def test_the_checklist_finds_the_words_where_they_stand_and_says_what_is_not_there(document: dict):
    held = {one["asks"]: one for one in document["checklist"]}
    assert "undersigned foreign seller" in held["it names who signs it, as seller or owner"]["words"]
    lacking = held["it speaks of the labor that was used"]
    assert lacking["exhibit"] == ""
    assert any(lacking["asks"] in gap["what"] for gap in document["gaps"])


def test_tiers_that_no_paper_shows_are_named_with_the_papers_that_would(document: dict):
    assert document["tiers"]
    open_ones = [one for one in document["tiers"] if one["must"] and not one["documents"]]
    assert open_ones
    for one in open_ones:
        assert any(gap["what"] == f"{one['tier']} lacks papers" for gap in document["gaps"])


def test_the_meters_count_the_korean_log_and_the_covered_name(document: dict):
    found = document["meters"]
    assert len(found["foreign"]) == len(found["untranslated"]) == 1
    assert [one["words"] for one in found["redacted"]] == ["The name of the yarn supplier is [REDACTED]."]


def test_it_prints_and_is_not_ready_without_its_harm_page(workspace: str, tmp_path: Path):
    out = tmp_path / "rebuttal.html"
    done = run(
        "rebuttal", "garments", "--workspace", workspace, "--out", str(out), "--also", "docx", "--json"
    )
    assert done.return_value == 0, done.exception
    assert json.loads(done.output)["ready"] is False
    assert "Rebuttal packet" in out.read_text(encoding="utf-8")
    assert out.with_suffix(".docx").stat().st_size > 10_000


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("empty",), "no exhibit that came as a file"),
        (("nowhere",), "nowhere"),
        (("garments", "--product", "moonstone"), "no product is called 'moonstone'"),
    ],
)
def test_a_case_with_nothing_to_show_and_bad_input_are_refused(
    workspace: str, arguments: tuple[str, ...], says: str
):
    done = run("rebuttal", *arguments, "--workspace", workspace)
    assert isinstance(done.exception, UsageError)
    assert says in str(done.exception)

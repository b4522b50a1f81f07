"""The commands of docs/petition.md, run as they stand there: the founding story to a draft, the first text to a refusal."""

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from unpick.cli.main import cli
from unpick.report.json_out import find_faults

PAGE = Path(__file__).parents[2] / "docs" / "petition.md"


def scripts() -> list[list[str]]:
    """Return the scripts of the page, one list of commands each."""
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return [[line for line in block.splitlines() if line.strip()] for block in blocks]


def run(command: str) -> Result:
    program, *arguments = shlex.split(command)
    assert program == "unpick"
    return CliRunner().invoke(cli, arguments, standalone_mode=False)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    """Return the result of each command of the page, run in order in an empty folder."""
    folder = tmp_path_factory.mktemp("newcomer")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        found = {command: run(command) for script in scripts() for command in script}
        for command in list(found):
            if command.startswith("unpick petition"):
                found[f"{command} --json"] = run(f"{command} --json".replace("petition.docx", "again.docx"))
        assert (folder / "petition.docx").stat().st_size > 10_000
    return found


def draft(told: dict[str, Result], case: str) -> dict:
    command = next(
        one for one in told if one.startswith(f"unpick petition {case}") and one.endswith("--json")
    )
    document: dict = json.loads(told[command].output)
    assert find_faults(document) == []
    return document


def test_a_newcomer_needs_at_most_twelve_commands(told: dict[str, Result]):
    story = scripts()[0]
    assert len(story) <= 12
    for command in story:
        assert told[command].exception is None, (command, told[command].exception)
        assert not isinstance(told[command].return_value, int) or told[command].return_value == 0, command


def test_the_founding_story_becomes_a_draft_of_its_day(told: dict[str, Result]):
    document = draft(told, "poof")
    assert document["refused"] is None
    assert document["producer"] == "Dandong Huayang Textiles and Garments Co., Ltd."
    assert {one["id"]: one["state"] for one in document["returned"]}["nexus"] == "met"
    headings = [one["heading"] for one in document["sections"] if one["number"].startswith("6.")]
    assert headings == [
        "North Korean nationals among the workers: asserted",
        "Restriction of movement: asserted",
        "Withholding of wages: asserted",
        "Excessive overtime: asserted",
    ]
    # What the public learned later, from the founding text of 2022 on, is not in a draft of March 2021.
    assert all((one["published"] or "") <= "2021-03-05" for one in document["exhibits"])
    assert document["left_out"] == []
    assert document["versions"]["list us_ofac_sdn"] == "2024-05-03"


def test_its_sentences_carry_what_their_places_carry(told: dict[str, Result]):
    wages = next(
        one
        for one in draft(told, "poof")["sentences"]
        if "70%" in one["text"] and one["part"].startswith("6")
    )
    assert wages["sum"] == "0.7 × 100 = 70"
    assert "about 70% of their wages seized" in wages["places"][0]["quote"]


def test_the_denial_is_printed_and_one_origin_is_called_one(told: dict[str, Result]):
    document = draft(told, "poof")
    denied = [one for one in document["sentences"] if one["kind"] == "contrary" and "denied" in one["text"]]
    assert {one["part"] for one in denied} == {"6.1", "10"}
    origins = next(one for one in document["bars"] if one["name"].startswith("independent origins"))
    assert (origins["value"], origins["n"], origins["met"]) == ("0", 3, False)


def test_the_first_founding_text_alone_is_refused_for_want_of_an_import(told: dict[str, Result]):
    command = scripts()[1][-1]
    assert told[command].return_value == 1
    assert "REFUSED" in told[command].output
    document = draft(told, "paekto")
    assert "no import of goods of Paekto Reeducation Camp into the United States" in document["refused"]
    stops = {one["rule"] for one in document["gaps"] if one["stops"]}
    assert stops == {"19 CFR 12.42(a)-(b)", "harm page"}
    assert document["files"] == []
    assert "guilty" not in json.dumps(document["sentences"]).replace("it finds nobody guilty", "")


def test_whom_a_file_names_stands_in_no_printed_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hide.txt").write_text("Unispace; UniSpace Ltd\n\nThe Guardian\n", encoding="utf-8")
    for command in (
        "unpick init case",
        "unpick template poof --out poof.yml",
        "unpick load poof.yml --workspace case",
        "unpick petition poof --target caatsa --workspace case --known-at 2021-03-05 --out p.txt --hide hide.txt",
    ):
        done = run(command)
        assert done.exception is None, (command, done.exception)
    text = (tmp_path / "p.txt").read_text(encoding="utf-8")
    assert "Dandong Huayang" in text
    assert "unispace" not in text.lower()
    assert "guardian report" not in text.lower()
    assert "Person " in text

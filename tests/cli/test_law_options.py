"""The command law with steps at customs, a calendar, a lawyer's own regimes, and a country that must exist."""

import json
from pathlib import Path

import icalendar
import pytest
from click.testing import CliRunner

from tests.law.test_engine import INVENTED
from unpick.cli.main import cli
from unpick.model.bundled import bundled_bytes

OWN = INVENTED.replace("2030-01-01", "2011-01-01").replace("import_country: [CA]", "import_country: [US]")
OWN = OWN.replace("id: CA-INVENTED-7", "id: US-INVENTED-7").replace("jurisdiction: CA", "jurisdiction: US")
OWN += """clocks:
  - {id: answer, what: "an invented answer", from: notice, working_days: 5, rule: "invented", cite: "Invented Act 7", mark: V}
"""


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "kaesong.yml"
    path.write_bytes(bundled_bytes("unpick.data.cases", "kaesong.yml"))
    return path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "invented.yml").write_text(OWN, encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> tuple[int, str, BaseException | None]:
    done = CliRunner().invoke(cli, ["law", *map(str, arguments)], standalone_mode=False)
    return int(done.return_value or 0), done.output, done.exception


def test_a_lawyer_adds_a_regime_without_python(facts: Path, own: Path):
    _, output, failed = run("--facts", facts, "--regimes", own, "--regime", "US-INVENTED-7", "--json")
    assert failed is None
    document = json.loads(output)
    assert {row["regime"] for row in document["assessments"]} == {"US-INVENTED-7"}
    assert "prohibited" in {row["outcome"] for row in document["assessments"]}
    assert "1 of mine (sha256 " in document["versions"]["regimes"]


def test_the_bundled_regimes_are_asked_beside_the_own_ones(facts: Path, own: Path):
    _, output, _ = run("--facts", facts, "--regimes", own, "--json")
    asked = {row["regime"] for row in json.loads(output)["assessments"]}
    assert {"US-INVENTED-7", "US-EO13570"} <= asked


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("says: made_in", "says: surname", "surname"),
        ("from: 2011-01-01", "from: 2011-01-01, to: 2010-01-01", "no interval"),
        ("from: notice", "from: siezed", "siezed"),
        ("id: US-INVENTED-7", "id: US-EO13570", "the bundle"),
    ],
)
def test_a_faulty_regime_file_is_refused_with_file_and_line(facts: Path, own: Path, old, new, words):
    text = (own / "invented.yml").read_text(encoding="utf-8")
    assert old in text
    (own / "invented.yml").write_text(text.replace(old, new), encoding="utf-8")
    _, _, failed = run("--facts", facts, "--regimes", own)
    line = next(number for number, one in enumerate(text.splitlines(), start=1) if old in one)
    assert f"invented.yml line {line} at " in str(failed)
    assert words in str(failed)


def test_two_own_files_cannot_share_an_id_and_an_empty_folder_is_told(facts: Path, own: Path, tmp_path: Path):
    (own / "second.yml").write_text(OWN, encoding="utf-8")
    assert "invented.yml" in str(run("--facts", facts, "--regimes", own)[2])
    (tmp_path / "empty").mkdir()
    assert "no file ends in .yml" in str(run("--facts", facts, "--regimes", tmp_path / "empty")[2])


def test_deadlines_go_to_a_calendar_that_another_program_reads(facts: Path, own: Path, tmp_path: Path):
    out = tmp_path / "due.ics"
    steps = ("--event", "notice=2020-11-19", "--known-at", "2022-02-01")
    _, output, failed = run(
        "--facts", facts, "--regimes", own, "--regime", "US-INVENTED-7", *steps, "--ical", out
    )
    assert failed is None
    found = icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert {one["dtstart"].dt.isoformat() for one in found} == {"2020-11-27"}
    assert "due.ics" in output
    assert "27 November 2020" in output


def test_no_calendar_is_written_when_no_deadline_has_a_day(facts: Path, tmp_path: Path):
    out = tmp_path / "due.ics"
    _, output, failed = run(
        "--facts", facts, "--regime", "US-DETENTION", "--event", "protested=2021-02-04", "--ical", out
    )
    assert failed is None
    assert not out.exists()
    assert "was not written" in output


def test_the_answer_names_the_calendar_of_holidays_and_its_version(facts: Path):
    _, output, _ = run(
        "--facts",
        facts,
        "--regime",
        "US-DETENTION",
        "--event",
        "presented=2020-11-19",
        "--on",
        "2020-11-19",
        "--json",
    )
    document = json.loads(output)
    assert document["versions"]["holidays"] == "federal holidays of the United States (holidays 0.109)"
    assert document["assessments"][0]["deadlines"][0]["day"] == "2020-11-27"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--event", "notice"), "no NAME=DAY"),
        (("--event", "notice=soon"), "no NAME=DAY"),
        (("--event", "notice=2021-02-30"), "no NAME=DAY"),
        (("--event", "siezed=2021-01-01"), "no event is called 'siezed'"),
        (("--event", "notice=2021-01-01", "--event", "detention_notice=2021-01-02"), "two days"),
        (("--detained-under", "US-NOTHING"), "no regime is called 'US-NOTHING'"),
    ],
)
def test_a_step_that_cannot_be_read_is_refused(facts: Path, arguments, words: str):
    assert words in str(run("--facts", facts, *arguments)[2])


def test_a_facts_file_can_carry_the_steps_itself(facts: Path):
    text = facts.read_text(encoding="utf-8")
    start = text.index("questions:")
    first = text.index("- {id:", start) if "- {id:" in text[start:] else text.index("- id:", start)
    assert text[first:].startswith("- id:")
    end = text.index("\n", first)
    indent = " " * (first - text.rindex("\n", 0, first) - 1 + 2)
    steps = f"\n{indent}events: {{presented: '2020-11-19'}}\n{indent}detained_under: [US-DETENTION]"
    facts.write_text(text[:end] + steps + text[end:], encoding="utf-8")
    _, output, failed = run("--facts", facts, "--regime", "US-DETENTION", "--on", "2020-11-19", "--json")
    assert failed is None
    assert json.loads(output)["assessments"][0]["deadlines"][0]["day"] == "2020-11-27"


def test_a_calendar_in_a_folder_that_is_not_there_is_told_in_words(facts: Path, tmp_path: Path):
    wanted = (
        "--regime",
        "US-DETENTION",
        "--event",
        "presented=2020-11-19",
        "--ical",
        tmp_path / "none" / "due.ics",
    )
    assert "cannot be written" in str(run("--facts", facts, *wanted)[2])

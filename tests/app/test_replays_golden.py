"""The founding cases answer word for word as written down, and no day of asking lets later knowledge in.

The files of `tests/golden/` are what a lawyer reads. After a change that is meant, write them anew with
`pytest tests/app/test_replays_golden.py --update-golden` and read the difference line by line.
"""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.app.conftest import CASES, PUBLIC
from unpick.app.evidence import Evidence, read_evidence
from unpick.app.replays import answer_question, claims_asked
from unpick.law.regime import bundled_regimes
from unpick.store.workspace import Workspace

GOLDEN = Path(__file__).parent.parent / "golden"


def written(answer: dict[str, Any]) -> dict[str, Any]:
    """Return what a golden file holds of an answer, in the order a person reads it."""
    return {
        "question": answer["question"],
        "says": answer["says"],
        "asked_on": answer["asked_on"],
        "known_at": answer["known_at"],
        "law": {
            line: {row["regime"]: outcome(row) for row in rows if row["outcome"] != "not_in_force"}
            for line, rows in answer["lines"].items()
        },
        "not_in_force": sorted(
            {
                row["regime"]
                for rows in answer["lines"].values()
                for row in rows
                if row["outcome"] == "not_in_force"
            }
        ),
        "claims": sorted(claim(one) for one in answer["claims"]),
        "matches": sorted(
            f"{result['input']} | {match['entity']['id']} | {match['outcome']}"
            for result in answer["matches"]
            for match in result["matches"]
        ),
        "chains": [
            " > ".join([chain["hops"][0]["from"]["name"], *(hop["to"]["name"] for hop in chain["hops"])])
            for chain in answer.get("chains", [])
        ],
    }


def outcome(row: dict[str, Any]) -> str:
    return f"{row['outcome']}: {row['means']}" if row["means"] else row["outcome"]


def claim(one: dict[str, Any]) -> str:
    value = " ".join(str(one[key]) for key in ("object", "bound", "value", "unit") if one[key])
    parts = (one["subject"]["name"], one["predicate"], value, one["polarity"], one["source"]["title"])
    return " | ".join([*parts, one["date"]])


@pytest.mark.parametrize("case", sorted(CASES))
def test_a_case_answers_word_for_word_as_written_down(answers, case: str, update_golden: bool):
    path = GOLDEN / f"{case}.json"
    document = {
        "case": case,
        "title": CASES[case][1].title,
        "questions": [written(one) for one in answers[case]],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    if update_golden:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_bytes().decode("utf-8") == text


def test_each_golden_file_belongs_to_a_case():
    answers = {path.stem for path in GOLDEN.glob("*.json") if not path.stem.startswith("review-")}
    assert answers == set(CASES)


SOURCES = {source.title: source.public_from for case in PUBLIC for source in CASES[case][1].sources.values()}
DAY = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")
SPELLED = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) (?:19|20)\d\d\b"
)
NOT_KNOWLEDGE = ("url", "verified_on", "on", "asked_on", "known_at", "day", "says", "question", "version")
"""Keys whose days are those of the question, of our own reading, or reckoned from them."""


def texts(value: object, key: str = "") -> list[str]:
    """Return every text of an answer that tells what was known."""
    if key in NOT_KNOWLEDGE:
        return []
    if isinstance(value, dict):
        return [text for name, inner in value.items() for text in texts(inner, str(name))]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner, key)]
    return [value] if isinstance(value, str) else []


def days_in(text: str) -> set[str]:
    """Return the days that a text names, in figures or in words, as ISO days."""
    spelled = {
        dt.datetime.strptime(day, "%d %B %Y").replace(tzinfo=dt.UTC).date().isoformat()
        for day in SPELLED.findall(text)
    }
    return spelled | set(DAY.findall(text))


def announced(known_at: dt.date) -> set[str]:
    """Return the days of law that was public before it applied, such as the end of a time limit.

    The last day on which a rule can have begun is reckoned from a month or a year; it is no later knowledge.
    """
    versions = [version for regime in bundled_regimes() for version in regime.versions]
    public = [version for version in versions if version.public_from <= known_at]
    begun = {version.start for version in public if not version.ended_by}
    return {day.isoformat() for day in begun | {version.start_latest for version in public}}


def evidence_on(workspace: Workspace, day: dt.date) -> Evidence:
    with workspace.reader(known_at=day) as reader:
        return read_evidence(reader)


TURNING = sorted({day + dt.timedelta(days=step) for day in SOURCES.values() for step in (-1, 0)})


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(PUBLIC),
    st.one_of(st.sampled_from(TURNING), st.dates(dt.date(2005, 1, 1), dt.date(2026, 11, 1))),
)
def test_no_day_of_asking_lets_a_later_source_in(workspaces, case: str, known_at: dt.date):
    evidence, regimes = evidence_on(workspaces[case], known_at), bundled_regimes()
    for question in CASES[case][1].questions:
        asked = {**question, "known_at": known_at.isoformat()}
        answer = answer_question(evidence, asked, regimes)
        shown = [one["source"] for one in answer["claims"]]
        for rows in answer["lines"].values():
            for element in (element for row in rows for element in row["elements"]):
                shown += [one["source"] for one in (*element["supported_by"], *element["contradicted_by"])]
        late = {one["title"] for one in shown if SOURCES.get(one["title"], known_at) > known_at}
        assert not late


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(PUBLIC), st.dates(dt.date(2005, 1, 1), dt.date(2026, 11, 1)))
def test_no_sentence_of_the_law_names_a_ruling_that_came_later(workspaces, case: str, known_at: dt.date):
    evidence = evidence_on(workspaces[case], known_at)
    for question in CASES[case][1].questions:
        # The law of a day that lies before the day of asking: what is in force then was public by then.
        on = min(known_at, dt.date.fromisoformat(question["on"] or "2005-01-01")).isoformat()
        asked = {**question, "on": on, "known_at": known_at.isoformat()}
        answer = answer_question(evidence, asked, bundled_regimes())
        for rows in answer["lines"].values():
            for row in rows:
                told = {
                    key: row[key]
                    for key in (
                        "plain",
                        "contested",
                        "consequences",
                        "history",
                        "means",
                        "questions",
                        "deadlines",
                    )
                }
                # Days of the asker, and those by which the law itself is cited, tell of no later ruling.
                own = {on, known_at.isoformat(), *days_in(row["citations"][0]["cite"])}
                days = {day for text in texts(told) for day in days_in(text)} - own
                late = {day for day in days if day > known_at.isoformat()}
                assert late <= announced(known_at), row["regime"]


@pytest.mark.parametrize("case", PUBLIC)
def test_no_chain_and_no_listing_reason_rests_on_a_later_source(answers, case: str):
    for answer in answers[case]:
        told = json.dumps([answer.get("chains", []), answer["matches"]], ensure_ascii=False)
        late = {title for title, day in SOURCES.items() if day.isoformat() > answer["known_at"]}
        assert not [title for title in late if title in told]


def test_a_claim_that_is_missing_too_many_or_too_early_is_told(answers):
    (answer,) = (one for one in answers["poof"] if one["question"] == "poof-entry")
    row = {"subject": "fc-dandong-huayang", "predicate": "worker_nationality"}
    claims = answer["claims"]
    assert claims_asked(claims, {"shows": [row]}) == []
    assert len(claims_asked(claims, {"shows": [{**row, "kind": "finding"}]})) == 1
    assert len(claims_asked(claims, {"hides": [row]})) == 1
    assert len(claims_asked(claims, {"origins": 7})) == 1


def test_the_base_penalty_is_half_the_value_of_the_shipments_to_the_dollar(answers):
    values = {one["predicate"]: one["value"] for one in answers["elf"][-1]["claims"]}
    assert round(float(values["value_of_shipments"]) / 2) == int(values["base_penalty"])


def test_a_group_without_a_share_is_shown_and_decides_nothing(answers):
    by_question = {one["question"]: one["lines"]["supplements"] for one in answers["royal-blood-fresh"]}
    later = next(row for row in by_question["royal-2015"] if row["regime"] == "US-OFAC-OWNERSHIP")
    told = [one["text"] for element in later["elements"] for one in element["supported_by"]]
    assert (later["outcome"], len(told)) == ("insufficient_facts", 1)
    assert "no source states a share" in told[0]
    earlier = next(row for row in by_question["royal-2007"] if row["regime"] == "US-OFAC-OWNERSHIP")
    assert not any(element["supported_by"] for element in earlier["elements"])
    assert "Washington Post" not in str(earlier)

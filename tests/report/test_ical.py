"""A calendar of deadlines: only dated ones, the same bytes for the same question, readable by another reader."""

import datetime as dt

import icalendar
import pytest

from tests.law.test_clocks import COTTON
from tests.law.test_engine import REGIMES, TODAY
from unpick.law.engine import assess
from unpick.law.facts import Facts
from unpick.report.ical import calendar_of

D = dt.date
EVENTS = {
    "imported": D(2020, 11, 30),
    "presented": D(2020, 12, 1),
    "detained": D(2021, 1, 5),
    "excluded": D(2021, 4, 9),
}


def document(subject: str = "북한 의류 invented, goods; with\nlines", events=EVENTS, **more) -> dict:
    facts = Facts(
        subject=subject,
        line="cotton",
        import_country="US",
        materials=("cotton",),
        grounds=COTTON,
        events=events,
    )
    laws = [REGIMES[one] for one in ("US-WRO-XPCC-COTTON", "US-DETENTION")]
    rows = assess(facts, laws, on=D(2021, 1, 5), known_at=TODAY)
    return {"asked_at": "2026-11-20T09:00:00Z", "assessments": rows, **more}


def events_of(data: bytes) -> list:
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def test_each_deadline_with_a_day_is_one_all_day_event_and_no_other_is_in_it():
    asked = document()
    dated = [one for law in asked["assessments"] for one in law["deadlines"] if one["day"]]
    undated = [one for law in asked["assessments"] for one in law["deadlines"] if not one["day"]]
    found = events_of(calendar_of(asked))
    assert len(found) == len(dated) == 5
    assert undated
    assert sorted(one["dtstart"].dt.isoformat() for one in found) == sorted(one["day"] for one in dated)
    assert all(type(one["dtstart"].dt) is D for one in found)
    assert all(one["dtend"].dt - one["dtstart"].dt == dt.timedelta(days=1) for one in found)


def test_an_event_carries_rule_citation_mark_and_the_other_reading():
    (proof,) = (one for one in events_of(calendar_of(document())) if "proof" in str(one["summary"]))
    told = str(proof["description"])
    assert proof["dtstart"].dt == D(2021, 2, 28)
    for words in (
        "3 months from importation",
        "19 CFR 12.43",
        "Mark of this time limit: V.",
        "5 April 2021",
        "law firm",
    ):
        assert words in told


def test_the_same_question_gives_the_same_bytes_and_a_moved_day_keeps_its_name():
    assert calendar_of(document()) == calendar_of(document())
    moved = document(events={**EVENTS, "imported": D(2020, 12, 15)})
    before, after = (
        {str(one["uid"]): one["dtstart"].dt for one in events_of(calendar_of(asked))}
        for asked in (document(), moved)
    )
    assert set(before) == set(after)
    assert before != after
    stamps = {one["dtstamp"].dt for one in events_of(calendar_of(document()))}
    assert stamps == {dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)}


def test_lines_are_folded_at_75_bytes_and_every_script_survives():
    data = calendar_of(document())
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all("북한 의류" in str(one["summary"]) for one in events_of(data))


def test_a_control_character_in_a_name_cannot_break_the_file():
    data = calendar_of(document(subject="Mill\x00\x07\r\nBEGIN:VEVENT\r\nEND:VEVENT"))
    assert len(events_of(data)) == 5
    assert b"\x00" not in data


def test_an_invented_case_is_marked_in_every_event():
    found = events_of(calendar_of(document(synthetic=True)))
    assert all(str(one["summary"]).startswith("(invented) ") for one in found)


@pytest.mark.parametrize("events", [{}, {"protested": D(2021, 2, 4)}])
def test_what_sets_no_day_makes_no_event(events):
    assert events_of(calendar_of(document(events=events))) == []

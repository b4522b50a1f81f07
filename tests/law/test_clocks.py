"""Time limits: working days, months, chains, two readings, extensions; what is unverified sets no day."""

import calendar
import copy
import datetime as dt

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.test_engine import INVENTED, REGIMES, TODAY, ground
from unpick.law.clocks import EVENTS
from unpick.law.engine import UNVERIFIED, assess
from unpick.law.facts import Facts
from unpick.law.reckon import Span, add_months, reckon
from unpick.law.regime import parse_regime, read_regime
from unpick.law.workdays import CALENDAR, add_workdays, is_workday, why_closed
from unpick.model.errors import RegimeFault, UsageError

D = dt.date
COTTON = (ground("material_made_by", "XPCC", goods="cotton"),)
KOREAN = (ground("worker_nationality", "KP"),)


def deadlines(
    regime,
    events: dict[str, str],
    *grounds,
    at: str | None = None,
    on: str = "2021-01-05",
    known_at=TODAY,
    **more,
) -> dict[str, dict]:
    """Return the deadlines of a regime by their ids."""
    days = {name: D.fromisoformat(day) for name, day in events.items()}
    facts = Facts(
        subject="invented goods",
        import_country="US",
        materials=("cotton",),
        grounds=grounds,
        events=days,
        **more,
    )
    law = REGIMES[regime] if isinstance(regime, str) else regime
    today = D.fromisoformat(at) if at else None
    (row,) = assess(facts, [law], on=D.fromisoformat(on), known_at=known_at, at=today)
    return {one["id"]: one for one in row["deadlines"]}


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        ("2020-11-19", "2020-11-27", "Thanksgiving is not counted; the Friday after it is"),
        ("2021-06-14", "2021-06-22", "in 2021 Juneteenth fell on a Saturday and was observed on the Friday"),
        ("2020-06-15", "2020-06-22", "in 2020 Juneteenth was no federal holiday yet"),
        ("2021-01-14", "2021-01-22", "Martin Luther King Day counts, Inauguration Day on the 20th does not"),
        ("2021-12-30", "2022-01-07", "New Year's Day 2022, a Saturday, was observed on 31 December 2021"),
        ("2020-02-24", "2020-03-02", "29 February 2020 was a Saturday"),
        (
            "2020-12-19",
            "2020-12-28",
            "presented on a Saturday: counting starts on Monday; Christmas falls out",
        ),
    ],
)
def test_five_working_days_skip_weekends_and_federal_holidays_only(start: str, end: str, why: str):
    assert add_workdays(D.fromisoformat(start), 5) == D.fromisoformat(end), why


def test_a_day_on_which_only_washington_is_closed_is_a_working_day():
    assert is_workday(D(2021, 1, 20))
    assert is_workday(D(2025, 1, 9)), "a day of mourning by order is no holiday by statute"
    assert why_closed(D(2021, 12, 31)) == "New Year's Day (observed)"


@settings(max_examples=200, deadline=None)
@given(st.dates(D(1980, 1, 1), D(2090, 1, 1)), st.integers(1, 40))
def test_a_working_day_is_reached_and_exactly_so_many_lie_between(day: D, count: int):
    end = add_workdays(day, count)
    between = [day + dt.timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert is_workday(end)
    assert sum(map(is_workday, between)) == count


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2021-11-30", 3, "2022-02-28"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2023-11-29", 3, "2024-02-29"),
        ("2021-01-31", 3, "2021-04-30"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2021-12-15", 1, "2022-01-15"),
        ("2020-12-15", 3, "2021-03-15"),
    ],
)
def test_months_end_on_the_same_day_or_on_the_last_of_a_shorter_month(start: str, months: int, end: str):
    assert add_months(D.fromisoformat(start), months) == D.fromisoformat(end)


@settings(max_examples=300, deadline=None)
@given(
    st.dates(D(1980, 1, 1), D(2080, 1, 1)),
    st.integers(0, 400),
    st.builds(Span, unit=st.sampled_from(["days", "working_days", "months"]), count=st.integers(1, 60)),
)
def test_a_later_event_never_gives_an_earlier_deadline(day: D, later: int, span: Span):
    first, second = reckon(day, span), reckon(day + dt.timedelta(days=later), span)
    assert first is not None
    assert second is not None
    assert day < first <= second


@given(st.dates(D(1900, 1, 1), D(2100, 1, 1)), st.integers(1, 48))
def test_a_month_never_runs_into_the_month_after(day: D, count: int):
    end = add_months(day, count)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == count
    assert end.day in (day.day, calendar.monthrange(end.year, end.month)[1])


def test_beyond_the_calendar_no_working_day_is_named():
    assert reckon(D(2100, 12, 30), Span(unit="working_days", count=5)) is None
    assert reckon(D(9999, 12, 30), Span(unit="days", count=30)) is None


def test_detention_and_notice_chain_five_and_five_working_days():
    found = deadlines("US-DETENTION", {"presented": "2020-11-19"})
    assert (found["decision"]["day"], found["notice"]["day"]) == ("2020-11-27", "2020-12-04")
    assert "the last day for" in found["notice"]["from"]
    assert CALENDAR in found["decision"]["calendar"]
    assert "holidays 0.109" in found["decision"]["calendar"]


def test_a_detention_that_is_recorded_starts_the_second_five_days_itself():
    found = deadlines("US-DETENTION", {"presented": "2020-11-19", "detained": "2020-11-23"})
    assert found["notice"]["day"] == "2020-12-01"
    assert found["decision"]["done"] == {
        "event": "detained",
        "day": "2020-11-23",
        "says": "detention of 23 November 2020",
        "in_time": True,
    }


def test_a_release_ends_the_chain():
    found = deadlines("US-DETENTION", {"presented": "2020-11-19", "released": "2020-11-20"})
    assert found["notice"]["day"] is None
    assert found["decision"]["done"]["event"] == "released"


def test_undecided_goods_are_deemed_excluded_after_thirty_days_unless_a_longer_period_is_authorized():
    row = deadlines("US-DETENTION", {"presented": "2025-08-21"}, on="2025-08-21")["deemed-exclusion"]
    assert (row["day"], row["falls_on"]) == ("2025-09-20", "Saturday")
    assert "deemed excluded" in row["on_lapse"]
    assert "12.43" in row["unless"]


def test_the_end_on_a_holiday_is_printed_unmoved_and_said():
    facts = Facts(subject="goods", import_country="US", events={"presented": D(2021, 6, 4)})
    (law,) = assess(facts, [REGIMES["US-DETENTION"]], on=D(2021, 6, 4), known_at=TODAY)
    row = next(one for one in law["deadlines"] if one["id"] == "deemed-exclusion")
    assert (row["day"], row["falls_on"]) == ("2021-07-04", "Sunday")
    assert "stands unmoved" in " ".join(law["plain"])


@pytest.mark.parametrize("clock", ["protest", "deemed-denial", "court"])
def test_an_unverified_clock_sets_no_day_and_no_later_clock_starts_from_it(clock: str):
    events = {
        "presented": "2020-12-22",
        "excluded": "2021-01-22",
        "protested": "2021-02-04",
        "denied": "2021-03-05",
    }
    row = deadlines("US-DETENTION", events)[clock]
    assert (row["day"], row["leads"], row["mark"]) == (None, False, UNVERIFIED)
    assert UNVERIFIED in row["rule"]
    assert row["counted"].split()[1] == "days", "the rule is told in words"


def test_goods_without_a_step_at_customs_have_no_clocks_of_customs():
    assert deadlines("US-DETENTION", {}) == {}


def test_three_months_run_from_importation_and_the_later_reading_stands_beside():
    row = deadlines("US-WRO-XPCC-COTTON", {"imported": "2020-11-30", "detained": "2021-01-05"}, *COTTON)[
        "proof"
    ]
    assert (row["day"], row["leads"], row["from_day"]) == ("2021-02-28", True, "2020-11-30")
    (other,) = row["conflict"]
    assert (other["day"], "law firm" in other["held_by"]) == ("2021-04-05", True)


def test_the_earlier_of_two_readings_leads_whoever_holds_it():
    row = deadlines("US-WRO-XPCC-COTTON", {"imported": "2021-02-01", "detained": "2021-01-05"}, *COTTON)[
        "proof"
    ]
    assert row["day"] == "2021-04-05"
    assert "law firm" in row["held_by"]
    assert [one["day"] for one in row["conflict"]] == ["2021-05-01"]
    assert row["conflict"][0]["cite"] == "19 CFR 12.43"


def test_without_the_day_of_importation_the_later_reading_sets_no_day():
    row = deadlines("US-WRO-XPCC-COTTON", {"detained": "2021-01-05"}, *COTTON)["proof"]
    assert (row["day"], row["leads"]) == (None, False)
    assert row["needs"] == "the day of importation"
    assert row["conflict"][0]["day"] == "2021-04-05"


def test_a_reading_that_was_not_public_yet_is_no_conflict():
    row = deadlines(
        "US-WRO-XPCC-COTTON",
        {"imported": "2020-12-15", "detained": "2021-01-05"},
        *COTTON,
        known_at=D(2021, 1, 10),
    )["proof"]
    assert (row["day"], row["conflict"]) == ("2021-03-15", [])


def test_a_verified_reading_leads_beside_an_unverified_rule():
    body = yaml.safe_load(INVENTED)
    body |= {"jurisdiction": "US"}
    body["clocks"] = [
        {
            "id": "answer",
            "what": "an invented answer",
            "from": "notice",
            "days": 10,
            "rule": "an invented rule",
            "mark": "M",
            "readings": [{"days": 20, "held_by": "an invented guide", "mark": "V"}],
        }
    ]
    body["versions"][0]["trigger"] = {"all": [{"happened": ["notice"], "required": "a notice", "mark": "V"}]}
    law = parse_regime(body, "invented.yml")
    row = deadlines(law, {"notice": "2030-01-01"}, on="2030-01-01", known_at=D(2031, 1, 1))["answer"]
    assert (row["day"], row["held_by"], row["leads"]) == ("2030-01-21", "an invented guide", True)
    assert row["conflict"][0]["day"] is None


def test_sixty_days_after_the_notice_of_exclusion_the_goods_count_as_abandoned():
    row = deadlines("US-WRO-XPCC-COTTON", {"imported": "2021-01-02", "excluded": "2021-04-09"}, *COTTON)[
        "abandonment"
    ]
    assert row["day"] == "2021-06-08"
    assert "destroyed" in row["on_lapse"]


def test_evidence_under_caatsa_is_due_thirty_days_after_the_notice_not_after_three_months():
    found = deadlines(
        "US-CAATSA321", {"detention_notice": "2020-12-23", "importation": "2020-12-15"}, *KOREAN
    )
    assert {name: row["day"] for name, row in found.items()} == {"evidence": "2021-01-22"}


def test_a_notice_that_names_the_rule_starts_its_clock_before_the_facts_suffice():
    events = {"notice": "2023-01-04"}
    assert deadlines("US-CAATSA321", events, on="2023-01-04") == {}
    named = deadlines("US-CAATSA321", events, on="2023-01-04", detained_under=("US-CAATSA321",))
    assert named["evidence"]["day"] == "2023-02-03"


@pytest.mark.parametrize(
    ("at", "answered", "overdue", "in_time"),
    [
        (None, None, None, None),
        ("2021-01-22", None, False, None),
        ("2021-01-23", None, True, None),
        ("2021-01-23", "2021-01-14", False, True),
        ("2021-02-01", "2021-01-29", False, False),
    ],
)
def test_overdue_is_reckoned_only_against_a_day_that_the_asker_gives(at, answered, overdue, in_time):
    events = {"notice": "2020-12-23"} | ({"answered": answered} if answered else {})
    row = deadlines("US-CAATSA321", events, *KOREAN, at=at)["evidence"]
    assert row["overdue"] is overdue
    assert (row["done"] or {}).get("in_time") is in_time


def test_a_step_before_the_clock_began_does_not_meet_it():
    row = deadlines("US-CAATSA321", {"notice": "2020-12-23", "answered": "2020-12-01"}, *KOREAN)["evidence"]
    assert row["done"] is None


@pytest.mark.parametrize(
    ("granted", "at", "left"),
    [
        (0, None, 2),
        (1, "2026-03-01", 1),
        (2, "2026-03-01", 0),
        (3, None, 0),
        (0, "2026-03-11", 0),
        (0, "2026-03-10", 2),
    ],
)
def test_the_portal_gives_two_extensions_and_none_once_the_task_is_overdue(granted, at, left):
    row = deadlines(
        "US-DETENTION",
        {"task_due": "2026-03-10"},
        on="2026-02-01",
        at=at,
        counts={"extensions_granted": granted},
    )["portal-task"]
    assert row["day"] == "2026-03-10"
    assert row["extensions"]["left"] == left
    assert row["extensions"]["why"]


def test_a_task_from_before_the_portal_has_no_clock_of_the_portal():
    assert "portal-task" in deadlines("US-DETENTION", {"task_due": "2026-01-21"}, on="2026-01-10")
    assert "portal-task" not in deadlines("US-DETENTION", {"task_due": "2026-01-20"}, on="2026-01-10")
    assert "portal-task" not in deadlines("US-DETENTION", {"presented": "2020-12-22"}, on="2020-12-22")


def test_an_event_nobody_knows_is_refused_with_the_known_ones():
    with pytest.raises(UsageError, match=r"'siezed'.*seized"):
        deadlines("US-DETENTION", {"siezed": "2021-01-01"}, detained_under=("US-DETENTION",))


def test_no_clock_of_any_regime_sets_a_day_on_an_unverified_reading():
    clocks = [(law, clock) for law in REGIMES.values() for clock in law.clocks]
    assert clocks
    for law, clock in clocks:
        if clock["mark"] != "M":
            continue
        found = deadlines(law, dict.fromkeys(EVENTS, "2026-03-02"), on="2026-03-02", detained_under=(law.id,))
        verified = [one for one in clock.get("readings", []) if one["mark"] != "M"]
        assert verified or found[clock["id"]]["day"] is None


def test_every_deadline_cites_its_rule():
    for law in REGIMES.values():
        found = deadlines(law, dict.fromkeys(EVENTS, "2026-03-02"), on="2026-03-02", detained_under=(law.id,))
        assert all(row["cite"] and row["rule"] for row in found.values()), law.id


CLOCK = {"id": "answer", "what": "an answer", "from": "notice", "days": 10, "rule": "invented", "mark": "V"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"from": "siezed"}, "no event is called 'siezed'"),
        ({"after": "later"}, "no clock above this one has the id 'later'"),
        ({"months": 3}, "valid under each of|more than one|is valid under"),
        ({"days": None}, "days|not valid"),
        ({"days": -1}, "-1"),
        ({"met_by": ["vanished"]}, "no event is called 'vanished'"),
        ({"readings": [{"from": "vanished", "held_by": "x", "mark": "V"}]}, "no event is called 'vanished'"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_clock_that_cannot_run_is_refused_with_the_line(change: dict, words: str):
    body = yaml.safe_load(INVENTED)
    body["clocks"] = [{**copy.deepcopy(CLOCK), **change}]
    data = yaml.safe_dump(body, sort_keys=False)
    line = next(
        number for number, text in enumerate(data.splitlines(), start=1) if text.startswith("clocks:")
    )
    with pytest.raises(RegimeFault, match=words) as caught:
        read_regime(data.encode(), "invented.yml")
    named = int(caught.value.read.split(" line ")[1].split()[0])
    assert named >= line


def test_two_clocks_of_one_id_and_working_days_without_a_calendar_are_refused():
    body = yaml.safe_load(INVENTED)
    body["clocks"] = [CLOCK, CLOCK]
    with pytest.raises(RegimeFault, match="two clocks have the id 'answer'"):
        parse_regime(body, "invented.yml")
    working = {key: value for key, value in CLOCK.items() if key != "days"} | {"working_days": 5}
    body["clocks"] = [working]
    with pytest.raises(RegimeFault, match="no calendar of working days is at hand for CA"):
        parse_regime(body, "invented.yml")


def test_text_that_multiplies_itself_is_refused_before_it_is_read():
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    with pytest.raises(RegimeFault, match="written elsewhere") as caught:
        read_regime(bomb.encode(), "bomb.yml")
    assert "bomb.yml line 2" in caught.value.read


def test_a_step_after_the_day_of_knowledge_was_not_known_yet():
    events = {"presented": "2020-12-22", "excluded": "2021-01-22"}
    before = deadlines("US-DETENTION", events, known_at=D(2021, 1, 21))["deemed-exclusion"]
    after = deadlines("US-DETENTION", events, known_at=D(2021, 1, 22))["deemed-exclusion"]
    assert (before["done"], after["done"]["event"]) == (None, "excluded")
    ahead = deadlines("US-DETENTION", {"task_due": "2026-12-10"}, on="2026-11-01")
    assert ahead["portal-task"]["day"] == "2026-12-10", "the day set for a task lies ahead by its nature"


@settings(max_examples=60, deadline=None)
@given(st.dates(D(2021, 1, 2), D(2024, 1, 1)), st.integers(0, 200), st.integers(0, 90), st.integers(0, 90))
def test_a_later_step_never_brings_a_deadline_forward_and_no_conflict_is_earlier(day, gap, later, more):
    def lead(imported: D, detained: D) -> dict:
        events = {"imported": imported.isoformat(), "detained": detained.isoformat()}
        return deadlines("US-WRO-XPCC-COTTON", events, *COTTON, on="2021-06-01")["proof"]

    first = lead(day, day + dt.timedelta(days=gap))
    second = lead(day + dt.timedelta(days=later), day + dt.timedelta(days=gap + more))
    assert first["day"] <= second["day"]
    assert all(first["day"] <= other["day"] for other in first["conflict"])


def test_no_clock_runs_under_a_rule_that_was_not_in_force_though_a_notice_names_it():
    events = {"notice": "2015-01-05"}
    named = {"on": "2015-01-05", "detained_under": ("US-CAATSA321",)}
    assert deadlines("US-CAATSA321", events, **named) == {}

"""The diary of a petition: order of steps, rounds of filing, corrections, and what the clocks are given."""

import datetime as dt

from unpick.cases.life.diary import STEPS, Step, current, events_of, faults_of, rounds_of, standing
from unpick.law.clocks import EVENTS

TODAY = dt.date(2024, 6, 1)


def line(step: str, day: str, name: str = "", **more: str) -> Step:
    made = {"says": "an invented letter", "exhibit": "EX-1"} | more
    return Step(id=name or f"{step}-{day}", step=step, day=dt.date.fromisoformat(day), **made)


def faults(*lines: Step) -> list[str]:
    return faults_of(lines, today=TODAY, exhibits={"EX-1": "a letter"})


FILED = line("petitioned", "2024-01-05")
RECEIVED = line("received", "2024-01-08")


def test_a_diary_in_order_has_nothing_open():
    order = line("ordered", "2024-05-20")
    lines = (FILED, RECEIVED, line("referred", "2024-01-15"), line("accepted", "2024-02-01"), order)
    assert faults(*lines) == []
    assert faults(*lines, line("modified", "2024-05-30")) == []


def test_an_order_needs_no_petition_since_customs_may_begin_by_itself():
    assert faults(line("ordered", "2024-05-20")) == []


def test_a_modification_without_an_order_is_open():
    (one,) = faults(FILED, line("modified", "2024-05-30"))
    assert one.startswith("modified of 2024-05-30: no ordered or finding is recorded before it")


def test_an_answer_before_the_filing_is_open():
    (one,) = faults(FILED, line("received", "2024-01-03"))
    assert "no petitioned is recorded before it" in one


def test_a_step_of_a_day_to_come_is_open_and_one_of_today_is_not():
    (one,) = faults(FILED, line("received", "2024-06-02", name="abc"))
    assert "the day has not come yet" in one and "--instead abc" in one
    assert faults(FILED, line("received", "2024-06-01")) == []


def test_a_step_that_nothing_shows_is_open():
    (one,) = faults(line("petitioned", "2024-01-05", exhibit=""))
    assert "no exhibit shows it" in one
    (other,) = faults(line("petitioned", "2024-01-05", exhibit="EX-9"))
    assert "'EX-9' is no exhibit" in other


def test_two_days_of_receipt_for_one_filing_contradict_each_other():
    (one,) = faults(FILED, RECEIVED, line("received", "2024-01-09"))
    assert "a received of 2024-01-08 is recorded for the same filing" in one


def test_a_petition_that_was_returned_and_filed_again_has_two_rounds_and_no_contradiction():
    again = (line("petitioned", "2024-03-01"), line("received", "2024-03-04"))
    lines = (FILED, RECEIVED, line("returned", "2024-01-20"), *again)
    assert faults(*lines) == []
    assert [len(one) for one in rounds_of(lines)] == [3, 2]
    assert events_of(lines) == {"petitioned": dt.date(2024, 3, 1), "received": dt.date(2024, 3, 4)}


def test_a_corrected_line_stands_no_longer_and_is_kept():
    better = line("received", "2024-01-09", instead=RECEIVED.id)
    lines = (FILED, RECEIVED, better)
    assert standing(lines) == (FILED, better)
    assert faults(*lines) == []
    assert events_of(lines)["received"] == dt.date(2024, 1, 9)


def test_the_diary_says_who_says_so_and_claims_nothing_when_empty():
    assert "whether one was taken is not known" in current(())
    assert current((FILED, RECEIVED)) == (
        "Last recorded step: petition received by customs on 8 January 2024, as an invented letter says."
    )
    assert current((line("detained", "2024-01-01"),)) == current(())


def test_every_event_of_the_law_can_be_written_down():
    known = set(events_of([line(step, "2024-01-01", name=step) for step in STEPS]))
    assert known == set(EVENTS)

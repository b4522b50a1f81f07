"""D17: late is late, save where the time was cut short, extended, or read in two ways."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases.review.make import WORKERS, day, defects, exhibit, note, open_questions, packet, request
from unpick.cases.review.d17_late import check
from unpick.model.defect import Severity

DUE = (("evidence to rebut", day("2021-01-22"), "30 days from the notice of detention"),)


def on(filed: str, due=DUE, events=None, *exhibits, **more):
    return list(
        check(
            packet(*exhibits, regime=WORKERS, due=due, events={"filed": day(filed)} | (events or {}), **more)
        )
    )


def test_two_days_after_the_deadline_is_decisive_and_counts_the_days():
    (one,) = defects(on("2021-01-24"))
    assert one.says == "filed on 2021-01-24, 2 days after 2021-01-22"
    assert one.severity is Severity.DECISIVE
    assert one.rests_on == ("30 days from the notice of detention",)


def test_the_last_day_is_in_time():
    assert on("2021-01-22") == []


def test_an_exclusion_before_the_time_had_run_excuses_the_late_filing():
    result = on("2021-02-04", DUE, {"excluded": day("2021-01-15")})
    assert defects(result) == []
    assert "before that time had run" in open_questions(result)[0].why


def test_an_exclusion_after_the_deadline_excuses_nothing():
    assert defects(on("2021-02-04", DUE, {"excluded": day("2021-01-30")}))


def test_an_answer_in_time_is_not_undone_by_a_later_protest():
    assert on("2021-02-04", DUE, {"answered": day("2021-01-14")}) == []


def test_an_extension_by_the_authority_moves_the_day():
    longer = exhibit("A1", "notice", note("extension", days="2021-02-05"), by="authority")
    assert on("2021-02-04", DUE, None, longer) == []
    assert defects(on("2021-02-06", DUE, None, longer))


def test_an_extension_that_only_the_submitter_claims_is_a_question():
    result = on("2021-02-04", DUE, None, exhibit("E1", "protest", note("extension")))
    assert defects(result) == []
    assert "E1" in open_questions(result)[0].why


def test_a_deadline_read_in_two_ways_is_minor_where_one_is_kept():
    two = (
        ("proof of admissibility (from importation)", day("2021-03-25"), "19 CFR 12.43"),
        ("proof of admissibility (from detention)", day("2021-04-05"), "one law firm"),
    )
    (one,) = defects(on("2021-03-30", two))
    assert one.severity is Severity.MINOR
    assert "2021-04-05 and is kept" in one.says


def test_a_deadline_of_the_court_is_not_the_deadline_of_the_packet():
    assert on("2021-06-01", (("summons in court after protest", day("2021-03-01"), "28 USC"),)) == []


def test_a_protest_is_held_to_its_own_deadline():
    due = (("protest", day("2021-07-25"), "180 days"),)
    late = exhibit("E1", "protest", submitted="2021-08-01")
    early = exhibit("E1", "protest", submitted="2021-02-04")
    events = {"excluded": day("2021-01-26")}
    assert defects(on("2021-01-14", due, events, late))
    assert on("2021-01-14", due, events, early) == []


def test_an_undated_filing_is_never_called_late():
    (said,) = check(packet(exhibit("E1", "payroll"), regime=WORKERS, due=DUE))
    assert "day of filing" in said.why


def test_an_answer_past_the_day_of_its_request_is_major():
    asked = request("R1", "payroll", "payroll", due=day("2021-01-15"))
    late = exhibit("E1", "payroll", submitted="2021-01-18")
    (one,) = defects(check(packet(late, regime=WORKERS, requests=(asked,))))
    assert one.says == "the answer to R1 came on 2021-01-18, 3 days after 2021-01-15"
    assert one.severity is Severity.MAJOR
    early = exhibit("E2", "payroll", submitted="2021-01-14")
    assert list(check(packet(early, late, regime=WORKERS, requests=(asked,)))) == []


def test_what_an_authority_decides_too_early_is_no_late_filing():
    events = {"excluded": day("2025-09-02")}
    due = (("answer to the detention notice", day("2025-09-20"), "30 days in practice"),)
    result = list(check(packet(side="agency", events=events, due=due)))
    assert defects(result) == []
    assert "D18" in open_questions(result)[0].why


def test_the_day_that_a_notice_sets_is_a_deadline_and_its_day_for_export_is_none():
    notice = exhibit(
        "A1", "notice", note("due_day", "Proof is due by 05/01/2022.", days="2022-05-01"), by="authority"
    )
    (one,) = defects(on("2022-05-17", (), None, notice))
    assert one.rests_on == ("the day that A1 sets (page 1)",)
    export = exhibit(
        "A1", "notice", note("due_day", "Export by 1 May 2022.", days="2022-05-01"), by="authority"
    )
    assert on("2022-05-17", (), None, export) == []


def test_an_extension_letter_of_the_authority_counts_though_the_submitter_files_it():
    notice = exhibit("A1", "notice", note("due_day", days="2022-05-01"), by="authority")
    mail = exhibit("E1", "other", note("extension", "extended to 31 May 2022", days="2022-05-31"))
    assert on("2022-05-31", (), None, notice, mail) == []


@given(
    st.dates(dt.date(2021, 1, 1), dt.date(2021, 12, 31)), st.dates(dt.date(2021, 1, 1), dt.date(2021, 12, 31))
)
def test_a_filing_is_late_exactly_after_its_day(filed: dt.date, due: dt.date):
    assert bool(defects(on(filed.isoformat(), (("evidence", due, "rule"),)))) == (filed > due)


def _notice(text: str):
    return exhibit("N", "notice", note("notice_day", days="2022-01-14"), text=text, by="authority")


@pytest.mark.parametrize(
    ("text", "filed", "late"),
    [
        ("Proof may be submitted within three months of the date of importation.", "2022-05-03", True),
        ("Proof may be submitted within three months of the date of importation.", "2022-04-10", False),
        ("You have 30 days from the date of this notice to present evidence.", "2022-02-13", False),
        ("You have 30 days from the date of this notice to present evidence.", "2022-02-14", True),
        ("The goods may be exported within 30 days of this notice.", "2022-05-03", False),
        ("Within sixty days the port will decide on the evidence.", "2022-05-03", False),
    ],
)
def test_a_time_that_a_notice_gives_in_words_runs_from_the_event_it_names(text, filed, late):
    brief = exhibit("E1", "protest", note("filed_day", days=filed))
    facts = packet(_notice(text), brief, regime="US-1307", events={"imported": day("2022-01-10")})
    assert bool(defects(check(facts))) is late


def test_a_day_that_a_notice_sets_leads_over_the_time_that_it_names():
    both = exhibit(
        "N",
        "notice",
        note("notice_day", days="2022-01-14"),
        note("due_day", days="2022-03-01"),
        text="You have 30 days from this notice to submit proof, and in any case until March 1, 2022.",
        by="authority",
    )
    brief = exhibit("E1", "protest", note("filed_day", days="2022-02-25"))
    assert defects(check(packet(both, brief, regime="US-1307"))) == []

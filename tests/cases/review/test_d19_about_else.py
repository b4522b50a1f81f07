"""D19: evidence speaks of the time, the site and the activity in question, or it proves something else."""

from tests.cases.review.make import WORKERS, defects, exhibit, note, open_questions, packet, table
from unpick.cases.review.d19_about_else import check
from unpick.model.defect import Severity

ALLEGED = note("allegation_days", days="2023-06-01 2024-11-30")
MADE = exhibit("E1", "production", note("produced", days="2020-10-01 2020-10-31"))


def paid(days: str, name: str = "E2"):
    return exhibit(name, "payroll", note("period", days=days))


def asked(*exhibits, **more):
    return list(check(packet(*exhibits, **({"regime": WORKERS} | more))))


def test_a_visit_for_another_case_before_the_time_alleged_proves_nothing_of_it():
    visit = exhibit(
        "E2", "site", note("activity", value="duty evasion"), note("audit_day", days="2022-03-01")
    )
    talks = exhibit(
        "E3", "other", note("interview_day", days="2024-02-01"), note("activity", value="labor conditions")
    )
    act = exhibit("E1", "decision", ALLEGED)
    (one,) = defects(asked(act, visit, talks, side="agency"))
    assert (
        one.says
        == "1 of 2 pieces of evidence speaks of something else: E2 about duty evasion, not about labor"
    )
    assert one.severity is Severity.MAJOR


def test_evidence_that_is_all_older_than_the_allegation_is_decisive():
    old = exhibit("E2", "photograph", note("photo_day", days="2021-01-01"))
    (one,) = defects(asked(exhibit("E1", "allegation", ALLEGED), old, side="petitioner"))
    assert one.severity is Severity.DECISIVE
    assert "881 days before the time alleged" in one.says


def test_evidence_from_within_the_time_alleged_is_silent():
    good = exhibit("E2", "photograph", note("photo_day", days="2023-06-01"))
    assert asked(exhibit("E1", "allegation", ALLEGED), good, side="petitioner") == []


def test_a_visit_for_another_purpose_that_saw_forced_labor_speaks_of_labor():
    visit = exhibit(
        "E2",
        "site",
        note("activity", value="duty evasion"),
        note("asserts_indicator", "Guards.", value="movement"),
    )
    assert defects(asked(exhibit("E1", "decision", ALLEGED), visit, side="agency")) == []


def test_a_ruling_on_another_matter_in_the_record_is_evidence_about_something_else():
    other = exhibit("A2", "decision", note("activity", value="transshipment and duties"), by="authority")
    act = exhibit("A1", "decision", ALLEGED, by="authority")
    (one,) = defects(asked(act, other, side="producer", question="finding"))
    assert one.spots[0].exhibit == "A2"


def test_a_finding_that_rests_an_indicator_on_that_visit_is_told_so():
    text = "During the evasion visit pay was said to be withheld."
    act = exhibit(
        "E1",
        "decision",
        ALLEGED,
        note("asserts_indicator", text, value="wages"),
        note("activity", text, value="evasion"),
    )
    assert defects(asked(act, side="agency"))[0].check == "indicator_on_other_activity"


def test_an_old_visit_is_held_to_its_day_and_old_background_is_not():
    act = exhibit("E1", "allegation", note("signed_day", days="2024-12-05"))
    visit = exhibit("E2", "site", note("audit_day", days="2021-11-15"))
    talks = exhibit("E3", "other", note("interview_day", days="2024-06-10"))
    background = exhibit("E4", "press", note("document_day", days="2018-01-01"))
    (one,) = defects(asked(act, visit, talks, background, side="petitioner"))
    assert [spot.exhibit for spot in one.spots] == ["E2"]
    assert defects(asked(act, talks, background, side="petitioner")) == []


def test_a_petition_of_which_all_evidence_is_old_is_stale():
    act = exhibit("E1", "allegation", note("document_day", days="2025-10-06"))
    old = exhibit("E2", "other", note("document_day", days="2016-05-17"))
    (one,) = defects(asked(act, old, side="petitioner"))
    assert one.severity is Severity.DECISIVE


def test_payroll_of_other_months_does_not_tell_who_made_the_goods():
    (one,) = defects(asked(MADE, paid("2020-06-01 2020-08-31")))
    assert one.severity is Severity.MAJOR
    assert one.says.endswith("0 of 31 days are covered")


def test_payroll_of_the_month_of_making_is_silent():
    assert asked(MADE, paid("2020-10-01 2020-10-31")) == []
    assert asked(MADE, paid("2020-09-01 2020-12-31")) == []


def test_payroll_of_half_the_making_leaves_days_open():
    made = exhibit("E1", "production", note("produced", days="2020-09-01 2020-10-31"))
    (one,) = defects(asked(made, paid("2020-10-01 2020-10-31")))
    assert (one.severity, one.bounds) == (Severity.MINOR, (("days_made", 61), ("days_covered", 31)))


def test_a_week_of_cutting_before_the_month_is_no_gap():
    made = exhibit("E1", "production", note("produced", days="2020-09-25 2020-10-31"))
    assert asked(made, paid("2020-10-01 2020-10-31")) == []


def test_two_payrolls_together_cover_the_making():
    made = exhibit("E1", "production", note("produced", days="2020-09-01 2020-10-31"))
    assert asked(made, paid("2020-09-01 2020-09-30"), paid("2020-10-01 2020-10-31", "E3")) == []


def test_days_of_rest_in_the_time_cards_are_no_gap():
    cards = exhibit("E2", "attendance", tables=[table("attendance", {"worker": "w", "day": "2020-10-05"})])
    assert asked(MADE, cards) == []
    old = exhibit("E2", "attendance", tables=[table("attendance", {"worker": "w", "day": "2020-03-05"})])
    assert defects(asked(MADE, old))[0].severity is Severity.MAJOR


def test_production_rows_tell_when_the_goods_were_made():
    log = exhibit(
        "E1", "production", tables=[table("production", {"day": "2020-10-02"}, {"day": "2020-10-20"})]
    )
    assert defects(asked(log, paid("2020-01-01 2020-01-31")))


def test_an_audit_within_a_year_is_near_and_an_older_one_needs_a_certificate():
    def audit(day: str):
        return exhibit("E2", "audit", note("audit_day", days=day))

    assert asked(MADE, audit("2020-11-03")) == []
    assert defects(asked(MADE, audit("2018-05-01")))[0].check == "audit_of_another_time"
    bridge = exhibit("E3", "certificate", note("certificate_days", days="2018-06-01 2020-12-31"))
    assert asked(MADE, audit("2018-05-01"), bridge) == []


def test_an_audit_of_a_firm_that_no_other_paper_knows_is_of_another_site():
    audit = exhibit("E2", "audit", note("party", subject="audited site", value="Green Loom (invented)"))
    chain = exhibit(
        "E3", "chain", tables=[table("chain", {"step": "sewing", "firm": "Red Stitch (invented)"})]
    )
    (one,) = defects(asked(audit, chain))
    assert "Green Loom" in one.says


def test_another_spelling_or_script_of_the_same_firm_is_the_same_site():
    chain = exhibit("E3", "chain", tables=[table("chain", {"firm": "Dandong Hongxian Garment Co., Ltd."})])
    for name in ("DANDONG HONGXIAN GARMENT", "丹东红线制衣有限公司"):
        assert asked(exhibit("E2", "audit", note("party", subject="factory", value=name)), chain, MADE) == []


def test_where_the_making_is_undated_nothing_is_held_against_the_records():
    result = asked(paid("2020-06-01 2020-06-30"))
    assert defects(result) == []
    assert open_questions(result)

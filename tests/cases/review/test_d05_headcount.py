"""D05: the workers that documents count, and what so many can make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases.review.build import checks, exhibit, found, note, packet, people, table, unlooked
from unpick.cases.review.d05_headcount import DETECTOR
from unpick.cases.review.facts import Line
from unpick.model.defect import Severity


def audit(headcount=49, *said, on="2020-11-03", id_="E5"):
    return exhibit(id_, "audit", note("headcount", headcount), note("audit_day", on=on), *said)


def payroll(count=49, period="2020-10", id_="E4", **more):
    return exhibit(id_, "payroll", table("payroll", people(count, period=period, **more)))


def identity(count=49):
    return exhibit("E3", "identity", table("identity", people(count)))


def protest(headcount=49, *said):
    return exhibit("E1", "protest", note("headcount", headcount), *said)


def test_one_workforce_counted_four_times_is_silent():
    assert found(DETECTOR, packet(protest(), identity(), payroll(), audit())) == []


def test_audit_and_protest_that_count_differently():
    (defect,) = found(DETECTOR, packet(protest(61), audit(49)))
    assert defect.says == (
        "Headcounts differ: 61 stated in the protest (E1, page 2); 49 stated in the audit (E5, page 2)."
    )
    assert (defect.severity, defect.exhibits, dict(defect.bounds)) == (
        Severity.MAJOR,
        ("E1", "E5"),
        {"least": 49, "most": 61},
    )


@pytest.mark.parametrize(
    ("one", "other"), [(protest(), payroll(52)), (audit(), identity(45)), (payroll(), identity(48))]
)
def test_any_two_counts_are_held_against_each_other(one, other):
    assert checks(DETECTOR, packet(one, other))[0] == "headcount"


def test_one_number_against_two_others_is_one_defect():
    named = exhibit(
        "E5", "audit", note("headcount", 49), note("party", subject="factory", value="Invented Sewing")
    )
    (defect,) = found(DETECTOR, packet(protest(63), named, payroll(49)))
    assert defect.exhibits == ("E1", "E5", "E4")


def test_copies_that_are_only_counted_are_counted_too():
    copies = exhibit("E3", "identity", note("identity_copies", 45))
    assert "45 with identity papers (E3, page 2)" in found(DETECTOR, packet(copies, audit()))[0].says


def test_about_fifty_and_at_least_forty_are_no_conflict_with_forty_nine():
    assert found(DETECTOR, packet(protest(50, note("headcount", 40, bound=">=")), audit())) != []
    about = exhibit("E1", "protest", note("headcount", 50, bound="~"), note("headcount", 40, bound=">="))
    assert found(DETECTOR, packet(about, audit())) == []


def test_a_part_is_not_held_against_the_whole():
    part = protest(49, note("headcount", 21, subject="sewing line 2"))
    assert found(DETECTOR, packet(part, audit())) == []


def test_the_mill_is_not_held_against_the_sewing_plant():
    mill = audit(400, note("party", subject="mill", value="Invented Mill Co., Ltd."), id_="E6")
    sewing = audit(49, note("party", subject="factory", value="Invented Sewing"))
    assert found(DETECTOR, packet(mill, sewing)) == []


def test_tables_with_the_names_of_three_firms_above_them_are_of_three_firms():
    def wages(id_, count, firm):
        title = f"{firm}\nWages January 2021"
        return exhibit(id_, "payroll", table("payroll", people(count, period="2021-01"), title=title))

    three = (
        wages("E1", 24, "Invented Ring Spinning Pvt Ltd"),
        wages("E2", 18, "Invented Knit Processors"),
        wages("E3", 36, "Invented Garments LLP"),
    )
    assert found(DETECTOR, packet(*three)) == []
    one = wages("E1", 24, "Invented Garments LLP"), wages("E2", 36, "Invented Garments LLP")
    assert checks(DETECTOR, packet(*one)) == ["headcount"]


def test_a_name_with_its_place_behind_it_is_the_same_firm():
    facility = note("party", subject="manufacturer", value="The Manufacturer, Dandong, Liaoning Province")
    wages = exhibit(
        "E4",
        "payroll",
        table("payroll", people(61, period="2020-11"), title="The Manufacturer\nPayroll November 2020"),
    )
    assert checks(DETECTOR, packet(audit(49, facility), wages)) == ["headcount"]


def test_a_table_of_contents_counts_papers_and_not_people():
    contents = exhibit(
        "P1", "index", note("identity_copies", 4, text="E3, E4 Identity cards (49) and register")
    )
    assert found(DETECTOR, packet(contents, audit())) == []


def test_a_line_below_the_payroll_is_no_worker():
    rows = [
        *people(49, period="2020-10", net="3000"),
        {"worker": "paid on", "period": "2020-10", "days": "2020-11-10"},
    ]
    assert found(DETECTOR, packet(exhibit("E4", "payroll", table("payroll", rows)), audit())) == []


def test_a_payroll_of_the_makers_is_no_payroll_of_the_firm():
    assert found(DETECTOR, packet(payroll(21), protest(49, note("headcount_made", 21)), audit())) == []


def test_people_come_and_go_between_different_months():
    assert found(DETECTOR, packet(payroll(47, "2020-06"), audit())) == []
    assert checks(DETECTOR, packet(payroll(90, "2020-06"), audit())) == ["headcount"]


def months(**counts):
    """Return a payroll of several months, each with so many workers."""
    rows = [
        row for period, count in counts.items() for row in people(count, period=period.replace("m", "2020-"))
    ]
    return exhibit("E4", "payroll", table("payroll", rows))


def test_a_payroll_of_three_months_agrees_with_the_audit_in_one():
    assert found(DETECTOR, packet(months(m09=48, m10=49, m11=51), audit())) == []
    assert checks(DETECTOR, packet(months(m09=58, m10=59, m11=60), audit())) == ["headcount"]


def test_a_payroll_that_halves_from_month_to_month_is_seen():
    assert checks(DETECTOR, packet(months(m09=98, m10=49), audit())) == ["headcount"]


def test_hiring_and_leaving_days_explain_two_numbers():
    roster = [*people(46, hired="2019-03-01", left=""), *people(3, start=47, hired="2020-10-10", left="")]
    roster += people(2, start=50, hired="2018-01-01", left="2020-10-20")
    listed = exhibit("E2", "workers", table("workers", roster))
    assert found(DETECTOR, packet(listed, payroll(51), audit())) == []
    assert checks(DETECTOR, packet(listed, payroll(55), audit()))[0] == "headcount"


def test_sheets_of_two_departments_count_together():
    sheets = (
        table("payroll", people(29, period="2020-10", department="cutting"), name="cutting"),
        table("payroll", people(20, start=30, period="2020-10", department="sewing"), name="sewing"),
    )
    assert found(DETECTOR, packet(exhibit("E4", "payroll", *sheets), audit())) == []


def test_sheets_of_two_months_do_not_add_up():
    sheets = (table("payroll", people(49), name="September"), table("payroll", people(49), name="October"))
    assert found(DETECTOR, packet(exhibit("E4", "payroll", *sheets), audit())) == []


def test_a_hidden_sheet_with_more_workers_is_seen():
    sheets = (
        table("payroll", people(49, period="2020-10")),
        table("payroll", people(70, period="2020-10"), name="old", hidden=True),
    )
    (defect,) = found(DETECTOR, packet(exhibit("E4", "payroll", *sheets), audit()))
    assert "hidden old" in defect.says


def test_a_total_row_is_no_worker():
    rows = [*people(49, period="2020-10"), {"worker": "", "period": "2020-10", "net": "100000"}]
    assert found(DETECTOR, packet(exhibit("E4", "payroll", table("payroll", rows)), audit())) == []


def test_equal_numbers_of_different_people_are_seen():
    others = exhibit("E3", "identity", table("identity", people(49, start=5)))
    (defect,) = found(DETECTOR, packet(others, payroll()))
    assert (defect.check, dict(defect.bounds)["in_one_record_only"]) == ("people", 4)
    assert "W001" not in defect.says


def test_records_with_other_marks_say_nothing_of_people():
    numbered = exhibit("E3", "identity", table("identity", [{"worker": f"N{i}"} for i in range(49)]))
    assert found(DETECTOR, packet(numbered, payroll())) == []


def test_more_makers_than_workers():
    assert checks(DETECTOR, packet(protest(49, note("headcount_made", 80)))) == ["more_makers_than_workers"]


def goods(*said, pieces=60000, minutes=30, unit="pieces"):
    log = exhibit(
        "E8", "production", note("made", pieces, unit=unit), note("produced", on=("2020-10-01", "2020-10-31")),
        note("hours_day", 10), *said,
    )  # fmt: skip
    return packet(
        audit(), log if minutes is None else exhibit("E9", "other", note("minutes_per_piece", minutes)), log
    )


def test_an_output_that_the_workers_cannot_reach():
    (defect,) = found(DETECTOR, goods())
    assert "60000 pieces of 30 minutes in 31 days of 10 hours need at least 97 workers" in defect.says
    assert (defect.severity, dict(defect.bounds)) == (
        Severity.DECISIVE,
        {"least_workers": 97, "declared": 49},
    )


def test_an_output_that_they_can_reach_is_silent():
    assert found(DETECTOR, goods(pieces=30000)) == []


def test_dozens_are_twelve_pieces_and_kilograms_are_none():
    assert checks(DETECTOR, goods(pieces=5000, unit="dozens")) == ["output"]
    assert checks(DETECTOR, goods(pieces=60000, unit="kg")) == []


def test_without_minutes_the_missing_row_is_named():
    facts = goods(minutes=None)
    assert found(DETECTOR, facts) == []
    assert "minutes per piece" in unlooked(DETECTOR, facts)[0]


def test_cited_minutes_make_it_major_and_say_what_they_rest_on():
    facts = goods(minutes=None)
    shirts = packet(*facts.exhibits, lines=(Line(id="1", description="men's woven shirts"),))
    (defect,) = found(DETECTOR, shirts)
    assert (defect.severity, "unverified" in defect.rests_on[1]) == (Severity.MAJOR, True)


def test_goods_without_a_cited_row_are_not_judged_by_the_row_of_others():
    facts = goods(minutes=None)
    mixed = packet(
        *facts.exhibits, lines=(Line(id="1", description="shirts"), Line(id="2", description="knitted dolls"))
    )
    assert found(DETECTOR, mixed) == []


def test_the_rows_of_a_production_log_are_added_up_by_step():
    def logged(pieces):
        rows = [
            {"day": f"2020-10-{d:02}", "step": step, "output": pieces, "unit": "pcs"}
            for d in range(1, 32)
            for step in ("cut", "sew")
        ]
        minutes = exhibit("E9", "other", note("minutes_per_piece", 30), note("hours_day", 10))
        return packet(audit(), minutes, exhibit("E8", "production", table("production", rows)))

    assert checks(DETECTOR, logged(2000)) == ["output"]
    assert checks(DETECTOR, logged(900)) == []


def test_makers_are_the_workers_whose_output_counts():
    assert checks(DETECTOR, goods(note("headcount_made", 10), pieces=30000)) == ["output"]


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_larger_output_never_removes_the_defect(one, other):
    less, more = sorted((one, other))
    assert len(found(DETECTOR, goods(pieces=less))) <= len(found(DETECTOR, goods(pieces=more)))

"""D01: days that cannot all be so, and the many that can."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases.review.build import checks, day, exhibit, found, note, packet, people, table, unlooked
from unpick.cases.review.d01_dates import DETECTOR
from unpick.cases.review.days import Link, Rule, Stated, can_hold, day_words, solve
from unpick.model.defect import Severity, Spot


def audit(*said, id_="E5", audit_day="2020-11-03", report="2020-11-20", **more):
    days = (note("audit_day", on=audit_day), note("report_day", on=report))
    return exhibit(id_, "audit", *days, *said, **more)


def test_a_report_weeks_after_its_audit_is_usual():
    facts = audit(
        note("signed_day", on="2020-11-21"), note("photo_day", on="2020-11-03"), submitted="2021-01-14"
    )
    assert found(DETECTOR, packet(facts)) == []


def test_a_report_dated_before_its_audit():
    (defect,) = found(DETECTOR, packet(audit(report="2020-11-01")))
    assert defect.says == (
        "The report is dated 1 November 2020 (E5, page 2), before the audit it reports, 3 November 2020 (E5, page 2)."
    )
    assert (defect.check, defect.severity, len(defect.spots)) == ("report_before_audit", Severity.MAJOR, 2)
    assert "which is not, they do not tell" in defect.reason


def test_a_report_dated_on_the_first_of_three_days_of_audit():
    assert checks(DETECTOR, packet(audit(audit_day=("2020-11-02", "2020-11-04"), report="2020-11-02"))) == [
        "report_before_audit"
    ]


def test_a_month_named_for_the_audit_leaves_its_day_open():
    assert found(DETECTOR, packet(audit(audit_day=("2020-11-01", "2020-11-30"), report="2020-11-15"))) == []


@pytest.mark.parametrize(
    ("said", "check"),
    [
        (note("signed_day", on="2020-10-30"), "signed_before_audit"),
        (note("signed_day", on="2020-11-18"), "signed_before_report"),
        (note("photo_day", on="2020-12-01"), "photo_after_report"),
        (note("photo_day", on="2020-10-20"), "photo_outside_audit"),
        (note("interview_day", on="2020-12-01"), "interview_after_report"),
    ],
)
def test_each_day_of_a_report_has_its_order(said, check):
    assert check in checks(DETECTOR, packet(audit(said)))


def test_papers_signed_at_the_closing_meeting_are_signed_in_time():
    assert found(DETECTOR, packet(audit(note("signed_day", on="2020-11-03")))) == []


def test_a_photograph_of_an_earlier_drill_is_called_so():
    drill = note("photo_day", on="2020-05-10", text="Fire drill of 10 May 2020")
    assert found(DETECTOR, packet(audit(drill))) == []


def test_the_day_of_the_previous_audit_is_another_day():
    earlier = note("audit_day", on="2019-10-08", text="Date of last audit: 8 October 2019")
    assert found(DETECTOR, packet(audit(earlier))) == []


def test_two_days_of_one_visit_are_one_visit():
    assert found(DETECTOR, packet(audit(note("audit_day", on="2020-11-04")))) == []


def test_two_days_for_one_audit_in_one_report():
    (defect,) = found(DETECTOR, packet(audit(note("audit_day", on="2020-11-13", place="page 4"))))
    assert (
        defect.says
        == "The audit is given as 3 November 2020 (E5, page 2) and as 13 November 2020 (E5, page 4)."
    )


def test_two_days_for_one_audit_in_two_documents():
    letter = exhibit("E1", "protest", note("audit_day", on="2020-10-28"))
    (defect,) = found(DETECTOR, packet(letter, audit()))
    assert (defect.check, set(defect.exhibits)) == ("two_days_of_one_event", {"E1", "E5"})


def test_the_letter_may_speak_of_either_of_two_audits():
    letter = exhibit("E1", "protest", note("audit_day", on="2020-10-28"))
    assert (
        found(DETECTOR, packet(letter, audit(), audit(id_="E6", audit_day="2020-10-28", report="2020-11-20")))
        == []
    )


def test_a_report_filed_before_its_day():
    assert checks(DETECTOR, packet(audit(report="2021-01-20", submitted="2021-01-14"))) == [
        "filed_before_its_date"
    ]


def test_a_file_written_before_the_audit_it_reports():
    (defect,) = found(
        DETECTOR, packet(audit(meta={"created": "2020-10-20T08:00:00", "modified": "2020-10-21"}))
    )
    assert (defect.check, defect.spots[1].place) == ("written_before_event", "metadata")


def test_a_template_of_years_before_that_was_filled_in_later():
    assert found(DETECTOR, packet(audit(meta={"created": "2014-02-01", "modified": "2020-11-20"}))) == []


def test_a_day_between_two_time_zones():
    assert found(DETECTOR, packet(audit(meta={"created": "2020-11-02"}))) == []


def test_a_file_saved_again_before_it_was_filed():
    assert (
        found(
            DETECTOR,
            packet(audit(meta={"created": "2020-11-20", "modified": "2021-01-10"}, submitted="2021-01-14")),
        )
        == []
    )


def test_a_file_made_or_changed_after_it_was_filed():
    made = packet(audit(meta={"created": "2021-02-20"}, submitted="2021-01-14"))
    assert [one.severity for one in found(DETECTOR, made)] == [Severity.MAJOR]
    changed = packet(audit(meta={"created": "2020-11-20", "modified": "2021-02-20"}, submitted="2021-01-14"))
    assert [one.severity for one in found(DETECTOR, changed)] == [Severity.MINOR]


def production(first, last, *said, id_="E8"):
    return exhibit(id_, "production", note("produced", on=(first, last)), *said)


def bill(on, *said, id_="E9"):
    return exhibit(id_, "transport", note("shipped_day", on=on), *said)


def test_goods_made_shipped_and_imported_in_turn():
    order = exhibit("E7", "order", note("order_day", on="2020-08-01"))
    facts = packet(
        order, production("2020-09-01", "2020-10-15"), bill("2020-11-01"), events={"imported": "2020-12-20"}
    )
    assert found(DETECTOR, facts) == []


def test_goods_made_after_they_were_shipped():
    assert checks(DETECTOR, packet(production("2020-11-20", "2020-12-05"), bill("2020-11-01"))) == [
        "made_after_shipment"
    ]


def test_goods_shipped_after_they_were_imported():
    assert checks(DETECTOR, packet(bill("2020-12-30"), events={"imported": "2020-12-20"})) == [
        "shipped_after_import"
    ]


def test_a_later_order_of_another_shipment_explains_itself():
    later = production("2020-11-20", "2020-12-05", note("number_order", value="PO-2"))
    first = bill("2020-11-01", note("number_order", value="PO-1"))
    assert found(DETECTOR, packet(later, first)) == []


def test_one_order_number_ties_a_late_lot_to_its_bill():
    late = production("2020-11-20", "2020-12-05", note("number_order", value="PO-1"))
    early = production("2020-09-01", "2020-09-15", note("number_order", value="PO-2"), id_="E10")
    first = bill("2020-11-01", note("number_order", value="PO-1"))
    assert checks(DETECTOR, packet(late, early, first)) == ["made_after_shipment"]


def test_goods_made_for_stock_before_the_order_are_minor():
    number = note("number_order", value="PO-1")
    order = exhibit("E7", "order", note("order_day", on="2020-11-01"), number)
    (defect,) = found(DETECTOR, packet(order, production("2020-09-01", "2020-09-15", number)))
    assert defect.severity is Severity.MINOR
    # A harvest is put up before anybody orders it: without the number of the order nothing ties the two.
    assert found(DETECTOR, packet(order, production("2020-09-01", "2020-09-15"))) == []


def test_an_importer_receives_goods_after_they_were_made():
    receipt = exhibit("E11", "packing", note("received_day", on="2021-01-05"))
    assert found(DETECTOR, packet(receipt, production("2020-09-01", "2020-09-15"))) == []
    material = exhibit("E11", "production", note("received_day", on="2020-10-05"))
    assert checks(DETECTOR, packet(material, production("2020-09-01", "2020-09-15"))) == [
        "material_after_use"
    ]


def test_a_certificate_valid_longer_is_no_conflict():
    def certified(first, last):
        return packet(
            exhibit("E12", "certificate", note("certificate_days", on=(first, last))),
            production("2020-09-01", "2020-09-15"),
        )

    assert found(DETECTOR, certified("2020-10-01", "2021-10-01")) == []
    assert checks(DETECTOR, certified("2019-08-01", "2020-08-01")) == ["certificate_expired"]


def wages(*periods):
    rows = [row for period in periods for row in people(3, period=period)]
    return exhibit("E4", "payroll", table("payroll", rows))


def test_wages_of_the_months_of_production():
    assert found(DETECTOR, packet(wages("2020-09", "2020-10"), production("2020-09-10", "2020-10-15"))) == []


def test_wages_of_other_months_contradict_no_day_and_are_left_to_d19():
    assert found(DETECTOR, packet(wages("2020-12"), production("2020-09-10", "2020-10-15"))) == []


def test_a_letter_dated_before_the_detention_it_describes():
    letter = exhibit(
        "E1", "protest", note("signed_day", on="2020-03-05"), note("detained_day", on="2020-12-23")
    )
    assert checks(DETECTOR, packet(letter)) == ["dated_before_its_facts"]


def test_a_letter_may_name_the_day_of_an_older_report():
    letter = exhibit(
        "E1",
        "protest",
        note("signed_day", on="2021-02-04"),
        note("report_day", on="2020-11-20"),
        note("detained_day", on="2020-12-23"),
    )
    assert found(DETECTOR, packet(letter, audit())) == []


def test_an_audit_older_than_the_goods_is_another_defect():
    assert (
        found(
            DETECTOR,
            packet(
                audit(audit_day="2018-01-10", report="2018-02-01"), production("2020-09-10", "2020-10-15")
            ),
        )
        == []
    )


def test_a_report_is_dated_on_one_day_and_a_span_beside_it_is_the_visit():
    span = note("report_day", on=("2020-11-02", "2020-11-03"), text="2 to 3 November 2020 Issued")
    assert found(DETECTOR, packet(audit(span))) == []


def test_a_day_that_can_be_read_two_ways_is_not_decided_when_one_reading_fits():
    day_ = note("report_day", on="2020-10-12", readings=("2020-12-10",), certain=False)
    facts = packet(exhibit("E5", "audit", note("audit_day", on="2020-11-03"), day_))
    assert found(DETECTOR, facts) == []
    (why,) = unlooked(DETECTOR, facts)
    assert "12 October 2020 or 10 December 2020" in why


def test_a_day_that_conflicts_in_every_reading_conflicts():
    day_ = note("report_day", on="2020-10-09", readings=("2020-09-10",), certain=False)
    facts = packet(exhibit("E5", "audit", note("audit_day", on="2020-11-03"), day_))
    assert "9 October 2020 or 10 September 2020" in found(DETECTOR, facts)[0].says


def test_three_statements_can_conflict_where_no_two_do():
    day_ = note("report_day", on="2021-03-04", readings=("2021-04-03",), certain=False)
    facts = packet(exhibit("E5", "audit", note("audit_day", on="2021-03-10"), day_, submitted="2021-03-20"))
    (defect,) = found(DETECTOR, facts)
    assert len(dict(defect.bounds)["statements"]) == 3


def test_a_stamp_read_by_machine_never_decides():
    stamp = note("photo_day", on="2020-12-30", method="ocr", certain=False)
    facts = packet(audit(stamp))
    assert found(DETECTOR, facts) == []
    assert "a person has to look" in unlooked(DETECTOR, facts)[0]


def test_many_photographs_of_another_day_are_one_defect():
    shots = [note("photo_day", on="2020-10-20", place=f"page {number}") for number in range(5, 9)]
    (defect,) = found(DETECTOR, packet(audit(*shots)))
    assert "4 such pairs" in defect.says
    assert dict(defect.bounds)["in_every_set"] == ["3 November 2020 (E5, page 2)"]


def test_an_announcement_is_written_before_the_audit_it_announces():
    mail = exhibit(
        "E2", "audit", note("audit_day", on="2020-11-03"), note("announced"), meta={"modified": "2020-10-10"}
    )
    assert found(DETECTOR, packet(mail, audit())) == []


def test_the_day_of_a_letter_received_is_no_day_of_material():
    answer = exhibit(
        "E3",
        "production",
        note("received_day", on="2023-06-14", text="We received your letter of June 14, 2023."),
    )
    assert found(DETECTOR, packet(answer, production("2023-04-03", "2023-04-28"))) == []


def test_a_shipment_of_raw_material_is_no_shipment_of_the_goods():
    lot = note("number_lot", value="L1")
    mill = exhibit("E20", "other", note("shipped_day", on="2020-06-19"), lot)
    assert (
        found(DETECTOR, packet(mill, production("2020-09-01", "2020-09-15", lot), bill("2020-11-01"))) == []
    )


def test_a_letter_about_a_shipment_bears_its_own_day():
    letter = exhibit("E21", "transport", note("shipped_day", on="2021-02-04", text="4 February 2021"))
    assert found(DETECTOR, packet(letter, events={"imported": "2020-12-20"})) == []


def test_the_day_of_a_letter_about_production_is_no_day_of_production():
    letter = exhibit(
        "E1",
        "production",
        note(
            "produced", on="2023-06-14", text="We wrote to the mill on June 14, 2023 for production records."
        ),
    )
    signature = exhibit("E2", "production", note("produced", on="2023-07-07", text="July 7, 2023"))
    assert found(DETECTOR, packet(letter, signature, bill("2023-05-08"))) == []


def test_a_table_of_contents_names_days_of_other_documents():
    contents = exhibit(
        "P1",
        "index",
        note("produced", on="2022-05-30", text="5 Production record"),
        note("report_day", on="2020-12-01"),
    )
    assert found(DETECTOR, packet(contents, audit(), bill("2022-04-11"))) == []


def lots(*rows):
    return packet(exhibit("E8", "production", table("production", rows)))


def test_a_lot_used_before_it_was_made():
    spun = {"day": "2020-09-10", "step": "spinning", "lot": "Y1", "input_lot": "B1"}
    woven = {"day": "2020-09-05", "step": "weaving", "lot": "F1", "input_lot": "Y1"}
    assert checks(DETECTOR, lots(spun, woven)) == ["lot_used_before_made"]
    assert checks(DETECTOR, lots(spun, {**woven, "day": "2020-09-12"})) == []


def test_a_lot_in_several_deliveries_exists_from_the_first():
    first, second = ({"day": f"2020-09-{d}", "lot": "Y1", "input_lot": "B1"} for d in ("01", "20"))
    assert checks(DETECTOR, lots(first, second, {"day": "2020-09-05", "lot": "F1", "input_lot": "Y1"})) == []


def test_a_worker_paid_before_she_was_hired():
    def hired(on, left=""):
        return packet(
            wages("2020-09"), exhibit("E2", "workers", table("workers", people(3, hired=on, left=left)))
        )

    assert checks(DETECTOR, hired("2020-11-01")) == ["paid_outside_hire"]
    assert checks(DETECTOR, hired("2020-09-20")) == []
    assert checks(DETECTOR, hired("2019-01-01", "2020-08-25")) == []
    assert checks(DETECTOR, hired("2019-01-01", "2020-03-25")) == ["paid_outside_hire"]


def test_time_cards_of_days_after_filing():
    cards = exhibit(
        "E6",
        "attendance",
        table("attendance", [{"worker": "W1", "day": "2021-02-01"}]),
        submitted="2021-01-14",
    )
    assert "after_filing" in checks(DETECTOR, packet(cards))


DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2021, 12, 31))


def said(topic, *days):
    return Stated(
        topic=topic, options=tuple((one, one) for one in days), spot=Spot(says=topic), exhibit=topic
    )


RULE = Rule(name="order", left="a", right="b", says="{left} {right}", why="")


@given(DAYS, DAYS)
def test_two_certain_days_conflict_exactly_when_they_break_the_rule(one, other):
    conflicts, doubts = solve([Link(rule=RULE, left=said("a", one), right=said("b", other))])
    assert bool(conflicts) == (one > other)
    assert doubts == []


def after(one, other):
    return Link(rule=RULE, left=one, right=other)


@given(st.lists(st.lists(DAYS, min_size=1, max_size=3, unique=True), min_size=2, max_size=4), st.data())
def test_every_contradiction_is_one_and_is_minimal(readings, data):
    """Against trying every choice of readings, over random links between random statements."""
    statements = [said(f"s{index}", *days) for index, days in enumerate(readings)]
    pairs = [(one, other) for one in statements for other in statements if one is not other]
    links = [
        after(*pair)
        for pair in data.draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=5, unique=True))
    ]
    conflicts, _ = solve(links)
    for conflict in conflicts:
        assert not can_hold(conflict.links)
        for dropped in conflict.links:
            assert can_hold([link for link in conflict.links if link is not dropped])
    if can_hold(links):
        assert conflicts == []


@given(st.lists(DAYS, min_size=2, max_size=4, unique=True), DAYS, DAYS)
def test_an_ambiguous_day_between_two_certain_ones_conflicts_when_no_reading_fits(readings, low, high):
    middle = said("b", *readings)
    conflicts, _ = solve([after(said("a", low), middle), after(middle, said("c", high))])
    assert bool(conflicts) == (not any(low <= one <= high for one in readings))


def test_days_in_words():
    assert day_words(day("2020-11-02"), day("2020-11-04")) == "2 November 2020 to 4 November 2020"

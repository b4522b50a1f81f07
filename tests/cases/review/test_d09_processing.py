"""D09: cotton from abroad does not tell who spun and sewed it."""

from tests.cases.review.make import (
    COTTON,
    REGION,
    UFLPA,
    WORKERS,
    defects,
    exhibit,
    line,
    note,
    open_questions,
    packet,
    request,
    table,
)
from unpick.cases.review.d09_processing import check
from unpick.model.defect import Severity

CHAIN = table(
    "chain",
    {"number": "1", "step": "farm", "firm": "Far Field Growers (invented)"},
    {"number": "2", "step": "spinning", "firm": "Blue Mill (invented)"},
    {"number": "3", "step": "sewing", "firm": "Red Stitch (invented)"},
)
ORIGIN = exhibit("E1", "origin", file="bales.xlsx")
MAP = exhibit("E2", "chain", tables=[CHAIN])
SPUN = exhibit("E3", "payroll", note("party", subject="employer", value="BLUE MILL"))
SEWN = exhibit("E4", "payroll", note("party", subject="employer", value="Red Stitch"))
LINES = (line("1", "cotton"), line("2", "polyester"))


def test_cotton_from_abroad_without_any_record_of_the_processors_is_decisive():
    found = defects(check(packet(ORIGIN, MAP, regime=COTTON, lines=LINES)))
    assert [one.check for one in found] == ["no_labor_records"]
    assert "spinning (Blue Mill (invented)), sewing (Red Stitch (invented))" in found[0].says
    assert found[0].severity is Severity.DECISIVE
    assert found[0].lines == ("1",)
    assert any("withdrawn" in source for source in found[0].rests_on)


def test_records_of_the_sewing_alone_leave_the_spinning_open():
    found = defects(check(packet(ORIGIN, MAP, SEWN, regime=COTTON, lines=LINES)))
    assert [one.check for one in found] == ["processors_without_records"]
    assert found[0].says.startswith("1 of 2 processing steps have labor records")
    assert "spinning" in found[0].cure


def test_a_packet_with_records_of_each_named_processor_is_silent():
    assert list(check(packet(ORIGIN, MAP, SPUN, SEWN, regime=COTTON, lines=LINES))) == []


def test_records_that_name_no_step_are_a_question_and_no_defect():
    loose = exhibit("E5", "attendance", file="times.xlsx")
    found = list(check(packet(ORIGIN, MAP, SEWN, loose, regime=COTTON, lines=LINES)))
    assert defects(found) == []
    assert "E5" in open_questions(found)[0].why


def test_a_region_order_alone_does_not_ask_for_payroll_unless_customs_did():
    assert list(check(packet(ORIGIN, MAP, regime=REGION, lines=LINES))) == []
    asked = request("R1", "time cards of the workers", "attendance")
    assert defects(check(packet(ORIGIN, MAP, regime=REGION, lines=LINES, requests=(asked,))))


def test_the_exception_asks_for_labor_and_the_applicability_review_does_not():
    assert defects(check(packet(ORIGIN, MAP, regime=UFLPA, question="exception")))
    assert list(check(packet(ORIGIN, MAP, regime=UFLPA, question="scope"))) == []


def test_under_a_rule_on_workers_records_of_the_factory_are_enough():
    assert list(check(packet(ORIGIN, MAP, SEWN, regime=WORKERS, product="garment"))) == []
    assert defects(check(packet(ORIGIN, MAP, regime=WORKERS, product="garment")))


def test_an_audit_of_quality_is_no_record_of_labor():
    quality = exhibit("E6", "audit", note("scope_quality"))
    assert defects(check(packet(ORIGIN, MAP, quality, regime=COTTON)))


def test_without_proof_of_the_input_this_question_is_not_asked():
    assert list(check(packet(MAP, regime=COTTON))) == []


def test_polyester_lines_are_outside_and_said_so():
    found = list(check(packet(ORIGIN, MAP, regime=COTTON, lines=(line("2", "polyester"),))))
    assert defects(found) == []
    assert "scope" in open_questions(found)[0].why

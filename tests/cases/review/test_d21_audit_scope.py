"""D21: what the audits looked at."""

from tests.cases.review.build import exhibit, found, note, packet
from unpick.cases.review.d21_audit_scope import DETECTOR
from unpick.model.defect import Severity

QUALITY = note("scope_quality", text="inspection of stitching and packing")


def test_an_audit_of_quality_does_not_answer_for_labor():
    (defect,) = found(DETECTOR, packet(exhibit("E5", "audit", QUALITY)))
    assert defect.says == "E5 is an audit of quality; it says nothing of labor."
    assert defect.severity is Severity.DECISIVE


def test_records_of_labor_beside_it_make_it_major():
    facts = packet(exhibit("E5", "audit", QUALITY), exhibit("E4", "payroll"))
    assert found(DETECTOR, facts)[0].severity is Severity.MAJOR


def test_an_audit_of_quality_does_not_answer_for_origin():
    facts = packet(exhibit("E5", "audit", QUALITY), regime="US-EO13570", question="scope")
    assert "nothing of origin" in found(DETECTOR, facts)[0].says


def test_an_audit_that_covers_labor_too_is_no_defect():
    assert found(DETECTOR, packet(exhibit("E5", "audit", QUALITY, note("scope_labor")))) == []


def test_a_quality_audit_beside_a_social_one_is_extra():
    assert (
        found(DETECTOR, packet(exhibit("E5", "audit", QUALITY), exhibit("E6", "audit", note("scope_labor"))))
        == []
    )


def test_it_counts_when_the_submitter_claims_labor_from_it():
    social = exhibit("E6", "audit", note("scope_labor"))
    facts = packet(exhibit("E5", "audit", QUALITY, says="shows that all workers are free"), social)
    assert len(found(DETECTOR, facts)) == 1


def test_nothing_is_asked_of_it_where_neither_labor_nor_origin_is_asked():
    assert found(DETECTOR, packet(exhibit("E5", "audit", QUALITY), regime="", question="")) == []


def test_the_certificate_of_an_audit_is_held_to_its_scope_too():
    certificate = exhibit("E5", "certificate", QUALITY, note("audit_day", on="2023-07-01"))
    assert len(found(DETECTOR, packet(certificate))) == 1


def test_papers_that_trace_the_inputs_carry_origin_without_an_audit():
    facts = packet(
        exhibit("E5", "audit", QUALITY), exhibit("E6", "chain"), regime="US-EO13570", question="scope"
    )
    assert found(DETECTOR, facts) == []


def test_a_certificate_of_conformity_is_no_claim_on_labor():
    assert found(DETECTOR, packet(exhibit("E5", "certificate", QUALITY))) == []


def test_a_title_covers_nothing_that_the_scope_leaves_out():
    audit = exhibit("E5", "audit", QUALITY, note("scope_labor"), note("scope_labor", value="no"))
    assert len(found(DETECTOR, packet(audit))) == 1

"""D02: the part of the site that nobody saw."""

import pytest

from tests.cases.review.build import checks, exhibit, found, note, packet, table
from unpick.cases.review.d02_site import DETECTOR
from unpick.model.defect import Severity

MAKER = note("party", subject="factory", value="Invented Sewing Co., Ltd.")


def site(*rows, **more):
    return packet(exhibit("E5", "audit", MAKER, table("site", rows)), **more)


def row(building, visited, **more):
    return {"building": building, "use": "sewing", "visited": visited, **more}


def test_three_of_seven_buildings_seen_is_a_part():
    facts = packet(exhibit("E5", "audit", note("buildings", 7), note("buildings_visited", 3)))
    (defect,) = found(DETECTOR, facts)
    assert defect.says == "The auditor saw 3 of 7 buildings (43%)."
    assert (defect.severity, dict(defect.bounds)["share"]) == (Severity.MAJOR, 0.4286)


def test_all_buildings_seen_is_the_whole():
    assert (
        found(DETECTOR, packet(exhibit("E5", "audit", note("buildings", 7), note("buildings_visited", 7))))
        == []
    )


def test_a_site_plan_can_show_more_buildings_than_the_audit_counts():
    plan = exhibit("E7", "site", note("buildings", 7))
    audit = exhibit("E5", "audit", note("buildings", 3), note("buildings_visited", 3))
    (defect,) = found(DETECTOR, packet(plan, audit))
    assert defect.says == "The auditor saw 3 of 7 buildings that E7 counts (43%)."
    assert set(defect.exhibits) == {"E5", "E7"}


def test_the_plan_of_a_shared_compound_counts_other_firms_buildings_too():
    plan = exhibit("E7", "site", note("buildings", 7), note("firms_on_site", 3))
    audit = exhibit("E5", "audit", note("buildings", 3), note("buildings_visited", 3))
    assert found(DETECTOR, packet(plan, audit)) == []


def test_the_plan_of_another_firm_says_nothing_of_this_one():
    plan = exhibit("E7", "site", note("party", subject="mill", value="Invented Mill"), note("buildings", 7))
    audit = exhibit("E5", "audit", MAKER, note("buildings", 3), note("buildings_visited", 3))
    assert found(DETECTOR, packet(plan, audit)) == []


def test_a_smaller_area_seen_is_a_part():
    facts = packet(exhibit("E5", "audit", note("area_m2", 40000), note("area_visited_m2", 12000)))
    assert found(DETECTOR, facts)[0].says == "The auditor saw 12000 of 40000 square meters (30%)."


def test_a_row_that_was_not_visited_is_named():
    (defect,) = found(DETECTOR, site(row("A", "yes", area_m2=500), row("B", "No", area_m2=1500)))
    assert defect.says == "1 of 2 buildings seen in full; not seen or seen in part: B."
    assert dict(defect.bounds) == {"buildings": 2, "seen": 1, "area_m2": 2000.0, "area_seen_m2": 500.0}
    assert defect.spots[0].place == "sheet 1 row 3"


@pytest.mark.parametrize("why", ["empty, under construction", "vacant since 2019", "空置"])
def test_an_empty_building_is_a_minor_gap(why):
    (defect,) = found(DETECTOR, site(row("A", "yes"), row("B", "no", why_not=why)))
    assert defect.severity is Severity.MINOR


def test_a_building_in_use_is_no_minor_gap_because_another_is_empty():
    rows = row("A", "yes"), row("B", "no", why_not="empty"), row("C", "no", why_not="confidential")
    assert found(DETECTOR, site(*rows))[0].severity is Severity.MAJOR


def test_a_row_that_does_not_tell_is_no_refusal():
    assert found(DETECTOR, site(row("A", "yes"), row("B", ""))) == []


def test_a_neighbors_building_belongs_to_another_defect():
    assert (
        found(DETECTOR, site(row("A", "yes", firm="Invented Sewing"), row("B", "no", firm="Neighbor"))) == []
    )


def test_refused_access_is_named():
    facts = packet(exhibit("E5", "audit", note("access_refused", subject="dormitory 2")))
    assert found(DETECTOR, facts)[0].says == "Access was refused: dormitory 2."


def test_a_document_that_says_both_shows_both():
    said = (
        note("access_limited", text="only the sewing hall was shown"),
        note("access_full", text="full access was given"),
    )
    (defect,) = found(DETECTOR, packet(exhibit("E5", "audit", *said)))
    assert "also says that access was full" in defect.says
    assert len(defect.spots) == 2


def test_a_locked_transformer_room_that_was_looked_into_hides_nobody():
    text = (
        "The transformer room is locked by the grid company, 6 sq m; its inside was seen through the grille."
    )
    said = (
        note("access_refused", text=text, subject="room"),
        note("area_visited_m2", 6, text=text),
        note("area_m2", 3100),
    )
    assert found(DETECTOR, packet(exhibit("E5", "audit", *said))) == []


def test_a_laboratory_that_got_no_sample_says_nothing_of_the_site():
    facts = packet(exhibit("E7", "test", note("access_refused", text="We were not given any yarn.")))
    assert found(DETECTOR, facts) == []


def test_not_in_use_for_one_order_is_not_empty():
    text = "The remaining blocks could not be visited; they were not in use for the audited production."
    facts = packet(exhibit("E5", "audit", note("access_refused", text=text, subject="blocks")))
    assert found(DETECTOR, facts)[0].severity is Severity.MAJOR


def test_the_halls_of_other_firms_belong_to_another_defect():
    text = "Several factories use the compound; those of the other firms were not visited."
    assert found(DETECTOR, packet(exhibit("E5", "audit", note("access_limited", text=text)))) == []


def test_full_access_is_no_defect():
    assert (
        found(
            DETECTOR, packet(exhibit("E5", "audit", note("access_full"), note("access_refused", value="no")))
        )
        == []
    )


def test_a_petition_is_not_asked_for_its_site():
    facts = packet(exhibit("E5", "audit", note("access_refused", subject="gate")), side="petitioner")
    assert checks(DETECTOR, facts) == []


def test_other_firms_outside_an_audit_are_no_part_of_its_site():
    words = "Two further companies in the yard were outside the audit scope."
    shared = exhibit("E5", "audit", note("shared_compound", text=words), note("access_limited", text=words))
    assert found(DETECTOR, packet(shared)) == []
    own = note("access_limited", text="The rear hall of the works was outside the audit scope.")
    assert checks(DETECTOR, packet(exhibit("E5", "audit", note("shared_compound", text=words), own))) == [
        "access"
    ]

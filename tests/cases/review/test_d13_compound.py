"""D13: neighbors in the compound."""

from tests.cases.review.build import exhibit, found, note, packet, people, table
from unpick.cases.review.d13_compound import DETECTOR
from unpick.model.defect import Severity

MAKER = note("party", subject="factory", value="Invented Sewing Co., Ltd.")


def audit(*said, id_="E5"):
    return exhibit(id_, "audit", MAKER, *said)


def test_a_clean_unannounced_audit_does_not_speak_for_the_neighbors():
    facts = packet(audit(note("unannounced"), note("private_interviews"), note("shared_compound")))
    (defect,) = found(DETECTOR, facts)
    assert defect.severity is Severity.DECISIVE
    assert "even unannounced" in defect.reason


def test_a_firm_alone_on_its_site_has_no_neighbors():
    assert found(DETECTOR, packet(audit(note("firms_on_site", 1), note("unannounced")))) == []


def test_three_firms_on_site_and_one_audit():
    assert len(found(DETECTOR, packet(audit(note("firms_on_site", 3))))) == 1


def test_two_firms_on_site_and_two_audits_leave_nobody_out():
    other = exhibit("E6", "audit", note("party", subject="factory", value="Invented Dyeing"))
    assert found(DETECTOR, packet(audit(note("firms_on_site", 2)), other)) == []


def test_neighbors_that_were_seen_too_are_no_defect():
    assert found(DETECTOR, packet(audit(note("shared_compound"), note("compound_audited")))) == []


def test_a_row_of_another_firm_that_was_not_seen_is_named():
    rows = [
        {"building": "A", "firm": "Invented Sewing", "visited": "yes"},
        {"building": "C", "firm": "Invented Toys", "visited": "no"},
    ]
    (defect,) = found(DETECTOR, packet(audit(table("site", rows))))
    assert defect.spots[0].says == "C belongs to Invented Toys and was not seen"


def test_records_of_every_worker_make_it_major():
    papers = exhibit("E3", "identity", table("identity", people(9, nationality="CN")))
    pay = exhibit("E4", "payroll", table("payroll", people(9, period="2020-10")))
    facts = packet(audit(note("shared_compound"), note("headcount", 9)), papers, pay)
    assert found(DETECTOR, facts)[0].severity is Severity.MAJOR


def test_a_table_of_the_compound_in_which_every_building_was_seen():
    rows = [
        {"building": name, "firm": f"Invented {name}", "visited": "yes"}
        for name in ("Sewing", "Cold Store", "Carpentry")
    ]
    plan = exhibit("E7", "site", table("site", rows))
    assert found(DETECTOR, packet(exhibit("E5", "audit", note("shared_compound")), plan)) == []
    unseen = exhibit(
        "E7", "site", table("site", [*rows, {"building": "D", "firm": "Invented Toys", "visited": "no"}])
    )
    assert len(found(DETECTOR, packet(exhibit("E5", "audit", note("shared_compound")), unseen))[0].spots) == 2


def address(subject, value="No. 8 Harbor Road, Zone 3, Dandong"):
    return note("address", subject=subject, value=value)


def test_two_makers_at_one_address_are_a_minor_question():
    said = (
        note("party", subject="dyer", value="Invented Dyeing"),
        address("Invented Dyeing"),
        address("Invented Sewing"),
    )
    (defect,) = found(DETECTOR, packet(audit(*said)))
    assert (defect.check, defect.severity) == ("shared_address", Severity.MINOR)


def test_a_trader_at_the_factorys_address_is_no_factory():
    said = (
        note("party", subject="exporter", value="Invented Trading"),
        address("Invented Trading"),
        address("Invented Sewing"),
    )
    assert found(DETECTOR, packet(audit(*said))) == []


def test_a_country_alone_is_no_address():
    said = (
        note("party", subject="dyer", value="Invented Dyeing"),
        address("Invented Dyeing", "Australia"),
        address("Invented Sewing", "Australia"),
    )
    assert found(DETECTOR, packet(audit(*said))) == []


def test_a_town_alone_is_no_address():
    said = (
        note("party", subject="dyer", value="Invented Dyeing"),
        address("Invented Dyeing", "Dandong"),
        address("Invented Sewing", "Dandong"),
    )
    assert found(DETECTOR, packet(audit(*said))) == []

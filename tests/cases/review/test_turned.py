"""Exhibits of the defence that state what the rule presumes from turn against it, whatever defect there is."""

from tests.cases.review.make import UFLPA, WORKERS, exhibit, note, packet
from unpick.cases.review.assess import turned_exhibits


def test_a_list_of_the_defence_that_states_north_korean_permits_turns():
    permits = exhibit("J2", "workers", note("nationality", "DPRK (work permit)", value="KP"))
    (one,) = turned_exhibits(packet(permits, regime=WORKERS, question="exception"), [])
    assert (one["exhibit"], one["reasons"][0]["code"]) == ("J2", "")
    chinese = exhibit("J2", "workers", note("nationality", value="CN"))
    assert turned_exhibits(packet(chinese, regime=WORKERS, question="exception"), []) == []
    assert turned_exhibits(packet(permits, regime=UFLPA, question="exception"), []) == []
    finding = packet(permits, regime=WORKERS, question="finding", side="agency")
    assert turned_exhibits(finding, []) == []

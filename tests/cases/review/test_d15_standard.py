"""D15: a packet is measured by the standard that holds, not by the one it prefers."""

import pytest

from tests.cases.review.make import UFLPA, WORKERS, day, defects, exhibit, note, packet
from unpick.cases.review.d15_standard import check
from unpick.law.regime import STANDARDS


def brief(*values: str):
    return exhibit("E1", "protest", *(note("standard", value=value) for value in values))


def asked(*values: str, **more):
    return packet(brief(*values), **({"regime": WORKERS, "standard": "clear_and_convincing"} | more))


def test_preponderance_is_argued_where_clear_and_convincing_is_asked():
    (found,) = defects(check(asked("preponderance")))
    assert found.says == "the packet argues preponderance; clear and convincing is asked"


def test_a_packet_that_argues_the_standard_that_holds_is_silent():
    assert list(check(asked("clear_and_convincing"))) == []


def test_a_packet_that_speaks_to_both_readings_is_silent():
    assert list(check(asked("preponderance", "clear_and_convincing"))) == []


def test_a_higher_standard_than_needed_harms_nobody():
    assert list(check(asked("clear_and_convincing", regime=UFLPA, standard="satisfactory_evidence"))) == []


def test_the_contested_reading_is_shown_beside_the_other():
    (found,) = defects(check(asked("preponderance", contested_standard="preponderance", question="scope")))
    assert found.check == "contested_standard"
    assert "untested in court" in found.reason
    assert "the statute's own terms" in found.reason
    assert any("unverified, do not rely" in one for one in found.rests_on)


def test_a_reading_that_was_not_public_yet_is_not_shown():
    (found,) = defects(
        check(asked("preponderance", contested_standard="preponderance", known_at=day("2021-01-14")))
    )
    assert "untested in court" not in found.reason


def test_reasonable_cause_and_reasonable_suspicion_are_level():
    assert list(check(asked("reasonable_suspicion", standard="reasonable_cause"))) == []


def test_where_the_standard_is_not_known_nothing_is_held_against_the_packet():
    (said,) = check(asked("preponderance", standard=""))
    assert said.code == "D15"


def listing(*notes, **more):
    return packet(exhibit("E1", "protest", *notes), regime=UFLPA, question="listing", side="producer", **more)


def test_whoever_contests_a_listing_by_a_higher_standard_attacks_another_one():
    notes = (
        note("standard", "only if shown by a preponderance of the evidence", value="preponderance"),
        note("standard", "Reasonable cause is not enough.", value="reasonable_cause"),
    )
    (found,) = defects(check(listing(*notes)))
    assert found.says == "the packet asks the authority for preponderance; reasonable cause suffices"
    assert list(check(listing(note("standard", value="reasonable_cause")))) == []


def test_a_standard_that_the_packet_itself_calls_open_is_shown_and_not_decided():
    text = "in the petitioner's view a preponderance; the question has not been decided by a court"
    found = list(check(listing(note("standard", text, value="preponderance"))))
    assert defects(found) == []
    assert "contested" in found[0].why


@pytest.mark.parametrize("holds", STANDARDS)
@pytest.mark.parametrize("argued", STANDARDS)
def test_only_a_lower_standard_is_a_defect(holds: str, argued: str):
    found = defects(check(asked(argued, standard=holds)))
    lower = STANDARDS.index(argued) < STANDARDS.index(holds) and {holds, argued} != {
        "reasonable_cause",
        "reasonable_suspicion",
    }
    assert bool(found) == lower

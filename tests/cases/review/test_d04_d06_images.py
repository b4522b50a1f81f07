"""D04 and D06: what readers of images will add as notes."""

from tests.cases.review.build import exhibit, found, note, packet, unlooked
from unpick.cases.review.d04_legibility import DETECTOR as LEGIBILITY
from unpick.cases.review.d06_photographs import DETECTOR as PHOTOGRAPHS
from unpick.model.defect import Severity

LOOKED = frozenset({"text", "tables", "metadata", "legibility"})


def copies(share, **more):
    said = (note("identity_copies", 49), note("legible", share, method="image", **more))
    return packet(exhibit("E3", "identity", *said), looked=LOOKED)


def test_twenty_of_forty_nine_copies_can_be_read():
    (defect,) = found(LEGIBILITY, copies("0.4082"))
    assert defect.says == "The number can be read on 20 of 49 identity copies."
    assert defect.severity is Severity.DECISIVE


def test_what_only_a_machine_read_is_not_decisive_and_says_so():
    (defect,) = found(LEGIBILITY, copies("0.4082", certain=False))
    assert defect.severity is Severity.MAJOR
    assert "until a person has looked" in defect.rests_on[0]
    assert found(LEGIBILITY, copies("0.4082"))[0].rests_on == ()


def test_what_a_person_saw_counts_before_what_a_machine_read():
    read = note("legible", "0.04", method="image", certain=False)
    facts = packet(
        exhibit(
            "E3", "identity", note("identity_copies", 49), read, note("legible", "0.9796", method="image")
        ),
        looked=LOOKED,
    )
    (defect,) = found(LEGIBILITY, facts)
    assert (defect.severity, dict(defect.bounds)["read"]) == (Severity.MINOR, 48)


def test_one_blurred_copy_is_minor():
    (defect,) = found(LEGIBILITY, copies("0.9796"))
    assert (defect.severity, dict(defect.bounds)["read"]) == (Severity.MINOR, 48)


def test_a_share_just_below_all_is_not_all():
    assert dict(found(LEGIBILITY, copies("0.999"))[0].bounds)["read"] == 48


def test_copies_that_can_all_be_read_are_no_defect():
    assert found(LEGIBILITY, copies(1)) == []


def test_scans_that_nobody_looked_at_are_said_so():
    facts = packet(exhibit("E3", "identity", text="", pictures=4), looked=LOOKED)
    assert found(LEGIBILITY, facts) == []
    assert unlooked(LEGIBILITY, facts) == [
        "identity copies of E3 were not looked at by eye or by a legibility reader"
    ]


def test_both_ask_for_a_reader_of_images():
    assert PHOTOGRAPHS.needs == ("photographs",)
    assert unlooked(LEGIBILITY, packet()) == ["no reader of legibility ran"]


def test_resident_numbers_that_do_not_fit_are_minor_and_named_by_row_and_rule():
    row = note("resident_row", value="checksum,sex", place="sheet Roster row 3")
    roster = exhibit("E4", "workers", note("resident_numbers", 1, value="implausible", subject="49"), row)
    (defect,) = found(LEGIBILITY, packet(roster))
    assert (defect.check, defect.severity) == ("resident_numbers", Severity.MINOR)
    assert defect.says.startswith("On E4, 1 of 49 resident numbers do not fit their own rules: ")
    assert [one.place for one in defect.spots] == ["sheet Roster row 3"]
    assert dict(defect.bounds)["rules"] == ["checksum", "sex"]


def test_numbers_that_all_fit_are_no_defect_however_they_stand_together():
    fits = note("resident_numbers", 49, value="plausible", subject="49")
    together = note("resident_together", text="40 of 49 numbers begin with one code")
    assert found(LEGIBILITY, packet(exhibit("E4", "workers", fits, together))) == []


def shots(value, subject="A1", **more):
    audit = exhibit("E5", "audit", note("twin", value=value, subject=subject, method="image", **more))
    return packet(audit, exhibit("A1", "press", by="adverse"))


def test_the_same_object_in_a_newspaper_turns_the_exhibit():
    (defect,) = found(PHOTOGRAPHS, shots("object"))
    assert defect.says == "A photograph of E5 shows the same object as A1 (press)."
    assert (defect.severity, defect.turns, defect.exhibits) == (Severity.DECISIVE, ("E5",), ("E5", "A1"))


def test_the_same_object_is_found_by_file_name_too():
    assert found(PHOTOGRAPHS, shots("print", "a1-press.pdf"))[0].exhibits == ("E5", "A1")


def test_a_match_that_needs_an_eye_is_major():
    assert found(PHOTOGRAPHS, shots("object", certain=False))[0].severity is Severity.MAJOR


def test_another_lot_under_the_same_print_does_not_turn_it():
    (defect,) = found(PHOTOGRAPHS, shots("other_lot"))
    assert (defect.severity, defect.turns) == (Severity.MAJOR, ())


def test_a_print_too_coarse_to_tell_the_lot_does_not_turn_it_before_a_person_has_looked():
    (defect,) = found(PHOTOGRAPHS, shots("print", unit="no weight", certain=False))
    assert (defect.severity, defect.turns) == (Severity.MAJOR, ())
    assert "too coarse to tell another lot" in defect.says
    assert found(PHOTOGRAPHS, shots("print"))[0].turns == ("E5",)


def test_a_print_that_many_firms_use_is_no_match():
    assert found(PHOTOGRAPHS, shots("generic")) == []


def test_two_photographs_of_the_submitter_are_no_adverse_match():
    assert found(PHOTOGRAPHS, shots("photograph", "E5")) == []


def test_a_row_without_a_rule_or_a_count_without_its_whole_is_no_defect():
    count = note("resident_numbers", 1, value="implausible")
    whole = note("resident_numbers", 1, value="implausible", subject="49")
    for row, counted in (("", whole), ("checksum", count)):
        roster = exhibit("E4", "workers", counted, note("resident_row", value=row))
        assert found(LEGIBILITY, packet(roster, looked=LOOKED)) == []

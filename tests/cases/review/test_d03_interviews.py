"""D03: interviews against the claim that nobody was hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases.review.build import checks, exhibit, found, note, packet, people, table, unlooked
from unpick.cases.review.d03_interviews import DETECTOR, interview_bounds
from unpick.model.defect import Severity


def audit(interviewed=10, headcount=49, *more, id_="E5"):
    return exhibit(id_, "audit", note("headcount", headcount), note("interviewed", interviewed), *more)


def papers(identity=49, payroll=49):
    return (
        exhibit("E3", "identity", table("identity", people(identity, nationality="CN"))),
        exhibit("E4", "payroll", table("payroll", people(payroll, period="2020-10"))),
    )


def test_ten_of_forty_nine_leave_room_for_eleven():
    (defect,) = found(DETECTOR, packet(audit()))
    assert defect.says == (
        "10 of 49 workers interviewed (20%): if drawn at random, up to 11 hidden workers remain possible at 95%; "
        "the draw was not shown to be random."
    )
    assert defect.severity is Severity.DECISIVE
    assert "47 of 49" in defect.cure


def test_the_assumptions_stand_beside_the_bound():
    bounds = dict(interview_bounds(49, 10))
    assert (bounds["if_random_99"], bounds["if_chosen_by_management"]) == (16, 39)
    assert (bounds["if_picked_0.5_as_likely_95"], bounds["if_picked_0.25_as_likely_95"]) == (18, 25)
    assert (bounds["if_tells_with_0.5_95"], bounds["if_tells_with_0.25_95"]) == (24, 49)
    assert [bounds[f"if_headcount_is_{n}_95"] for n in (100, 200, 500)] == [24, 50, 128]


@pytest.mark.parametrize("asked", [47, 48, 49])
def test_nearly_everybody_interviewed_is_enough(asked):
    assert found(DETECTOR, packet(audit(asked))) == []


def test_forty_six_of_forty_nine_are_not_quite_enough():
    assert found(DETECTOR, packet(audit(46)))


def test_papers_and_pay_of_every_worker_carry_the_claim_without_interviews():
    assert found(DETECTOR, packet(audit(), *papers())) == []


def test_papers_of_some_workers_carry_it_only_for_some():
    (defect,) = found(DETECTOR, packet(audit(), *papers(identity=45)))
    assert defect.severity is Severity.MAJOR


def test_a_payroll_names_no_nation_and_leaves_the_interviews_alone():
    (defect,) = found(DETECTOR, packet(audit(), papers()[1]))
    assert defect.severity is Severity.DECISIVE


def test_papers_carry_nothing_when_another_document_counts_more_workers():
    protest = exhibit("E1", "protest", note("headcount", 61))
    assert found(DETECTOR, packet(protest, audit(), *papers()))


def test_papers_without_a_nationality_do_not_show_one():
    bare = exhibit("E3", "identity", table("identity", people(49)))
    assert found(DETECTOR, packet(audit(), bare, papers()[1]))


def test_copies_found_legible_throughout_count_as_papers():
    copies = exhibit("E3", "identity", note("identity_copies", 49), note("legible", 1))
    assert found(DETECTOR, packet(audit(), copies, papers()[1])) == []
    dim = exhibit("E3", "identity", note("identity_copies", 49), note("legible", "0.4"))
    assert found(DETECTOR, packet(audit(), dim, papers()[1]))


def test_workers_chosen_by_management_leave_everybody_else_unseen():
    (defect,) = found(DETECTOR, packet(audit(40, 49, note("chosen_by_management"))))
    assert "management chose them, so 9 were never asked" in defect.says


def test_two_statements_on_who_chose_give_two_bounds_side_by_side():
    own = note("chosen_by_auditor", text="workers were drawn at random", place="page 2")
    protest = exhibit(
        "E1", "protest", note("chosen_by_management", text="the office sent the workers", place="page 7")
    )
    (defect,) = found(DETECTOR, packet(protest, audit(10, 49, own)))
    assert defect.says == (
        "10 of 49 workers interviewed (20%): two statements differ on who chose them, and both are reckoned. "
        "If the auditor drew them at random, as E5 (page 2) says, up to 11 hidden workers remain possible at 95%; "
        "if management chose them, as E1 (page 7) says, 39 were never asked."
    )
    bounds = dict(defect.bounds)
    assert (bounds["hidden_at_most_if_auditor_drew"], bounds["auditor_drew_by"]) == (11, ["E5 page 2"])
    assert (bounds["hidden_at_most_if_management_chose"], bounds["management_chose_by"]) == (
        39,
        ["E1 page 7"],
    )
    assert [spot.says for spot in defect.spots[1:]] == [
        "the office sent the workers",
        "workers were drawn at random",
    ]


def test_two_statements_of_one_audit_give_two_bounds_as_well():
    both = (
        note("chosen_by_auditor", text="drawn by us"),
        note("chosen_by_management", text="the factory chose workers"),
    )
    (defect,) = found(DETECTOR, packet(audit(10, 49, *both)))
    assert "two statements differ" in defect.says


def test_a_statement_that_management_did_not_choose_is_the_other_reading():
    denied = exhibit(
        "E7",
        "questionnaire",
        note("chosen_by_management", value="no", text="workers chosen by management: no"),
    )
    (defect,) = found(DETECTOR, packet(audit(10, 49, note("chosen_by_management")), denied))
    assert "as E7 (page 2) says, up to 11" in defect.says


def test_enough_interviews_under_one_reading_only_are_not_enough():
    own = (note("chosen_by_auditor", text="drawn"), note("chosen_by_management", text="sent by the office"))
    assert found(DETECTOR, packet(audit(47, 49, own[0]))) == []
    (defect,) = found(DETECTOR, packet(audit(47, 49, *own)))
    assert "up to 0 hidden workers" in defect.says
    assert "2 were never asked" in defect.says


@pytest.mark.parametrize(
    "other",
    [
        # One sentence on a list by the factory from which the auditor drew.
        exhibit("E1", "protest"),
        exhibit("E1", "protest", note("chosen_by_auditor", text="payroll records were sampled at random")),
        exhibit(
            "E6", "audit", note("party", subject="factory", value="Invented Mill"), note("chosen_by_auditor")
        ),
        exhibit("E1", "protest", note("chosen_by_auditor", text="drawn at random"), by="adverse"),
    ],
)
def test_statements_about_something_else_do_not_differ(other):
    text = "management gave a list of workers, from which we drew ten at random"
    own = (note("chosen_by_management", text=text), note("chosen_by_auditor", text=text))
    party = note("party", subject="factory", value="Invented Sewing")
    defects = [
        one for one in found(DETECTOR, packet(audit(10, 49, party, *own), other)) if "E5" in one.exhibits
    ]
    assert "management chose them, so 39 were never asked" in defects[0].says


def test_a_table_in_which_management_chose_some_is_one_statement():
    rows = [{"worker": "W1", "chosen_by": "management"}, {"worker": "W2", "chosen_by": "auditor"}]
    own = (
        table("interviews", rows),
        note("chosen_by_management", text="management", place="sheet 1 row 2"),
        note("chosen_by_auditor", text="auditor", place="sheet 1 row 3"),
    )
    (defect,) = found(DETECTOR, packet(exhibit("E5", "audit", note("headcount", 49), *own)))
    assert "management chose them, so 47 were never asked" in defect.says


def test_single_interviews_and_a_group_add_up():
    parts = (note("interviewed", 6, subject="individual"), note("interviewed", 4, subject="group"))
    (defect,) = found(DETECTOR, packet(exhibit("E5", "audit", note("headcount", 49), *parts)))
    assert defect.says.startswith("10 of 49")


def test_a_scheme_whose_own_example_is_met_is_said_to_be_met():
    (defect,) = found(DETECTOR, packet(audit(10, 49, note("scheme", value="SMETA"))))
    assert "follows the scheme's own example" in defect.reason


def test_no_claim_of_zero_is_at_stake_in_a_modification_or_a_finding():
    claim = note("no_forced_labor")
    for more in (
        {"question": "modification"},
        {"question": "finding", "side": "agency"},
        {"side": "petitioner"},
    ):
        assert found(DETECTOR, packet(audit(10, 49, claim), regime="US-1307", **more)) == []


def test_a_cotton_order_does_not_ask_for_interviews_until_the_packet_claims_free_labor():
    assert found(DETECTOR, packet(audit(), regime="US-WRO-XPCC-COTTON")) == []
    claiming = packet(audit(10, 49, note("no_forced_labor")), regime="US-WRO-XPCC-COTTON")
    assert [one.severity for one in found(DETECTOR, claiming)] == [Severity.MAJOR]


def test_pay_and_time_of_every_worker_carry_a_claim_on_forced_labor():
    hours = exhibit("E6", "attendance", table("attendance", people(49, day="2020-10-05", hours=8)))
    facts = packet(audit(10, 49, note("no_forced_labor")), papers()[1], hours, regime="US-WRO-XPCC-COTTON")
    assert found(DETECTOR, facts) == []


def test_the_best_audit_of_a_firm_counts():
    assert found(DETECTOR, packet(audit(10), audit(49, id_="E6"))) == []


def test_the_audit_of_the_mill_does_not_speak_for_the_sewing_plant():
    mill = audit(20, 20, note("party", subject="mill", value="Invented Mill"), id_="E6")
    sewing = audit(10, 49, note("party", subject="factory", value="Invented Sewing"))
    (defect,) = found(DETECTOR, packet(mill, sewing))
    assert defect.exhibits == ("E5",)


def test_an_audit_that_gives_no_number_is_said_so():
    facts = packet(exhibit("E5", "audit", note("headcount", 49)))
    assert found(DETECTOR, facts) == []
    assert unlooked(DETECTOR, facts) == ["E5 does not say how many workers were interviewed"]


def test_interviews_without_a_headcount_are_said_so():
    assert "of how many" in unlooked(DETECTOR, packet(exhibit("E5", "audit", note("interviewed", 10))))[0]


@given(st.integers(2, 120), st.data())
def test_more_interviews_never_add_a_defect(headcount, data):
    asked = data.draw(st.integers(0, headcount - 1))
    fewer, more = (checks(DETECTOR, packet(audit(k, headcount))) for k in (asked, asked + 1))
    assert len(more) <= len(fewer)

"""What an audit tells of itself: fields, shares, and their product between bounds that hold whatever the case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases.review.build import exhibit, note, packet
from unpick.cases.review.audit_fields import AuditSeen, Share, audits_seen


def seen(*said, kind="audit"):
    return list(audits_seen(packet(exhibit("E5", kind, *said))))


def test_the_coverage_of_poof_s_audit_is_a_product_between_bounds():
    (one,) = seen(
        note("scheme", value="WRAP"),
        note("audit_day", on=("2020-11-10", "2020-11-11")),
        note("buildings", 7),
        note("buildings_visited", 3),
        note("headcount", 49),
        note("interviewed", 10),
        note("announced"),
        note("minder_present"),
    )
    assert one.fields["scheme"] == "WRAP"
    assert one.fields["audit_day"] == "2020-11-10 to 2020-11-11"
    assert one.fields["conduct"] == "announced; somebody of the management sat in"
    assert one.fields["records_sampled"] is None
    assert [(share.of, share.seen, share.whole) for share in one.shares] == [
        ("buildings", 3, 7),
        ("workers", 10, 49),
    ]
    assert one.if_independent == pytest.approx(30 / 343)
    assert one.bounds == (0.0, pytest.approx(10 / 49))
    assert one.says == (
        "E5 saw 3 of 7 buildings and 10 of 49 workers: together 9% if these have nothing to do with each other, "
        "between 0% and 20% whatever holds; not told: share of the shifts, share of the records of workers."
    )


@pytest.mark.parametrize("scheme", ["WRAP", "SMETA", "SA8000"])
def test_the_scheme_is_read_from_the_words_of_the_report(scheme: str):
    from unpick.datasets.documents import read_document
    from unpick.exhibits.interpret import interpret

    text = f"Social audit report\nScheme: {scheme}\nAudit dates: 10 November 2020 to 11 November 2020\nWorkers: 49\nWorkers interviewed: 10\n"
    found = interpret(read_document(text.encode(), "audit.txt"))
    assert found.kind == "audit"
    assert scheme in {one.value for one in found.notes if one.topic == "scheme"}


def told(text: str, *said):
    one = exhibit("E5", "audit", *said, text=text)
    return next(iter(audits_seen(packet(one))))


def test_shifts_records_and_auditor_days_are_read_from_the_words_of_the_report():
    text = "The audit took 2 person-days. One of the two shifts was seen. Payroll records of 12 workers were sampled for three months."
    one = told(
        text,
        note("headcount", 49),
        note("interviewed", 10),
        note("buildings", 2),
        note("buildings_visited", 2),
    )
    assert (one.fields["auditor_days"], one.fields["shifts_seen"], one.fields["records_sampled"]) == (
        "2",
        "1 of 2",
        "12",
    )
    assert [(share.of, share.seen, share.whole) for share in one.shares] == [
        ("buildings", 2, 2),
        ("workers", 10, 49),
        ("shifts", 1, 2),
        ("records of workers", 12, 49),
    ]
    assert one.if_independent == pytest.approx(10 / 49 / 2 * 12 / 49)
    assert one.unknown == ()
    assert one.says.startswith(
        "E5 saw 2 of 2 buildings, 10 of 49 workers, 1 of 2 shifts and 12 of 49 records of workers: "
    )


@pytest.mark.parametrize(
    "text",
    [
        "Payroll records of 12 months were reviewed.",
        "No payroll records of 12 workers were sampled.",
        "The factory keeps time cards of 49 workers.",
        "Workers rotate between the two shifts.",
        "Of the 3 of 2 shifts nothing is told.",
        "The next audit needs more person days.",
    ],
)
def test_words_that_tell_of_no_sample_give_none(text: str):
    one = told(text, note("headcount", 49), note("interviewed", 10))
    assert [share.of for share in one.shares] == ["workers"]
    assert one.fields["auditor_days"] is None


def test_everything_seen_has_a_lower_bound_above_nothing():
    text = "2 of 2 shifts were seen. Payroll records of 40 workers were reviewed."
    one = told(
        text,
        note("headcount", 49),
        note("interviewed", 47),
        note("buildings", 2),
        note("buildings_visited", 2),
    )
    low, high = one.bounds
    assert (low, high) == (pytest.approx(47 / 49 + 40 / 49 - 1), pytest.approx(40 / 49))
    assert low <= one.if_independent <= high


def test_a_report_that_tells_nothing_of_how_much_it_saw_says_so():
    (one,) = seen(note("scheme", value="SMETA"))
    assert (one.shares, one.if_independent, one.bounds) == ((), None, (0.0, 1.0))
    assert one.says == "E5 does not tell of how much it saw how much."
    assert one.unknown[:2] == ("share of the buildings", "share of the workers")


def test_area_and_buildings_overlap_and_the_smaller_share_counts_once():
    (one,) = seen(
        note("buildings", 4),
        note("buildings_visited", 4),
        note("area_m2", 1000),
        note("area_visited_m2", 250),
    )
    assert [(share.of, float(share.part)) for share in one.shares] == [("buildings by area", 0.25)]
    assert one.unknown[0] == "share of the workers"


def test_more_seen_than_there_are_is_all():
    (one,) = seen(note("buildings", 3), note("buildings_visited", 5))
    assert one.bounds[1] == 1.0


def test_only_audits_of_the_submitter_are_asked():
    assert seen(note("buildings", 4), kind="certificate") == []


shares = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(
    lambda pair: Share(of="x", seen=min(pair), whole=max(*pair, 1))
)


@given(st.lists(shares, min_size=1, max_size=4))
def test_the_product_lies_between_the_bounds(found):
    one = AuditSeen(exhibit="E", fields={}, shares=tuple(found), unknown=())
    low, high = one.bounds
    assert 0 <= low <= one.if_independent + 1e-12
    assert one.if_independent <= high + 1e-12


@given(st.lists(shares, min_size=2, max_size=4))
def test_a_share_more_never_raises_the_coverage(found):
    whole = AuditSeen(exhibit="E", fields={}, shares=tuple(found), unknown=())
    less = AuditSeen(exhibit="E", fields={}, shares=tuple(found[:-1]), unknown=())
    assert whole.if_independent <= less.if_independent
    assert whole.bounds[1] <= less.bounds[1]

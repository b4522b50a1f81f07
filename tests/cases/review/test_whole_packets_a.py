"""Whole packets over the detectors of documents, site and workers: what is found, and what stays silent."""

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cases.review.build import exhibit, note, packet, people, table
from unpick.cases.review import (
    d01_dates,
    d02_site,
    d03_interviews,
    d04_legibility,
    d05_headcount,
    d06_photographs,
    d08_records,
    d13_compound,
    d14_free_audit,
    d21_audit_scope,
)
from unpick.cases.review.facts import Line, Request
from unpick.cases.review.registry import detectors
from unpick.exhibits.columns import ROLES
from unpick.exhibits.note import DAYS, KINDS, NUMBERS, TOPICS
from unpick.model.defect import Defect, Severity

MODULES = (
    d01_dates, d02_site, d03_interviews, d04_legibility, d05_headcount, d06_photographs, d08_records, d13_compound,
    d14_free_audit, d21_audit_scope,
)  # fmt: skip
MAKER = note("party", subject="factory", value="Invented Sewing Co., Ltd. (invented)")
ASKED = (
    Request(id="R1", asked="how workers are recruited", topics=("recruitment",)),
    Request(id="R2", asked="identification cards", topics=("identity",)),
    Request(id="R3", asked="payroll or other proof of pay", topics=("payroll",)),
)


def review(facts):
    """Return what every detector whose readers ran says."""
    return [
        one for module in MODULES if set(module.DETECTOR.needs) <= facts.looked | {"text", "tables", "metadata"}
        for one in module.DETECTOR.check(facts)
    ]  # fmt: skip


def codes(facts):
    return sorted({one.code for one in review(facts) if isinstance(one, Defect)})


def pay(count=49):
    rows = []
    for number in range(count):
        hours, off = 160 + number % 11, 200 + number
        gross = Decimal(hours) * 15
        rows.append(
            {
                "worker": f"W{number + 1:03}", "period": "2020-10", "days": 21 + number % 3, "hours": hours, "rate_hour": "15.00",
                "base_pay": gross, "gross": gross, "deductions": off, "net": gross - off,
            }
        )  # fmt: skip
    return table("payroll", rows)


def audit(*said, interviewed, headcount=49, report="2020-11-20"):
    return exhibit(
        "E5", "audit", MAKER, note("headcount", headcount), note("interviewed", interviewed),
        note("audit_day", on="2020-11-03"), note("report_day", on=report), note("photo_day", on="2020-11-03"),
        note("scheme", value="WRAP"), note("scope_labor"), *said,
        submitted="2021-01-14",
    )  # fmt: skip


def poof(**more):
    """The shape of the Poof matter, every figure that no source gives invented."""
    return packet(
        exhibit("E1", "protest", MAKER, note("headcount", 61), note("no_north_koreans"), submitted="2021-02-04"),
        exhibit("E2", "recruitment", MAKER),
        exhibit("E3", "identity", MAKER, text="", pictures=12),
        exhibit("E4", "payroll", MAKER, pay(), note("period", on=("2020-10-01", "2020-10-31"))),
        audit(note("access_limited", text="only parts of the site were shown"), interviewed=10, report="2020-11-01"),
        exhibit("A1", "press", by="adverse"),
        requests=ASKED, lines=(Line(id="1", description="girls' garments"),), events={"detained": "2020-12-23"},
        **more,
    )  # fmt: skip


def sound(*said, **more):
    """Its sound twin: the whole site, everybody interviewed, papers that can be read, one count."""
    return packet(
        exhibit("E1", "protest", MAKER, note("headcount", 49), note("no_north_koreans"), submitted="2021-02-04"),
        exhibit("E2", "recruitment", MAKER),
        exhibit("E3", "identity", MAKER, table("identity", people(49, nationality="CN", issued="2015-03-02"))),
        exhibit("E4", "payroll", MAKER, pay(), note("period", on=("2020-10-01", "2020-10-31"))),
        audit(
            note("unannounced"), note("private_interviews"), note("chosen_by_auditor"), note("access_full"), note("firms_on_site", 1),
            note("buildings", 3), note("buildings_visited", 3), *said, interviewed=49,
        ),
        exhibit("E8", "production", MAKER, note("produced", on=("2020-10-01", "2020-10-31")), note("made", 9000, unit="pieces"),
                note("minutes_per_piece", 22), note("hours_day", 8)),
        requests=ASKED, lines=(Line(id="1", description="girls' garments"),), events={"detained": "2020-12-23"},
        **more,
    )  # fmt: skip


def test_the_packet_of_the_founding_case_has_its_four_defects_from_the_files():
    assert codes(poof()) == ["D01", "D02", "D03", "D05"]


def test_readers_of_images_bring_the_other_two_and_no_detector_changes():
    facts = poof(looked=frozenset({"text", "tables", "metadata", "legibility", "photographs"}))
    seen = {
        "E3": (note("identity_copies", 49), note("legible", "0.1")),
        "E5": (note("twin", value="object", subject="A1"),),
    }
    exhibits = tuple(
        dataclasses.replace(one, notes=(*one.notes, *seen.get(one.id, ()))) for one in facts.exhibits
    )
    facts = dataclasses.replace(facts, exhibits=exhibits)
    assert codes(facts) == ["D01", "D02", "D03", "D04", "D05", "D06"]
    assert [one.turns for one in review(facts) if isinstance(one, Defect) and one.turns] == [("E5",)]


def test_the_registry_holds_every_detector_under_its_code():
    known = {one.code: one for one in detectors()}
    assert all(known[module.DETECTOR.code] is module.DETECTOR for module in MODULES)
    assert [one.code for one in detectors()] == sorted(known)


def test_its_sound_twin_is_clean():
    assert codes(sound()) == []


def test_a_clean_unannounced_audit_in_a_shared_compound_has_one_defect():
    facts = sound(note("shared_compound", text="several factories share the compound"))
    exhibits = tuple(
        dataclasses.replace(one, notes=tuple(n for n in one.notes if n.topic != "firms_on_site"))
        for one in facts.exhibits
    )
    assert codes(dataclasses.replace(facts, exhibits=exhibits)) == ["D13"]


def test_a_polyester_line_under_a_cotton_order_needs_no_labor_records():
    facts = packet(
        exhibit("E1", "test", note("tested", value="finished_article")),
        exhibit("E2", "invoice", note("invoice_day", on="2020-12-01")),
        regime="US-WRO-XPCC-COTTON", question="scope", standard="satisfactory_evidence",
    )  # fmt: skip
    assert codes(facts) == []


def test_a_modification_that_shows_its_remedies_is_clean():
    facts = packet(
        exhibit("E1", "remediation", MAKER, note("remedied", value="excessive overtime"), note("verified_independently")),
        exhibit("E2", "audit", MAKER, note("unannounced"), note("headcount", 400), note("interviewed", 60), note("scope_labor")),
        regime="US-WRO-NATCHI", question="modification", side="producer",
    )  # fmt: skip
    assert codes(facts) == []


def test_cotton_whose_origin_is_shown_and_whose_time_cards_are_not():
    asked = (
        Request(
            id="R1",
            asked="time cards, wage receipts and daily process reports",
            topics=("attendance", "payroll", "production"),
        ),
    )
    facts = packet(
        exhibit("E1", "origin"), regime="US-WRO-XPCC-COTTON", question="admissibility", requests=asked
    )
    assert codes(facts) == ["D08"]


def test_every_defect_names_its_numbers_and_no_worker():
    for one in review(poof()):
        if isinstance(one, Defect):
            assert not any(f"W{number:03}" in f"{one.says}{one.spots}" for number in range(1, 50))
            assert one.severity in Severity


@pytest.mark.parametrize("side", ["petitioner", "agency"])
def test_packets_of_the_other_side_are_asked_other_questions(side):
    assert codes(dataclasses.replace(poof(), side=side, question="finding")) == []


CELLS = st.one_of(
    st.text(max_size=8), st.integers(-5, 10**9).map(str), st.decimals(allow_nan=True, places=2).map(str),
    st.dates().map(str), st.sampled_from(["", "2020-10", "yes", "no", "W1", "W2", "08:00", "1e999", "NaN", "0"]),
)  # fmt: skip


@st.composite
def hostile_notes(draw):
    topic = draw(st.sampled_from(sorted(TOPICS)))
    more = {
        "value": draw(st.text(max_size=6)),
        "subject": draw(st.sampled_from(["", "total", "E1", "sewing", "工"])),
    }
    if topic in DAYS and draw(st.booleans()):
        more |= {"on": tuple(str(draw(st.dates())) for _ in range(2)), "certain": draw(st.booleans())}
        more["readings"] = tuple(str(one) for one in draw(st.lists(st.dates(), max_size=2)))
    number = draw(st.integers(-3, 10**7)) if topic in NUMBERS and draw(st.booleans()) else None
    return note(
        topic,
        number,
        unit=draw(st.sampled_from(["", "pcs", "kg"])),
        bound=draw(st.sampled_from(["=", "~", "<=", ">="])),
        **more,
    )


@st.composite
def hostile_tables(draw):
    role = draw(st.sampled_from(sorted(ROLES)))
    rows = draw(st.lists(st.dictionaries(st.sampled_from(ROLES[role]), CELLS, max_size=8), max_size=6))
    return table(role, rows, unread=tuple(draw(st.lists(st.text(max_size=5), max_size=2))))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_packet_stops_a_detector_and_two_runs_say_the_same(data):
    exhibits = [
        exhibit(
            f"E{index}", data.draw(st.sampled_from(KINDS)), *data.draw(st.lists(hostile_notes(), max_size=6)),
            *data.draw(st.lists(hostile_tables(), max_size=2)), meta={"created": data.draw(CELLS)},
        )
        for index in range(data.draw(st.integers(0, 4)))
    ]  # fmt: skip
    facts = packet(
        *exhibits, regime=data.draw(st.sampled_from(["", "US-CAATSA321", "US-UFLPA3", "US-EO13570"]))
    )
    first = review(facts)
    assert first == review(facts)
    for one in first:
        if isinstance(one, Defect):
            assert one.spots
            assert one.says.endswith(".")

"""The assessment: line by line, in the law's words, able to say yes, no, and that it cannot tell."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpick.cases.review.assess import Scope, assess_packet, most_telling, turned_exhibits
from unpick.cases.review.facts import Exhibit, Line, PacketFacts
from unpick.exhibits.reading import Page, Problem, Reading
from unpick.model.defect import Defect, NotLooked, Severity, Spot


def exhibit(number: int = 1, *, text: str = "words", problems: tuple[Problem, ...] = ()) -> Exhibit:
    pages = (Page(number=1, text=text),) if text else ()
    reading = Reading(
        file=f"e{number}.pdf", sha256=f"{number:064x}", media="pdf", pages=pages, problems=problems
    )
    return Exhibit(
        id=f"E{number}", file=f"e{number}.pdf", kind="audit", reading=reading, says="shows who works there"
    )


def packet(**more: object) -> PacketFacts:
    given = {
        "title": "Packet of an invented importer",
        "exhibits": (exhibit(),),
        "regime": "US-CAATSA321",
        "question": "scope",
        "standard": "clear_and_convincing",
        "on": dt.date(2021, 2, 1),
    }
    return PacketFacts(**{**given, **more})


def defect(
    code: str = "D03", severity: str = "major", lines: tuple[str, ...] = (), turns: tuple[str, ...] = ()
):
    return Defect(
        code=code,
        check="invented",
        says=f"{code} was seen",
        reason="it matters",
        severity=Severity(severity),
        spots=(Spot(says="here", exhibit="E1", file="e1.pdf", place="page 1"),),
        cure=f"a new fact against {code}",
        lines=lines,
        turns=turns,
    )


COTTON = Line(id="1", style="A", materials=("cotton",))
POLYESTER = Line(id="2", style="B", materials=("polyester",))
OUT = {"2": Scope(state="out", why="no cotton"), "1": Scope(state="in", why="")}


def outcome_of(facts: PacketFacts, defects: list[Defect], **more: object) -> str:
    return assess_packet(facts, defects, [], scope=more.get("scope", {}))["outcome"]


def test_a_packet_without_a_defect_is_rebutted():
    found = assess_packet(packet(), [], [], scope={})
    assert found["outcome"] == "rebutted"
    assert "On this packet we would expect the authority to find" in found["says"]
    assert "only an agency or a court determines" in found["says"]


@pytest.mark.parametrize(
    ("severity", "outcome"), [("minor", "rebutted"), ("major", "not_rebutted"), ("decisive", "not_rebutted")]
)
def test_minor_defects_never_decide(severity, outcome):
    assert outcome_of(packet(), [defect(severity=severity)]) == outcome


def test_polyester_lines_go_and_the_cotton_line_stays():
    found = assess_packet(packet(lines=(COTTON, POLYESTER)), [defect("D09", lines=("1",))], [], scope=OUT)
    assert (found["outcome"], [row["outcome"] for row in found["lines"]]) == (
        "partial",
        ["not_rebutted", "out_of_scope"],
    )
    assert "Lines A: not rebutted. Lines B: out of scope." in found["says"]


def test_lines_that_are_all_out_of_scope_need_no_defence():
    facts = packet(lines=(POLYESTER,))
    assert outcome_of(facts, [], scope=OUT) == "out_of_scope"


def test_a_packet_whose_papers_cannot_be_read_cannot_be_judged():
    locked = exhibit(
        text="", problems=(Problem(place="file", problem="encrypted", remedy="give the password"),)
    )
    found = assess_packet(packet(exhibits=(locked,)), [], [], scope={})
    assert found["outcome"] == "insufficient_facts"
    assert found["lines"][0]["why"] == ["e1.pdf could not be read"]


def test_a_grave_defect_stands_although_another_paper_could_not_be_read():
    locked = exhibit(
        2, text="", problems=(Problem(place="file", problem="encrypted", remedy="give the password"),)
    )
    assert outcome_of(packet(exhibits=(exhibit(), locked)), [defect()]) == "not_rebutted"


def test_a_packet_that_names_no_rule_or_holds_nothing_cannot_be_judged():
    assert outcome_of(packet(regime=""), []) == "insufficient_facts"
    assert outcome_of(packet(exhibits=()), []) == "insufficient_facts"


def test_a_modification_without_defects_is_modified():
    assert outcome_of(packet(question="modification", regime="US-WRO-NATCHI"), []) == "modified"
    assert (
        outcome_of(packet(question="modification", regime="US-WRO-NATCHI"), [defect("D14")]) == "not_rebutted"
    )


def test_an_agency_that_cites_nothing_does_not_carry_its_finding():
    found = assess_packet(
        packet(side="agency", question="finding"), [defect("D18", "decisive")], [], scope={}
    )
    assert found["outcome"] == "insufficient_facts"
    assert "does not carry what it says" in found["says"]
    assert (
        assess_packet(packet(side="agency", question="finding"), [], [], scope={})["outcome"]
        == "not_rebutted"
    )


def test_at_most_three_defects_decide_and_one_of_each_kind():
    rows = [
        defect("D05", "minor"),
        defect("D03", "decisive"),
        defect("D03", "major"),
        defect("D02"),
        defect("D07"),
    ]
    assert [one.code for one in most_telling(rows)] == ["D03", "D02", "D07"]


def test_a_turned_exhibit_is_told_with_what_it_was_filed_for():
    (row,) = turned_exhibits(packet(), [defect("D06", "decisive", turns=("E1",))])
    assert (row["exhibit"], row["submitted_for"]) == ("E1", "shows who works there")
    assert row["reasons"][0]["code"] == "D06"


def test_what_was_not_looked_at_would_change_the_answer():
    found = assess_packet(packet(), [], [NotLooked(code="D06", why="no reader of photographs ran")], scope={})
    assert found["would_change"] == ["D06 was not looked at: no reader of photographs ran"]


def test_no_output_names_guilt_or_speaks_for_the_authority():
    for severity, side, question in itertools.product(
        ("minor", "major", "decisive"),
        ("importer", "agency", "petitioner"),
        ("scope", "modification", "listing"),
    ):
        said = assess_packet(packet(side=side, question=question), [defect(severity=severity)], [], scope={})[
            "says"
        ]
        assert said.startswith("On this ")
        assert "guilty" not in said.lower()
        assert "determines" in said


SEVERITIES = st.sampled_from(["minor", "major", "decisive"])
BETTER = {"not_rebutted": 0, "insufficient_facts": 1, "rebutted": 2}


@given(st.lists(SEVERITIES, max_size=4), SEVERITIES)
def test_one_more_defect_never_makes_a_packet_better(severities, more):
    before = [defect(f"D{number:02d}", one) for number, one in enumerate(severities, 1)]
    after = [*before, defect("D22", more)]
    assert BETTER[outcome_of(packet(), after)] <= BETTER[outcome_of(packet(), before)]


@given(st.permutations([defect("D01"), defect("D03", "decisive"), defect("D05", "minor"), defect("D08")]))
def test_the_order_of_the_defects_changes_nothing(defects):
    expected = assess_packet(packet(), sorted(defects, key=lambda one: one.code), [], scope={})
    assert assess_packet(packet(), defects, [], scope={})["decides"] == expected["decides"]

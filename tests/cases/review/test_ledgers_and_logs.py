"""What tables answer by their columns, who was repaid, what an assessment of goods is, and what stands at a distance."""

import pytest

from tests.cases.review.build import exhibit, found, note, packet
from unpick.cases.review import columns_named, d18_record_cites, months, region_ties, repaid
from unpick.cases.review.d21_audit_scope import DETECTOR as AUDIT_SCOPE
from unpick.exhibits import kinds
from unpick.exhibits.heads import meanings
from unpick.exhibits.reading import Grid
from unpick.exhibits.tables import is_total


def grid(*header: str, rows: int = 4, cell: str = "x1") -> Grid:
    return Grid(
        name="sheet 1",
        header=header,
        rows=tuple((cell,) * len(header) for _ in range(rows)),
        places=tuple(f"sheet 1 row {at}" for at in range(rows)),
    )


@pytest.mark.parametrize(
    ("topic", "header", "answers"),
    [
        ("recruitment", ("Worker", "Way of hiring", "Nationality"), True),
        ("recruitment", ("Worker", "Fees repaid"), True),
        ("recruitment", ("Worker", "Hired on"), False),
        ("payment", ("Lot", "Order", "Invoice", "Paid", "Transport"), True),
        ("payment", ("Invoice", "Order", "Amount"), False),
        ("chain", ("Input", "Supplier", "Address of supplier"), True),
        ("chain", ("Input", "Supplier"), False),
        ("payroll", ("Worker", "Wage"), False),
    ],
)
def test_a_column_answers_a_request(topic, header, answers):
    assert columns_named._names(grid(*header), topic) is answers


def test_a_column_that_is_mostly_empty_answers_nothing():
    assert not columns_named._names(grid("Worker", "Way of hiring", cell=" "), "recruitment")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("All 118 migrant workers have been paid back what they had spent.", 118),
        ("Fees were repaid to all 40 workers in June.", 40),
        ("The 118 workers and 41 who had left have been repaid.", None),
        ("All workers were repaid.", None),
    ],
)
def test_a_stated_number_of_workers_repaid_is_read(text, number):
    said = [count for _, count in repaid._said(exhibit("A", "protest", text=text))]
    assert said == ([number] if number else [])


def test_a_ledger_of_repayments_counts_its_workers_and_not_its_total():
    ledger = Grid(
        name="Repaid",
        header=("Worker", "Fees repaid"),
        rows=(("W1", "100"), ("W2", "90"), ("Total", "190")),
        places=("a", "b", "c"),
    )
    assert repaid._rows(ledger) == 2
    assert repaid._rows(grid("Worker", "Wage")) == 0


@pytest.mark.parametrize(
    ("header", "log"),
    [
        (("serial", "press", "day", "hour"), True),
        (("order", "lot", "day", "resin kg"), True),
        (("day", "lot", "price"), False),
        (("worker", "day", "in", "out", "line"), False),
        (("step", "date", "net kg"), False),
    ],
)
def test_a_log_of_making_is_told_by_its_heads(header, log):
    assert kinds._is_log(grid(*header)) is log


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("Overtime RM", "overtime_pay"),
        ("Basic THB", "base_pay"),
        ("Net RM", "net"),
        ("Overtime", "overtime_hours"),
    ],
)
def test_a_currency_in_a_head_makes_it_an_amount(head, column):
    assert [one.column for one in meanings(head)][:1] == [column]


def test_a_count_below_a_wide_table_is_no_row():
    assert is_total(["Persons", "131", "", "", "", ""])
    assert not is_total(["W-1", "26", "", "", "", ""])


def test_an_assessment_of_needles_and_dyes_is_one_of_goods():
    text = "Needle policy and metal detection; color fastness, azo dyes; GSM, shrinkage, calibration."
    visit = exhibit("X1", "audit", note("audit_day", on="2023-04-18"), text=text)
    assert [one.code for one in found(AUDIT_SCOPE, packet(visit))] == ["D21"]
    heard = exhibit("X1", "audit", note("audit_day", on="2023-04-18"), text=text + " Wages were read.")
    assert found(AUDIT_SCOPE, packet(heard)) == []


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("Catch, squid | 2024-01-08", True),
        ("Landing, cold store | 2024-01-26", True),
        ("Ring cutting, freezing | 2024-03-18", False),
        ("Receipt and cutting | 2024-03-18", False),
    ],
)
def test_catching_and_carrying_are_no_making(text, carried):
    assert months._is_carriage(text) is carried


def test_a_plant_told_at_a_distance_is_not_in_the_region():
    far = note(
        "place_region", value="CN-XJ", text="The mill lies about 1,900 km east of the Xinjiang border."
    )
    near = note("place_region", value="CN-XJ", text="The mill that spins our yarn lies in Aksu, Xinjiang.")
    assert not region_ties._is_tie(far)
    assert region_ties._is_tie(near)


@pytest.mark.parametrize(
    ("brief", "granted"),
    [("We do not dispute the ground of the detention.", True), ("Nothing comes from Xinjiang.", False)],
)
def test_a_request_for_an_exception_may_grant_the_region(brief, granted):
    facts = packet(exhibit("B", "protest", text=brief), regime="US-UFLPA3", question="exception")
    assert region_ties.concedes(facts) is granted


def test_a_cite_carries_the_passage_beside_it_and_no_other_page():
    said = note("asserts_indicator", value="debt_bondage", text="Workers are held in debt bondage.")
    cite = note("record_cite", value="Annex 4", text="The group holds four concessions (Annex 4).")
    near = exhibit("P", "allegation", said, cite, text=f"{said.text} {cite.text}")
    far = exhibit("P", "allegation", said, cite, text=f"{said.text} {'Nothing more. ' * 30}{cite.text}")
    assert [cited for _, cited in d18_record_cites.cited_assertions(near)] == [True]
    assert [cited for _, cited in d18_record_cites.cited_assertions(far)] == [False]

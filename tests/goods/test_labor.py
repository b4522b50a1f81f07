"""Pay, hours and minutes: what adds up, what does not, and which rounding is innocent."""

import datetime as dt
import doctest
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpick.goods import labor
from unpick.goods.labor import (
    figure,
    hour_rules,
    hours_between,
    least_workers,
    minimum_wages,
    pay_gaps,
    standard_minutes,
)


def rules(**cells):
    return [gap.rule for gap in pay_gaps({name: str(cell) for name, cell in cells.items()})]


def test_the_examples_of_the_docstrings_hold():
    assert doctest.testmod(labor).failed == 0


def test_a_row_that_adds_up_is_silent():
    row = {
        "hours": 176,
        "rate_hour": "12.00",
        "base_pay": "2112.00",
        "overtime_hours": 20,
        "overtime_pay": "360.00",
    }
    assert rules(**row, bonus="50.00", gross="2522.00", deductions="220.00", net="2302.00") == []


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"base_pay": "2400.00", "gross": "2400.00", "net": "2400.00"}, "base_pay"),
        ({"gross": "2200.00", "net": "2200.00"}, "gross"),
        ({"net": "2100.00"}, "net"),
    ],
)
def test_each_rule_finds_its_own_gap(changed, rule):
    row = {
        "hours": 176,
        "rate_hour": "12.00",
        "base_pay": "2112.00",
        "gross": "2112.00",
        "deductions": 0,
        "net": "2112.00",
    }
    assert rules(**row) == []
    assert rules(**{**row, **changed}) == [rule]


def test_a_rate_shown_to_the_fen_may_stand_for_a_round_month():
    assert rules(hours=174, rate_hour="12.07", base_pay=2100) == []
    assert rules(hours=174, rate_hour="12.07", base_pay=2110) == ["base_pay"]


def test_net_pay_in_whole_yuan_is_rounded_and_not_wrong():
    assert rules(gross="2522.40", deductions="220.15", net="2302") == []
    assert rules(gross="2522.40", deductions="220.15", net="2303") == ["net"]


def test_hours_may_hold_the_overtime_or_leave_it_out():
    assert rules(hours=176, overtime_hours=20, rate_hour=12, base_pay=2112) == []
    assert rules(hours=196, overtime_hours=20, rate_hour=12, base_pay=2112) == []


def test_a_piece_wage_is_rate_times_pieces():
    assert rules(rate_piece="0.85", pieces=2600, gross=2210) == []
    assert rules(rate_piece="0.85", pieces=2600, gross=2310, bonus=100) == []
    assert rules(rate_piece="0.85", pieces=2600, gross=3100) == ["piece_pay", "gross"]


def test_without_a_base_pay_the_gross_is_hours_times_rate_and_the_rest():
    assert rules(hours=176, rate_hour=12, overtime_pay=360, gross=2472) == []
    assert rules(hours=176, rate_hour=12, overtime_pay=360, gross=2900) == ["gross"]


def test_overtime_without_its_pay_leaves_the_gross_open():
    assert rules(hours=176, rate_hour=12, overtime_hours=20, gross=2500) == []


def test_deductions_written_with_a_minus_are_deductions():
    assert rules(gross=2500, deductions=-200, net=2300) == []


def test_net_above_gross_is_a_gap_even_without_deductions():
    assert rules(gross=2000, net=2400) == ["net"]
    assert rules(gross=2400, net=2000) == []


def test_empty_and_unreadable_cells_are_silent():
    assert rules(gross="-", net="see below", deductions="") == []
    assert figure("NaN") is None
    assert figure("Infinity") is None


@given(st.integers(1, 31 * 24 * 100), st.integers(1, 9999), st.integers(0, 50000), st.integers(0, 50000))
def test_a_payroll_computed_in_fen_is_always_silent(hours, rate, bonus, off):
    quarter = Decimal(hours) / 100
    base = (quarter * Decimal(rate) / 100).quantize(Decimal("0.01"))
    gross = base + Decimal(bonus) / 100
    net = gross - Decimal(off) / 100
    row = {
        "hours": quarter,
        "rate_hour": Decimal(rate) / 100,
        "base_pay": base,
        "bonus": Decimal(bonus) / 100,
    }
    assert rules(**row, gross=gross, deductions=Decimal(off) / 100, net=net) == []


@given(st.integers(100_000, 900_000), st.integers(0, 50_000), st.integers(2, 90_000))
def test_two_fen_or_more_between_fen_figures_are_never_overlooked(gross, off, gap):
    def yuan(fen):
        return f"{fen // 100}.{fen % 100:02}"

    assert rules(gross=yuan(gross), deductions=yuan(off), net=yuan(gross - off + gap)) == ["net"]


def test_clock_times_that_are_none_give_no_hours():
    assert hours_between("8", "late") is None
    assert hours_between("25:00", "26:00") is None


@given(st.integers(1, 10**6), st.integers(1, 90), st.integers(1, 31))
def test_longer_days_never_need_more_workers(pieces, minutes, days):
    def need(hours):
        return least_workers(
            pieces=Decimal(pieces), minutes=Decimal(minutes), days=days, hours=Decimal(hours)
        )

    assert need(18) <= need(11) <= need(8)


def test_nobody_works_in_no_time():
    with pytest.raises(ValueError, match="no time"):
        least_workers(pieces=Decimal(1), minutes=Decimal(1), days=0, hours=Decimal(8))


@pytest.mark.parametrize(
    ("words", "product"),
    [
        ("Ladies' T-shirts", "T-shirt"),
        ("woven shirts, men's", "woven shirt"),
        ("polo shirts", "polo shirt"),
        ("jeans", "jeans"),
    ],
)
def test_a_product_is_found_by_its_words(words, product):
    assert standard_minutes(words).product == product


def test_a_product_without_a_cited_row_has_no_minutes():
    assert standard_minutes("knitted dolls") is None
    assert standard_minutes("coveralls, disposable") is None


def test_the_minimum_wage_of_liaoning_holds_from_its_first_day():
    before, first = dt.date(2024, 4, 30), dt.date(2024, 5, 1)
    assert minimum_wages("Zhenxing district, Dandong, China", before) is None
    wage = minimum_wages("Zhenxing district, Dandong, China", first)
    assert (wage.place, min(wage.tiers), wage.currency) == ("Liaoning", 1700, "CNY")


def test_a_place_without_a_cited_row_has_no_minimum_wage():
    assert minimum_wages("Hunchun, Jilin", dt.date(2025, 1, 1)) is None


def test_every_row_of_the_tables_has_its_source():
    assert all(rule.source for rule in hour_rules("CN").values())
    assert hour_rules("CN")["month_extension"].number == 36
    assert hour_rules("ZZ") == {}

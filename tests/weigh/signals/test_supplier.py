"""Indicators of one supplier's figures: what fires, what looks alike and stays silent, what is refused. All names invented."""

import datetime as dt
import random
from dataclasses import replace

import pytest

from unpick.model.series import MEASURES, Point
from unpick.model.signal import Resolution
from unpick.weigh.signals import Inputs, indicators

START, END = dt.date(2024, 6, 1), dt.date(2024, 6, 30)
BY_ID = {one.id: one for one in indicators()}


def point(measure, value, unit, **more):
    given = {"subject": "Invented Mill", "start": START, "end": END, "why": f"d#{measure}-{value}", **more}
    return Point(measure=measure, value=value, unit=unit, **given)


def asked(indicator, *points):
    (signal,) = BY_ID[indicator].measure(Inputs(points=points))
    return signal


def price(value=0.5, unit="CNY/piece", **more):
    return point(
        "unit_price", value, unit, **{"place": "Dandong", "verified": True, "product": "T-shirt", **more}
    )


def test_a_price_below_the_paid_minutes_fires():
    signal = asked("I01", price())
    assert signal.fires
    assert signal.high < 1
    assert {name for name, _ in signal.tables} == {"minimum wages", "standard minutes"}


@pytest.mark.parametrize("other", [price(verified=False), price(2.2), price(0.9, bound=">=")])
def test_a_price_that_may_be_fair_or_of_an_unread_unit_stays_silent(other):
    assert not asked("I01", other).fires


@pytest.mark.parametrize(
    "other, lacks",
    [
        (price(6, unit="CNY/dozen"), "price of one piece"),
        (price(unit="USD/piece"), "exchange rate of USD"),
        (price(place="Sinuiju"), "minimum wage of Sinuiju"),
        (price(start=dt.date(2019, 1, 1), end=dt.date(2019, 1, 31)), "on 2019-01-31"),
        (price(product="hand-knitted doll"), "minutes a piece for 'hand-knitted doll'"),
    ],
)
def test_a_price_without_its_tables_is_refused_and_names_the_row(other, lacks):
    signal = asked("I01", other)
    assert (signal.estimate, signal.fires) == (None, False)
    assert lacks in signal.lacks


def test_three_yuan_a_day_is_what_the_research_measured():
    signal = asked("I02", point("day_wage", 3, "CNY/day", bound="<=", place="丹东"))
    assert round(signal.estimate, 3) == 0.034
    assert signal.fires


@pytest.mark.parametrize("value, bound", [(110, "="), (3, ">")])
def test_a_day_wage_that_may_be_legal_stays_silent(value, bound):
    assert not asked("I02", point("day_wage", value, "CNY/day", bound=bound, place="Dandong")).fires


def test_hidden_labor_shows_in_the_hours_needed():
    shipped = [
        point("pieces", 60_000, "pieces"),
        point("workers", 20, "people"),
        point("days_worked", 26, "days"),
    ]
    minutes = [point("minutes", 12, "minutes/piece"), point("minutes", 16, "minutes/piece")]
    signal = asked("I15", *shipped, *minutes)
    assert signal.fires
    assert signal.low > 11
    assert 60_000 * 12 / 60 / 20 / 26 < signal.low < signal.high < 60_000 * 16 / 60 / 20 / 26
    assert not asked("I15", *shipped[:1], point("workers", 120, "people"), shipped[2], *minutes).fires


def test_two_headcounts_of_one_period_are_refused():
    points = [point("pieces", 9, "pieces"), point("workers", 90, "people"), point("workers", 120, "people")]
    assert "90 and 120" in asked("I15", *points).refused


SHIPPED = {
    "pieces": point("pieces", 60_000, "pieces"),
    "workers": point("workers", 20, "people"),
    "days_worked": point("days_worked", 26, "days"),
    "minutes": point("minutes", 14, "minutes/piece"),
}
SENT = {
    "inputs_out": point("inputs_out", 1000, "kg"),
    "goods_back": point("goods_back", 500, "kg"),
    "yield": point("yield", 0.9, "share"),
}
LANDED = {"catch": point("catch", 1000, "kg"), "licensed": point("licensed", 400, "kg")}


@pytest.mark.parametrize("indicator, given, leaves_room", [
    ("I15", SHIPPED, {"pieces": "<=", "workers": ">=", "days_worked": ">=", "minutes": "<="}),
    ("I10", SENT, {"inputs_out": "<=", "goods_back": ">=", "yield": "<="}),
    ("I38", LANDED, {"catch": "<=", "licensed": ">="}),
])  # fmt: skip
def test_a_bound_that_leaves_room_for_an_honest_figure_fires_nothing(indicator, given, leaves_room):
    assert asked(indicator, *given.values()).fires
    for measure, bound in leaves_room.items():
        other = {"<=": ">=", ">=": "<="}[bound]
        for sign, fires in ((bound, False), (other, True)):
            points = [replace(one, bound=sign if name == measure else "=") for name, one in given.items()]
            assert asked(indicator, *points).fires is fires, (measure, sign)


def test_missing_mass_fires_only_below_the_lowest_yield():
    out, yields = (
        point("inputs_out", 1000, "kg"),
        (point("yield", 0.85, "share"), point("yield", 0.98, "share")),
    )
    signal = asked("I10", out, point("goods_back", 500, "kg"), *yields)
    assert signal.fires
    assert (round(signal.low, 3), round(signal.high, 3)) == (0.412, 0.49)
    assert not asked("I10", out, point("goods_back", 870, "kg"), *yields).fires
    assert asked("I10", out, point("goods_back", 870, "kg")).lacks.startswith("a cited 'yield'")


def test_the_share_taken_of_a_fee_is_what_the_research_measured():
    net = [point("net_wage", 600, "CNY/month"), point("net_wage", 700, "CNY/month")]
    signal = asked("I17", point("labor_fee", 2500, "CNY/month"), *net)
    assert (round(signal.low, 2), round(signal.high, 2)) == (0.72, 0.76)
    assert not signal.fires
    assert "units differ" in asked("I17", point("labor_fee", 2500, "USD/month"), *net).refused


def test_ten_of_forty_nine_leave_eleven_hidden():
    signal = asked("I25", point("audited", 10, "people"), point("workers", 49, "people"))
    assert (signal.estimate, signal.n) == (11, 10)
    assert "30.2%" in signal.says
    assert "7.7%" in signal.says
    assert asked("I25", point("audited", 10, "people")).lacks


ALL = (
    price(),
    point("day_wage", 3, "CNY/day", place="Dandong"),
    point("pieces", 60_000, "pieces", product="jeans"),
    point("workers", 20, "people"),
    point("inputs_out", 1000, "kg"),
    point("goods_back", 500, "kg"),
    point("yield", 0.9, "share"),
    point("labor_fee", 2500, "CNY/month"),
    point("net_wage", 600, "CNY/month"),
    point("audited", 10, "people"),
    point("volume", 900, "kg"),
    point("orders", 900, "kg"),
    point("lag_days", 30, "days"),
    point("channel_count", 9, "shipments", channel="households"),
    point("channel_count", 4, "shipments", channel="prisons"),
    point("rejects", 12, "pieces", product="jeans"),
    point("hours", 14, "hours/day", place="Dandong"),
)


JULY = {"start": dt.date(2024, 7, 1), "end": dt.date(2024, 7, 31)}
GIVEN = {
    "I07": (price(), price(**JULY)),
    "I11": (point("visits", 3, "visits", channel="inspectors"),),
    "I12": (price(), price(**JULY), point("pieces", 900, "pieces", product="T-shirt")),
    "I38": (point("catch", 900, "kg"), point("licensed", 400, "kg")),
    "I39": (point("days_dark", 9, "days"), point("days_at_sea", 30, "days")),
}
"""Figures of the indicators that ALL gives no question."""


OF_FIGURES = [one for one in indicators() if not one.sql and one.resolution is Resolution.SUPPLIER]
"""Those over bills are asked in tests/app/test_signals_*.py: they need their SQL run. Those of countries name both sides
in their sentences (test_bounds.py)."""


@pytest.mark.parametrize("indicator", OF_FIGURES, ids=lambda one: one.id)
def test_order_copies_and_names_change_nothing(indicator):
    given = GIVEN.get(indicator.id, ALL)
    first = indicator.measure(Inputs(points=given))
    shuffled = list(given)
    random.Random(3).shuffle(shuffled)
    assert indicator.measure(Inputs(points=shuffled)) == first
    assert len(first) == 1
    renamed = tuple(replace(one, subject="朴氏针织厂", partner="김") for one in given)
    (other,) = indicator.measure(Inputs(points=renamed))
    assert replace(other, subject=first[0].subject) == first[0]


@pytest.mark.parametrize("indicator", OF_FIGURES, ids=lambda one: one.id)
def test_every_indicator_says_what_it_cannot_show(indicator):
    (signal,) = indicator.measure(Inputs(points=GIVEN.get(indicator.id, ALL)))
    assert indicator.resolution is signal.resolution is Resolution.SUPPLIER
    assert all(
        (
            indicator.claim,
            indicator.source,
            indicator.can,
            signal.cannot,
            signal.innocent,
            signal.ask,
            signal.null_model,
        )
    )
    assert {one.measure for one in ALL} <= set(MEASURES)

"""Hours, crossings, bounds of a share, mirror gaps, digits: what fires, what looks alike, what is refused. All names invented."""

import datetime as dt
import random

import pyarrow as pa
import pytest

from unpick.model.intervals import frechet, jeffreys, median_ranks
from unpick.model.series import Point
from unpick.model.signal import Resolution
from unpick.weigh.signals import Inputs, indicators

BY_ID = {one.id: one for one in indicators()}


def point(measure, value, unit, **more):
    given = {"subject": "Invented Mill", "start": dt.date(2024, 6, 1), "end": dt.date(2024, 6, 30), **more}
    told = f"d#{measure}-{value}-{given.get('channel', '')}-{given.get('partner', '')}-{given['start']}"
    return Point(measure=measure, value=value, unit=unit, why=told, **given)


def asked(indicator, *points, controls=()):
    return BY_ID[indicator].measure(Inputs(points=points, controls=controls))


def hours(value, bound="=", place="Dandong", **more):
    return point("hours", value, "hours/day", bound=bound, place=place, **more)


def test_fourteen_hours_a_day_exceed_the_legal_eleven():
    (signal,) = asked("I16", hours(14))
    assert (signal.fires, round(signal.estimate, 3)) == (True, 1.273)
    assert signal.tables[0][0] == "legal hours"


def test_up_to_eighteen_hours_and_a_lawful_day_stay_silent():
    for given in (hours(18, "<="), hours(10.5), hours(10, place="Ningbo")):
        (signal,) = asked("I16", given)
        assert (signal.fires, signal.refused) == (False, "")


def test_ten_hours_on_every_day_are_overtime_beyond_a_month():
    (signal,) = asked("I16", hours(10), point("days_worked", 26, "days"))
    assert signal.fires
    assert "52 hours of overtime" in signal.says
    assert not asked("I16", hours(9), point("days_worked", 26, "days"))[0].fires


@pytest.mark.parametrize(
    "place, lacks", [("Sinuiju", "Sinuiju"), ("", "not stated"), ("Hanoi, Vietnam", "Hanoi")]
)
def test_hours_of_a_place_without_cited_law_are_refused(place, lacks):
    (signal,) = asked("I16", hours(14, place=place))
    assert lacks in signal.lacks
    assert signal.estimate is None


def piece(value=1, unit="CNY/piece", **more):
    return point("unit_price", value, unit, product="T-shirt", bound="<", **more)


def pay(value=3, unit="CNY/day", **more):
    return point("day_wage", value, unit, bound="<=", **more)


def test_three_yuan_a_day_and_one_a_piece_leave_little_for_pay():
    (signal,) = asked("I03", piece(), pay())
    assert "3 pieces if all" in signal.says
    # 4 to 7 minutes in 8 to 11 hours are 68.6 to 165 pieces.
    assert (round(signal.low, 3), round(signal.high, 3), signal.fires) == (0.018, 0.044, False)
    own = [point("minutes", 200, "minutes/piece"), point("minutes", 40, "minutes/piece")]
    assert round(asked("I03", piece(), pay(), *own)[0].high, 2) == 1.25


def test_pay_that_no_number_of_pieces_explains_is_of_other_work():
    (signal,) = asked("I03", piece(0.5), pay(200))
    assert "different work" in signal.says


def test_implied_output_without_minutes_pay_or_one_currency_is_refused():
    doll = Point(**{**{name: getattr(piece(), name) for name in Point.__slots__}, "product": "doll"})
    assert "3 pieces if all" in asked("I03", doll, pay())[0].refused
    assert "CNY and USD" in asked("I03", piece(unit="USD/piece"), pay())[0].refused
    assert "not a piece" in asked("I03", piece(unit="CNY/dozen"), pay())[0].refused
    assert asked("I03", piece()) == []


def visits(value, channel, start, end, unit="visits"):
    return point("visits", value, unit, subject="KP to CN", channel=channel, start=start, end=end)


NINE = (dt.date(2011, 1, 1), dt.date(2011, 9, 30))
Q1 = (dt.date(2013, 1, 1), dt.date(2013, 3, 31))
H1 = (dt.date(2015, 1, 1), dt.date(2015, 6, 30))
"""Figures as the research gives them (indicators 0, finding 8; S4 to S6)."""


@pytest.mark.parametrize(
    "days, women, work, total, unit, most",
    [
        (NINE, 14_900, 55_000, 116_400, "visits", 0.27),
        (Q1, 10_100, 22_100, 45_800, "visits", 0.46),
        (H1, 13_200, 0.52, 89_700, "share", 0.28),
    ],
)
def test_most_visits_for_work_cannot_be_by_women_in_these_series(days, women, work, total, unit, most):
    (signal,) = asked(
        "I19",
        visits(women, "women", *days),
        visits(work, "employment", *days, unit),
        visits(total, "total", *days),
    )
    assert round(signal.high, 2) == most
    assert (signal.low, signal.fires, signal.resolution) == (0, False, Resolution.CODE)
    assert "cannot be by women" in signal.says


def test_a_series_that_allows_it_says_so_and_one_without_a_total_is_refused():
    (signal,) = asked(
        "I19", visits(60, "women", *Q1), visits(70, "employment", *Q1), visits(100, "total", *Q1)
    )
    assert (round(signal.low, 3), round(signal.high, 3)) == (0.429, 0.857)
    assert "can be by women" in signal.says
    (refused,) = asked("I19", visits(60, "women", *Q1), visits(70, "employment", *Q1))
    assert "total" in refused.lacks
    (conflict,) = asked(
        "I19",
        visits(14_900, "women", *NINE),
        visits(95_000, "men", *NINE),
        visits(55_000, "employment", *NINE),
        visits(116_400, "total", *NINE),
    )
    assert "109,900" in conflict.says


def year(value, channel, at):
    return visits(value, channel, dt.date(at, 1, 1), dt.date(at, 12, 31))


def test_growth_holds_every_published_value():
    values = [year(152_300, "total", 2011), year(180_600, "total", 2012), year(186_000, "total", 2012)]
    (signal,) = asked("I20", *values)
    assert (round(signal.low, 3), round(signal.high, 3)) == (1.186, 1.221)
    assert "Several values" in signal.says
    assert (signal.fires, signal.n) == (False, 2)


def test_a_quarter_is_not_held_against_a_year():
    (signal,) = asked("I20", visits(19_300, "employment", *Q1), year(79_600, "employment", 2012))
    assert "different months" in signal.refused


def trade(subject, partner, at, own, mirror, months=(12, 12)):
    days = {"subject": subject, "partner": partner, "start": dt.date(at, 1, 1), "end": dt.date(at, 12, 31)}
    return [
        point("trade_value", own, "USD", **days),
        point("mirror_value", mirror, "USD", **days),
        point("months_reported", months[0], "months", channel="subject", **days),
        point("months_reported", months[1], "months", channel="partner", **days),
    ]


def partners(count=25):
    draw = random.Random(4)
    return [
        one
        for at in range(count)
        for year_, drift in ((2021, 1.0), (2022, draw.uniform(0.9, 1.1)))
        for one in trade("XA", f"X{at:02d}", year_, 100, 100 * drift)
    ]


def test_goods_that_never_arrive_fire_among_partners_and_names_no_supplier():
    gone = [*trade("XA", "XZ", 2021, 100, 93), *trade("XA", "XZ", 2022, 400, 172)]
    signals = asked("I37", *gone, controls=partners())
    (signal,) = (one for one in signals if one.estimate is not None)
    assert (signal.fires, round(signal.estimate, 2), signal.resolution) == (True, 0.43, Resolution.CODE)
    assert len(signal.controls) == 25
    assert signal.power == 1
    assert signal.power_for == "a ratio that falls to half"
    assert BY_ID["I37"].kind == ""


def test_growth_without_diversion_stays_silent():
    grown = [*trade("XA", "XZ", 2021, 100, 93), *trade("XA", "XZ", 2022, 400, 372)]
    assert not [one for one in asked("I37", *grown, controls=partners()) if one.fires]


def test_an_incomplete_year_or_too_few_partners_do_not_fire():
    gap = [*trade("XA", "XZ", 2022, 100, 93), *trade("XA", "XZ", 2023, 400, 28, months=(12, 7))]
    refused = asked("I37", *gap, controls=partners())[-1]
    assert "7 of 12 months" in refused.refused
    gone = [*trade("XA", "XZ", 2021, 100, 93), *trade("XA", "XZ", 2022, 400, 172)]
    (signal,) = (one for one in asked("I37", *gone, controls=partners(5)) if one.estimate is not None)
    assert (signal.fires, signal.p) == (False, None)
    assert "fewer than 19" in signal.says


def digits(name, counts, *, different=900, rounds=10):
    return {"shipper": name.upper(), "name": name, "first_day": dt.date(2024, 1, 1), "last_day": dt.date(2024, 12, 31), "weights": sum(counts),
            "different": different, "rounds": rounds, "middle": 3.0, "spread": 0.8, "digits": counts, "why": ["d#1"]}  # fmt: skip


def peers_of_digits(count=25):
    from unpick.weigh.signals.i33_digits import expected

    draw = random.Random(5)
    shares = expected(3.0, 0.8)
    found = []
    for at in range(count):
        drawn = draw.choices(range(9), shares, k=1200)
        found.append(digits(f"Invented Trader {at}", [drawn.count(digit) for digit in range(9)]))
    return found


def of_digits(*rows):
    return BY_ID["I33"].measure(Inputs(tables={"signal_digits": pa.Table.from_pylist(list(rows))}))


def test_made_up_weights_fire_among_peers_and_count_little():
    made_up = digits("Invented Pen Trader", [130] * 9)
    found = of_digits(made_up, *peers_of_digits())
    fired = [one.subject for one in found if one.fires]
    assert next(one.power for one in found if one.subject == made_up["name"]) > 0.99
    assert "Invented Pen Trader" in fired
    assert len(fired) <= 2
    from unpick.weigh.ratios import bundled_ratios

    assert bundled_ratios().kinds[BY_ID["I33"].kind].ratio == 2


def test_one_box_size_or_few_peers_are_refused():
    box = digits("Invented Box Trader", [1200, 0, 0, 0, 0, 0, 0, 0, 0], different=3)
    held = {one.subject: one for one in of_digits(box, *peers_of_digits())}
    assert "too few different weights" in held["Invented Box Trader"].refused
    assert all("too few controls" in one.refused for one in of_digits(*peers_of_digits(10)))


def test_intervals_refuse_what_is_no_share():
    for wrong in ((3, 2, 0.9), (0, 0, 0.9), (1, 2, 1.0)):
        with pytest.raises(ValueError, match="no share"):
            jeffreys(*wrong)
    with pytest.raises(ValueError, match="no interval"):
        median_ranks(4, 0.9)
    with pytest.raises(ValueError, match="no parts"):
        frechet(5, 0, 10)


def test_jeffreys_covers_about_as_often_as_it_says():
    draw, n, hits = random.Random(6), 40, 0
    for _ in range(2000):
        share = draw.uniform(0.05, 0.95)
        low, high = jeffreys(sum(draw.random() < share for _ in range(n)), n, 0.9)
        hits += low <= share <= high
    assert 0.88 < hits / 2000 < 0.92


@pytest.mark.parametrize("name", ["I19", "I20", "I37"])
def test_the_order_of_figures_changes_nothing(name):
    every = [
        visits(60, "women", *Q1),
        visits(70, "employment", *Q1),
        visits(100, "total", *Q1),
        year(9, "total", 2013),
        year(7, "total", 2012),
    ]
    every += [*trade("XA", "XZ", 2021, 100, 93), *trade("XA", "XZ", 2022, 400, 172), *partners()]
    first = asked(name, *every)
    random.Random(3).shuffle(every)
    assert asked(name, *every) == first
    assert all(
        one.resolution is Resolution.CODE and one.cannot and one.innocent and one.ask and one.null_model
        for one in first
    )
    assert first

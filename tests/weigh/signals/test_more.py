"""Prices over years, visits, output, counts, ceilings, shares, vessels: what fires, what looks alike, what is refused. All names invented."""

import datetime as dt

import numpy as np
import pyarrow as pa
import pytest

from tests.weigh.signals.breaks import draws
from unpick.model.series import Point
from unpick.model.signal import Resolution
from unpick.weigh.signals import Inputs, indicators
from unpick.weigh.signals.breaks.monthly import month_day

BY_ID = {one.id: one for one in indicators()}
MILL = "Invented Mill"


def point(measure, value, unit, **more):
    given = {"subject": MILL, "start": dt.date(2024, 6, 1), "end": dt.date(2024, 6, 30), **more}
    return Point(
        measure=measure,
        value=value,
        unit=unit,
        why=f"d#{measure}-{value}-{given['start']}-{given.get('partner', '')}",
        **given,
    )


def asked(indicator, *points, controls=(), tables=None):
    return BY_ID[indicator].measure(Inputs(points=points, controls=controls, tables=tables or {}))


def monthly(measure, unit, values, *, first=12 * 2014, **more):
    """Return a series file's rows: one figure a month for each row of values, the first row the mill's."""
    return [
        point(measure, float(values[one, t]), unit, **{"subject": MILL if one == 0 else f"Invented Other {one}", "start": month_day(first + t),
              "end": month_day(first + t, last=True), **more})
        for one in range(len(values)) for t in range(values.shape[1]) if values[one, t] > 0
    ]  # fmt: skip


def split(points):
    return [one for one in points if one.subject == MILL], [one for one in points if one.subject != MILL]


def prices(seed=3, count=40, n=60, climb=0.0, others=0.0):
    draw = np.random.default_rng(seed)
    rows = draws.series(draw, count, n, spread=0.1)
    rows[0] += climb / 12 * np.arange(n)
    rows[1:] += others / 12 * np.arange(n)
    return monthly("unit_price", "CNY/piece", np.exp(rows), product="cap")


def test_a_price_that_climbs_where_those_of_others_do_not_fires():
    own, others = split(prices(climb=0.4))
    (signal,) = asked("I07", *own, controls=others)
    assert (signal.fires, signal.p, len(signal.controls)) == (True, 1 / 40, 39)
    assert signal.low < 1.49 < signal.high
    assert signal.low > 1
    assert 0 < signal.power <= 1


def test_prices_that_climb_everywhere_fall_or_are_few_stay_silent():
    for given in (prices(climb=0.4, others=0.4), prices(climb=-0.4)):
        own, others = split(given)
        assert not asked("I07", *own, controls=others)[0].fires
    own, others = split(prices(count=15))
    assert "fewer than 19" in asked("I07", *own, controls=others)[0].refused
    own, others = split(prices(n=30))
    assert "too few months" in asked("I07", *own, controls=others)[0].refused
    assert asked("I07", point("unit_price", 3, "CNY/piece")) == []


def test_a_slope_by_chance_fires_as_rarely_as_its_level_says():
    fired, held, runs = 0, 0, 120
    for seed in range(runs):
        own, others = split(prices(seed=100 + seed, count=25))
        (signal,) = asked("I07", *own, controls=others)
        fired += signal.fires
        held += signal.low <= 1 <= signal.high
    # 5% of 120 is 6; 13 or more have a chance of 0.8%.
    assert fired <= 12
    assert held >= 0.82 * runs


def seen(seed=5, count=40, n=60, times=1.0, everybody=1.0):
    draw = np.random.default_rng(seed)
    rate = np.full((count, n), 6.0)
    rate[0, 40:] *= times
    rate[:, 40:] *= everybody
    return monthly("visits", "visits", draw.poisson(rate) + 0.0, channel="inspectors")


def test_visits_that_rise_at_one_site_fire_and_a_border_that_reopens_for_all_does_not():
    own, others = split(seen(times=4))
    volume = monthly("volume", "kg", np.arange(1, 61)[None, :] * 1.0)
    (signal,) = asked("I11", *own, *volume, controls=others)
    assert signal.fires
    assert "rank correlation of 0." in signal.says
    assert BY_ID["I11"].kind == ""
    own, others = split(seen(everybody=4))
    (calm,) = asked("I11", *own, controls=others)
    assert not calm.fires
    assert "No monthly volume" in calm.says


def test_workers_and_travelers_are_no_inspectors():
    own, others = split(seen(times=4))
    workers = [
        Point(**{**{name: getattr(one, name) for name in Point.__slots__}, "channel": "work"}) for one in own
    ]
    assert asked("I11", *workers, controls=others) == []
    assert asked("I20", *own) == []


def made(elasticity, *, seed=7, n=60, moved=0.3, noise=0.15):
    draw = np.random.default_rng(seed)
    paid = draw.normal(0, moved, n)
    output = elasticity * paid + draw.normal(0, noise, n)
    return [
        *monthly("unit_price", "CNY/piece", np.exp(1 + paid)[None, :], product="cap"),
        *monthly("pieces", "pieces", np.exp(8 + output)[None, :], product="cap"),
    ]


def test_output_that_follows_its_price_is_told_from_output_that_does_not():
    (follows,) = asked("I12", *made(1.0))
    assert follows.low < 1 < follows.high
    assert follows.p <= 0.05
    assert follows.power == 1
    (ignores,) = asked("I12", *made(0.0))
    assert ignores.low < 0 < ignores.high < 1
    assert "in step is excluded" in ignores.says
    assert not (follows.fires or ignores.fires)


def test_the_interval_of_an_elasticity_holds_it_about_as_often_as_it_says():
    held = [asked("I12", *made(0.5, seed=200 + seed))[0] for seed in range(200)]
    share = sum(one.low <= 0.5 <= one.high for one in held) / len(held)
    assert 0.83 <= share <= 0.96


def test_a_price_that_hardly_moves_or_few_months_are_refused():
    assert "moved too little" in asked("I12", *made(0.0, moved=0.02))[0].refused
    assert "too few months: 30" in asked("I12", *made(0.0, n=30))[0].refused
    assert asked("I12", *made(0.0)[:60]) == []


def shift(pieces, hours, subject, workers=100, days=25, bound="="):
    more = {"subject": subject, "product": "shirt"}
    return [
        point("pieces", pieces, "pieces", **more), point("workers", workers, "people", **more),
        point("hours", hours, "hours/day", bound=bound, **more), point("days_worked", days, "days", **more),
    ]  # fmt: skip


def test_thirty_percent_more_a_day_in_eighteen_hours_is_less_an_hour():
    own, other = shift(32_500, 18, MILL), shift(25_000, 9, "Invented Other")
    (signal,) = asked("I14", *own, controls=other)
    assert round(signal.estimate, 3) == round(13 / 18, 3)
    assert "1.30 times as many a day, 0.65 to 0.65 times as many an hour" in signal.says
    assert not signal.fires
    (upto,) = asked("I14", *shift(32_500, 18, MILL, bound="<="), controls=other)
    assert (round(upto.low, 3), upto.high) == (0.722, 13)


def test_pieces_without_hours_or_with_two_headcounts_are_refused():
    own = shift(32_500, 18, MILL)
    assert "no hours" in asked("I14", own[0], own[1], own[3])[0].refused
    assert "conflict" in asked("I14", *own, point("workers", 80, "people", product="shirt"))[0].refused
    assert asked("I14", own[0], own[1]) == []


def stopped(value, end, unit="shipments", **more):
    return point("shipments_stopped", value, unit, subject="Invented Plant", start=end, end=end, **more)


OCTOBER, JANUARY = dt.date(2017, 10, 24), dt.date(2018, 1, 12)


def test_six_then_eleven_are_no_contradiction_and_one_is_worth_51_343():
    worth = point(
        "value_stopped",
        564_775,
        "USD",
        subject="Invented Plant",
        start=JANUARY,
        end=JANUARY,
        origin="answers",
    )
    (signal,) = asked(
        "I24", stopped(6, OCTOBER, origin="hearing"), stopped(11, JANUARY, origin="answers"), worth
    )
    assert round(signal.estimate) == 51_343
    assert (signal.low, signal.high, signal.fires, signal.resolution) == (
        signal.estimate,
        signal.estimate,
        False,
        Resolution.CODE,
    )
    assert "no contradiction" in signal.says
    assert "6 by 2017-10-24; 11 by 2018-01-12" in signal.says


def test_a_count_that_falls_counts_something_else_and_no_value_is_refused():
    (signal,) = asked("I24", stopped(11, OCTOBER), stopped(6, JANUARY, "entries"))
    assert "count different things" in signal.refused
    assert "value_stopped" in signal.lacks
    assert "words for what is counted differ" in signal.refused


def buyers(**more):
    row = {
        "shipper": "INVENTED MILL", "consignee": "INVENTED BUYER", "shipper_name": MILL, "consignee_name": "Invented Buyer",
        "first_day": dt.date(2024, 1, 1), "last_day": dt.date(2024, 12, 31), "lines": 130, "bills": 104, "unnumbered": 0, "masters": 90,
        "has_master": True, "why": ["d#1"], **more,
    }  # fmt: skip
    return {"signal_buyers": pa.Table.from_pylist([row])}


def test_shipments_to_a_buyer_are_bounded_by_what_may_be_counted_twice():
    (signal,) = asked("I26", tables=buyers())
    assert (signal.estimate, signal.low, signal.high, signal.fires) == (104, 90, 130, False)
    (refused,) = asked("I26", tables=buyers(bills=0, unnumbered=130))
    assert "no bill number" in refused.refused.replace(
        "none of 130 rows to Invented Buyer has a bill number", "no bill number"
    )


def exports(value, year, **more):
    days = {"start": dt.date(year, 1, 1), "end": dt.date(year, 12, 31)}
    return point(
        "trade_value",
        value,
        "USD",
        **{"subject": "Invented Province", "partner": "US", "product": "62", **days, **more},
    )


def test_a_total_is_a_ceiling_and_a_share_makes_it_a_range():
    (ceiling,) = asked("I27", exports(100e6, 2015), exports(150e6, 2016))
    assert (ceiling.low, ceiling.high, ceiling.fires, ceiling.resolution) == (
        0,
        250e6,
        False,
        Resolution.CODE,
    )
    share = point("made_share", 20, "%", subject="Invented Province", bound="<=")
    (ranged,) = asked("I27", exports(100e6, 2015), exports(150e6, 2016), share)
    assert (ranged.low, round(ranged.high)) == (0, 50_000_000)


def test_other_goods_give_no_ceiling_and_overlapping_values_are_refused():
    assert asked("I27", exports(1e6, 2015, product="85"), exports(1e6, 2015, partner="")) == []
    half = exports(60e6, 2015, end=dt.date(2015, 6, 30))
    assert "overlap" in asked("I27", exports(100e6, 2015), half)[0].refused


def trade(seed=9, count=40, n=60, step=0.0, everybody=0.0):
    rows = draws.series(np.random.default_rng(seed), count, n, spread=0.15)
    rows[0, 25:] += step
    rows[:, 25:] += everybody
    return monthly("trade_value", "USD", np.exp(rows), product="62", partner="US")


def test_exports_that_step_when_kaesong_closed_fire_among_controls():
    own, others = split(trade(step=0.9))
    (signal,) = asked("I28", *own, controls=others)
    assert (signal.fires, signal.p, signal.resolution) == (True, 1 / 40, Resolution.CODE)
    assert signal.low < 2.46 < signal.high
    assert signal.low > 1
    assert signal.power > 0.8


def test_a_step_of_all_or_of_none_or_a_series_that_does_not_span_it_stay_silent():
    for given in (trade(everybody=0.9), trade()):
        own, others = split(given)
        assert not asked("I28", *own, controls=others)[0].fires
    late = monthly(
        "trade_value",
        "USD",
        np.exp(draws.series(np.random.default_rng(1), 1, 60)),
        first=12 * 2017,
        product="62",
    )
    assert asked("I28", *late) == []
    assert "fewer than 19" in asked("I28", *split(trade(count=10))[0])[0].refused


def wigs(value, tonnes, year, **more):
    days = {
        "subject": "CN",
        "partner": "KP",
        "product": "6704",
        "start": dt.date(year, 1, 1),
        "end": dt.date(year, 12, 31),
        **more,
    }
    return [point("trade_value", value, "USD", **days), point("volume", tonnes, "t", **days)]


def test_the_published_value_of_a_kg_of_wigs_rose_almost_sixfold():
    # Research, indicators 1 (I30; S14): 1,829 t for 31.1 million dollars in 2019, 1,680 t for 167 million in 2023.
    whole = point(
        "trade_value",
        200e6,
        "USD",
        subject="CN",
        product="6704",
        start=dt.date(2023, 1, 1),
        end=dt.date(2023, 12, 31),
    )
    (signal,) = asked("I30", *wigs(31.1e6, 1829, 2019), *wigs(167e6, 1680, 2023), whole)
    assert round(signal.estimate, 1) == 5.8
    assert "17.0 USD/kg in 2019-01, 99.4 in 2023-01" in signal.says
    assert "84% of the total" in signal.says
    assert (signal.fires, signal.resolution) == (False, Resolution.CODE)


def test_one_year_or_other_months_carry_no_ratio_and_a_step_of_one_trade_fires():
    assert "one period only (17.0 USD/kg)" in asked("I30", *wigs(31.1e6, 1829, 2019))[0].refused
    quarter = wigs(22.6e6, 121, 2023, start=dt.date(2023, 4, 1), end=dt.date(2023, 4, 30))
    assert "different months" in asked("I30", *wigs(31.1e6, 1829, 2019), *quarter)[0].refused
    rows = np.exp(draws.series(np.random.default_rng(2), 40, 60, spread=0.15))
    kg = np.exp(draws.series(np.random.default_rng(3), 40, 60, spread=0.15))
    rows[0, 40:] *= 4
    given = [
        *monthly("trade_value", "USD", rows, product="6704"),
        *monthly("volume", "kg", kg, product="6704"),
    ]
    own, others = split(given)
    fired = [one for one in asked("I30", *own, controls=others) if one.controls]
    assert [one.fires for one in fired] == [True]
    calm = [one for one in given if one.subject == "Invented Other 5"]
    rest = [one for one in given if one.subject != "Invented Other 5"]
    assert not [one for one in asked("I30", *calm, controls=rest) if one.fires]


def share(value, product, **more):
    return point("made_share", value, "%", subject="KP", channel="prisons", product=product, **more)


def test_three_shares_stand_side_by_side_and_are_never_averaged():
    given = [share(70, "wigs"), share(90, "lashes"), share(20, "", bound=">="), share(30, "", bound="<=")]
    signals = asked("I31", *given)
    assert [(one.product, one.low, one.high) for one in signals] == [
        ("", 0, 1),
        ("lashes", 0.9, 0.9),
        ("wigs", 0.7, 0.7),
    ]
    assert signals[0].estimate == 0.2
    assert "no mean" in signals[0].says
    assert not any(one.fires for one in signals)


def test_a_copy_of_a_share_is_no_further_origin_and_a_share_above_one_is_refused():
    told = [share(70, "wigs", origin="paper"), share(70, "wigs", origin="paper", start=dt.date(2024, 6, 2))]
    assert "1 independent origin" in asked("I31", *told)[0].says
    assert asked("I31", *told)[0].n == 1
    assert "is no share" in asked("I31", share(170, "wigs"))[0].refused


def landed(value, licensed=None, **more):
    boat = {"subject": "Invented Boat", **more}
    return [
        point("catch", value, "kg", **boat),
        *([point("licensed", licensed, "kg", **boat)] if licensed else []),
    ]


def test_a_landing_above_the_license_fires_and_one_within_it_does_not():
    (signal,) = asked("I38", *landed(1000, 400))
    assert (signal.fires, signal.low) == (True, 0.6)
    assert not asked("I38", *landed(380, 400))[0].fires
    (bounded,) = asked(
        "I38", point("catch", 1000, "kg", subject="Invented Boat", bound="<="), *landed(380, 400)[1:]
    )
    assert not bounded.fires


def test_a_plant_without_a_license_is_not_asked_and_another_time_is_refused():
    assert asked("I38", *landed(1000)) == []
    late = landed(900, start=dt.date(2025, 1, 1), end=dt.date(2025, 1, 31))
    refused = [one for one in asked("I38", *landed(380, 400), *late) if one.refused]
    assert "no license of the period" in refused[0].refused


def days(dark, sea=30, subject="Invented Boat"):
    return [
        point("days_dark", dark, "days", subject=subject),
        point("days_at_sea", sea, "days", subject=subject),
    ]


FLEET = [one for at in range(30) for one in days(at % 7, subject=f"Invented Vessel {at}")]


def test_a_vessel_dark_far_more_often_than_others_fires():
    (signal,) = asked("I39", *days(24), controls=FLEET)
    assert (signal.fires, signal.p, len(signal.controls), signal.n) == (True, 1 / 31, 30, 30)
    assert signal.power > 0.99


def test_waters_where_all_are_dark_or_few_vessels_or_days_stay_silent():
    dark = [one for at in range(30) for one in days(20 + at % 9, subject=f"Invented Vessel {at}")]
    assert not asked("I39", *days(24), controls=dark)[0].fires
    assert "fewer than 19" in asked("I39", *days(24), controls=FLEET[:20])[0].refused
    assert "fewer than 10 days" in asked("I39", *days(5, 6), controls=FLEET)[0].refused


@pytest.mark.parametrize(
    "indicator", ["I07", "I11", "I12", "I14", "I24", "I27", "I28", "I30", "I31", "I38", "I39"]
)
def test_nothing_given_is_nothing_said(indicator):
    assert asked(indicator) == []

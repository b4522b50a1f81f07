"""Indicators that rest on breaks, over figures of invented suppliers: what fires, who stands as a control, what is refused."""

import datetime as dt
import random
from dataclasses import replace

import numpy as np
import pytest

from tests.weigh.signals.breaks import draws
from unpick.model.series import Point
from unpick.model.signal import Resolution
from unpick.weigh.signals import Inputs, indicators
from unpick.weigh.signals.breaks.monthly import month_day

BY_ID = {one.id: one for one in indicators()}
MEASURE = {"I04": ("volume", -1), "I05": ("orders", 1), "I09": ("lag_days", 1)}
FIRST, N = 12 * 2017, 96


def points(measure, count=110, seed=4, n=N, **more):
    values = np.exp(draws.series(np.random.default_rng(seed), count, n))
    return values, lambda: [
        Point(
            **{
                "subject": "Invented Mill" if one == 0 else f"Invented Other {one}",
                "measure": measure,
                "start": month_day(FIRST + t),
                "end": month_day(FIRST + t, last=True),
                "value": round(float(values[one, t]), 6),
                "unit": "kg",
                "product": "6704",
                "why": f"d#{one}-{t}",
                **more,
            }
        )
        for one in range(count)
        for t in range(n)
    ]


def asked(indicator, given, subject="Invented Mill"):
    own = [one for one in given if one.subject == subject]
    others = [one for one in given if one.subject != subject]
    return BY_ID[indicator].measure(Inputs(points=own, controls=others, subjects=(subject,)))


@pytest.mark.parametrize("indicator", MEASURE)
def test_a_step_in_one_supplier_fires_and_lists_its_controls(indicator):
    measure, direction = MEASURE[indicator]
    values, made = points(measure)
    values[0, 70:] *= 0.4 if direction < 0 else 2.5
    (signal,) = asked(indicator, made())
    assert signal.fires
    assert signal.p == 1 / 110
    assert len(signal.controls) == len(set(signal.controls)) == 109
    assert all(one.startswith("Invented Other") for one in signal.controls)
    assert signal.low < signal.estimate < signal.high
    assert signal.n == len(signal.why) == N
    assert signal.resolution is Resolution.SUPPLIER
    assert len(signal.series) == N
    assert "109 controls" in signal.says


@pytest.mark.parametrize("indicator", MEASURE)
def test_the_same_step_in_all_suppliers_is_silent(indicator):
    measure, direction = MEASURE[indicator]
    values, made = points(measure)
    values[:, 70:] *= 0.4 if direction < 0 else 2.5
    (signal,) = asked(indicator, made())
    assert not signal.fires
    assert signal.power > 0.5


def test_the_ratio_to_the_years_before_the_pandemic_is_that_of_the_same_months():
    values, made = points("volume")
    values[0, :36], values[0, 36:] = 100, 40
    assert "stand at 0.40 of the same months of 2017 to 2019; median of " in asked("I04", made())[0].says
    late = [one for one in made() if one.start >= dt.date(2018, 1, 1)]
    assert "No ratio to 2017 to 2019" in asked("I04", late)[0].says


def test_all_suppliers_asked_stand_as_controls_of_one_another():
    _, made = points("volume", count=21, n=40)
    signals = BY_ID["I04"].measure(Inputs(points=made()))
    assert len(signals) == 21
    assert {len(one.controls) for one in signals if one.controls} == {20}
    assert "level 5%" in signals[0].says


def test_other_goods_units_and_grains_are_no_controls():
    _, made = points("volume", count=40, n=40)
    for other in ({"product": "6204"}, {"unit": "pieces"}, {"partner": "US"}):
        given = [one if one.subject == "Invented Mill" else replace(one, **other) for one in made()]
        (signal,) = asked("I04", given)
        assert signal.refused == "fewer than 19 matched controls: 0"


def test_a_code_is_compared_with_codes_and_sets_a_priority():
    values, made = points("volume", count=40, n=60)
    values[0, 40:] *= 0.2
    codes = [f"{one}{two}" for one in "ABCDEFGH" for two in "ABCDE"]
    names = dict(zip(sorted({one.subject for one in made()}), codes, strict=True))
    given = [replace(one, subject=names[one.subject]) for one in made()]
    (signal,) = asked("I04", given, names["Invented Mill"])
    assert signal.fires
    assert signal.resolution is Resolution.CODE


@pytest.mark.parametrize(
    "spoil, refused",
    [
        (lambda given: given[:30] + given[40:], "too few months: 30 of 36"),
        (lambda given: [*given, replace(given[3], value=1e6, why="d#again")], "figures conflict: two figures of 2017-04"),
        (lambda given: [replace(one, value=0.0) if at % 3 == 0 and at < 40 else one for at, one in enumerate(given)], "too sparse"),
        (lambda given: [replace(one, bound="~") if at < 8 else one for at, one in enumerate(given)], "too few months: 32"),
    ],
)  # fmt: skip
def test_series_that_cannot_be_tested_are_refused(spoil, refused):
    _, made = points("volume", count=25, n=40)
    (signal,) = asked("I04", spoil(made()))
    assert signal.refused.startswith(refused)
    assert signal.lacks


def test_copies_and_order_change_nothing():
    values, made = points("volume", count=25, n=40)
    values[0, 20:] *= 0.3
    given = made()
    first = asked("I04", given)
    shuffled = [*given, *(replace(one, why=f"e#{one.why}") for one in given)]
    random.Random(2).shuffle(shuffled)
    assert asked("I04", shuffled) == first


def of(subject, measure, month, value, **more):
    first, last = month_day(month), month_day(month, last=True)
    given = {"unit": "shipments", "why": f"d#{subject}-{measure}-{month}-{more}", **more}
    return Point(subject=subject, measure=measure, start=first, end=last, value=value, **given)


def counted(suppliers=40, n=48, *, moved=True):
    draw = np.random.default_rng(3)
    for one in range(suppliers):
        subject = "Invented Mill" if one == 0 else f"Invented Other {one}"
        for t in range(n):
            share = 0.2 if moved and one == 0 and t >= 28 else 0.65
            total = int(draw.integers(25, 40))
            home = int(draw.binomial(total, share))
            yield of(subject, "channel_count", FIRST + t, home, channel="households")
            if home < total:
                yield of(subject, "channel_count", FIRST + t, total - home, channel="state factories")


def test_work_that_moved_from_households_is_told_once_and_as_odds():
    (signal,) = asked("I06", list(counted()))
    assert signal.fires
    assert signal.estimate < 0.4
    assert "'households'" in signal.says
    assert "fell to" in signal.says
    (still,) = asked("I06", list(counted(moved=False)))
    assert not still.fires


def inspected(*, worse, stricter, suppliers=40, n=48):
    draw = np.random.default_rng(8)
    for one in range(suppliers):
        subject = "Invented Mill" if one == 0 else f"Invented Other {one}"
        for t in range(n):
            after = one == 0 and t >= 28
            pieces = int(draw.integers(4000, 6000)) * (3 if after and stricter else 1)
            rate = 0.03 if after and worse else 0.01
            yield of(subject, "pieces", FIRST + t, pieces, unit="pieces", product="6704")
            yield of(
                subject, "rejects", FIRST + t, int(draw.binomial(pieces, rate)), unit="pieces", product="6704"
            )


def test_a_reject_rate_that_trebles_fires_and_three_times_the_pieces_do_not():
    (signal,) = asked("I08", list(inspected(worse=True, stricter=False)))
    assert signal.fires
    assert 2.2 < signal.estimate < 4
    (alike,) = asked("I08", list(inspected(worse=False, stricter=True)))
    assert not alike.fires


def test_codes_of_one_supplier_are_pooled_among_suppliers_of_the_same_codes():
    values, made = points("volume", count=40, n=60)
    values[0, 40:] *= 0.7
    other, again = points("volume", count=40, n=60, seed=9, product="6505")
    other[0, 40:] *= 0.7
    given = [*made(), *again()]
    *_, pooled = asked("I04", given)
    assert pooled.product == ""
    assert "over 2 codes together (6505, 6704)" in pooled.says
    assert len(pooled.controls) == 39
    assert pooled.low < 0.7 < pooled.high
    single = [one for one in given if one.subject == "Invented Mill" or one.product == "6704"]
    assert asked("I04", single)[-1].refused == "fewer than 19 matched controls: 0"

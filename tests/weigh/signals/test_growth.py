"""Growth of trade with one partner: a published study reproduced, and what looks alike.

`eu_exports.csv` holds facts: exports of the EU of 27 by partner and year in EUR, as Eurostat gave them on 2024-11-17, from
https://github.com/mary-lev/eu-export-sanctions (`data/eu_year_export`, commit 2545723001a753f2116aa779dc4e31ed4b8ca80e), read on
2026-11-28 page by page; `tools/make_trade_totals.py` makes it from the files. The growth that the study prints stands in its README.
"""

import csv
import datetime as dt
import random
from pathlib import Path

import pytest

from unpick.model.series import Point
from unpick.model.signal import Resolution
from unpick.weigh.signals import Inputs, indicators
from unpick.weigh.signals.i40_growth import growths

(I40,) = (one for one in indicators() if one.id == "I40")
PRINTED = {
    "Kyrgyzstan": 344.8,
    "Armenia": 148.9,
    "Trinidad and Tobago": 122.6,
    "Kazakhstan": 88.6,
    "Uzbekistan": 63.8,
}


def value(year, amount, partner, *, measure="trade_value", **more):
    days = {"start": dt.date(year, 1, 1), "end": dt.date(year, 12, 31)}
    given = {
        "subject": "EU27",
        "unit": "EUR",
        "why": f"d#{measure}-{partner}-{year}-{amount}",
        **days,
        **more,
    }
    return Point(measure=measure, value=amount, partner=partner, **given)


def exports(first=2019, last=2022):
    with Path(__file__).with_name("eu_exports.csv").open(encoding="utf-8") as stream:
        return [
            value(year, int(row[str(year)]), row["partner"])
            for row in csv.DictReader(stream)
            for year in range(first, last + 1)
        ]


def asked(*points, controls=()):
    return I40.measure(Inputs(points=points, controls=controls))


def test_the_growth_that_a_study_printed_is_reproduced_to_its_last_digit():
    found = {one.now.partner: one.share for one in growths(exports()) if one.now.start.year == 2022}
    assert {name: round(100 * found[name] - 0.001, 1) for name in PRINTED} == PRINTED
    assert len(found) == 113


def test_only_growth_that_other_partners_and_years_do_not_show_fires():
    found = asked(*exports())
    told = {one.says.split(":")[0].removeprefix("EU27 with "): one for one in found}
    assert [name for name, one in told.items() if one.fires] == ["Kyrgyzstan", "Armenia"]
    assert told["Kyrgyzstan"].p == 1 / 337
    assert {"Trinidad and Tobago", "Kazakhstan"} <= set(told)
    assert all(one.p <= 0.05 and one.resolution is Resolution.CODE and not one.kind for one in found)


@pytest.mark.parametrize("last", [2020, 2021])
def test_years_before_have_few_such_partners(last):
    assert len([one for one in asked(*exports(last=last)) if one.fires]) <= 1


def test_growth_that_all_share_stays_silent():
    own = [value(2021, 100, "XZ"), value(2022, 300, "XZ")]
    draw = random.Random(2)
    others = [
        value(year, amount, f"X{at:02d}")
        for at in range(25)
        for year, amount in ((2021, 100), (2022, 300 * draw.uniform(0.8, 1.3)))
    ]
    found = asked(*own, *others)
    assert found
    assert not [one for one in found if one.fires]
    assert found[0].p == 1 / 26


def test_few_partners_are_not_tested():
    points = [value(year, amount, f"X{at:02d}") for at in range(10) for year, amount in ((2021, 100), (2022, 100 + 90 * (at == 3)))]  # fmt: skip
    (signal,) = asked(*points)
    assert (signal.fires, signal.p, signal.controls) == (False, None, None)
    assert "fewer than 19" in signal.says
    assert "+90.0%" in signal.says


@pytest.mark.parametrize(
    "more",
    [
        [value(2022, 777, "Kyrgyzstan")],
        [value(2021, 9, "Kyrgyzstan", measure="months_reported", channel="subject", unit="months")],
    ],
    ids=["two values", "nine months"],
)
def test_a_year_told_twice_or_not_whole_does_not_grow(more):
    assert "Kyrgyzstan" not in {
        one.now.partner for one in growths([*exports(), *more]) if one.now.start.year == 2022
    }


def test_the_order_of_figures_changes_nothing():
    every = exports()
    first = asked(*every)
    random.Random(3).shuffle(every)
    assert asked(*every) == first
    assert all(one.cannot and one.innocent and one.ask and one.null_model for one in first)


def test_a_bound_does_not_grow():
    points = [value(2021, 100, "XZ"), value(2022, 900, "XZ", bound="<=")]
    assert growths(points) == []

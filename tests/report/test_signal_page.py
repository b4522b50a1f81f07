"""The page of signals: pictures, the same numbers as tables, what it cannot show. All names invented."""

import re

import pytest

from unpick.report.signal_page import render_signals
from unpick.report.signal_svg import draw_signal

SHIFT = "A shift of work changes no admissibility under US law: goods of household work are barred as well."


def signal(**more):
    given = {
        "indicator": "I04", "name": "volume ratio", "subject": "Invented Mill", "product": "6704", "resolution": "supplier",
        "wording": "A figure of a supplier is a lead; it speaks of no single shipment.", "estimate": 0.45, "low": 0.38, "high": 0.57,
        "interval": 0.9, "unit": "times the level before", "n": 48, "p": 0.01, "power": 0.9, "fires": True, "refused": None,
        "lacks": None, "period": {"from": "2020-01-01", "to": "2023-12-31"}, "null_model": "rank among placebo dates of 99 controls",
        "says": "volume fell", "cannot": "why it fell", "innocent": ["a closed port"], "ask": "orders",
        "against": ["a steady drift"], "controls": [f"Invented Other {one}" for one in range(99)],
        "rests_on": ["invented.csv, row 3"], "dated": {"from": "2022-11-01", "to": "2023-01-31"},
        "series": [
            {"label": "against peers", "day": f"{2020 + t // 12}-{t % 12 + 1:02}-01", "value": 1.1 if t < 35 else 0.46,
             "low": 0.7, "high": 1.4}
            for t in range(48)
        ],
    }  # fmt: skip
    return {**given, **more}


def document(*signals):
    return {
        "schema": "unpick.signals/1",
        "asked_at": "2026-11-20T09:00:00+00:00",
        "versions": {},
        "coverage": {"says": "48 figures", "modes": [], "countries": [], "not_looked": []},
        "signals": list(signals),
        "messages": [SHIFT],
    }


def test_the_picture_and_the_table_hold_the_same_numbers():
    page = render_signals(document(signal()))
    line = re.search(r'<polyline class="value" points="([^"]*)"', page)[1].split()
    assert len(line) == 48
    assert page.count('scope="row"') == 48
    rows = re.findall(r'<div>([\d.]+)</div></td><td role="cell" class="number" data-label="low"', page)
    assert [float(one) for one in rows] == [1.1] * 35 + [0.46] * 13
    heights = [float(spot.split(",")[1]) for spot in line]
    assert len(set(heights[:35])) == len(set(heights[35:])) == 1
    assert heights[0] < heights[-1]
    assert 'class="when"' in page


def test_the_page_says_that_household_work_is_barred_and_what_it_cannot_show():
    page = render_signals(document(signal()))
    assert SHIFT in page
    assert "why it fell" in page
    assert "a closed port" in page
    assert "a steady drift" in page
    assert "Invented Other 98" in page
    assert page == render_signals(document(signal()))


def test_a_signal_names_the_rows_it_rests_on_and_folds_many():
    page = render_signals(
        document(signal(), signal(rests_on=[f"invented.csv, row {one}" for one in range(9)]))
    )
    assert "Rests on:" in page and "invented.csv, row 3" in page
    assert "Rests on 9 rows" in page


def test_a_figure_is_drawn_against_its_line_and_a_refusal_is_told_without_a_picture():
    price = signal(indicator="I01", series=[], dated=None, estimate=0.5, low=0.4, high=0.7)
    refused = signal(
        indicator="I02",
        estimate=None,
        low=None,
        high=None,
        refused="no minimum wage",
        lacks="a row",
        fires=False,
        series=[],
    )
    page = render_signals(document(price, refused))
    assert page.count("<svg") == 1
    assert "the floor: work paid at the legal minimum" in page
    assert "No minimum wage. Wanted: a row." in re.sub("<[^>]*>", "", page)
    assert page.index("I01") < page.index("I02")


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "김 \u202e evil", 'a"b'])
def test_a_hostile_name_stays_text(name):
    page = render_signals(document(signal(subject=name, controls=[name], says=name)))
    assert "<script" not in page
    assert "\u202e" not in page
    assert 'a"b"' not in draw_signal(signal(subject=name))


@pytest.mark.parametrize("spread", [0.0, 1e-6, 1e6])
def test_flat_and_wild_series_are_drawn_inside_the_frame(spread):
    points = [
        {
            "label": "against peers",
            "day": f"2020-{t + 1:02}-01",
            "value": 1 + spread * t,
            "low": 0.9,
            "high": 1.1,
        }
        for t in range(12)
    ]
    picture = draw_signal(signal(series=points, dated=None))
    spots = re.search(r'<polyline class="value" points="([^"]*)"', picture)[1].split()
    assert all(0 <= float(x) <= 760 and 0 <= float(y) <= 300 for x, y in (one.split(",") for one in spots))


def test_points_that_are_no_break_are_told_in_their_own_unit():
    points = [
        {"label": f"n {t}", "day": f"2020-{t + 1:02}-01", "value": 9.0 + t, "low": 7.0, "high": 20.0}
        for t in range(6)
    ]
    page = render_signals(
        document(signal(indicator="I34", series=points, dated=None, unit="USD/kg", controls=None))
    )
    assert "USD/kg; grey: low to high" in page
    assert "controls, 5th percentile" not in page
    assert "n 5" in page
    assert 'class="one"' not in page

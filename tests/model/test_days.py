"""Days: spans, open ends, and the honest third answer."""

import datetime as dt

import pytest

from unpick.model.days import FOREVER, LONG_AGO, Known, Span, holds, parse_day


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_a_span_with_a_known_start_says_no_before_it_and_yes_from_it():
    span = Span(from_earliest=day("2016-11-30"), from_latest=day("2016-11-30"))
    assert span.covers(day("2016-11-29")) is Known.NO
    assert span.covers(day("2016-11-30")) is Known.YES
    assert span.covers(FOREVER) is Known.YES


def test_a_listing_seen_first_in_a_window_is_not_known_before_it():
    span = Span(from_earliest=LONG_AGO, from_latest=day("2021-08-18"))
    assert span.covers(day("2005-01-01")) is Known.NOT_KNOWN
    assert span.covers(day("2021-08-18")) is Known.YES


def test_a_listing_removed_between_two_versions_is_not_known_in_between():
    span = Span(
        from_earliest=day("2020-01-01"),
        from_latest=day("2020-01-01"),
        to_earliest=day("2022-01-01"),
        to_latest=day("2022-02-01"),
    )
    assert span.covers(day("2021-12-31")) is Known.YES
    assert span.covers(day("2022-01-15")) is Known.NOT_KNOWN
    assert span.covers(day("2022-02-01")) is Known.NO


def test_an_undated_order_is_not_known_never_in_force():
    assert Span().covers(day("2024-01-01")) is Known.NOT_KNOWN


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        ("2017", "2017-01-01", "2018-01-01"),
        ("2017-12", "2017-12-01", "2018-01-01"),
        ("2016-02-29", "2016-02-29", "2016-03-01"),
    ],
)
def test_a_year_a_month_and_a_day_each_mean_a_span(text: str, first: str, after: str):
    assert parse_day(text) == (day(first), day(after))


@pytest.mark.parametrize("text", ["", "00/12/2020", "2017-13", "2017-02-30", "yesterday"])
def test_what_is_no_day_is_refused(text: str):
    with pytest.raises(ValueError, match=r".+"):
        parse_day(text)


def test_a_span_is_half_open():
    assert holds(day("2020-06-30"), LONG_AGO, day("2020-07-01"))
    assert not holds(day("2020-07-01"), LONG_AGO, day("2020-07-01"))

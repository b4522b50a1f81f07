"""Days in English, Chinese and Korean documents; ambiguous and impossible ones; numbers that are no days."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpick.exhibits.dates import find_days, order_of

FIFTH_OF_MARCH = [
    "5 March 2021", "March 5, 2021", "Mar. 5th 2021", "05-Mar-21", "5-Mar-2021", "2021-03-05", "2021/3/5", "2021.3.5",
    "the 5th day of March 2021", "5th of March, 2021", "2021-03-05T10:20:00", "2021:03:05 10:20:00", "2021年3月5日", "2021年03月05号",
    "二〇二一年三月五日", "2021년 3월 5일", "2021. 3. 5.", "'21.3.5", "March 5,2021", "Date: 20210305",
]  # fmt: skip


@pytest.mark.parametrize("text", FIFTH_OF_MARCH)
@pytest.mark.parametrize("around", ["{}", "Dated {}", "({})", "signed on {} by the auditor", "日期：{}"])
def test_one_day_in_many_forms(text, around):
    (day,) = find_days(around.format(text))
    assert (day.first, day.last, day.certain, day.readings) == (dt.date(2021, 3, 5),) * 2 + (True, ())


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("3-5 November 2020", "2020-11-03", "2020-11-05"),
        ("3 and 4 November 2020", "2020-11-03", "2020-11-04"),
        ("from 3 Nov to 5 Nov 2020", "2020-11-03", "2020-11-05"),
        ("November 3–5, 2020", "2020-11-03", "2020-11-05"),
        ("between 3 November 2020 and 5 December 2020", "2020-11-03", "2020-12-05"),
        ("2020-11-03 to 2020-11-05", "2020-11-03", "2020-11-05"),
        ("2020年11月3日至5日", "2020-11-03", "2020-11-05"),
        ("2020年11月3日至12月5日", "2020-11-03", "2020-12-05"),
        ("2020년 11월 3일부터 5일까지", "2020-11-03", "2020-11-05"),
        ("2020.11.03 ~ 11.05", "2020-11-03", "2020-11-05"),
        ("Oct 2020", "2020-10-01", "2020-10-31"),
        ("February 2024", "2024-02-01", "2024-02-29"),
        ("2020-10", "2020-10-01", "2020-10-31"),
        ("2020年10月", "2020-10-01", "2020-10-31"),
        ("2020년 10월", "2020-10-01", "2020-10-31"),
        ("Q4 2020", "2020-10-01", "2020-12-31"),
        ("the fourth quarter of 2020", "2020-10-01", "2020-12-31"),
        ("2020年第四季度", "2020-10-01", "2020-12-31"),
        ("2020년 4분기", "2020-10-01", "2020-12-31"),
        ("October to December 2020", "2020-10-01", "2020-12-31"),
        ("between March 2019 and June 2022", "2019-03-01", "2022-06-30"),
        ("during 2019", "2019-01-01", "2019-12-31"),
    ],
)
def test_spans_months_and_quarters_have_a_first_and_a_last_day(text, first, last):
    (day,) = find_days(text)
    assert (str(day.first), str(day.last)) == (first, last)


def test_a_day_in_digits_alone_has_two_readings():
    (day,) = find_days("received 03/05/2021")
    assert {day.first.isoformat(), *day.readings} == {"2021-03-05", "2021-05-03"}
    assert not day.certain


def test_a_part_above_twelve_settles_the_order():
    (day,) = find_days("received 25/03/2021")
    assert (day.first, day.readings, day.certain) == (dt.date(2021, 3, 25), (), True)


def test_the_rest_of_the_document_settles_the_order_and_the_other_reading_stays_visible():
    _first, second = find_days("shipped 25/03/2021, received 03/05/2021")
    assert (second.first, second.readings, second.certain) == (dt.date(2021, 5, 3), ("2021-03-05",), True)
    assert "day first" in second.method


def test_a_document_in_both_orders_settles_nothing():
    assert order_of("25/03/2021 and 03/25/2021") == ""
    assert not find_days("25/03/2021, 03/25/2021 and 03/05/2021")[2].certain


def test_a_day_whose_halves_are_equal_has_one_reading():
    (day,) = find_days("on 04/04/2021")
    assert (day.readings, day.certain) == ((), True)


@pytest.mark.parametrize(
    "text", ["31 Feb 2021", "00/12/2020", "31/02/2021", "February 30, 2021", "2021-02-30", "2021年2月30日"]
)
def test_a_day_that_no_calendar_has_is_unreadable_and_never_guessed(text):
    (day,) = find_days(f"dated {text}")
    assert day.unreadable
    assert (day.first, day.last, day.certain) == (None, None, False)


@pytest.mark.parametrize(
    "text",
    [
        "invoice 2020-11-03A", "INV-2020-11-03", "part 12-34-5678", "tel 2020-11-03", "HS 6204.62.40", "heading 2009.11.00",
        "subheading 2008.11.10", "0086-415-2020113", "1-800-555-0199", "19 CFR 12.42", "18 U.S.C. 542", "1,200 pieces", "Entry 123-1234567-8",
        "size 10/12", "PO 2020-11", "Invoice No. 2020-11-03", "民国109年11月3日", "IMG_20201103", "you may 5 times", "3/4 inch", "ISO 9001:2015",
        "100% cotton", "style 4021", "version 2.10.3.1", "ratio 1:2", "ID 210602199003051234",
    ],
)  # fmt: skip
def test_a_number_that_is_no_day_stays_a_number(text):
    assert find_days(text) == []


def test_a_day_without_a_year_takes_the_year_of_the_day_before_and_says_so():
    _first, second = find_days("Report of 3 November 2020, signed 9 November")
    assert (second.first, second.certain) == (dt.date(2020, 11, 9), False)


def test_a_day_without_any_year_is_left_out():
    assert find_days("signed 9 November") == []
    assert find_days("11月3日至5日", year=2020)[0].last == dt.date(2020, 11, 5)


@pytest.mark.parametrize("text", ["Pay for May 2021", "Tested in Mar 2021"])
def test_where_a_day_stands_is_known(text):
    (day,) = find_days(text)
    assert text[day.start : day.end] == day.text


DAYS = st.dates(min_value=dt.date(1971, 1, 1), max_value=dt.date(2067, 12, 31))


@given(
    DAYS,
    st.sampled_from(
        [
            "%d %B %Y",
            "%B %d, %Y",
            "%d-%b-%Y",
            "%Y-%m-%d",
            "%Y/%m/%d",
            "%Y年%m月%d日",
            "%Y년 %m월 %d일",
            "%d-%b-%y",
        ]
    ),
)
def test_every_day_of_the_calendar_is_read_back_in_every_plain_form(day, form):
    (found,) = find_days(f"on {day.strftime(form)} at the site")
    assert (found.first, found.last, found.certain) == (day, day, True)


@given(DAYS)
def test_digits_alone_never_hide_a_reading(day):
    (found,) = find_days(day.strftime("on %d/%m/%Y"))
    assert day.isoformat() in {found.first.isoformat(), *found.readings}
    assert found.certain == (not found.readings)


@given(st.text(max_size=60))
def test_any_text_gives_days_that_stand_in_it(text):
    for day in find_days(text):
        assert text[day.start : day.end] == day.text
        assert day.unreadable or day.first <= day.last

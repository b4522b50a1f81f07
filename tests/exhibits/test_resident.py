"""Resident numbers: every number here is invented (sequence 000 to 009 on days that carry no meaning)."""

import dataclasses
import datetime as dt
import itertools
import random

import pytest

from unpick.exhibits.resident import RULES, Area, Row, check_digit, check_resident
from unpick.exhibits.resident_packet import bundled_areas, numbers_together

AREAS = bundled_areas()


def number(area: str = "990000", born: str = "19900101", sequence: str = "000") -> str:
    body = area + born + sequence
    return body + check_digit(body)


def outcome(text: str, **more) -> tuple[str, tuple[str, ...]]:
    found = check_resident(Row(number=text, **more), AREAS)
    return found.outcome, found.broken


@pytest.mark.parametrize(
    "area", ["210602", "210603", "210604", "210681", "210682", "210621", "210623", "210624"]
)
@pytest.mark.parametrize("year", range(1948, 1994))
def test_an_older_worker_of_dandong_is_plausible(area, year):
    """Codes of districts are held against the issue of the card, never against the year of birth."""
    text = number(area, f"{year}0304", "003")
    assert outcome(text, sex="male", birth=dt.date(year, 3, 4), issued=dt.date(2014, 5, 6)) == (
        "plausible",
        (),
    )


def test_a_code_that_the_table_does_not_know_is_unknown_and_breaks_nothing():
    found = check_resident(Row(number=number("990000")), AREAS)
    assert (found.outcome, found.area) == ("plausible", "unknown")
    assert check_resident(Row(number=number("210602")), AREAS).area == "known"
    assert check_resident(Row(number=number("412723")), {}).area == "unknown"


def test_no_number_makes_it_raise():
    draw = random.Random(5)
    for _ in range(3000):
        text = "".join(draw.choice("0123456789X?-一 ") for _ in range(draw.randrange(0, 22)))
        assert check_resident(Row(number=text), AREAS).outcome in ("plausible", "implausible", "unreadable")
    for area in range(0, 1_000_000, 997):
        assert outcome(number(f"{area:06d}")) == ("plausible", ())


def test_every_single_wrong_digit_and_every_transposition_is_found():
    text = number("210602", "19710304", "004")
    for at, digit in itertools.product(range(17), "0123456789"):
        if digit != text[at]:
            assert outcome(text[:at] + digit + text[at + 1 :])[0] == "implausible"
    for at in range(16):
        if text[at] != text[at + 1]:
            swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
            assert outcome(swapped)[0] == "implausible"


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"sex": "female"}, "sex"),
        ({"sex": "女"}, "sex"),
        ({"birth": dt.date(1990, 1, 2)}, "printed_birth"),
        ({"issued": dt.date(1989, 12, 31)}, "birth_after_issue"),
        ({"hired": dt.date(2005, 12, 31)}, "age_at_hire"),
        ({"valid_to": dt.date(2020, 11, 1), "shown_on": dt.date(2020, 11, 2)}, "card_not_valid"),
        ({"issued": dt.date(2020, 11, 3), "shown_on": dt.date(2020, 11, 2)}, "card_not_valid"),
    ],
)
def test_each_rule_that_a_row_breaks_is_named(more, rule):
    text = number(sequence="001")
    assert outcome(text) == ("plausible", ())
    assert outcome(text, **more) == ("implausible", (rule,))
    assert check_resident(Row(number=text, **more), AREAS).rules == (RULES[rule],)


def test_sixteen_on_the_day_of_hire_is_old_enough():
    assert outcome(number(), hired=dt.date(2006, 1, 1)) == ("plausible", ())


def test_the_older_form_has_no_check_character():
    assert outcome("990000710304003") == ("plausible", ())
    assert outcome("990000710304003", sex="f") == ("implausible", ("sex",))
    assert outcome("990000711304003") == ("implausible", ("birth_day",))
    assert check_resident(Row(number="990000710304003"), AREAS).legacy


def test_wide_digits_and_gaps_are_read():
    text = number()
    assert (
        outcome(f"{text[:6]} {text[6:14]}-{text[14:]}".translate(str.maketrans("0123", "０１２３")))[0]
        == "plausible"
    )
    assert outcome("99000019900101")[0] == "unreadable"


def test_an_area_is_out_of_time_only_where_the_table_gives_all_its_years():
    row = Row(number=number("990001", "19900101"), issued=dt.date(2000, 1, 1))
    gone = {"990001": (Area(code="990001", first=1949, last=1983),)}
    assert check_resident(row, gone).broken == ("area_out_of_time",)
    assert check_resident(row, {"990001": (Area(code="990001", first=1949),)}).outcome == "plausible"
    assert (
        check_resident(row, {"990001": (*gone["990001"], Area(code="990001", first=1995, last=1999))}).outcome
        == "plausible"
    )
    # In use only after the birth and before the issue: the number was given then.
    old = dataclasses.replace(row, number=number("990001", "19550101"), issued=dt.date(1996, 1, 1))
    assert (
        check_resident(old, {"990001": (Area(code="990001", first=1994, last=2000),)}).outcome == "plausible"
    )


def test_the_numbers_of_a_packet_together():
    numbers = [number(sequence=one) for one in ("000", "001", "005", "005")]
    checks = [check_resident(Row(number=one), AREAS) for one in numbers]
    found = numbers_together(numbers, checks, [dt.date(2014, 5, 6)] * 3 + [None])
    assert (found.rows, found.plausible, found.unknown_areas) == (4, 4, 4)
    assert (found.duplicates, found.runs, found.same_issue_day, found.issue_days) == (2, 2, 3, 3)
    assert (found.same_county, found.county) == (4, "990000")
    assert len(found.says) == 4
    assert not any(one in line for one in numbers for line in found.says), "no number is printed"
    assert not any(word in line for line in found.says for word in ("false", "forged", "fake", "suspicious"))


def test_a_packet_without_numbers_says_nothing():
    assert numbers_together([], [], []).says == ()


def test_nothing_here_knows_ethnicity():
    fields = {field.name for kind in (Row,) for field in dataclasses.fields(kind)}
    assert fields == {"number", "sex", "birth", "issued", "valid_to", "hired", "shown_on"}

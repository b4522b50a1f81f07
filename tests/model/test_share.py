"""Shares as sources write them: exact where exact, a range where a range, nothing where nothing is said."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpick.model.share import WHOLE, read_share, share_words


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("50%", "1/2", "1/2"),
        ("0.5", "1/2", "1/2"),
        ("0.5%", "1/200", "1/200"),
        ("33.3333333 percent", "333333333/1000000000", "333333333/1000000000"),
        ("1/3", "1/3", "1/3"),
        ("25-50", "1/4", "1/2"),
        ("25 to 50 per cent", "1/4", "1/2"),
        ("up to 30%", "0", "3/10"),
        ("at least 25%", "1/4", "1"),
        ("about 60%", "55/100", "65/100"),
        ("about 98%", "93/100", "1"),
        ("wholly", "1", "1"),
    ],
)
def test_a_share_is_read_exactly(text: str, low: str, high: str):
    share = read_share(text)
    assert share is not None
    assert (Fraction(share.low, WHOLE), Fraction(share.high, WHOLE)) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "130%",
        "-5",
        "a large part",
        "nan",
        "1e2",
        "1/0",
        "50-25",
        "50%%",
        "> 100",
        "3/2",
        "[protected source]",
    ],
)
def test_what_is_no_share_is_none(text: str):
    assert read_share(text) is None


@pytest.mark.parametrize("text", ["majority", "more than 50%", ">50", ">50-<75"])
def test_an_end_that_is_left_out_is_one_part_away(text: str):
    share = read_share(text)
    assert share is not None
    assert share.low == WHOLE // 2 + 1


@given(st.integers(1, 200), st.integers(1, 200))
def test_what_does_not_divide_evenly_is_enclosed(part: int, of: int):
    share = read_share(f"{min(part, of)}/{of}")
    assert share is not None
    assert Fraction(share.low, WHOLE) <= Fraction(min(part, of), of) <= Fraction(share.high, WHOLE)
    assert share.high - share.low <= 1


@given(st.integers(0, WHOLE), st.integers(0, WHOLE))
def test_every_share_has_words(one: int, two: int):
    assert share_words(min(one, two), max(one, two))


@given(st.text(max_size=12))
def test_no_text_breaks_the_reader(text: str):
    share = read_share(text)
    assert share is None or 0 <= share.low <= share.high <= WHOLE

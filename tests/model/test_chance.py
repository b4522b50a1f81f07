"""Bounds on what a sample can exclude: the published figures, and what must hold for every sample."""

import doctest
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpick.model import chance
from unpick.model.chance import (
    hidden_upper,
    hidden_upper_told,
    hidden_upper_weighted,
    meet_none,
    meet_none_told,
    meet_none_weighted,
    sample_needed,
)


@st.composite
def draws(draw):
    n = draw(st.integers(1, 150))
    return n, draw(st.integers(0, n)), draw(st.integers(0, n))


def test_the_examples_of_the_docstrings_hold():
    assert doctest.testmod(chance).failed == 0


@pytest.mark.parametrize(("hidden", "chance_"), [(1, 0.796), (3, 0.496), (5, 0.302), (10, 0.077), (12, 0.04)])
def test_ten_of_forty_nine_meet_none_as_often_as_computed_elsewhere(hidden, chance_):
    assert meet_none(49, 10, hidden) == pytest.approx(chance_, abs=0.0051)


def test_a_larger_true_headcount_leaves_room_for_more():
    assert [hidden_upper(n, 10) for n in (49, 100, 200, 500, 1000)] == [11, 24, 50, 128, 257]


def test_nobody_interviewed_excludes_nobody():
    assert hidden_upper(49, 0) == 49


def test_everybody_interviewed_leaves_nobody():
    assert hidden_upper(49, 49, 0.999) == 0


@given(draws())
def test_the_product_is_the_quotient_of_binomials(numbers):
    n, k, hidden = numbers
    exact = math.comb(n - hidden, k) / math.comb(n, k) if k <= n - hidden else 0.0
    assert meet_none(n, k, hidden) == pytest.approx(exact, rel=1e-9, abs=1e-300)


@given(draws())
def test_the_bound_is_the_last_number_that_is_not_excluded(numbers):
    n, k, _ = numbers
    bound = hidden_upper(n, k)
    assert meet_none(n, k, bound) > 0.05
    assert bound == n or meet_none(n, k, bound + 1) <= 0.05 + 1e-12


@given(draws())
def test_more_interviews_never_enlarge_the_bound(numbers):
    n, k, _ = numbers
    if k < n:
        assert hidden_upper(n, k + 1) <= hidden_upper(n, k)


@given(draws(), st.floats(0.01, 1))
def test_a_steered_or_silent_sample_never_excludes_more_than_a_free_one(numbers, part):
    n, k, hidden = numbers
    assert meet_none_weighted(n, k, hidden, part) >= meet_none(n, k, hidden) - 1e-12
    assert meet_none_told(n, k, hidden, part) >= meet_none(n, k, hidden) - 1e-9
    assert hidden_upper_weighted(n, k, part) >= hidden_upper(n, k)
    assert hidden_upper_told(n, k, part) >= hidden_upper(n, k)


@given(draws())
def test_the_sample_needed_is_enough_and_one_less_is_not(numbers):
    n, _, hidden = numbers
    needed = sample_needed(n, hidden)
    assert hidden_upper(n, needed) <= hidden
    assert needed == 0 or hidden_upper(n, needed - 1) > hidden


@pytest.mark.parametrize(("n", "k", "hidden"), [(0, 0, 0), (5, 6, 0), (5, 2, 6), (5, -1, 0)])
def test_an_impossible_draw_is_refused(n, k, hidden):
    with pytest.raises(ValueError, match="no draw"):
        meet_none(n, k, hidden)


def test_a_weight_of_nothing_is_refused():
    with pytest.raises(ValueError, match="above 0"):
        meet_none_weighted(5, 2, 1, 0)


def test_a_share_above_one_is_no_probability():
    with pytest.raises(ValueError, match="no probability"):
        meet_none_told(5, 2, 1, 1.5)

"""Copied blocks: found where values were copied, silent where chance, order or a flat wage repeats them."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unpick.model.copied import copied_block, holm, longest_copy


def measured(count: int, seed: int, spread: int = 120) -> list[str]:
    draw = random.Random(seed)
    return [str(200 + draw.randrange(spread)) for _ in range(count)]


def test_a_block_that_was_copied_is_found_with_its_places():
    values = measured(60, 1)
    values[40:47] = values[5:12]
    found = copied_block(values)
    assert (found.length, found.first, found.second) == (7, 5, 40)
    assert found.p == 1 / 2000
    assert copied_block(values) == found, "asked again, the same answer"


@pytest.mark.parametrize(
    "values",
    [
        ["26"] * 60,
        ["26", "30"] * 30,
        [],
        ["1"],
        [str(number) for number in range(60)],
    ],
)
def test_a_flat_wage_two_values_in_turn_and_values_that_never_repeat_hold_no_copy(values):
    assert copied_block(values).p == 1.0


def test_columns_that_chance_made_are_flagged_no_more_often_than_the_level():
    few = [copied_block(measured(80, seed, spread=12)) for seed in range(200)]
    assert sum(one.p <= 0.05 for one in few) <= 18, "200 draws at 5%: 10 expected, 18 is beyond the 99% point"


def test_a_short_run_by_chance_does_not_hold_after_correction():
    tests = [copied_block(measured(80, seed, spread=12)).p for seed in range(40)]
    assert not any(holm(tests))


@given(st.lists(st.sampled_from("abcdef"), max_size=24))
@settings(max_examples=200)
def test_the_longest_copy_is_that_of_trying_every_pair(values):
    best = max(
        (
            length
            for length in range(1, len(values) // 2 + 1)
            for one in range(len(values) - length + 1)
            for other in range(one + length, len(values) - length + 1)
            if values[one : one + length] == values[other : other + length]
            and len(set(values[one : one + length])) >= 3
        ),
        default=0,
    )
    length, first, second = longest_copy(values)
    assert length == best
    if length:
        assert second - first >= length
        assert values[first : first + length] == values[second : second + length]


@given(st.lists(st.floats(0, 1), max_size=8))
def test_holm_keeps_no_more_than_each_alone_and_no_less_than_bonferroni(tests):
    kept = holm(tests)
    for p, holds in zip(tests, kept, strict=True):
        assert not holds or p <= 0.05
        assert holds or p > 0.05 / len(tests)

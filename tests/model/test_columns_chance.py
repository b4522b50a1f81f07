"""Counted columns: digits that avoid repeating and months that agree are told, rounding, quotas and a steady pace are not."""

import random
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from unpick.model.columns_chance import agreeing, last_digits, repeats_avoided


def numbers(*values: float) -> list[Decimal]:
    return [Decimal(str(value)) for value in values]


def paced(count: int, seed: int, *, noise: float, step: int = 1) -> tuple[list[Decimal], list[Decimal]]:
    draw = random.Random(seed)
    pace = [draw.gauss(4200, 700) for _ in range(count)]
    months = [[Decimal(round((one + draw.gauss(0, noise)) / step) * step) for one in pace] for _ in range(2)]
    return months[0], months[1]


def avoiding(count: int, seed: int) -> list[str]:
    draw, digits = random.Random(seed), ["0"]
    while len(digits) < count:
        if (more := str(draw.randrange(10))) != digits[-1]:
            digits.append(more)
    return digits


def test_the_last_place_that_varies_is_told_from_the_column_itself():
    assert last_digits(numbers(31.5, 32.0, 30.5, 44.0, 27.5, 29.0)) == ["1", "2", "0", "4", "7", "9"]
    assert last_digits(numbers(100, 200, 300, 400, 500)) == ["1", "2", "3", "4", "5"]
    assert last_digits(numbers(*[36] * 30)) is None
    assert last_digits([]) is None


def test_digits_that_never_repeat_are_told():
    found = repeats_avoided(avoiding(150, 1), [0] * 150)
    assert found
    assert (found.seen, round(found.expected)) == (0, 14)
    assert found.p == 1 / 2000


def test_digits_that_repeat_more_often_than_chance_are_not():
    team = [digit for digit in avoiding(50, 2) for _ in range(3)]
    found = repeats_avoided(team, [0] * 150)
    assert found
    assert found.p == 1


def test_where_one_list_ends_and_the_next_begins_nothing_is_repeated():
    found = repeats_avoided(["1"] * 40 + ["1", "2"] * 20, [0] * 40 + [1] * 40)
    assert found
    assert found.seen == 39


def test_a_list_too_short_to_lack_repeats_is_not_tested():
    assert repeats_avoided(avoiding(30, 3), [0] * 30) is None


def test_a_month_filled_from_the_last_is_told():
    first, second = paced(60, 4, noise=400)
    second[:20] = first[:20]
    found = agreeing(first, second)
    assert found.seen >= 20
    assert found.expected < 7
    assert found.p == 1 / 2000


def test_a_steady_pace_and_rounded_counts_are_no_agreement():
    low = [agreeing(*paced(60, seed, noise=40, step=10)).p for seed in range(60)]
    assert sum(p <= 0.05 for p in low) <= 8, "60 draws at 5%: 3 expected, 8 is beyond the 99% point"


def test_a_quota_met_by_the_same_workers_and_grades_of_hours_are_no_agreement():
    first, second = paced(60, 5, noise=400)
    first[:20] = second[:20] = [Decimal(4000)] * 20
    assert agreeing(first, second).p > 0.05
    grades = [Decimal(12 + 4 * (at % 6)) for at in range(60)]
    assert agreeing(grades, grades).p == 1


def test_a_month_that_is_the_last_one_whole_is_told_where_values_are_each_workers_own():
    first, _ = paced(60, 6, noise=400)
    assert agreeing(first, first).p == 1 / 2000


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), min_size=1, max_size=30))
def test_what_is_seen_is_counted_and_p_is_a_share(pairs):
    first, second = (numbers(*side) for side in zip(*pairs, strict=True))
    found = agreeing(first, second, most=99)
    assert found.seen == sum(one == other for one, other in pairs)
    assert 0 < found.p <= 1

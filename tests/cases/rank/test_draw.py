"""The draw: chances that are known, the same whatever an arrival says, and a budget that is kept."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpick.cases.rank.draw import BLIND, NEAR, TOP, choose, draw_numbers
from unpick.cases.rank.score import order_of


def chosen(total, *, budget, explored, seed=1):
    points = np.array(total, np.float64)
    numbers = draw_numbers(
        seed, points.size, file=np.zeros(points.size, np.int64), row=np.arange(points.size)
    )
    return choose(order_of(points, numbers), points, numbers, budget=budget, explored=explored)


@given(
    st.lists(st.sampled_from([0.0, 1.0, 5.5, 14.8]), min_size=1, max_size=60),
    st.integers(1, 80),
    st.sampled_from([0.0, 0.1, 0.5, 1.0]),
)
def test_a_budget_is_kept_and_nobody_is_chosen_twice(total, budget, explored):
    found = chosen(total, budget=budget, explored=explored)
    assert np.unique(found.chosen).size == found.chosen.size == sum(found.drawn)
    assert found.chosen.size <= min(budget, len(total))
    if explored > 0:
        assert found.chosen.size == min(budget, len(total))
    assert sum(found.sizes) == len(total)
    assert all(drawn <= size for drawn, size in zip(found.drawn, found.sizes, strict=True))
    points = np.array(total)
    assert (points[found.chosen[found.how == BLIND]] == 0).all()
    assert (points[found.chosen[found.how == NEAR]] > 0).all()
    top = points[found.chosen[found.how == TOP]]
    if top.size:
        assert top.min() >= np.delete(points, found.chosen[found.how == TOP]).max(initial=0.0)


def test_without_a_share_for_the_draw_a_budget_that_scores_do_not_fill_stays_open():
    found = chosen([3.0, 0.0, 0.0], budget=3, explored=0.0)
    assert found.chosen.tolist() == [0]


def test_each_arrival_of_a_stratum_is_drawn_as_often_as_its_chance_says():
    total = [9.0] * 5 + [2.0] * 40 + [0.0] * 55
    counts = np.zeros(100)
    rounds = 2_000
    for seed in range(rounds):
        found = chosen(total, budget=25, explored=0.8, seed=seed)
        counts[found.chosen] += 1
    assert found.chance(TOP) == 1.0
    for part, chance in ((slice(5, 45), found.chance(NEAR)), (slice(45, 100), found.chance(BLIND))):
        spread = np.sqrt(chance * (1 - chance) / rounds)
        assert np.abs(counts[part] / rounds - chance).max() < 4.5 * spread


def test_numbers_of_the_draw_hang_on_seed_file_and_row_alone():
    rows = np.arange(1_000)
    none = np.zeros(1_000, np.int64)
    one = draw_numbers(7, 1_000, file=none, row=rows)
    assert np.unique(one).size == 1_000
    assert (one == draw_numbers(7, 1_000, file=none, row=rows)).all()
    assert (one != draw_numbers(8, 1_000, file=none, row=rows)).all()
    assert (one != draw_numbers(7, 1_000, file=none + 1, row=rows)).all()
    assert one.astype(np.float64).mean() / 2**64 == pytest.approx(0.5, abs=0.03)

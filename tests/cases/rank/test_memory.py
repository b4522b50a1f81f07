"""What outcomes teach: points of a sender from inspections alone, and what they may never take off."""

import math

import numpy as np
import pytest

from unpick.cases.rank.memory import Outcome, remember
from unpick.cases.rank.policy import PARTS, STATISTICS_CAP
from unpick.cases.rank.score import Column, add_up


def outcomes(**counts: tuple[int, int]) -> list[Outcome]:
    """Return outcomes of senders: how many of them found something, how many nothing."""
    return [
        Outcome(sender=name, found=at < found)
        for name, (found, nothing) in counts.items()
        for at in range(found + nothing)
    ]


def test_points_are_the_shrunk_rate_over_the_rate_of_all():
    memory = remember(outcomes(mill=(2, 0), works=(0, 8)))
    assert memory.base == pytest.approx((2 + 0.5) / (10 + 1))
    assert memory.points("mill") == pytest.approx(10 * math.log10((2 + memory.base) / 3 / memory.base))
    assert memory.points("works") == pytest.approx(10 * math.log10(1 / 9))
    assert memory.points("nobody") == 0.0


def test_more_fruitless_inspections_take_more_and_one_find_outweighs_them():
    rates = [remember(outcomes(mill=(0, n), other=(1, 30))).points("mill") for n in (1, 3, 9)]
    assert rates == sorted(rates, reverse=True) and rates[0] < 0
    assert remember(outcomes(mill=(1, 9), other=(0, 90))).points("mill") > 0


def test_points_stay_within_the_cap_of_statistics():
    assert remember(outcomes(mill=(9, 0), other=(0, 99_000))).points("mill") == STATISTICS_CAP
    assert remember(outcomes(mill=(0, 900), other=(900, 0))).points("mill") == -STATISTICS_CAP


def test_what_was_drawn_stands_for_as_many_as_its_chance_says():
    plain = remember([Outcome(sender="a", found=True), Outcome(sender="b", found=False)])
    drawn = remember([Outcome(sender="a", found=True), Outcome(sender="b", found=False, chance=0.01)])
    assert drawn.base < plain.base


def test_without_outcomes_nothing_moves():
    assert remember([]).points("mill") == 0.0


def column(points: float) -> Column:
    return Column(points=np.array([points]), ref=np.array([0]))


@pytest.mark.parametrize(
    ("part", "left"), [("party", 14.8), ("origin", 14.8), ("statute", 1.0), ("chain", 0.0), ("lead", 0.0)]
)
def test_fruitless_inspections_leave_an_order_an_admission_and_a_point_of_the_statute(part: str, left: float):
    scored = add_up({part: column(14.8)}, 1, fruitless=np.array([20.0]))
    assert scored.total[0] == pytest.approx(left)
    assert scored.spared[0] == pytest.approx(14.8 - left)


def test_a_find_is_a_part_of_the_score_with_its_own_words():
    kind = next(one for one in PARTS if one.key == "memory")
    assert not kind.softened and not kind.statistic
    assert add_up({"memory": column(9.0)}, 1).total[0] == 9.0

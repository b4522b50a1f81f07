"""The placebo rank: what fires, what looks alike and stays silent, what is refused."""

import math

import numpy as np
import pytest

from tests.weigh.signals.breaks import draws
from unpick.weigh.signals.breaks import Trial, Underpowered, rank_break
from unpick.weigh.signals.breaks.rank import level_of

N = 72
MONTHS = np.arange(N, dtype=np.int64) % 12


def drawn(seed=1, count=120, **more):
    return draws.series(np.random.default_rng(seed), count, N, **more)


def ranked(rows, direction=-1):
    return rank_break(rows, MONTHS, direction=direction)


def test_a_fall_below_half_is_told_dated_and_bounded():
    rows = drawn()
    rows[0, 45:] += math.log(0.4)
    trial = ranked(rows)
    assert trial.fires
    assert trial.level == 0.01
    assert trial.p == 1 / 120
    assert trial.first <= 45 <= trial.last <= trial.first + 6
    assert trial.low <= math.log(0.4) <= trial.high < math.log(0.7)
    assert trial.power > 0.7
    assert not trial.is_drift_as_likely


def seasonal(rows):
    rows[0] += 0.8 * np.sin(2 * math.pi * MONTHS / 12)


def closed_port(rows):
    rows[:, 40:46] -= 3


def own_closure(rows):
    rows[0, 40:46] -= 4


def one_wild_month(rows):
    rows[0, 50] -= 4


def slump_of_all(rows):
    rows[:, 45:] -= 1


def decline_of_all(rows):
    rows -= 0.02 * np.arange(N)


@pytest.mark.parametrize(
    "alike",
    [seasonal, closed_port, own_closure, one_wild_month, slump_of_all, decline_of_all],
    ids=lambda one: one.__name__,
)
@pytest.mark.parametrize("direction", [-1, 1])
def test_what_looks_alike_stays_silent(alike, direction):
    fired = 0
    for seed in range(8):
        rows = drawn(seed=40 + seed)
        alike(rows)
        fired += ranked(rows, direction).fires
    # Eight draws at 1%: two fire by chance in one run of 400.
    assert fired <= 1


def test_a_drift_among_drifting_peers_is_seldom_told():
    fired = sum(ranked(drawn(seed=100 + seed, drift=0.05), -1).fires for seed in range(30))
    assert fired <= 2


def test_fewer_than_nineteen_controls_are_refused_and_up_to_ninety_eight_allow_five_percent():
    rows = drawn()
    rows[0, 45:] -= 1.5
    few = ranked(rows[:19])
    assert isinstance(few, Underpowered)
    assert few.refused == "fewer than 19 matched controls: 18"
    some = ranked(rows[:60])
    assert isinstance(some, Trial)
    assert (some.level, some.fires) == (0.05, True)
    assert (level_of(98), level_of(99)) == (0.05, 0.01)


def test_ties_count_against_the_subject():
    rows = drawn(count=60)
    rows[0, 45:] -= 1.5
    rows[1] = rows[0]
    assert ranked(rows).p == 2 / 60


def test_too_few_months_are_refused():
    rows = drawn()
    rows[0, :40] = math.nan
    assert ranked(rows).refused.startswith("too few months: 32")


def test_a_rise_is_no_fall():
    rows = drawn()
    rows[0, 45:] += 1.2
    assert not ranked(rows, -1).fires
    assert ranked(rows, 1).fires
    assert ranked(rows, 0).fires


def test_order_of_controls_and_level_of_the_figures_change_nothing():
    rows = drawn(count=60)
    rows[0, 45:] -= 0.5
    turned = np.vstack([rows[:1] + 3.0, rows[:0:-1]])
    first, second = ranked(rows), ranked(turned)
    assert (first.p, first.first, first.last) == (second.p, second.first, second.last)
    assert math.isclose(first.size, second.size, abs_tol=1e-9)


def test_a_drift_that_no_control_shares_is_mostly_silent_or_told_with_the_drift_beside_it():
    told = []
    for seed in range(12):
        rows = drawn(seed=seed)
        rows[0] -= 0.012 * np.arange(N)
        told.append(ranked(rows))
    # The rank protects against kinds that controls share; for others the mark beside the fire is all there is.
    assert sum(one.fires and not one.is_drift_as_likely for one in told) <= 3
    assert sum(one.is_drift_as_likely for one in told) >= 6
    steps = []
    for seed in range(12):
        rows = drawn(seed=seed)
        rows[0, 48:] -= 1.0
        steps.append(ranked(rows))
    assert all(one.fires and not one.is_drift_as_likely for one in steps)


def test_a_subject_more_persistent_than_its_controls_is_marked():
    marked = 0
    for seed in range(12):
        rows = drawn(seed=seed, persistence=0.1)
        rows[0] = draws.series(np.random.default_rng(50 + seed), 1, N, persistence=0.93)[0]
        marked += ranked(rows).is_outlier
    alike = sum(ranked(drawn(seed=seed, persistence=0.1)).is_outlier for seed in range(12))
    assert marked >= 10
    assert alike <= 3

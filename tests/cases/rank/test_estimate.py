"""Hit rates from a draw with known chances: unbiased, with bounds that hold, and honest about what nobody looked at."""

import numpy as np
import pytest

from unpick.cases.rank.estimate import Stratum, estimate
from unpick.model.chance import hidden_between


def test_a_hit_in_the_draw_stands_for_one_over_its_chance():
    top = Stratum(how="score", size=10, chosen=10, found=6, nothing=4)
    blind = Stratum(how="blind", size=990, chosen=99, found=2, nothing=97)
    found = estimate([top, blind])
    assert found.total == pytest.approx(6 + 2 * 10)
    assert found.top_rate == 0.6
    assert found.lift == pytest.approx(0.6 / (26 / 1000))
    low, high = hidden_between(990, 99, 2)
    assert (found.low, found.high) == (6 + low, 6 + high)
    assert found.lift_low < found.lift < found.lift_high


def test_without_a_draw_the_total_is_not_estimated_and_the_bound_is_everything():
    top = Stratum(how="score", size=10, chosen=10, found=6, nothing=4)
    found = estimate([top, Stratum(how="blind", size=90, chosen=0, found=0, nothing=0)])
    assert found.total is None
    assert (found.low, found.high) == (6, 96)
    assert "nothing was drawn" in found.missing[0]


def test_a_chosen_arrival_without_an_outcome_widens_the_bounds_and_stops_the_estimate():
    whole = estimate([Stratum(how="near", size=100, chosen=20, found=1, nothing=19)])
    open_ = estimate([Stratum(how="near", size=100, chosen=20, found=1, nothing=14)])
    assert open_.total is None
    assert open_.low == whole.low
    assert open_.high > whole.high


def test_bounds_hold_at_least_as_often_as_they_say():
    draw = np.random.default_rng(5)
    hidden = (3, 4, 30)
    sizes, chosen = (20, 200, 2_000), (20, 20, 40)
    held, totals = 0, []
    rounds = 400
    for _ in range(rounds):
        met = [int(draw.hypergeometric(h, n - h, k)) for h, n, k in zip(hidden, sizes, chosen, strict=True)]
        strata = [
            Stratum(how=how, size=n, chosen=k, found=m, nothing=k - m)
            for how, n, k, m in zip(("score", "near", "blind"), sizes, chosen, met, strict=True)
        ]
        found = estimate(strata)
        held += found.low <= sum(hidden) <= found.high
        totals.append(found.total)
    assert held / rounds >= 0.95
    assert np.mean(totals) == pytest.approx(sum(hidden), abs=4 * np.std(totals) / rounds**0.5)


def test_counts_that_cannot_be_are_refused():
    with pytest.raises(ValueError, match="near"):
        estimate([Stratum(how="near", size=10, chosen=5, found=4, nothing=3)])
    with pytest.raises(ValueError, match="no draw"):
        hidden_between(10, 11, 1)

"""Parts of a score added up in columns: caps, open doors, order and reasons."""

import numpy as np
import pytest

from unpick.cases.rank.policy import MOST_REASONS, OPEN_POINTS, PARTS, STATISTICS_CAP, uncertain_points
from unpick.cases.rank.score import Column, add_up, order_of, reasons_of


def column(*points: float) -> Column:
    given = np.array(points)
    return Column(points=given, ref=np.where(given > 0, np.arange(given.size), -1))


def test_parts_add_up_and_keep_their_references():
    scored = add_up({"chain": column(9.0, 0.0), "value": column(0.0, 4.8)}, 2)
    assert scored.total.tolist() == [9.0, 4.8]
    keys = [one.key for one in PARTS]
    assert scored.refs[keys.index("chain")].tolist() == [0, -1]


def test_statistics_alone_never_pass_their_cap_and_a_listing_does():
    lots = {one.key: column(19.0) for one in PARTS if one.statistic}
    assert add_up(lots, 1).total[0] == pytest.approx(STATISTICS_CAP)
    assert add_up({**lots, "party": column(14.8)}, 1).total[0] > STATISTICS_CAP


def test_open_doors_take_no_more_than_what_they_can_speak_to():
    opened = np.array([True, True, False])
    scored = add_up({"party": column(14.8, 0, 0), "chain": column(2.0, 9.0, 9.0)}, 3, opened=opened)
    assert scored.total.tolist() == [14.8, 9.0 - OPEN_POINTS, 9.0]
    assert scored.softened.tolist() == [2.0, OPEN_POINTS, 0.0]


def test_a_part_that_nobody_knows_is_refused():
    with pytest.raises(KeyError, match="nationality"):
        add_up({"nationality": column(1.0)}, 1)


def test_what_prints_as_equal_is_in_the_order_of_the_draw():
    order = order_of(np.array([1.0, 7.04, 7.01, 9.0]), np.array([4, 3, 1, 2], np.uint64))
    assert order.tolist() == [3, 2, 1, 0]


def test_at_most_three_reasons_most_points_first():
    scored = add_up({one.key: column(float(at + 1)) for at, one in enumerate(PARTS)}, 1)
    reasons = reasons_of(scored, 0)
    assert len(reasons) == MOST_REASONS
    points = [scored.parts[at, 0] for at in reasons]
    assert points == sorted(points, reverse=True)


def test_evidence_that_may_not_hold_gives_less_and_never_counts_against():
    chances = np.linspace(0, 1, 11)
    points = [uncertain_points(20, float(one)) for one in chances]
    assert points == sorted(points)
    assert points[0] == 0.0
    assert points[-1] == pytest.approx(13.0103, abs=1e-4)

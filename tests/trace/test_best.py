"""The best single chain of the compiled pass against every walk, tried one after the other."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trace.networks import Small, small_network
from tests.trace.test_engines import bill
from unpick.goods.become import Become
from unpick.trace.arrays import Columns, FactSets, Starts, compile_columns
from unpick.trace.best import Best, best_paths
from unpick.trace.edges import Edge, Network, Seed
from unpick.trace.moves import DOWN, move, move_fact
from unpick.trace.named import named_logs
from unpick.trace.passes import reach
from unpick.trace.plan import plan
from unpick.trace.rows import Rows, compile_edges
from unpick.trace.rules import MOVE_PROBABILITY
from unpick.trace.scores import all_chances


def find_best(edges, seeds, chances, **asked) -> tuple[Rows, Best]:
    rows = compile_edges(edges, seeds=seeds)
    tau = asked.pop("tau", math.inf)
    reached = reach(rows.arrays, rows.starts(seeds), **asked)
    planned = plan(reached)
    logs = named_logs(rows, seeds, reached, planned, chances)
    found = best_paths(rows.arrays, rows.starts(seeds), tau=tau, reached=reached, planned=planned, logs=logs)
    return rows, found


def every_walk(small: Small, chances, tiers: int, hold_days: int | None, tau: float):
    """Return the best walk to each state; written apart from the pass on purpose."""
    best: dict[tuple[str, int, int], float] = {}
    once = {edge.edge_id: edge for edge in small.edges}.values()
    waiting = [
        (s.entity_id, s.product, s.first_day, s.last_day, 0, math.prod(chances[fact] for fact in s.facts))
        for s in small.seeds
    ]
    while waiting:
        entity, product, first, last, tier, p = waiting.pop()
        state = entity, product, tier
        best[state] = max(best.get(state, 0.0), p)
        for edge in once if tier < tiers else ():
            step = move(product, edge.carries, edge.product, DOWN)
            start = max(first + 1, edge.first_day)
            stop = edge.last_day if hold_days is None else min(last + hold_days, edge.last_day)
            if edge.from_id != entity or step is None or start > stop:
                continue
            within = move_fact(entity, "", step)
            facts = [*edge.facts, *([within.id] if within else [])]
            waited = (start - first) / tau if tier else 0.0
            longer = p * math.prod(chances.get(fact, 1.0) for fact in facts) * math.exp(-waited)
            days = start + edge.transit_days, stop + edge.transit_days
            waiting.append((edge.to_id, step.after, *days, tier + 1, longer))
    return best


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10**9),
    tiers=st.sampled_from([1, 3, 4]),
    hold_days=st.sampled_from([None, 0, 3, 9]),
    tau=st.sampled_from([math.inf, 5.0, 30.0]),
)
def test_the_best_chain_is_the_best_walk_and_its_steps_hang_together(seed, tiers, hold_days, tau):
    small = small_network(seed, firms=5, edges=12, boxes=seed % 2 == 0)
    chances = all_chances(Network(edges=small.edges), [s.product for s in small.seeds]) | small.chances
    asked = {"tiers": tiers, "hold_days": hold_days, "tau": tau}
    rows, found = find_best(small.edges, small.seeds, chances, **asked)
    entity, product = found.reached.entity[found.state], found.reached.product()[found.state]
    best = {
        (rows.entities[one], int(goods), int(tier)): float(p)
        for one, goods, tier, p in zip(entity, product, found.tier, found.p, strict=True)
    }
    assert best == pytest.approx(every_walk(small, chances, tiers, hold_days, tau))
    for place, tier in enumerate(found.tier):
        steps = [rows.edges[row] for row, _ in found.steps(place)]
        assert len(steps) == tier
        assert all(one.to_id == other.from_id for one, other in pairwise(steps))
        assert not steps or steps[-1].to_id == rows.entities[entity[place]]


def test_goods_that_wait_are_less_sure_and_a_concern_that_holds_is_not():
    edges: list[Edge] = [bill(1, "mill", "sewer", "2021-06-01"), bill(2, "sewer", "shop", "2021-06-11")]
    rows, found = find_best(edges, [Seed(entity_id="mill")], {}, tau=10.0)
    by_name = dict(
        zip([rows.entities[one] for one in found.reached.entity[found.state]], found.p, strict=True)
    )
    assert by_name == pytest.approx({"mill": 1.0, "sewer": 1.0, "shop": math.exp(-1.0)})


def test_a_best_chain_over_columns_multiplies_its_own_and_shared_facts():
    columns = Columns(
        sender=np.array([0, 0, 1, 2], np.int32),
        receiver=np.array([1, 2, 3, 3], np.int32),
        day=np.array([5, 5, 9, 9], np.int32),
        product=np.full(4, 6204, np.int32),
        own=np.arange(4, dtype=np.uint64),
        own_class=np.array([0, 1, 0, 0], np.uint8),
        own_chances=np.array([0.9, 0.5]),
        fact_set=np.array([0, -1, 1, -1], np.int32),
        sets=FactSets(
            starts=np.array([0, 1, 2]),
            facts=np.array([0, 1], np.int32),
            keys=np.array([1, 2], np.uint64),
            chances=np.array([0.8, 0.0]),
        ),
    )
    starts = Starts(
        entity=np.array([0]),
        product=np.array([-1]),
        first=np.array([1]),
        last=np.array([9]),
        chance=np.array([0.7]),
    )
    found = best_paths(compile_columns(columns), starts)
    p = {int(one): float(best) for one, best in zip(found.reached.entity[found.state], found.p, strict=True)}
    assert p[1] == pytest.approx(0.7 * 0.9 * 0.8)
    assert p[2] == pytest.approx(0.7 * 0.5)
    assert p[3] == pytest.approx(0.7 * 0.5 * MOVE_PROBABILITY[Become.SAME] * 0.9)
    last = int(np.flatnonzero(found.reached.entity[found.state] == 3)[0])
    assert found.steps(last) == [(1, 5), (3, 9)]
    with pytest.raises(ValueError, match="tau is 0"):
        best_paths(compile_columns(columns), starts, tau=0.0)

"""Every bill and firm scored in one go equals the reference, one world after the other."""

import math
import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trace.networks import small_network
from unpick.trace.batch import BLOCK_WORLDS, Asked, ask, best_steps, count_worlds, of_starts, touch
from unpick.trace.best import best_paths
from unpick.trace.coins import Worlds, drawn_worlds
from unpick.trace.edges import CONCERN, Network
from unpick.trace.named import named_coins, named_logs
from unpick.trace.passes import reach
from unpick.trace.reference import trace_reference
from unpick.trace.rows import Rows, compile_edges
from unpick.trace.scores import all_chances, monte_carlo

LIMITS = {"tiers": st.sampled_from([1, 2, 4, 6]), "hold_days": st.sampled_from([None, 0, 1, 3, 9])}


def asked_of(edges, seeds, bill_of: dict[str, int], n_bills: int, **limits) -> tuple[Rows, Asked]:
    rows = compile_edges(edges, seeds=seeds)
    bills = np.array([bill_of[edge.edge_id] for edge in rows.edges], np.int32)
    return rows, ask(reach(rows.arrays, rows.starts(seeds), **limits), bills, n_bills)


def random_bills(edges, seed: int) -> dict[str, int]:
    """Return a bill of each shipment, some of which share one; links have none."""
    rng = random.Random(seed)
    return {edge.edge_id: rng.randrange(12) if edge.kind == "shipment" else -1 for edge in edges}


def chances_of(small) -> dict[str, float]:
    inside = all_chances(Network(edges=small.edges), [seed.product for seed in small.seeds])
    return inside | small.chances


def world_alone(worlds: Worlds, facts, world: int) -> Worlds:
    return Worlds(1, {fact: worlds.of([fact]) >> world & 1 for fact in facts})


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**9), n=st.sampled_from([3, 40]), edges=st.sampled_from([8, 18, 40]), **LIMITS)
def test_a_bill_is_counted_in_the_worlds_in_which_one_of_its_edges_is_gone_along(seed, n, edges, **limits):
    small = small_network(seed, edges=edges, boxes=seed % 2 == 0)
    bill_of, chances = random_bills(small.edges, seed), chances_of(small)
    worlds = drawn_worlds(chances, n)
    rows, asked = asked_of(small.edges, small.seeds, bill_of, 12, **limits)
    counted = count_worlds(asked, named_coins(rows, small.seeds, asked.found, asked.planned, worlds), 0)

    expected: dict[int, int] = {}
    for world in range(n):
        alone = world_alone(worlds, chances, world)
        found = trace_reference(small.edges, small.seeds, worlds=alone, **limits)
        for bill in {bill_of[edge] for edge in found.touched} - {-1}:
            expected[bill] = expected.get(bill, 0) + 1
    union = trace_reference(small.edges, small.seeds, **limits)
    assert set(asked.bill.tolist()) == {bill_of[edge] for edge in union.touched} - {-1}
    assert {b: int(c) for b, c in zip(asked.bill, counted.bill, strict=True) if c} == expected


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**9), **LIMITS)
def test_a_firm_has_the_score_that_the_trace_of_one_firm_gives_it(seed, **limits):
    small = small_network(seed, edges=30, boxes=seed % 2 == 0)
    chances = chances_of(small)
    rows, asked = asked_of(small.edges, small.seeds, random_bills(small.edges, seed), 12, **limits)
    coins = named_coins(rows, small.seeds, asked.found, asked.planned, drawn_worlds(chances, 1024))
    hits = sum(count_worlds(asked, coins, block).entity.astype(int) for block in (0, BLOCK_WORLDS // 64))
    one = monte_carlo(small.edges, small.seeds, chances, targets=rows.entities, **limits)
    assert {rows.entities[e]: h / 1024 for e, h in zip(asked.entity, hits, strict=True) if h} == {
        firm: score.median for firm, score in one.items() if score.median
    }


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**9), **LIMITS)
def test_one_concern_alone_is_scored_as_if_it_were_the_only_one(seed, **limits):
    small = small_network(seed, edges=30, boxes=seed % 2 == 0)
    chances = chances_of(small)
    rows, asked = asked_of(small.edges, small.seeds, random_bills(small.edges, seed), 12, **limits)
    coins = named_coins(rows, small.seeds, asked.found, asked.planned, drawn_worlds(chances, 512))
    kept = np.arange(len(small.seeds)) == len(small.seeds) - 1
    hits = count_worlds(asked, of_starts(coins, kept), 0).entity
    one = monte_carlo(small.edges, small.seeds[-1:], chances, targets=rows.entities, n=512, **limits)
    assert {rows.entities[e]: h / 512 for e, h in zip(asked.entity, hits, strict=True) if h} == {
        firm: score.median for firm, score in one.items() if score.median
    }


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**9), **LIMITS)
def test_concerns_tiers_and_first_days_are_those_of_the_reference(seed, **limits):
    small = small_network(seed, edges=30, boxes=seed % 2 == 0)
    bill_of = random_bills(small.edges, seed)
    rows, asked = asked_of(small.edges, small.seeds, bill_of, 12, **limits)
    # The last kind lies beyond the words that one run carries.
    kinds = np.zeros((len(small.seeds), 9), np.uint64)
    kinds[0, 0], kinds[-1, 8] = 1, 2
    found = touch(asked, kinds)
    by_kind = [trace_reference(small.edges, [one], **limits) for one in (small.seeds[0], small.seeds[-1])]
    for place, word, bit in ((0, 0, 1), (1, 8, 2)):
        reached = {bill_of[edge] for edge in by_kind[place].touched} - {-1}
        held = found.bill_kinds[:, word] & np.uint64(bit) > 0
        assert set(asked.bill[held].tolist()) == reached
        firms = {entity for entity, _, tier in by_kind[place].states if tier}
        held = found.entity_kinds[:, word] & np.uint64(bit) > 0
        assert {rows.entities[e] for e in asked.entity[held]} == firms
    union = trace_reference(small.edges, small.seeds, **limits)
    first: dict[str, tuple[int, int]] = {}
    for (entity, _, tier), day in union.states.items():
        if tier:
            known = first.get(entity, (tier, day))
            first[entity] = min(tier, known[0]), min(day, known[1])
    told = zip(asked.entity, found.entity_tier, found.entity_day, strict=True)
    assert {rows.entities[e]: (int(tier), int(day)) for e, tier, day in told if tier} == first
    for bill, tier in zip(asked.bill.tolist(), found.bill_tier.tolist(), strict=True):
        fewer = trace_reference(small.edges, small.seeds, tiers=tier - 1, hold_days=limits["hold_days"])
        assert tier and bill not in {bill_of[edge] for edge in fewer.touched}
        at = trace_reference(small.edges, small.seeds, tiers=tier, hold_days=limits["hold_days"])
        assert bill in {bill_of[edge] for edge in at.touched}


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**9), **LIMITS)
def test_the_best_chain_of_a_bill_ends_with_one_of_its_edges(seed, **limits):
    small = small_network(seed, edges=30, boxes=seed % 2 == 0)
    bill_of, chances = random_bills(small.edges, seed), chances_of(small)
    rows, asked = asked_of(small.edges, small.seeds, bill_of, 12, **limits)
    logs = named_logs(rows, small.seeds, asked.found, asked.planned, chances)
    keys = np.arange(1, len(rows.edges) + 1).astype(np.uint64)
    found = best_steps(asked, keys, logs)

    best = best_paths(
        rows.arrays, rows.starts(small.seeds), reached=asked.found, planned=asked.planned, logs=logs
    )
    by_firm: dict[str, float] = {}
    for place in np.flatnonzero(best.tier > 0):
        firm = rows.entities[asked.found.entity[best.state[place]]]
        by_firm[firm] = max(by_firm.get(firm, 0.0), float(best.p[place]))
    told = zip(asked.entity, found.entity_p, found.entity_start, found.entity_key, strict=True)
    for entity, p, start, key in told:
        assert math.isclose(p, by_firm.get(rows.entities[entity], 0.0), rel_tol=1e-12)
        assert (p > 0) == (start >= 0) == (key > 0)
    # A firm that only one shipment reaches has the chain of that bill.
    for at, firm in enumerate(asked.entity.tolist()):
        into = {e for e in range(len(rows.edges)) if rows.edges[e].to_id == rows.entities[firm]}
        gone = into & set(asked.planned.rows.tolist())
        links = into & set(asked.planned.link_rows.tolist())
        bills = {bill_of[rows.edges[e].edge_id] for e in gone}
        alone = [e for e, b in bill_of.items() if b in bills]
        if len(gone) == 1 and not links and len(alone) == 1:
            (place,) = np.flatnonzero(asked.bill == bills.pop())
            assert found.bill_key[place] == found.entity_key[at]
            assert found.bill_p[place] == found.entity_p[at]
            assert found.bill_start[place] == found.entity_start[at]


def test_what_nothing_reaches_is_not_there():
    small = small_network(3)
    rows, asked = asked_of(small.edges, [], random_bills(small.edges, 3), 12)
    assert asked.bill.size == asked.entity.size == 0
    found = touch(asked, np.zeros((0, 1), np.uint64))
    assert found.bill_kinds.shape == (0, 1)
    coins = named_coins(rows, [], asked.found, asked.planned, drawn_worlds({}, 8))
    assert count_worlds(asked, coins, 0).bill.size == 0
    logs = named_logs(rows, [], asked.found, asked.planned, {})
    steps = best_steps(asked, np.zeros(len(rows.edges), np.uint64), logs)
    assert steps.bill_p.size == steps.entity_p.size == 0


def test_a_start_alone_reaches_nobody():
    small = small_network(3)
    rows, asked = asked_of(small.edges[:0], small.seeds, {}, 0)
    assert [rows.entities[one] for one in asked.entity] == sorted({s.entity_id for s in small.seeds})
    found = touch(asked, np.ones((len(small.seeds), 1), np.uint64))
    assert found.entity_tier.max() == 0 and not found.entity_kinds.any()
    assert small.seeds[0].product == CONCERN

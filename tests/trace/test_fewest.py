"""The pass over fewest steps finds the worlds of the pass that keeps each tier apart, state by state."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trace.networks import small_network
from unpick.trace.arrays import Columns, FactSets, Starts, compile_columns
from unpick.trace.coins import drawn_worlds
from unpick.trace.edges import ANYTHING, CONCERN, Network, Seed
from unpick.trace.fewest import Given, can_count, count_reached, steps_left
from unpick.trace.moves import DOWN, UP
from unpick.trace.named import named_coins
from unpick.trace.passes import reach
from unpick.trace.plan import plan, tiers_of
from unpick.trace.rows import compile_edges
from unpick.trace.scores import all_chances
from unpick.trace.worlds import drawn_coins, run_block, score_worlds, start_states


def steps_of(found, planned, coins, block=0):
    given = Given(
        shared=coins.shared(block),
        inside=coins.inside(block),
        starts=start_states(found),
        start_bits=np.ascontiguousarray(coins.starts(block)[found.given[4]]),
    )
    left = steps_left(found, planned, given, block)
    return left, sum(bits_of(left[:, digit]).astype(int) << digit for digit in range(left.shape[1]))


def bits_of(words):
    return np.unpackbits(words.view(np.uint8), axis=-1, bitorder="little")


def steps_by_tier(found, planned, coins, block=0):
    """Return the same from the pass that keeps tiers apart: the lowest at which a state is reached."""
    spread = run_block(found, planned, coins, block, gone=False)
    state, tier = tiers_of(planned.kernel.state_mask)
    steps = np.zeros((found.states, 512), int)
    left = np.where(tier > 0, found.tiers + 1 - tier, 0)
    np.maximum.at(steps, state, bits_of(spread.bits) * left[:, None])
    return steps


@settings(max_examples=120, deadline=None)
@given(
    seed=st.integers(0, 10**9),
    edges=st.sampled_from([5, 18, 40]),
    direction=st.sampled_from([DOWN, UP]),
    tiers=st.sampled_from([0, 1, 2, 6, 7]),
    product=st.sampled_from([ANYTHING, CONCERN, 6204, 0, 4819]),
)
def test_fewest_steps_are_the_lowest_tiers(seed, edges, direction, tiers, product):
    small = small_network(seed, edges=edges, boxes=seed % 2 == 0)
    seeds = (*small.seeds, Seed(entity_id=small.firms[2], product=product, first_day=2))
    rows = compile_edges(small.edges, seeds=seeds, direction=direction)
    found = reach(rows.arrays, rows.starts(seeds), tiers=tiers)
    planned = plan(found)
    chances = all_chances(Network(edges=small.edges), [one.product for one in seeds]) | small.chances
    coins = named_coins(rows, seeds, found, planned, drawn_worlds(chances, 512))
    left, steps = steps_of(found, planned, coins)
    assert np.array_equal(steps, steps_by_tier(found, planned, coins))
    entities, number = np.unique(found.entity, return_inverse=True)
    hits = count_reached(left, number, entities.size)
    for at in range(entities.size):
        assert hits[at] == np.count_nonzero(steps[number == at].any(axis=0))


def doubtful_columns(seed, rows, firms):
    """Return a network in which each edge has a fact of its own, some as good as sure or with many digits, and some share two."""
    rng = np.random.default_rng(seed)
    first = rng.integers(1, 400, rows).astype(np.int32)
    is_link = rng.random(rows) < 0.03
    return Columns(
        sender=rng.integers(0, firms, rows).astype(np.int32),
        receiver=rng.integers(0, firms, rows).astype(np.int32),
        day=first,
        last=np.where(is_link, first + 60, first).astype(np.int32),
        product=rng.choice(np.array([5201, 5205, 5208, 6204, 0], np.int32), rows),
        concern=is_link & (rng.random(rows) < 0.5),
        transit=np.where(rng.random(rows) < 0.2, 5, 0).astype(np.int32),
        own=rng.integers(1, 2**63, rows).astype(np.uint64),
        own_class=rng.integers(0, 5, rows).astype(np.uint8),
        own_chances=np.array([0.75, 0.9, 1.0, 0.0, 0.3]),
        fact_set=rng.integers(-1, 3, rows).astype(np.int32),
        sets=FactSets(
            starts=np.array([0, 1, 3, 3]),
            facts=np.array([0, 0, 1], np.int32),
            keys=np.array([7, 8], np.uint64),
            chances=np.array([0.9, 0.6]),
        ),
    )


@pytest.mark.parametrize("tiers", [2, 6])
def test_facts_of_edges_are_drawn_as_before(tiers):
    arrays = compile_columns(doubtful_columns(tiers, 3_000, 120))
    starts = Starts(
        entity=np.arange(40),
        product=np.full(40, CONCERN),
        first=np.arange(40),
        last=np.full(40, 500),
        key=np.arange(40, dtype=np.uint64),
        chance=np.full(40, 0.8),
    )
    found = reach(arrays, starts, tiers=tiers)
    planned, words = plan(found), 16
    coins = drawn_coins(found, planned, starts, 64 * words - 9)
    total = 0
    for block in range(0, words, 8):
        _, steps = steps_of(found, planned, coins, block)
        assert np.array_equal(steps, steps_by_tier(found, planned, coins, block))
        total += np.count_nonzero(steps)
    assert total > 1000


def test_more_steps_than_the_digits_tell_are_counted_by_tier():
    starts = Starts(entity=np.arange(3), product=np.full(3, CONCERN), first=np.ones(3), last=np.full(3, 500))
    arrays = compile_columns(doubtful_columns(5, 400, 60))
    few, many = (reach(arrays, starts, tiers=tiers) for tiers in (7, 8))
    assert can_count(few)
    assert not can_count(many)
    assert not can_count(reach(arrays, starts, tiers=2, hold_days=30))
    seven, eight = (score_worlds(arrays, starts, tiers=tiers, n=512).hits.sum() for tiers in (7, 8))
    assert 0 < seven <= eight

"""Questions about one firm among many edges: the same edges and chains as the reference and the plain search."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trace.networks import small_network
from unpick.trace.arrays import Columns, FactSets, Starts
from unpick.trace.edges import ANYTHING, LAST_DAY, Edge, Network, Seed
from unpick.trace.explain import explain_plain, relevant_edges
from unpick.trace.moves import DOWN, UP, Direction
from unpick.trace.near import Near
from unpick.trace.near_edges import edges_of
from unpick.trace.near_ways import NearWays
from unpick.trace.reference import trace_reference
from unpick.trace.routes import shared_facts, ways_of
from unpick.trace.rules import Carries
from unpick.trace.scores import all_chances

KINDS = ["shipment", "supplies", "transfers_labor_to"]
HOLDS = st.sampled_from([None, 0, 3, 9])


def goods_or_concern(edges) -> list[Edge]:
    once = {edge.edge_id: edge for edge in edges}
    return [edge for edge in once.values() if edge.carries is not Carries.NOTHING]


OWN = (1.0, 0.75, 0.5)


def own_class(edge: Edge) -> int:
    """Return which of OWN the fact of an edge alone has; a link has none, as a chain can meet it twice."""
    return 0 if edge.first_day < edge.last_day else int(edge.edge_id[-1]) % 3


def with_own(edges: list[Edge]) -> tuple[list[Edge], dict[str, float]]:
    """Return edges with a fact of their own each, and the probabilities of these."""
    own = {f"own {edge.edge_id}": OWN[own_class(edge)] for edge in edges if own_class(edge)}
    told = [
        replace(edge, facts=(*edge.facts, f"own {edge.edge_id}")) if own_class(edge) else edge
        for edge in edges
    ]
    return told, own


def columns_of(edges: list[Edge], firms: list[str], facts: dict[str, float]) -> Columns:
    """Return edges as columns, with facts that edges share and one of each edge alone."""
    number = {fact: at for at, fact in enumerate(sorted(facts))}
    held = [sorted(number[fact] for fact in edge.facts) for edge in edges]
    return Columns(
        sender=np.array([firms.index(edge.from_id) for edge in edges], np.int32),
        receiver=np.array([firms.index(edge.to_id) for edge in edges], np.int32),
        day=np.array([edge.first_day for edge in edges], np.int32),
        product=np.array([edge.product for edge in edges], np.int32),
        last=np.array([edge.last_day for edge in edges], np.int32),
        concern=np.array([edge.carries is Carries.CONCERN for edge in edges], np.bool_),
        kind=np.array([KINDS.index(edge.kind) for edge in edges], np.uint8),
        transit=np.array([edge.transit_days for edge in edges], np.int32),
        own_class=np.array([own_class(edge) for edge in edges], np.uint8),
        own_chances=np.array(OWN),
        fact_set=np.arange(len(edges), dtype=np.int32),
        sets=FactSets(
            starts=np.concatenate([[0], np.cumsum([len(one) for one in held])]).astype(np.int64),
            facts=np.array([fact for one in held for fact in one], np.int32),
            keys=np.arange(len(facts), dtype=np.uint64),
            chances=np.array([facts[fact] for fact in sorted(facts)], np.float64),
        ),
    )


def starts_of(seeds, firms: list[str], chances: dict[str, float]) -> Starts:
    return Starts(
        entity=np.array([firms.index(seed.entity_id) for seed in seeds], np.int32),
        product=np.array([seed.product for seed in seeds], np.int32),
        first=np.array([seed.first_day for seed in seeds], np.int32),
        last=np.array([seed.last_day for seed in seeds], np.int32),
    )


@settings(max_examples=150, deadline=None)
@given(
    seed=st.integers(0, 10**9),
    direction=st.sampled_from([DOWN, UP]),
    tiers=st.integers(0, 5),
    hold_days=HOLDS,
)
def test_the_edges_touched_are_those_of_the_reference(
    seed: int, direction: Direction, tiers: int, hold_days: int | None
):
    small = small_network(seed, boxes=True)
    edges, firms = goods_or_concern(small.edges), list(small.firms)
    seeds = small.seeds if direction == DOWN else (Seed(entity_id=firms[-1], product=ANYTHING),)
    near = Near(columns_of(edges, firms, small.chances), len(firms))
    for _ in range(2):
        found = near.touched(
            starts_of(seeds, firms, small.chances), direction=direction, tiers=tiers, hold_days=hold_days
        )
        known = trace_reference(edges, seeds, direction=direction, tiers=tiers, hold_days=hold_days)
        assert {edges[row].edge_id for row in found} == known.touched


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10**9), hold_days=HOLDS, top=st.integers(1, 5))
def test_the_chains_are_those_of_the_plain_search(seed: int, hold_days: int | None, top: int):
    small = small_network(seed, firms=6, edges=22, boxes=True)
    edges, firms = goods_or_concern(small.edges), list(small.firms)
    # The columns carry no facts of seeds without a key.
    seeds = [Seed(entity_id=s.entity_id, product=s.product, first_day=s.first_day) for s in small.seeds]
    plain_edges, own = with_own(edges)
    chances = all_chances(Network(edges=tuple(edges)), [s.product for s in seeds]) | small.chances | own
    near = Near(columns_of(edges, firms, small.chances), len(firms))
    starts = starts_of(seeds, firms, small.chances)
    for target in firms:
        end = Seed(entity_id=target, product=ANYTHING)
        kept = relevant_edges(plain_edges, seeds, end, tiers=4, hold_days=hold_days)
        found = near.explain(starts, firms.index(target), top=top, tiers=4, hold_days=hold_days)
        rows = near.between(starts, np.array([firms.index(target)], np.int32), tiers=4, hold_days=hold_days)
        assert {edges[row].edge_id for row in rows} == {edge.edge_id for edge in kept}
        plain = explain_plain(
            ways_of(kept, shared_facts(kept, seeds) | set(small.chances), chances),
            seeds,
            chances,
            target=target,
            top=top,
            tiers=4,
            hold_days=hold_days,
            limit=100_000,
        )
        assert [chain.p for chain in found.chains] == pytest.approx([chain.p for chain in plain.chains])
        for chain in found.chains:
            check(chain, edges, seeds, target, hold_days)


def check(chain, edges: list[Edge], seeds: list[Seed], target: str, hold_days: int | None) -> None:
    """Assert that a chain goes from its seed to the target in the order of time."""
    at, earliest, latest = seeds[chain.start].entity_id, seeds[chain.start].first_day, LAST_DAY
    for row in chain.rows:
        edge = edges[row]
        assert edge.from_id == at
        leaves = max(earliest + 1, edge.first_day)
        until = edge.last_day if hold_days is None else min(edge.last_day, latest + hold_days)
        assert leaves <= until
        at, earliest, latest = edge.to_id, leaves + edge.transit_days, until + edge.transit_days
    assert at == target


@pytest.mark.parametrize("seed", range(8))
def test_ways_stand_in_the_order_of_the_plain_search(seed: int):
    small = small_network(seed, firms=4, edges=60, boxes=True)
    edges, firms = goods_or_concern(small.edges), list(small.firms)
    columns = columns_of(edges, firms, small.chances)
    products, given = edges_of(columns)
    made = NearWays.of(given, columns, len(firms))

    def told(row: int) -> tuple[object, ...]:
        edge = edges[row]
        is_span = edge.first_day < edge.last_day
        ends = firms.index(edge.from_id), firms.index(edge.to_id), KINDS.index(edge.kind)
        goods = (
            int(np.searchsorted(products, edge.product)),
            edge.carries is Carries.CONCERN,
            edge.transit_days,
        )
        return *ends, *goods, row if is_span else -1, int(columns.fact_set[row]), own_class(edge)

    begins = made.first_edge.tolist()
    ways = [made.edges.row[a:b].tolist() for a, b in zip(begins, [*begins[1:], None], strict=True)]
    keys = [{told(row) for row in way} for way in ways]
    assert all(len(key) == 1 for key in keys)
    firsts = [min(key) for key in keys]
    assert firsts == sorted(set(firsts))
    for way in ways:
        days = [edges[row].first_day for row in way]
        assert days == sorted(days)


def test_rows_that_cannot_be_placed_take_no_part():
    columns = Columns(
        sender=np.array([0, 1, -1, 1, 1], np.int32),
        receiver=np.array([1, 2, 2, -1, 2], np.int32),
        day=np.array([737000, 0, 737002, 737003, 737004], np.int32),
        product=np.array([6204, 6204, 6204, 6204, 6204], np.int32),
        last=np.array([737000, 0, 737002, 737003, 737001], np.int32),
    )
    starts = starts_of([Seed(entity_id="a")], ["a", "b", "c"], {})
    near = Near(columns, 3)
    assert near.touched(starts).tolist() == [0]
    assert near.explain(starts, 2).chains == ()
    with pytest.raises(ValueError, match="is no entity"):
        near.explain(starts, 3)

"""Scores: worlds against exact enumeration, best chains against brute force, single points."""

import itertools
import math
import random
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.trace.networks import small_network, with_facts_of_firms
from tests.trace.test_engines import bill
from unpick.trace.breaking import breaking_sets
from unpick.trace.coins import drawn_worlds, every_world
from unpick.trace.edges import CONCERN, Edge, Network, Seed
from unpick.trace.explain import explain, explain_plain, relevant_edges
from unpick.trace.keys import with_coin
from unpick.trace.moves import DOWN, move, move_fact
from unpick.trace.numbered import number_ways
from unpick.trace.reference import trace_reference
from unpick.trace.routes import shared_facts, ways_of
from unpick.trace.scores import all_chances, exact_score, monte_carlo, single_points

N = 1024


def few_facts(seed: int):
    """Return a small network whose facts inside firms are certain, so that every world can be listed."""
    small = small_network(seed, firms=5, edges=10, boxes=True)
    return small, small.firms[-1]


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**9), hold_days=st.sampled_from([None, 4]))
def test_worlds_come_close_to_the_exact_value(seed: int, hold_days: int | None):
    small, target = few_facts(seed)
    exact = exact_score(small.edges, small.seeds, small.chances, target=target, hold_days=hold_days)
    drawn = monte_carlo(small.edges, small.seeds, small.chances, targets=[target], hold_days=hold_days, n=N)
    # Four standard errors: 40 examples of three would fail one run in ten.
    assert abs(drawn[target].median - exact) <= 4 * math.sqrt(exact * (1 - exact) / N) + 1e-9
    assert drawn[target].low <= drawn[target].median <= drawn[target].high


def test_worlds_stay_within_three_standard_errors_on_nearly_all_networks():
    misses = checked = 0
    for seed in range(300):
        small, target = few_facts(seed)
        exact = exact_score(small.edges, small.seeds, small.chances, target=target)
        if 0 < exact < 1:
            drawn = monte_carlo(small.edges, small.seeds, small.chances, targets=[target], n=N)[target].median
            checked += 1
            misses += abs(drawn - exact) > 3 * math.sqrt(exact * (1 - exact) / N)
    assert checked >= 60
    assert misses <= 1


def sharing(small, seed: int):
    """Return a small network in which some facts have the coin of another one, at other odds too."""
    rng = random.Random(seed)
    name = {
        fact: with_coin(fact, rng.choice(("one origin", "another", ""))) for fact in sorted(small.chances)
    }
    told = [replace(edge, facts=tuple(name[one] for one in edge.facts)) for edge in small.edges]
    seeds = [replace(one, facts=tuple(name[fact] for fact in one.facts)) for one in small.seeds]
    return told, seeds, {name[fact]: p for fact, p in small.chances.items()}


def summed(edges, seeds, chances, target: str) -> float:
    """Return the chance that something arrives, each coin a number between 0 and 1; written apart on purpose."""
    coins: dict[str, list[str]] = {}
    for fact in chances:
        coins.setdefault(fact.rpartition(" @ ")[2], []).append(fact)
    # Between two neighboring odds of its facts a coin says the same of all of them.
    cuts = [sorted({0.0, 1.0, *(chances[fact] for fact in facts)}) for facts in coins.values()]
    total = 0.0
    for falls in itertools.product(*(list(itertools.pairwise(one)) for one in cuts)):
        holds = {
            fact
            for (low, high), facts in zip(falls, coins.values(), strict=True)
            for fact in facts
            if (low + high) / 2 < chances[fact]
        }
        left = [edge for edge in edges if holds.issuperset(edge.facts)]
        begin = [one for one in seeds if holds.issuperset(one.facts)]
        if trace_reference(left, begin).worlds_of(target):
            total += math.prod(high - low for low, high in falls)
    return total


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_shared_coins_are_drawn_listed_and_summed_alike_and_bound_by_the_best_chain(seed: int):
    small = small_network(seed, firms=5, edges=10)
    edges, seeds, chances = sharing(small, seed)
    for target in small.firms[2:]:
        exact = exact_score(edges, seeds, chances, target=target)
        assert exact == pytest.approx(summed(edges, seeds, chances, target))
        drawn = monte_carlo(edges, seeds, chances, targets=[target], n=N)[target].median
        assert abs(drawn - exact) <= 4 * math.sqrt(exact * (1 - exact) / N) + 1e-9
        found = explain(edges, seeds, chances, target=target)
        # The product takes facts as apart: one coin for two of them makes a chain worth more, never less.
        assert (found.chains[0].p if found.chains else 0.0) <= exact + 1e-9


def test_what_one_origin_says_side_by_side_adds_nothing_and_what_another_says_does():
    """The mill of a report and a ruling that rests on it, an interview, a broadcaster; a link and a bill of the ruling."""
    facts = {"mill @ report": 0.9, "mill @ interview": 0.75, "mill @ broadcaster": 0.75}
    seeds = [Seed(entity_id="mill", facts=(one,)) for one in facts]
    both = {"link-1": 0.9, "shp-a-0 @ link-1": 0.9}
    edges = [bill(n, "mill", "shop", f"2021-03-0{n + 1}", facts=(one,)) for n, one in enumerate(sorted(both))]
    exact = exact_score(edges, seeds, facts | both, target="shop")
    assert exact == pytest.approx((1 - 0.1 * 0.25 * 0.25) * 0.9)
    apart = exact_score(
        [edges[0], replace(edges[1], facts=("shp-a-0",))],
        seeds,
        facts | {"link-1": 0.9, "shp-a-0": 0.9},
        target="shop",
    )
    assert apart == pytest.approx((1 - 0.1 * 0.25 * 0.25) * 0.99)
    assert explain(edges, seeds, facts | both, target="shop").chains[0].p == pytest.approx(0.81)


@settings(max_examples=40, deadline=None)
@example(seed=5935, hold_days=4)
@given(seed=st.integers(0, 10**9), hold_days=st.sampled_from([None, 4]))
def test_the_best_chain_is_the_best_of_all_walks(seed: int, hold_days: int | None):
    small, target = few_facts(seed)
    chances = all_chances(Network(edges=small.edges), [s.product for s in small.seeds]) | small.chances
    found = explain(small.edges, small.seeds, chances, target=target, tiers=4, hold_days=hold_days)
    brute = best_walk(small.edges, small.seeds, chances, target, 4, hold_days)
    assert found.complete
    assert (found.chains[0].p if found.chains else 0.0) == pytest.approx(brute)
    scores = [chain.p for chain in found.chains]
    assert scores == sorted(scores, reverse=True)


def best_walk(edges, seeds, chances, target, tiers, hold_days) -> float:
    """Try every walk, those too that come back to a firm; written apart from the search on purpose."""
    best = 0.0
    waiting = [(s.entity_id, s.product, s.first_day, s.last_day, 0, frozenset(s.facts)) for s in seeds]
    while waiting:
        entity, product, first, last, tier, facts = waiting.pop()
        if entity == target and tier:
            best = max(best, math.prod(chances.get(fact, 1.0) for fact in facts))
        if tier == tiers:
            continue
        for edge in {edge.edge_id: edge for edge in edges}.values():
            step = move(product, edge.carries, edge.product, DOWN)
            start = max(first + 1, edge.first_day)
            stop = edge.last_day if hold_days is None else min(last + hold_days, edge.last_day)
            if edge.from_id == entity and step and start <= stop:
                within = move_fact(entity, "", step)
                more = {*edge.facts, *([within.id] if within else [])}
                end = stop + edge.transit_days
                waiting.append(
                    (
                        edge.to_id,
                        step.after,
                        start + edge.transit_days,
                        end,
                        tier + 1,
                        facts | more,
                    )
                )
    return best


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_single_points_are_the_facts_whose_loss_makes_the_score_zero(seed: int):
    small, target = few_facts(seed)
    found = explain(small.edges, small.seeds, small.chances, target=target, tiers=4)
    if not found.chains:
        return
    facts = [fact for fact in found.chains[0].facts if fact in small.chances]
    points = single_points(small.edges, small.seeds, facts, target=target, tiers=4)
    for fact in facts:
        without = {**small.chances, fact: 0.0}
        exact = exact_score(small.edges, small.seeds, without, target=target, tiers=4)
        assert (exact == 0.0) == (fact in points)


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_leaving_out_irrelevant_edges_changes_no_score(seed: int):
    small, target = few_facts(seed)
    kept = relevant_edges(small.edges, small.seeds, Seed(entity_id=target, product=-2), tiers=4)
    exact = [
        exact_score(edges, small.seeds, small.chances, target=target, tiers=4)
        for edges in (small.edges, kept)
    ]
    assert exact[0] == pytest.approx(exact[1])


def test_fifty_shipments_on_one_doubtful_fact_are_no_surer_than_one():
    edges = [bill(n, "sewer", "shop", "2021-03-05", facts=("same name",)) for n in range(50)]
    seeds, chances = [Seed(entity_id="sewer")], {"same name": 0.6}
    drawn = monte_carlo(edges, seeds, chances, targets=["shop"], n=N)["shop"]
    assert drawn == monte_carlo(edges[:1], seeds, chances, targets=["shop"], n=N)["shop"]
    assert drawn.low < 0.6 < drawn.high
    found = explain(edges, seeds, chances, target="shop")
    assert [chain.p for chain in found.chains] == [0.6]


def test_a_world_is_the_same_world_however_many_are_drawn():
    few, many = drawn_worlds({"a fact": 0.3}, 64), drawn_worlds({"a fact": 0.3}, 1024)
    assert many.of(["a fact"]) & few.full == few.of(["a fact"])


def test_the_coins_of_a_fact_fall_as_often_as_its_probability_says():
    for p in (0.1, 0.5, 0.9):
        heads = drawn_worlds({f"fact {p}": p}, 20_000).of([f"fact {p}"]).bit_count() / 20_000
        assert abs(heads - p) < 4 * math.sqrt(p * (1 - p) / 20_000)


def test_the_coin_of_a_known_fact_is_this_one_on_every_machine():
    assert drawn_worlds({"a fact": 0.5}, 16).of(["a fact"]) == 0x08AF


def test_all_worlds_together_are_certain():
    worlds, weights = every_world({"a": 0.3, "b": 0.9, "c": 1.0})
    assert worlds.n == 4
    assert sum(weights) == pytest.approx(1.0)


def test_too_many_facts_are_not_listed_world_by_world():
    with pytest.raises(ValueError, match="21 uncertain facts"):
        every_world({str(n): 0.5 for n in range(21)})


def test_two_routes_are_two_chains_and_neither_has_a_single_point():
    edges = [
        bill(1, "mill", "left", "2021-01-05", 5208, facts=("l",)),
        bill(2, "mill", "right", "2021-01-05", 5208, facts=("r",)),
        bill(3, "left", "shop", "2021-02-05", facts=("l",)),
        bill(4, "right", "shop", "2021-02-05", facts=("r",)),
    ]
    seeds, chances = [Seed(entity_id="mill")], {"l": 0.5, "r": 0.4}
    found = explain(edges, seeds, chances, target="shop")
    assert [(chain.steps[0].edge.to_id, chain.p) for chain in found.chains] == [("left", 0.5), ("right", 0.4)]
    assert single_points(edges, seeds, ["l"], target="shop") == []
    assert single_points(edges[:1] + edges[2:3], seeds, ["l"], target="shop") == ["l"]


def test_a_search_that_stops_early_says_so():
    edges: list[Edge] = [bill(n, f"f{n}", f"f{n + 1}", f"2021-01-{n:02d}") for n in range(1, 6)]
    found = explain(edges, [Seed(entity_id="f1", product=CONCERN)], {}, target="f6", limit=2)
    assert not found.complete
    assert found.chains == ()


def chain_ids(found) -> list[tuple[object, ...]]:
    return [(c.seed, [(s.edge.edge_id, s.move, s.day) for s in c.steps], c.facts, c.p) for c in found.chains]


@settings(max_examples=120, deadline=None)
@given(
    seed=st.integers(0, 10**9),
    hold_days=st.sampled_from([None, 0, 3, 9]),
    top=st.integers(1, 6),
    edges=st.sampled_from([22, 45]),
    limit=st.sampled_from([7, 100_000]),
    of_firms=st.booleans(),
)
def test_the_compiled_search_with_its_bound_equals_the_plain_one_without(
    seed: int, hold_days: int | None, top: int, edges: int, limit: int, of_firms: bool
):
    small = small_network(seed, firms=6, edges=edges, days=edges, boxes=True)
    small = with_facts_of_firms(small, seed) if of_firms else small
    chances = all_chances(Network(edges=small.edges), [s.product for s in small.seeds]) | small.chances
    ways = ways_of(small.edges, shared_facts(small.edges, small.seeds), chances)
    assert number_ways(ways, small.seeds, chances, hold_days=hold_days)
    for target in small.firms:
        asked = {"target": target, "top": top, "tiers": 5, "hold_days": hold_days}
        plain = explain_plain(ways, small.seeds, chances, limit=100_000, **asked)
        found = explain(small.edges, small.seeds, chances, compiled_from=0, limit=limit, **asked)
        assert plain.complete and (found.complete or limit == 7)
        # A search that stops early has the best chains, and no others.
        wanted = chain_ids(plain) if found.complete else chain_ids(plain)[: len(found.chains)]
        assert chain_ids(found) == wanted


@settings(max_examples=40, deadline=None)
@example(seed=397214, hold_days=4)
@given(seed=st.integers(0, 10**9), hold_days=st.sampled_from([None, 4]))
def test_the_breaking_sets_are_all_smallest_ones(seed: int, hold_days: int | None):
    small, target = few_facts(seed)
    chances = {fact: min(p, 0.9) for fact, p in small.chances.items()}
    near = relevant_edges(
        small.edges, small.seeds, Seed(entity_id=target, product=-2), tiers=4, hold_days=hold_days
    )
    asked = {"target": target, "tiers": 4, "hold_days": hold_days}
    found = breaking_sets(near, small.seeds, chances, **asked)
    assert found.complete
    stands = exact_score(small.edges, small.seeds, chances, **asked) > 0
    sets = [set(one) for size in (1, 2, 3) for one in itertools.combinations(sorted(chances), size)]
    broken = [
        one
        for one in sets
        if exact_score(small.edges, small.seeds, chances | dict.fromkeys(one, 0.0), **asked) == 0
    ]
    smallest = [one for one in broken if not any(one > other for other in broken)]
    assert sorted(map(sorted, found.sets)) == (sorted(map(sorted, smallest)) if stands else [])

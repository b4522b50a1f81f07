"""The three ways to trace agree, and respect the order of time and product."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trace.networks import Small, small_network
from unpick.store.engine import DuckDBEngine
from unpick.trace.edges import (
    ANYTHING,
    CONCERN,
    LAST_DAY,
    Edge,
    Seed,
    edges_from_arrow,
    edges_to_arrow,
    plain_product,
)
from unpick.trace.moves import DOWN, UP, Direction
from unpick.trace.reference import trace_reference
from unpick.trace.rules import Carries
from unpick.trace.sql_form import trace_sql

ENGINE = DuckDBEngine()


def day(text: str) -> int:
    return dt.date.fromisoformat(text).toordinal()


def bill(number: int, sender: str, buyer: str, on: str, product: int = 6204, **more: object) -> Edge:
    first = day(on)
    return Edge(
        edge_id=f"bill {number}",
        kind="shipment",
        from_id=sender,
        to_id=buyer,
        first_day=first,
        last_day=first,
        product=product,
        **more,  # type: ignore[arg-type]
    )


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10**9),
    direction=st.sampled_from([DOWN, UP]),
    tiers=st.integers(0, 5),
    hold_days=st.sampled_from([None, 0, 3, 9]),
)
def test_the_sql_form_equals_the_reference(
    seed: int, direction: Direction, tiers: int, hold_days: int | None
):
    small = small_network(seed, boxes=True)
    seeds = small.seeds if direction == DOWN else (Seed(entity_id=small.firms[-1], product=ANYTHING),)
    one = trace_reference(small.edges, seeds, direction=direction, tiers=tiers, hold_days=hold_days)
    other = trace_sql(
        edges_to_arrow(small.edges),
        seeds,
        engine=ENGINE,
        direction=direction,
        tiers=tiers,
        hold_days=hold_days,
    )
    assert other.states == one.states
    assert other.touched == one.touched


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**9), hold_days=st.sampled_from([None, 3]))
def test_a_slow_search_over_every_walk_finds_the_same_states(seed: int, hold_days: int | None):
    small = small_network(seed, firms=5, edges=9, boxes=True)
    assert trace_reference(small.edges, small.seeds, tiers=4, hold_days=hold_days).states == walk(
        small, 4, hold_days
    )


def walk(small: Small, tiers: int, hold_days: int | None) -> dict[tuple[str, int, int], int]:
    """Try every day and edge, one walk after the other; written apart from the engines on purpose."""
    from unpick.trace.moves import move

    horizon = 40
    found: dict[tuple[str, int, int], int] = {}
    seen: set[tuple[str, int, int, int]] = set()
    waiting = [
        (s.entity_id, s.product, 0, d)
        for s in small.seeds
        for d in range(s.first_day, min(s.last_day, horizon) + 1)
    ]
    while waiting:
        spot = waiting.pop()
        if spot in seen:
            continue
        seen.add(spot)
        entity, product, tier, arrived = spot
        state = entity, plain_product(product), tier
        found[state] = min(arrived, found.get(state, arrived))
        if tier == tiers:
            continue
        for edge in small.edges:
            step = move(product, edge.carries, edge.product, DOWN)
            if edge.from_id != entity or step is None:
                continue
            waiting.extend(
                (edge.to_id, step.after, tier + 1, left + edge.transit_days)
                for left in range(max(arrived + 1, edge.first_day), min(edge.last_day, horizon) + 1)
                if hold_days is None or left - arrived <= hold_days
            )
    return found


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**9), shuffle=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(seed: int, shuffle):
    small = small_network(seed, boxes=True)
    mixed = list(small.edges)
    shuffle.shuffle(mixed)
    one, other = (trace_reference(edges, small.seeds, hold_days=4) for edges in (small.edges, mixed))
    assert one == other


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_what_is_reached_downwards_is_where_the_upward_trace_comes_from(seed: int):
    small = small_network(seed, boxes=True)
    start = small.seeds[:1]
    down = trace_reference(small.edges, start, tiers=4).reached()
    for firm in small.firms[1:]:
        up = trace_reference(small.edges, [Seed(entity_id=firm, product=ANYTHING)], direction=UP, tiers=4)
        left = [last for (entity, _, _), last in up.states.items() if entity == small.firms[0]]
        assert (firm in down) == any(last > start[0].first_day for last in left)


def test_goods_leave_only_after_they_came_in():
    edges = [bill(1, "mill", "sewer", "2021-03-05", 5208), bill(2, "sewer", "shop", "2021-03-05")]
    found = trace_reference(edges, [Seed(entity_id="mill")])
    assert "shop" not in found.reached()
    assert [skip.what for skip in found.skipped] == ["bill 2"]
    assert found.skipped[0].reason == "left before or on the day that something of concern arrived"


def test_goods_that_leave_a_day_later_are_followed():
    edges = [bill(1, "mill", "sewer", "2021-03-05", 5208), bill(2, "sewer", "shop", "2021-03-06")]
    assert trace_reference(edges, [Seed(entity_id="mill")]).reached() == {"mill": 0, "sewer": 1, "shop": 2}


def test_a_dress_does_not_become_aluminium():
    edges = [bill(1, "mill", "sewer", "2021-03-05", 6204), bill(2, "sewer", "shop", "2021-04-06", 7601)]
    found = trace_reference(edges, [Seed(entity_id="mill")])
    assert "shop" not in found.reached()
    assert found.skipped[0].reason == "the product cannot come from what arrived"


def test_an_unknown_code_between_does_not_turn_cotton_into_aluminium():
    edges = [
        bill(1, "farm", "trader", "2021-01-05", 5201),
        bill(2, "trader", "hub", "2021-02-06", 0),
        bill(3, "hub", "smelter", "2021-03-06", 7601),
        bill(4, "hub", "sewer", "2021-03-06", 6204),
    ]
    reached = trace_reference(edges, [Seed(entity_id="farm")]).reached()
    assert "sewer" in reached
    assert "smelter" not in reached


def test_workers_are_in_whatever_a_firm_ships_while_they_are_there():
    edges = [bill(1, "sewer", "shop", "2020-01-05"), bill(2, "sewer", "late", "2023-01-05")]
    seed = Seed(entity_id="sewer", product=CONCERN, first_day=day("2019-06-01"), last_day=day("2020-06-01"))
    assert set(trace_reference(edges, [seed], hold_days=365).reached()) == {"sewer", "shop"}
    assert set(trace_reference(edges, [seed]).reached()) == {"sewer", "shop", "late"}


def test_a_link_acts_on_its_days_only():
    link = Edge(
        edge_id="link 1",
        kind="transfers_labor_to",
        from_id="broker",
        to_id="sewer",
        carries=Carries.CONCERN,
        first_day=day("2020-01-01"),
        last_day=LAST_DAY,
    )
    before, after = bill(1, "sewer", "early", "2019-12-31"), bill(2, "sewer", "shop", "2020-01-02")
    reached = trace_reference([link, before, after], [Seed(entity_id="broker")]).reached()
    assert set(reached) == {"broker", "sewer", "shop"}


def test_an_ownership_circle_carries_nothing():
    circle = [
        Edge(
            edge_id=f"own {n}",
            kind="owns",
            from_id=a,
            to_id=b,
            carries=Carries.NOTHING,
            first_day=1,
            last_day=LAST_DAY,
        )
        for n, (a, b) in enumerate([("a", "b"), ("b", "c"), ("c", "a")])
    ]
    assert trace_reference(circle, [Seed(entity_id="a")]).reached() == {"a": 0}


def test_an_empty_network_reaches_nobody_else():
    for found in (
        trace_reference([], [Seed(entity_id="a")]),
        trace_sql(edges_to_arrow([]), [Seed(entity_id="a")], engine=ENGINE),
    ):
        assert found.states == {("a", CONCERN, 0): 1}


def test_what_lies_beyond_the_tiers_is_said():
    edges = [bill(n, f"firm {n}", f"firm {n + 1}", f"2021-0{n}-01") for n in range(1, 4)]
    found = trace_reference(edges, [Seed(entity_id="firm 1")], tiers=2)
    assert "firm 4" not in found.reached()
    assert [(skip.what, skip.reason) for skip in found.skipped] == [
        ("bill 3", "lies beyond the 2 tiers asked for")
    ]


@pytest.mark.parametrize("seed", range(5))
def test_edges_come_back_from_arrow_as_they_went(seed: int):
    edges = list(small_network(seed, boxes=True).edges)
    assert edges_from_arrow(edges_to_arrow(edges)) == edges

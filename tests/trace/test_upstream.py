"""Upstream of a line: the same firms as the reference finds, each with a chain in the order of time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trace.networks import small_network
from unpick.trace.edges import ANYTHING, Edge, Seed
from unpick.trace.moves import UP
from unpick.trace.reference import index_edges, trace_reference
from unpick.trace.upstream import find_upstream


def edge(number: int, start: str, end: str, day: int, product: int, **more):
    values = {"first_day": day, "last_day": day, "kind": "shipment", "product": product, **more}
    return Edge(edge_id=f"e{number}", from_id=start, to_id=end, **values)


@settings(max_examples=80, deadline=None)
@given(
    seed=st.integers(0, 10**9),
    hold_days=st.sampled_from([None, 4]),
    product=st.sampled_from([ANYTHING, 6204]),
)
def test_upstream_are_those_whom_the_reference_reaches(seed: int, hold_days: int | None, product: int):
    small = small_network(seed, firms=6, edges=14, boxes=True)
    start = Seed(entity_id=small.firms[-1], product=product, first_day=8, last_day=8)
    found = find_upstream(index_edges(small.edges, UP), start, tiers=4, hold_days=hold_days)
    reached = trace_reference(small.edges, [start], direction=UP, tiers=4, hold_days=hold_days).reached()
    assert {one.entity_id for one in found} == set(reached)
    for one in found:
        assert one.edges == () or one.edges[0].to_id == one.entity_id
        assert not one.is_firm or all(step.polarity != "inferred" for step in one.edges)
        assert one.is_firm or len(one.edges) >= reached[one.entity_id]


def test_a_spinner_two_tiers_up_is_found_with_its_chain():
    edges = [edge(1, "spinner", "weaver", 1, 5205), edge(2, "weaver", "sewer", 3, 5208)]
    start = Seed(entity_id="sewer", product=6204, first_day=5, last_day=5)
    found = find_upstream(index_edges(edges, UP), start)
    assert [(one.entity_id, [step.edge_id for step in one.edges], one.is_firm) for one in found] == [
        ("sewer", [], True),
        ("weaver", ["e2"], True),
        ("spinner", ["e1", "e2"], True),
    ]


def test_what_arrived_on_the_day_of_the_line_is_not_in_it():
    start = Seed(entity_id="sewer", product=6204, first_day=5, last_day=5)
    found = find_upstream(index_edges([edge(1, "weaver", "sewer", 5, 5208)], UP), start)
    assert [one.entity_id for one in found] == ["sewer"]


def test_a_chain_over_goods_that_nobody_names_is_not_firm():
    start = Seed(entity_id="sewer", product=6204, first_day=5, last_day=5)
    unnamed = edge(1, "weaver", "sewer", 1, 0)
    given_out = edge(2, "hall", "sewer", 1, 0, kind="subcontracts")
    found = find_upstream(index_edges([unnamed, given_out], UP), start)
    assert {one.entity_id: one.is_firm for one in found} == {"sewer": True, "weaver": False, "hall": True}


def test_a_firm_chain_goes_before_a_shorter_one_that_is_inferred():
    edges = [
        edge(1, "spinner", "sewer", 1, 5205, polarity="inferred"),
        edge(2, "spinner", "weaver", 1, 5205),
        edge(3, "weaver", "sewer", 3, 5208),
    ]
    start = Seed(entity_id="sewer", product=6204, first_day=5, last_day=5)
    found = {one.entity_id: one for one in find_upstream(index_edges(edges, UP), start)}
    assert found["spinner"].is_firm
    assert len(found["spinner"].edges) == 2

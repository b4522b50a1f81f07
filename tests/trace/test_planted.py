"""Planted chains are found and decoys are not, by each way to trace, on an invented network."""

import pytest

from tests.trace.networks import invented_edges
from unpick.datasets.generate.network import HOLD_DAYS, generate_network
from unpick.datasets.generate.network_planted import DECOYS, ROUTES
from unpick.trace.edges import Edge, Seed, edges_to_arrow
from unpick.trace.reference import trace_reference
from unpick.trace.sql_form import trace_sql

NETWORK = generate_network(4_000, 3)
EDGES = tuple(invented_edges(NETWORK))


def reached_from(watched: int, hold_days: int | None) -> dict[str, int]:
    seeds = [Seed(entity_id=f"party {watched}")]
    return trace_reference(EDGES, seeds, tiers=6, hold_days=hold_days).reached()


def test_each_planted_chain_is_found_at_its_tier():
    chains = [chain for chain in NETWORK.planted if not chain.breaks]
    assert {chain.route for chain in chains} == set(ROUTES)
    for chain in chains:
        found = reached_from(chain.watched, HOLD_DAYS)
        assert found == {f"party {party}": tier for tier, party in enumerate(chain.parties)}


def test_no_decoy_is_found_though_its_head_is_followed():
    decoys = [chain for chain in NETWORK.planted if chain.breaks]
    assert {decoy.breaks for decoy in decoys} == set(DECOYS)
    for decoy in decoys:
        found = reached_from(decoy.watched, HOLD_DAYS)
        assert f"party {decoy.buyer}" not in found
        assert f"party {decoy.parties[1]}" in found


def test_a_decoy_of_holding_time_is_a_chain_when_goods_may_be_held_for_ever():
    for decoy in (one for one in NETWORK.planted if one.breaks):
        found = f"party {decoy.buyer}" in reached_from(decoy.watched, None)
        assert found == (decoy.breaks == "hold")


@pytest.mark.parametrize("breaks", ["time", "same day", "product", "other chain", "hold"])
def test_a_decoy_breaks_one_rule_only(breaks: str):
    """With every edge on the last day of its place in the order, or every product unknown, it would hold."""
    for decoy in (one for one in NETWORK.planted if one.breaks == breaks):
        mended = [mend(edge, breaks, place) for place, edge in enumerate(edges_of(decoy))]
        found = trace_reference(mended, [Seed(entity_id=f"party {decoy.watched}")], hold_days=HOLD_DAYS)
        assert f"party {decoy.buyer}" in found.reached()


def edges_of(decoy) -> list[Edge]:
    """Return the edges of a decoy from its head to its end."""
    names = {f"party {party}": place for place, party in enumerate(decoy.parties)}
    found = [
        edge for edge in EDGES if edge.from_id in names and names.get(edge.to_id) == names[edge.from_id] + 1
    ]
    return sorted(found, key=lambda edge: names[edge.from_id])


def mend(edge: Edge, breaks: str, place: int) -> Edge:
    from dataclasses import replace

    if breaks in ("product", "other chain"):
        return replace(edge, product=0)
    day = 735_000 + 100 * place
    return replace(edge, first_day=day, last_day=day)


def test_the_sql_form_finds_the_same_on_the_whole_network():
    seeds = [Seed(entity_id=f"party {maker}") for maker in NETWORK.first_makers(20).tolist()]
    seeds += [Seed(entity_id=f"party {chain.watched}") for chain in NETWORK.planted]
    for hold_days in (None, HOLD_DAYS):
        one = trace_reference(EDGES, seeds, hold_days=hold_days)
        other = trace_sql(edges_to_arrow(EDGES), seeds, hold_days=hold_days)
        assert other.states == one.states
        assert other.touched == one.touched

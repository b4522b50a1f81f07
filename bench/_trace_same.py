"""The compiled passes against the plain reference on one generated network: states, days, edges gone along, worlds.

python _trace_same.py EDGES
"""

import dataclasses
import json
import sys

from tests.trace.networks import invented_edges

from unpick.datasets.generate.network import HOLD_DAYS, InventedNetwork, generate_network
from unpick.model.chance import FACT_PROBABILITY
from unpick.trace.coins import drawn_worlds
from unpick.trace.edges import Edge, Seed
from unpick.trace.engine import trace_compiled
from unpick.trace.reference import trace_reference
from unpick.trace.rules import SAME_NAME_PROBABILITY

SEED, SEEDS, WORLDS = 20, 60, 128


def with_facts(network: InventedNetwork) -> tuple[list[Edge], dict[str, float]]:
    """Return the edges with a fact for each of them and for each doubtful party, and how likely each is."""
    doubtful = {f"party {party}" for party in network.doubtful.nonzero()[0].tolist()}
    edges = [
        dataclasses.replace(
            edge, facts=(edge.edge_id, *(end for end in (edge.from_id, edge.to_id) if end in doubtful))
        )
        for edge in invented_edges(network)
    ]
    chances = dict.fromkeys((edge.edge_id for edge in edges), FACT_PROBABILITY["C"])
    return edges, chances | dict.fromkeys(doubtful, SAME_NAME_PROBABILITY)


def main() -> None:
    """Trace both ways with and without a holding limit, in worlds and without them."""
    network = generate_network(int(sys.argv[1]), SEED)
    edges, chances = with_facts(network)
    seeds = [Seed(entity_id=f"party {maker}") for maker in network.first_makers(SEEDS).tolist()]
    states, unlike = 0, []
    for hold_days in (None, HOLD_DAYS):
        for worlds in (None, drawn_worlds(chances, WORLDS)):
            one = trace_reference(edges, seeds, hold_days=hold_days, worlds=worlds)
            other = trace_compiled(edges, seeds, hold_days=hold_days, worlds=worlds, threads=2)
            states += len(one.states)
            unlike += [
                f"{part}, holding {hold_days}, worlds {worlds is not None}"
                for part in ("states", "touched", "worlds")
                if getattr(one, part) != getattr(other, part)
            ]
    print(json.dumps({"states": states, "unlike": unlike}))


if __name__ == "__main__":
    main()

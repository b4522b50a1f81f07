"""NetworkX's side of the trace benchmark, in the peers' environment: a MultiDiGraph and a search by tiers over it.

python _trace_networkx.py FOLDER ROUNDS
"""

import json
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np

from _trace_answer import answer
from _trace_read import cpu, read_columns, read_task

State = tuple[int, int]
"""Entity and product."""


def build(columns: dict[str, list[int]]) -> nx.MultiDiGraph:
    """Return the graph: one edge for each row, with its days and the product it carries."""
    graph = nx.MultiDiGraph()
    names = ("sender", "receiver", "first", "last", "carries")
    graph.add_edges_from(
        (one, other, {"first": first, "last": last, "carries": carries})
        for one, other, first, last, carries in zip(*(columns[name] for name in names), strict=True)
    )
    return graph


def trace(graph: nx.MultiDiGraph, task: dict[str, Any]) -> list[dict[State, int]]:
    """Return the states that are there earlier than at any tier before, tier by tier."""
    moves: dict[int, dict[int, int]] = {}
    for before, concern, product, after in task["moves"]:
        moves.setdefault(before, {})[2 * product + concern] = after
    frontier = {(entity, task["seed_product"]): 1 for entity in task["seeds"]}
    best = dict(frontier)
    tiers = [frontier]
    for _ in range(task["tiers"]):
        found: dict[State, int] = {}
        for (entity, product), day in frontier.items():
            ways = moves.get(product, {})
            for buyer, parallel in graph.adj[entity].items():
                for edge in parallel.values():
                    if edge["last"] > day and edge["carries"] in ways:
                        state = buyer, ways[edge["carries"]]
                        there = max(day + 1, edge["first"])
                        if there < found.get(state, there + 1):
                            found[state] = there
        frontier = {state: day for state, day in found.items() if day < best.get(state, day + 1)}
        best.update(frontier)
        tiers.append(frontier)
    return tiers


def main() -> None:
    """Build, trace, tell."""
    folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
    task, given = read_task(folder), read_columns(folder)
    given["carries"] = given["product"].astype(np.int64) * 2 + given["concern"]
    columns = {name: column.tolist() for name, column in given.items()}
    build_cpu, _, graph = cpu(build, columns)
    queries = []
    for _ in range(rounds):
        took, _, tiers = cpu(trace, graph, task)
        queries.append(took)
    rows = np.array(
        [
            (entity, product, tier, day)
            for tier, states in enumerate(tiers)
            for (entity, product), day in states.items()
        ],
        np.int64,
    )
    print(json.dumps({"build_cpu": build_cpu, "queries": queries, **answer(*rows.T)}))


if __name__ == "__main__":
    main()

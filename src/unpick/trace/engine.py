"""One way to trace: the compiled kernel where it is the faster, else the reference; the answers are equal."""

from collections.abc import Sequence
from typing import Final

from unpick.trace.coins import Worlds
from unpick.trace.edges import Edge, Seed
from unpick.trace.moves import DOWN, Direction
from unpick.trace.passes import MOST_TIERS, reach
from unpick.trace.reference import State, Trace, explain_skipped, index_edges, trace_reference
from unpick.trace.rows import Rows, compile_edges

__all__ = ["run_trace", "trace_compiled"]


def trace_compiled(
    edges: Sequence[Edge],
    seeds: Sequence[Seed],
    *,
    direction: Direction = DOWN,
    tiers: int = 6,
    hold_days: int | None = None,
) -> Trace:
    rows = compile_edges(edges, also=(seed.entity_id for seed in seeds), direction=direction)
    reached = reach(rows.arrays, rows.starts(seeds), tiers=tiers, hold_days=hold_days, beyond=True)
    sign = 1 if direction == DOWN else -1
    states: dict[State, int] = {}
    for at in range(reached.states):
        entity, product = rows.entities[reached.entity[at]], int(reached.classes[reached.kind[at]])
        for tier in range(tiers + 1):
            if int(reached.mask[at]) >> tier & 1:
                states[entity, product, tier] = sign * int(reached.first[at, tier])
    touched = frozenset(rows.edges[row].edge_id for row in reached.touched_rows())
    beyond = frozenset(rows.edges[row].edge_id for row in reached.beyond_rows())
    return Trace(states=states, touched=touched, worlds=dict.fromkeys(states, 1), skipped=tuple(explain_skipped(index_edges(edges, direction), states, touched=touched, beyond=beyond, direction=direction, tiers=tiers, hold_days=hold_days)))

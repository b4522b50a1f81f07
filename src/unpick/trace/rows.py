"""Edges and seeds as rows turned into columns, with the names that the numbers stand for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from unpick.trace.arrays import Arrays, Columns, Starts, compile_columns
from unpick.trace.edges import Edge, Seed, edges_from_arrow
from unpick.trace.moves import DOWN, Direction
from unpick.trace.packed import packers
from unpick.trace.rules import Carries

__all__ = ["Rows", "compile_edges"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Compiled edges that came as rows; row i of the arrays is edges[i].

    Attributes:
        edges: each id once, sorted by id, without those that carry nothing.
        sets: the facts of each fact set.
    """

    arrays: Arrays
    edges: tuple[Edge, ...]
    entities: tuple[str, ...]
    sets: tuple[tuple[str, ...], ...]

    def starts(self, seeds: Sequence[Seed]) -> Starts:
        """Return seeds as columns; those of an entity that is not in the network are an error."""
        numbers = {name: number for number, name in enumerate(self.entities)}
        return Starts(
            entity=np.array([numbers[seed.entity_id] for seed in seeds], np.int32),
            product=np.array([seed.product for seed in seeds], np.int32),
            first=np.array([seed.first_day for seed in seeds], np.int64),
            last=np.array([seed.last_day for seed in seeds], np.int64),
        )


def compile_edges(
    edges: Iterable[Edge] | pa.Table,
    *,
    seeds: Iterable[Seed] = (),
    direction: Direction = DOWN,
) -> Rows:
    """Compile edges given as rows or as a table in EDGE_SCHEMA; of one id the last counts.

    Args:
        seeds: where traces start; their entities take part though no edge names them.
    """
    rows = edges_from_arrow(edges) if isinstance(edges, pa.Table) else edges
    once = {edge.edge_id: edge for edge in rows}
    kept = tuple(edge for _, edge in sorted(once.items()) if edge.carries is not Carries.NOTHING)
    names = dict.fromkeys(name for edge in kept for name in (edge.from_id, edge.to_id))
    given = tuple(seeds)
    names |= dict.fromkeys(seed.entity_id for seed in given)
    entities = tuple(names)
    number = {name: place for place, name in enumerate(entities)}
    sets = tuple(dict.fromkeys(edge.facts for edge in kept))
    set_of = {facts: place for place, facts in enumerate(sets)}
    columns = Columns(
        sender=np.array([number[edge.from_id] for edge in kept], np.int32),
        receiver=np.array([number[edge.to_id] for edge in kept], np.int32),
        day=np.array([edge.first_day for edge in kept], np.int32),
        last=np.array([edge.last_day for edge in kept], np.int32),
        product=np.array([edge.product for edge in kept], np.int32),
        concern=np.array([edge.carries is Carries.CONCERN for edge in kept], bool),
        transit=np.array([edge.transit_days for edge in kept], np.int32),
        fact_set=np.array([set_of[edge.facts] for edge in kept], np.int32),
    )
    begins = np.array([number[seed.entity_id] for seed in given], np.int64)
    arrays = compile_columns(
        columns,
        n_entities=len(entities),
        direction=direction,
        packers=packers(np.array([seed.product for seed in given], np.int64), begins),
    )
    return Rows(arrays=arrays, edges=kept, entities=entities, sets=sets)

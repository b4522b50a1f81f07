"""A network as arrays: shipments by day, slots instead of names, so that one pass reads four bytes an edge.

A **departure slot** is a sender with a product that leaves it; an **arrival slot** a receiver with a product
that reaches it. Only slots that occur exist. An edge whose product nobody gives leaves from the slot of its
sender for unknown goods, and names its receiver instead of an arrival slot: what arrives depends on what left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

import numpy as np

from unpick.trace.edges import ANYTHING, CONCERN, Edge, Seed
from unpick.trace.moves import DOWN, UP, Direction

__all__ = [
    "CLASS_ANYTHING",
    "CLASS_CONCERN",
    "CLASS_UNKNOWN",
    "Arrays",
    "Columns",
    "FactSets",
    "Starts",
    "compile_columns",
    "compile_edges",
    "open_arrays",
    "starts_of",
]

Ints = np.ndarray[Any, np.dtype[Any]]

CLASS_UNKNOWN: Final = 0
CLASS_CONCERN: Final = 1
CLASS_ANYTHING: Final = 2
"""Products are numbered: the first three numbers are these, then the headings that occur, sorted."""

FIRST_CLASSES: Final = (0, CONCERN, ANYTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSets:
    """Facts that edges share, in sets: set i holds facts[starts[i]:starts[i + 1]].

    Attributes:
        keys: uint64 hash of each fact's id (`coins.fact_key`). chances: probability of each fact.
        ids: the ids, where there are any to show.
    """

    starts: Ints
    facts: Ints
    keys: Ints
    chances: Ints
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Edges as columns of equal length, in any order; what is None holds for no row.

    Attributes:
        sender, receiver: entity numbers from 0, int32; below 0 nobody.
        day: first day on which it may leave, an ordinal; 0 and below are missing.
        product: HS heading as a number, 0 unknown.
        last: last day, the same day when None; rows that span days are links.
        concern: bool, carries the concern itself rather than goods.
        kind: uint8, what the edge is, where chains by another kind of edge are chains of their own.
        transit: days from leaving to arriving, 0 or more.
        own: uint64 key of a fact that is this row's alone. own_class: uint8 place of its probability in
            `own_chances`. fact_set: place in the FactSets, -1 none.
        edge_ids: only where rows may be the same edge; the last of them counts.
    """

    sender: Ints
    receiver: Ints
    day: Ints
    product: Ints
    last: Ints | None = None
    concern: Ints | None = None
    kind: Ints | None = None
    transit: Ints | None = None
    own: Ints | None = None
    own_class: Ints | None = None
    own_chances: Ints | None = None
    fact_set: Ints | None = None
    sets: FactSets | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Starts:
    """Where a trace starts, as columns; `key` and `chance` are those of the fact that it rests on, if any."""

    entity: Ints
    product: Ints
    first: Ints
    last: Ints
    key: Ints | None = None
    chance: Ints | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrays:
    """A compiled network, in one direction; upstream is downstream on turned arrays."""

    direction: Direction


def compile_columns(
    columns: Columns,
    *,
    n_entities: int | None = None,
    entity_keys: Ints | None = None,
    direction: Direction = DOWN,
) -> Arrays:
    """Compile edges given as columns; no Python runs per edge."""
    raise NotImplementedError


def compile_edges(edges: Sequence[Edge], *, direction: Direction = DOWN) -> Arrays:
    """Compile edges given as rows; the arrays are those of `compile_columns`."""
    raise NotImplementedError


def open_arrays(folder: Path) -> Arrays:
    """Open arrays that `Arrays.save` wrote, memory-mapped; the manifest's sizes are checked."""
    raise NotImplementedError


# The passes, in unpick.trace.passes (signatures for callers):
#   reach(arrays, starts: Starts, *, tiers=6, hold_days=None) -> Reached
#       Reached.n_touched; Reached.touched_rows() -> int32 rows of Columns;
#       Reached.entity, .product, .mask (bit t: reached at tier t), .first[n, tiers + 1] (0: not at this tier)
#       Reached.entities_within() -> counts per tier 0..tiers of entities by smallest tier, cumulative
#   score_worlds(arrays, starts, *, n=1024, tiers=6, hold_days=None, threads=1, reached=None) -> (entity, hits)
#   seeds_reaching(arrays, starts, *, tiers=6, hold_days=None, threads=1) -> (entity, n seeds that reach it)
#   best_paths(arrays, starts, *, tiers=6, hold_days=None, half_life...=None) -> Best

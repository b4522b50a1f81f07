"""What the sides of the trace benchmark that run the product share: columns, starts, facts, compiling apart."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from unpick.datasets.generate.network import FORWARDER
from unpick.model.chance import FACT_PROBABILITY
from unpick.trace.arrays import Arrays, Columns, FactSets, Starts, compile_columns
from unpick.trace.passes import reach
from unpick.trace.rules import PASS_PROBABILITY, SAME_NAME_PROBABILITY

__all__ = ["columns_of", "resident_bytes", "starts_of", "warm", "with_facts"]


def columns_of(given: dict[str, np.ndarray], rows: slice = slice(None)) -> Columns:
    """Return the edges of the file as the product's columns."""
    return Columns(
        sender=given["sender"][rows],
        receiver=given["receiver"][rows],
        day=given["first"][rows],
        last=given["last"][rows],
        product=given["product"][rows],
        concern=given["concern"][rows],
    )


def starts_of(task: dict[str, Any], entities: Sequence[int] | None = None) -> Starts:
    """Return the seeds of the task, or other entities, from which everything of concern is followed."""
    seeds = np.array(task["seeds"] if entities is None else entities, np.int32)
    return Starts(
        entity=seeds,
        product=np.full(seeds.size, task["seed_product"], np.int32),
        first=np.ones(seeds.size, np.int64),
        last=np.full(seeds.size, task["last_day"], np.int64),
    )


def warm(task: dict[str, Any], given: dict[str, np.ndarray]) -> Arrays:
    """Compile every function on a thousand edges, with and without a holding limit, and return them."""
    few = slice(max(0, task["shipments"] - 500), task["shipments"] + 500)
    arrays = compile_columns(columns_of(given, few), n_entities=int(task["entities"]))
    for hold_days in (None, 30):
        reach(arrays, starts_of(task), tiers=int(task["tiers"]), hold_days=hold_days)
    return arrays


def with_facts(columns: Columns, parties: dict[str, np.ndarray]) -> Columns:
    """Return columns with the facts that `trace.build` gives.

    A fact for each row, one for each doubtful party, one for each forwarder that goods leave.
    """
    rows = columns.sender.size
    doubtful, forwarder = parties["doubtful"], parties["role"] == FORWARDER
    n = doubtful.size
    # Fact number i is that party i is who its name says, n + i that goods leaving forwarder i are those that
    # reached it; a row has up to three, of which a forwarder has no doubtful name.
    first = np.where(doubtful[columns.sender], columns.sender, -1)
    first = np.where(forwarder[columns.sender], columns.sender + n, first)
    second = np.where(doubtful[columns.receiver], columns.receiver, -1)
    pair = (first.astype(np.int64) + 1) * (2 * n + 1) + second + 1
    some = np.flatnonzero(pair)
    pairs, place = np.unique(pair[some], return_inverse=True)
    fact_set = np.full(rows, -1, np.int32)
    fact_set[some] = place
    both = np.column_stack([pairs // (2 * n + 1) - 1, pairs % (2 * n + 1) - 1])
    numbers, facts = np.unique(both[both >= 0], return_inverse=True)
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum((both >= 0).sum(axis=1))])
    chances = np.where(numbers >= n, PASS_PROBABILITY, SAME_NAME_PROBABILITY)
    sets = FactSets(starts=starts, facts=facts.astype(np.int32), keys=_keys(numbers + 2**40), chances=chances)
    return replace(
        columns,
        own=_keys(np.arange(rows)),
        # Bills of lading of this layout and the links of the generator are both graded C.
        own_class=np.zeros(rows, np.uint8),
        own_chances=np.array([FACT_PROBABILITY["C"]]),
        fact_set=fact_set,
        sets=sets,
    )


def _keys(numbers: np.ndarray) -> np.ndarray:
    """Return a key for each number, by the finalizer of splitmix64, in place of the digest of an id."""
    z = numbers.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def resident_bytes(arrays: Arrays) -> dict[str, int]:
    """Return the bytes of all arrays without the facts: those that are as long as the edges, and all others."""
    columns = [getattr(arrays, name) for name in (*arrays.__slots__,)]
    held = [one for one in columns if isinstance(one, np.ndarray)]
    facts = [arrays.own, arrays.own_class, arrays.own_chances, arrays.fact_set, arrays.entity_keys]
    held = [one for one in held if not any(one is fact for fact in facts)]
    edges = [one for one in held if one.shape[0] in (arrays.leave.size, arrays.link_leave.size)]
    return {
        "edges": sum(one.nbytes for one in edges),
        "states": sum(one.nbytes for one in held) - sum(one.nbytes for one in edges),
    }

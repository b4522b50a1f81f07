"""Outcomes of earlier plans on the arrivals of today: the same sender, in any spelling that the workspace joins."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from unpick.app.rank_columns import PARTIES
from unpick.cases.rank.memory import Outcome, remember
from unpick.cases.rank.score import Column

if TYPE_CHECKING:
    from unpick.app.rank_columns import Table

__all__ = ["Inspected", "Record", "memory_columns"]

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """One inspected row of a plan: sender as printed, found or not, the chance it was chosen with, where it stands."""

    shipper: str
    found: bool
    chance: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What outcomes say of one sender: inspected, found, and the rows of plans."""

    inspected: int
    found: int
    why: tuple[str, ...]


def memory_columns(
    table: "Table", inspected: Sequence[Inspected], entity_of: Callable[[str], str]
) -> tuple[Array, tuple[Column, list[Record]]]:
    """Return the points that come off where nothing was found of a sender, and the column of senders where something was."""
    off, points, ref = np.zeros(table.n), np.zeros(table.n), np.full(table.n, -1, np.int64)
    who = {one.shipper: entity_of(one.shipper) or one.shipper for one in inspected}
    memory = remember(
        Outcome(sender=who[one.shipper], found=one.found, chance=one.chance) for one in inspected
    )
    records: list[Record] = []
    for sender, (count, found) in sorted(memory.senders.items()):
        rows, value = table.rows_of({sender}, PARTIES[:2]), memory.points(sender)
        if value < 0:
            off[rows] = np.maximum(off[rows], -value)
        elif value > 0 and len(rows):
            better = rows[points[rows] < value]
            points[better], ref[better] = value, len(records)
            why = tuple(one.why for one in inspected if who[one.shipper] == sender)
            records.append(Record(inspected=count, found=found, why=why))
    # A maker in whose goods something was found is not spared for a sender in whose goods nothing was.
    off[points > 0] = 0.0
    return off, (Column(points=points, ref=ref), records)

"""The edges that can be on a chain worth enough, between some starts and one firm."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from unpick.trace.edges import ANYTHING, PACKED
from unpick.trace.near_edges import Leaving
from unpick.trace.numbered import Moves
from unpick.trace.reference import NO_END

__all__ = ["LESS", "Noted", "Walk", "may_return", "read_before", "read_behind"]

Array = np.ndarray[Any, np.dtype[Any]]
Noted = tuple[Array, Array, Array]
"""Of each firm what can come to it: float32, no chain to it is worth more; int32, the first day on which it may go on;
uint64, which products may leave (`before.step_before`)."""

LESS: Final = 1.0 - 1e-6
"""Taken off what a chain must be worth: more than single precision rounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """The edges in one direction, what each takes off (`charges_of`), and the moves; `heads` is -1 for each entity."""

    leaving: Leaving
    classes: Array
    charges: Array
    moves: Moves
    heads: Array

    @property
    def way(self) -> tuple[Array, ...]:
        """Return the edges as compiled walks take them."""
        one = self.leaving
        return one.starts, one.to, one.day, one.transit, one.product, one.link_starts, one.links

    @property
    def tables(self) -> tuple[Array, ...]:
        """Return the moves as compiled walks take them."""
        return self.moves.after, self.moves.relation, self.moves.within


def may_return(moves: Moves, hold_days: int | None) -> bool:
    """Tell whether a chain may pass a firm twice with the same goods: only while they are held, or in a box.

    Args:
        moves: downwards.
    """
    return hold_days is not None or any(PACKED <= one < 2 * PACKED for one in moves.states)


def read_before(walk: Walk, seeds: Array, tiers: int) -> list[Noted]:
    """Return what can come to each firm from some starts in no tier, in at most one, and so on; without a holding limit.

    Args:
        walk: downwards. seeds: int64 (n, 4): entity, state, first and last day.
    """
    from unpick.trace.before import masks_of, note_before, step_before

    pairs, at = np.unique(seeds[:, :2], axis=0, return_inverse=True)
    cells = np.full((pairs.shape[0], 5), NO_END, np.int32)
    cells[:, :2] = pairs
    np.minimum.at(cells[:, 3], at.ravel(), (seeds[:, 2] + 1).astype(np.int32))
    heads = walk.heads.copy()
    for number, firm in enumerate(pairs[:, 0].tolist()):
        cells[number, 2], heads[firm] = heads[firm], number
    n = heads.size
    noted = np.zeros(n, np.float32), np.full(n, NO_END, np.int32), np.zeros(n, np.uint64)
    held = cells, np.ones(pairs.shape[0]), pairs.shape[0], heads
    better = np.arange(pairs.shape[0], dtype=np.int32)
    note_before(cells, held[1], better, masks_of(walk.moves.after), noted)
    made: list[Noted] = [noted]
    for _ in range(tiers):
        noted = noted[0].copy(), noted[1].copy(), noted[2].copy()
        held, better = step_before(walk.way, walk.classes, walk.charges, walk.tables, held, better, noted)
        made.append(noted)
    return made


def read_behind(
    walk: Walk, target: int, before: list[Noted], least: float, *, hold_days: int | None, returns: bool
) -> tuple[Array, float]:
    """Return the places upwards of the edges on chains worth `least`, and what a chain by others is worth at most.

    Args:
        walk: upwards. before: as `read_before` gives it, for as many tiers as are walked. returns: as `may_return` tells.
    """
    from unpick.trace.cells import step_cells

    state = walk.moves.states.index(ANYTHING)
    front = np.array([[target, state, 0, -NO_END, NO_END, 0]], np.int32)
    worth, found, n_found, most = np.ones(1), np.empty(256, np.int32), 0, 0.0
    marks = walk.heads, np.zeros(walk.heads.size, np.uint8), walk.leaving.seen
    hold = NO_END if hold_days is None else hold_days
    for rest in before[-2::-1]:
        front, worth, found, n_found, lost = step_cells(
            *(walk.way, walk.classes, walk.charges, walk.tables, walk.moves.unknown, not returns, target),
            *(front, worth, hold, least, marks, found, n_found, rest),
        )
        most = max(most, lost)
    walk.leaving.seen[found[:n_found]] = 0
    return found[:n_found], most

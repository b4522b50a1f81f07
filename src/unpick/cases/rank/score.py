"""Parts of a score over many arrivals, in columns: added up within caps, softened by open doors, put in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from unpick.cases.rank.policy import MOST_REASONS, OPEN_POINTS, PARTS, STATISTICS_CAP

__all__ = ["Column", "Scored", "add_up", "order_of", "reasons_of"]

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The points of one part for every arrival, and which thing gives them.

    Attributes:
        points: float64, 0 where the part has nothing to say. ref: int64, a number that the caller gave the thing, -1
        for none.
    """

    points: Array
    ref: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """The scores of arrivals.

    Attributes:
        total: points of each arrival, never below 0. parts: float64, a row for each of `PARTS`, a column for each
        arrival, as they are counted. refs: likewise. softened: points that open doors took off. spared: that inspections took
        off which found nothing.
    """

    total: Array
    parts: Array
    refs: Array
    softened: Array
    spared: Array


def add_up(
    columns: Mapping[str, Column], n: int, *, opened: Array | None = None, fruitless: Array | None = None
) -> Scored:
    """Return the scores of n arrivals.

    Args:
        columns: by key of `PARTS`; a part that is not there gives nothing. opened: bool, of each arrival whether the whole work
            force of its maker could be inspected. fruitless: points that come off, at least 0, where inspections of its sender
            found nothing (`_KEPT` says what stays).

    Raises:
        KeyError: a column is of no kind of part.
    """
    known = {one.key for one in PARTS}
    if strange := set(columns) - known:
        raise KeyError(f"no part of a score is called {sorted(strange)[0]}")
    parts, refs = np.zeros((len(PARTS), n)), np.full((len(PARTS), n), -1, np.int64)
    for at, kind in enumerate(PARTS):
        if kind.key in columns:
            parts[at] = np.maximum(columns[kind.key].points, 0.0)
            refs[at] = np.where(parts[at] > 0, columns[kind.key].ref, -1)
    _cap(parts)
    soft = np.array([kind.softened for kind in PARTS])
    off = np.zeros(n)
    if opened is not None:
        off = np.where(opened, np.minimum(OPEN_POINTS, parts[soft].sum(axis=0)), 0.0)
    left = parts.sum(axis=0) - off
    spared = np.zeros(n)
    if fruitless is not None:
        kept = np.array([_KEPT.get(kind.key, 0.0) for kind in PARTS])
        spared = np.minimum(fruitless, np.maximum(0.0, left - np.minimum(parts, kept[:, None]).sum(axis=0)))
    return Scored(total=left - spared, parts=parts, refs=refs, softened=off, spared=spared)


_KEPT: Final = {"party": np.inf, "origin": np.inf, "statute": 1.0}
"""Points that fruitless inspections leave: an order and an admission hold for the next arrival whole; of the statute, which exempts
nobody and asks for no inspection of each arrival, enough stays to keep it above those of which nothing is known."""


def _cap(parts: Array) -> None:
    """Shrink what statistics give together to their cap."""
    numbers = np.array([kind.statistic for kind in PARTS])
    together = parts[numbers].sum(axis=0)
    parts[numbers] *= np.minimum(1.0, STATISTICS_CAP / np.maximum(together, STATISTICS_CAP))


def order_of(total: Array, tie: Array) -> Array:
    """Return the arrivals in the order of rank: most points first, equal ones by the draw, which no name moves.

    Args:
        tie: number of each arrival in the draw (`draw.draw_numbers`).
    """
    # Points are told to a tenth; what looks equal is equal, whatever the last bits say.
    return np.lexsort((tie, -np.round(total, 1)))


def reasons_of(scored: Scored, row: int) -> Sequence[int]:
    """Return the parts that count for one arrival, most points first, at most three; places in `PARTS`."""
    points = scored.parts[:, row]
    order = np.lexsort((np.arange(points.size), -points))
    return [int(one) for one in order[:MOST_REASONS] if points[one] > 0]

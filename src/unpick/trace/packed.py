"""Packaging in columns: an edge that something can go along round its goods has a second row for them.

A state is then an entity with a heading, or with a heading and PACKED (downwards) or INSIDE (upwards), and the compiled
passes need no rule of their own. Both rows are one edge: they have the same facts, and the same place in the columns given.
"""

from dataclasses import replace
from typing import Any

import numpy as np

from unpick.goods.become import heading_text, is_packaging
from unpick.trace.arrays import HEADINGS, Columns
from unpick.trace.edges import INSIDE, PACKED
from unpick.trace.moves import DOWN, Direction

__all__ = ["packers", "with_packed"]

Ints = np.ndarray[Any, np.dtype[Any]]


def packers(products: Ints, entities: Ints) -> Ints:
    """Return the entities among starts that begin with packaging; `compile_columns` is told of them.

    Args:
        products, entities: of each start.
    """
    return np.unique(entities[np.isin(products, _packaging(np.unique(products)))]).astype(np.int64)


def with_packed(
    columns: Columns, n_entities: int, direction: Direction, start_packers: Ints | None = None
) -> tuple[Columns, Ints | None]:
    """Return the columns with rows for goods that are followed as packed, and which row of the given each row is.

    Downwards only where packaging, or what is packed in it, can have come to the sender by the day, so that what is
    added later changes nothing before it; upwards wherever a heading is given. Without packaging on an edge or at a start, nothing is added, and the second is None.

    Args:
        start_packers: entities at which packaging starts (`packers`).
    """
    begins = np.empty(0, np.int64) if start_packers is None else start_packers
    if not columns.product.size or columns.product.min() < 0 or columns.product.max() >= HEADINGS:
        return columns, None
    goods = _packaging(np.flatnonzero(np.bincount(columns.product)))
    if not goods and not (begins.size and direction == DOWN):
        return columns, None
    fit = (columns.sender >= 0) & (columns.receiver >= 0) & (columns.day > 0)
    fit &= (columns.sender < n_entities) & (columns.receiver < n_entities)
    if columns.concern is not None:
        fit &= ~columns.concern
    if columns.last is not None:
        fit &= columns.last >= columns.day
    followed = _followed(columns, n_entities, goods, begins, fit) if direction == DOWN else fit
    added = np.flatnonzero(followed & (columns.product > 0))
    origin = np.concatenate([np.arange(columns.day.size), added])
    product = columns.product[origin].astype(np.int32)
    product[columns.day.size :] += PACKED if direction == DOWN else INSIDE
    rows = {
        name: getattr(columns, name)[origin]
        for name in _BY_ROW
        if getattr(columns, name) is not None and name != "product"
    }
    return replace(columns, **rows, product=product), origin


def _packaging(products: Ints) -> list[int]:
    return [one for one in products.tolist() if 0 < one < HEADINGS and is_packaging(heading_text(one))]


_BY_ROW = (
    *("sender", "receiver", "day", "product", "last", "concern", "kind", "transit"),
    *("own", "own_class", "fact_set"),
)


def _followed(columns: Columns, n_entities: int, goods: list[int], begins: Ints, fit: Ints) -> Ints:
    """Return which rows something packed can go along, as far as is known up to their days."""
    from unpick.trace.kernel.packed import by_day, follow_packed

    packs = np.zeros(HEADINGS, np.bool_)
    packs[goods] = True
    holds = np.zeros(n_entities, np.bool_)
    holds[begins[begins < n_entities]] = True
    rows = np.flatnonzero(fit).astype(np.int64)
    found = np.zeros(columns.day.size, np.bool_)
    day = columns.day[rows].astype(np.int64)
    low, high = (int(day.min()), int(day.max())) if day.size else (0, 0)
    order = np.empty(rows.size, np.int64)
    by_day(day, low, np.zeros(high - low + 2, np.int64), order)
    links = rows[:0] if columns.last is None else rows[columns.last[rows] > columns.day[rows]]
    links = links[np.argsort(columns.sender[links], kind="stable")]
    starts = np.searchsorted(columns.sender[links], np.arange(n_entities + 1))
    ends = (np.asarray(columns.sender), np.asarray(columns.receiver), columns.product.astype(np.int32))
    held = (packs, holds, np.zeros((n_entities, 2), np.uint64), links, starts, np.empty(n_entities, np.int64))
    follow_packed(rows[order], *ends, *held, found)
    return found

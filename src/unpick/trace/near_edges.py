"""Edges by the firm that they leave, in either direction of time, as the compiled walk takes them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from unpick.trace.moves import DOWN, UP, Direction
from unpick.trace.numbered import Moves

if TYPE_CHECKING:
    from unpick.trace.arrays import Columns

__all__ = ["Edges", "Leaving", "edges_of", "follow_edges"]

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class Edges:
    """Edges that take part, as columns; `product` is a place among the products, `row` that in the columns given."""

    sender: Array
    receiver: Array
    first: Array
    last: Array
    transit: Array
    product: Array
    carries: Array
    row: Array

    def take(self, at: Array) -> "Edges":
        """Return some of the edges."""
        return Edges(*(getattr(self, name)[at] for name in self.__slots__))

    @property
    def is_link(self) -> Array:
        """Tell of each edge whether it is no shipment on one day."""
        found: Array = (self.first < self.last) | (self.carries > 0)
        return found


def edges_of(columns: "Columns") -> tuple[Array, Edges]:
    """Return the products that occur, ascending, and the edges that take part."""
    n = columns.day.size
    last = columns.day if columns.last is None else columns.last
    fit = (columns.sender >= 0) & (columns.receiver >= 0) & (columns.day > 0) & (last >= columns.day)
    held = np.zeros(10_000, np.int16)
    held[columns.product] = 1
    products = np.flatnonzero(held).astype(np.int32)
    held[products] = np.arange(products.size)
    # One zero for all: what no row has takes no room.
    nothing = np.broadcast_to(np.int32(0), n)
    given = Edges(
        sender=columns.sender.astype(np.int32, copy=False),
        receiver=columns.receiver.astype(np.int32, copy=False),
        first=columns.day.astype(np.int32, copy=False),
        last=last.astype(np.int32, copy=False),
        transit=nothing if columns.transit is None else columns.transit.astype(np.int32, copy=False),
        product=held[columns.product],
        carries=nothing if columns.concern is None else columns.concern.astype(np.int8),
        row=np.arange(n, dtype=np.int32),
    )
    return products, given if fit.all() else given.take(np.flatnonzero(fit))


@dataclass(frozen=True, slots=True)
class Leaving:
    """Edges by the entity that they leave in one direction of time, as `follow` takes them; `edge` numbers them."""

    starts: Array
    to: Array
    day: Array
    transit: Array
    product: Array
    link_starts: Array
    links: Array
    edge: Array
    seen: Array

    @staticmethod
    def of(edges: Edges, n: int, direction: Direction) -> "Leaving":
        """Sort edges by the entity that they leave and by day; upstream, edges are turned and time runs back."""
        from unpick.trace.follow import LINK

        leaves, to = (edges.sender, edges.receiver) if direction == DOWN else (edges.receiver, edges.sender)
        first, last = edges.first, edges.last
        if direction == UP:
            first, last = -(last + edges.transit), -(first + edges.transit)
        is_link = edges.is_link
        order = np.argsort(leaves.astype(np.int64) * (1 << 33) + first, kind="stable").astype(np.int32)
        links, shipped = order[is_link[order]], order[~is_link[order]]
        rows = np.empty(links.size, LINK)
        for name, column in (("to", to), ("first", first), ("last", last), ("transit", edges.transit)):
            rows[name] = column[links]
        rows["product"], rows["carries"] = edges.product[links], edges.carries[links]
        rows["edge"] = np.arange(shipped.size, order.size)
        transit = edges.transit[shipped]
        return Leaving(
            starts=np.searchsorted(leaves[shipped], np.arange(n + 1)),
            to=to[shipped],
            day=first[shipped],
            transit=transit if transit.any() else transit[:0],
            product=edges.product[shipped],
            link_starts=np.searchsorted(leaves[links], np.arange(n + 1)),
            links=rows,
            edge=np.concatenate([shipped, links]),
            seen=np.zeros(order.size, np.uint8),
        )

    def part(self, at: Array, places: Array) -> tuple[Array, "Leaving"]:
        """Return the firms that some of the edges are between, ascending, and these edges, between firms by their place.

        Args:
            at: which, ascending as they stand here. places: int32 of each entity, all -1.
        """
        from unpick.trace.follow import met_firms, number_firms

        size = int(np.searchsorted(at, self.to.size))
        shipped, links = at[:size], self.links[at[size:] - self.to.size]
        link_from = np.searchsorted(self.link_starts, at[size:] - self.to.size, side="right") - 1
        ends = np.concatenate([self.to[shipped], links["to"], link_from.astype(np.int32)])
        senders, firms = met_firms(self.starts, shipped, ends, places)
        firms = np.sort(firms)
        number_firms(firms, places, (senders, ends))
        to, links["to"], link_from = np.split(ends, [size, at.size])
        links["edge"] = np.arange(size, at.size)
        numbers = np.arange(firms.size + 1)
        return firms, Leaving(
            starts=np.searchsorted(senders, numbers),
            to=to,
            day=self.day[shipped],
            transit=self.transit[shipped] if self.transit.size else self.transit,
            product=self.product[shipped],
            link_starts=np.searchsorted(link_from, numbers),
            links=links,
            edge=self.edge[at],
            seen=np.zeros(at.size, np.uint8),
        )


def follow_edges(
    leaving: Leaving, moves: Moves, seeds: Array, heads: Array, *, tiers: int, hold_days: int | None
) -> Array:
    """Return the edges that something can go along, by their places in `leaving`, in no order."""
    from unpick.trace.follow import follow
    from unpick.trace.follow_free import follow_free

    given = (
        *(leaving.starts, leaving.to, leaving.day, leaving.transit, leaving.product),
        *(leaving.link_starts, leaving.links, moves.after, moves.plain, moves.unknown, seeds, tiers),
    )
    found: Array = (
        follow_free(*given, heads, leaving.seen)
        if hold_days is None
        else follow(*given, hold_days, heads, leaving.seen)
    )
    return found

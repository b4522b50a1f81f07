"""The tables that the union pass reads and writes."""

from typing import Any, NamedTuple

import numpy as np

__all__ = ["Net", "Room", "Touched"]

Array = Any

ONE = np.uint64(1)
NO_DAY = 2**31 - 1
(
    N_STATES,
    N_FEEDS,
    N_DEPARTURES,
    N_TOUCHED,
    N_OPEN,
    N_POOL,
    FREE,
    N_HEAP,
    HAS_OPEN,
    EAGER,
    ASK_BEYOND,
    N_KEYS,
) = range(12)
"""Places of the counters; HAS_OPEN is 1 where a product is unknown, EAGER
where departures are needed in the pass itself."""
ENOUGH, MORE_STATES, MORE_FEEDS, MORE_WAITING, MORE_OPEN = range(5)
"""What `reach` returns: done, or which room is to be doubled."""


class Net(NamedTuple):
    """The arrays that the pass reads; see `arrays.Arrays`. Links are sorted by departure slot."""

    days: Array
    starts: Array
    leave: Array
    arrive: Array
    transit: Array
    dep_class: Array
    dep_starts: Array
    dep_list: Array
    arr_slot: Array
    arr_starts: Array
    arr_list: Array
    link_leave: Array
    link_arrive: Array
    link_transit: Array
    link_first: Array
    link_last: Array
    relation: Array


class Room(NamedTuple):
    """What the pass writes.

    Attributes:
        seen: per departure slot the tiers at which something may leave. dep_of: its departure, from 1, or
            for a slot of unknown goods the first feed of its list, from 1. arr_of: state of each arrival
            slot, from 1.
        state: per state ENTITY, KIND (number of the product), its feeds from LOW to HIGH, and 1 in LINKED
            when any of its departures has links. mask, first:
            its tiers, and the first day per tier.
        feed: per feed, by which a state may leave: DEP, SLOT, CODE of the relation, NEXT of the same slot.
        dep: per departure its SLOT, the SOURCE state of a departure of unknown goods (-1), and its links
            from LOW to HIGH. ends: the last day per tier.
        keys, ids: table from entity and product to states that have no arrival slot.
        heads, pool, pool_bits, heap: arrivals that wait for their day: FOLLOW, STATE, FIRST, END.
        n: the counters.
    """

    seen: Array
    dep_of: Array
    arr_of: Array
    state: Array
    mask: Array
    first: Array
    feed: Array
    dep: Array
    ends: Array
    keys: Array
    ids: Array
    heads: Array
    pool: Array
    pool_bits: Array
    heap: Array
    n: Array


ENTITY, KIND, LOW, HIGH, LINKED = range(5)
DEP, SLOT, CODE, NEXT = range(4)
FOLLOW, STATE, FIRST, END = range(4)
SOURCE = 0
"""Columns of the tables of `Room`; a departure has SLOT, SOURCE, LOW and HIGH."""


class Touched(NamedTuple):
    """What was gone along, in the order of days, with the numbers up to each shipping day.

    Attributes:
        edges, edge_ends: places of shipments of known products. open_*: of unknown ones, with departure and
            state. links: WITHIN and BEYOND the tiers, per link. flags: the same per shipment; empty when
            nobody asks for what lies beyond, which then is not in the other columns either.
    """

    edges: Array
    edge_ends: Array
    open_edge: Array
    open_dep: Array
    open_state: Array
    open_ends: Array
    links: Array
    flags: Array


WITHIN, BEYOND = 1, 2
"""Flags of what was gone along, or would be with more tiers."""

"""The tables that the union pass reads and writes."""

from typing import Any, NamedTuple

import numpy as np

__all__ = ["Net", "Room", "Touched"]

Array = Any

ONE = np.uint64(1)
NO_DAY = 2**31 - 1
(
    N_MORE,
    N_LOG,
    N_RUNS,
    N_TOUCHED,
    N_OPEN,
    N_POOL,
    FREE,
    N_HEAP,
    N_FIRES,
    ASK_BEYOND,
    N_ROOM,
) = range(11)
"""Places of the counters; N_ROOM is their number."""
ENOUGH, MORE_STATES, MORE_LOG, MORE_WAITING, MORE_OPEN = range(5)
"""What `reach` returns: done, or which room is to be doubled."""


class Net(NamedTuple):
    """The arrays that the pass reads; see `arrays.Arrays`. Links are sorted by departure slot.

    `linked` has 1 for each departure slot with links; it is empty where there are none.
    """

    days: Array
    starts: Array
    opens: Array
    leave: Array
    arrive: Array
    ahead: Array
    transit: Array
    slot_class: Array
    slot_starts: Array
    link_leave: Array
    link_arrive: Array
    link_transit: Array
    link_first: Array
    link_last: Array
    relation: Array
    linked: Array


class Room(NamedTuple):
    """What the pass writes.

    A state is an arrival slot, or, behind all slots, an entity with a product for which no edge makes a slot.

    Attributes:
        starts: state of each start. flags: a bit per tier: at which a state is reached; of a departure slot, at which something may leave.
        words: the same memory, eight flags of a byte in one; of no use where flags are longer.
        ends: with a holding limit the last day per tier, of states and of departure slots, where the flag is set.
        more: entity, number of the product and next of the same entity (from 1), of states behind the slots.
        heads: of a departure slot for unknown goods the first such state that may leave by it, from 1; empty where
            no shipment is of unknown goods.
        keys, ids: table from entity and product to these states.
        log_state, log_bits: which state was reached at which new tiers, in the order of days.
        run_day, run_ends: each day on which something arrived, and where its part of the log ends.
        bits: tiers of what leaves on one day by shipments of known products. lines, line_bits: state and tiers of
    XX        fires, fire_bits: links to go along: departure slot, number of the product that leaves, first and last day.
        day_heads, pool, pool_bits, heap: arrivals that wait for their day: FOLLOW, STATE, FIRST, END.
        n: the counters.
    """

    starts: Array
    flags: Array
    words: Array
    ends: Array
    more: Array
    heads: Array
    keys: Array
    ids: Array
    log_state: Array
    log_bits: Array
    run_day: Array
    run_ends: Array
    bits: Array
    lines: Array
    line_bits: Array
    fires: Array
    fire_bits: Array
    day_heads: Array
    pool: Array
    pool_bits: Array
    heap: Array
    n: Array


ENTITY, KIND, NEXT = range(3)
FOLLOW, STATE, FIRST, END = range(4)
"""Columns of the tables of `Room`."""


class Touched(NamedTuple):
    """What was gone along, in the order of days, with the numbers up to each shipping day.

    Attributes:
        edges, edge_ends: places of shipments of known products. open_*: of unknown ones, with the state
            that left and that which it became (-1 where only more tiers would go).
        links: WITHIN and BEYOND the tiers, per link. flags: the same per shipment; empty when
            nobody asks for what lies beyond, which then is not in the other columns either.
    """

    edges: Array
    edge_ends: Array
    open_edge: Array
    open_from: Array
    open_to: Array
    open_ends: Array
    links: Array
    flags: Array


WITHIN, BEYOND = 1, 2
"""Flags of what was gone along, or would be with more tiers."""

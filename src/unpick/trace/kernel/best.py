"""Compiled: the best single chain to each state, along what a union pass touched, with the way back.

A value is a logarithm. What waits at a firm loses one part in `tau` days: a departure keeps log p + first / tau,
so that the loss on any later day is one subtraction and the greatest value stays the greatest. What is lost
while goods wait for a start to be left is not counted: a concern holds for a span of days.

With a holding limit a departure keeps a list of last days with values; one that another outlasts and outdoes
is dropped.
"""

from typing import Any, NamedTuple

import numba
import numpy as np

from unpick.trace.kernel.bits import rank
from unpick.trace.kernel.days import pop_day, push_day

__all__ = ["Ways", "follow_best"]

Array = Any

LATE = 2**31 - 1
FREE_ENTRY, N_ENTRY, FREE_NODE, N_NODE, N_DAYS, N_EVENTS = range(6)
BEFORE, RECORD, DAY, PLACE = range(4)
"""Columns of an event: the event before it (start i is -2 - i), what was gone along (links from -2 down, -1 for a start), the day
of leaving and the place reached."""


class Ways(NamedTuple):
    """What is written: per place of a state the best value and its event, per place of a departure what it keeps.

    Attributes:
        value, event: per place of states. kept, kept_event: per place of departures, without a limit.
        low, head, entry, entry_value: with one: earliest last day, first entry; NEXT, END and EVENT.
        events: BEFORE, RECORD, DAY, PLACE of each arrival that improved something.
        line_*: what is read on one day. heads, heap, node, node_value: what waits.
        step_value, step_event: per record the best value that goes along it, and the event before; empty when
            not asked.
    """

    value: Array
    event: Array
    kept: Array
    kept_event: Array
    low: Array
    head: Array
    entry: Array
    entry_value: Array
    events: Array
    line: Array
    line_value: Array
    heads: Array
    heap: Array
    node: Array
    node_value: Array
    n: Array
    step_value: Array
    step_event: Array


@numba.njit(nogil=True)
def _wait(ways, low, state, tier, first, end, value, event, record, day):
    """Keep an arrival until its day; return False when there is no room."""
    n, node = ways.n, ways.node
    at = n[FREE_NODE]
    if at >= 0:
        n[FREE_NODE] = node[at, 0]
    elif n[N_NODE] < node.shape[0]:
        at = n[N_NODE]
        n[N_NODE] += 1
    else:
        return False
    bucket = max(first, low) - low
    if ways.heads[bucket] == 0:
        push_day(ways.heap, n, N_DAYS, bucket)
    node[at, 0] = ways.heads[bucket] - 1
    ways.heads[bucket] = at + 1
    node[at, 1], node[at, 2], node[at, 3], node[at, 4] = state, tier, first, end
    node[at, 5], node[at, 6], node[at, 7] = event, record, day
    ways.node_value[at] = value
    return True


@numba.njit(nogil=True)
def _keep(ways, place, end, value, event, hold):
    """Keep a value of a departure; return 1 when it may matter, 0 when not, -1 when there is no room."""
    n, entry, entry_value = ways.n, ways.entry, ways.entry_value
    if hold < 0:
        if value <= ways.kept[place]:
            return 0
        ways.kept[place], ways.kept_event[place] = value, event
        return 1
    at = ways.head[place] - 1
    while at >= 0:
        if entry[at, 1] >= end and entry_value[at] >= value:
            return 0
        at = entry[at, 0]
    before, at = -1, ways.head[place] - 1
    while at >= 0:
        follow = entry[at, 0]
        if entry[at, 1] <= end and entry_value[at] <= value:
            if before < 0:
                ways.head[place] = follow + 1
            else:
                entry[before, 0] = follow
            entry[at, 0] = n[FREE_ENTRY]
            n[FREE_ENTRY] = at
        else:
            before = at
        at = follow
    at = n[FREE_ENTRY]
    if at >= 0:
        n[FREE_ENTRY] = entry[at, 0]
    elif n[N_ENTRY] < entry.shape[0]:
        at = n[N_ENTRY]
        n[N_ENTRY] += 1
    else:
        return -1
    entry[at, 0], entry[at, 1], entry[at, 2], entry_value[at] = ways.head[place] - 1, end, event, value
    ways.head[place] = at + 1
    return 1


@numba.njit(nogil=True)
def _greatest(ways, place, day, hold):
    """Return the greatest value that a departure still has on a day, with its event; -inf for none."""
    if hold < 0:
        return ways.kept[place], ways.kept_event[place]
    best, event = -np.inf, np.int32(-1)
    at = ways.head[place] - 1
    while at >= 0:
        # Of equal values the earliest event, whatever the order of the list.
        value = ways.entry_value[at]
        if ways.entry[at, 1] + hold >= day:
            if value > best or (value == best and ways.entry[at, 2] < event):
                best, event = value, ways.entry[at, 2]
        at = ways.entry[at, 0]
    return best, event


@numba.njit(nogil=True)
def _arrive(plan, ways, link_logs, inside, arrival, value, rule):
    """Take an arrival: state, tier, first, end, event before, record, day; return False without room."""
    low, tiers, hold, loss = rule
    state, tier, first, end, before, record, day = arrival
    n, links = ways.n, plan.links
    place = plan.state_base[state] + rank(plan.state_mask[state], tier)
    event = n[N_EVENTS]
    if event >= ways.events.shape[0]:
        return False
    ways.events[event, BEFORE], ways.events[event, RECORD] = before, record
    ways.events[event, DAY], ways.events[event, PLACE] = day, place
    matters = value > ways.value[place]
    if matters:
        ways.value[place], ways.event[place] = value, event
    stored = value + first * loss if tier else value
    for feed in range(plan.feed_starts[state], plan.feed_starts[state + 1]):
        dep = plan.feed_dep[feed]
        if tier >= tiers or inside[feed] == -np.inf:
            continue
        at = plan.dep_base[dep] + rank(plan.dep_mask[dep], tier)
        told = _keep(ways, at, end, stored + inside[feed], event, hold)
        if told < 0:
            return False
        matters |= told > 0
        if told == 0:
            continue
        for link in range(links.dep_starts[dep], links.dep_starts[dep + 1]):
            start = max(first + 1, np.int64(links.first[link]))
            stop = np.int64(links.last[link])
            if hold >= 0:
                stop = min(end + hold, stop)
            gone = stored + inside[feed] + link_logs[link] - (start * loss if tier else 0.0)
            if start > stop or gone == -np.inf:
                continue
            moved = np.int64(links.transit[link])
            to = links.to[link]
            if not _wait(ways, low, to, tier + 1, start + moved, stop + moved, gone, event, -2 - link, start):
                return False
    if matters:
        n[N_EVENTS] += 1
    return True


@numba.njit(nogil=True)
def follow_best(plan, ways, logs, link_logs, inside, low, tiers, hold, loss, starts, start_logs):
    """Run the pass; return True, or False when there is too little room.

    Args:
        logs, link_logs, inside: log of the probability of each record, link and feed.
        loss: 1 / tau, 0 for none. starts: state, first and last day, the latest first.
    """
    rule = (low, tiers, hold, loss)
    n, heap = ways.n, ways.heap
    for at in range(starts.shape[0]):
        if start_logs[at] > -np.inf:
            where = starts[at, 0], starts[at, 1], starts[at, 2]
            if not _wait(ways, low, where[0], 0, where[1], where[2], start_logs[at], -2 - at, -1, where[1]):
                return False
    shipping = 0
    while True:
        day = LATE
        if shipping < plan.days.size:
            day = np.int64(plan.days[shipping])
        if n[N_DAYS]:
            day = min(day, np.int64(heap[0]) + low)
        if day == LATE:
            return True
        size = 0
        if shipping < plan.days.size and plan.days[shipping] == day:
            for record in range(plan.starts[shipping], plan.starts[shipping + 1]):
                dep = plan.dep[record]
                mask, place, tier = np.uint64(plan.dep_mask[dep]), plan.dep_base[dep], 0
                while mask and tier < tiers:
                    if mask & np.uint64(1):
                        value, event = _greatest(ways, place, day, hold)
                        value += logs[record] - (day * loss if tier else 0.0)
                        if value > -np.inf:
                            ways.line[size, 0], ways.line[size, 1], ways.line[size, 2] = (
                                record,
                                tier + 1,
                                event,
                            )
                            ways.line_value[size] = value
                            size += 1
                            if ways.step_value.size and value > ways.step_value[record]:
                                ways.step_value[record], ways.step_event[record] = value, event
                        place += 1
                    mask >>= np.uint64(1)
                    tier += 1
            shipping += 1
        for at in range(size):
            record, tier = np.int64(ways.line[at, 0]), np.int64(ways.line[at, 1])
            event, value = np.int64(ways.line[at, 2]), ways.line_value[at]
            state = np.int64(plan.state[record])
            if plan.transit.size and plan.transit[record]:
                to = day + np.int64(plan.transit[record])
                if not _wait(ways, low, state, tier, to, to, value, event, record, day):
                    return False
            else:
                arrival = (state, tier, day, day, event, record, day)
                if not _arrive(plan, ways, link_logs, inside, arrival, value, rule):
                    return False
        if n[N_DAYS] and np.int64(heap[0]) + low == day:
            pop_day(heap, n, N_DAYS)
            at = np.int64(ways.heads[day - low]) - 1
            ways.heads[day - low] = 0
            while at >= 0:
                node = ways.node
                arrival = (
                    np.int64(node[at, 1]),
                    np.int64(node[at, 2]),
                    np.int64(node[at, 3]),
                    np.int64(node[at, 4]),
                    np.int64(node[at, 5]),
                    np.int64(node[at, 6]),
                    np.int64(node[at, 7]),
                )
                if not _arrive(plan, ways, link_logs, inside, arrival, ways.node_value[at], rule):
                    return False
                follow = np.int64(node[at, 0])
                node[at, 0] = n[FREE_NODE]
                n[FREE_NODE] = at
                at = follow

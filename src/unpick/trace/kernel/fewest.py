"""Compiled: in how few steps each state is reached, in eight words of 64 worlds, where goods may wait for ever.

Of a state and a world only the fewest steps so far count then: what comes later, in more steps, opens nothing. A number in three
words stands for them, a digit in each: the steps that are left, one more at a state than at its departures; 0 where it was
not reached. So more is earlier, `&` with coins takes worlds away, and no place has a tier of its own, as in `bits`, whose
worlds these are. As there, all of a day is read before any of it is written.
"""

from typing import Any, NamedTuple

import numpy as np

from unpick.trace.coins import DIGITS as DRAWN
from unpick.trace.kernel.days import pop_day, push_day
from unpick.trace.kernel.lanes import fetch, hashed, held, is_any, put
from unpick.trace.kernel.outlast import LATE
from unpick.trace.kernel.uncounted import uncounted

__all__ = ["DIGITS", "DONE", "MOST", "SHORT", "Fewest", "spread_fewest"]

Array = Any

DIGITS = 3
MOST = 2**DIGITS - 1
"""Most steps that can be told."""

DONE, SHORT = 0, 1
_FREE, _NODES, _DAYS = range(3)
"""Places of the counters: the first free node, how many there are, days on which something waits."""
_NEXT, _STATE, _BEGINS = range(3)
"""Columns of what waits; `_BEGINS` is 1 for a start, which is there without having been reached."""

_AHEAD, _NEAR = 12, 6
"""How many records, and lines, before it is their turn their rows are asked for."""

_ONE, _TOP = np.uint64(1), np.uint64(DRAWN)


class Fewest(NamedTuple):
    """What is written: uint64 (n, DIGITS, WIDTH), the steps left at each state and departure, and of what is under way.

    Attributes:
        feeds: of each feed twice its departure, and one more where links leave there.
        lines, line_to: what is read on one day, and its record. heads, heap, node, nodes: what waits, by its day.
        counts: int64 (3), free node -1.
    """

    states: Array
    departures: Array
    feeds: Array
    lines: Array
    line_to: Array
    heads: Array
    heap: Array
    node: Array
    nodes: Array
    counts: Array


@uncounted(forceinline=True)
def _more(a, b, c, d, e, f):
    """Return the worlds in which the first number, its highest digit last, is more than the second."""
    return (c & ~f) | (~(c ^ f) & ((b & ~e) | (~(b ^ e) & (a & ~d))))


@uncounted(forceinline=True)
def _drawn(key, heads, block, worlds):
    """Return the worlds, of these, in which a fact holds; bit for bit `draw.draw`."""
    if heads >> _TOP:
        return worlds
    found, open_ = worlds & ~worlds, worlds
    for digit in range(DRAWN):
        place = np.uint64(DRAWN - 1 - digit)
        if heads & ((_ONE << (place + _ONE)) - _ONE) == 0:
            break
        drawn = hashed(key, np.uint64(block), np.uint64(digit))
        if (heads >> place) & _ONE:
            found = found | (open_ & ~drawn)
            open_ = open_ & drawn
        else:
            open_ = open_ & ~drawn
        if not is_any(open_):
            break
    return found


@uncounted(forceinline=True)
def _fetch(numbers, row):
    """Ask for a number of each of eight words before it is needed."""
    for digit in range(DIGITS):
        fetch(numbers, (row, digit))


@uncounted()
def _wait(work, day, state, begins, a, b, c):
    """Keep an arrival until its day; return False when there is no room."""
    counts, node = work.counts, work.node
    at = counts[_FREE]
    if at >= 0:
        counts[_FREE] = node[at, _NEXT]
    elif counts[_NODES] < node.shape[0]:
        at = counts[_NODES]
        counts[_NODES] += 1
    else:
        return False
    if work.heads[day] == 0:
        push_day(work.heap, counts, _DAYS, day)
    node[at, _NEXT] = work.heads[day] - 1
    work.heads[day] = at + 1
    node[at, _STATE], node[at, _BEGINS] = state, begins
    put(work.nodes, (at, 0), a)
    put(work.nodes, (at, 1), b)
    put(work.nodes, (at, 2), c)
    return True


@uncounted()
def _fire(plan, work, shared, dep, day, rule, a, b, c):
    """Go along the links of a departure on a later day; return False when there is no room."""
    low, block = rule
    links = plan.links
    for link in range(links.dep_starts[dep], links.dep_starts[dep + 1]):
        start = max(day + 1, np.int64(links.first[link]))
        if start > links.last[link] or links.to[link] < 0:
            continue
        worlds = held(shared, (links.coin[link],)) & (a | b | c)
        if links.own.size:
            worlds = _drawn(links.own[link], links.heads[link], block, worlds)
        arrives = max(start + np.int64(links.transit[link]), low) - low
        if is_any(worlds) and not _wait(work, arrives, links.to[link], 0, a & worlds, b & worlds, c & worlds):
            return False
    return True


@uncounted(forceinline=True)
def _leave(plan, work, shared, inside, state, day, rule, a, b, c):
    """Let what came to a state wait at its departures, as it leaves them; return False when there is no room."""
    out, feeds = work.departures, work.feeds
    for feed in range(plan.feed_starts[state], plan.feed_starts[state + 1]):
        dep, coins = np.int64(feeds[feed] >> 1), held(inside, (feed,))
        if feeds[feed] & 1 and not _fire(plan, work, shared, dep, day, rule, a & coins, b & coins, c & coins):
            return False
        d, e, f = held(out, (dep, 0)), held(out, (dep, 1)), held(out, (dep, 2))
        more = _more(a & coins, b & coins, c & coins, d, e, f)
        put(out, (dep, 0), (a & more) | (d & ~more))
        put(out, (dep, 1), (b & more) | (e & ~more))
        put(out, (dep, 2), (c & more) | (f & ~more))
    return True


@uncounted(forceinline=True)
def _arrive(plan, work, shared, inside, state, day, rule, a, b, c):
    """Take an arrival; return False when there is no room."""
    states = work.states
    d, e, f = held(states, (state, 0)), held(states, (state, 1)), held(states, (state, 2))
    more = _more(a, b, c, d, e, f)
    a, b, c = a & more, b & more, c & more
    put(states, (state, 0), a | (d & ~more))
    put(states, (state, 1), b | (e & ~more))
    put(states, (state, 2), c | (f & ~more))
    # One step less; the last step leaves none, as 1 - 1 is 0, and 0 stays 0.
    a, b, c = ~a & (b | c), ~(a ^ b) & (b | c), c & (a | b)
    return not is_any(a | b | c) or _leave(plan, work, shared, inside, state, day, rule, a, b, c)


@uncounted()
def _read(plan, work, shared, low, high, block):
    """Write what leaves on a day, and comes sooner than before in a world, as lines; return how many."""
    deps, to, own, heads, coin = plan.dep, plan.state, plan.own, plan.heads, plan.coin
    out, states, lines, line_to = work.departures, work.states, work.lines, work.line_to
    size = 0
    for record in range(low, high):
        if record + _AHEAD < high:
            _fetch(out, deps[record + _AHEAD])
            _fetch(states, to[record + _AHEAD])
        state, dep = np.int64(to[record]), np.int64(deps[record])
        if state < 0:
            continue
        a, b, c = held(out, (dep, 0)), held(out, (dep, 1)), held(out, (dep, 2))
        worlds = _more(a, b, c, held(states, (state, 0)), held(states, (state, 1)), held(states, (state, 2)))
        if not is_any(worlds):
            continue
        worlds = worlds & held(shared, (coin[record],))
        if own.size:
            worlds = _drawn(own[record], heads[record], block, worlds)
        put(lines, (size, 0), a & worlds)
        put(lines, (size, 1), b & worlds)
        put(lines, (size, 2), c & worlds)
        line_to[size] = record
        size += is_any(worlds)
    return size


@uncounted()
def _take_lines(plan, work, shared, inside, size, day, rule):
    """Take what was read on a day; return False when there is no room."""
    lines, feed_starts, feeds = work.lines, plan.feed_starts, work.feeds
    for line in range(size):
        if line + _NEAR < size:
            feed = feed_starts[plan.state[work.line_to[line + _NEAR]]]
            if feed < feeds.size:
                fetch(inside, (feed,))
                _fetch(work.departures, feeds[feed] >> 1)
        record = work.line_to[line]
        state = np.int64(plan.state[record])
        a, b, c = held(lines, (line, 0)), held(lines, (line, 1)), held(lines, (line, 2))
        if plan.transit.size and plan.transit[record]:
            if not _wait(work, max(day + np.int64(plan.transit[record]) - rule[0], 0), state, 0, a, b, c):
                return False
        elif not _arrive(plan, work, shared, inside, state, day, rule, a, b, c):
            return False
    return True


@uncounted()
def _take_waiting(plan, work, shared, inside, day, rule):
    """Take what waited for a day; return False when there is no room."""
    node, nodes, counts = work.node, work.nodes, work.counts
    at = np.int64(work.heads[day - rule[0]]) - 1
    work.heads[day - rule[0]] = 0
    while at >= 0:
        a, b, c = held(nodes, (at, 0)), held(nodes, (at, 1)), held(nodes, (at, 2))
        state, follow = np.int64(node[at, _STATE]), np.int64(node[at, _NEXT])
        if node[at, _BEGINS]:
            if not _leave(plan, work, shared, inside, state, day, rule, a, b, c):
                return False
        elif not _arrive(plan, work, shared, inside, state, day, rule, a, b, c):
            return False
        node[at, _NEXT] = counts[_FREE]
        counts[_FREE] = at
        at = follow
    return True


@uncounted()
def spread_fewest(plan, work, shared, inside, low, tiers, block, starts, start_bits):
    """Run the pass without a holding limit; return DONE or SHORT when what waits needs more room.

    Args:
        plan, shared, inside, block, starts, start_bits: as `bits.spread` has them. tiers: `MOST` at most.
    """
    rule, n_days = (low, block), plan.days.size
    for at in range(starts.shape[0]):
        worlds = held(start_bits, (at,))
        none = worlds & ~worlds
        a, b, c = worlds if tiers & 1 else none, worlds if tiers & 2 else none, worlds if tiers & 4 else none
        if is_any(worlds) and not _wait(work, max(starts[at, 1], low) - low, starts[at, 0], 1, a, b, c):
            return SHORT
    shipping = 0
    while True:
        day = LATE
        if shipping < n_days:
            day = np.int64(plan.days[shipping])
        if work.counts[_DAYS]:
            day = min(day, np.int64(work.heap[0]) + low)
        if day == LATE:
            return DONE
        if shipping < n_days and plan.days[shipping] == day:
            size = _read(plan, work, shared, plan.starts[shipping], plan.starts[shipping + 1], block)
            if not _take_lines(plan, work, shared, inside, size, day, rule):
                return SHORT
            shipping += 1
        if work.counts[_DAYS] and np.int64(work.heap[0]) + low == day:
            pop_day(work.heap, work.counts, _DAYS)
            if not _take_waiting(plan, work, shared, inside, day, rule):
                return SHORT

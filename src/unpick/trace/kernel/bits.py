"""Compiled: sets of worlds, or of seeds, along what a union pass touched; eight words of 64 at a time.

Places are numbered apart for states and departures: one for each tier at which the union pass reached it.
As in that pass, all of a day is read before any of it is written.

With a holding limit a departure keeps a short list of last days, each with the bits whose latest arrival
ends then; so each bit stands in one entry at most, and what an arrival outlasts is taken out.
"""

from typing import Any, NamedTuple

import numba
import numpy as np

from unpick.trace.coins import DIGITS

__all__ = ["WIDTH", "Links", "Plan", "Work", "draw", "draw_sets", "spread"]

Array = Any

WIDTH = 8
"""Words that are taken together: one line of the cache."""
LATE = 2**31 - 1
DONE, SHORT = 0, 1
FREE_ENTRY, N_ENTRY, FREE_NODE, N_NODE, N_DAYS = range(5)
"""Places of the counters."""

_ONE = np.uint64(1)
_FULL = np.uint64(0xFFFFFFFFFFFFFFFF)
_GOLDEN, _MIX_1, _MIX_2 = (
    np.uint64(0x9E3779B97F4A7C15),
    np.uint64(0xBF58476D1CE4E5B9),
    np.uint64(0x94D049BB133111EB),
)
_U6, _U27, _U30, _U31 = np.uint64(6), np.uint64(27), np.uint64(30), np.uint64(31)
_TOP = np.uint64(DIGITS)


class Links(NamedTuple):
    """Links of departures, dep_starts giving those of each; `to` is a state, `coin` a row of the coins."""

    dep_starts: Array
    to: Array
    coin: Array
    first: Array
    last: Array
    transit: Array
    own: Array
    heads: Array


class Plan(NamedTuple):
    """What the union pass touched, in the order of days: record i of a day leaves by dep[i] to state[i].

    Attributes:
        days, starts: days and where their records start. transit: empty where nothing takes a day.
        coin: row of the coins of shared facts. own, heads: key and threshold of a fact of its own; empty.
        state_base, state_mask, dep_base, dep_mask: first place and tiers of each.
        feed_starts, feed_dep: departures of each state; its coins are rows of `inside`.
    """

    days: Array
    starts: Array
    dep: Array
    state: Array
    transit: Array
    coin: Array
    own: Array
    heads: Array
    state_base: Array
    state_mask: Array
    dep_base: Array
    dep_mask: Array
    feed_starts: Array
    feed_dep: Array
    links: Links


class Work(NamedTuple):
    """What is written: bits per place of states and of departures, first days, flags of what was gone along.

    Attributes:
        gone, gone_links: 1 within the tiers, 2 beyond them.
        lines, line_to: what is read on one day. low, head: earliest last day and first entry per departure
            place. entry, entry_bits: NEXT and END of the entries. heads, heap, node, node_bits: what waits.
    """

    bits: Array
    first: Array
    out: Array
    gone: Array
    gone_links: Array
    lines: Array
    line_to: Array
    low: Array
    head: Array
    entry: Array
    entry_bits: Array
    heads: Array
    heap: Array
    node: Array
    node_bits: Array
    n: Array


@numba.njit(nogil=True, cache=True)
def _word(key, counter):
    z = key + counter * _GOLDEN
    z = (z ^ (z >> _U30)) * _MIX_1
    z = (z ^ (z >> _U27)) * _MIX_2
    return z ^ (z >> _U31)


@numba.njit(nogil=True, cache=True)
def draw(key, heads, block, out):
    """Take from `out` the worlds in which a fact does not hold; bit for bit `coins.coin_words`."""
    if heads >> _TOP:
        return
    found, open_ = np.zeros(WIDTH, np.uint64), np.empty(WIDTH, np.uint64)
    for word in range(WIDTH):
        open_[word] = out[word]
    for digit in range(DIGITS):
        place = np.uint64(DIGITS - 1 - digit)
        if heads & ((_ONE << (place + _ONE)) - _ONE) == 0:
            break
        any_ = np.uint64(0)
        one = (heads >> place) & _ONE
        for word in range(WIDTH):
            counter = ((np.uint64(block) + np.uint64(word)) << _U6) + np.uint64(digit) + _ONE
            drawn = _word(key, counter)
            if one:
                found[word] |= open_[word] & ~drawn
                open_[word] &= drawn
            else:
                open_[word] &= ~drawn
            any_ |= open_[word]
        if any_ == 0:
            break
    for word in range(WIDTH):
        out[word] = found[word]


@numba.njit(nogil=True, cache=True)
def draw_sets(starts, facts, keys, heads, block, out):
    """Write, for each set of facts, the worlds in which all of them hold."""
    for one in range(starts.size - 1):
        out[one, :] = _FULL
        for at in range(starts[one], starts[one + 1]):
            draw(keys[facts[at]], heads[facts[at]], block, out[one])


@numba.njit(nogil=True, cache=True)
def _push_day(heap, n, day):
    at = n[N_DAYS]
    n[N_DAYS] += 1
    while at > 0 and heap[(at - 1) >> 1] > day:
        heap[at] = heap[(at - 1) >> 1]
        at = (at - 1) >> 1
    heap[at] = day


@numba.njit(nogil=True, cache=True)
def _pop_day(heap, n):
    n[N_DAYS] -= 1
    size = n[N_DAYS]
    day, at = heap[size], 0
    while 2 * at + 1 < size:
        child = 2 * at + 1
        if child + 1 < size and heap[child + 1] < heap[child]:
            child += 1
        if heap[child] >= day:
            break
        heap[at] = heap[child]
        at = child
    heap[at] = day


@numba.njit(nogil=True, cache=True)
def _wait(work, low, state, tier, first, end, bits):
    """Keep an arrival until its day; return False when there is no room."""
    n, node = work.n, work.node
    at = n[FREE_NODE]
    if at >= 0:
        n[FREE_NODE] = node[at, 0]
    elif n[N_NODE] < node.shape[0]:
        at = n[N_NODE]
        n[N_NODE] += 1
    else:
        return False
    day = max(first, low) - low
    if work.heads[day] == 0:
        _push_day(work.heap, n, day)
    node[at, 0] = work.heads[day] - 1
    work.heads[day] = at + 1
    node[at, 1], node[at, 2], node[at, 3], node[at, 4] = state, tier, first, end
    for word in range(WIDTH):
        work.node_bits[at, word] = bits[word]
    return True


@numba.njit(nogil=True, cache=True)
def _rank(mask, tier):
    """Return how many tiers below this one are in the mask."""
    below = np.uint64(mask) & ((_ONE << np.uint64(tier)) - _ONE)
    count = 0
    while below:
        below &= below - _ONE
        count += 1
    return count


@numba.njit(nogil=True, cache=True)
def _outlast(out, entry, entry_bits, head, low, n, place, end, bits):
    """Note a last day for those bits that no entry lasts as long for; leave only those in `bits`.

    Returns:
        1 when any are left, 0 when none, -1 when there is no room.
    """
    left = np.uint64(0)
    at = head[place] - 1
    while at >= 0:
        if entry[at, 1] >= end:
            for word in range(WIDTH):
                bits[word] &= ~entry_bits[at, word]
        at = entry[at, 0]
    for word in range(WIDTH):
        left |= bits[word]
    if left == 0:
        return 0
    before, at = -1, head[place] - 1
    while at >= 0:
        follow, held = entry[at, 0], np.uint64(0)
        if entry[at, 1] < end:
            for word in range(WIDTH):
                entry_bits[at, word] &= ~bits[word]
        for word in range(WIDTH):
            held |= entry_bits[at, word]
        if held == 0:
            if before < 0:
                head[place] = follow + 1
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
    entry[at, 0], entry[at, 1] = head[place] - 1, end
    head[place] = at + 1
    low[place] = min(low[place], end)
    for word in range(WIDTH):
        entry_bits[at, word] = bits[word]
        out[place, word] |= bits[word]
    return 1


@numba.njit(nogil=True, cache=True)
def _expire(out, entry, entry_bits, head, low, n, place, earliest):
    """Drop the entries that end before a day."""
    for word in range(WIDTH):
        out[place, word] = 0
    low[place] = LATE
    before, at = -1, head[place] - 1
    while at >= 0:
        follow = entry[at, 0]
        if entry[at, 1] < earliest:
            if before < 0:
                head[place] = follow + 1
            else:
                entry[before, 0] = follow
            entry[at, 0] = n[FREE_ENTRY]
            n[FREE_ENTRY] = at
        else:
            before = at
            low[place] = min(low[place], entry[at, 1])
            for word in range(WIDTH):
                out[place, word] |= entry_bits[at, word]
        at = follow


@numba.njit(nogil=True, cache=True)
def _fire(plan, work, shared, dep, tier, first, end, bits, rule, through):
    """Go along the links of a departure; return False when there is no room."""
    low, tiers, hold, block = rule
    links = plan.links
    for link in range(links.dep_starts[dep], links.dep_starts[dep + 1]):
        start = max(first + 1, np.int64(links.first[link]))
        stop = np.int64(links.last[link])
        if hold >= 0:
            stop = min(end + hold, stop)
        if start > stop:
            continue
        any_ = np.uint64(0)
        for word in range(WIDTH):
            through[word] = shared[links.coin[link], word]
        if links.own.size:
            draw(links.own[link], links.heads[link], block, through)
        for word in range(WIDTH):
            through[word] &= bits[word]
            any_ |= through[word]
        if any_ == 0:
            continue
        if tier >= tiers:
            work.gone_links[link] |= 2
            continue
        work.gone_links[link] |= 1
        moved = np.int64(links.transit[link])
        if not _wait(work, low, links.to[link], tier + 1, start + moved, stop + moved, through):
            return False
    return True


@numba.njit(nogil=True, cache=True)
def _arrive(plan, work, shared, inside, state, tier, first, end, bits, rule, fresh, through):
    """Take an arrival; return False when there is no room."""
    _, tiers, hold, _ = rule
    place = plan.state_base[state] + _rank(plan.state_mask[state], tier)
    new = np.uint64(0)
    for word in range(WIDTH):
        fresh[word] = bits[word] & ~work.bits[place, word]
        new |= fresh[word]
        work.bits[place, word] |= bits[word]
    if new:
        work.first[place] = min(work.first[place], first)
    elif hold < 0:
        return True
    for feed in range(plan.feed_starts[state], plan.feed_starts[state + 1]):
        dep = plan.feed_dep[feed]
        if not (np.uint64(plan.dep_mask[dep]) >> np.uint64(tier)) & _ONE:
            continue
        at = plan.dep_base[dep] + _rank(plan.dep_mask[dep], tier)
        left = np.uint64(0)
        if hold < 0:
            for word in range(WIDTH):
                through[word] = fresh[word] & inside[feed, word] & ~work.out[at, word]
                left |= through[word]
                work.out[at, word] |= through[word]
            told = 1 if left else 0
        else:
            for word in range(WIDTH):
                through[word] = bits[word] & inside[feed, word]
                left |= through[word]
            told = 0
            if left:
                told = _outlast(
                    work.out, work.entry, work.entry_bits, work.head, work.low, work.n, at, end, through
                )
            if told < 0:
                return False
        if told and plan.links.to.size:
            sent = through.copy()
            if not _fire(plan, work, shared, dep, tier, first, end, sent, rule, through):
                return False
    return True


@numba.njit(nogil=True, cache=True)
def _read(plan, work, shared, low, high, day, block, hold, tiers, coins):
    """Write what leaves on a day as lines; return how many."""
    dep_base, dep_mask, out, lows = plan.dep_base, plan.dep_mask, work.out, work.low
    lines, line_to, own, heads, coin, deps = (
        work.lines,
        work.line_to,
        plan.own,
        plan.heads,
        plan.coin,
        plan.dep,
    )
    gone = work.gone
    size = 0
    for record in range(low, high):
        dep = deps[record]
        mask, place, ready = np.uint64(dep_mask[dep]), dep_base[dep], False
        tier = 0
        while mask:
            if mask & _ONE:
                if hold >= 0 and lows[place] + hold < day:
                    _expire(out, work.entry, work.entry_bits, work.head, lows, work.n, place, day - hold)
                any_ = np.uint64(0)
                for word in range(WIDTH):
                    any_ |= out[place, word]
                if any_:
                    if not ready:
                        for word in range(WIDTH):
                            coins[word] = shared[coin[record], word]
                        if own.size:
                            draw(own[record], heads[record], block, coins)
                        ready = True
                    left = np.uint64(0)
                    for word in range(WIDTH):
                        lines[size, word] = out[place, word] & coins[word]
                        left |= lines[size, word]
                    if left and tier >= tiers:
                        gone[record] |= 2
                    elif left:
                        gone[record] |= 1
                        line_to[size, 0], line_to[size, 1] = record, tier + 1
                        size += 1
                place += 1
            mask >>= _ONE
            tier += 1
    return size


@numba.njit(nogil=True, cache=True)
def spread(plan, work, shared, inside, low, tiers, hold, block, starts, start_bits):
    """Run the pass; return DONE or SHORT when what waits, or the entries, need more room.

    Args:
        shared, inside: coins of the sets of facts and of the feeds, in the worlds of this run.
        block: number of the first word of 64 worlds.
        starts: state, first and last day of each start, the latest first. start_bits: their bits.
    """
    rule = (low, tiers, hold, block)
    n, heap = work.n, work.heap
    fresh, through, coins = (
        np.empty(WIDTH, np.uint64),
        np.empty(WIDTH, np.uint64),
        np.empty(WIDTH, np.uint64),
    )
    for at in range(starts.shape[0]):
        any_ = np.uint64(0)
        for word in range(WIDTH):
            any_ |= start_bits[at, word]
        if any_ and not _wait(work, low, starts[at, 0], 0, starts[at, 1], starts[at, 2], start_bits[at]):
            return SHORT
    shipping = 0
    while True:
        day = LATE
        if shipping < plan.days.size:
            day = np.int64(plan.days[shipping])
        if n[N_DAYS]:
            day = min(day, np.int64(heap[0]) + low)
        if day == LATE:
            return DONE
        size = 0
        if shipping < plan.days.size and plan.days[shipping] == day:
            size = _read(
                plan,
                work,
                shared,
                plan.starts[shipping],
                plan.starts[shipping + 1],
                day,
                block,
                hold,
                tiers,
                coins,
            )
            shipping += 1
        for line in range(size):
            record, tier = np.int64(work.line_to[line, 0]), np.int64(work.line_to[line, 1])
            state, bits = plan.state[record], work.lines[line]
            if plan.transit.size and plan.transit[record]:
                to = day + np.int64(plan.transit[record])
                if not _wait(work, low, state, tier, to, to, bits):
                    return SHORT
            elif not _arrive(plan, work, shared, inside, state, tier, day, day, bits, rule, fresh, through):
                return SHORT
        if n[N_DAYS] and np.int64(heap[0]) + low == day:
            _pop_day(heap, n)
            at = np.int64(work.heads[day - low]) - 1
            work.heads[day - low] = 0
            while at >= 0:
                node = work.node
                state, tier = np.int64(node[at, 1]), np.int64(node[at, 2])
                first, end = np.int64(node[at, 3]), np.int64(node[at, 4])
                bits = work.node_bits[at].copy()
                if not _arrive(
                    plan, work, shared, inside, state, tier, first, end, bits, rule, fresh, through
                ):
                    return SHORT
                follow = np.int64(node[at, 0])
                node[at, 0] = n[FREE_NODE]
                n[FREE_NODE] = at
                at = follow

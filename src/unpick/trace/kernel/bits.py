"""Compiled: sets of worlds, or of seeds, along what a union pass touched; eight words of 64 at a time.

Places are numbered apart for states and departures: one for each tier at which the union pass reached it.
As in that pass, all of a day is read before any of it is written.

With a holding limit a departure keeps a short list of last days, each with the bits whose latest arrival
ends then; so each bit stands in one entry at most, and what an arrival outlasts is taken out.
"""

from typing import Any

import numpy as np

from unpick.trace.kernel.bit_tables import Links, Plan, Work, count_bill, rank
from unpick.trace.kernel.days import pop_day, push_day
from unpick.trace.kernel.draw import WIDTH, draw
from unpick.trace.kernel.outlast import FREE_ENTRY, LATE, expire, outlast
from unpick.trace.kernel.uncounted import uncounted

__all__ = [
    "DONE",
    "FREE_ENTRY",
    "FREE_NODE",
    "LATE",
    "SHORT",
    "WIDTH",
    "Links",
    "Plan",
    "Work",
    "rank",
    "spread",
]

Array = Any

DONE, SHORT = 0, 1
_, _, FREE_NODE, N_NODE, N_DAYS = range(5)
"""Places of the counters, after those of `outlast`."""

_ONE = np.uint64(1)


@uncounted()
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
        push_day(work.heap, n, N_DAYS, day)
    node[at, 0] = work.heads[day] - 1
    work.heads[day] = at + 1
    node[at, 1], node[at, 2], node[at, 3], node[at, 4] = state, tier, first, end
    for word in range(WIDTH):
        work.node_bits[at, word] = bits[word]
    return True


@uncounted()
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
            draw(
                links.own[link],
                links.heads[link],
                block,
                through,
                work.words[0],
                work.words[1],
            )
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


@uncounted()
def _arrive(plan, work, shared, inside, state, tier, first, end, bits, rule, fresh, through):
    """Take an arrival; return False when there is no room."""
    hold = rule[2]
    place = plan.state_base[state] + rank(plan.state_mask[state], tier)
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
        at = plan.dep_base[dep] + rank(plan.dep_mask[dep], tier)
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
                told = outlast(
                    work.out, work.entry, work.entry_bits, work.head, work.low, work.n, at, end, through
                )
            if told < 0:
                return False
        if told and plan.links.to.size:
            sent = work.words[2]
            for word in range(WIDTH):
                sent[word] = through[word]
            if not _fire(plan, work, shared, dep, tier, first, end, sent, rule, through):
                return False
    return True


@uncounted(forceinline=True)
def _bring(
    state_base,
    state_mask,
    dep_base,
    dep_mask,
    feed_starts,
    feed_dep,
    link_starts,
    bits,
    firsts,
    out,
    inside,
    state,
    tier,
    day,
    lines,
    line,
    fresh,
):
    """Take an arrival at a state without a holding limit; return False, with nothing written, where links leave it."""
    for feed in range(feed_starts[state], feed_starts[state + 1]):
        if link_starts[feed_dep[feed]] < link_starts[feed_dep[feed] + 1]:
            return False
    place, new = state_base[state] + rank(state_mask[state], tier), np.uint64(0)
    for word in range(WIDTH):
        fresh[word] = lines[line, word] & ~bits[place, word]
    for word in range(WIDTH):
        bits[place, word] |= fresh[word]
        new |= fresh[word]
    if new == 0:
        return True
    firsts[place] = min(firsts[place], day)
    for feed in range(feed_starts[state], feed_starts[state + 1]):
        dep = feed_dep[feed]
        if (np.uint64(dep_mask[dep]) >> np.uint64(tier)) & _ONE:
            at = dep_base[dep] + rank(dep_mask[dep], tier)
            for word in range(WIDTH):
                out[at, word] |= fresh[word] & inside[feed, word]
    return True


@uncounted()
def _read(plan, work, shared, low, high, day, block, hold, tiers, coins, total):
    """Write what leaves on a day as lines; return how many.

    Where nobody asks for what was gone along, only worlds that are new at their end are looked at.
    """
    dep_base, dep_mask, out, lows = plan.dep_base, plan.dep_mask, work.out, work.low
    state_base, state_mask, states, bits = plan.state_base, plan.state_mask, plan.state, work.bits
    lines, line_to, own, heads, coin, deps = (
        work.lines,
        work.line_to,
        plan.own,
        plan.heads,
        plan.coin,
        plan.dep,
    )
    entry, entry_bits, head, n, gone = work.entry, work.entry_bits, work.head, work.n, work.gone
    bill = work.bill
    lean = gone.size == 0 and hold < 0
    found, open_ = work.words[0], work.words[1]
    size = 0
    for record in range(low, high):
        dep, to = deps[record], states[record]
        mask, place, tier, begun, any_ = np.uint64(dep_mask[dep]), dep_base[dep], 0, size, np.uint64(0)
        for word in range(WIDTH):
            coins[word] = 0
        while mask:
            if mask & _ONE:
                if hold >= 0 and lows[place] + hold < day:
                    expire(out, entry, entry_bits, head, lows, n, place, day - hold)
                here = np.uint64(0)
                if lean and tier < tiers:
                    end = state_base[to] + rank(state_mask[to], tier + 1)
                    for word in range(WIDTH):
                        lines[size, word] = out[place, word] & ~bits[end, word]
                        here |= lines[size, word]
                elif not lean:
                    for word in range(WIDTH):
                        lines[size, word] = out[place, word]
                        here |= lines[size, word]
                if here:
                    for word in range(WIDTH):
                        coins[word] |= lines[size, word]
                    any_ |= here
                    line_to[size, 0], line_to[size, 1] = record, tier + 1
                    size += 1
                place += 1
            mask >>= _ONE
            tier += 1
        if any_ == 0:
            continue
        for word in range(WIDTH):
            coins[word] &= shared[coin[record], word]
        if own.size:
            draw(own[record], heads[record], block, coins, found, open_)
        kept = begun
        for line in range(begun, size):
            left = np.uint64(0)
            for word in range(WIDTH):
                lines[kept, word] = lines[line, word] & coins[word]
                left |= lines[kept, word]
            line_to[kept, 0], line_to[kept, 1] = line_to[line, 0], line_to[line, 1]
            beyond = line_to[kept, 1] > tiers
            if left and gone.size:
                gone[record] |= 2 if beyond else 1
            kept += left != 0 and not beyond
        size = kept
        if bill.size and kept > begun and bill[record] >= 0:
            for word in range(WIDTH):
                total[word] = lines[begun, word]
                for line in range(begun + 1, kept):
                    total[word] |= lines[line, word]
            count_bill(work, bill[record], total, line_to[begun, 1])
    return size


@uncounted()
def spread(plan, work, shared, inside, low, tiers, hold, block, starts, start_bits):
    """Run the pass; return DONE or SHORT when what waits, or the entries, need more room.

    Args:
        shared, inside: coins of the sets of facts and of the feeds, in the worlds of this run.
        block: number of the first word of 64 worlds.
        starts: state, first and last day of each start, the latest first. start_bits: their bits.
    """
    rule = (low, tiers, hold, block)
    n, heap = work.n, work.heap
    fresh, through, coins, total = work.words[3], work.words[4], work.words[5], work.words[6]
    for at in range(starts.shape[0]):
        any_ = np.uint64(0)
        for word in range(WIDTH):
            any_ |= start_bits[at, word]
        if any_ and not _wait(work, low, starts[at, 0], 0, starts[at, 1], starts[at, 2], start_bits[at]):
            return SHORT
    states, lines, line_to, held, firsts, out = (
        plan.state,
        work.lines,
        work.line_to,
        work.bits,
        work.first,
        work.out,
    )
    state_base, state_mask, dep_base, dep_mask = (
        plan.state_base,
        plan.state_mask,
        plan.dep_base,
        plan.dep_mask,
    )
    feed_starts, feed_dep, link_starts = plan.feed_starts, plan.feed_dep, plan.links.dep_starts
    plain = hold < 0 and not plan.transit.size
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
                total,
            )
            shipping += 1
        for line in range(size):
            record, tier = np.int64(line_to[line, 0]), np.int64(line_to[line, 1])
            state = states[record]
            if plain and _bring(
                state_base,
                state_mask,
                dep_base,
                dep_mask,
                feed_starts,
                feed_dep,
                link_starts,
                held,
                firsts,
                out,
                inside,
                state,
                tier,
                day,
                lines,
                line,
                fresh,
            ):
                continue
            bits = lines[line]
            if plan.transit.size and plan.transit[record]:
                to = day + np.int64(plan.transit[record])
                if not _wait(work, low, state, tier, to, to, bits):
                    return SHORT
            elif not _arrive(plan, work, shared, inside, state, tier, day, day, bits, rule, fresh, through):
                return SHORT
        if n[N_DAYS] and np.int64(heap[0]) + low == day:
            pop_day(heap, n, N_DAYS)
            at = np.int64(work.heads[day - low]) - 1
            work.heads[day - low] = 0
            while at >= 0:
                node = work.node
                state, tier = np.int64(node[at, 1]), np.int64(node[at, 2])
                first, end = np.int64(node[at, 3]), np.int64(node[at, 4])
                bits = work.words[7]
                for word in range(WIDTH):
                    bits[word] = work.node_bits[at, word]
                if not _arrive(
                    plan, work, shared, inside, state, tier, first, end, bits, rule, fresh, through
                ):
                    return SHORT
                follow = np.int64(node[at, 0])
                node[at, 0] = n[FREE_NODE]
                n[FREE_NODE] = at
                at = follow

"""What the pass of worlds reads and writes, and how bits are counted and places found in it."""

from typing import Any, NamedTuple

import numpy as np

from unpick.trace.kernel.draw import WIDTH
from unpick.trace.kernel.uncounted import uncounted

__all__ = ["Links", "Plan", "Work", "count_bill", "ones", "rank"]

Array = Any

_ONE = np.uint64(1)
_FIVES, _THREES = np.uint64(0x5555555555555555), np.uint64(0x3333333333333333)
"""Every second bit, and every second pair, to count bits in pairs, fours and bytes."""


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
        gone, gone_links: 1 within the tiers, 2 beyond them; gone is empty where nobody asks.
        lines, line_to: what is read on one day. low, head: earliest last day and first entry per departure
            place. entry, entry_bits: NEXT and END of the entries. heads, heap, node, node_bits: what waits.
        bill: number of the bill that each record stands on, below 0 none; empty when no bill is asked about.
        joint: bits of the first bills, which stand on several records. hits: number of bits of the others.
        tier: of each bill the fewest steps after which its goods arrive, 0 when they were not gone along.
        words: eight rows to work in.
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
    bill: Array
    joint: Array
    hits: Array
    tier: Array
    words: Array


@uncounted()
def ones(x):
    """Return how many bits of a word are set."""
    x = x - ((x >> _ONE) & np.uint64(0x5555555555555555))
    x = (x & np.uint64(0x3333333333333333)) + ((x >> np.uint64(2)) & np.uint64(0x3333333333333333))
    x = (x + (x >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((x * np.uint64(0x0101010101010101)) >> np.uint64(56))


@uncounted()
def count_bill(work, bill, total, tier):
    """Note of a bill in which worlds, or for which seeds, one of its records was gone along."""
    if work.tier[bill] == 0 or tier < work.tier[bill]:
        work.tier[bill] = tier
    together = work.joint.shape[0]
    if bill < together:
        for word in range(work.joint.shape[1]):
            work.joint[bill, word] |= total[word]
        return
    count = np.int64(0)
    for word in range(WIDTH):
        count += ones(total[word])
    work.hits[bill - together] += count


@uncounted()
def rank(mask, tier):
    """Return how many tiers below this one are in the mask."""
    x = np.uint64(mask) & ((_ONE << np.uint64(tier)) - _ONE)
    x = x - ((x >> _ONE) & _FIVES)
    x = (x & _THREES) + ((x >> np.uint64(2)) & _THREES)
    x = (x + (x >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((x * np.uint64(0x0101010101010101)) >> np.uint64(56))

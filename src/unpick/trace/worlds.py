"""Bits along what a union pass touched: possible worlds with their coins, or the seeds that reach each state."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import numpy as np

from unpick.model.chance import wilson
from unpick.trace.arrays import Arrays, Ints, Starts
from unpick.trace.coins import thresholds
from unpick.trace.fewest import Given, can_count, count_reached, steps_left
from unpick.trace.passes import Reached, reach
from unpick.trace.plan import Planned, plan

__all__ = [
    "Coins",
    "Hits",
    "Spread",
    "drawn_coins",
    "run_bits",
    "run_block",
    "score_worlds",
    "seeds_reaching",
    "start_states",
]

WIDTH: Final = 8
"""Words of 64 bits that the kernel takes together (`kernel.bits.WIDTH`)."""

FULL: Final = np.uint64(2**64 - 1)

_Run = TypeVar("_Run")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coins:
    """Where the bits of one run of words come from; each takes the number of its first word.

    Attributes:
        shared: a row for each fact set of the plan. inside: a row for each feed. starts: for each start.
    """

    shared: Callable[[int], Ints]
    inside: Callable[[int], Ints]
    starts: Callable[[int], Ints]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The bits of one run of words, a row for each state and tier, as `kernel.bits.Work` has them.

    Attributes:
        joint, hits, tier: of the bills that were asked about; empty without.
    """

    block: int
    bits: Ints
    first: Ints
    gone: Ints
    gone_links: Ints
    joint: Ints
    hits: Ints
    tier: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """How many of `n` worlds, or seeds, reach each entity at one tier or more; entities are sorted."""

    entity: Ints
    hits: Ints
    n: int


def run_bits(
    reached: Reached, planned: Planned, coins: Coins, *, blocks: int, threads: int = 1, gone: bool = True
) -> Iterator[Spread]:
    """Yield the bits of each eight words, in their order; the same bits for any number of threads.

    Args:
        gone: also tell what was gone along; without, `Spread.gone` is empty, and it is several times as fast.
    """
    return _in_turn(lambda block: run_block(reached, planned, coins, block, gone=gone), blocks, threads)


def _in_turn(run: Callable[[int], _Run], blocks: int, threads: int) -> Iterator[_Run]:
    """Yield what a function makes of the first word of each run, a few runs at a time: each holds words for all states."""
    blocks_of = range(0, blocks, WIDTH)
    if threads == 1:
        yield from map(run, blocks_of)
        return
    with ThreadPoolExecutor(threads) as pool:
        for start in range(0, len(blocks_of), threads):
            yield from pool.map(run, blocks_of[start : start + threads])


def start_states(reached: Reached) -> Ints:
    """Return state, first and last day of each start, the latest first."""
    _, _, first, last, _ = reached.given
    return np.column_stack([reached.number[reached.room.starts], first, last])


def run_block(
    reached: Reached,
    planned: Planned,
    coins: Coins,
    block: int,
    *,
    bills: tuple[Ints, int, int] | None = None,
    words: int = WIDTH,
    gone: bool = True,
) -> Spread:
    """Return the bits of eight words.

    Args:
        block: number of the first word. bills: number of the bill of each record of the plan, how many bills
            there are, and how many of them, the first, get their bits instead of a count. words: of these bits.
            gone: also tell what was gone along; bills ask for it.
    """
    from unpick.trace.kernel import bits as kernel
    from unpick.trace.kernel.entry import spread

    states = start_states(reached)
    hold = -1 if reached.hold_days is None else reached.hold_days
    shared, inside = coins.shared(block), coins.inside(block)
    start_bits = np.ascontiguousarray(coins.starts(block)[reached.given[4]])
    waiting = 256 + states.shape[0] + 2 * planned.link_rows.size
    waiting += planned.rows.size // 4 if planned.kernel.transit.size else 0
    entries = 256 + 2 * planned.places[1] if hold >= 0 else 0
    while True:
        work = _work(reached, planned, waiting, entries, bills or _NO_BILLS, words, gone)
        told = spread(
            planned.kernel, work, shared, inside, reached.low, reached.tiers, hold, block, states, start_bits
        )
        if told == kernel.DONE:
            return Spread(block=block, **{name: getattr(work, name) for name in _SPREAD})
        waiting, entries = 2 * waiting, 2 * entries


_NO_BILLS: Final = (np.empty(0, np.int32), 0, 0)
_SPREAD: Final = ("bits", "first", "gone", "gone_links", "joint", "hits", "tier")


def _work(
    reached: Reached,
    planned: Planned,
    waiting: int,
    entries: int,
    bills: tuple[Ints, int, int],
    words: int,
    gone: bool,
) -> Any:
    from unpick.trace.kernel import bits as kernel

    places, departures = planned.places
    hold = departures if reached.hold_days is not None else 0
    n = np.zeros(5, np.int64)
    n[kernel.FREE_ENTRY] = n[kernel.FREE_NODE] = -1
    return kernel.Work(
        bits=np.zeros((places, WIDTH), np.uint64),
        first=np.full(places, kernel.LATE, np.int32),
        out=np.zeros((departures, WIDTH), np.uint64),
        gone=np.zeros(planned.rows.size if gone else 0, np.uint8),
        gone_links=np.zeros(planned.link_rows.size, np.uint8),
        lines=np.empty((planned.lines + 1, WIDTH), np.uint64),
        line_to=np.empty((planned.lines + 1, 2), np.int32),
        low=np.full(hold, kernel.LATE, np.int32),
        head=np.zeros(hold, np.int32),
        entry=np.empty((entries, 2), np.int32),
        entry_bits=np.empty((entries, WIDTH), np.uint64),
        heads=np.zeros(reached.span, np.int32),
        heap=np.empty(reached.span, np.int32),
        node=np.empty((waiting, 5), np.int32),
        node_bits=np.empty((waiting, WIDTH), np.uint64),
        n=n,
        bill=bills[0],
        joint=np.zeros((bills[2], words), np.uint64),
        hits=np.zeros(bills[1] - bills[2], np.int16),
        tier=np.zeros(bills[1], np.uint8),
        words=np.empty((8, WIDTH), np.uint64),
    )


def drawn_coins(reached: Reached, planned: Planned, starts: Starts, n: int) -> Coins:
    """Return the coins of `n` worlds for a network that came as columns."""
    sets, keys = reached.arrays.sets, planned.inside_coins(reached)
    heads = thresholds(sets.chances)
    size = starts.entity.size
    start_keys = np.zeros(size, np.uint64) if starts.key is None else starts.key
    start_heads = thresholds(np.ones(size) if starts.chance is None else starts.chance)
    used = planned.fact_sets
    counts = np.where(used < 0, 0, np.diff(sets.starts)[used] if sets.starts.size > 1 else 0)
    ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    facts = np.repeat(np.where(used < 0, 0, sets.starts[used]) - ends[:-1], counts) + np.arange(ends[-1])

    def shared(block: int) -> Ints:
        from unpick.trace.kernel.entry import draw_sets

        out = np.empty((used.size, WIDTH), np.uint64)
        draw_sets(ends, sets.facts[facts], sets.keys, heads, block, out)
        return out

    def inside(block: int) -> Ints:
        return _drawn(*keys, block)

    def from_(block: int) -> Ints:
        bits = _drawn(start_keys, start_heads, block)
        left = n - 64 * block
        for word in range(WIDTH):
            some = min(max(left - 64 * word, 0), 64)
            bits[:, word] &= FULL if some == 64 else np.uint64((1 << some) - 1)
        return bits

    return Coins(shared=shared, inside=inside, starts=from_)


def _drawn(keys: Ints, heads: Ints, block: int) -> Ints:
    from unpick.trace.kernel.entry import draw_sets

    out = np.empty((keys.size, WIDTH), np.uint64)
    each = np.arange(keys.size + 1, dtype=np.int64)
    draw_sets(each, each[:-1], keys, heads, block, out)
    return out


def score_worlds(
    arrays: Arrays,
    starts: Starts,
    *,
    n: int = 1024,
    tiers: int = 6,
    hold_days: int | None = None,
    threads: int = 1,
    reached: Reached | None = None,
    enough: Callable[[Ints, int], bool] | None = None,
) -> Hits:
    """Return in how many of `n` possible worlds each reached entity is reached.

    Args:
        reached: the union pass over the same starts, when it is there already.
        enough: told the hits so far and the worlds drawn, after each run of words; True stops early.
    """
    found = reached or reach(arrays, starts, tiers=tiers, hold_days=hold_days)
    planned = plan(found)
    coins = drawn_coins(found, planned, starts, n)
    return _hits(found, planned, coins, n, threads, enough)


def _hits(
    found: Reached,
    planned: Planned,
    coins: Coins,
    n: int,
    threads: int,
    enough: Callable[[Ints, int], bool] | None = None,
) -> Hits:
    entities, number = np.unique(found.entity, return_inverse=True)
    hits = np.zeros(entities.size, np.int64)
    drawn = 0
    for first, more in _counted(found, planned, coins, number, blocks=-(-n // 64), threads=threads):
        hits += more
        drawn = min(n, 64 * (first + WIDTH))
        if enough and enough(hits, drawn):
            break
    return Hits(entity=entities, hits=hits, n=drawn)


def _counted(
    found: Reached, planned: Planned, coins: Coins, number: Ints, *, blocks: int, threads: int
) -> Iterator[tuple[int, Ints]]:
    """Yield the number of the first word of each run, and how many of its worlds reach each entity."""
    entities = int(number.max(initial=-1)) + 1
    states = start_states(found)

    def count(block: int) -> tuple[int, Ints]:
        if can_count(found):
            given = Given(
                shared=coins.shared(block),
                inside=coins.inside(block),
                starts=states,
                start_bits=np.ascontiguousarray(coins.starts(block)[found.given[4]]),
            )
            return block, count_reached(steps_left(found, planned, given, block), number, entities)
        return block, _count_bits(
            run_block(found, planned, coins, block, gone=False), planned, number, entities
        )

    return _in_turn(count, blocks, threads)


def _count_bits(spread: Spread, planned: Planned, number: Ints, entities: int) -> Ints:
    from unpick.trace.kernel.join import count_bits, gather_bits

    words, hits = np.zeros((entities, WIDTH), np.uint64), np.zeros(entities, np.int64)
    gather_bits(number, planned.kernel.state_base, planned.kernel.state_mask, spread.bits, words)
    count_bits(words, hits)
    return hits


def seeds_reaching(
    arrays: Arrays,
    starts: Starts,
    *,
    tiers: int = 6,
    hold_days: int | None = None,
    threads: int = 1,
    reached: Reached | None = None,
) -> Hits:
    """Return how many of the starts reach each entity, every fact taken as true; 64 starts to a word."""
    found = reached or reach(arrays, starts, tiers=tiers, hold_days=hold_days)
    planned = plan(found).without_own()
    return _hits(found, planned, seed_coins(planned, starts.entity.size), starts.entity.size, threads)


def seed_coins(planned: Planned, size: int) -> Coins:
    """Return bits in which start i is bit i, and every fact holds."""
    shared = np.full((planned.fact_sets.size, WIDTH), FULL)
    inside = np.full((planned.feed_code.size, WIDTH), FULL)

    def from_(block: int) -> Ints:
        bits = np.zeros((size, WIDTH), np.uint64)
        mine = np.arange(64 * block, min(size, 64 * (block + WIDTH)))
        bits[mine, (mine >> 6) - block] = np.uint64(1) << (mine & 63).astype(np.uint64)
        return bits

    return Coins(shared=lambda _: shared, inside=lambda _: inside, starts=from_)


def clears(target: int, threshold: float, entities: Ints) -> Callable[[Ints, int], bool]:
    """Return a rule for `enough`: the interval of an entity lies wholly on one side of a threshold."""
    at = int(np.searchsorted(entities, target))

    def enough(hits: Ints, drawn: int) -> bool:
        if at >= entities.size or entities[at] != target:
            return True
        low, high = wilson(int(hits[at]), drawn)
        return low > threshold or high < threshold

    return enough

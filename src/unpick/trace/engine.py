"""One way to trace: the compiled kernel where it is the faster, else the reference; the answers are equal."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from unpick.trace.arrays import Ints
from unpick.trace.coins import Worlds, as_words
from unpick.trace.edges import Edge, Seed
from unpick.trace.moves import DOWN, Direction, Move, move_fact
from unpick.trace.passes import MOST_TIERS, Reached, reach
from unpick.trace.plan import Planned, plan
from unpick.trace.reference import State, Trace, explain_skipped, index_edges, trace_reference
from unpick.trace.moves import RELATIONS
from unpick.trace.rows import Rows, compile_edges
from unpick.trace.rules import Carries
from unpick.trace.worlds import FULL, WIDTH, Coins, run_bits

__all__ = ["run_trace", "trace_compiled"]

SMALL: Final = 4_000
"""Edges times words of 64 worlds below which the reference is done before numba is loaded: about a second."""


def run_trace(
    edges: Sequence[Edge],
    seeds: Sequence[Seed],
    *,
    direction: Direction = DOWN,
    tiers: int = 6,
    hold_days: int | None = None,
    worlds: Worlds | None = None,
    threads: int = 1,
) -> Trace:
    """Follow goods, labor and place from the seeds, as `trace_reference` does, whose answer it is."""
    words = -(-worlds.n // 64) if worlds else 1
    if len(edges) * words < SMALL or not fits_kernel(edges, tiers):
        return trace_reference(
            edges, seeds, direction=direction, tiers=tiers, hold_days=hold_days, worlds=worlds
        )
    return trace_compiled(
        edges, seeds, direction=direction, tiers=tiers, hold_days=hold_days, worlds=worlds, threads=threads
    )


def fits_kernel(edges: Sequence[Edge], tiers: int) -> bool:
    """Tell whether the compiled pass can take these edges: days, headings and tiers as they should be."""
    return 0 <= tiers <= MOST_TIERS and all(
        edge.first_day > 0 and 0 <= edge.product < 10_000 and 0 <= edge.transit_days < 10_000 for edge in edges
    )


def trace_compiled(
    edges: Sequence[Edge],
    seeds: Sequence[Seed],
    *,
    direction: Direction = DOWN,
    tiers: int = 6,
    hold_days: int | None = None,
    worlds: Worlds | None = None,
    threads: int = 1,
) -> Trace:
    """Trace with the compiled kernel; arguments and answer are those of `run_trace`."""
    rows = compile_edges(edges, also=(seed.entity_id for seed in seeds), direction=direction)
    reached = reach(rows.arrays, rows.starts(seeds), tiers=tiers, hold_days=hold_days, beyond=True)
    sign = 1 if direction == DOWN else -1
    if worlds is None:
        places = _places(reached.mask.astype(np.uint64))
        first = reached.first[places]
        bits = dict.fromkeys(range(first.size), 1)
        touched, beyond = reached.touched_rows(), reached.beyond_rows()
    else:
        planned = plan(reached)
        places = _places(planned.kernel.state_mask)
        first, bits, touched, beyond = _in_worlds(rows, seeds, reached, planned, worlds, threads)
    states: dict[State, int] = {}
    found: dict[State, int] = {}
    for at, (state, tier) in enumerate(zip(*(one.tolist() for one in places), strict=True)):
        if at in bits:
            entity, kind = rows.entities[reached.entity[state]], reached.kind[state]
            key = entity, int(reached.classes[kind]), tier
            states[key], found[key] = sign * int(first[at]), bits[at]
    gone = frozenset(rows.edges[row].edge_id for row in touched.tolist())
    skipped = explain_skipped(
        index_edges(edges, direction),
        states,
        touched=gone,
        beyond={rows.edges[row].edge_id for row in beyond.tolist()},
        direction=direction,
        tiers=tiers,
        hold_days=hold_days,
    )
    return Trace(states=states, touched=gone, skipped=tuple(skipped), worlds=found)


def _places(mask: Ints) -> tuple[Ints, Ints]:
    """Return state and tier of each place, in the order of the kernel."""
    flags = (mask[:, None] >> np.arange(MOST_TIERS + 1, dtype=np.uint64)) & np.uint64(1)
    state, tier = np.nonzero(flags)
    return state, tier


def _in_worlds(
    rows: Rows, seeds: Sequence[Seed], reached: Reached, planned: Planned, worlds: Worlds, threads: int
) -> tuple[Ints, dict[int, int], Ints, Ints]:
    """Return first day and bits of each place, and the rows gone along within and beyond the tiers."""
    blocks = -(-worlds.n // 64)
    first = np.full(planned.places[0], np.iinfo(np.int32).max, np.int64)
    gone = np.zeros(planned.rows.size, np.uint8)
    gone_links = np.zeros(planned.link_rows.size, np.uint8)
    parts = []
    coins = given_coins(rows, seeds, reached, planned, worlds)
    for spread in run_bits(reached, planned, coins, blocks=blocks, threads=threads):
        first = np.minimum(first, spread.first)
        gone |= spread.gone
        gone_links |= spread.gone_links
        parts.append(spread.bits)
    words = np.hstack(parts) if parts else np.zeros((first.size, 0), np.uint64)
    bits = {
        int(at): int.from_bytes(words[at].astype("<u8").tobytes(), "little")
        for at in np.flatnonzero(words.any(axis=1))
    }
    both = [(planned.rows, gone), (planned.link_rows, gone_links)]
    touched, beyond = (
        np.unique(np.concatenate([of[flags & flag > 0] for of, flags in both])) for flag in (1, 2)
    )
    return first, bits, touched, beyond


def given_coins(
    rows: Rows, seeds: Sequence[Seed], reached: Reached, planned: Planned, worlds: Worlds
) -> Coins:
    """Return the coins of given worlds for a network that came as rows."""
    padded = -(-worlds.n // (64 * WIDTH)) * WIDTH

    def table(of: Sequence[tuple[str, ...]]) -> Ints:
        if not of:
            return np.zeros((0, padded), np.uint64)
        return np.stack([as_words(worlds.of(facts), padded) for facts in of])

    shared = table([rows.sets[at] if at >= 0 else () for at in planned.fact_sets.tolist()])
    starts = table([seed.facts for seed in seeds])
    inside = table([_inside(rows, reached, planned, feed) for feed in range(planned.feed_code.size)])
    return Coins(
        shared=lambda block: _part(shared, block),
        inside=lambda block: _part(inside, block),
        starts=lambda block: _part(starts, block),
    )


def _part(words: Ints, block: int) -> Ints:
    return np.ascontiguousarray(words[:, block : block + WIDTH])


def _inside(rows: Rows, reached: Reached, planned: Planned, feed: int) -> tuple[str, ...]:
    """Return the fact of what happens inside a firm, as `moves.move_fact` names it."""
    relation = RELATIONS[planned.feed_code[feed]]
    if relation is None or reached.arrays.direction != DOWN:
        return ()
    state = planned.feed_state[feed]
    before = int(reached.classes[reached.kind[state]])
    product = int(reached.classes[planned.feed_class[feed]])
    moved = Move(before=before, carries=Carries.GOODS, product=product, after=product, relation=relation)
    fact = move_fact(rows.entities[reached.entity[state]], "", moved)
    return (fact.id,) if fact else ()

"""One way to trace: the compiled kernel where it is the faster, else the reference; the answers are equal."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from unpick.trace.arrays import Ints
from unpick.trace.coins import Worlds
from unpick.trace.edges import Edge, Seed, plain_product
from unpick.trace.moves import DOWN, Direction
from unpick.trace.named import named_coins
from unpick.trace.passes import MOST_TIERS, Reached, reach
from unpick.trace.plan import Planned, plan, tiers_of
from unpick.trace.reference import State, Trace, explain_skipped, index_edges, trace_reference
from unpick.trace.rows import Rows, compile_edges
from unpick.trace.worlds import run_bits

__all__ = ["run_trace", "trace_compiled"]

SMALL: Final = 20_000
"""Edges below which the reference answers sooner than the compiled code is loaded, which takes about a second."""


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
    if len(edges) < SMALL or not fits_kernel(edges, tiers):
        return trace_reference(
            edges, seeds, direction=direction, tiers=tiers, hold_days=hold_days, worlds=worlds
        )
    return trace_compiled(
        edges, seeds, direction=direction, tiers=tiers, hold_days=hold_days, worlds=worlds, threads=threads
    )


def fits_kernel(edges: Sequence[Edge], tiers: int) -> bool:
    """Tell whether the compiled pass can take these edges: days, headings and tiers as they should be."""
    return 0 <= tiers <= MOST_TIERS and all(
        edge.first_day > 0 and 0 <= edge.product < 10_000 and 0 <= edge.transit_days < 10_000
        for edge in edges
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
    rows = compile_edges(edges, seeds=seeds, direction=direction)
    reached = reach(rows.arrays, rows.starts(seeds), tiers=tiers, hold_days=hold_days, beyond=True)
    sign = 1 if direction == DOWN else -1
    if worlds is None:
        places = tiers_of(reached.mask)
        first = reached.first_days()[places]
        bits = dict.fromkeys(range(first.size), 1)
        touched, beyond = reached.touched_rows(), reached.beyond_rows()
    else:
        planned = plan(reached)
        places = planned.state_tiers()
        first, bits, touched, beyond = _in_worlds(rows, seeds, reached, planned, worlds, threads)
    held: dict[State, int] = {}
    states: dict[State, int] = {}
    found: dict[State, int] = {}
    for at, (state, tier) in enumerate(zip(*(one.tolist() for one in places), strict=True)):
        if at in bits:
            entity, kind = rows.entities[reached.entity[state]], reached.kind[state]
            product, day = int(reached.classes[kind]), int(first[at])
            held[entity, product, tier] = day
            key = entity, plain_product(product), tier
            states[key] = sign * min(day, sign * states.get(key, sign * day))
            found[key] = found.get(key, 0) | bits[at]
    gone = frozenset(rows.edges[row].edge_id for row in touched.tolist())
    skipped = explain_skipped(
        index_edges(edges, direction),
        held,
        touched=gone,
        beyond={rows.edges[row].edge_id for row in beyond.tolist()},
        direction=direction,
        tiers=tiers,
        hold_days=hold_days,
    )
    return Trace(states=states, touched=gone, skipped=tuple(skipped), worlds=found)


def _in_worlds(
    rows: Rows, seeds: Sequence[Seed], reached: Reached, planned: Planned, worlds: Worlds, threads: int
) -> tuple[Ints, dict[int, int], Ints, Ints]:
    """Return first day and bits of each place, and the rows gone along within and beyond the tiers."""
    blocks = -(-worlds.n // 64)
    first = np.full(planned.places[0], np.iinfo(np.int32).max, np.int64)
    gone = np.zeros(planned.rows.size, np.uint8)
    gone_links = np.zeros(planned.link_rows.size, np.uint8)
    parts = []
    coins = named_coins(rows, seeds, reached, planned, worlds)
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

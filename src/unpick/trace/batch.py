"""Every bill and every firm scored in one go: worlds that reach them, what concern does, the best chain to each.

A bill counts as reached in a world in which one of its edges is gone along: to the consignee, to a notify party, or from
a maker that it names. A firm counts as reached as `score_worlds` has it. All that the numbers need is worked out in parts
(`touch`, `best_steps`, `count_worlds` for each run of worlds), which can be kept and taken up again.
"""

from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from unpick.trace.arrays import Ints
from unpick.trace.best import Logs, best_paths
from unpick.trace.passes import Reached
from unpick.trace.plan import Planned, plan
from unpick.trace.worlds import FULL, WIDTH, Coins, run_block

__all__ = [
    "BLOCK_WORLDS",
    "Asked",
    "BestSteps",
    "Counted",
    "Touched",
    "ask",
    "best_steps",
    "count_worlds",
    "of_starts",
    "touch",
]

BLOCK_WORLDS: Final = 64 * WIDTH
"""Worlds that one run counts."""

NO_CHAIN: Final = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a union pass found, with the bills and firms that numbers are wanted for.

    Attributes:
        bill: bills that something can go along, those with several records of the plan first; `together` counts
            these. of_record: place in `bill` of each record of the plan, below 0 for none.
        entity: numbers of the firms that are reached, sorted. of_state: place in `entity` of each state.
    """

    found: Reached
    planned: Planned
    bill: Ints
    together: int
    of_record: Ints
    entity: Ints
    of_state: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What reaches bills and firms when every fact is taken as true; rows as `Asked.bill` and `Asked.entity`.

    Attributes:
        bill_kinds, entity_kinds: uint64 words, bit i for the concern with the number i.
        bill_tier, entity_tier: fewest steps of a chain, 0 where only a start is. entity_day: first day of an
            arrival, an ordinal, 0 for none.
    """

    bill_kinds: Ints
    bill_tier: Ints
    entity_kinds: Ints
    entity_tier: Ints
    entity_day: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class BestSteps:
    """The best chain to each bill and firm: p (a lower bound, `best.Best`), start and key, 64 bits of its edges.

    Where no chain is, p is 0, the start -1 and the key 0.
    """

    bill_p: Ints
    bill_start: Ints
    bill_key: Ints
    entity_p: Ints
    entity_start: Ints
    entity_key: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """In how many worlds of one run each bill and firm is reached."""

    bill: Ints
    entity: Ints


def ask(found: Reached, bill_of_row: Ints, n_bills: int, names: Ints | None = None) -> Asked:
    """Return what is asked of a union pass.

    Args:
        bill_of_row: number of the bill of each row of the columns, int32, below 0 for links.
        names: the number that each entity of the pass is known by, where it is another one.
    """
    planned = plan(found)
    given = bill_of_row[planned.rows]
    counts = np.bincount(given[given >= 0], minlength=n_bills)
    several, single = np.flatnonzero(counts > 1), np.flatnonzero(counts == 1)
    bill = np.concatenate([several, single])
    place = np.full(n_bills + 1, NO_CHAIN, np.int32)
    place[bill] = np.arange(bill.size, dtype=np.int32)
    known = found.entity if names is None else names[found.entity]
    entity, of_state = np.unique(known, return_inverse=True)
    return Asked(
        found=found,
        planned=planned,
        bill=bill,
        together=int(several.size),
        of_record=place[given],
        entity=entity,
        of_state=of_state.reshape(-1),
    )


def touch(asked: Asked, start_kinds: Ints) -> Touched:
    """Return which concerns reach what, in how many steps, and when.

    Args:
        start_kinds: uint64 words, a row for each start: bit i when it stands for concern i.
    """
    from unpick.trace.kernel.join import gather_bits

    found, planned = asked.found, asked.planned.without_own()
    words = start_kinds.shape[1]
    bill_kinds = np.zeros((asked.bill.size, words), np.uint64)
    entity_kinds = np.zeros((asked.entity.size, words), np.uint64)
    tier = np.zeros(asked.bill.size, np.uint8)
    for block in range(0, words, WIDTH):
        part = slice(block, min(words, block + WIDTH))
        spread = run_block(
            found,
            planned,
            _kinds(planned, start_kinds[:, part]),
            block,
            bills=(asked.of_record, asked.bill.size, asked.bill.size),
            words=part.stop - block,
        )
        bill_kinds[:, part] = spread.joint
        tier = np.where((tier == 0) | ((spread.tier > 0) & (spread.tier < tier)), spread.tier, tier)
        held = np.zeros((asked.entity.size, WIDTH), np.uint64)
        gather_bits(asked.of_state, planned.kernel.state_base, planned.kernel.state_mask, spread.bits, held)
        entity_kinds[:, part] = held[:, : part.stop - block]
    entity_tier, entity_day = _first_arrivals(asked)
    return Touched(
        bill_kinds=bill_kinds,
        bill_tier=tier,
        entity_kinds=entity_kinds,
        entity_tier=entity_tier,
        entity_day=entity_day,
    )


def _kinds(planned: Planned, start_kinds: Ints) -> Coins:
    """Return coins with which every fact holds, and a start has the bits of its concerns."""
    bits = np.zeros((start_kinds.shape[0], WIDTH), np.uint64)
    bits[:, : start_kinds.shape[1]] = start_kinds
    shared = np.full((planned.fact_sets.size, WIDTH), FULL)
    inside = np.full((planned.feed_code.size, WIDTH), FULL)
    return Coins(shared=lambda _: shared, inside=lambda _: inside, starts=lambda _: bits)


def _first_arrivals(asked: Asked) -> tuple[Ints, Ints]:
    """Return the fewest steps to each firm, and the first day on which something arrives by a step."""
    found = asked.found
    tier = np.zeros(asked.entity.size, np.uint8)
    day = np.full(asked.entity.size, np.iinfo(np.int32).max, np.int32)
    days = found.first_days()
    for steps in range(found.tiers, 0, -1):
        held = np.flatnonzero((found.mask >> found.mask.dtype.type(steps)) & found.mask.dtype.type(1))
        which = asked.of_state[held]
        tier[which] = steps
        np.minimum.at(day, which, days[held, steps].astype(np.int32))
    day[tier == 0] = 0
    return tier, day


def best_steps(asked: Asked, row_keys: Ints, logs: Logs) -> BestSteps:
    """Return the best chain to each bill and firm.

    Args:
        row_keys: uint64 key of each row of the columns. logs: as `best_paths` takes them.
    """
    found, planned = asked.found, asked.planned
    best = best_paths(found.arrays, _no_starts(), reached=found, planned=planned, logs=logs, steps=True)
    keys, starts = _keys_of_events(best.ways, planned, found, row_keys)
    step = best.ways
    value = step.step_value
    with np.errstate(invalid="ignore"):
        chosen = _greatest(asked.of_record, value, asked.bill.size)
    bill = _chain(chosen, value, step.step_event, keys, starts)
    # The chain of a bill goes along the bill itself.
    along = _mixed_keys(bill[2], row_keys[planned.rows[np.maximum(chosen, 0)]] if chosen.size else bill[2])
    by_step = best.tier > 0
    of_place = np.where(by_step, asked.of_state[best.state], NO_CHAIN)
    firm = _chain(_greatest(of_place, step.value, asked.entity.size), step.value, step.event, keys, starts)
    return BestSteps(
        bill_p=bill[0],
        bill_start=bill[1],
        bill_key=np.where(bill[1] < 0, np.uint64(0), along),
        entity_p=firm[0],
        entity_start=firm[1],
        entity_key=firm[2],
    )


def _no_starts() -> Any:
    from unpick.trace.arrays import Starts

    none = np.empty(0, np.int64)
    return Starts(entity=none, product=none, first=none, last=none)


def _keys_of_events(ways: Any, planned: Planned, found: Reached, row_keys: Ints) -> tuple[Ints, Ints]:
    """Return the key of the chain that ends in each event of the best chains, and the start it comes from."""
    from unpick.trace.kernel.best import N_EVENTS
    from unpick.trace.kernel.follow_keys import follow_keys

    n = int(ways.n[N_EVENTS])
    keys, starts = np.empty(n, np.uint64), np.empty(n, np.int32)
    follow_keys(
        ways.events[:n], row_keys[planned.rows], row_keys[planned.link_rows], found.given[4], keys, starts
    )
    return keys, starts


def _greatest(of: Ints, value: Ints, size: int) -> Ints:
    """Return for each number below `size` the first place of its greatest value above minus infinity, -1 for none."""
    held = np.flatnonzero((of >= 0) & (value > -np.inf))
    top = np.full(size, -np.inf)
    np.maximum.at(top, of[held], value[held])
    best = held[value[held] == top[of[held]]][::-1]
    chosen = np.full(size, NO_CHAIN, np.int64)
    chosen[of[best]] = best
    return chosen


def _chain(chosen: Ints, value: Ints, event: Ints, keys: Ints, starts: Ints) -> tuple[Ints, Ints, Ints]:
    known = chosen >= 0
    p, start = np.zeros(chosen.size), np.full(chosen.size, NO_CHAIN, np.int32)
    key = np.zeros(chosen.size, np.uint64)
    at = chosen[known]
    p[known], start[known], key[known] = np.exp(value[at]), starts[event[at]], keys[event[at]]
    return p, start, key


def _mixed_keys(before: Ints, step: Ints) -> Ints:
    from unpick.trace.coins import within_keys

    none = np.zeros(1, np.int64)
    return within_keys(before ^ within_keys(step, none, none), none, none)


def of_starts(coins: Coins, kept: Ints) -> Coins:
    """Return coins with which only some starts hold.

    Args:
        kept: bool, of each start.
    """
    return replace(coins, starts=lambda block: np.where(kept[:, None], coins.starts(block), np.uint64(0)))


def count_worlds(asked: Asked, coins: Coins, block: int) -> Counted:
    """Return in how many worlds of one run each bill and firm is reached.

    Args:
        block: number of the first word of 64 worlds, a multiple of WIDTH.
    """
    from unpick.trace.kernel.join import count_bits, gather_bits

    planned, together = asked.planned, asked.together
    bills = (asked.of_record, asked.bill.size, together)
    spread = run_block(asked.found, planned, coins, block, bills=bills, words=WIDTH)
    several = np.zeros(together, np.int64)
    count_bits(spread.joint, several)
    words = np.zeros((asked.entity.size, WIDTH), np.uint64)
    gather_bits(asked.of_state, planned.kernel.state_base, planned.kernel.state_mask, spread.bits, words)
    entity = np.zeros(asked.entity.size, np.int64)
    count_bits(words, entity)
    return Counted(
        bill=np.concatenate([several.astype(np.int16), spread.hits]), entity=entity.astype(np.int16)
    )

"""What a union pass touched, numbered for the passes that carry bits: the rest of the network is left out."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from unpick.goods.become import heading, heading_text
from unpick.trace.arrays import CLASS_ANYTHING, Ints
from unpick.trace.coins import thresholds, within_keys
from unpick.trace.moves import DOWN, RELATIONS
from unpick.trace.passes import MOST_TIERS, Reached
from unpick.trace.rules import MOVE_PROBABILITY

__all__ = ["Planned", "entity_keys", "plan", "tiers_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A plan for `kernel.bits`, and what its rows mean.

    Attributes:
        rows: row of the columns of each record. link_rows: of each link of the plan.
        fact_sets: number of the fact set of each row of the shared coins; -1 for no facts.
        feed_code, feed_state, feed_class: code of the relation, state and product out of each feed.
        places: number of places of states, departures; lines: lines of the longest day.
    """

    kernel: Any
    rows: Ints
    link_rows: Ints
    fact_sets: Ints
    feed_code: Ints
    feed_state: Ints
    feed_class: Ints
    places: tuple[int, int]
    lines: int

    def state_tiers(self) -> tuple[Ints, Ints]:
        """Return state and tier of each place, in the order of the kernel."""
        return tiers_of(self.kernel.state_mask)

    def without_own(self) -> "Planned":
        """Return the plan without the facts that are one edge's alone."""
        none = {"own": np.empty(0, np.uint64), "heads": np.empty(0, np.uint64)}
        links = self.kernel.links._replace(**none)
        return replace(self, kernel=self.kernel._replace(links=links, **none))

    def inside_coins(self, reached: Reached) -> tuple[Ints, Ints]:
        """Return key and threshold of what happens inside firms, a row per feed; certain where no fact is."""
        arrays = reached.arrays
        if arrays.direction != DOWN:
            certain = np.zeros(self.feed_code.size, np.uint64)
            return certain, thresholds(np.ones(certain.size))
        headings = np.array([heading(heading_text(int(one))) for one in reached.classes], np.int64)
        chances = np.array([1.0 if one is None else MOVE_PROBABILITY[one] for one in RELATIONS])
        entity = reached.entity[self.feed_state]
        keys = within_keys(
            entity_keys(reached, entity), headings[reached.kind[self.feed_state]], headings[self.feed_class]
        )
        return keys, thresholds(chances)[self.feed_code]


def tiers_of(mask: Ints) -> tuple[Ints, Ints]:
    """Return place and number of each bit that is set, by place and then number."""
    flags = (mask.astype(np.uint64)[:, None] >> np.arange(MOST_TIERS + 1, dtype=np.uint64)) & np.uint64(1)
    state, tier = np.nonzero(flags)
    return state, tier


def entity_keys(reached: Reached, entity: Ints) -> Ints:
    """Return the key of entities by number: that of their id, else a hash of the number."""
    keys = reached.arrays.entity_keys
    if keys.size:
        return keys[entity]
    return within_keys(entity.astype(np.uint64), np.zeros(1, np.int64), np.full(1, -CLASS_ANYTHING % 65536))


def plan(reached: Reached) -> Planned:
    """Return the plan of the bits that a union pass leaves room for."""
    from unpick.trace.kernel import bits, join
    from unpick.trace.kernel import tables as kernel
    from unpick.trace.kernel.entry import find_departures, find_links

    arrays, room, touched = reached.arrays, reached.room, reached.touched
    if not room.n[kernel.EAGER]:
        find_departures(room.dep_of, room.feed, room.dep, room.ends, arrays.link_leave, room.n)
    departures = int(room.n[kernel.N_DEPARTURES])
    size = touched.edges.size + touched.open_edge.size
    edge, dep, state = (np.empty(size, np.int32) for _ in range(3))
    starts = np.zeros(arrays.days.size + 1, np.int64)
    join.join(arrays.leave, arrays.arrive, room.dep_of, room.arr_of, touched, starts, edge, dep, state)
    link_starts = np.zeros(departures + 1, np.int64)
    none = np.empty(0, np.int32)
    n_links = find_links(reached.net, room, touched, departures, link_starts, none, none)
    link, to = np.empty(n_links, np.int32), np.empty(n_links, np.int32)
    find_links(reached.net, room, touched, departures, link_starts, link, to)
    rows = np.concatenate([arrays.row[edge], arrays.link_row[link]])
    sets, coin = _sets(reached, rows)
    own, heads = _own(reached, rows)
    feed_low, feed_high = room.state[: reached.states, kernel.LOW], room.state[: reached.states, kernel.HIGH]
    feed_starts = np.append(feed_low, feed_high[-1:] if reached.states else 0).astype(np.int64)
    feed_dep, feed_code = room.feed[:, kernel.DEP], room.feed[:, kernel.CODE].astype(np.uint8)
    feed_state = np.repeat(np.arange(reached.states, dtype=np.int32), feed_high - feed_low)
    dep_mask = np.zeros(departures, np.uint64)
    state_mask = reached.mask.astype(np.uint64)
    np.bitwise_or.at(dep_mask, feed_dep, state_mask[feed_state])
    if not room.n[kernel.ASK_BEYOND]:
        dep_mask &= np.uint64((1 << reached.tiers) - 1)
    state_base, dep_base = _bases(state_mask), _bases(dep_mask)
    busy = np.flatnonzero(np.diff(starts))
    widths = np.bitwise_count(dep_mask & np.uint64((1 << reached.tiers) - 1)).astype(np.int64)
    lines = np.add.reduceat(widths[dep], starts[busy]).max() if busy.size else 0
    made = bits.Plan(
        days=arrays.days[busy],
        starts=np.append(starts[busy], starts[-1:]),
        dep=dep,
        state=state,
        transit=arrays.transit[edge] if arrays.transit.size else arrays.transit,
        coin=coin[:size],
        own=own[:size],
        heads=heads[:size],
        state_base=state_base,
        state_mask=state_mask,
        dep_base=dep_base,
        dep_mask=dep_mask,
        feed_starts=feed_starts,
        feed_dep=np.ascontiguousarray(feed_dep),
        links=bits.Links(
            dep_starts=link_starts,
            to=to,
            coin=coin[size:],
            first=arrays.link_first[link],
            last=arrays.link_last[link],
            transit=arrays.link_transit[link],
            own=own[size:],
            heads=heads[size:],
        ),
    )
    return Planned(
        kernel=made,
        rows=rows[:size],
        link_rows=rows[size:],
        fact_sets=sets,
        feed_code=feed_code,
        feed_state=feed_state,
        feed_class=arrays.dep_class[room.feed[:, kernel.SLOT]],
        places=(int(state_base[-1]), int(dep_base[-1])),
        lines=int(lines),
    )


def _bases(mask: Ints) -> Ints:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bitwise_count(mask), dtype=np.int64)])


def _sets(reached: Reached, rows: Ints) -> tuple[Ints, Ints]:
    given = reached.arrays.fact_set
    if not given.size:
        return np.full(1, -1), np.zeros(rows.size, np.int32)
    sets, coin = np.unique(given[rows], return_inverse=True)
    return (sets if sets.size else np.full(1, -1)), coin.astype(np.int32)


def _own(reached: Reached, rows: Ints) -> tuple[Ints, Ints]:
    arrays = reached.arrays
    if not arrays.own.size:
        return np.empty(0, np.uint64), np.empty(0, np.uint64)
    heads = thresholds(arrays.own_chances)
    return arrays.own[rows], heads[arrays.own_class[rows]]

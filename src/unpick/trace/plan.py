"""What a union pass touched, numbered for the passes that carry bits: the rest of the network is left out."""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from unpick.goods.become import heading, heading_text
from unpick.trace.arrays import CLASS_ANYTHING, Ints
from unpick.trace.coins import thresholds, within_keys
from unpick.trace.edges import plain_product
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
        headings = np.array(
            [heading(heading_text(plain_product(int(one)))) for one in reached.classes], np.int64
        )
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
    from unpick.trace.kernel.entry import find_links
    from unpick.trace.kernel.tables import ASK_BEYOND

    arrays, room, touched = reached.arrays, reached.room, reached.touched
    feeds = _feeds(reached)
    departures = feeds.dep_slot.size
    size = touched.edges.size + touched.open_edge.size
    edge, dep, state = (np.empty(size, np.int32) for _ in range(3))
    starts = np.zeros(arrays.days.size + 1, np.int64)
    join.join(
        arrays.leave,
        arrays.arrive,
        feeds.dep_of_slot,
        feeds.dep_of_state,
        reached.number,
        touched,
        starts,
        edge,
        dep,
        state,
    )
    link_starts = np.zeros(departures + 1, np.int64)
    link = to = np.empty(0, np.int32)
    for _ in range(2):
        # Once to count them, once to write them.
        about = reached.number, feeds.dep_slot, feeds.dep_source, reached.kind, link_starts
        n_links = find_links(reached.net, room, touched, *about, link, to)
        if link.size < n_links:
            link, to = np.empty(n_links, np.int32), np.empty(n_links, np.int32)
    rows = np.concatenate([arrays.row[edge], arrays.link_row[link]])
    sets, coin = _sets(reached, rows)
    own, heads = _own(reached, rows)
    state_mask = reached.mask.astype(np.uint64)
    dep_mask = np.where(
        feeds.dep_source < 0, room.flags[feeds.dep_slot].astype(np.uint64), state_mask[feeds.dep_source]
    )
    if not room.n[ASK_BEYOND]:
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
        feed_starts=feeds.starts,
        feed_dep=feeds.dep,
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
        feed_code=feeds.code,
        feed_state=np.repeat(np.arange(reached.states, dtype=np.int32), np.diff(feeds.starts)),
        feed_class=feeds.product,
        places=(int(state_base[-1]), int(dep_base[-1])),
        lines=int(lines),
    )


class _Feeds(NamedTuple):
    """By which departures each state may leave; see `kernel.join.find_feeds`."""

    starts: Ints
    dep: Ints
    code: Ints
    product: Ints
    dep_of_slot: Ints
    dep_of_state: Ints
    dep_slot: Ints
    dep_source: Ints


def _feeds(reached: Reached) -> _Feeds:
    from unpick.trace.kernel.join import find_feeds

    arrays, size = reached.arrays, 0
    for _ in range(2):
        # Once to count them, once to write them.
        made = _Feeds(
            starts=np.zeros(reached.states + 1, np.int64),
            dep=np.empty(size, np.int32),
            code=np.empty(size, np.uint8),
            product=np.empty(size, np.int32),
            dep_of_slot=np.zeros(arrays.slot_class.size, np.int32),
            dep_of_state=np.zeros(reached.states, np.int32),
            dep_slot=np.empty(size, np.int32),
            dep_source=np.empty(size, np.int32),
        )
        slots = arrays.slot_class, arrays.slot_starts, reached.relation, reached.entity, reached.kind
        size, departures = find_feeds(
            *slots,
            made.dep_of_slot,
            made.dep_of_state,
            made.starts,
            made.dep,
            made.code,
            made.product,
            made.dep_slot,
            made.dep_source,
        )
    return made._replace(dep_slot=made.dep_slot[:departures], dep_source=made.dep_source[:departures])


def _bases(mask: Ints) -> Ints:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bitwise_count(mask), dtype=np.int64)])


def _sets(reached: Reached, rows: Ints) -> tuple[Ints, Ints]:
    given = reached.arrays.fact_set
    if not given.size:
        return np.full(1, -1), np.zeros(rows.size, np.int32)
    asked = given[rows]
    place = np.zeros(asked.max(initial=-1) + 2, np.int32)
    place[asked + 1] = 1
    sets = np.flatnonzero(place) - 1
    place[sets + 1] = np.arange(sets.size)
    return (sets if sets.size else np.full(1, -1)), place[asked + 1]


def _own(reached: Reached, rows: Ints) -> tuple[Ints, Ints]:
    arrays = reached.arrays
    if not arrays.own.size:
        return np.empty(0, np.uint64), np.empty(0, np.uint64)
    heads = thresholds(arrays.own_chances)
    return arrays.own[rows], heads[arrays.own_class[rows]]

"""The fewest steps to each state in possible worlds, or from each start, where no holding limit is asked for."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from unpick.trace.arrays import Ints
from unpick.trace.passes import Reached
from unpick.trace.plan import Planned

__all__ = ["Given", "can_count", "count_reached", "steps_left"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Bits of one run of eight words: the coins of sets of facts and of feeds; the starts, by day, and their bits."""

    shared: Ints
    inside: Ints
    starts: Ints
    start_bits: Ints


def can_count(reached: Reached) -> bool:
    """Tell whether the pass knows such a question: goods wait for ever, and the steps are told in its digits."""
    from unpick.trace.kernel.fewest import MOST

    return reached.hold_days is None and reached.tiers <= MOST


def steps_left(reached: Reached, planned: Planned, given: Given, block: int) -> Ints:
    """Return uint64 (states, digits, words): in each world one more than the steps left where a state is reached, else 0.

    A start counts as reached where something comes to it.

    Args:
        block: number of the first word of the run.
    """
    from unpick.trace.kernel.entry import spread_fewest
    from unpick.trace.kernel.fewest import SHORT

    waiting = 256 + given.starts.shape[0] + 2 * planned.link_rows.size
    waiting += planned.rows.size // 4 if planned.kernel.transit.size else 0
    while True:
        work = _work(reached, planned, waiting)
        told = spread_fewest(
            *(planned.kernel, work, given.shared, given.inside, reached.low, reached.tiers, block),
            *(given.starts, given.start_bits),
        )
        if told != SHORT:
            found: Ints = work.states
            return found
        waiting *= 2


def count_reached(left: Ints, entity: Ints, entities: int) -> Ints:
    """Return how many worlds of a run reach each entity.

    Args:
        left: as `steps_left` gives it. entity: place of the entity of each state. entities: how many there are.
    """
    from unpick.trace.kernel.join import count_bits, join_digits

    words = np.zeros((entities, left.shape[2]), np.uint64)
    join_digits(entity, left, words)
    hits = np.zeros(entities, np.int64)
    count_bits(words, hits)
    return hits


def _work(reached: Reached, planned: Planned, waiting: int) -> Any:
    from unpick.trace.kernel.draw import WIDTH
    from unpick.trace.kernel.fewest import DIGITS, Fewest

    departures = planned.kernel.dep_mask.size
    return Fewest(
        states=np.zeros((reached.states, DIGITS, WIDTH), np.uint64),
        departures=np.zeros((departures, DIGITS, WIDTH), np.uint64),
        feeds=_feeds(planned),
        lines=np.empty((planned.lines + 1, DIGITS, WIDTH), np.uint64),
        line_to=np.empty(planned.lines + 1, np.int32),
        heads=np.zeros(reached.span, np.int32),
        heap=np.empty(reached.span, np.int32),
        node=np.empty((waiting, 3), np.int32),
        nodes=np.empty((waiting, DIGITS, WIDTH), np.uint64),
        counts=np.array([-1, 0, 0]),
    )


def _feeds(planned: Planned) -> Ints:
    """Return of each feed twice its departure, and one more where links leave there."""
    dep, starts = planned.kernel.feed_dep, planned.kernel.links.dep_starts
    feeds: Ints = 2 * dep + (np.diff(starts) > 0)[dep]
    return feeds

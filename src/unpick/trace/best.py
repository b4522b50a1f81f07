"""The best single chain to every state: its probability, exact, and the edges it goes along."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from unpick.trace.arrays import Arrays, Ints, Starts
from unpick.trace.passes import Reached, reach
from unpick.trace.plan import Planned, plan
from unpick.trace.worlds import start_states

__all__ = ["Best", "Logs", "best_paths", "column_logs", "log"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Logs:
    """Log of the probability of each record, link and feed of a plan, and of each start."""

    records: Ints
    links: Ints
    inside: Ints
    starts: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The best chains, one for each place: a state and a tier.

    Attributes:
        state, tier: of each place. p: product over the steps, a fact that two steps need counted twice, so
            that it is a lower bound of what the facts together make likely; less what waiting costs.
    """

    reached: Reached
    planned: Planned
    state: Ints
    tier: Ints
    p: Ints
    ways: Any

    def steps(self, place: int) -> list[tuple[int, int]]:
        """Return row and day of leaving of each step of the chain to a place, in the order of time."""
        steps: list[tuple[int, int]] = []
        event = int(self.ways.event[place])
        while event >= 0:
            before, record, day, _ = (int(one) for one in self.ways.events[event])
            if record >= 0:
                steps.append((int(self.planned.rows[record]), day))
            elif record < -1:
                steps.append((int(self.planned.link_rows[-2 - record]), day))
            event = before
        return steps[::-1]


def best_paths(
    arrays: Arrays,
    starts: Starts,
    *,
    tiers: int = 6,
    hold_days: int | None = None,
    tau: float = math.inf,
    reached: Reached | None = None,
    planned: Planned | None = None,
    logs: Logs | None = None,
    steps: bool = False,
) -> Best:
    """Return the best chain to each state and tier.

    Args:
        tau: days in which the probability that goods are still those falls to 1/e while they wait at a firm
            (not at a start); infinite for none.
        logs: where the probabilities are not those of the columns; then `planned` and `reached` are given.
        steps: also keep, in `ways`, the best value that goes along each record of the plan.

    Raises:
        ValueError: tau is 0 or below.
    """
    from unpick.trace.kernel.entry import follow_best

    if not tau > 0:
        raise ValueError(f"tau is {tau} days: give more than 0")
    found = reached or reach(arrays, starts, tiers=tiers, hold_days=hold_days)
    made = planned or plan(found)
    given = logs or column_logs(found, made, starts)
    hold = -1 if found.hold_days is None else found.hold_days
    room = 1024 + made.places[0] + made.places[1] + found.given[0].size
    states, kept = start_states(found), given.starts[found.given[4]]
    while True:
        ways = _ways(found, made, room, made.rows.size if steps else 0)
        if follow_best(
            made.kernel,
            ways,
            given.records,
            given.links,
            given.inside,
            found.low,
            found.tiers,
            hold,
            1.0 / tau,
            states,
            kept,
        ):
            break
        room *= 2
    state, tier = made.state_tiers()
    return Best(reached=found, planned=made, state=state, tier=tier, p=np.exp(ways.value), ways=ways)


def _ways(reached: Reached, planned: Planned, room: int, steps: int) -> Any:
    from unpick.trace.kernel import best as kernel

    places, departures = planned.places
    n = np.zeros(6, np.int64)
    n[kernel.FREE_ENTRY] = n[kernel.FREE_NODE] = -1
    return kernel.Ways(
        value=np.full(places, -np.inf),
        event=np.full(places, -1, np.int32),
        kept=np.full(departures, -np.inf),
        kept_event=np.full(departures, -1, np.int32),
        low=np.full(departures, kernel.LATE, np.int32),
        head=np.zeros(departures, np.int32),
        entry=np.empty((room, 3), np.int32),
        entry_value=np.empty(room, np.float64),
        events=np.empty((4 * room, 4), np.int32),
        line=np.empty((planned.lines + 1, 3), np.int32),
        line_value=np.empty(planned.lines + 1, np.float64),
        heads=np.zeros(reached.span, np.int32),
        heap=np.empty(reached.span, np.int32),
        node=np.empty((room, 8), np.int32),
        node_value=np.empty(room, np.float64),
        n=n,
        step_value=np.full(steps, -np.inf),
        step_event=np.full(steps, -1, np.int32),
    )


def column_logs(reached: Reached, planned: Planned, starts: Starts) -> Logs:
    """Return the logs of the probabilities that came with the columns."""
    arrays, made = reached.arrays, planned.kernel
    sets = arrays.sets
    of = np.repeat(np.arange(sets.starts.size - 1), np.diff(sets.starts))
    sums = np.bincount(of, log(sets.chances[sets.facts]), sets.starts.size - 1)
    used = planned.fact_sets
    whole = np.zeros(used.size)
    whole[used >= 0] = sums[used[used >= 0]]
    records, links = whole[made.coin], whole[made.links.coin]
    if arrays.own.size:
        own = log(arrays.own_chances)[arrays.own_class]
        records, links = records + own[planned.rows], links + own[planned.link_rows]
    _, heads = planned.inside_coins(reached)
    chance = np.ones(starts.entity.size) if starts.chance is None else starts.chance
    return Logs(
        records=records, links=links, inside=log(heads.astype(np.float64) * 2.0**-53), starts=log(chance)
    )


def log(chances: Ints) -> Ints:
    """Return natural logarithms, minus infinity for 0."""
    with np.errstate(divide="ignore"):
        return np.log(np.asarray(chances, np.float64))

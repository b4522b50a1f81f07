"""The best chain along every bill, exact and with its steps: one pass for a question about many bills.

No world is drawn: the same facts give the same number whatever file a bill stands in and however it spells a name.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from unpick.trace.arrays import Ints, Starts, compile_columns
from unpick.trace.batch import Asked, ask
from unpick.trace.batch_run import Numbered
from unpick.trace.best import best_paths, column_logs
from unpick.trace.bulk import Bulk
from unpick.trace.coins import entity_key
from unpick.trace.packed import packers
from unpick.trace.passes import reach

__all__ = ["BillScores", "score_bills"]

_NONE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class BillScores:
    """The best chains of all bills of a network; rows by the number of the bill (`batch_run.number_bills`).

    Attributes:
        tier: steps of the chain, 0 for none. start: which start it comes from, -1 for none. p: its product over the steps, a lower
            bound (`best.Best`); 0 for none.
    """

    tier: Ints
    start: Ints
    p: Ints
    _record: Ints
    _event: Ints
    _events: Ints
    _rows: Ints
    _links: Ints

    def along(self, bills: Ints) -> Ints:
        """Return the row by which the best chain of each of these bills goes along the bill itself."""
        found: Ints = self._rows[self._record[bills]]
        return found

    def steps(self, bill: int) -> list[tuple[int, int]]:
        """Return row and day of leaving of each step of the best chain along a bill, in the order of time.

        The last step is the bill itself, with day 0.
        """
        record, event = int(self._record[bill]), int(self._event[bill])
        if record < 0:
            return []
        steps = [(int(self._rows[record]), 0)]
        while event >= 0:
            before, along, day, _ = (int(one) for one in self._events[event])
            if along >= 0:
                steps.append((int(self._rows[along]), day))
            elif along < -1:
                steps.append((int(self._links[-2 - along]), day))
            event = before
        return steps[::-1]


def score_bills(
    bulk: Bulk,
    starts: Starts,
    numbered: Numbered,
    *,
    tiers: int = 6,
    hold_days: int | None = None,
) -> BillScores:
    """Return the best chain along each bill of a network; arguments are those of `batch_run.run_batch`."""
    keys = np.array([*(entity_key(one) for one in bulk.entities), 0], np.uint64)
    begins = packers(starts.product, starts.entity)
    arrays = compile_columns(bulk.columns, n_entities=bulk.n_entities, entity_keys=keys, packers=begins)
    found = reach(arrays, starts, tiers=tiers, hold_days=hold_days)
    asked = ask(found, numbered.of_row, numbered.n)
    logs = column_logs(found, asked.planned, starts)
    best = best_paths(arrays, starts, reached=found, planned=asked.planned, logs=logs, steps=True)
    return _told(asked, best.ways, numbered.n)


def _told(asked: Asked, ways: Any, bills: int) -> BillScores:
    record = np.full(bills, _NONE, np.int64)
    record[asked.bill] = _best_records(asked, ways.step_value)
    known = record >= 0
    event, p = np.full(bills, _NONE, np.int64), np.zeros(bills)
    event[known], p[known] = ways.step_event[record[known]], np.exp(ways.step_value[record[known]])
    start, tier = np.full(bills, _NONE, np.int64), np.zeros(bills, np.int64)
    start[known], tier[known] = _beginnings(event[known], ways.events, asked.found.given[4])
    return BillScores(
        tier=tier,
        start=start,
        p=p,
        _record=record,
        _event=event,
        _events=ways.events,
        _rows=asked.planned.rows,
        _links=asked.planned.link_rows,
    )


def _best_records(asked: Asked, value: Ints) -> Ints:
    """Return for each asked bill the record of the plan with the best value, -1 for none."""
    held = np.flatnonzero((asked.of_record >= 0) & (value > -np.inf))
    # The best comes last within its bill, the earlier record of equal ones after the later.
    order = held[np.lexsort((-held, value[held], asked.of_record[held]))]
    of = asked.of_record[order]
    last = np.flatnonzero(np.append(of[1:] != of[:-1], True)) if of.size else np.empty(0, np.int64)
    chosen = np.full(asked.bill.size, _NONE, np.int64)
    chosen[of[last]] = order[last]
    return chosen


def _beginnings(events: Ints, table: Ints, given: Ints) -> tuple[Ints, Ints]:
    """Return start and number of steps of chains, walked back all at once, one step a turn."""
    at = events.astype(np.int64)
    tier = np.ones(at.size, np.int64)
    start = np.full(at.size, _NONE, np.int64)
    walking = np.arange(at.size)
    while walking.size:
        before, along = table[at[walking], 0].astype(np.int64), table[at[walking], 1]
        tier[walking] += along != -1
        ended = before < 0
        start[walking[ended]] = given[-2 - before[ended]]
        at[walking[~ended]] = before[~ended]
        walking = walking[~ended]
    return start, tier

"""One importer's five chains among millions of edges: the product's side, and plain Python on the same edges.

python _trace_near.py FOLDER QUESTIONS PEERS HOLD_DAYS

The importers are drawn among those that something reaches and that have five chains. The first PEERS of them with few edges between are asked
of plain Python too: the reference pass upstream over edges that stand ready as records, the pass back down, the search
of the k best. Reading the edges into records is not counted, nor, on the product's side, the walk from the starts that is done
once for all questions (told apart). HOLD_DAYS is - for no limit. Prints JSON.
"""

import json
import math
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np

from _trace_child import peak
from _trace_kernel import columns_of, starts_of, with_facts
from _trace_read import cpu, read_columns, read_task
from unpick.trace.arrays import Columns, Starts
from unpick.trace.coins import Worlds
from unpick.trace.edges import ANYTHING, CONCERN, LAST_DAY, Edge, Network, Seed
from unpick.trace.explain import LABEL_LIMIT, explain_plain
from unpick.trace.moves import DOWN, UP
from unpick.trace.near import Near, NearFound
from unpick.trace.reference import _Pass, turn_round
from unpick.trace.routes import shared_facts, ways_of
from unpick.trace.rules import Carries
from unpick.trace.scores import all_chances

TOP: Final = 5
ENOUGH: Final = 15_000.0
"""CPU milliseconds after which neither side is asked more."""

PEER_ROWS: Final = 20_000
"""Plain Python is asked only where so many edges can be on a chain at most: else one answer takes minutes."""

DRAW: Final = 27
"""Seed of the draw of importers."""


Asked = tuple[int, float, float, NearFound, float, np.ndarray]
"""An importer, the CPU and wall milliseconds of its question, the answer; CPU milliseconds of all rows, and these."""


class Records:
    """Edges as records by the entity that they leave against time, made when they are first asked for."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.order = np.argsort(columns.receiver, kind="stable")
        self.receiver = columns.receiver[self.order]
        self.edges: dict[int, Edge] = {}
        self.known: dict[str, list[Edge]] = {}
        self.chances: dict[str, float] = {}

    def get(self, entity: str, _: Any = ()) -> list[Edge]:
        """Return the edges that come to an entity, turned round, in the order of their ids."""
        if entity not in self.known:
            number = int(entity)
            begin, end = np.searchsorted(self.receiver, [number, number + 1])
            found = [turn_round(self.edge(row)) for row in self.order[begin:end].tolist()]
            self.known[entity] = sorted(found, key=lambda one: one.edge_id)
        return self.known[entity]

    def edge(self, row: int) -> Edge:
        """Return one row as a record with its facts."""
        if row in self.edges:
            return self.edges[row]
        columns, facts = self.columns, [f"row {row}"]
        assert columns.own_class is not None and columns.own_chances is not None
        assert columns.fact_set is not None and columns.sets is not None
        assert columns.last is not None and columns.concern is not None
        self.chances[facts[0]] = float(columns.own_chances[columns.own_class[row]])
        which = columns.fact_set[row]
        if which >= 0:
            held = columns.sets.facts[columns.sets.starts[which] : columns.sets.starts[which + 1]]
            facts += [f"fact {fact}" for fact in held.tolist()]
            self.chances |= {f"fact {fact}": float(columns.sets.chances[fact]) for fact in held.tolist()}
        self.edges[row] = Edge(
            edge_id=str(row),
            kind="shipment",
            from_id=str(columns.sender[row]),
            to_id=str(columns.receiver[row]),
            carries=Carries.CONCERN if columns.concern[row] else Carries.GOODS,
            first_day=int(columns.day[row]),
            last_day=int(columns.last[row]),
            product=int(columns.product[row]),
            facts=tuple(facts),
        )
        return self.edges[row]


def plain(
    records: Records, seeds: list[Seed], target: int, tiers: int, hold: int | None
) -> tuple[Any, list[float]]:
    """Return the rows that can be on a chain, ascending, and the probabilities of the best chains."""
    up = _Pass(records, UP, tiers, hold, Worlds(1, {}))  # type: ignore[arg-type]
    up.arrive((str(target), ANYTHING, 0), -LAST_DAY, 0 if hold is None else -1, 1)
    up.run()
    near: dict[str, list[Edge]] = {}
    for row in sorted(int(one) for one in up.touched):
        edge = records.edges[row]
        near.setdefault(edge.from_id, []).append(edge)
    down = _Pass(near, DOWN, tiers, hold, Worlds(1, {}))
    for seed in seeds:
        if seed.entity_id in near:
            down.arrive((seed.entity_id, seed.product, 0), seed.first_day, seed.last_day, 1)
    down.run()
    kept = [records.edges[row] for row in sorted(int(one) for one in down.touched)]
    firms = {edge.from_id for edge in kept}
    starts = [seed for seed in seeds if seed.entity_id in firms]
    chances = all_chances(Network(edges=tuple(kept)), {CONCERN}) | records.chances
    found = explain_plain(
        # A fact of one row alone is shared by nobody.
        ways_of(kept, shared_facts(kept, starts), chances),
        starts,
        chances,
        target=str(target),
        top=TOP,
        tiers=tiers,
        hold_days=hold,
        limit=LABEL_LIMIT,
    )
    return [int(edge.edge_id) for edge in kept], [chain.p for chain in found.chains]


def timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Return CPU milliseconds, wall milliseconds and the result."""
    began, started = time.perf_counter(), time.process_time()
    found = work()
    return (time.process_time() - started) * 1e3, (time.perf_counter() - began) * 1e3, found


def draw(near: Near, columns: Columns, starts: Starts, n: int, limits: dict[str, Any]) -> list[Asked]:
    """Ask of importers drawn evenly among those that something reaches; return those that five chains lead to.

    Stops after ENOUGH, however many there are by then.
    """
    reached = np.unique(columns.receiver[near.touched(starts, **limits)])
    order = np.random.default_rng(DRAW).permutation(reached).tolist()
    near.explain(starts, order[0], top=TOP, limit=1, **limits)  # Compiles.
    near.between(starts, np.array(order[:1], np.int32), **limits)
    found: list[Asked] = []
    spent = 0.0
    for one in order[1:]:
        took, wall, answer = timed(lambda one=one: near.explain(starts, one, top=TOP, **limits))
        spent += took
        if len(answer.chains) == TOP:
            all_took, _, rows = timed(
                lambda one=one: near.between(starts, np.array([one], np.int32), **limits)
            )
            found.append((one, took, wall, answer, all_took, rows))
        if len(found) == n or spent > ENOUGH:
            break
    return found


def same(mine: NearFound, between: np.ndarray, theirs: tuple[Any, list[float]]) -> bool:
    """Tell whether both found the same rows and chains of the same probabilities."""
    rows, chances = theirs
    ours = [chain.p for chain in mine.chains]
    alike = len(ours) == len(chances) and all(
        math.isclose(one, other, rel_tol=1e-9) for one, other in zip(ours, chances, strict=True)
    )
    return alike and between.tolist() == rows


def main() -> None:
    """Build once, ask, ask plain Python, compare."""
    folder, questions, peers = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    hold = None if sys.argv[4] == "-" else int(sys.argv[4])
    task = read_task(folder)
    columns = with_facts(columns_of(read_columns(folder)), read_columns(folder, "parties"))
    limits: dict[str, Any] = {"tiers": int(task["tiers"]), "hold_days": hold}
    build, _, near = cpu(lambda: Near(columns, int(task["entities"])))
    starts = starts_of(task)
    mine = draw(near, columns, starts, questions, limits)
    # What comes from the starts is found out once for all questions; here again, compiled.
    before, _, _ = cpu(lambda: near.prepare(starts, **limits))
    records = Records(columns)
    seeds = [Seed(entity_id=str(one), product=CONCERN, last_day=LAST_DAY) for one in task["seeds"]]
    theirs, equal, asked = [], 0, [one for one in mine if one[-1].size <= PEER_ROWS][:peers]
    for number, _, _, found, _, rows in asked:

        def ask(one: int = number) -> Any:
            return plain(records, seeds, one, int(task["tiers"]), hold)

        equal += same(found, rows, ask())  # The first time makes the records; it is not counted.
        theirs.append(timed(ask))
        if sum(took for took, _, _ in theirs) > ENOUGH:
            break
    print(
        json.dumps(
            {
                "build_cpu": build,
                "before_cpu": before,
                "cpu_ms": [took for _, took, *_ in mine],
                "wall_ms": [wall for _, _, wall, *_ in mine],
                "all_cpu_ms": [took for *_, took, _ in mine],
                "relevant": [int(rows.size) for *_, rows in mine],
                "complete": sum(found.complete for _, _, _, found, _, _ in mine),
                "beside_ms": [took for _, took, *_ in asked[: len(theirs)]],
                "peer_ms": [one for one, _, _ in theirs],
                "equal": equal,
                "peak": peak(),
            }
        )
    )


if __name__ == "__main__":
    main()

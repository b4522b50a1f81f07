"""The trace as SQL, iterated tier by tier: the fallback beyond memory and the second opinion."""

from collections.abc import Iterable
from typing import Final, Protocol

import pyarrow as pa

from unpick.model.bundled import bundled_bytes
from unpick.store.engine import DuckDBEngine
from unpick.trace.edges import CONCERN, Seed, plain_product
from unpick.trace.moves import DOWN, Direction, all_moves
from unpick.trace.reference import NO_END, State, Trace

__all__ = ["SqlEngine", "trace_sql"]

_EDGE_COLUMNS: Final = (
    *("edge_id", "from_id", "to_id", "carries"),
    *("first_day", "last_day", "transit_days", "product"),
)


class SqlEngine(Protocol):
    """What the SQL form needs of an engine; DuckDB here, Spark Connect through the same two methods."""

    def register(self, name: str, table: pa.Table) -> None:
        """Make a table known under a name, in place of an earlier one."""

    def run(self, sql: str, parameters: dict[str, int]) -> pa.Table:
        """Run one statement with its $parameters and return the rows."""


def trace_sql(
    edges: pa.Table | None,
    seeds: Iterable[Seed],
    *,
    engine: SqlEngine | None = None,
    direction: Direction = DOWN,
    tiers: int = 6,
    hold_days: int | None = None,
) -> Trace:
    """Follow goods, labor and place from the seeds; states and touched edges equal the reference's.

    Args:
        edges: a table in EDGE_SCHEMA; None where the engine holds it as `trace_edge` already, as files on the disks of a
            cluster do (`SparkEngine.register_files`). engine: DuckDB when not given.
        direction, tiers, hold_days: as for `trace_reference`.
    """
    run = engine or DuckDBEngine()
    starts = list(seeds)
    if edges is not None:
        run.register("trace_edge", edges.select(list(_EDGE_COLUMNS)))
    products = sorted(run.run("select distinct product from trace_edge", {})["product"].to_pylist())
    if direction != DOWN:
        run.register("trace_edge", run.run(_sql("turned"), {}))
    run.register(
        "trace_move", _moves_table({seed.product for seed in starts} or {CONCERN}, products, direction)
    )
    now = _seed_table(starts, direction, hold_days)
    hold = {"hold_days": NO_END if hold_days is None else hold_days}
    states: dict[State, int] = {}
    touched: set[str] = set()
    sign = 1 if direction == DOWN else -1
    for tier in range(tiers + 1):
        _note(states, now, tier, sign)
        if tier == tiers or not now.num_rows:
            break
        run.register("trace_state", now)
        if hold_days is not None:
            # Hundreds of days of arrival at one firm are a few stretches of days on which goods may leave.
            now = run.run(_sql("merged"), hold)
            run.register("trace_state", now)
        touched.update(run.run(_sql("touched"), hold)["edge_id"].to_pylist())
        now = run.run(_sql("step"), {**hold, "open_end": NO_END})
    return Trace(states=states, touched=frozenset(touched), skipped=(), worlds={})


def _sql(name: str) -> str:
    return bundled_bytes("unpick.trace.sql", f"{name}.sql").decode()


def _note(states: dict[State, int], table: pa.Table, tier: int, sign: int) -> None:
    for row in table.to_pylist():
        state = (row["entity_id"], plain_product(row["product"]), tier)
        day = row["first_day"]
        states[state] = sign * min(day, sign * states.get(state, sign * day))


def _moves_table(starts: set[int], products: list[int], direction: Direction) -> pa.Table:
    moves = all_moves(starts, products, direction)
    return pa.table(
        {
            "before_product": pa.array([one.before for one in moves], pa.int32()),
            "carries": pa.array([str(one.carries) for one in moves], pa.string()),
            "product": pa.array([one.product for one in moves], pa.int32()),
            "after_product": pa.array([one.after for one in moves], pa.int32()),
        }
    )


def _seed_table(seeds: list[Seed], direction: Direction, hold_days: int | None) -> pa.Table:
    spans = [(s.first_day, s.last_day) if direction == DOWN else (-s.last_day, -s.first_day) for s in seeds]
    ends = [NO_END if hold_days is None else last for _, last in spans]
    kept = [place for place, (first, _) in enumerate(spans) if first <= ends[place]]
    return pa.table(
        {
            "entity_id": pa.array([seeds[place].entity_id for place in kept], pa.string()),
            "product": pa.array([seeds[place].product for place in kept], pa.int32()),
            "first_day": pa.array([spans[place][0] for place in kept], pa.int32()),
            "last_day": pa.array([ends[place] for place in kept], pa.int32()),
        }
    )

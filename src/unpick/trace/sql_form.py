"""The trace as SQL, iterated tier by tier: the fallback beyond memory and the second opinion."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

import pyarrow as pa

from unpick.model.bundled import bundled_bytes
from unpick.store.engine import DuckDBEngine
from unpick.trace.edges import CONCERN, Edge, Seed, edges_to_arrow
from unpick.trace.moves import DOWN, Direction, all_moves
from unpick.trace.reference import NO_END, State, Trace, explain_skipped, index_edges, plain_states

__all__ = ["SqlEngine", "moves_table", "read_sql", "seed_table", "trace_on", "trace_sql"]

_EDGE_COLUMNS: Final = (
    *("edge_id", "from_id", "to_id", "carries"),
    *("first_day", "last_day", "transit_days", "product"),
)


class SqlEngine(Protocol):
    """What the SQL form needs of an engine; DuckDB here, Spark through the same two methods."""

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
    found = _iterate(edges, list(seeds), engine or DuckDBEngine(), direction, tiers, hold_days, beyond=False)
    states = plain_states(found.first, 1 if direction == DOWN else -1)
    return Trace(states=states, touched=frozenset(found.touched), skipped=(), worlds={})


def trace_on(
    engine: SqlEngine,
    edges: Sequence[Edge],
    seeds: Sequence[Seed],
    *,
    direction: Direction = DOWN,
    tiers: int = 6,
    hold_days: int | None = None,
) -> Trace:
    """Return what `trace_reference` does, skipped edges and their reasons included, found by the engine."""
    once = {edge.edge_id: edge for edge in edges}
    table = edges_to_arrow(once.values())
    found = _iterate(table, list(seeds), engine, direction, tiers, hold_days, beyond=True)
    states = plain_states(found.first, 1 if direction == DOWN else -1)
    skipped = explain_skipped(
        index_edges(edges, direction),
        found.first,
        touched=found.touched,
        beyond=found.beyond,
        direction=direction,
        tiers=tiers,
        hold_days=hold_days,
    )
    return Trace(
        states=states,
        touched=frozenset(found.touched),
        skipped=tuple(skipped),
        worlds=dict.fromkeys(states, 1),
    )


@dataclass(slots=True)
class _Found:
    """First days by state as the pass knows them, ids of the edges gone along, and of those beyond the tiers."""

    first: dict[State, int] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    beyond: set[str] = field(default_factory=set)


def _iterate(
    edges: pa.Table | None,
    starts: list[Seed],
    run: SqlEngine,
    direction: Direction,
    tiers: int,
    hold_days: int | None,
    *,
    beyond: bool,
) -> _Found:
    """Run the tiers; `beyond` asks also for what the last tier could go along."""
    if edges is not None:
        run.register("trace_edge", edges.select(list(_EDGE_COLUMNS)))
    products = sorted(run.run("select distinct product from trace_edge", {})["product"].to_pylist())
    if direction != DOWN:
        run.register("trace_edge", run.run(read_sql("turned"), {}))
    run.register(
        "trace_move", moves_table({seed.product for seed in starts} or {CONCERN}, products, direction)
    )
    now = seed_table(starts, direction, hold_days)
    hold = {"hold_days": NO_END if hold_days is None else hold_days}
    found = _Found()
    for tier in range(tiers + 1):
        _note(found.first, now, tier)
        if not now.num_rows or (tier == tiers and not beyond):
            break
        run.register("trace_state", now)
        if hold_days is not None:
            # Hundreds of days of arrival at one firm are a few stretches of days on which goods may leave.
            now = run.run(read_sql("merged"), hold)
            run.register("trace_state", now)
        gone = run.run(read_sql("touched"), hold)["edge_id"].to_pylist()
        if tier == tiers:
            found.beyond.update(gone)
            break
        found.touched.update(gone)
        now = run.run(read_sql("step"), {**hold, "open_end": NO_END})
    return found


def read_sql(name: str) -> str:
    """Return a statement of this room by its name."""
    return bundled_bytes("unpick.trace.sql", f"{name}.sql").decode()


def _note(first: dict[State, int], table: pa.Table, tier: int) -> None:
    for row in table.to_pylist():
        state = (row["entity_id"], row["product"], tier)
        first[state] = min(row["first_day"], first.get(state, row["first_day"]))


def moves_table(starts: Iterable[int], products: Iterable[int], direction: Direction) -> pa.Table:
    """Return every move that can occur, as the table `trace_move`."""
    moves = all_moves(starts, products, direction)
    return pa.table(
        {
            "before_product": pa.array([one.before for one in moves], pa.int32()),
            "carries": pa.array([str(one.carries) for one in moves], pa.string()),
            "product": pa.array([one.product for one in moves], pa.int32()),
            "after_product": pa.array([one.after for one in moves], pa.int32()),
        }
    )


def seed_table(seeds: Sequence[Seed], direction: Direction, hold_days: int | None) -> pa.Table:
    """Return where a trace starts, as the first table `trace_state`."""
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

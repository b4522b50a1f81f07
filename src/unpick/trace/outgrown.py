"""A trace of more than fits in memory: one tier a step, every step's rows in files, none of them in this process."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import pyarrow as pa

from unpick.trace.edges import Seed
from unpick.trace.moves import DOWN
from unpick.trace.reference import NO_END
from unpick.trace.sql_form import moves_table, read_sql, seed_table

__all__ = ["FileEngine", "TierFiles", "trace_files"]


class FileEngine(Protocol):
    """An engine that reads and writes files by itself, at addresses that it can reach."""

    def register(self, name: str, rows: pa.Table) -> None:
        """Make rows known under a name, in place of earlier ones."""

    def register_files(self, name: str, address: str) -> None:
        """Make the Parquet files below an address known under a name."""

    def write_files(self, sql: str, parameters: Mapping[str, object], address: str) -> None:
        """Run a query and write its rows below an address, in place of earlier ones."""

    def run(self, sql: str, parameters: Mapping[str, object] | None = None) -> pa.Table:
        """Run a query with its $parameters and return the rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TierFiles:
    """One tier: how many states it has, where they are, and where the ids of the edges are that leave them."""

    tier: int
    rows: int
    states: str
    touched: str


def trace_files(
    engine: FileEngine,
    edges: str,
    seeds: Sequence[Seed],
    out: str,
    *,
    tiers: int = 6,
    hold_days: int | None = None,
    done: int = 0,
) -> list[TierFiles]:
    """Follow goods, labor and place downstream; states and touched edges are those of `trace_reference`.

    Files of states have the columns entity_id, product, first_day, last_day; a state may stand in several rows, on
    several stretches of days, and its first day is the smallest. A product of PACKED and more is packaging of a heading.

    Args:
        edges: address of Parquet files with the columns of EDGE_SCHEMA that `sql/step.sql` names, an edge once.
        seeds: as for `trace_reference`. out: address that the files go below; both as the engine itself reaches them.
        done: tiers whose files an earlier call with the same arguments has written; the trace goes on after them.
    """
    engine.register_files("trace_edge", edges)
    products = sorted(engine.run("select distinct product from trace_edge")["product"].to_pylist())
    engine.register("trace_move", moves_table({seed.product for seed in seeds}, products, DOWN))
    hold = {"hold_days": NO_END if hold_days is None else hold_days}
    found: list[TierFiles] = []
    for tier in range(tiers + 1):
        at = TierFiles(
            tier=tier, rows=0, states=f"{out}/states/{tier:02d}", touched=f"{out}/touched/{tier:02d}"
        )
        if tier == 0:
            engine.register("trace_state", seed_table(seeds, DOWN, hold_days))
            if done == 0:
                engine.write_files("select * from trace_state", {}, at.states)
        elif tier >= max(1, done):
            engine.write_files(read_sql("step"), {**hold, "open_end": NO_END}, at.states)
        engine.register_files("trace_state", at.states)
        rows = int(engine.run("select count(*) as n from trace_state")["n"][0].as_py())
        found.append(TierFiles(tier=tier, rows=rows, states=at.states, touched=at.touched))
        if tier == tiers or not rows:
            break
        if hold_days is not None:
            # Hundreds of days of arrival at one firm are a few stretches of days on which goods may leave.
            merged = f"{out}/merged/{tier:02d}"
            engine.write_files(read_sql("merged"), hold, merged)
            engine.register_files("trace_state", merged)
        if tier >= done - 1:
            engine.write_files(read_sql("touched"), hold, at.touched)
    return found

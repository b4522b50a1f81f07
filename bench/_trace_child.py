"""One side of the trace benchmark in its own process: the compiled pass with the floor beside it, or DuckDB.

python _trace_child.py SIDE FOLDER ROUNDS

SIDE is kernel, worlds, planted, duckdb_all (every state of every tier) or duckdb_fresh (only states that are there earlier than
before), on two threads or, with _1 behind, on one. The last line printed is JSON: CPU seconds of building, of each query, what was found.
"""

import json
import resource
import statistics
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from _trace_answer import answer, every_tier
from _trace_read import cpu, read_columns, read_task

if TYPE_CHECKING:
    import duckdb

WORLDS = 1_024
ENOUGH = 15.0
"""CPU seconds after which a trace is not repeated in the same process."""

SQL = Path(__file__).parent / "sql"


def peak() -> int:
    """Return the peak memory of this process in bytes: Linux counts in KiB, macOS in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def kernel(folder: Path, rounds: int) -> dict[str, object]:
    """Compile, compile the functions apart, trace and measure the floor in turn."""
    from _trace_floor import Floor
    from _trace_kernel import columns_of, resident_bytes, starts_of, warm
    from unpick.trace.arrays import compile_columns
    from unpick.trace.passes import reach

    task, given = read_task(folder), read_columns(folder)
    starts, tiers, n = starts_of(task), int(task["tiers"]), int(task["entities"])
    ready, _, _ = cpu(warm, task, given)
    before = peak()
    build, _, arrays = cpu(lambda: compile_columns(columns_of(given), n_entities=n))
    after_build = peak()
    floor = Floor(arrays, given["product"][: task["shipments"]])
    floor.seconds()
    queries, floors, walls = [], [], []
    for _ in range(rounds):
        took, wall, found = cpu(lambda: reach(arrays, starts, tiers=tiers))
        walls.append(wall)
        queries.append(took)
        floors.append(statistics.median(floor.seconds() for _ in range(3)))
        if sum(queries) > ENOUGH:
            break
    entity, product, tier, day = states_of(found, tiers)
    return {
        "compile_cpu": ready,
        "build_cpu": build,
        "queries": queries,
        "walls": walls,
        "floors": floors,
        "peak_before": before,
        "peak_build": after_build,
        "peak": peak(),
        "resident": resident_bytes(arrays),
        "edges": arrays.n_edges,
        "slots": int(arrays.slot_class.size),
        **answer(entity, product, tier, day),
        **every_tier(entity, product, tier, day),
    }


def worlds(folder: Path, rounds: int) -> dict[str, object]:
    """Score every entity in 1,024 worlds, with a union pass beside it."""
    from _trace_kernel import columns_of, starts_of, warm, with_facts
    from unpick.trace.arrays import compile_columns
    from unpick.trace.passes import reach
    from unpick.trace.worlds import score_worlds

    task, given = read_task(folder), read_columns(folder)
    starts, tiers, n = starts_of(task), int(task["tiers"]), int(task["entities"])
    ready, _, _ = cpu(lambda: score_worlds(warm(task, given), starts, n=64, tiers=tiers))
    whole = with_facts(columns_of(given), read_columns(folder, "parties"))
    arrays = compile_columns(whole, n_entities=n)
    scores, passes, walls = [], [], []
    for _ in range(rounds):
        took, _, reached = cpu(lambda: reach(arrays, starts, tiers=tiers))
        passes.append(took)
        took, wall, hits = cpu(lambda: score_worlds(arrays, starts, n=WORLDS, tiers=tiers, threads=2))
        scores.append(took)
        walls.append(wall)
    few = 512
    once, twice = (score_worlds(arrays, starts, n=few, tiers=tiers, threads=threads) for threads in (1, 2))
    share = hits.hits / hits.n
    return {
        "compile_cpu": ready,
        "scores": scores,
        "passes": passes,
        "walls": walls,
        "peak": peak(),
        "entities": int(hits.entity.size),
        "worlds": int(hits.n),
        "mean_score": float(share.mean()),
        "reached_by_union": int(np.unique(reached.entity).size),
        "same_on_one_thread": bool(np.array_equal(once.hits, twice.hits)),
    }


def planted(folder: Path, _: int) -> dict[str, object]:
    """Follow the heads of all planted chains and decoys at once: their firms send to nobody else."""
    from _trace_kernel import columns_of, starts_of, warm
    from unpick.datasets.generate.network import HOLD_DAYS
    from unpick.trace.arrays import compile_columns
    from unpick.trace.passes import reach

    task, given = read_task(folder), read_columns(folder)
    warm(task, given)
    arrays = compile_columns(columns_of(given), n_entities=int(task["entities"]))
    heads = [chain["watched"] for chain in task["planted"]]
    found = reach(arrays, starts_of(task, heads), tiers=int(task["tiers"]), hold_days=HOLD_DAYS)
    entity, _, tier, _ = states_of(found, int(task["tiers"]))
    lowest: dict[int, int] = {}
    for one, at in zip(entity.tolist(), tier.tolist(), strict=True):
        lowest[one] = min(at, lowest.get(one, at))
    chains = [chain for chain in task["planted"] if not chain["breaks"]]
    decoys = [chain for chain in task["planted"] if chain["breaks"]]
    strangers = set(lowest) - {party for chain in task["planted"] for party in chain["parties"]}
    return {
        "chains": len(chains),
        "found": sum(
            all(lowest.get(party) == at for at, party in enumerate(chain["parties"])) for chain in chains
        ),
        "decoys": len(decoys),
        "decoys_found": sum(decoy["buyer"] in lowest for decoy in decoys),
        "strangers": len(strangers),
    }


def states_of(found: Any, tiers: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return entity, product, tier and first day of each state that the compiled pass found."""
    held = found.mask.astype(np.uint64)[:, None] >> np.arange(tiers + 1, dtype=np.uint64) & np.uint64(1)
    at, tier = np.nonzero(held)
    return found.entity[at], found.product()[at].astype(np.int64), tier, found.first_days()[at, tier]


def duckdb_side(folder: Path, rounds: int, *, fresh: bool, threads: int = 2) -> dict[str, object]:
    """Trace tier by tier in SQL over whole numbers."""
    import duckdb

    task, given = read_task(folder), read_columns(folder)
    with duckdb.connect(config={"threads": threads}) as connection:
        build, _, _ = cpu(_prepare, connection, given, task)
        queries, walls = [], []
        for _ in range(rounds):
            took, wall, tiers = cpu(_iterate, connection, task, fresh)
            walls.append(wall)
            queries.append(took)
        columns = [
            connection.execute(f"select entity, product, day from tier_{tier}").fetchnumpy()
            for tier in range(tiers)
        ]
    entity, product, day = (
        np.concatenate([one[name] for one in columns]).astype(np.int64)
        for name in ("entity", "product", "day")
    )
    tier = np.repeat(np.arange(len(columns)), [one["entity"].size for one in columns])
    found = {"build_cpu": build, "queries": queries, "walls": walls, "peak_build": peak()}
    found |= answer(entity, product, tier, day)
    return found if fresh else found | every_tier(entity, product, tier, day)


def _prepare(
    connection: "duckdb.DuckDBPyConnection", given: dict[str, np.ndarray], task: dict[str, Any]
) -> None:
    connection.register("given", _arrow(given))
    connection.execute("create table edge as select * from given")
    connection.execute(
        "create table trace_move (before integer, concern boolean, product integer, after integer)"
    )
    connection.executemany(
        "insert into trace_move values (?, ?, ?, ?)", [[a, bool(c), p, b] for a, c, p, b in task["moves"]]
    )
    seeds = np.array(task["seeds"], np.int32)
    held = {"entity": seeds, "product": np.full(seeds.size, task["seed_product"], np.int32)}
    # A seed holds from day 1, so that something leaves it from day 2 on.
    connection.register("start", _arrow(held | {"day": np.ones(seeds.size, np.int32)}))


def _arrow(columns: dict[str, np.ndarray]) -> Any:
    import pyarrow as pa

    return pa.table(columns)


def _iterate(connection: "duckdb.DuckDBPyConnection", task: dict[str, Any], fresh: bool) -> int:
    """Run the tiers; the states of tier t stand in the table tier_t. Return how many tiers there are."""
    text = {
        name: (SQL / f"trace_{name}.sql").read_text(encoding="utf-8") for name in ("step", "fresh", "best")
    }
    connection.execute("create or replace temp table tier_0 as select * from start")
    connection.execute("create or replace temp view trace_state as select * from tier_0")
    connection.execute("create or replace temp table trace_best as select * from tier_0")
    for tier in range(1, task["tiers"] + 1):
        if not fresh:
            connection.execute(f"create or replace temp table tier_{tier} as {text['step']}")
            connection.execute(f"create or replace temp view trace_state as select * from tier_{tier}")
            continue
        connection.execute(f"create or replace temp table trace_next as {text['step']}")
        connection.execute(f"create or replace temp table tier_{tier} as {text['fresh']}")
        connection.execute(f"create or replace temp view trace_state as select * from tier_{tier}")
        connection.execute(f"create or replace temp table trace_best as {text['best']}")
    return int(task["tiers"]) + 1


SIDES = {
    "kernel": kernel,
    "worlds": worlds,
    "planted": planted,
    "duckdb_all": lambda folder, rounds: duckdb_side(folder, rounds, fresh=False),
    "duckdb_fresh": lambda folder, rounds: duckdb_side(folder, rounds, fresh=True),
    "duckdb_all_1": lambda folder, rounds: duckdb_side(folder, rounds, fresh=False, threads=1),
    "duckdb_fresh_1": lambda folder, rounds: duckdb_side(folder, rounds, fresh=True, threads=1),
}

if __name__ == "__main__":
    print(json.dumps(SIDES[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))))

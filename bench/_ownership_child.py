"""One side of the ownership benchmark: SIDE ENTITIES STAKES LISTED; prints one JSON line."""

import datetime as dt
import hashlib
import json
import resource
import sys
import time
from collections import defaultdict
from fractions import Fraction

import numpy as np

from unpick.law.ownership import AddsUp, Rule, authority_of
from unpick.model.days import FOREVER
from unpick.model.share import WHOLE
from unpick.trace.ownership_arrays import YES, Columns, count_columns, decide_columns

ON = dt.date(2026, 1, 1)
ROUNDS = 20
"""Answers timed in one process; the median counts."""


def make(entities: int, stakes: int, listed: int) -> tuple[Columns, np.ndarray]:
    """Return stakes in which most firms have a few owners, some firms own many, and chains run deep.

    Percents come whole. What one firm's owners hold is not held to the whole, as in registers with gaps.
    """
    random = np.random.Generator(np.random.PCG64(17))
    # A few holders own much: the square of a uniform draw crowds the low numbers.
    owner = (entities * random.random(stakes) ** 2).astype(np.int32)
    owned = random.integers(0, entities, stakes).astype(np.int32)
    percent = random.choice([5, 10, 25, 30, 49, 50, 51, 75, 100], stakes).astype(np.int64)
    percent = np.where(random.random(stakes) < 0.45, percent // 5 + 1, percent)
    parts = percent * (WHOLE // 100)
    nobody = np.zeros(stakes, np.int32)
    columns = Columns(
        owner=owner,
        owned=owned,
        kind=np.zeros(stakes, np.int8),
        low=parts,
        high=parts,
        begins=nobody + 1,
        ends=nobody + dt.date.max.toordinal(),
        origin=nobody,
        indirect=np.zeros(stakes, np.bool_),
    )
    return columns, np.sort(random.choice(entities, listed, replace=False))


def tidy(columns: Columns) -> Columns:
    """Return one stake per owner and firm, none in itself, and no firm of which more than the whole is held.

    The rule treats those apart, which no peer does; the benchmark is of the fixpoint.
    """
    key = columns.owner.astype(np.int64) << 32 | columns.owned
    rows = np.unique(key, return_index=True)[1]
    rows = rows[columns.owner[rows] != columns.owned[rows]]
    rows = rows[np.argsort(columns.owned[rows], kind="stable")]
    owned, low = columns.owned[rows], columns.low[rows]
    starts = np.flatnonzero(np.diff(owned, prepend=-1))
    before = np.cumsum(low) - low
    running = before - np.repeat(before[starts], np.diff(starts, append=rows.size)) + low
    kept = np.sort(rows[running <= WHOLE])
    return columns.take(kept)


def digest(entity: np.ndarray, held: np.ndarray) -> str:
    """Return a hash over who is blocked and what is held of each."""
    order = np.argsort(entity)
    return hashlib.sha256(
        entity[order].astype(np.int64).tobytes() + held[order].astype(np.int64).tobytes()
    ).hexdigest()


def ours(columns: Columns, listed: np.ndarray, entities: int, rule: Rule) -> dict[str, object]:
    """Answer by the product."""
    small = columns.take(np.arange(10))
    started = time.process_time()
    warm = count_columns(small, authority_of("OFAC"), on=ON, entities=entities)
    decide_columns(warm, rule, listed[:3].tolist(), [])
    compiled = time.process_time() - started
    started = time.process_time()
    counted = count_columns(columns, authority_of("OFAC"), on=ON, entities=entities)
    build = time.process_time() - started
    seeds = listed.astype(np.int32)
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        found = decide_columns(counted, rule, seeds, [])
        times.append(time.process_time() - started)
    blocked = found.state == YES
    return {
        "cpu": float(np.median(times)),
        "build": build,
        "compile": round(compiled, 3),
        "blocked": int(blocked.sum()),
        "digest": digest(found.entity[blocked], found.low[blocked]),
    }


def duckdb_side(columns: Columns, listed: np.ndarray, rule: Rule) -> dict[str, object]:
    """Answer by a fixpoint in SQL, in two forms; the better one counts."""
    import duckdb
    import pyarrow as pa

    connection = duckdb.connect()
    connection.execute("set threads = 1")
    started = time.process_time()
    connection.register(
        "arrow", pa.table({"owner": columns.owner, "owned": columns.owned, "low": columns.low})
    )
    connection.execute("create table stake as select owner, owned, low from arrow order by owner")
    connection.register("seeds", pa.table({"entity": listed.astype(np.int32)}))
    connection.execute("create table seed as select entity from seeds")
    build = time.process_time() - started
    times, anew = [], []
    for _ in range(3):
        started = time.process_time()
        fixpoint(connection, int(rule.line or 0), ANEW)
        anew.append(time.process_time() - started)
        started = time.process_time()
        rounds = fixpoint(connection, int(rule.line or 0), CARRIED)
        times.append(time.process_time() - started)
    table = connection.sql(
        "select entity, coalesce(held.low, 0) as low from blocked left join held on held.owned = entity"
    ).fetchnumpy()
    return {
        "cpu": float(np.median(times)),
        "anew": float(np.median(anew)),
        "build": build,
        "rounds": rounds,
        "blocked": len(table["entity"]),
        "digest": digest(table["entity"], table["low"]),
    }


ANEW = """
    create or replace table held as
    select stake.owned, sum(stake.low)::bigint as low
    from stake
    join blocked on blocked.entity = stake.owner
    group by stake.owned
"""
"""What a round does in the plain fixpoint: add up all that is held by whoever is blocked so far."""

CARRIED = """
    create or replace table held as
    select owned, sum(low)::bigint as low
    from (
        select owned, low from held
        union all
        select stake.owned, stake.low from stake join fresh on fresh.entity = stake.owner
    )
    group by owned
"""
"""What a round does in the best fixpoint found: sums are carried on, and only what is new is joined."""


def fixpoint(connection: object, line: int, step: str) -> int:
    """Run rounds until nothing is new; return how many."""
    run = connection.execute  # type: ignore[attr-defined]
    run("create or replace table blocked as select entity from seed")
    run("create or replace table fresh as select entity from seed")
    run("create or replace table held (owned integer, low bigint)")
    rounds = 0
    while run("select count(*) from fresh").fetchall()[0][0]:
        rounds += 1
        run(step)
        run(
            """
            create or replace table fresh as
            select owned as entity
            from held
            where low >= $line and owned not in (select entity from blocked)
            """,
            {"line": line},
        )
        run("insert into blocked select entity from fresh")
    return rounds


def fractions_side(columns: Columns, listed: np.ndarray, rule: Rule) -> dict[str, object]:
    """Answer in plain Python with exact fractions, one owner at a time."""
    held_by: defaultdict[int, list[tuple[int, Fraction]]] = defaultdict(list)
    for owner, owned, low in zip(
        columns.owner.tolist(), columns.owned.tolist(), columns.low.tolist(), strict=True
    ):
        held_by[owner].append((owned, Fraction(low, WHOLE)))
    line = Fraction(int(rule.line or 0), WHOLE)
    started = time.process_time()
    queue = listed.tolist()
    blocked = set(queue)
    held: defaultdict[int, Fraction] = defaultdict(Fraction)
    for owner in queue:
        for owned, share in held_by.get(owner, ()):
            held[owned] += share
            if owned not in blocked and held[owned] >= line:
                blocked.add(owned)
                queue.append(owned)
    cpu = time.process_time() - started
    entity = np.array(sorted(blocked))
    parts = np.array([int(held[one] * WHOLE) for one in entity.tolist()])
    return {"cpu": cpu, "build": 0.0, "blocked": len(blocked), "digest": digest(entity, parts)}


def main() -> None:
    """Run the side that was asked for."""
    side, entities, stakes, listed = sys.argv[1], *map(int, sys.argv[2:5])
    # Half as many again is drawn, so that the number asked for is left.
    columns, seeds = make(entities, stakes * 3 // 2, listed)
    columns = tidy(columns)
    columns = columns.take(np.arange(min(stakes, columns.owner.size)))
    rule = Rule(
        id="bench", start=dt.date.min, end=FOREVER, line=WHOLE // 2, adds_up=AddsUp.ALL, says="", sources=()
    )
    if side == "ours":
        answer = ours(columns, seeds, entities, rule)
    elif side == "duckdb":
        answer = duckdb_side(columns, seeds, rule)
    else:
        answer = fractions_side(columns, seeds, rule)
    answer["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    answer["stakes"] = int(columns.owner.size)
    print(json.dumps(answer))


if __name__ == "__main__":
    main()

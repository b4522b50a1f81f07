"""The kernel's side of the cluster benchmark, and whether its states are those of the files of another side.

python _cluster_kernel.py FOLDER HOLD_DAYS [OUT]
"""

import json
import statistics
import sys
from pathlib import Path

import numpy as np

from _trace_child import peak, states_of
from _trace_kernel import columns_of, starts_of, warm
from _trace_read import cpu, read_columns, read_task
from unpick.trace.arrays import compile_columns
from unpick.trace.passes import reach


def main() -> None:
    """Trace; with OUT, compare every state of every tier with the files there."""
    folder, hold = Path(sys.argv[1]), None if sys.argv[2] == "-" else int(sys.argv[2])
    task, given = read_task(folder), read_columns(folder)
    tiers = int(task["tiers"])
    warm(task, given)
    build, _, arrays = cpu(lambda: compile_columns(columns_of(given), n_entities=int(task["entities"])))
    asked = {"tiers": tiers, "hold_days": hold}
    took = [cpu(lambda: reach(arrays, starts_of(task), **asked)) for _ in range(3)]
    told = {"build_cpu": build, "query": statistics.median(one for one, _, _ in took), "peak": peak()}
    if len(sys.argv) > 3:
        told |= compare(states_of(took[0][2], tiers), Path(sys.argv[3]))
    print(json.dumps(told))


def compare(mine: tuple[np.ndarray, ...], out: Path) -> dict[str, object]:
    """Return how many states there are, and whether both sides have the same ones on the same first days."""
    import duckdb

    entity, product, tier, day = (one.astype(np.int64) for one in mine)
    order = np.lexsort((product, entity, tier))
    theirs = []
    for folder in sorted((out / "states").iterdir()):
        rows = duckdb.sql(
            "select cast(split_part(entity_id, ' ', 2) as bigint) as entity, cast(product as bigint) as product, "
            f"{int(folder.name)}::bigint as tier, cast(min(first_day) as bigint) as day "
            f"from read_parquet('{folder}/*.parquet') group by 1, 2 order by 1, 2"
        ).fetchnumpy()
        theirs.append(np.stack([rows[name] for name in ("entity", "product", "tier", "day")]))
    ours = np.stack([entity, product, tier, day])[:, order]
    found = np.concatenate(theirs, axis=1)
    return {"states": int(found.shape[1]), "same": bool(np.array_equal(ours, found))}


if __name__ == "__main__":
    main()

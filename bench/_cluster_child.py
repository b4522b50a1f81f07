"""One side of the cluster benchmark in its own process: the trace tier by tier over files, on an engine.

python _cluster_child.py URL FOLDER OUT HOLD_DAYS

Prints `ready` when the engine is there, waits for a line, traces, prints JSON. HOLD_DAYS is - for no limit.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from unpick.store.engine import open_engine
from unpick.trace.edges import CONCERN, LAST_DAY, Seed
from unpick.trace.outgrown import trace_files


def main() -> None:
    """Open, wait, trace."""
    url, folder, out, hold = sys.argv[1], Path(sys.argv[2]), sys.argv[3], sys.argv[4]
    task = json.loads((folder / "task.json").read_text(encoding="utf-8"))
    seeds = [Seed(entity_id=f"party {one}", product=CONCERN, last_day=LAST_DAY) for one in task["seeds"]]
    with open_engine(url) as opened:
        engine: Any = opened
        engine.run("select 1")
        print("ready", flush=True)
        sys.stdin.readline()
        started = time.monotonic()
        found = trace_files(
            engine,
            str(folder / "edges"),
            seeds,
            out,
            tiers=int(task["tiers"]),
            hold_days=None if hold == "-" else int(hold),
        )
        wall = time.monotonic() - started
        print(
            json.dumps({"wall": wall, "rows": [one.rows for one in found], "version": engine.version}),
            flush=True,
        )
        sys.stdin.readline()


if __name__ == "__main__":
    main()

"""What a reader costs: to open one, and to ask one table, on a workspace with the bundled lists (CPU, no peer).

python3 dev.py bench open_reader [--rounds N] [--small]
"""

import argparse
import datetime as dt
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from _frame import kernel_seconds
from unpick.app.lists import import_bundled
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC)
TABLES = ("statement", "name", "claim", "listing", "source", "party")


def _spent(work: Callable[[], object], rounds: int) -> float:
    """Return the median CPU milliseconds of a piece of work, the first time left out."""
    work()
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return round(median(taken), 1)


def main() -> None:
    """Measure, and print one JSON line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--small", action="store_true")
    asked = parser.parse_args()
    rounds = 3 if asked.small else asked.rounds
    with tempfile.TemporaryDirectory(prefix="unpick-bench-") as held:
        workspace = Workspace.create(Path(held) / "ws", created_at=AT)
        start = time.process_time()
        import_bundled(workspace, at=AT)
        loading = time.process_time() - start

        def opened(table: str = "") -> None:
            with workspace.reader() as reader:
                if table:
                    reader.table(table)

        answer = {
            "figure": "open_reader",
            "unit": "CPU ms, median",
            "opened": _spent(opened, rounds),
            "opened and one table": {name: _spent(lambda name=name: opened(name), rounds) for name in TABLES},
            "lists loaded, CPU s": round(loading, 2),
            "kernel": round(kernel_seconds(), 3),
        }
    print(json.dumps(answer))


if __name__ == "__main__":
    main()

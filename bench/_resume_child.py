"""A pass that starts from a checkpoint beside a full one, in a process of its own.

python _resume_child.py FOLDER ROUNDS

The last line printed is JSON: CPU seconds of full passes and of resumed ones on the same network and on one of which shipments
of the last 90 days were withdrawn and others told otherwise, with the share of edges that was read again.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from _trace_kernel import columns_of, starts_of
from _trace_read import cpu, read_columns, read_task
from unpick.trace.arrays import Arrays, Columns, compile_columns
from unpick.trace.checkpoints import fingerprint, reach_saving
from unpick.trace.passes import reach
from unpick.trace.resume import resume, table_of

DAYS = 90


def late_changes(columns: Columns, first: int) -> Columns:
    """Return the columns without every fiftieth shipment from a day on, every seventh of the rest of other goods."""
    shipped = (columns.last == columns.day) & ~columns.concern
    late = np.flatnonzero((columns.day >= first) & shipped)
    kept = np.ones(columns.day.size, bool)
    kept[late[::50]] = False
    product = np.array(columns.product)
    product[late[1::350]] = 8541
    names = ("sender", "receiver", "day", "last", "concern")
    return replace(columns, product=product[kept], **{name: getattr(columns, name)[kept] for name in names})


def beside(saved: Any, arrays: Arrays, starts: Any, tiers: int, rounds: int) -> dict[str, Any]:
    """Return CPU seconds of full and resumed passes in turn, and whether their answers have the same bytes."""
    marked, _, marks = cpu(fingerprint, arrays)
    full, resumed, whole = [], [], []
    for _ in range(rounds):
        took, _, one = cpu(lambda: reach(arrays, starts, tiers=tiers))
        full.append(took)
        took, _, other = cpu(lambda: resume(saved, arrays, starts, tiers=tiers, marks=marks))
        resumed.append(took)
        took, _, answer = cpu(other.reached)
        whole.append(took)
    mine, theirs = table_of(answer), table_of(one)
    return {
        "full": full,
        "resumed": resumed,
        "whole": whole,
        "marks": marked,
        "share": other.replayed / arrays.n_edges,
        "edges": arrays.n_edges,
        "states": one.states,
        "after": other.after,
        "same": all(mine[name].tobytes() == theirs[name].tobytes() for name in mine),
    }


def main() -> None:
    """Measure and print."""
    folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
    task, given = read_task(folder), read_columns(folder)
    starts, tiers, n = starts_of(task), int(task["tiers"]), int(task["entities"])
    few = slice(max(0, task["shipments"] - 5_000), task["shipments"])
    small = compile_columns(columns_of(given, few), n_entities=n)
    warm = reach_saving(small, starts, tiers=tiers, days=[int(small.days[0])])[1]
    resume(warm, small, starts, tiers=tiers).reached()
    columns = columns_of(given)
    arrays = compile_columns(columns, n_entities=n)
    last = int(arrays.days[-1])
    saving, _, (_, saved) = cpu(lambda: reach_saving(arrays, starts, tiers=tiers, days=[last - DAYS]))
    changed = compile_columns(late_changes(columns, last - DAYS + 1), n_entities=n)
    print(
        json.dumps(
            {
                "saving": saving,
                "day": last - DAYS,
                "same_network": beside(saved, arrays, starts, tiers, rounds),
                "changed_network": beside(saved, changed, starts, tiers, rounds),
            }
        )
    )


if __name__ == "__main__":
    main()

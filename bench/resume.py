"""A trace resumed from a checkpoint 90 days before the end, beside a full one: its share of CPU over the share of edges read again.

python3 dev.py bench resume [--small] [--sizes N ...] [--rounds N] [--scratch DIR]

Each network is asked twice: as it was, and with shipments of the last 90 days withdrawn and told otherwise, so that slots have
other numbers. A resumed pass whose answer is not that of the full one, byte for byte, has no ratio.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from _frame import figure, kernel_seconds, run_child

BENCH = Path(__file__).parent
SIZES = (1_000_000, 5_000_000)
SHARE = 1.5  # issue "Chains", figures


def tell(name: str, told: dict[str, Any], *, day: int, kernel: float) -> None:
    """Print the figures of one network."""
    full, resumed, whole = (statistics.median(told[one]) for one in ("full", "resumed", "whole"))
    used = told["after"] == day
    for says, took in (("resume", resumed), ("resume, whole answer listed", resumed + whole)):
        ratio = took / full / told["share"] if told["same"] and used else None
        figure(
            f"{says}, {name}: share of CPU over share of edges",
            round(took * 1_000, 3),
            "CPU ms",
            peer="full pass",
            peer_value=round(full * 1_000, 3),
            ratio=round(ratio, 2) if ratio else None,
            target=SHARE,
            met=bool(ratio and ratio <= SHARE),
            n=len(told["full"]),
            same_answer=told["same"],
            share_of_edges=round(told["share"], 4),
            states=told["states"],
            marks_ms=round(told["marks"] * 1_000, 1),
            kernels=round(took / kernel, 4),
        )


def main() -> None:
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--scratch", type=Path)
    given = parser.parse_args()
    sizes = [100_000] if given.small else given.sizes
    kernel = kernel_seconds()
    with tempfile.TemporaryDirectory(dir=given.scratch) as scratch:
        for edges in sizes:
            for kind in ("coded", "whole"):
                folder = Path(scratch) / f"{kind}-{edges}"
                run_child([sys.executable, str(BENCH / "_trace_data.py"), str(folder), str(edges), kind])
                run = run_child(
                    [sys.executable, str(BENCH / "_resume_child.py"), str(folder), str(given.rounds)]
                )
                for name in ("same_network", "changed_network"):
                    where = f"{kind}, {edges:,} edges, {name.replace('_', ' ')}"
                    tell(where, run.answer[name], day=run.answer["day"], kernel=kernel)


if __name__ == "__main__":
    main()

"""Names by the million: against a watch list, and among themselves, with CPU seconds by stage and peak memory.

python3 dev.py bench bulk [--full] [--names N] [--watch N] [--only screen|self] [--seed N]

Names and lists are made up (bench/_firms.py, bench/_crowd.py). The small run takes two minutes; --full is 3 million
names against 100,000, and 3 million among themselves. Rates are n / (CPU seconds / 2), so that a busy machine does not
count; wall time is told beside them.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from _frame import Run, figure, kernel_seconds, run_child
from unpick.model.chance import wilson

CHILD = str(Path(__file__).parent / "_bulk_child.py")


def child(side: str, **asked: int) -> Run:
    """Run one side in a child of its own."""
    with tempfile.TemporaryDirectory(prefix="unpick-bench-") as folder:
        return run_child([sys.executable, CHILD, side, folder, json.dumps(asked)])


def screen(names: int, watch: int) -> None:
    """Print the run against a watch list."""
    run = child("screen", names=names, watch=watch)
    told = {key: value for key, value in run.answer.items() if key not in ("cpu", "peak")}
    cpu, peak = float(str(run.answer["cpu"])), int(str(run.answer["peak"]))
    minutes = cpu / 2 / 60
    figure(
        f"bulk: {names} names against {watch}, end to end on 2 cores",
        round(minutes, 2),
        "minutes (CPU s / 2)",
        target="<= 5 at 3 million x 100,000" if names >= 3_000_000 else None,
        met=minutes <= 5 if names >= 3_000_000 else None,
        n=names,
        names_per_s=round(names / (cpu / 2)),
        cpu_s=round(cpu, 1),
        kernels=round(cpu / kernel_seconds(), 1),
        **told,
    )
    figure("bulk: peak memory, all processes", peak, "bytes", target="<= 6 GB", met=peak <= 6e9, n=names)


def itself(names: int, seed: int) -> None:
    """Print the run of names among themselves."""
    run = child("self", names=names, seed=seed)
    told = {key: value for key, value in run.answer.items() if key not in ("cpu", "peak")}
    cpu, peak = float(str(run.answer["cpu"])), int(str(run.answer["peak"]))
    minutes = cpu / 2 / 60
    figure(
        f"bulk: {names} names among themselves, on 2 cores",
        round(minutes, 2),
        "minutes (CPU s / 2)",
        target="<= 10 at 3 million" if names >= 3_000_000 else None,
        met=minutes <= 10 if names >= 3_000_000 else None,
        n=names,
        cpu_s=round(cpu, 1),
        kernels=round(cpu / kernel_seconds(), 1),
        peak_bytes=peak,
        **told,
    )
    right = int(str(run.answer["right_pairs"]))
    for what, pairs, target in (("precision", "made_pairs", 0.98), ("recall", "planted_pairs", 0.90)):
        count = int(str(run.answer[pairs]))
        low, high = wilson(right, count)
        figure(
            f"bulk: pairwise {what} on planted truth",
            round(right / count, 4),
            "share",
            target=f">= {target}",
            met=right / count >= target,
            n=count,
            low95=round(low, 4),
            high95=round(high, 4),
        )


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--full", action="store_true", help="3 million names, 100,000 watch names")
    parser.add_argument("--names", type=int)
    parser.add_argument("--watch", type=int)
    parser.add_argument("--only", choices=("screen", "self"))
    parser.add_argument("--seed", type=int, default=2_027, help="of the names among themselves")
    asked = parser.parse_args()
    names = asked.names or (3_000_000 if asked.full else 50_000)
    watch = asked.watch or (100_000 if asked.full else 20_000)
    if asked.only != "self":
        screen(names, watch)
    if asked.only != "screen":
        itself(names, asked.seed)


if __name__ == "__main__":
    main()

"""Every shipment and importer of a generated network scored in one go: CPU seconds and memory by part.

python3 dev.py bench batch [--small] [--sizes N ...] [--threads N] [--scratch DIR] [--files]

Names are resolved: the network comes as columns. With --files the same is asked of raw bills of lading, through
`load`, names and `trace --out`, each told apart. 20 million need 6 GB of memory and 3 GB of scratch.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

from _frame import figure, kernel_seconds, run_child

SIZES = (1_000_000, 5_000_000, 20_000_000)
LARGE = 20_000_000
BENCH = Path(__file__).parent

# Issue "Chains", figures: 10 minutes on 2 cores and 8 GB, names resolved; 30 minutes from raw files.
CPU, WALL, MEMORY = 1_200.0, 600.0, 8e9
FILES_WALL = 1_800.0


def columns(edges: int, threads: int, hold_days: int, scratch: Path) -> None:
    """Tell the batch over a network in columns."""
    folder = scratch / f"whole-{edges}"
    run_child([sys.executable, str(BENCH / "_trace_data.py"), str(folder), str(edges), "whole"])
    command = [
        sys.executable,
        str(BENCH / "_batch_child.py"),
        "columns",
        str(folder),
        str(threads),
        str(hold_days),
    ]
    kernel = kernel_seconds()
    run = run_child(command)
    told: dict[str, Any] = run.answer
    large = edges >= LARGE
    figure(
        f"whole-year batch, names resolved, {edges:,} edges",
        round(run.cpu, 1),
        "CPU s",
        target=f"<= {CPU:.0f} at 20 million (10 minutes on 2 cores)",
        met=run.cpu <= CPU and run.wall <= WALL if large else None,
        n=edges,
        kernels=round(run.cpu / kernel, 1),
        wall_s=round(run.wall, 1),
        threads=threads,
        hold_days=hold_days,
        **told,
    )
    figure(
        f"whole-year batch, names resolved, {edges:,} edges: peak memory",
        round(run.peak_bytes / 1e9, 2),
        "GB",
        target=f"<= {MEMORY / 1e9:.0f} at 20 million",
        met=run.peak_bytes <= MEMORY if large else None,
        n=edges,
        bytes_an_edge=round(run.peak_bytes / edges),
    )
    for path in folder.iterdir():
        path.unlink()


def files(edges: int, scratch: Path) -> None:
    """Tell the same from raw files: load, then names, network and scores, each in a child of its own."""
    folder, total, walls = scratch / f"files-{edges}", 0.0, 0.0
    folder.mkdir()
    for part in ("make", "load", "scores"):
        run = run_child(
            [sys.executable, str(BENCH / "_batch_child.py"), part, str(folder), str(edges), "730"]
        )
        if part == "make":
            continue
        total, walls = total + run.cpu, walls + run.wall
        figure(
            f"whole-year batch from raw files, {edges:,} bills: {part}",
            round(run.cpu, 1),
            "CPU s",
            n=edges,
            wall_s=round(run.wall, 1),
            peak_gb=round(run.peak_bytes / 1e9, 2),
            **run.answer,
        )
    figure(
        f"whole-year batch from raw files, {edges:,} bills",
        round(total, 1),
        "CPU s",
        target=f"<= {2 * FILES_WALL:.0f} at 20 million (30 minutes on 2 cores)",
        met=walls <= FILES_WALL if edges >= LARGE else None,
        n=edges,
        wall_s=round(walls, 1),
    )


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--small", action="store_true", help="100,000 edges, a minute")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--hold-days", type=int, default=730, help="as the command has it; -1 for none")
    parser.add_argument("--scratch", type=Path, help="folder for the temporary files")
    parser.add_argument("--files", action="store_true", help="from raw files instead of columns")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="unpick-bench-", dir=asked.scratch) as folder:
        for edges in [100_000] if asked.small else sorted(asked.sizes):
            if asked.files:
                files(edges, Path(folder))
            else:
                columns(edges, asked.threads, asked.hold_days, Path(folder))


if __name__ == "__main__":
    main()

"""Loading generated bills: CPU against bare DuckDB doing the same joins, Parquet and index, memory, hashing apart.

python3 dev.py bench load [--small] [--bills N] [--rounds N] [--layout ams|vendor|both] [--scratch DIR]

A season of 20 million bills needs about 20 GB, its copy in the workspace as much again, and the buckets of the
join as much for a while: give a scratch folder with 70 GB free.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from _frame import Run, alternate, figure, folder_bytes, kernel_seconds, run_child

CHILD = str(Path(__file__).parent / "_load_child.py")
LAYOUTS = {"ams": "ams", "vendor": "us-bills-61"}
CPU_RATIO = 3.0  # issue "Foundation", figures to measure
PEAK_BYTES = 3 << 30  # the same


def make_season(folder: Path, bills: int, layout: str) -> None:
    """Generate in a child, so that this process stays small."""
    code = (
        "import sys; from pathlib import Path; from unpick.datasets.generate import generate_season as make; "
        "make(Path(sys.argv[1]), bills=int(sys.argv[2]), seed=20, layout=sys.argv[3])"
    )
    run = run_child([sys.executable, "-c", code, str(folder), str(bills), LAYOUTS[layout]])
    figure(
        f"generate {bills} bills, {layout}",
        round(run.cpu, 1),
        "CPU s",
        n=bills,
        wall_s=round(run.wall, 1),
        bytes=folder_bytes(folder),
        peak_bytes=run.peak_bytes,
    )


def side(name: str, layout: str, scratch: Path) -> Run:
    """Run one side in a fresh folder, and keep what it found in its answer."""
    out = scratch / name
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    run = run_child([sys.executable, CHILD, name, layout, str(scratch / "season"), str(out)])
    files = shipment_files(out)
    index = next(path for path in (out / "index.duckdb", out / "workspace" / "index.duckdb") if path.exists())
    found = run_child([sys.executable, CHILD, "answer", layout, "-", str(index), *files])
    run.answer["found"] = found.answer
    return run


def shipment_files(out: Path) -> list[str]:
    """Return the Parquet files that hold the shipments of one side."""
    import pyarrow.parquet as pq

    whole = [out / "shipment.parquet"] if (out / "shipment.parquet").exists() else []
    parts = sorted((out / "workspace" / "facts" / "parts").glob("*.parquet")) if not whole else []
    return [str(path) for path in whole + [p for p in parts if "shipper_name" in pq.read_schema(p).names]]


def measure(layout: str, bills: int, rounds: int, scratch: Path) -> None:
    """Print the figures of one layout."""
    make_season(scratch / "season", bills, layout)
    kernel = kernel_seconds()
    mine, theirs = alternate(
        lambda: side("product", layout, scratch), lambda: side("peer", layout, scratch), rounds=rounds
    )
    originals = statistics.median(float(str(run.answer["originals_cpu"])) for run in mine)
    cpu = statistics.median(run.cpu for run in mine) - originals
    bare = statistics.median(run.cpu for run in theirs)
    same = all(run.answer["found"] == theirs[0].answer["found"] for run in mine)
    if not same:
        print(f"ours {mine[0].answer['found']}\npeer {theirs[0].answer['found']}", file=sys.stderr)
    peak = max(run.peak_bytes for run in mine)
    what = f"load {bills} bills, {layout}"
    figure(
        what,
        round(cpu, 2),
        "CPU s without originals",
        peer="bare DuckDB, same joins, Parquet and index",
        peer_value=round(bare, 2),
        ratio=round(cpu / bare, 2),
        target=f"<= {CPU_RATIO}",
        met=cpu / bare <= CPU_RATIO and same,
        n=bills,
        same_answer=same,
        kernels=round(cpu / kernel, 1),
        wall_s=round(statistics.median(run.wall for run in mine), 1),
        rounds=rounds,
    )
    figure(
        f"{what}: copying and hashing originals",
        round(originals, 2),
        "CPU s",
        n=folder_bytes(scratch / "season"),
        kernels=round(originals / kernel, 1),
    )
    figure(
        f"{what}: peak memory",
        peak,
        "bytes",
        target=f"<= {PEAK_BYTES}",
        met=peak <= PEAK_BYTES,
        peer="bare DuckDB",
        peer_value=max(run.peak_bytes for run in theirs),
        n=bills,
        before_index=max(int(str(run.answer["peak_before_index"])) for run in mine) * 1024,
    )


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--small", action="store_true", help="200,000 bills")
    parser.add_argument("--bills", type=int, default=20_000_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--layout", choices=(*LAYOUTS, "both"), default="both")
    parser.add_argument("--scratch", type=Path, help="folder for the temporary files")
    asked = parser.parse_args()
    bills = 200_000 if asked.small else asked.bills
    for layout in LAYOUTS if asked.layout == "both" else (asked.layout,):
        with tempfile.TemporaryDirectory(prefix="unpick-bench-", dir=asked.scratch) as folder:
            measure(layout, bills, asked.rounds, Path(folder))


if __name__ == "__main__":
    main()

"""Traces over generated networks beside DuckDB, NetworkX and the memory floor; worlds, planted truth, exact values.

python3 dev.py bench trace [--small] [--sizes N ...] [--rounds N] [--part PART ...] [--scratch DIR] [--docs]

PART is union, networkx, worlds, truth, near or exact. NetworkX is measured when `python3 dev.py env peers` has built its
environment. Every side reads the same Arrow file in a process of its own, in turn with the others, and its answer is
compared before its time. 20 million edges need 3 GB of memory and 1 GB of scratch.
"""

import argparse
import datetime as dt
import math
import os
import shlex
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from _frame import ROOT, child_environment, kernel_seconds, run_child
from _trace_answer import same
from _trace_report import Figures, write_into

PARTS = ("union", "networkx", "worlds", "truth", "near", "exact")
SIZES = (1_000_000, 5_000_000, 20_000_000)
LARGE = 20_000_000
PEERS = ROOT / ".venv-peers" / "bin" / "python"
BENCH = Path(__file__).parent

# Issue "Chains", figures.
DUCKDB_TIMES, NETWORKX_TIMES, FLOORS, EXPONENT = 60.0, 300.0, 2.5, 1.05
WORLDS_CPU, WORLDS_PASSES, WITHIN = 15.0, 80.0, 0.995
EDGE_BYTES, STATE_BYTES = 16.0, 4.0
NEAR_MS, NEAR_TIMES, NEAR_EDGES = 25.0, 20.0, 5_000_000
NEAR_QUESTIONS, NEAR_PEERS, NEAR_HOLD = 200, 25, 730


def child(side: str, folder: Path, rounds: int) -> dict[str, Any]:
    """Run one side in a child and return what it says."""
    if side == "networkx":
        # Its environment must not see the product.
        command = [str(PEERS), str(BENCH / "_trace_networkx.py"), str(folder), str(rounds)]
        return run_child(command, env={"PATH": os.defpath}).answer
    run = run_child([sys.executable, str(BENCH / "_trace_child.py"), side, str(folder), str(rounds)])
    return run.answer


def make(figures: Figures, scratch: Path, edges: int, kind: str) -> Path:
    """Write the network in a child, so that this process stays small, and tell what that took."""
    where = scratch / f"{kind}-{edges}"
    run = run_child([sys.executable, str(BENCH / "_trace_data.py"), str(where), str(edges), kind])
    figures.tell(
        f"generate and write a network, {kind}, {edges:,} edges",
        round(run.cpu, 1),
        "CPU s",
        n=edges,
        peak_bytes=run.peak_bytes,
    )
    return where


def middle(answers: list[dict[str, Any]], name: str = "queries") -> float:
    """Return the median of a list over all rounds."""
    return statistics.median(value for answer in answers for value in answer[name])


def union(figures: Figures, folder: Path, edges: int, kind: str, rounds: int) -> dict[str, Any]:
    """Tell the union trace beside DuckDB and the floor; the fastest way to say it in DuckDB is the peer."""
    kernel = kernel_seconds()
    ways = ("duckdb_fresh", "duckdb_fresh_1", "duckdb_all")
    mine: list[dict[str, Any]] = []
    theirs: dict[str, list[dict[str, Any]]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way in ways:
            theirs[way].append(child(way, folder, 1 if edges >= LARGE else 2))
        mine.append(child("kernel", folder, 3 if edges >= LARGE else 9))
    ours = middle(mine)
    peer = min(ways, key=lambda way: middle(theirs[way]))
    equal = all(same(one, other) for one in mine for way in ways for other in theirs[way])
    name = f"union trace, {kind}, {edges:,} edges"
    ratio = middle(theirs[peer]) / ours
    large = edges >= LARGE
    figures.tell(
        name,
        round(ours, 4),
        "CPU s",
        peer=f"DuckDB iterated joins ({peer})",
        peer_value=round(middle(theirs[peer]), 3),
        ratio=round(ratio, 1),
        target=f">= {DUCKDB_TIMES:.0f} at 20 million",
        met=ratio >= DUCKDB_TIMES if large else None,
        n=edges,
        same_answer=equal,
        kernels=round(ours / kernel, 3),
        rounds=rounds,
        entities_within_tiers=mine[0]["entities_within_tiers"],
        ways={way: round(middle(found), 3) for way, found in theirs.items()},
        compile_cpu=round(mine[0]["compile_cpu"], 2),
        build_cpu=round(statistics.median(one["build_cpu"] for one in mine), 3),
    )
    floor = middle(mine, "floors")
    figures.tell(
        f"{name}: beside the memory floor",
        round(ours / floor, 2),
        "times the floor",
        peer="one state read and 13 bytes streamed an edge",
        peer_value=round(floor, 5),
        ratio=round(ours / floor, 2),
        target=f"<= {FLOORS} at 20 million",
        met=equal and ours / floor <= FLOORS if large else None,
        n=edges,
        same_answer=equal or None,
        floor_ns_an_edge=round(floor / edges * 1e9, 2),
    )
    _memory(figures, name, edges, mine)
    return {"query": ours, "answer": mine[0], "build": statistics.median(one["build_cpu"] for one in mine)}


def _memory(figures: Figures, name: str, edges: int, mine: list[dict[str, Any]]) -> None:
    held = mine[0]["resident"]
    for what, value, limit, n in (
        ("an edge", held["edges"] / mine[0]["edges"], EDGE_BYTES, edges),
        ("a state", held["states"] / mine[0]["slots"], STATE_BYTES, mine[0]["slots"]),
    ):
        figures.tell(
            f"{name}: arrays resident, bytes {what}",
            round(value, 2),
            "bytes",
            target=f"<= {limit:.0f}",
            met=value <= limit,
            n=n,
            peak_over_base=mine[0]["peak"] - mine[0]["peak_before"],
        )


def growth(figures: Figures, kind: str, took: dict[int, dict[str, Any]]) -> None:
    """Tell how the time grows from the smallest to the largest size."""
    small, large = min(took), max(took)
    if small == large:
        return
    value = math.log(took[large]["query"] / took[small]["query"]) / math.log(large / small)
    figures.tell(
        f"union trace, {kind}: growth exponent, {small:,} to {large:,} edges",
        round(value, 3),
        "exponent",
        target=f"<= {EXPONENT}",
        met=value <= EXPONENT if large >= LARGE else None,
        n=len(took),
    )


def networkx(figures: Figures, folder: Path, edges: int, kind: str) -> None:
    """Tell the trace with its build beside NetworkX."""
    if not PEERS.exists():
        print("NetworkX is not measured: run python3 dev.py env peers", file=sys.stderr)
        return
    theirs = child("networkx", folder, 1)
    mine = child("kernel", folder, 5)
    ours = mine["build_cpu"] + statistics.median(mine["queries"])
    peer = theirs["build_cpu"] + statistics.median(theirs["queries"])
    figures.tell(
        f"build and union trace, {kind}, {edges:,} edges",
        round(ours, 3),
        "CPU s",
        peer="NetworkX MultiDiGraph",
        peer_value=round(peer, 2),
        ratio=round(peer / ours, 1),
        target=f">= {NETWORKX_TIMES:.0f} at 1 million",
        met=peer / ours >= NETWORKX_TIMES if edges == SIZES[0] else None,
        n=edges,
        same_answer=same(mine, theirs),
        build_cpu=round(mine["build_cpu"], 3),
        peer_build_cpu=round(theirs["build_cpu"], 2),
    )


def worlds(figures: Figures, folder: Path, edges: int, kind: str, rounds: int, *, trusted: bool) -> None:
    """Tell the scores of every entity in 1,024 worlds.

    Args:
        trusted: the same pass gave the reference's worlds where that could be compared.
    """
    kernel = kernel_seconds()
    found = child("worlds", folder, rounds)
    took, once = statistics.median(found["scores"]), statistics.median(found["passes"])
    equal = trusted and found["entities"] <= found["reached_by_union"] and found["same_on_one_thread"]
    large = edges >= LARGE
    figures.tell(
        f"1,024 worlds, every entity, {kind}, {edges:,} edges",
        round(took, 2),
        "CPU s",
        target=f"<= {WORLDS_CPU:.0f} at 20 million",
        met=equal and took <= WORLDS_CPU if large else None,
        n=edges,
        same_answer=equal,
        kernels=round(took / kernel, 1),
        entities=found["entities"],
        mean_score=round(found["mean_score"], 3),
        peak_bytes=found["peak"],
        wall_s=round(statistics.median(found["walls"]), 1),
        compile_cpu=round(found["compile_cpu"], 1),
    )
    figures.tell(
        f"1,024 worlds, {kind}, {edges:,} edges: beside one pass",
        round(took / once, 1),
        "passes",
        peer="one reachability pass",
        peer_value=round(once, 3),
        ratio=round(took / once, 1),
        target=f"<= {WORLDS_PASSES:.0f} at 20 million",
        met=equal and took / once <= WORLDS_PASSES if large else None,
        n=edges,
        same_answer=equal,
    )


def truth(figures: Figures, folder: Path, edges: int) -> None:
    """Tell how many planted chains and decoys are found."""
    found = child("planted", folder, 1)
    figures.tell(
        f"planted chains found whole, {edges:,} edges",
        found["found"],
        f"of {found['chains']}",
        target="all",
        met=found["found"] == found["chains"] and not found["strangers"],
        n=found["chains"],
        others_reached=found["strangers"],
    )
    figures.tell(
        f"planted decoys found, {edges:,} edges",
        found["decoys_found"],
        f"of {found['decoys']}",
        target="0",
        met=found["decoys_found"] == 0,
        n=found["decoys"],
    )


def near(figures: Figures, folder: Path, edges: int, kind: str) -> None:
    """Tell how long five chains to one importer take, with and without a holding limit, beside plain Python."""
    for hold in (str(NEAR_HOLD), "-"):
        command = [str(BENCH / "_trace_near.py"), str(folder), str(NEAR_QUESTIONS), str(NEAR_PEERS), hold]
        found = run_child([sys.executable, *command]).answer
        asked = len(found["peer_ms"])
        ours, theirs = sum(found["beside_ms"]), sum(found["peer_ms"])
        slowest = statistics.quantiles(found["cpu_ms"], n=20)[-1]
        limit = "no holding limit" if hold == "-" else f"held {hold} days at most"
        name = f"five chains to one importer, {kind}, {edges:,} edges, {limit}"
        equal = found["equal"] == asked
        figures.tell(
            f"{name}: p95",
            round(slowest, 2),
            "CPU ms",
            target=f"<= {NEAR_MS:.0f} at 5 million",
            met=equal and slowest <= NEAR_MS if edges == NEAR_EDGES else None,
            n=len(found["wall_ms"]),
            same_answer=equal,
            median_ms=round(statistics.median(found["cpu_ms"]), 2),
            worst_ms=round(max(found["cpu_ms"]), 1),
            wall_p95_ms=round(statistics.quantiles(found["wall_ms"], n=20)[-1], 1),
            relevant_edges=statistics.median(found["relevant"]),
            complete=found["complete"],
            build_cpu=round(found["build_cpu"], 2),
            walk_from_starts_cpu=round(found["before_cpu"], 2),
            all_rows_median_ms=round(statistics.median(found["all_cpu_ms"]), 2),
            all_rows_p95_ms=round(statistics.quantiles(found["all_cpu_ms"], n=20)[-1], 1),
            peak_bytes=found["peak"],
        )
        figures.tell(
            f"{name}: beside plain Python",
            round(ours / asked, 3),
            "CPU ms, mean",
            peer="reference passes and k-best in plain Python",
            peer_value=round(theirs / asked, 1),
            ratio=round(theirs / ours, 1),
            target=f">= {NEAR_TIMES:.0f} at 5 million",
            met=equal and theirs / ours >= NEAR_TIMES if edges == NEAR_EDGES else None,
            n=asked,
            same_answer=equal,
        )


def beside_tests(script: str, count: int) -> dict[str, Any]:
    """Run a child that makes its networks as the tests do."""
    env = child_environment()
    env["PYTHONPATH"] += os.pathsep + str(ROOT)
    return run_child([sys.executable, str(BENCH / script), str(count)], env=env).answer


def reference(figures: Figures, edges: int) -> bool:
    """Tell whether the compiled passes equal the plain reference on a network that it can still do."""
    found = beside_tests("_trace_same.py", edges)
    figures.tell(
        f"compiled passes against the plain reference, {edges:,} edges",
        found["states"],
        "states compared, with days, edges, 128 worlds",
        peer="trace_reference",
        target="all equal",
        met=not found["unlike"],
        n=edges,
        same_answer=not found["unlike"],
        unlike=found["unlike"],
    )
    return not found["unlike"]


def exact(figures: Figures, count: int) -> None:
    """Tell how often 1,024 worlds come within three standard errors of the exact value."""
    found = beside_tests("_trace_exact.py", count)
    share = found["within"] / found["n"]
    figures.tell(
        "1,024 worlds within three standard errors of the exact value",
        round(share, 4),
        "share of networks",
        peer="every world counted",
        target=f">= {WITHIN}",
        met=share >= WITHIN,
        n=found["n"],
        drawn=found["drawn"],
        compiled_the_same=f"{found['same']} of {found['compared']}",
        same_answer=found["same"] == found["compared"],
        cpu_s=round(found["cpu"], 1),
    )


def measure(figures: Figures, asked: argparse.Namespace, sizes: list[int], scratch: Path) -> None:
    """Measure the parts that are asked for, one network after the other."""
    trusted = "worlds" in asked.part and reference(figures, 2_000 if asked.small else 6_000)
    for kind in asked.kind:
        took = {}
        for edges in sizes:
            folder = make(figures, scratch, edges, kind)
            if "union" in asked.part:
                took[edges] = union(figures, folder, edges, kind, asked.rounds)
            others(figures, asked, sizes, folder, edges=edges, kind=kind, trusted=trusted)
            for path in folder.iterdir():
                path.unlink()
        if took:
            growth(figures, kind, took)
    if "exact" in asked.part:
        exact(figures, 200 if asked.small else 10_000)


def others(
    figures: Figures,
    asked: argparse.Namespace,
    sizes: list[int],
    folder: Path,
    *,
    edges: int,
    kind: str,
    trusted: bool,
) -> None:
    """Measure on one network what is asked for beside the union trace."""
    if "networkx" in asked.part and edges == min(sizes):
        networkx(figures, folder, edges, kind)
    if "worlds" in asked.part and edges in (min(sizes), max(sizes)):
        worlds(figures, folder, edges, kind, asked.rounds, trusted=trusted)
    if "truth" in asked.part and kind == "whole":
        truth(figures, folder, edges)
    if "near" in asked.part and edges == (NEAR_EDGES if NEAR_EDGES in sizes else max(sizes)):
        near(figures, folder, edges, kind)


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--small", action="store_true", help="100,000 edges, a minute")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--kind", choices=("whole", "coded"), nargs="+", default=["coded", "whole"])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--part", choices=PARTS, nargs="+", default=list(PARTS))
    parser.add_argument("--scratch", type=Path, help="folder for the temporary files")
    parser.add_argument("--docs", action="store_true", help="write the section of docs/benchmarks.md")
    asked = parser.parse_args()
    sizes = [100_000] if asked.small else sorted(asked.sizes)
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="unpick-bench-", dir=asked.scratch) as folder:
        measure(figures, asked, sizes, Path(folder))
    if asked.docs:
        command = shlex.join(["python3", "dev.py", "bench", "trace", *sys.argv[1:]])
        write_into(
            ROOT / "docs" / "benchmarks.md",
            figures,
            command=command,
            day=dt.datetime.now(tz=dt.UTC).date().isoformat(),
            kernel=kernel_seconds(),
        )


if __name__ == "__main__":
    main()

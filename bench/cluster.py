"""The trace outgrown: a real standalone Spark cluster on this machine beside DuckDB over the same files and the kernel.

python3 dev.py bench cluster [--edges N] [--hold-days N] [--parts N] [--scratch DIR]

Starts a master, two workers of one core each and a Spark Connect server on it, all on loopback, and stops them. Needs
`python3 dev.py env spark` and Java 17; Linux, for the CPU time of all processes together. The rows of every tier are
compared before any time is told.
"""

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from _frame import ROOT, child_environment, kernel_seconds, run_child
from _trace_report import Figures

BENCH = Path(__file__).parent
SPARK = ROOT / ".venv-spark"
TICKS = os.sysconf("SC_CLK_TCK")
CONNECT = "org.apache.spark.sql.connect.service.SparkConnectServer"


def tree_cpu(root: int) -> float:
    """Return the CPU seconds of a process, of its children, theirs, and of those of them that have ended."""
    parents, spent = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # It ended meanwhile; its parent has its time.
        parents[int(folder.name)] = int(fields[1])
        spent[int(folder.name)] = sum(int(one) for one in fields[11:15]) / TICKS
    inside = {root}
    while more := {one for one, parent in parents.items() if parent in inside} - inside:
        inside |= more
    return sum(spent.get(one, 0.0) for one in inside)


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(port: int, seconds: float = 180.0) -> None:
    """Wait until somebody listens."""
    until = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if time.monotonic() > until:
                raise SystemExit(f"nobody listens on port {port} after {seconds:.0f} s") from None
            time.sleep(0.2)


@contextmanager
def cluster(scratch: Path, memory: str) -> Iterator[tuple[str, str]]:
    """Start master, workers and a Spark Connect server; yield the addresses of master and server."""
    home = next((SPARK / "lib").glob("python*/site-packages/pyspark"))
    master, connect = free_port(), free_port()
    env = os.environ | {
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_NO_DAEMONIZE": "1",
        "SPARK_WORKER_DIR": str(scratch / "work"),
        "SPARK_LOCAL_DIRS": str(scratch / "spill"),
        "PYSPARK_PYTHON": str(SPARK / "bin" / "python"),
    }
    room = "org.apache.spark.deploy"
    loop = ["--host", "127.0.0.1", "--webui-port", "0"]
    url = f"spark://127.0.0.1:{master}"
    workers = [f"{room}.worker.Worker", *loop, "--cores", "2", "--memory", memory, url]
    submit = [str(home / "bin" / "spark-submit"), "--master", url, "--class", CONNECT]
    submit += ["--conf", f"spark.connect.grpc.binding.port={connect}", "--conf", "spark.ui.enabled=false"]
    # The server keeps one core of each worker, the driver of a `spark://` session takes the other.
    submit += ["--total-executor-cores", "2", "--executor-cores", "1", "--executor-memory", "1g"]
    commands = [
        [str(home / "bin" / "spark-class"), f"{room}.master.Master", *loop, "--port", str(master)],
        [str(home / "bin" / "spark-class"), *workers],
        [str(home / "bin" / "spark-class"), *workers],
        [*submit, "spark-internal"],
    ]
    running: list[subprocess.Popen[bytes]] = []
    log = scratch / "cluster.log"
    try:
        with log.open("ab") as file:
            for number, command in enumerate(commands):
                running.append(subprocess.Popen(command, env=env, stdout=file, stderr=file))
                if number == 0:
                    wait_for(master)
            wait_for(connect)
        yield url, f"sc://127.0.0.1:{connect}"
    finally:
        for one in reversed(running):
            one.terminate()
        for one in reversed(running):
            try:
                one.wait(timeout=30)
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()


def side(python: Path, url: str, folder: Path, out: Path, hold: str) -> dict[str, Any]:
    """Trace in a child; CPU is that of this whole tree of processes, less what was spent before."""
    command = [str(python), str(BENCH / "_cluster_child.py"), url, str(folder), str(out), hold]
    env = child_environment() | {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": str(python)}
    with subprocess.Popen(
        command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdin and child.stdout
        if child.stdout.readline().strip() != "ready":
            raise SystemExit(f"{url} did not start")
        before = tree_cpu(os.getpid())
        child.stdin.write("\n")
        child.stdin.flush()
        line = child.stdout.readline()
        if not line:
            raise SystemExit(f"{url} gave no answer")
        spent = tree_cpu(os.getpid()) - before
        child.stdin.write("\n")
    found: dict[str, Any] = json.loads(line)
    return found | {"cpu": spent}


def rows_alike(one: Path, other: Path) -> tuple[int, int]:
    """Return how many rows of states and of touched edges two sides have, and how many of them differ."""
    import duckdb

    rows = unlike = 0
    for kind in ("states", "touched"):
        tiers = {folder.name for side_ in (one, other) for folder in (side_ / kind).iterdir()}
        for tier in sorted(tiers):
            ours, theirs = (f"read_parquet('{side_ / kind / tier}/*.parquet')" for side_ in (one, other))
            for first, last in ((ours, theirs), (theirs, ours)):
                (left,) = duckdb.sql(
                    f"select count(*) from (select * from {first} except all select * from {last})"
                ).fetchall()[0]
                unlike += left
            (held,) = duckdb.sql(f"select count(*) from {ours}").fetchall()[0]
            rows += held
    return rows, unlike


def measure(figures: Figures, asked: argparse.Namespace, scratch: Path) -> None:
    """Run every side on one network and tell."""
    kernel = kernel_seconds()
    folder = scratch / "network"
    run_child(
        [sys.executable, str(BENCH / "_cluster_data.py"), str(folder), str(asked.edges), str(asked.parts)]
    )
    hold = "-" if asked.hold_days is None else str(asked.hold_days)
    limit = "no holding limit" if hold == "-" else f"held {hold} days at most"
    mine = run_child([sys.executable, str(BENCH / "_cluster_kernel.py"), str(folder), hold]).answer
    outs = {name: scratch / name for name in ("duckdb", "spark", "connect")}
    found = {"duckdb": side(Path(sys.executable), "duckdb", folder, outs["duckdb"], hold)}
    with cluster(scratch, "3g") as (master, connect):
        python = SPARK / "bin" / "python"
        found["connect"] = side(python, connect, folder, outs["connect"], hold)
        # The driver of a `spark://` session is the child itself.
        found["spark"] = side(python, master, folder, outs["spark"], hold)
    known = run_child(
        [sys.executable, str(BENCH / "_cluster_kernel.py"), str(folder), hold, str(outs["duckdb"])]
    )
    names = {"spark": "spark://, driver here", "connect": "sc://, Spark Connect"}
    for name, title in names.items():
        rows, unlike = rows_alike(outs["duckdb"], outs[name])
        figures.tell(
            f"trace over files on a cluster ({title}), {asked.edges:,} edges, {limit}",
            round(found[name]["cpu"], 1),
            "CPU s",
            peer="DuckDB, the same statements and files",
            peer_value=round(found["duckdb"]["cpu"], 1),
            ratio=round(found["duckdb"]["cpu"] / found[name]["cpu"], 2),
            n=rows,
            same_answer=not unlike,
            wall_s=round(found[name]["wall"], 1),
            peer_wall_s=round(found["duckdb"]["wall"], 1),
            version=found[name]["version"],
            kernels=round(found[name]["cpu"] / kernel, 1),
            rows=found[name]["rows"],
        )
    figures.tell(
        f"the same in the kernel, arrays built, {asked.edges:,} edges, {limit}",
        round(mine["build_cpu"] + mine["query"], 3),
        "CPU s",
        peer="DuckDB, the same statements and files",
        peer_value=round(found["duckdb"]["cpu"], 1),
        ratio=round(found["duckdb"]["cpu"] / (mine["build_cpu"] + mine["query"]), 1),
        n=known.answer["states"],
        same_answer=known.answer["same"],
        query_cpu=round(mine["query"], 4),
        peak_bytes=mine["peak"],
        bytes_on_disk=sum(path.stat().st_size for path in (folder / "edges").iterdir()),
    )


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--edges", type=int, default=3_000_000)
    parser.add_argument("--hold-days", type=int)
    parser.add_argument("--parts", type=int, default=8, help="files that the edges are written into")
    parser.add_argument("--scratch", type=Path, help="folder for the temporary files")
    asked = parser.parse_args()
    if not (SPARK / "bin" / "python").exists():
        raise SystemExit("run python3 dev.py env spark")
    with tempfile.TemporaryDirectory(prefix="unpick-bench-", dir=asked.scratch) as folder:
        measure(Figures(), asked, Path(folder))


if __name__ == "__main__":
    main()

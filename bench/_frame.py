"""What every benchmark shares: child processes, CPU seconds, the calibration kernel, one JSON line per figure."""

import dataclasses
import hashlib
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

__all__ = ["ROOT", "Run", "alternate", "figure", "folder_bytes", "kernel_seconds", "run_child"]

ROOT = Path(__file__).resolve().parent.parent
# The truth sets are read as the package `tests.truth`.
sys.path.append(str(ROOT))


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a child process used, with its own children, and the JSON that it printed last."""

    cpu: float
    wall: float
    peak_bytes: int
    answer: dict[str, object]


def kernel_seconds() -> float:
    """Return the CPU seconds of a fixed piece of work on this machine, now: the median of three.

    Sorting 4 million seeded numbers and hashing them, so that both cores' and the memory's mood count.
    """
    times = []
    for _ in range(3):
        started = time.process_time()
        numbers = np.random.Generator(np.random.PCG64(1)).random(4_000_000)
        hashlib.sha256(np.sort(numbers).tobytes()).hexdigest()
        times.append(time.process_time() - started)
    return statistics.median(times)


def run_child(arguments: Sequence[str], *, cwd: Path | None = None, env: dict[str, str] | None = None) -> Run:
    """Run a command to its end and return what it used.

    Raises:
        SystemExit: the command failed; its last lines are shown.
    """
    started = time.monotonic()
    with subprocess.Popen(
        list(arguments), cwd=cwd or ROOT, env=env or child_environment(), stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        said = child.stdout.read()
        # wait4 gives the use of this child and of the children it waited for, and of nobody else.
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with {child.returncode}\n{said[-2000:]}")
    lines = [line for line in said.splitlines() if line.startswith("{")]
    return Run(
        cpu=used.ru_utime + used.ru_stime,
        wall=time.monotonic() - started,
        # Linux counts in KiB, macOS in bytes.
        peak_bytes=used.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        answer=json.loads(lines[-1]) if lines else {},
    )


def child_environment() -> dict[str, str]:
    """Return the environment of a child that imports the product from this source tree."""
    return os.environ | {"PYTHONPATH": str(ROOT / "src")}


def alternate(
    ours: Callable[[], Run], peer: Callable[[], Run], *, rounds: int
) -> tuple[list[Run], list[Run]]:
    """Run ours and the peer in turn, so that a noisy minute hits both."""
    mine, theirs = [], []
    for _ in range(rounds):
        theirs.append(peer())
        mine.append(ours())
    return mine, theirs


def figure(name: str, value: float, unit: str, **more: object) -> None:
    """Print one figure as a JSON line; what is not given is null.

    Args:
        name: what was measured.
        more: peer, peer_value, ratio, target, met, n, same_answer, and anything that explains the figure.
    """
    fixed = ("peer", "peer_value", "ratio", "target", "met", "n", "same_answer")
    record: dict[str, object] = {"figure": name, "value": value, "unit": unit}
    record |= {key: more.pop(key, None) for key in fixed}
    print(json.dumps(record | more), flush=True)


def folder_bytes(folder: Path) -> int:
    """Return the bytes of the files of a folder; a hard link counts each time."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())

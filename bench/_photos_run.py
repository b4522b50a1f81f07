"""Running the methods: peers in their own environment, the product in a child of this one."""

import hashlib
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from _frame import ROOT, run_child
from _photos_metrics import Answers

__all__ = ["PEERS", "Job", "peers_are_built", "run_peer", "run_product"]

PYTHON = ROOT / ".venv-photopeers" / "bin" / "python"
HERE = Path(__file__).parent
PEERS = ("pdq", "pdq8", "phash64", "phash256", "dhash64", "orb", "sift")

Job = dict[str, list[list[str]]]


def peers_are_built() -> bool:
    """Tell whether `python3 dev.py env photopeers` has been run."""
    return PYTHON.exists()


def run(
    command: Sequence[str], job: Job, method: str, kept: Path | None, more: Sequence[str] = ()
) -> Answers:
    """Run a child over a job file, with more arguments after it, and read its answer; one kept for the same job is read instead."""
    text = json.dumps(job)
    held = kept / f"{method}-{hashlib.sha256(text.encode()).hexdigest()[:16]}.json" if kept else None
    if held is None or not held.exists():
        with tempfile.TemporaryDirectory(prefix="unpick-bench-") as name:
            asked, out = Path(name) / "job.json", Path(name) / "answer.json"
            asked.write_text(text)
            run_child([*command, str(asked), str(out), *more])
            said_text = out.read_text()
        if held is not None:
            held.parent.mkdir(parents=True, exist_ok=True)
            held.write_text(said_text)
    else:
        said_text = held.read_text()
    said = json.loads(said_text)
    best = {query: (base, score) for query, (base, score) in said["answers"].items()}
    return Answers(
        method=method,
        best=best,
        pairs=said["pairs"],
        kinds=said.get("kinds", {}),
        bytes_image=said["bytes"],
        cpu=said["cpu"],
    )


def run_peer(peer: str, job: Job, *, kept: Path | None = None) -> Answers:
    """Return what one peer says.

    Args:
        kept: folder in which answers stay: a peer says the same of the same pictures.
    """
    return run([str(PYTHON), str(HERE / "_photos_peers_child.py"), peer], job, peer, kept)


def run_product(job: Job, *, codes: int | None = None) -> Answers:
    """Return what the product says; never kept.

    Args:
        codes: corners of a picture that the library keeps, in place of the product's own count.
    """
    own = [] if codes is None else [str(codes)]
    child = [sys.executable, str(HERE / "_photos_product_child.py")]
    return run(child, job, "unpick" if codes is None else f"unpick, {codes} corners", None, own)

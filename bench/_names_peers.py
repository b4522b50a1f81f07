"""The peers' side of the name benchmark: the same pairs, written to a file, scored in their own environment."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from _frame import ROOT, run_child
from _names_ours import Scored
from _names_sets import Pairs

__all__ = ["PEERS", "is_built", "score_peers"]

PYTHON = ROOT / ".venv-peers" / "bin" / "python"
CHILD = Path(__file__).parent / "_names_peers_child.py"
PEERS = ("logic-v2", "logic-v1", "WRatio", "splink")


def is_built() -> bool:
    """Tell whether `python3 dev.py env peers` has been run."""
    return PYTHON.exists()


def score_peers(pairs: Pairs, peers: Sequence[str] = PEERS) -> list[Scored]:
    """Return what each peer says of every pair; none when their environment is not built."""
    if not is_built():
        return []
    found = []
    with tempfile.TemporaryDirectory(prefix="unpick-bench-") as name:
        source = Path(name) / "pairs.jsonl"
        rows = ({"a": row.a, "b": row.b, "schema": row.schema} for row in pairs.rows)
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        for peer in peers:
            out = Path(name) / f"{peer}.npy"
            run = run_child([str(PYTHON), str(CHILD), peer, str(source), str(out)])
            found.append(Scored(peer, np.load(out), float(str(run.answer["cpu"]))))
    return found

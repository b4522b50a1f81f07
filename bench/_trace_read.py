"""Reads the files of the trace benchmark; pyarrow and numpy only, for the peers' environment."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

__all__ = ["cpu", "read_columns", "read_task"]


def read_columns(folder: Path, name: str = "edges") -> dict[str, np.ndarray]:
    """Return a table, `edges` or `parties`, as columns, mapped into memory where their type allows it."""
    import pyarrow as pa

    with pa.memory_map(str(folder / f"{name}.arrow")) as source:
        table = pa.ipc.open_file(source).read_all()
    return {name: table[name].to_numpy() for name in table.column_names}


def read_task(folder: Path) -> dict[str, Any]:
    """Return what is asked."""
    found: dict[str, Any] = json.loads((folder / "task.json").read_text(encoding="utf-8"))
    return found


def cpu(work: Callable[..., Any], *arguments: Any) -> tuple[float, float, Any]:
    """Return the CPU seconds of a call, all threads together, its wall seconds and its result."""
    started, began = time.process_time(), time.monotonic()
    result = work(*arguments)
    return time.process_time() - started, time.monotonic() - began, result

"""Run by the interpreter of an environment with Spark: the SQL of indicators there and on DuckDB, compared; prints JSON.

python _indicators_child.py sail|spark FOLDER
FOLDER holds Parquet files of the tables, and jobs.json: (name, statement, parameters, whether it is kept as a table), in order.
"""

import json
import math
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from tests.trace._engines_child import sail, spark
from unpick.model.errors import UsageError
from unpick.store.engine import DuckDBEngine


def plain(value: Any) -> Any:
    """Return a value that can be compared: floats to nine digits, nothing and NaN alike."""
    if isinstance(value, float):
        return None if math.isnan(value) else float(f"{value:.9g}")
    if isinstance(value, dict):
        return {key: plain(one) for key, one in sorted(value.items())}
    return [plain(one) for one in value] if isinstance(value, list) else value


def rows(table: Any) -> list[str]:
    """Return rows in an order of their own, as text."""
    return sorted(json.dumps(plain(row), sort_keys=True, default=str) for row in table.to_pylist())


def main() -> None:
    """Run every statement on both, in order, and tell which rows are equal."""
    engine, stop = {"sail": sail, "spark": spark}[sys.argv[1]]()
    here, told = DuckDBEngine(), {}
    folder = Path(sys.argv[2])
    for path in sorted(folder.glob("*.parquet")):
        table = pq.read_table(path)
        for one in (engine, here):
            one.register(path.stem, table)
    for name, sql, parameters, kept in json.loads((folder / "jobs.json").read_text(encoding="utf-8")):
        try:
            found = [one.run(sql, parameters) for one in (engine, here)]
        except UsageError as problem:
            told[name] = {"rows": -1, "equal": False, "says": str(problem.__cause__ or problem)[:600]}
            continue
        same = [rows(one) for one in found]
        told[name] = {"rows": len(same[1]), "equal": same[0] == same[1]}
        if same[0] != same[1]:
            told[name]["says"] = str([pair for pair in zip(*same, strict=False) if pair[0] != pair[1]][:2])[
                :1500
            ]
        if kept:
            # What follows stands on the rows of DuckDB, so that each statement is compared by itself.
            engine.register(name, found[1])
            here.register(name, found[1])
    engine.close()
    stop()
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()

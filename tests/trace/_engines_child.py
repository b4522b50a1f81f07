"""Run by the interpreter of an environment with Spark: the SQL form there and on DuckDB, compared; prints JSON.

python _engines_child.py sail|spark NETWORKS
"""

import json
import sys
from collections.abc import Callable
from typing import Any

from tests.trace.networks import small_network
from unpick.store.engine import DuckDBEngine
from unpick.store.spark import SparkEngine, connect_spark
from unpick.trace.edges import ANYTHING, Seed, edges_to_arrow
from unpick.trace.moves import DOWN, UP
from unpick.trace.reference import trace_reference
from unpick.trace.sql_form import trace_on, trace_sql


def sail() -> tuple[SparkEngine, Callable[[], Any]]:
    """Start a server that speaks Spark Connect without Java."""
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    host, port = server.listening_address
    return connect_spark(f"sc://{host}:{port}"), server.stop


def spark() -> tuple[SparkEngine, Callable[[], Any]]:
    """Start a Spark of this machine."""
    return connect_spark("local[2]"), lambda: None


def main() -> None:
    """Compare some networks, both directions, with and without a limit of days."""
    engine, stop = {"sail": sail, "spark": spark}[sys.argv[1]]()
    here, states, equal = DuckDBEngine(), 0, []
    for seed in range(int(sys.argv[2])):
        small = small_network(seed, edges=30)
        direction = (DOWN, UP)[seed % 2]
        seeds = small.seeds if direction == DOWN else (Seed(entity_id=small.firms[-1], product=ANYTHING),)
        asked = {"direction": direction, "tiers": 4, "hold_days": (None, 5, 0)[seed % 3]}
        table = edges_to_arrow(small.edges)
        one = trace_sql(table, seeds, engine=engine, **asked)  # type: ignore[arg-type]
        other = trace_sql(table, seeds, engine=here, **asked)  # type: ignore[arg-type]
        whole = trace_on(engine, small.edges, seeds, **asked)  # type: ignore[arg-type]
        known = trace_reference(small.edges, seeds, **asked)  # type: ignore[arg-type]
        states += len(other.states)
        equal.append((one.states, one.touched) == (other.states, other.touched) and whole == known)
    # A client whose server is gone asks for ten minutes before its program can end.
    engine.close()
    stop()
    sys.stdout.write(json.dumps({"networks": len(equal), "equal": sum(equal), "states": states}) + "\n")


if __name__ == "__main__":
    main()

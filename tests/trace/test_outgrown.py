"""The trace over files, one tier a step: the states and edges of the reference, on any network, also gone on with."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.trace.networks import small_network
from unpick.store.engine import DuckDBEngine
from unpick.trace.edges import edges_to_arrow
from unpick.trace.outgrown import TierFiles, trace_files
from unpick.trace.reference import Trace, plain_states, trace_reference


def write_edges(folder: Path, edges) -> str:
    folder.mkdir(parents=True)
    table = edges_to_arrow({edge.edge_id: edge for edge in edges}.values())
    half = table.num_rows // 2
    for number, part in enumerate((table.slice(0, half), table.slice(half))):
        pq.write_table(part, folder / f"part-{number}.parquet")
    return str(folder)


def read(found: list[TierFiles]) -> Trace:
    first: dict[tuple[str, int, int], int] = {}
    touched: set[str] = set()
    for one in found:
        for row in pq.read_table(one.states).to_pylist():
            state = (row["entity_id"], row["product"], one.tier)
            first[state] = min(row["first_day"], first.get(state, row["first_day"]))
        if Path(one.touched).exists():
            touched.update(pq.read_table(one.touched)["edge_id"].to_pylist())
    return Trace(states=plain_states(first, 1), touched=frozenset(touched), skipped=(), worlds={})


@pytest.mark.parametrize("hold_days", [None, 0, 3])
@pytest.mark.parametrize("seed", range(6))
def test_the_files_hold_what_the_reference_finds(tmp_path: Path, seed: int, hold_days: int | None):
    small = small_network(seed, edges=30, boxes=True)
    edges = write_edges(tmp_path / "it's edges", small.edges)
    found = trace_files(
        DuckDBEngine(), edges, small.seeds, str(tmp_path / "out"), tiers=4, hold_days=hold_days
    )
    known = trace_reference(small.edges, small.seeds, tiers=4, hold_days=hold_days)
    told = read(found)
    assert (told.states, told.touched) == (known.states, known.touched)


def test_a_trace_that_stopped_goes_on_after_its_last_tier(tmp_path: Path):
    small = small_network(4, edges=30)
    edges, out = write_edges(tmp_path / "edges", small.edges), tmp_path / "out"
    trace_files(DuckDBEngine(), edges, small.seeds, str(out), tiers=2)
    first = out / "states" / "01" / "part.parquet"
    written = first.stat().st_mtime_ns
    found = trace_files(DuckDBEngine(), edges, small.seeds, str(out), tiers=4, done=3)
    known = trace_reference(small.edges, small.seeds, tiers=4)
    told = read(found)
    assert (told.states, told.touched) == (known.states, known.touched)
    assert first.stat().st_mtime_ns == written
    assert len(known.states) > 10

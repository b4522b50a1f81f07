"""The best chain along every bill: the numbers of the batch, with the steps that give them."""

import itertools
import math

import numpy as np
import pyarrow.parquet as pq
import pytest

from tests.app.test_trace import AT
from tests.app.test_trace_all import add_parties, make
from unpick.app.identity import merges_of
from unpick.app.trace_all import trace_all
from unpick.names.party import party_kind
from unpick.trace.batch_run import number_bills
from unpick.trace.bill_scores import score_bills
from unpick.trace.gather import gather_all


@pytest.fixture(scope="module")
def season(tmp_path_factory):
    workspace = make(tmp_path_factory.mktemp("scores") / "ws")
    add_parties(workspace)
    return workspace


@pytest.fixture(scope="module")
def scored(season):
    with season.reader() as reader:
        gathered, bulk = gather_all(reader, role_of=party_kind, merges=merges_of(season, known_at=None))
    known = set(bulk.entities)
    starts = [seed for seed in gathered.seeds() if seed.entity_id in known]
    numbered = number_bills(bulk)
    found = score_bills(bulk, bulk.starts(starts, gathered.chances()), numbered, hold_days=730)
    return bulk, numbered, starts, found


def test_score_tier_and_start_are_those_of_the_batch(season, scored, tmp_path):
    bulk, numbered, starts, found = scored
    trace_all(season, tmp_path, at=AT)
    known = {
        (row["document"], row["row"]): row
        for row in pq.read_table(tmp_path / "shipments.parquet").to_pylist()
    }
    seen = 0
    for bill, first in enumerate(numbered.first.tolist()):
        row = known.get((bulk.documents[bulk.document[first] - 1], int(bulk.row[first])))
        assert (found.start[bill] >= 0) == (row is not None and row["chain_score"] > 0)
        if row and row["chain_score"] > 0:
            assert found.p[bill] == pytest.approx(row["chain_score"], rel=1e-12)
            assert starts[found.start[bill]].entity_id == row["seed"]
            assert found.tier[bill] >= row["tier"]
            seen += 1
    assert seen >= 8


def test_the_steps_hang_together_and_end_with_the_bill_itself(scored):
    bulk, numbered, starts, found = scored
    columns = bulk.columns
    for bill in np.flatnonzero(found.start >= 0).tolist():
        rows = [row for row, _ in found.steps(bill)]
        assert len(rows) == found.tier[bill]
        assert numbered.of_row[rows[-1]] == bill
        assert bulk.entities[columns.sender[rows[0]]] == starts[found.start[bill]].entity_id
        for before, after in itertools.pairwise(rows):
            assert columns.receiver[before] == columns.sender[after]
            assert columns.day[before] < columns.last[after]
        own = math.prod(float(columns.own_chances[columns.own_class[row]]) for row in rows)
        assert found.p[bill] <= own + 1e-12


def test_a_bill_that_nothing_reaches_has_no_chain(scored):
    _, _, _, found = scored
    for bill in np.flatnonzero(found.start < 0).tolist():
        assert found.steps(bill) == []
        assert (found.p[bill], found.tier[bill]) == (0.0, 0)

"""An invented network from its files to the answer: planted chains are found by their names, decoys are not."""

import datetime as dt

import numpy as np
import pytest

from unpick.app.load import load
from unpick.app.trace import trace
from unpick.datasets.generate import generate_network, write_network
from unpick.datasets.generate.network import HOLD_DAYS
from unpick.datasets.generate.network_files import party_names
from unpick.datasets.generate.network_planted import DECOYS, ROUTES
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)
NETWORK = generate_network(2_500, 9)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("invented")
    bills, links, _ = write_network(folder / "files", NETWORK)
    made = Workspace.create(folder / "workspace", created_at=AT)
    document = load(made, [bills, links], at=AT)
    assert document["rejects"] == []
    return made


def chains_between(workspace, chain):
    ends = np.array([chain.watched, chain.buyer], np.int32)
    watched, buyer = party_names(NETWORK, ends).to_pylist()
    answer = trace(workspace, from_=watched, to=buyer, top=1, hold_days=HOLD_DAYS, at=AT)
    return answer["chains"]


@pytest.mark.parametrize("route", ROUTES)
def test_a_planted_chain_is_found_whole(workspace, route):
    chain = next(one for one in NETWORK.planted if one.route == route and not one.breaks)
    found = chains_between(workspace, chain)
    assert len(found) == 1
    assert len(found[0]["hops"]) == len(route.split())


@pytest.mark.parametrize("breaks", DECOYS)
def test_a_decoy_is_no_chain(workspace, breaks):
    decoy = next(one for one in NETWORK.planted if one.breaks == breaks)
    assert chains_between(workspace, decoy) == []

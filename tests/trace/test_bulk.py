"""The network in columns has the edges, days, goods and facts that the network in rows has."""

import datetime as dt

import numpy as np
import pyarrow as pa
import pytest

from tests.app.test_trace import AT, BILLS, INVENTED, bill, load
from unpick.names.party import party_kind
from unpick.store.workspace import Workspace
from unpick.trace.build import build_network
from unpick.trace.bulk import KINDS, Bulk, read_bulk
from unpick.trace.coins import fact_key
from unpick.trace.edges import Network
from unpick.trace.gather import gather

HALL, SHOP = "Invented Sewing Hall", "Invented Heron Shop"
PARTIES = [
    ((HALL, "TO ORDER"), {"notify_name": "Invented Notified Shop"}),
    ((HALL, "INVENTED COMMERCIAL BANK"), {"notify_name": "Invented Notified Shop"}),
    ((HALL, SHOP), {"notify_name": "Invented Other Shop"}),
    (("Invented Freight Forwarding Co., Ltd.", SHOP), {"maker_name": "Invented Maker"}),
    ((None, SHOP), {"maker_name": "Invented Maker"}),
    (("Invented Maker", SHOP), {"maker_name": "Invented Maker", "reliability": "A"}),
    ((HALL, "SAME AS CONSIGNEE"), {"notify_name": "N/A", "reliability": None}),
]
"""Shipper, consignee and what else a bill says."""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Bulk, Network]:
    workspace = Workspace.create(tmp_path_factory.mktemp("bulk") / "ws", created_at=AT)
    more = [
        (f"C{n}", f"2021-0{1 + n % 9}-1{n % 7}", f"Invented Firm {n % 5}", f"Invented Firm {n % 7}", "520812")
        for n in range(40)
    ]
    again = [more[9], more[9], more[8]]
    load(workspace, INVENTED, BILLS + more + again)
    with workspace.loading(at=AT, note="more parties") as loading:
        document = loading.add_original(
            b"more", name="more.csv", dataset="invented", public_from=dt.date(2021, 1, 1)
        )
        rows = [
            bill(document, n, f"P{n}", f"2021-03-0{n + 1}", *ends, "620462") | more
            for n, (ends, more) in enumerate(PARTIES)
        ]
        names = sorted({name for row in rows for name in row})
        loading.write("shipment", pa.table({name: [row.get(name) for row in rows] for name in names}))
    with workspace.reader(known_at=dt.date(2022, 1, 1)) as reader:
        gathered = gather(reader, role_of=party_kind)
        links = build_network(shipments=(), links=reader.table("link").to_pylist(), naming=gathered.naming)
        return read_bulk(reader, gathered.naming, links), gathered.network


def edges_of(bulk: Bulk) -> dict[tuple[str, str], tuple[object, ...]]:
    """Return the edges of shipments by shipment and kind."""
    columns, found = bulk.columns, {}
    assert columns.sets is not None and columns.kind is not None and columns.fact_set is not None
    assert columns.own is not None and columns.own_class is not None and columns.own_chances is not None
    for at in range(bulk.document.size):
        where = f"shp-{bulk.documents[bulk.document[at] - 1][:12]}-{bulk.row[at]}"
        which = columns.fact_set[at]
        held = columns.sets.facts[columns.sets.starts[which] : columns.sets.starts[which + 1]]
        keys = {int(columns.sets.keys[fact]) for fact in (held if which >= 0 else ())}
        names = [*bulk.entities, "nobody"]
        found[where, KINDS[columns.kind[at]]] = (
            *(names[columns.sender[at]], names[columns.receiver[at]]),
            *(int(columns.day[at]), int(columns.product[at])),
            frozenset(keys | {int(columns.own[at])}),
            float(columns.own_chances[columns.own_class[at]]),
        )
    return found


def test_the_edges_of_shipments_are_those_of_rows(read: tuple[Bulk, Network]):
    bulk, network = read
    known = {}
    for edge in network.edges:
        if edge.row >= 0 and not edge.from_id.startswith(("to_order:", "withheld:")):
            receiver = "nobody" if edge.to_id.startswith(("to_order:", "withheld:")) else edge.to_id
            known[edge.edge_id.removesuffix(f":{edge.kind}"), edge.kind] = (
                *(edge.from_id, receiver, edge.first_day, edge.product),
                frozenset(fact_key(fact) for fact in edge.facts),
                network.facts[edge.facts[0]].p,
            )
    assert {kind for _, kind in known} == set(KINDS)
    assert edges_of(bulk) == known
    assert any(fact.startswith("pass:") for edge in network.edges for fact in edge.facts)
    assert any(fact.startswith("same:") for edge in network.edges for fact in edge.facts)


def test_the_same_bill_again_is_left_out_and_counted(read: tuple[Bulk, Network]):
    bulk, network = read
    assert bulk.again == sum("again" in skip.reason for skip in network.skipped) == 4


def test_links_follow_shipments(read: tuple[Bulk, Network]):
    bulk, network = read
    links = [edge for edge in network.edges if edge.row < 0]
    n = bulk.document.size
    columns = bulk.columns
    assert columns.sender.size == n + len(links)
    assert columns.last is not None and columns.own is not None and columns.own_chances is not None
    assert columns.own_class is not None
    for at, edge in enumerate(links, start=n):
        assert bulk.entities[columns.sender[at]] == edge.from_id
        assert bulk.entities[columns.receiver[at]] == edge.to_id
        assert (columns.day[at], columns.last[at]) == (edge.first_day, edge.last_day)
        assert int(columns.own[at]) == fact_key(edge.facts[0])
        assert columns.own_chances[columns.own_class[at]] == network.facts[edge.facts[0]].p


def test_chains_among_columns_are_those_of_rows(read: tuple[Bulk, Network]):
    from unpick.trace.edges import Seed
    from unpick.trace.near import Near
    from unpick.trace.reference import trace_reference

    bulk, network = read
    near = Near(bulk.columns, bulk.n_entities)
    for start in sorted({edge.from_id for edge in network.edges}):
        if start in bulk.entities:
            seeds = [Seed(entity_id=start)]
            rows = near.touched(bulk.starts(seeds, {}), hold_days=730)
            found = trace_reference(network.edges, seeds, hold_days=730).touched
            assert rows.size == len(found)
    assert np.all(bulk.columns.receiver <= bulk.nobody)

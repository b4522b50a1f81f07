"""Kept networks: made once, opened the same, made again when anything is wrong or anything changed."""

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from tests.app.test_trace import AT, BILLS, INVENTED, load
from unpick.names.party import party_kind
from unpick.store.workspace import Workspace
from unpick.trace.gather import Near, gather
from unpick.trace.kept import NETWORKS, keep_network


@pytest.fixture
def season(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    load(workspace, INVENTED, BILLS)
    return workspace


def ask(workspace: Workspace, known_at: dt.date | None = None) -> list[tuple[str, int]]:
    near = Near(
        to=("Invented Heron Shop",),
        tiers=4,
        hold_days=730,
        read_all_below=0,
        read_at_most=0,
        kept=workspace.folder / NETWORKS,
    )
    with workspace.reader(known_at=known_at) as reader:
        gathered = gather(reader, role_of=party_kind, near=near)
    return [(row["bill_no"], row["row"]) for row in gathered.shipments]


def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows with every network that is made."""
    from unpick.trace import select

    times: list[int] = []
    plain = select.read_bulk

    def counted(*arguments):
        times.append(1)
        return plain(*arguments)

    monkeypatch.setattr(select, "read_bulk", counted)
    return times


def test_a_network_is_made_once_and_answers_the_same(season: Workspace, monkeypatch: pytest.MonkeyPatch):
    times = made(monkeypatch)
    first = ask(season)
    assert first and ask(season) == first
    assert len(times) == 1
    assert ask(season, dt.date(2022, 1, 1)) == first
    assert len(times) == 2
    assert ask(season, dt.date(2021, 3, 1)) == []


def test_a_new_load_makes_a_new_network_and_the_oldest_goes(
    season: Workspace, monkeypatch: pytest.MonkeyPatch
):
    times = made(monkeypatch)
    for number in range(3):
        ask(season)
        bills = [(f"N{number}", "2021-03-02", "Invented Sewing Hall", "Invented Heron Shop", "620462")]
        load(season, INVENTED + f"# {number}\n".encode(), bills)
    assert ("N2", 2) in ask(season)
    assert len(times) == 4
    assert len(list((season.folder / NETWORKS).iterdir())) == 2


@pytest.mark.parametrize("damage", ["cut", "flipped", "gone", "text"])
def test_a_damaged_network_is_made_again(season: Workspace, monkeypatch: pytest.MonkeyPatch, damage: str):
    times = made(monkeypatch)
    first = ask(season)
    (folder,) = (season.folder / NETWORKS).iterdir()
    path = folder / ("network.json" if damage == "text" else "up.to.npy")
    data = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes({"cut": data[:-3], "flipped": data[:-1] + b"\x7f", "text": b"{"}[damage])
    assert ask(season) == first
    assert len(times) == 2
    assert ask(season) == first
    assert len(times) == 2


def test_a_place_where_nothing_can_be_kept_changes_no_answer(season: Workspace, tmp_path: Path):
    blocked = tmp_path / "a file"
    blocked.write_text("no folder")
    with season.reader() as reader:
        near = Near(
            to=("Invented Heron Shop",), tiers=4, hold_days=730, read_all_below=0, kept=blocked / NETWORKS
        )
        assert gather(reader, role_of=party_kind, near=near).shipments


def test_what_was_kept_is_what_was_made(season: Workspace):
    from unpick.trace.build import build_network
    from unpick.trace.bulk import read_bulk

    with season.reader() as reader:
        naming = gather(reader, role_of=party_kind).naming
        links = build_network(shipments=(), links=reader.table("link").to_pylist(), naming=naming)

        def make():
            return read_bulk(reader, naming, links)

        one = keep_network(season.folder / NETWORKS, "k", make)
        other = keep_network(season.folder / NETWORKS, "k", lambda: pytest.fail("it is there"))
    assert list(one.bulk.links) == list(other.bulk.links)
    assert (one.bulk.entities, one.bulk.documents) == (other.bulk.entities, other.bulk.documents)
    assert one.bulk.columns.sets and other.bulk.columns.sets
    assert np.array_equal(one.bulk.columns.sets.keys, other.bulk.columns.sets.keys)
    for name in ("sender", "receiver", "day", "product", "own", "own_class", "fact_set"):
        assert np.array_equal(getattr(one.bulk.columns, name), getattr(other.bulk.columns, name))

"""What is read for a question gives the same chains as reading everything."""

import datetime as dt

import pytest

from tests.app.test_trace import AT, BILLS, INVENTED, load
from unpick.app.trace import HOLD_DAYS, trace_gathered
from unpick.names.party import party_kind
from unpick.store.workspace import Workspace
from unpick.trace.gather import Gathered, Near, gather

ASKED = [
    {"to": "Invented Heron Shop"},
    {"to": "inv-group"},
    {"to": "Invented Alu Shop"},
    {"from_": "Invented Sewing Hall"},
    {},
]


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = Workspace.create(tmp_path_factory.mktemp("select") / "ws", created_at=AT)
    more = [
        (f"C{n}", f"2021-0{1 + n % 9}-1{n % 7}", f"Invented Firm {n % 5}", f"Invented Firm {n % 7}", "520812")
        for n in range(40)
    ]
    load(workspace, INVENTED, BILLS + more)
    return workspace


def read(workspace: Workspace, near: Near | None) -> Gathered:
    with workspace.reader(known_at=dt.date(2022, 1, 1)) as reader:
        return gather(reader, role_of=party_kind, near=near)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("read_at_most", [0, 1000])
def test_chains_are_those_of_the_whole_workspace(season: Workspace, asked: dict[str, str], read_at_most: int):
    focus = {end: (name,) for end, name in asked.items()}
    near = Near(tiers=4, hold_days=HOLD_DAYS, read_all_below=0, read_at_most=read_at_most, **focus)
    part = read(season, near)
    whole = read(season, None)
    assert len(part.shipments) < len(whole.shipments)
    one = trace_gathered(part, tiers=4, **asked)
    other = trace_gathered(whole, tiers=4, **asked)
    assert one["chains"] == other["chains"]
    assert {row["importer"]["id"] for row in one["touched"]} == {
        row["importer"]["id"] for row in other["touched"]
    }
    assert any("within 4 tiers by firm" in message for message in one["messages"])


def test_all_bills_to_the_subject_are_read_even_undated_ones(season: Workspace):
    near = Near(to=("Invented Undated Shop",), tiers=4, hold_days=None, read_all_below=0, read_at_most=0)
    assert [row["bill_no"] for row in read(season, near).shipments] == ["B6"]


def test_a_bill_to_order_joins_nobody(season: Workspace):
    near = Near(to=("Invented Stranger Shop",), tiers=4, hold_days=None, read_all_below=0)
    assert [row["bill_no"] for row in read(season, near).shipments] == ["B8"]


def test_a_name_that_was_not_read_is_still_suggested(season: Workspace):
    from unpick.model.errors import UsageError
    from unpick.trace.gather import resolve_name

    near = Near(to=("Invented Frm 3",), tiers=4, hold_days=None, read_all_below=0)
    with pytest.raises(UsageError, match="Invented Firm 3"):
        resolve_name(read(season, near), "Invented Frm 3")

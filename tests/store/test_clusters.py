"""What people decide to be one is one in every reader; what they keep apart is not joined through others."""

import datetime as dt
import itertools
from pathlib import Path

import pytest

from tests.store.test_workspace import AT, said
from unpick.app.resolve import clusters_of, resolve_workspace
from unpick.store.clusters import merge_decided
from unpick.store.decisions import Decision
from unpick.store.workspace import Workspace


def decided(*pairs: tuple[str, str, str]) -> list[Decision]:
    return [
        Decision(id=f"d{number}", a=a, b=b, verdict=verdict, by="one", why="seen", at="")
        for number, (a, b, verdict) in enumerate(pairs)
    ]


def clusters(*pairs: tuple[str, str, str]) -> dict[str, str]:
    return {one.thing: one.cluster for one in merge_decided(decided(*pairs))}


def test_same_joins_through_others_and_related_joins_nothing():
    found = clusters(("a", "b", "same"), ("b", "c", "same"), ("c", "d", "related"))
    assert found == {"a": "a", "b": "a", "c": "a"}


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_different_blocks_a_merge_through_others_whenever_it_was_made(order: tuple[int, ...]):
    pairs = [("a", "b", "same"), ("b", "c", "same"), ("a", "c", "different")]
    merged = merge_decided(decided(*(pairs[place] for place in order)))
    together = {frozenset((x.thing, y.thing)) for x in merged for y in merged if x.cluster == y.cluster}
    assert frozenset(("a", "c")) not in together
    assert any(one.conflicts for one in merged), "the decision that was not followed is reported"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    with workspace.loading(at=AT) as loading:
        document = loading.add_original(b"x", name="x", dataset="x", public_from=dt.date(2020, 1, 1))
        loading.write_statements(
            said(document, name, entity_id=entity)
            for entity, name in (
                ("inv-heron", "Invented Heron Works"),
                ("inv-otter", "Imaginary Otter Trading"),
                ("inv-lark", "Made Up Lark Mill"),
            )
        )
    return workspace


def rows(workspace: Workspace) -> dict[str, str]:
    with workspace.reader() as reader:
        return {row["entity_id"]: row["canonical_id"] for row in reader.table("cluster").to_pylist()}


def decide(workspace: Workspace, a: str, b: str, verdict: str) -> str:
    return workspace.decisions.decide(a, b, verdict, by="editor", why="registry extract", at=AT)


def test_every_entity_is_in_one_cluster_and_a_decision_moves_it_until_it_is_undone(workspace: Workspace):
    alone = {one: one for one in ("inv-heron", "inv-otter", "inv-lark")}
    assert rows(workspace) == alone
    decision = decide(workspace, "inv-otter", "inv-heron", "same")
    assert rows(workspace) == alone | {"inv-otter": "inv-heron"}
    workspace.decisions.undo(decision, by="editor", why="other number", at=AT)
    assert rows(workspace) == alone


def test_a_decision_on_names_moves_the_entities_that_carry_them(workspace: Workspace):
    decide(workspace, "Imaginary Otter Trading", "Made Up Lark Mill", "same")
    assert rows(workspace)["inv-otter"] == rows(workspace)["inv-lark"] == "inv-lark"


def test_a_clash_of_decisions_is_not_merged_and_resolve_says_so(workspace: Workspace):
    decide(workspace, "inv-heron", "inv-otter", "same")
    decide(workspace, "inv-otter", "inv-lark", "same")
    decide(workspace, "inv-heron", "inv-lark", "different")
    found = rows(workspace)
    assert found["inv-heron"] != found["inv-lark"]
    merged = {row["entity_id"]: row["canonical_id"] for row in clusters_of(workspace).table.to_pylist()}
    assert merged.get("inv-lark", "inv-lark") != merged.get("inv-heron", "inv-heron")
    (message,) = resolve_workspace(workspace.folder, at=AT)["messages"]
    assert "a decision keeps members of their clusters apart" in message

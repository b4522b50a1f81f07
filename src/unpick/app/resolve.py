"""Who is one within the workspace: merges, the review queue, and what people decided."""

import datetime as dt
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unpick.app.workspace import answer_head

if TYPE_CHECKING:
    from unpick.resolve.cluster import Clusters, Party
    from unpick.store.decisions import Decision
    from unpick.store.reader import Beside
    from unpick.store.workspace import Workspace

__all__ = ["clusters_of", "conflicts_of", "parties_of", "resolve_workspace"]

REVIEW_SHOWN = 500
"""Pairs of the review queue that one answer carries; the number left out is always said."""


def resolve_workspace(
    folder: Path, *, at: dt.datetime, known_at: dt.date | None = None, decisions: bool = False
) -> dict[str, Any]:
    """Merge the parties of the workspace and return clusters and the review queue.

    Args:
        decisions: add every decision ever made, also those undone and those on things that left.
    """
    from unpick.app.decide import decisions_told, suggested
    from unpick.store.workspace import Workspace

    workspace = Workspace.open(folder)
    parties = parties_of(workspace, known_at)
    found = clusters_of(workspace, known_at=known_at, parties=parties)
    names = {party.entity_id: party.names[0] for party in parties}
    review = in_urgency([*found.review, *suggested(workspace, found, names)])
    head = answer_head("resolve", at=at, coverage=_coverage(parties, found))
    messages = []
    if len(review) > REVIEW_SHOWN:
        messages.append(f"{len(review) - REVIEW_SHOWN} weaker pairs of the review queue are not shown")
    messages += [
        f"'{one.a}' and '{one.b}' were decided to be the same ({one.id}), but a decision keeps members of "
        "their clusters apart; they are not merged until one of the decisions is undone"
        for one in conflicts_of(workspace)
    ]
    return {
        **head,
        "known_at": known_at.isoformat() if known_at else None,
        "clusters": _grouped(found, names),
        "review": review[:REVIEW_SHOWN],
        "review_total": len(review),
        "messages": messages,
        **({"decisions": decisions_told(workspace, names)} if decisions else {}),
    }


def in_urgency(review: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the queue, most urgent kind of question first, the order within a kind as it was."""
    from unpick.resolve.cluster import KINDS

    return sorted(review, key=lambda pair: KINDS.index(pair["kind"]))


def clusters_of(
    workspace: "Workspace", *, known_at: dt.date | None = None, parties: "list[Party] | None" = None
) -> "Clusters":
    """Return the cluster table (entity_id, canonical_id, basis, reason) and the queue for a workspace."""
    from unpick.resolve.cluster import cluster

    if parties is None:
        parties = parties_of(workspace, known_at)
    return cluster(parties, decisions=workspace.decisions.decisions())


def conflicts_of(workspace: "Workspace") -> "list[Decision]":
    """Return the decisions `same` that a decision `different` of people does not let through."""
    from unpick.store.clusters import merge_decided

    made = workspace.decisions.decisions()
    clashes = {one for merged in merge_decided(made) for one in merged.conflicts}
    return [one for one in made if one.id in clashes]


def parties_of(
    workspace: "Workspace", known_at: dt.date | None, *, beside: "Beside | None" = None
) -> "list[Party]":
    """Return the firms of the workspace, and of rows that are asked about; persons are never merged, they are no targets."""
    from unpick.resolve.cluster import Party

    names: dict[str, list[str]] = defaultdict(list)
    numbers: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with workspace.reader(known_at=known_at, beside=beside) as reader:
        entities = reader.table("entity").to_pylist()
        people = {row["entity_id"] for row in entities if row["schema"] == "Person"}
        said = reader.table("name").to_pylist()
        for row in sorted(said, key=lambda row: (row["kind"] != "name", row["name"])):
            if row["entity_id"] not in people and row["kind"] != "weakAlias":
                names[row["entity_id"]].append(row["name"])
        for row in reader.table("identifier").to_pylist():
            numbers[row["entity_id"]].append((row["kind"], row["value"]))
        for row in reader.table("party").to_pylist():
            names[row["party_id"]].append(row["name"])
        lists: dict[str, set[str]] = defaultdict(set)
        for row in reader.table("listing").to_pylist():
            lists[row["entity_id"]].add(str(row.get("list") or row["dataset"]))
    ships = {row["entity_id"] for row in entities if row["schema"] == "Vessel"}
    return [
        Party(
            entity_id=one,
            names=tuple(spelled),
            identifiers=tuple(numbers.get(one, ())),
            listed=one in lists,
            lists=frozenset(lists.get(one, ())),
            vessel=one in ships,
        )
        for one, spelled in names.items()
    ]


def _grouped(found: "Clusters", names: dict[str, str]) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in found.table.to_pylist():
        groups[row["canonical_id"]].append(row)
    return [
        {
            "canonical_id": canonical,
            "members": [
                {"id": one, "name": names[one]} for one in (canonical, *(row["entity_id"] for row in rows))
            ],
            "basis": rows[0]["basis"],
            "reasons": [row["reason"] for row in rows],
        }
        for canonical, rows in sorted(groups.items())
    ]


def _coverage(parties: "list[Party]", found: "Clusters") -> dict[str, Any]:
    says = f"{len(parties)} parties were compared, {found.skipped} more fields hold no name."
    return {"says": says, "modes": [], "countries": [], "not_looked": ["persons"]}

"""Who is one within the workspace: merges, the review queue, and what people decided."""

import datetime as dt
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unpick.app.workspace import answer_head
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.resolve.cluster import Clusters, Party
    from unpick.store.decisions import Decision
    from unpick.store.workspace import Workspace

__all__ = ["clusters_of", "conflicts_of", "decide_pair", "resolve_workspace"]

REVIEW_SHOWN = 500
"""Pairs of the review queue that one answer carries; the number left out is always said."""


def resolve_workspace(folder: Path, *, at: dt.datetime, known_at: dt.date | None = None) -> dict[str, Any]:
    """Merge the parties of the workspace and return clusters and the review queue."""
    from unpick.store.workspace import Workspace

    workspace = Workspace.open(folder)
    parties = parties_of(workspace, known_at)
    found = clusters_of(workspace, known_at=known_at, parties=parties)
    names = {party.entity_id: party.names[0] for party in parties}
    head = answer_head("resolve", at=at, coverage=_coverage(parties, found))
    messages = []
    if len(found.review) > REVIEW_SHOWN:
        messages.append(f"{len(found.review) - REVIEW_SHOWN} weaker pairs of the review queue are not shown")
    messages += [
        f"'{one.a}' and '{one.b}' were decided to be the same ({one.id}), but a decision keeps members of "
        "their clusters apart; they are not merged until one of the decisions is undone"
        for one in conflicts_of(workspace)
    ]
    return {
        **head,
        "known_at": known_at.isoformat() if known_at else None,
        "clusters": _grouped(found, names),
        "review": found.review[:REVIEW_SHOWN],
        "review_total": len(found.review),
        "messages": messages,
    }


def clusters_of(
    workspace: "Workspace", *, known_at: dt.date | None = None, parties: "list[Party] | None" = None
) -> "Clusters":
    """Return the cluster table (entity_id, canonical_id, basis, reason) and the queue for a workspace."""
    from unpick.resolve.cluster import cluster

    if parties is None:
        parties = parties_of(workspace, known_at)
    barred = {one.id for one in conflicts_of(workspace)}
    standing = [one for one in workspace.decisions.decisions() if one.id not in barred]
    return cluster(parties, decisions=standing)


def conflicts_of(workspace: "Workspace") -> "list[Decision]":
    """Return the decisions `same` that a decision `different` of people does not let through."""
    from unpick.store.clusters import merge_decided

    made = workspace.decisions.decisions()
    clashes = {one for merged in merge_decided(made) for one in merged.conflicts}
    return [one for one in made if one.id in clashes]


def decide_pair(
    folder: Path, a: str, b: str, outcome: str, *, by: str, why: str, at: dt.datetime
) -> dict[str, Any]:
    """Record a decision of a person on two things; it wins over the model and can be undone.

    Raises:
        UsageError: the outcome is unknown, the two are one, --by or --why is missing, or the workspace
            knows neither of the two. One may be a name as a person screens it.
    """
    from unpick.store.workspace import Workspace

    workspace = Workspace.open(folder)
    log = workspace.decisions
    if not {a, b} & _things(workspace):
        raise UsageError(
            "decide",
            f"neither '{a}' nor '{b}' is in the workspace",
            "give ids as `unpick resolve --json` shows",
        )
    pair = tuple(sorted((a, b)))
    replaced = [one.id for one in log.decisions() if (one.a, one.b) == pair]
    decision = log.decide(a, b, outcome, by=by, why=why, at=at)
    return {
        **answer_head("decide", at=at),
        "decision": decision,
        "a": a,
        "b": b,
        "outcome": outcome,
        "by": by,
        "reason": why,
        "replaces": replaced[0] if replaced else None,
    }


def _things(workspace: "Workspace") -> set[str]:
    """Return every id and every spelling in the workspace."""
    places = {"entity": ("entity_id",), "name": ("name",), "party": ("party_id", "name")}
    with workspace.reader() as reader:
        tables = {table: reader.table(table) for table in places}
    return {
        one
        for table, columns in places.items()
        for column in columns
        for one in tables[table].column(column).to_pylist()
    }


def parties_of(workspace: "Workspace", known_at: dt.date | None) -> "list[Party]":
    """Return the firms of the workspace; persons are never merged, they are no targets."""
    from unpick.resolve.cluster import Party

    names: dict[str, list[str]] = defaultdict(list)
    numbers: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with workspace.reader(known_at=known_at) as reader:
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
    return [
        Party(entity_id=one, names=tuple(spelled), identifiers=tuple(numbers.get(one, ())))
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

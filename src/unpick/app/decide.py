"""What people decide: one decision, a file of decisions from elsewhere, and the log of all of them in words."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.resolve import parties_of
from unpick.app.workspace import answer_head
from unpick.model.errors import TooManyRejects, UnreadableFile, UsageError

if TYPE_CHECKING:
    from unpick.resolve.cluster import Clusters
    from unpick.resolve.edges import Edge
    from unpick.store.decisions import NewRow
    from unpick.store.judged import Decision, End, Past
    from unpick.store.workspace import Workspace

__all__ = ["decide_pair", "decisions_told", "import_decisions", "suggested"]

_SHARE_REJECTED: Final = 0.2
"""More faulty rows than this and the file is taken for something else (design, section 5)."""

_LARGEST: Final = 500_000_000
"""Bytes of a file of edges: above the public resolver file of OpenSanctions by far."""


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
    before = log.decisions()
    replaced = [one for one in before if one.pair == pair]
    decision = log.decide(a, b, outcome, by=by, why=why, at=at, known=_known(workspace, (a, b)))
    return {
        **answer_head("decide", at=at),
        "decision": decision,
        "a": a,
        "b": b,
        "outcome": outcome,
        "by": by,
        "reason": why,
        "replaces": replaced[0].id if replaced else None,
        "messages": [*_replaced(replaced), *_clash(before, log.decisions())],
    }


def import_decisions(
    folder: Path, path: Path, *, by: str, at: dt.datetime, why: str = "", accept: bool = False
) -> dict[str, Any]:
    """Take over the decisions of another system; each keeps its person and day and is marked imported.

    What was decided here stands, whatever a file says; where the two differ `resolve --review` shows it. An
    edge that is here already is not written again.

    Args:
        by: who takes the file over. accept: take it although over a fifth of its rows are faulty.

    Raises:
        UnreadableFile: the file is absent, empty, too large or no text.
        TooManyRejects: too many rows are faulty; nothing was imported.
    """
    from unpick.resolve.edges import in_order, read_edges
    from unpick.store.workspace import Workspace

    if not by.strip():
        raise UsageError("decide --import", "the person is missing", "give --by")
    workspace = Workspace.open(folder)
    edges, rejects = read_edges(_text(path), file=path.name)
    if rejects and not accept and len(rejects) > _SHARE_REJECTED * (len(rejects) + len(edges)):
        first = rejects[0]
        raise TooManyRejects(
            path.name,
            f"{len(rejects)} of {len(rejects) + len(edges)} rows are faulty, the first is row {first.row}: "
            f"'{first.value}': {first.problem}",
            f"{first.remedy}; --accept takes the others nevertheless",
        )
    batch = _Batch(workspace, path.name, by=by, why=why, things={end for one in edges for end in _ends(one)})
    for edge in in_order(edges):
        batch.add(edge)
    workspace.decisions.record_all(batch.rows, at=at)
    return {
        **answer_head("decide", at=at),
        "by": by,
        "imported": {"file": path.name, **batch.counts, "rejected": len(rejects)},
        "rejects": [one.as_dict() for one in rejects],
        "messages": batch.messages(),
    }


def suggested(workspace: "Workspace", found: "Clusters", names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the pairs that another system suggested and nobody has decided on, strongest first."""
    root = {row["entity_id"]: row["canonical_id"] for row in found.table.to_pylist()}
    asked = {frozenset((pair["a_id"], pair["b_id"])) for pair in found.review}
    asked |= {frozenset(one.pair) for one in workspace.decisions.decisions()}
    pairs = []
    for entry in workspace.decisions.entries():
        if entry.action != "suggest":
            continue
        a, b = entry.what["a"], entry.what["b"]
        if a in names and b in names and root.get(a, a) != root.get(b, b) and frozenset((a, b)) not in asked:
            pairs.append(_suggestion(names, a, b, entry.what.get("score"), entry.what["imported"]["file"]))
    return sorted(pairs, key=lambda pair: (-pair["score"], pair["a_id"], pair["b_id"]))


def decisions_told(workspace: "Workspace", names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return every decision of the log, oldest first, with what became of it.

    A decision on something that left the lists or the workspace stays; it says so.
    """
    return [_told(past, names) for past in workspace.decisions.past()]


class _Batch:
    """The rows that a file of edges adds to the log, without what is there already."""

    def __init__(self, workspace: "Workspace", file: str, *, by: str, why: str, things: set[str]) -> None:
        self._file, self._by, self._why = file, by, why
        self._held = {_key(past.decision): past for past in workspace.decisions.past()}
        self._own = {one.pair: one for one in workspace.decisions.decisions() if not one.imported}
        self._known = _known(workspace, things)
        self._suggested = {
            (entry.what["a"], entry.what["b"])
            for entry in workspace.decisions.entries()
            if entry.action == "suggest"
        }
        self._strangers = things - _things(workspace)
        self._against: list[Decision] = []
        self.rows: list[NewRow] = []
        self.counts = {"decisions": 0, "undone": 0, "suggestions": 0, "known": 0}

    def add(self, edge: "Edge") -> None:
        a, b = sorted(_ends(edge))
        if not edge.verdict:
            self._suggest(a, b, edge)
            return
        held = self._held.get((a, b, edge.verdict, edge.user, edge.created_at))
        if held is not None:
            self.counts["known"] += 1
            if edge.deleted_at and held.status == "standing" and held.decision.imported:
                self._undo(edge, {"id": held.decision.id})
            return
        self._decide(a, b, edge)
        if edge.deleted_at:
            self._undo(edge, {}, undoes=len(self.rows) - 1)

    def messages(self) -> list[str]:
        """Return what a person should know of the import."""
        told = []
        if self._strangers:
            told.append(f"{len(self._strangers)} ids are not in this workspace; what is said of them is kept")
        if self._against:
            told.append(
                f"{len(self._against)} edges differ from what was decided here, which stands: "
                + ", ".join(f"{one.a} / {one.b}" for one in self._against[:3])
                + (" ..." if len(self._against) > 3 else "")
                + "; see `unpick resolve --decisions`"
            )
        return told

    def _decide(self, a: str, b: str, edge: "Edge") -> None:
        from dataclasses import replace

        from unpick.store.decisions import decide_row

        why = self._why or f"imported from {self._file}"
        row = decide_row(a, b, edge.verdict, by=edge.user, why=why, known=self._known)
        came = self._came(edge.created_at) | ({} if edge.score is None else {"score": edge.score})
        self.rows.append(replace(row, what={**row.what, "imported": came}))
        self.counts["decisions"] += 1
        own = self._own.get((a, b))
        if own is not None and own.verdict != edge.verdict and not edge.deleted_at:
            self._against.append(own)

    def _undo(self, edge: "Edge", what: dict[str, Any], *, undoes: int | None = None) -> None:
        from unpick.store.decisions import NewRow

        why = self._why or f"no longer held in {self._file}"
        what = {**what, "imported": self._came(edge.deleted_at)}
        self.rows.append(NewRow(action="undo", by=edge.user, why=why, what=what, undoes=undoes))
        self.counts["undone"] += 1

    def _suggest(self, a: str, b: str, edge: "Edge") -> None:
        from unpick.store.decisions import NewRow

        if (a, b) in self._suggested or edge.deleted_at:
            self.counts["known"] += 1
            return
        self._suggested.add((a, b))
        what = {"a": a, "b": b, "score": edge.score, "imported": self._came(edge.created_at)}
        why = self._why or f"imported from {self._file}"
        self.rows.append(NewRow(action="suggest", by=edge.user, why=why, what=what))
        self.counts["suggestions"] += 1

    def _came(self, at: str) -> dict[str, Any]:
        return {"file": self._file, "by": self._by, "at": at}


def _ends(edge: "Edge") -> tuple[str, str]:
    return edge.source, edge.target


def _key(one: "Decision") -> tuple[str, str, str, str, str]:
    return one.a, one.b, one.verdict, one.by, one.at


def _text(path: Path) -> str:
    if not path.is_file() or not path.stat().st_size:
        raise UnreadableFile(path.name, "it is empty or absent", "check the path")
    if path.stat().st_size > _LARGEST:
        raise UnreadableFile(path.name, "it is too large for a file of edges", "split it")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            path.name, f"it is no UTF-8 (byte {error.start})", "write edges as JSON lines or CSV in UTF-8"
        ) from error


def _known(workspace: "Workspace", things: Iterable[str]) -> dict[str, "End"]:
    """Return what the workspace knows of things, by which they are known again; persons are not."""
    from unpick.resolve.decisions import end_of

    wanted = set(things)
    return {one.entity_id: end_of(one) for one in parties_of(workspace, None) if one.entity_id in wanted}


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


def _replaced(held: Sequence["Decision"]) -> list[str]:
    return [
        f"it replaces the decision {one.id} of {one.by} on {one.at[:10]}: {one.verdict}; {one.why}"
        for one in held
    ]


def _clash(before: Sequence["Decision"], after: Sequence["Decision"]) -> list[str]:
    """Return a warning when a new decision contradicts others."""
    from unpick.store.clusters import merge_decided

    was, now = (
        {one for merged in merge_decided(made) for one in merged.conflicts} for made in (before, after)
    )
    if not now - was:
        return []
    told = "it contradicts other decisions; nothing is merged through them"
    return [f"{told}: `unpick resolve --review` shows the chain"]


def _suggestion(names: Mapping[str, str], a: str, b: str, score: float | None, file: str) -> dict[str, Any]:
    return {
        "kind": "suggested",
        "a": names[a],
        "b": names[b],
        "a_id": a,
        "b_id": b,
        "outcome": "unsure",
        "score": min(1.0, max(0.0, score)) if score is not None else 0.5,
        "probability": None,
        "basis": "none",
        "reasons": [f"suggested by the file {file}; nobody has decided"],
        "links": [],
        "decisions": [],
    }


def _told(past: "Past", names: Mapping[str, str]) -> dict[str, Any]:
    one = past.decision
    return {
        "decision": one.id,
        "a": one.a,
        "b": one.b,
        "a_name": names.get(one.a, one.a),
        "b_name": names.get(one.b, one.b),
        "outcome": one.verdict,
        "by": one.by,
        "at": one.at,
        "reason": one.why,
        "status": past.status,
        "imported": one.imported or None,
        "ended_at": past.ended_at or None,
        "ended_by": past.ended_by or None,
        "ended_why": past.ended_why or None,
        "replaced_by": past.by_decision or None,
        "absent": [
            thing
            for thing, end in zip(one.pair, (one.end_a, one.end_b), strict=True)
            # A name as it was screened was never a thing of the workspace, so it cannot have left.
            if thing not in names and (end.names or one.imported)
        ],
    }

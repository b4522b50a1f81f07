"""What changed: conclusions about chains on two states of knowledge side by side, and the facts that made the difference."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from unpick.app.trace import HOLD_DAYS
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.store.decisions import Entry
    from unpick.store.workspace import Workspace
    from unpick.trace.concerns import Concern
    from unpick.trace.edges import Edge, Seed
    from unpick.trace.gather import Gathered
    from unpick.trace.scores import Score

__all__ = ["trace_changes"]

Json = dict[str, Any]

_TOLD: Final = ("published", "decide", "undo", "suggest", "withdraw")
"""Rows of the log that can change an answer; `published` stands for a load, a new list included."""

_PLAIN: Final = ("first_day", "last_day", "product", "facts", "polarity", "from_id", "to_id", "transit_days")
"""Fields of an edge that a conclusion rests on, in the order in which they are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """One state of knowledge, traced in full.

    Attributes:
        edges: those that something can go along. ends: who is reached, or the one asked about.
    """

    row: int
    snapshot: int
    known_at: dt.date | None
    gathered: "Gathered"
    edges: Mapping[str, "Edge"]
    seeds: Sequence["Seed"]
    chances: Mapping[str, float]
    ends: Sequence[str]
    scores: Mapping[str, "Score"]
    tiers: int
    hold_days: int | None
    missing: str = ""

    def told(self) -> Json:
        """Return the state as the document names it."""
        return {
            "log_row": self.row,
            "snapshot": self.snapshot,
            "known_at": self.known_at.isoformat() if self.known_at else None,
        }

    def near(self, end: str) -> dict[str, "Edge"]:
        """Return the edges that can be on a chain to an end."""
        from unpick.trace.edges import ANYTHING, Seed
        from unpick.trace.explain import relevant_edges

        if end not in self.ends:
            return {}
        goal = Seed(entity_id=end, product=ANYTHING)
        found = relevant_edges(
            list(self.edges.values()), self.seeds, goal, tiers=self.tiers, hold_days=self.hold_days
        )
        return {edge.edge_id: edge for edge in found}

    def name(self, entity_id: str) -> str:
        """Return what an entity is called in this state."""
        network = self.gathered.network
        return network.names.get(entity_id) or self.gathered.naming.captions.get(entity_id) or entity_id


def trace_changes(
    workspace: "Workspace",
    *,
    since: str | None = None,
    known_since: dt.date | None = None,
    to: str | None = None,
    from_: str | None = None,
    tiers: int = 6,
    top: int = 5,
    known_at: dt.date | None = None,
    at: dt.datetime,
    hold_days: int | None = HOLD_DAYS,
) -> Json:
    """Return the trace of today with `changes`: the conclusions that differ from an earlier state of knowledge.

    Args:
        since: a day (the state at its end), the number of a snapshot, or the id of a decision or withdrawal (the state
            before it); None compares two days on which things became public, in the workspace as it is.
        known_since: the earlier of those days; `known_at` is the later.

    Raises:
        UsageError: neither is given, `since` names no state, or a name is not there.
    """
    from unpick.app.trace import trace

    if since is None and known_since is None:
        raise UsageError("trace", "there is nothing to compare with", "give --since or --known-since")
    entries = workspace.decisions.entries()
    now = entries[-1].number if entries else 0
    row = now if since is None else _row_of(entries, since)
    asked: Any = {"from_": from_, "tiers": tiers, "hold_days": hold_days}
    document = trace(workspace, to=to, top=top, known_at=known_at, at=at, **asked)
    earlier = workspace.as_of(row)
    before = _state(earlier, row, to=to, known_at=known_since or known_at, at=at, may_lack=True, **asked)
    after = _state(workspace, now, to=to, known_at=known_at, at=at, may_lack=False, **asked)
    undone = {entry.hash[:16]: entry for entry in entries}
    between = [entry for entry in entries if entry.number > row and entry.action in _TOLD]
    return {**document, "changes": _compare(before, after, between, undone)}


def _row_of(entries: Sequence["Entry"], since: str) -> int:
    """Return the last row of the log that the earlier state has seen.

    Raises:
        UsageError: no row is meant.
    """
    rows: list[int] = []
    if re.fullmatch(r"\d{4}-\d\d-\d\d", since):
        rows = [entry.number for entry in entries if entry.at[:10] <= since]
    elif since.isdecimal():
        number = int(since)
        rows = [e.number for e in entries if e.action == "published" and e.what["number"] == number]
        rows = rows or ([e.number for e in entries if e.action == "created"] if number == 0 else [])
    elif re.fullmatch(r"[0-9a-f]{16}", since):
        rows = [entry.number - 1 for entry in entries if entry.hash[:16] == since]
    if not rows or rows[-1] < 1:
        first = entries[0].at[:10] if entries else "?"
        raise UsageError(
            f"--since '{since}'",
            "the workspace has no such state",
            f"give a day from {first} on, the number of a snapshot, or the id of a decision or withdrawal",
        )
    return rows[-1]


def _state(
    workspace: "Workspace",
    row: int,
    *,
    to: str | None,
    from_: str | None,
    known_at: dt.date | None,
    at: dt.datetime,
    tiers: int,
    hold_days: int | None,
    may_lack: bool,
) -> _State:
    from unpick.app.trace import gather_for, receivers
    from unpick.trace.edges import Seed
    from unpick.trace.engine import run_trace
    from unpick.trace.gather import resolve_name
    from unpick.trace.scores import all_chances, monte_carlo

    limits: Any = {"tiers": tiers, "hold_days": hold_days}
    gathered = gather_for(workspace, to=to, from_=from_, known_at=known_at, at=at, **limits)
    network, missing = gathered.network, ""
    target = start = None
    try:
        target = resolve_name(gathered, to) if to else None
        start = resolve_name(gathered, from_) if from_ else None
    except UsageError as problem:
        if not may_lack:
            raise
        missing = str(problem)
    lacks = bool(missing)
    seeds = [Seed(entity_id=start)] if start else [] if lacks else gathered.seeds()
    found = run_trace(network.edges, seeds, **limits)
    edges = {edge.edge_id: edge for edge in network.edges if edge.edge_id in found.touched}
    ends = [] if lacks else [target] if target else receivers(list(edges.values()))
    chances = all_chances(network, {seed.product for seed in seeds}) | gathered.chances()
    scores = monte_carlo(list(edges.values()), seeds, chances, targets=ends, **limits) if ends else {}
    return _State(
        row=row,
        snapshot=workspace.snapshot().number,
        known_at=known_at,
        gathered=gathered,
        edges=edges,
        seeds=seeds,
        chances=chances,
        ends=ends,
        scores=scores,
        missing=missing,
        **limits,
    )


def _compare(
    before: _State, after: _State, between: Sequence["Entry"], undone: Mapping[str, "Entry"]
) -> Json:
    """Return the conclusions that differ, each before and after with its reasons, and how many stay.

    Args:
        between: rows of the log that only the later state has seen. undone: all rows by their ids.
    """
    changed = _changed_edges(before, after)
    claims = _changed_claims(before, after)
    open_ = _downstream(before, after, changed, claims)
    rows, same = [], 0
    for end in sorted({*before.ends, *after.ends}):
        was = now = None
        if end in open_:
            was, now = _conclusion(before, end), _conclusion(after, end)
        if was == now:
            same += 1
            continue
        rows.append(
            {
                "target": _party(after if end in after.ends else before, end),
                "before": was,
                "after": now,
                "because": _because(before, after, end, changed, claims, between, undone),
            }
        )
    return {
        "before": before.told(),
        "after": after.told(),
        "between": [_entry(entry) for entry in between],
        "changed": rows,
        "same": same,
        "says": _says(rows, same),
        "messages": [f"In the earlier state: {before.missing}"] if before.missing else [],
    }


def _says(rows: Sequence[Json], same: int) -> str:
    new = sum(not row["before"] or not row["before"]["reached"] for row in rows)
    gone = sum(not row["after"] or not row["after"]["reached"] for row in rows)
    new, gone = new - sum(_neither(row) for row in rows), gone - sum(_neither(row) for row in rows)
    return (
        f"{len(rows)} conclusion{'' if len(rows) == 1 else 's'} changed: {new} reached now and not before, {gone} no longer; "
        f"{same} stay. No chain clears nobody."
    )


def _neither(row: Json) -> bool:
    return not any(row[one] and row[one]["reached"] for one in ("before", "after"))


def _differ(was: "Edge", now: "Edge", before: _State, after: _State) -> list[str]:
    """Return in what an edge differs, empty when in nothing that a conclusion rests on."""
    told = [one.name for one in fields(was) if getattr(was, one.name) != getattr(now, one.name)]
    chances = {one: before.chances.get(one, 1.0) for one in was.facts}
    if chances != {one: after.chances.get(one, 1.0) for one in now.facts} and "facts" not in told:
        told.append("probability")
    return [one for one in (*_PLAIN, "probability") if one in told] or (["text"] if told else [])


def _changed_edges(before: _State, after: _State) -> dict[str, tuple[str, list[str]]]:
    """Return for each edge that differs whether it was added, removed or changed, and in what."""
    told: dict[str, tuple[str, list[str]]] = {}
    for one in sorted({*before.edges, *after.edges}):
        was, now = before.edges.get(one), after.edges.get(one)
        if was is None or now is None:
            told[one] = ("added" if was is None else "removed", [])
        else:
            differ = _differ(was, now, before, after)
            if differ:
                told[one] = ("changed", differ)
    return told


def _changed_claims(before: _State, after: _State) -> list[Json]:
    """Return the claims and listings that make a concern in one state only, or otherwise."""
    was, now = _said(before), _said(after)
    rows = []
    for one in sorted({*was, *now}):
        if was.get(one) == now.get(one):
            continue
        what = "added" if one not in was else "removed" if one not in now else "changed"
        entity, text = now.get(one) or was[one]
        rows.append({"what": what, "kind": "claim", "id": one, "text": text, "entity": entity})
    return rows


def _said(state: _State) -> dict[str, tuple[str, str]]:
    """Return entity and text of each claim or listing behind a concern, by its id."""
    told = {}
    for concern in state.gathered.concerns:
        for row in (*concern.claims, *concern.denials):
            one = str(
                row.get("claim_id") or row.get("listing_id") or f"{concern.entity_id} {concern.predicate}"
            )
            told[one] = (concern.entity_id, _concern_text(state, concern, row))
    return told


def _concern_text(state: _State, concern: "Concern", row: Mapping[str, Any]) -> str:
    says = f"{concern.predicate.replace('_', ' ')} {concern.object or ''}".strip()
    denied = "denied: " if row.get("polarity") == "denied" else ""
    source = str(row.get("dataset") or row.get("list") or "")
    return f"{denied}{says} of {state.name(concern.entity_id)}" + (f" ({source})" if source else "")


def _downstream(
    before: _State, after: _State, changed: Collection[str], claims: Iterable[Json]
) -> frozenset[str]:
    """Return everybody whom something that differs could bear on: all that lies behind it, whatever day and goods."""
    ways: dict[str, set[str]] = {}
    touched = set()
    for state in (before, after):
        for edge in state.edges.values():
            ways.setdefault(edge.from_id, set()).add(edge.to_id)
            if edge.edge_id in changed:
                touched |= {edge.from_id, edge.to_id}
    seeds = {(state.row, seed) for state in (before, after) for seed in state.seeds}
    only = {seed for _, seed in seeds}
    touched |= {
        seed.entity_id
        for seed in only
        if (seed in before.seeds) != (seed in after.seeds)
        or any(before.chances.get(one) != after.chances.get(one) for one in seed.facts)
    }
    touched |= {row["entity"] for row in claims}
    waiting = sorted(touched)
    while waiting:
        for one in ways.get(waiting.pop(), ()):
            if one not in touched:
                touched.add(one)
                waiting.append(one)
    return frozenset(touched)


def _conclusion(state: _State, end: str) -> Json | None:
    """Return what a full run on a state concludes of a firm; None where it is not among those looked at."""
    from unpick.app.trace import Asked, touched_row

    if end not in state.ends:
        return None
    edges = list(state.edges.values())
    asked = Asked(state.gathered, edges, state.seeds, state.chances, state.tiers, state.hold_days)
    shown = asked.explain(end, state.scores[end], 1)
    row = touched_row(_party(state, end), end, edges, state.scores[end])
    chain = shown.chains[0] if shown.chains else None
    texts = {fact["id"]: fact["text"] for fact in chain["facts"]} if chain else {}
    return {
        "reached": chain is not None,
        "score": row["score"],
        "shipments": row["shipments"],
        "chain": {
            "chain_id": chain["chain_id"],
            "best": chain["score"]["best"],
            "tiers": chain["tiers"],
            "firms": [chain["seed"]["name"], *(hop["to"]["name"] for hop in chain["hops"])],
        }
        if chain
        else None,
        "single_points": [{"id": one, "text": texts.get(one, one)} for one in chain["single_points"]]
        if chain
        else [],
        "messages": list(shown.messages),
    }


def _party(state: _State, end: str) -> Json:
    from unpick.trace.document import party_document

    return party_document(state.gathered.network, end)


def _because(
    before: _State,
    after: _State,
    end: str,
    changed: Mapping[str, tuple[str, list[str]]],
    claims: Iterable[Json],
    between: Sequence["Entry"],
    undone: Mapping[str, "Entry"],
) -> list[Json]:
    """Return the facts on the way to a firm that differ, then the loads, withdrawals and decisions that bear on them."""
    near = {**before.near(end), **after.near(end)}
    ours = {one: edge for one, edge in near.items() if one in changed}
    # A firm that only one state knows was reached by edges that are others now.
    ours |= {
        one: edge
        for state in (before, after)
        for one, edge in state.edges.items()
        if one in changed and end in (edge.from_id, edge.to_id)
    }
    on_way = {end, *(name for edge in near.values() for name in (edge.from_id, edge.to_id))}
    rows = [_edge_row(before, after, edge, *changed[one]) for one, edge in sorted(ours.items())]
    rows += [
        {key: row[key] for key in ("what", "kind", "id", "text")} for row in claims if row["entity"] in on_way
    ]
    involved = on_way | {name for edge in ours.values() for name in (edge.from_id, edge.to_id)}
    rests_on = _rests_on(before, after, ours.values(), {row["id"] for row in rows})
    return rows + [_log_row(one) for one in between if _bears(one, before, after, involved, rests_on, undone)]


def _rests_on(before: _State, after: _State, edges: Iterable["Edge"], claims: Collection[str]) -> str:
    """Return the ids of documents and statements that edges and claims go back to, as one text to look into."""
    told = set(claims)
    for edge in edges:
        told |= {edge.document, *edge.why}
        for state in (before, after):
            facts = [state.gathered.network.facts.get(one) for one in edge.facts]
            told |= {str(part) for fact in facts if fact for part in (*fact.why, fact.source)}
    for state in (before, after):
        for concern in state.gathered.concerns:
            for row in (*concern.claims, *concern.denials):
                if str(row.get("claim_id") or row.get("listing_id")) in claims:
                    told |= {str(row.get("locator")), *(str(one) for one in row.get("why") or ())}
    return "\n".join(sorted(told))


def _bears(
    entry: "Entry",
    before: _State,
    after: _State,
    involved: Collection[str],
    rests_on: str,
    undone: Mapping[str, "Entry"],
) -> bool:
    """Tell whether a row of the log is behind a change: what it withdraws, joins or holds apart is on the way.

    Args:
        undone: rows of the log by their ids.
    """
    from unpick.trace.build import party_id

    what = entry.what
    if entry.action == "withdraw":
        return str(what["target"]) in rests_on
    if entry.action == "undo" and what.get("id") in undone:
        return _bears(undone[what["id"]], before, after, involved, rests_on, undone)
    if entry.action in ("decide", "suggest"):
        ends = {one for name in (str(what.get("a")), str(what.get("b"))) for one in (name, party_id(name))}
        meant = {state.gathered.naming.canonical(one) for state in (before, after) for one in ends}
        return bool((meant | ends) & set(involved))
    return False


def _edge_row(before: _State, after: _State, edge: "Edge", what: str, differ: Sequence[str]) -> Json:
    from unpick.goods.become import heading_text
    from unpick.trace.edges import as_day

    state = after if edge.edge_id in after.edges else before
    is_bill = edge.row >= 0
    day = f", {as_day(edge.first_day).isoformat()}" if is_bill else ""
    goods = f", goods {heading_text(edge.product)}" if heading_text(edge.product) else ""
    row: Json = {
        "what": what,
        "kind": edge.kind,
        "id": edge.edge_id,
        "text": f"{edge.kind.replace('_', ' ')} {state.name(edge.from_id)} to {state.name(edge.to_id)}{day}{goods}",
        "document": edge.document or None,
        "row": edge.row if is_bill else None,
        "why": list(edge.why),
    }
    return row | ({"differs_in": list(differ)} if differ else {})


def _log_row(entry: "Entry") -> Json:
    told = _entry(entry)
    return {"what": "made", "kind": told["action"], "id": told["id"], "text": told["text"]}


def _entry(entry: "Entry") -> Json:
    what = entry.what
    if entry.action == "published":
        text = f"snapshot {what['number']}"
    elif "verdict" in what:
        text = f"{what.get('a')} and {what.get('b')}: {what['verdict']}"
    else:
        text = str(what.get("target") or what.get("id") or "")
    why = f" ({entry.why})" if entry.why else ""
    return {
        "id": entry.hash[:16],
        "at": entry.at,
        "action": entry.action,
        "by": entry.by,
        "text": f"{text}{why}",
    }

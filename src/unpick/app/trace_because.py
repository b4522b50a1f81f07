"""Why a conclusion differs between two states of knowledge: edges, claims, decisions and withdrawals by their ids."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from unpick.app.trace_state import State

if TYPE_CHECKING:
    from unpick.store.decisions import Entry
    from unpick.trace.concerns import Concern
    from unpick.trace.edges import Edge

__all__ = ["because", "changed_claims", "changed_edges", "entry_document"]

Json = dict[str, Any]

_PLAIN: Final = ("first_day", "last_day", "product", "facts", "polarity", "from_id", "to_id", "transit_days")
"""Fields of an edge that a conclusion rests on, in the order in which they are told."""


def _differ(was: "Edge", now: "Edge", before: State, after: State) -> list[str]:
    """Return in what an edge differs, empty when in nothing that a conclusion rests on."""
    told = [one.name for one in fields(was) if getattr(was, one.name) != getattr(now, one.name)]
    chances = {one: before.chances.get(one, 1.0) for one in was.facts}
    if chances != {one: after.chances.get(one, 1.0) for one in now.facts} and "facts" not in told:
        told.append("probability")
    return [one for one in (*_PLAIN, "probability") if one in told] or (["text"] if told else [])


def changed_edges(before: State, after: State) -> dict[str, tuple[str, list[str]]]:
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


def changed_claims(before: State, after: State) -> list[Json]:
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


def _said(state: State) -> dict[str, tuple[str, str]]:
    """Return entity and text of each claim or listing behind a concern, by its id."""
    told = {}
    for concern in state.gathered.concerns:
        for row in (*concern.claims, *concern.denials):
            one = str(
                row.get("claim_id") or row.get("listing_id") or f"{concern.entity_id} {concern.predicate}"
            )
            told[one] = (concern.entity_id, _concern_text(state, concern, row))
    return told


def _concern_text(state: State, concern: "Concern", row: Mapping[str, Any]) -> str:
    says = f"{concern.predicate.replace('_', ' ')} {concern.object or ''}".strip()
    denied = "denied: " if row.get("polarity") == "denied" else ""
    source = str(row.get("dataset") or row.get("list") or "")
    return f"{denied}{says} of {state.name(concern.entity_id)}" + (f" ({source})" if source else "")


def because(
    before: State,
    after: State,
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


def _rests_on(before: State, after: State, edges: Iterable["Edge"], claims: Collection[str]) -> str:
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
    before: State,
    after: State,
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


def _edge_row(before: State, after: State, edge: "Edge", what: str, differ: Sequence[str]) -> Json:
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
    told = entry_document(entry)
    return {"what": "made", "kind": told["action"], "id": told["id"], "text": told["text"]}


def entry_document(entry: "Entry") -> Json:
    """Return a row of the log as the document tells it."""
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

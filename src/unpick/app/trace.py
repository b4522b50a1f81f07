"""Chains to or from a firm, or of every importer: read once, follow, score, explain."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from unpick.app.workspace import answer_head

if TYPE_CHECKING:
    from unpick.store.workspace import Workspace
    from unpick.trace.edges import Edge, Seed
    from unpick.trace.gather import Gathered
    from unpick.trace.scores import Score

__all__ = ["HOLD_DAYS", "coverage_of", "trace", "trace_gathered"]

Json = dict[str, Any]

HOLD_DAYS: Final = 730
"""Longest time, in days, that goods are followed after they reached a firm, unless asked otherwise.

A stated convention of this project, not a measurement; what it leaves out is counted under `skipped`.
"""


def trace(
    workspace: "Workspace",
    *,
    to: str | None = None,
    from_: str | None = None,
    tiers: int = 6,
    top: int = 5,
    known_at: dt.date | None = None,
    at: dt.datetime,
    hold_days: int | None = HOLD_DAYS,
    role_of: Callable[[str], str] | None = None,
    same: Mapping[str, str] | None = None,
    watched: Mapping[str, str] | None = None,
) -> Json:
    """Return the chains between buyers and what is of concern (schema `unpick.trace/1`).

    Args:
        to: a buyer, brand or public body. from_: a firm or site; without it, all that is of concern.
        top: number of chains. known_at: only what was public by then. at: the day of the question.
        role_of: what the text of a party field is; `names.party_kind` when None.
        same: any id to its canonical id; the merges and decisions of the workspace when None.
        watched: ids of watched sites, with the sentence that each rests on; the register when None.

    Raises:
        UsageError: a name is not there or belongs to several; tiers or top is below 1.
    """
    from unpick.app.identity import merges_of
    from unpick.app.sites import watched_in
    from unpick.names.party import party_kind
    from unpick.trace.gather import Merges, Near, gather

    _check(tiers, top)
    merges = merges_of(workspace, known_at=known_at) if same is None else Merges(same=same)
    with workspace.reader(known_at=known_at) as reader:
        if watched is None:
            watched = watched_in(reader.table("entity").to_pylist(), known_at or at.date())
        near = Near(to=(to,) if to else (), from_=(from_,) if from_ else (), tiers=tiers, hold_days=hold_days)
        gathered = gather(reader, role_of=role_of or party_kind, merges=merges, watched=watched, near=near)
    result = trace_gathered(gathered, to=to, from_=from_, tiers=tiers, top=top, hold_days=hold_days)
    head = answer_head("trace", at=at, coverage=coverage_of(gathered))
    return {**head, "known_at": known_at.isoformat() if known_at else None, **result}


def _check(tiers: int, top: int) -> None:
    from unpick.model.errors import UsageError

    for name, value in (("--tiers", tiers), ("--top", top)):
        if value < 1:
            raise UsageError(name, f"'{value}' is below 1", "give 1 or more")


def trace_gathered(
    gathered: "Gathered",
    *,
    to: str | None = None,
    from_: str | None = None,
    tiers: int = 6,
    top: int = 5,
    hold_days: int | None = HOLD_DAYS,
) -> Json:
    """Return chains, touched and skipped for what was gathered."""
    from unpick.trace.document import party_document, skip_documents
    from unpick.trace.edges import Seed
    from unpick.trace.engine import run_trace
    from unpick.trace.gather import resolve_name
    from unpick.trace.scores import all_chances, monte_carlo

    network = gathered.network
    start = resolve_name(gathered, from_) if from_ else None
    seeds = [Seed(entity_id=start)] if start else gathered.seeds()
    found = run_trace(network.edges, seeds, tiers=tiers, hold_days=hold_days)
    edges = [edge for edge in network.edges if edge.edge_id in found.touched]
    target = resolve_name(gathered, to) if to else None
    ends = [target] if target else _receivers(edges)
    chances = all_chances(network, {seed.product for seed in seeds}) | gathered.chances()
    scores = monte_carlo(edges, seeds, chances, targets=ends, tiers=tiers, hold_days=hold_days)
    ranked = sorted(ends, key=lambda end: (-scores[end].median, end))
    # One target gets all its chains; without a name each of the best targets gets its best one.
    each = top if target else 1
    chains: list[Json] = []
    messages = list(gathered.messages)
    for end in ranked[: 1 if target else top]:
        chains += _explain(
            gathered, edges, seeds, chances, end, scores[end], each, (tiers, hold_days), messages
        )
    if not target and len(ranked) > top:
        messages.append(f"{len(ranked)} parties are reached; the best chain of the first {top} is shown.")
    own = sorted({c.predicate for c in gathered.concerns if target and c.entity_id == target})
    if own:
        messages.append(f"The subject itself carries claims or listings: {', '.join(own)}.")
    return {
        "subject": network.names.get(target or start or "", ""),
        "chains": chains,
        "touched": [_touched(party_document(network, end), end, edges, scores[end]) for end in ranked]
        if chains or not target
        else [],
        "skipped": skip_documents((*network.skipped, *gathered.skipped, *found.skipped)),
        "edges": {"all": len(network.edges), "touched": len(found.touched)},
        "messages": messages,
        "synthetic": any(_invented(name) for name in gathered.coverage["datasets"] or ()),
    }


def _receivers(edges: Sequence["Edge"]) -> list[str]:
    """Return who receives goods: consignees, notify parties, buyers and brands of links."""
    return sorted({edge.to_id for edge in edges if edge.carries == "goods" and edge.kind != "maker"})


def _explain(
    gathered: "Gathered",
    edges: Sequence["Edge"],
    seeds: Sequence["Seed"],
    chances: Mapping[str, float],
    end: str,
    score: "Score",
    top: int,
    limits: tuple[int, int | None],
    messages: list[str],
) -> list[Json]:
    from unpick.trace.document import chain_document, parallel_edges
    from unpick.trace.edges import ANYTHING, Seed
    from unpick.trace.explain import explain, relevant_edges
    from unpick.trace.scores import single_points

    tiers, hold_days = limits
    near = relevant_edges(
        edges, seeds, Seed(entity_id=end, product=ANYTHING), tiers=tiers, hold_days=hold_days
    )
    found = explain(near, seeds, chances, target=end, top=top, tiers=tiers, hold_days=hold_days)
    if not found.complete:
        messages.append(
            f"The search for chains to {gathered.network.names.get(end, end)} stopped after "
            f"{found.looked_at} partial chains; better ones may exist."
        )
    if not found.chains:
        return []
    parallel = parallel_edges(near)
    documents = []
    for chain in found.chains:
        points = single_points(near, seeds, chain.facts, target=end, tiers=tiers, hold_days=hold_days)
        documents.append(
            chain_document(
                gathered.network,
                gathered.naming,
                chain,
                score=score,
                points=points,
                concerns=gathered.concerns_of(chain.seed),
                parallel=parallel,
            )
        )
    return documents


def _touched(party: Json, end: str, edges: Sequence["Edge"], score: "Score") -> Json:
    bills = {(edge.document, edge.row) for edge in edges if edge.to_id == end and edge.row >= 0}
    return {
        "importer": party,
        "shipments": len(bills),
        "score": {"median": score.median, "low": score.low, "high": score.high, "calibrated": False},
    }


def _invented(dataset: str | None) -> bool:
    return bool(dataset) and any(word in str(dataset).lower() for word in ("invented", "synthetic"))


def coverage_of(gathered: "Gathered") -> Json:
    """Return what was searched: absence proves nothing."""
    row = gathered.coverage
    n = row["shipments"]
    months = {"from": (row["first_day"] or "")[:7] or None, "to": (row["last_day"] or "")[:7] or None}
    countries = [one for one in row["countries"] or () if one]
    spread = f", {months['from']} to {months['to']}" if months["from"] else ""
    says = f"{n} shipments{spread}, {row['undated']} of them undated, and {len(gathered.naming.captions)} entities."
    return {
        "says": f"{says} What is not in these records was not looked at.",
        "modes": [],
        "countries": countries,
        "months": months,
        "rows": n,
        "undated": row["undated"],
        "share_withheld": row["withheld"] / n if n else None,
        "not_looked": ["modes of transport that the loaded records do not cover", "trade nobody recorded"],
    }

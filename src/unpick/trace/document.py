"""Chains as the JSON documents carry them: hops, facts, score, single points, concern."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from unpick.goods.become import heading_text
from unpick.trace.breaking import Breaking
from unpick.trace.build import Naming
from unpick.trace.concerns import Concern
from unpick.trace.edges import LAST_DAY, Edge, Fact, Network, Skip, as_day, plain_product
from unpick.trace.explain import Chain, Step
from unpick.trace.moves import move_fact
from unpick.trace.scores import Score

__all__ = [
    "breaking_document",
    "chain_document",
    "chain_facts",
    "parallel_edges",
    "party_document",
    "skip_documents",
]

Json = dict[str, Any]


def party_document(network: Network, entity_id: str) -> Json:
    """Return a party; one that handles other people's goods or names nobody carries its role."""
    party: Json = {"id": entity_id, "name": network.names.get(entity_id, entity_id)}
    if entity_id in network.roles:
        party["role"] = str(network.roles[entity_id])
    return party


def chain_facts(network: Network, chain: Chain, concerns: Sequence[Concern]) -> list[Fact]:
    """Return the facts of a chain in its order, those of what happens inside each firm included."""
    known = dict(network.facts) | {fact.id: fact for concern in concerns for fact in concern.facts}
    for step in chain.steps:
        sender = step.edge.from_id
        within = move_fact(sender, network.names.get(sender, sender), step.move)
        if within:
            known[within.id] = within
    return [known[fact] for fact in chain.facts]


def chain_document(
    network: Network,
    naming: Naming,
    chain: Chain,
    *,
    score: Score,
    points: Sequence[str],
    concerns: Sequence[Concern],
    parallel: Mapping[tuple[str, str, str, int], int],
) -> Json:
    """Return one chain.

    Args:
        points: facts without which no chain reaches the target.
        concerns: what the seed stands for, the first in full; empty when goods are followed from any firm.
        parallel: number of edges on the chains with the same ends, kind and product.
    """
    facts = chain_facts(network, chain, concerns)
    hops = [_hop(network, step, parallel) for step in chain.steps]
    trail = "|".join((chain.target, *(step.edge.edge_id for step in chain.steps)))
    return {
        "chain_id": f"chn-{hashlib.sha256(trail.encode()).hexdigest()[:12]}",
        "target": party_document(network, chain.target),
        "seed": party_document(network, chain.seed.entity_id),
        "tiers": len(hops),
        "hops": hops,
        "facts": [_fact(fact) for fact in facts],
        "score": {
            "best": chain.p,
            "median": score.median,
            "low": score.low,
            "high": score.high,
            "calibrated": False,
            "n_worlds": score.n_worlds,
        },
        "single_points": list(points),
        "concern": _concern(network, naming, concerns[0]) if concerns else None,
        "also": [_concern(network, naming, concern) for concern in concerns[1:]],
    }


def breaking_document(network: Network, target: str, found: Breaking, inside: Iterable[Fact]) -> Json:
    """Return the sets of facts without which no chain to a target stands.

    Args:
        inside: facts that the network does not list: of concerns, and of what happens inside firms.
    """
    known = {**{fact.id: fact for fact in inside}, **network.facts}
    sets = [
        [{"id": fact, "text": known[fact].text, "p": known[fact].p} for fact in one] for one in found.sets
    ]
    return {"target": party_document(network, target), "sets": sets, "complete": found.complete}


def skip_documents(skipped: Iterable[Skip], examples: int = 3) -> list[Json]:
    """Return what took no part, by reason, counted, with a few examples; every one is counted."""
    groups: dict[str, list[Skip]] = {}
    for one in skipped:
        groups.setdefault(one.reason, []).append(one)
    return [
        {
            "what": reason,
            "n": len(rows),
            "examples": [
                {"id": row.what, "document": row.document, "row": row.row if row.row >= 0 else None}
                for row in rows[:examples]
            ],
        }
        for reason, rows in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]


def _hop(network: Network, step: Step, parallel: Mapping[tuple[str, str, str, int], int]) -> Json:
    edge = step.edge
    fact = network.facts.get(edge.facts[0]) if edge.facts else None
    p = 1.0
    for one in edge.facts:
        p *= network.facts[one].p if one in network.facts else 1.0
    is_bill = edge.row >= 0
    return {
        "kind": edge.kind,
        "from": party_document(network, edge.from_id),
        "to": party_document(network, edge.to_id),
        "day": as_day(edge.first_day).isoformat() if is_bill else None,
        "day_from": None if is_bill or edge.first_day <= 1 else as_day(edge.first_day).isoformat(),
        "day_to": None if is_bill or edge.last_day >= LAST_DAY else as_day(edge.last_day).isoformat(),
        "product_before": heading_text(plain_product(step.move.before)) or None,
        "product_after": heading_text(edge.product) or None,
        "shipment": {"bill_no": edge.bill_no or None, "document": edge.document, "row": edge.row}
        if is_bill
        else None,
        "status": edge.polarity,
        "why": list(edge.why),
        "against": list(fact.against) if fact else [],
        "p": p,
        "quote": (fact.quote or None) if fact else None,
        "source": fact.source if fact else None,
        "others": parallel.get((edge.from_id, edge.to_id, edge.kind, edge.product), 1) - 1,
    }


def _fact(fact: Fact) -> Json:
    return {
        "id": fact.id,
        "text": fact.text,
        "p": fact.p,
        "source": fact.source,
        "why": list(fact.why),
        "against": list(fact.against),
    }


def _concern(network: Network, naming: Naming, concern: Concern) -> Json:
    subject = party_document(network, concern.entity_id)
    return {
        "subject": subject,
        "predicate": concern.predicate,
        "object": concern.object or None,
        "claims": [_said(row, subject, concern, naming) for row in concern.claims],
        "denials": [_said(row, subject, concern, naming) for row in concern.denials],
    }


def _said(row: Mapping[str, Any], subject: Json, concern: Concern, naming: Naming) -> Json:
    said: Json = {
        "id": row.get("claim_id") or row.get("listing_id"),
        "subject": subject,
        "predicate": concern.predicate,
        "object": concern.object or None,
        "quote": row.get("quote") or row.get("reason") or None,
        "attribution": row.get("attribution") or row.get("authority") or None,
        "certainty": row.get("certainty") or None,
        "polarity": "denied" if row.get("polarity") == "denied" else "stated",
        "source": naming.source(row, str(row.get("locator") or "")),
        "origin": str(row.get("origin") or row.get("dataset") or ""),
        "why": list(row.get("why") or ()),
    }
    if row.get("kind") in ("report", "admission", "denial", "finding", "survey", "policy"):
        said["kind"] = row["kind"]
    return said


def parallel_edges(edges: Iterable[Edge]) -> dict[tuple[str, str, str, int], int]:
    """Return how many edges have the same ends, kind and product."""
    counted: dict[tuple[str, str, str, int], int] = {}
    for edge in edges:
        key = (edge.from_id, edge.to_id, edge.kind, edge.product)
        counted[key] = counted.get(key, 0) + 1
    return counted

"""One state of knowledge of a workspace, traced in full: who is reached and what is concluded of a firm."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.store.workspace import Workspace
    from unpick.trace.edges import Edge, Seed
    from unpick.trace.gather import Gathered
    from unpick.trace.scores import Score

__all__ = ["State", "conclusion", "party", "state_of"]

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
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


def state_of(
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
) -> State:
    """Return a state of knowledge, traced in full.

    Args:
        workspace: as it stood after `row` of its log.
        may_lack: a name that nobody bears is told in `missing` rather than refused.

    Raises:
        UsageError: a name is not there, and may not lack.
    """
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
    return State(
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


def conclusion(state: State, end: str) -> Json | None:
    """Return what a full run on a state concludes of a firm; None where it is not among those looked at."""
    from unpick.app.trace import Asked, touched_row

    if end not in state.ends:
        return None
    edges = list(state.edges.values())
    asked = Asked(state.gathered, edges, state.seeds, state.chances, state.tiers, state.hold_days)
    shown = asked.explain(end, state.scores[end], 1)
    row = touched_row(party(state, end), end, edges, state.scores[end])
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


def party(state: State, end: str) -> Json:
    """Return a party as documents carry it, under its name in this state."""
    from unpick.trace.document import party_document

    return party_document(state.gathered.network, end)

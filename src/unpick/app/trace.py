"""Chains to or from a firm, or of every importer: read once, follow, score, explain."""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypedDict

from unpick.app.asked import check_name
from unpick.app.workspace import answer_head
from unpick.model.shift import with_shift_note

if TYPE_CHECKING:
    from unpick.store.workspace import Workspace
    from unpick.trace.edges import Edge, Seed
    from unpick.trace.gather import Gathered
    from unpick.trace.reference import Trace
    from unpick.trace.scores import Score

__all__ = [
    "HOLD_DAYS",
    "KERNEL",
    "Asked",
    "Limits",
    "coverage_of",
    "gather_for",
    "receivers",
    "touched_row",
    "trace",
    "trace_gathered",
]

Json = dict[str, Any]


class Limits(TypedDict):
    """How far a trace goes."""

    tiers: int
    hold_days: int | None


KERNEL: Final = "kernel"
"""The engine unless asked otherwise: the compiled pass, in this process."""

Tracer = Callable[..., "Trace"]
"""What finds who is reached: `trace.engine.run_trace`, or the same on an engine."""

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
    engine: str = KERNEL,
) -> Json:
    """Return the chains between buyers and what is of concern (schema `unpick.trace/1`).

    Args:
        to: a buyer, brand or public body. from_: a firm or site; without it, all that is of concern.
        top: number of chains. known_at: only what was public by then. at: the day of the question.
        role_of: what the text of a party field is; `names.party_kind` when None.
        same: any id to its canonical id; the merges and decisions of the workspace when None.
        watched: ids of watched sites, with the sentence that each rests on; the register when None.
        engine: what finds who is reached: kernel, duckdb, or an address of Spark (`store.spark.connect_spark`). The
            answer is the same; scores and chains are worked out here in any case.

    Raises:
        TableFault: the table of products of the workspace cannot be used (`app.products`).
        UsageError: a name is empty, is not there or belongs to several; tiers, top or hold_days is too low; the engine does not answer.
    """
    from unpick.app.products import own_products
    from unpick.app.trace_head import rules_stamp

    _check(tiers, top, hold_days)
    for where, name in (("--to", to), ("--from", from_)):
        check_name(where, name, instead=f"leave {where} away to ask for every chain")
    with own_products(workspace.folder) as products, _tracer(engine) as (tracer, told):
        gathered = gather_for(
            workspace,
            to=to,
            from_=from_,
            tiers=tiers,
            known_at=known_at,
            at=at,
            hold_days=hold_days,
            role_of=role_of,
            same=same,
            watched=watched,
        )
        result = trace_gathered(
            gathered, to=to, from_=from_, tiers=tiers, top=top, hold_days=hold_days, tracer=tracer
        )
    versions = {"rules": rules_stamp()[:16]}
    head = answer_head("trace", at=at, versions=versions, coverage=coverage_of(gathered))
    head |= {"engine": told, "products": products}
    return with_shift_note({**head, "known_at": known_at.isoformat() if known_at else None, **result})


def gather_for(
    workspace: "Workspace",
    *,
    to: str | None = None,
    from_: str | None = None,
    tiers: int = 6,
    known_at: dt.date | None = None,
    at: dt.datetime,
    hold_days: int | None = HOLD_DAYS,
    role_of: Callable[[str], str] | None = None,
    same: Mapping[str, str] | None = None,
    watched: Mapping[str, str] | None = None,
) -> "Gathered":
    """Return what a trace reads from a workspace; arguments are those of `trace`."""
    from unpick.app.identity import merges_of
    from unpick.app.sites import watched_in
    from unpick.names.party import party_kind
    from unpick.trace.gather import Merges, Near, gather
    from unpick.trace.kept import NETWORKS

    merges = merges_of(workspace, known_at=known_at) if same is None else Merges(same=same)
    with workspace.reader(known_at=known_at) as reader:
        if watched is None:
            watched = watched_in(reader.table("entity").to_pylist(), known_at or at.date())
        near = Near(
            to=(to,) if to else (),
            from_=(from_,) if from_ else (),
            tiers=tiers,
            hold_days=hold_days,
            kept=workspace.folder / NETWORKS,
        )
        return gather(reader, role_of=role_of or party_kind, merges=merges, watched=watched, near=near)


@contextlib.contextmanager
def _tracer(engine: str) -> Iterator[tuple["Tracer | None", Json]]:
    """Open an engine; the kernel, and the reference for few edges, need none."""
    if engine == KERNEL:
        yield None, {"name": KERNEL, "version": None}
        return
    from unpick.store.engine import open_engine
    from unpick.trace.sql_form import trace_on

    with open_engine(engine) as opened:
        told = {"name": opened.name, "version": opened.version}

        def tracer(edges: Sequence["Edge"], seeds: Sequence["Seed"], **limits: Any) -> "Trace":
            return trace_on(opened, edges, seeds, **limits)

        yield tracer, told


def _check(tiers: int, top: int, hold_days: int | None) -> None:
    from unpick.model.errors import UsageError

    if hold_days is not None and hold_days < 0:
        raise UsageError("--hold-days", f"'{hold_days}' is below 0", "give 0 or more")

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
    tracer: Tracer | None = None,
) -> Json:
    """Return chains, touched and skipped for what was gathered.

    Args:
        tracer: `trace.engine.run_trace` when None.
    """
    from unpick.trace.document import party_document, skip_documents
    from unpick.trace.edges import Seed
    from unpick.trace.engine import run_trace
    from unpick.trace.gather import resolve_name
    from unpick.trace.scores import all_chances, monte_carlo

    network = gathered.network
    start = resolve_name(gathered, from_) if from_ else None
    seeds = [Seed(entity_id=start)] if start else gathered.seeds()
    found = (tracer or run_trace)(network.edges, seeds, tiers=tiers, hold_days=hold_days)
    edges = [edge for edge in network.edges if edge.edge_id in found.touched]
    target = resolve_name(gathered, to) if to else None
    ends = [target] if target else receivers(edges)
    chances = all_chances(network, {seed.product for seed in seeds}) | gathered.chances()
    scores = monte_carlo(edges, seeds, chances, targets=ends, tiers=tiers, hold_days=hold_days)
    ranked = sorted(ends, key=lambda end: (-scores[end].median, end))
    # One target gets all its chains; without a name each of the best targets gets its best one.
    each = top if target else 1
    asked = Asked(gathered, edges, seeds, chances, tiers, hold_days)
    shown = [asked.explain(end, scores[end], each) for end in ranked[: 1 if target else top]]
    chains = [chain for one in shown for chain in one.chains]
    messages = [*gathered.messages, *(message for one in shown for message in one.messages)]
    if not target and len(ranked) > top:
        messages.append(f"{len(ranked)} parties are reached; the best chain of the first {top} is shown.")
    own = sorted({c.predicate for c in gathered.concerns if target and c.entity_id == target})
    if own:
        messages.append(f"The subject itself carries claims or listings: {', '.join(own)}.")
    return {
        "subject": network.names.get(target or start or "", ""),
        "chains": chains,
        "touched": [touched_row(party_document(network, end), end, edges, scores[end]) for end in ranked]
        if chains or not target
        else [],
        "breaking": [one.breaking for one in shown if one.breaking],
        "skipped": skip_documents((*network.skipped, *gathered.skipped, *found.skipped)),
        "edges": {"all": len(network.edges), "touched": len(found.touched)},
        "messages": messages,
        "synthetic": any(_invented(name) for name in gathered.coverage["datasets"] or ()),
    }


def receivers(edges: Sequence["Edge"]) -> list[str]:
    """Return who receives goods: consignees, notify parties, buyers and brands of links."""
    return sorted({edge.to_id for edge in edges if edge.carries == "goods" and edge.kind != "maker"})


@dataclass(frozen=True, slots=True)
class _Shown:
    """The chains to one target, what breaks them all, and what the reader has to know."""

    chains: Sequence[Json] = ()
    breaking: Json | None = None
    messages: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of each target: the touched edges, where chains start and how likely facts are."""

    gathered: "Gathered"
    edges: Sequence["Edge"]
    seeds: Sequence["Seed"]
    chances: Mapping[str, float]
    tiers: int
    hold_days: int | None

    def explain(self, end: str, score: "Score", top: int) -> _Shown:
        """Return the best chains to a target as documents, and the facts without which none stands."""
        from unpick.trace.document import chain_document, parallel_edges
        from unpick.trace.edges import ANYTHING, Seed
        from unpick.trace.explain import explain, relevant_edges
        from unpick.trace.scores import single_points

        limits: Limits = {"tiers": self.tiers, "hold_days": self.hold_days}
        near = relevant_edges(self.edges, self.seeds, Seed(entity_id=end, product=ANYTHING), **limits)
        found = explain(near, self.seeds, self.chances, target=end, top=top, **limits)
        messages = []
        if not found.complete:
            messages.append(
                f"The search for chains to {self.gathered.network.names.get(end, end)} stopped after "
                f"{found.looked_at} partial chains; better ones may exist."
            )
        if not found.chains:
            return _Shown(messages=messages)
        parallel = parallel_edges(near)
        documents = [
            chain_document(
                self.gathered.network,
                self.gathered.naming,
                chain,
                score=score,
                points=single_points(near, self.seeds, chain.facts, target=end, **limits),
                concerns=self.gathered.concerns_of(chain.seed),
                parallel=parallel,
            )
            for chain in found.chains
        ]
        return _Shown(chains=documents, breaking=self._breaking(end, near, limits), messages=messages)

    def _breaking(self, end: str, near: Sequence["Edge"], limits: Limits) -> Json:
        """Return the smallest sets of facts without which no chain to a target stands."""
        from unpick.trace.breaking import breaking_sets
        from unpick.trace.document import breaking_document
        from unpick.trace.scores import inside_facts

        gathered = self.gathered
        found = breaking_sets(near, self.seeds, self.chances, target=end, **limits)
        inside = inside_facts(near, {seed.product for seed in self.seeds}, gathered.network.names)
        facts = [fact for concern in gathered.concerns for fact in concern.facts] + inside
        return breaking_document(gathered.network, end, found, facts)


def touched_row(party: Json, end: str, edges: Sequence["Edge"], score: "Score") -> Json:
    """Return a party that is reached with its number of bills and its score."""
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
    says = f"{n} shipment{'' if n == 1 else 's'}{spread}, {row['undated']} of them undated, and {len(gathered.naming.captions)} entities."
    return {
        "says": f"{says} What is not in these records was not looked at.",
        "modes": [],
        "countries": countries,
        "months": months,
        "rows": n,
        "undated": row["undated"],
        "share_withheld": row["withheld"] / n if n else None,
        "lists": sorted({one["list"] for one in gathered.lists}),
        "list_versions": list(gathered.lists),
        "not_looked": ["modes of transport that the loaded records do not cover", "trade nobody recorded"],
    }

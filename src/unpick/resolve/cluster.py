"""Which parties of a workspace are one: constrained merging, with a queue for what a person must decide."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pyarrow as pa

from unpick.names import PairScore
from unpick.names.identifiers import identifier_key
from unpick.names.normalise import normalise
from unpick.names.party import read_party
from unpick.resolve.decisions import APART, Judgement, Record, Ruling, Rulings, says_who
from unpick.resolve.forest import Bar, Forest, Tie
from unpick.resolve.watch import WatchIndex
from unpick.store.judged import Decision

__all__ = ["CLUSTER", "KINDS", "Clusters", "Party", "cluster", "index_of"]

CLUSTER: Final = pa.schema(
    [
        ("entity_id", pa.string()),
        ("canonical_id", pa.string()),
        ("basis", pa.string()),
        ("reason", pa.string()),
    ]
)
"""Columns of the cluster table; grain: one row per entity that was merged into another."""

REVIEW_FROM: Final = 1.0
"""Log-odds from which an unsure pair goes to the review queue; below it the queue fills with strangers."""

KINDS: Final = ("contradiction", "split", "identifiers", "suggested", "look-alike")
"""What a question is about, most urgent first: decisions that contradict each other; a cluster that a negative
splits; equal names with unlike numbers; what another system suggests; names that look alike."""

_NEIGHBORS: Final = 12
_MEMBERS_CHECKED: Final = 20
_EARLIER_TRIED: Final = 5


Party = Record
"""A party to be merged: its id, its names, its identifiers as (kind, value), whether a list names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusters:
    """What was merged and what waits for a person.

    Attributes:
        table: rows of CLUSTER. review: pairs, strongest first. skipped: parties whose field holds no name.
    """

    table: pa.Table
    review: list[dict[str, Any]]
    skipped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """Clusters while they grow, the parties by id, and what is put before a person."""

    forest: Forest
    by_id: dict[str, Party]
    review: list[dict[str, Any]] = field(default_factory=list)

    def called(self, one: str) -> str:
        """Return the name of a party; an id that no party has is shown as it is."""
        return self.by_id[one].names[0] if one in self.by_id else one

    def told(self, one: str) -> str:
        """Return name and id: two lists often spell one name."""
        return f"'{self.called(one)}' ({one})" if one in self.by_id else f"'{one}'"


def cluster(parties: Sequence[Party], *, decisions: Iterable[Judgement] = ()) -> Clusters:
    """Merge parties that are one; explicit negatives block, conflicts wait for a person.

    The order of the parties does not matter: merges are tried by decision (own before imported, then in the
    order made), identifier, equal typed key, then score, each in order of the ids. A merge that would join
    two that a person holds apart is not made; it is the weakest link of their chain, and is shown.
    """
    named = sorted((party for party in parties if _has_name(party)), key=lambda party: party.entity_id)
    work = _Work(forest=Forest(), by_id={party.entity_id: party for party in named})
    _apply_decisions(work, named, decisions)
    _join_identifiers(work, named)
    _join_names(work)
    table = pa.Table.from_pylist(list(_rows(work)), schema=CLUSTER)
    return Clusters(table=table, review=_once(work), skipped=len(parties) - len(named))


def _rows(work: _Work) -> Iterator[dict[str, str]]:
    """Yield the parties that were merged, each with the strongest reason that ties it to its cluster."""
    first: dict[str, str] = {}
    for one in work.by_id:
        canonical = first.setdefault(work.forest.root(one), one)
        tie = work.forest.first_tie(one)
        if canonical != one and tie is not None:
            yield {"entity_id": one, "canonical_id": canonical, "basis": tie.basis, "reason": tie.reason}


def _once(work: _Work) -> list[dict[str, Any]]:
    """Return the queue: contradictions, then splits, then look-alikes, the strongest of each first.

    Two clusters are asked about once, and not at all when they were merged later or a person has spoken.
    """
    forest, kept = work.forest, dict[object, dict[str, Any]]()
    for pair in sorted(work.review, key=_urgency):
        a, b = pair["a_id"], pair["b_id"]
        if pair["kind"] == "contradiction":
            kept[pair["kind"], a, b, *pair["decisions"]] = pair
            # Whoever answers it answers what the same two clusters are asked below.
            kept.setdefault(frozenset((forest.root(a), forest.root(b))), pair)
        elif forest.root(a) != forest.root(b) and not (pair["kind"] == "look-alike" and forest.between(a, b)):
            kept.setdefault(frozenset((forest.root(a), forest.root(b))), pair)
    return list({id(pair): pair for pair in kept.values()}.values())


def _urgency(pair: dict[str, Any]) -> tuple[int, float, str, str]:
    return KINDS.index(pair["kind"]), -pair["score"], pair["a_id"], pair["b_id"]


def _has_name(party: Party) -> bool:
    return any(
        read_party(name).kind not in ("to_order", "same_as", "withheld", "empty") for name in party.names
    )


def _apply_decisions(work: _Work, parties: list[Party], decisions: Iterable[Judgement]) -> None:
    rulings = list(Rulings(decisions).among(parties))
    spoken = {frozenset((one.a, one.b)) for one in rulings if not one.carried}
    # What was decided on two records themselves leaves no room for what only their names bring along.
    rulings = [one for one in rulings if not one.carried or frozenset((one.a, one.b)) not in spoken]
    for one in rulings:
        if one.decision.verdict != "same":
            work.forest.bar(_bar(work, one))
    for one in rulings:
        if one.decision.verdict == "same":
            said = says_who(one.decision, carried=one.carried)
            tie = Tie(a=one.a, b=one.b, basis="decision", reason=said, decision=_id(one.decision))
            barred = work.forest.between(one.a, one.b, firm=True)
            if barred is None:
                work.forest.join(tie)
            else:
                work.review.append(_split(work, tie, barred, None, kind="contradiction"))


def _bar(work: _Work, one: Ruling) -> Bar:
    firm = one.decision.verdict in APART
    held = "are held apart" if firm else "were left open"
    said = says_who(one.decision, carried=one.carried)
    reason = f"{work.told(one.a)} and {work.told(one.b)} {held}: {said}"
    return Bar(a=one.a, b=one.b, reason=reason, firm=firm, decision=_id(one.decision))


def _id(decision: Judgement) -> str:
    return decision.id if isinstance(decision, Decision) else ""


def _join_identifiers(work: _Work, parties: list[Party]) -> None:
    holders: dict[tuple[str, str], list[Party]] = defaultdict(list)
    for party in parties:
        for kind, value in party.identifiers:
            holders[kind, identifier_key(value)].append(party)
    for (kind, value), held in sorted(holders.items(), key=lambda item: item[0]):
        for other in held[1:]:
            _join(work, _tie(held[0], other, "identifier", f"both carry the {kind} {value}"), None)


def _join_names(work: _Work) -> None:
    index = index_of(work.by_id.values())
    for numbers in index.by_key.values():
        held = list(dict.fromkeys(index.entity_of(number) for number in numbers))
        for at, one in enumerate(held):
            # More than the first is tried, so that a merge that a person barred shows up as a conflict.
            for earlier in held[: min(at, _EARLIER_TRIED)]:
                reason = "the names differ in form only"
                _join(work, _tie(work.by_id[earlier], work.by_id[one], "string", reason), None)
    scored = sorted(_scored(index), key=lambda item: (-item[2].log_odds, item[0], item[1]))
    for a, b, score in scored:
        tie = _tie(work.by_id[a], work.by_id[b], "string", _reason(score))
        if score.outcome == "same":
            _join(work, tie, score)
        elif work.forest.root(a) != work.forest.root(b):
            work.review.append(_pair(work, tie, score, "look-alike", list(_lines(score))))


def _tie(a: Party, b: Party, basis: str, reason: str) -> Tie:
    return Tie(a=a.entity_id, b=b.entity_id, basis=basis, reason=reason)


def index_of(parties: Iterable[Party]) -> WatchIndex:
    """Return the names of parties to be compared among themselves."""
    rows = [
        {"entity_id": party.entity_id, "name": name, "kind": "name", "public_from": None}
        for party in parties
        for name in party.names
    ]
    schema = pa.schema([(name, pa.string()) for name in ("entity_id", "name", "kind", "public_from")])
    none = pa.table({"entity_id": pa.array([], pa.string()), "value": pa.array([], pa.string())})
    return WatchIndex.build(pa.Table.from_pylist(rows, schema=schema), none, none)


def _scored(index: WatchIndex) -> list[tuple[str, str, PairScore]]:
    """Return the pairs of different typed keys that are the same or worth a look, each once."""
    best: dict[tuple[str, str], PairScore] = {}
    firsts = [numbers[0] for numbers in index.by_key.values()]
    for number, near, odds, outcome in index.neighbors(firsts, top=_NEIGHBORS):
        if outcome != "same" and (outcome != "unsure" or odds < REVIEW_FROM):
            continue
        (entity, _, _, name), (other, _, _, taken) = index.names[number], index.names[near]
        if other == entity or taken.typed_key == name.typed_key:
            continue
        pair = (min(entity, other), max(entity, other))
        if pair not in best or odds > best[pair].log_odds:
            best[pair] = index.explain(name, near)
    return [(a, b, score) for (a, b), score in best.items()]


def _join(work: _Work, tie: Tie, score: PairScore | None) -> None:
    forest = work.forest
    if forest.root(tie.a) == forest.root(tie.b) or forest.barred(tie.a, tie.b):
        return
    barred = forest.between(tie.a, tie.b)
    unlike = _unlike(work, tie)
    if barred:
        work.review.append(_split(work, tie, barred, score, kind="split"))
    elif unlike:
        work.review.append(_pair(work, tie, score, "identifiers", [unlike, tie.reason]))
    elif tie.basis == "string" and (apart := _apart(work, tie)):
        work.review.append(_pair(work, tie, score, "look-alike", [apart, tie.reason]))
    elif score is not None and len(forest.group(tie.a)) + len(forest.group(tie.b)) > _MEMBERS_CHECKED * 2:
        large = "both are large clusters already"
        work.review.append(_pair(work, tie, score, "look-alike", [large, tie.reason]))
    else:
        forest.join(tie)


def _apart(work: _Work, tie: Tie) -> str | None:
    """Return why a name alone joins no two clusters: a ship and a firm, or two entries of one list with names of their own."""
    left, right = ([work.by_id[one] for one in work.forest.group(end)] for end in (tie.a, tie.b))
    for a in left:
        for b in right:
            if a.vessel != b.vessel:
                return f"{work.told(a.entity_id)} and {work.told(b.entity_id)} are a ship and a firm"
            both = sorted(a.lists & b.lists)
            if both and normalise(a.names[0]).typed_key != normalise(b.names[0]).typed_key:
                return f"{work.told(a.entity_id)} and {work.told(b.entity_id)} are two entries of one list ({both[0]})"
    return None


def _unlike(work: _Work, tie: Tie) -> str | None:
    kinds = [dict(work.by_id[one].identifiers) for one in (tie.a, tie.b)]
    for kind in sorted(kinds[0].keys() & kinds[1].keys()):
        if kind in ("leiCode", "uscCode", "imoNumber") and identifier_key(kinds[0][kind]) != identifier_key(
            kinds[1][kind]
        ):
            return f"they carry different identifiers ({kind})"
    return None


def _split(work: _Work, tie: Tie, barred: Bar, score: PairScore | None, *, kind: str) -> dict[str, Any]:
    """Return the question that a refused tie opens, with the chain between the two that are held apart."""
    near, far = (barred.a, barred.b)
    if work.forest.root(near) != work.forest.root(tie.a):
        near, far = far, near
    before, after = work.forest.chain(near, tie.a), work.forest.chain(tie.b, far)
    links, reached = list[dict[str, Any]](), near
    for one in (*before, tie, *after):
        links.append(_link(work, one, reached, broken=one is tie))
        reached = links[-1]["b_id"]
    names = f"{work.told(tie.a)} = {work.told(tie.b)}"
    reasons = [barred.reason, f"the weakest link between them is not followed: {names}: {tie.reason}"]
    pair = _pair(work, tie, score, kind, reasons)
    told = [one.decision for one in (*before, tie, *after)]
    return pair | {"links": links, "decisions": sorted({*filter(None, (barred.decision, *told))})}


def _link(work: _Work, tie: Tie, start: str, *, broken: bool) -> dict[str, Any]:
    """Return a link of a chain, read from the end where the chain has come to."""
    end = tie.b if tie.a == start else tie.a
    names = {"a": work.called(start), "b": work.called(end), "a_id": start, "b_id": end}
    return names | {"basis": tie.basis, "says": tie.reason, "broken": broken}


def _pair(work: _Work, tie: Tie, score: PairScore | None, kind: str, reasons: list[str]) -> dict[str, Any]:
    return {
        "kind": kind,
        "a": work.called(tie.a),
        "b": work.called(tie.b),
        "a_id": tie.a,
        "b_id": tie.b,
        "outcome": "unsure",
        "score": round(score.score, 4) if score else 0.5,
        "probability": None,
        "basis": tie.basis,
        "reasons": reasons,
        "links": [],
        "decisions": [],
    }


def _lines(score: PairScore) -> Iterable[str]:
    if score.shared_word_only:
        yield "shared word only"
    for part in score.parts:
        yield f"{part.says} ({part.contribution:+.1f})"


def _reason(score: PairScore) -> str:
    return "; ".join(_lines(score))

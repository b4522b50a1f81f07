"""Which parties of a workspace are one: constrained merging, with a queue for what a person must decide."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pyarrow as pa

from unpick.names import PairScore, score_pair
from unpick.names.identifiers import identifier_key
from unpick.names.party import read_party
from unpick.resolve.screen import Judgement
from unpick.resolve.watch import WatchIndex

__all__ = ["CLUSTER", "Clusters", "Party", "cluster"]

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

_NEIGHBORS: Final = 12
_MEMBERS_CHECKED: Final = 20
_EARLIER_TRIED: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party to be merged: its id, its names, and its identifiers as (kind, value)."""

    entity_id: str
    names: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusters:
    """What was merged and what waits for a person.

    Attributes:
        table: rows of CLUSTER. review: pairs, strongest first. skipped: parties whose field holds no name.
    """

    table: pa.Table
    review: list[dict[str, Any]]
    skipped: int


@dataclass(slots=True)
class _Forest:
    """A union-find in which negative edges block."""

    parent: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    barred: set[frozenset[str]] = field(default_factory=set)
    why: dict[str, tuple[str, str]] = field(default_factory=dict)

    def root(self, one: str) -> str:
        while self.parent.get(one, one) != one:
            one = self.parent[one]
        return one

    def group(self, one: str) -> list[str]:
        root = self.root(one)
        return self.members.get(root, [root])

    def bar_between(self, a: str, b: str) -> frozenset[str] | None:
        pairs = (frozenset(pair) for pair in itertools.product(self.group(a), self.group(b)))
        return next((pair for pair in pairs if pair in self.barred), None)

    def join(self, a: str, b: str, basis: str, reason: str) -> None:
        first, second = sorted((self.root(a), self.root(b)))
        if first != second:
            self.members[first] = self.group(first) + self.group(second)
            self.parent[second] = first
            self.why.setdefault(a if self.root(a) == first and a != first else b, (basis, reason))
            self.why.setdefault(second, (basis, reason))


def cluster(parties: Sequence[Party], *, decisions: Iterable[Judgement] = ()) -> Clusters:
    """Merge parties that are one; explicit negatives block, conflicts wait for a person.

    The order of the parties does not matter: merges are tried by decision, identifier, equal typed key,
    then score, each in order of the ids.
    """
    named = sorted((party for party in parties if _has_name(party)), key=lambda party: party.entity_id)
    forest, review = _Forest(), list[dict[str, Any]]()
    by_id = {party.entity_id: party for party in named}
    judged = _apply_decisions(forest, by_id, decisions)
    _join_identifiers(forest, named, review)
    _join_names(forest, by_id, judged, review)
    rows = [
        {"entity_id": one, "canonical_id": forest.root(one), "basis": basis, "reason": reason}
        for one in by_id
        if forest.root(one) != one
        for basis, reason in [forest.why.get(one, ("string", "same as another member of its cluster"))]
    ]
    table = pa.Table.from_pylist(rows, schema=CLUSTER)
    return Clusters(table=table, review=_once(forest, review), skipped=len(parties) - len(named))


def _once(forest: _Forest, review: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the queue, strongest first, each two clusters once and none that were merged later."""
    kept: dict[frozenset[str], dict[str, Any]] = {}
    for pair in sorted(review, key=lambda pair: (-pair["score"], pair["a_id"], pair["b_id"])):
        roots = frozenset((forest.root(pair["a_id"]), forest.root(pair["b_id"])))
        if len(roots) == 2:
            kept.setdefault(roots, pair)
    return list(kept.values())


def _has_name(party: Party) -> bool:
    return any(
        read_party(name).kind not in ("to_order", "same_as", "withheld", "empty") for name in party.names
    )


def _apply_decisions(
    forest: _Forest, by_id: dict[str, Party], decisions: Iterable[Judgement]
) -> dict[frozenset[str], str]:
    judged: dict[frozenset[str], str] = {}
    spelled = defaultdict(list)
    for party in by_id.values():
        for name in party.names:
            spelled[name].append(party.entity_id)
    sames: list[tuple[str, str, Judgement]] = []
    for one in decisions:
        ends = [[end] if end in by_id else spelled.get(end, []) for end in (one.a, one.b)]
        for a, b in itertools.product(*ends):
            judged[frozenset((a, b))] = one.verdict
            if one.verdict == "same":
                sames.append((a, b, one))
            else:
                forest.barred.add(frozenset((a, b)))
    for a, b, one in sames:
        # A person said so: this merge is made even where a chain of other merges would object.
        forest.join(a, b, "decision", f"{one.by} decided: same; {one.why}")
    return judged


def _join_identifiers(forest: _Forest, parties: list[Party], review: list[dict[str, Any]]) -> None:
    holders: dict[tuple[str, str], list[Party]] = defaultdict(list)
    for party in parties:
        for kind, value in party.identifiers:
            holders[kind, identifier_key(value)].append(party)
    for (kind, value), held in sorted(holders.items(), key=lambda item: item[0]):
        for other in held[1:]:
            _join(forest, held[0], other, "identifier", f"both carry the {kind} {value}", None, review)


def _join_names(
    forest: _Forest, by_id: dict[str, Party], judged: dict[frozenset[str], str], review: list[dict[str, Any]]
) -> None:
    index = _index(by_id.values())
    for numbers in index.by_key.values():
        held = list(dict.fromkeys(index.entity_of(number) for number in numbers))
        for at, one in enumerate(held):
            # More than the first is tried, so that a merge that a person barred shows up as a conflict.
            for earlier in held[: min(at, _EARLIER_TRIED)]:
                reason = "the names differ in form only"
                _join(forest, by_id[earlier], by_id[one], "string", reason, None, review)
    scored = sorted(_scored(index), key=lambda item: (-item[2].log_odds, item[0], item[1]))
    for a, b, score in scored:
        if score.outcome == "same":
            _join(forest, by_id[a], by_id[b], "string", _reason(score), score, review)
        elif forest.root(a) != forest.root(b) and frozenset((a, b)) not in judged:
            review.append(_pair(by_id[a], by_id[b], score, "unsure", list(_lines(score))))


def _index(parties: Iterable[Party]) -> WatchIndex:
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
    for numbers in index.by_key.values():
        entity, _, _, name = index.names[numbers[0]]
        for number in index.candidates(name, top=_NEIGHBORS):
            other, _, _, taken = index.names[number]
            if other == entity or taken.typed_key == name.typed_key:
                continue
            score = score_pair(name, taken, rarity=index.rarity(taken))
            pair = (min(entity, other), max(entity, other))
            worth = score.outcome == "same" or (score.outcome == "unsure" and score.log_odds >= REVIEW_FROM)
            if worth and (pair not in best or score.log_odds > best[pair].log_odds):
                best[pair] = score
    return [(a, b, score) for (a, b), score in best.items()]


def _join(
    forest: _Forest,
    a: Party,
    b: Party,
    basis: str,
    reason: str,
    score: PairScore | None,
    review: list[dict[str, Any]],
) -> None:
    if forest.root(a.entity_id) == forest.root(b.entity_id):
        return
    objection = _objection(forest, a, b, score)
    if objection is None:
        forest.join(a.entity_id, b.entity_id, basis, reason)
    elif frozenset((a.entity_id, b.entity_id)) not in forest.barred:
        review.append(_pair(a, b, score, "unsure", [objection, reason]))


def _objection(forest: _Forest, a: Party, b: Party, score: PairScore | None) -> str | None:
    barred = forest.bar_between(a.entity_id, b.entity_id)
    if barred:
        return f"a person held {' and '.join(sorted(barred))} apart"
    kinds = [dict(party.identifiers) for party in (a, b)]
    for kind in sorted(kinds[0].keys() & kinds[1].keys()):
        if kind in ("leiCode", "uscCode", "imoNumber") and identifier_key(kinds[0][kind]) != identifier_key(
            kinds[1][kind]
        ):
            return f"they carry different identifiers ({kind})"
    if (
        score is not None
        and len(forest.group(a.entity_id)) + len(forest.group(b.entity_id)) > _MEMBERS_CHECKED * 2
    ):
        return "both are large clusters already"
    return None


def _pair(a: Party, b: Party, score: PairScore | None, outcome: str, reasons: list[str]) -> dict[str, Any]:
    return {
        "a": a.names[0],
        "b": b.names[0],
        "a_id": a.entity_id,
        "b_id": b.entity_id,
        "outcome": outcome,
        "score": round(score.score, 4) if score else 0.5,
        "probability": None,
        "basis": "string",
        "reasons": reasons,
    }


def _lines(score: PairScore) -> Iterable[str]:
    if score.shared_word_only:
        yield "shared word only"
    for part in score.parts:
        yield f"{part.says} ({part.contribution:+.1f})"


def _reason(score: PairScore) -> str:
    return "; ".join(_lines(score))

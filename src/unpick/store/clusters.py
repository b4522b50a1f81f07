"""Clusters from decisions: `same` joins, `different` keeps apart, and a clash of both is shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from unpick.store.decisions import Decision

__all__ = ["Merged", "merge_decided"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Where one thing belongs that people decided on.

    Attributes:
        thing: an id or a name, as the decision has it.
        cluster: the smallest thing of its cluster, so that the order of decisions does not name it.
        why: ids of the decisions on it.
        conflicts: ids of those `same` decisions on it that a `different` did not let through.
    """

    thing: str
    cluster: str
    why: tuple[str, ...]
    conflicts: tuple[str, ...]


def merge_decided(decisions: Iterable[Decision]) -> list[Merged]:
    """Return the clusters: each `same` in the order made, unless it would join a pair judged different.

    A `different` counts whenever it was made; `related` and `unsure` join nothing and bar nothing.
    """
    made = [one for one in decisions if one.verdict in ("same", "different")]
    apart = [(one.a, one.b) for one in made if one.verdict == "different"]
    group: dict[str, set[str]] = {}
    why: dict[str, list[str]] = {}
    clashes: dict[str, list[str]] = {}
    for decision in made:
        for one in (decision.a, decision.b):
            group.setdefault(one, {one})
            why.setdefault(one, []).append(decision.id)
    for decision in made:
        if decision.verdict == "different":
            continue
        joined = group[decision.a] | group[decision.b]
        if any(a in joined and b in joined for a, b in apart):
            for one in (decision.a, decision.b):
                clashes.setdefault(one, []).append(decision.id)
            continue
        for one in joined:
            group[one] = joined
    return [
        Merged(
            thing=one,
            cluster=min(group[one]),
            why=tuple(why[one]),
            conflicts=tuple(clashes.get(one, ())),
        )
        for one in sorted(group)
    ]

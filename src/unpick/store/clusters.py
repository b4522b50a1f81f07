"""Clusters from decisions: `same` joins, `different` keeps apart, and a clash of both is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from unpick.store.decisions import Decision

__all__ = ["Merged", "merge_decided"]


_NONE: Final[frozenset[str]] = frozenset()


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
    """Return the clusters: each `same` in the order made, unless it would join a pair held apart.

    A `different` counts whenever it was made, and so does a `related`: who relates two things holds them to
    be two. `unsure` joins nothing and bars nothing. What was imported gives way to what was decided here.
    """
    given = sorted(decisions, key=lambda one: bool(one.imported))
    made = [one for one in given if one.verdict in ("same", "different")]
    apart: dict[str, set[str]] = {}
    for one in given:
        if one.verdict in ("different", "related"):
            apart.setdefault(one.a, set()).add(one.b)
            apart.setdefault(one.b, set()).add(one.a)
    group: dict[str, set[str]] = {}
    why: dict[str, list[str]] = {}
    clashes: dict[str, list[str]] = {}
    for decision in made:
        for thing in (decision.a, decision.b):
            group.setdefault(thing, {thing})
            why.setdefault(thing, []).append(decision.id)
    for decision in made:
        if decision.verdict == "different":
            continue
        few, many = sorted((group[decision.a], group[decision.b]), key=len)
        joined = few | many
        if any(apart.get(thing, _NONE) & joined for thing in few):
            for thing in (decision.a, decision.b):
                clashes.setdefault(thing, []).append(decision.id)
            continue
        for thing in joined:
            group[thing] = joined
    return [
        Merged(
            thing=thing,
            cluster=min(group[thing]),
            why=tuple(why[thing]),
            conflicts=tuple(clashes.get(thing, ())),
        )
        for thing in sorted(group)
    ]

"""Who the parties of arrivals are: names screened in bulk against lists and workspace, in any script."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from unpick.resolve.screen import Screener
    from unpick.resolve.watch import WatchIndex
    from unpick.store.decisions import Decision
    from unpick.trace.gather import Merges

__all__ = ["FOLLOWED", "Met", "join_met", "meet"]

FOLLOWED: Final = 400
"""Names that are answered whole, with aliases, numbers and decisions (4 ms each); the others by what their letters say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Whom names of arrivals are the same as.

    Attributes:
        same: name to the ids of the firms that it is the same as, each with the basis. unsure: names that only resemble one.
        left: names that were answered by letters alone. compared: names.
    """

    same: Mapping[str, Mapping[str, str]]
    unsure: frozenset[str]
    left: int
    compared: int


def meet(
    watch: "WatchIndex",
    names: Sequence[str],
    *,
    links: Iterable[Any],
    decisions: "Sequence[Decision]",
    known_at: dt.date | None,
) -> Met:
    """Screen party names; a person is never met, and what only resembles a name moves nothing.

    Args:
        names: different ones, sorted.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    from unpick.resolve.bulk import Bulk, freeze
    from unpick.resolve.screen import Screener

    if not names or not watch.names:
        return Met(same={}, unsure=frozenset(), left=0, compared=len(names))
    bulk = Bulk(freeze(watch), watch.tables)
    found = pa.Table.from_batches(list(bulk.screen(pa.array(names, pa.large_string()))))
    alike = found.filter(pc.equal(found["outcome"], 2))
    same: dict[str, dict[str, str]] = {}
    for query, number in zip(alike["query"].to_pylist(), alike["watch"].to_pylist(), strict=True):
        entity = watch.entity_of(number)
        if watch.schema.get(entity) != "Person":
            same.setdefault(names[query], {}).setdefault(entity, f"the letters of '{watch.names[number][1]}'")
    screener = Screener(watch, links=links, decisions=decisions, known_at=known_at)
    spoken = [at for at, name in enumerate(names) if screener.speaks(name)] if decisions else []
    wanted = list(dict.fromkeys([*spoken, *bulk.report.numbered, *alike["query"].to_pylist()]))
    for at in sorted(wanted[:FOLLOWED]):
        same[names[at]] = _whole(screener, names[at])
    resembles = {names[at] for at in found["query"].unique().to_pylist()}
    return Met(
        same={name: firms for name, firms in same.items() if firms},
        unsure=frozenset(resembles - {name for name, firms in same.items() if firms}),
        left=max(0, len(wanted) - FOLLOWED),
        compared=len(names),
    )


def _whole(screener: "Screener", name: str) -> dict[str, str]:
    """Return whom a name is the same as, as `screen` answers it."""
    return {
        match["entity"]["id"]: f"'{match['matched_name']}': {match['basis']}"
        for match in screener.screen(name)["matches"]
        if match["outcome"] == "same" and match["entity"]["schema"] != "Person"
    }


def join_met(merges: "Merges", met: Met, concerned: frozenset[str]) -> "Merges":
    """Return the merges of a workspace with the parties of arrivals joined to whom they are the same as.

    A chain that starts at a firm then follows its goods whatever script a bill spells it in.

    Args:
        concerned: ids of entities that something is said of or that are listed; of several that one name meets they come first.
    """
    from unpick.trace.build import party_id

    same, reasons = dict(merges.same), dict(merges.merged)
    for name, firms in sorted(met.same.items()):
        party = party_id(name)
        ids = sorted(
            {same.get(one, one) for one in firms if frozenset((party, one)) not in merges.apart},
            key=lambda one: (one not in concerned, one),
        )
        if ids and party not in same and ids[0] != party:
            same[party] = ids[0]
            reasons.setdefault(party, next(iter(firms.values())))
    return replace(merges, same=same, merged=reasons)

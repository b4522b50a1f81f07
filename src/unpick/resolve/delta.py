"""Screening again only what changed: which answers still stand, what flipped, and why."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from unpick.resolve.changes import Changes
from unpick.resolve.grounds import Ground, Grounds
from unpick.resolve.listed import listings_of
from unpick.resolve.screen import Screener

__all__ = ["Again", "Flip", "Kept", "flips", "screen_again", "standing"]

Result = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The last answer to a name.

    Attributes:
        ground: what it rested on. result: the answer, with its listings as of that day.
    """

    ground: Ground
    result: Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """The answers now, by name.

    Attributes:
        screened: the names that were answered anew; all others keep their answer.
        compared: pairs of names that were compared, because they had not met before.
    """

    kept: dict[str, Kept] = field(default_factory=dict)
    screened: list[str] = field(default_factory=list)
    compared: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """One thing that a name is, or may be, and was not before; or the other way round.

    Attributes:
        before, after: outcome and listings; `different` where a person held it so, None for no match.
    """

    query: str
    entity: dict[str, str]
    before: Result | None
    after: Result | None
    because: str
    why: tuple[str, ...] = ()


def screen_again(
    screener: Screener,
    queries: Iterable[str],
    kept: Mapping[str, Kept],
    *,
    version: str,
    on: dt.date | None = None,
    untouched: bool = False,
) -> Again:
    """Return the answers to names, answering anew only those whose grounds changed.

    The answers are those of screening every name anew (`tests/resolve/test_delta.py` holds that).

    Args:
        version: of the code and tables that compare names.
        on: the day for which "listed?" is answered.
        untouched: lists, statements, decisions and version are those of the last answers, so that only names
            without an answer have to be looked up.
    """
    grounds, kept_now, screened = Grounds(screener, version=version), dict[str, Kept](), list[str]()
    for query in dict.fromkeys(queries):
        held = kept.get(query)
        ground = held.ground if held is not None and untouched else _ground(grounds, query, held)
        if held is not None and held.ground.hash == ground.hash:
            result = standing(screener, held.result, on=on)
        else:
            result = screener.screen(query, on=on)
            screened.append(query)
        kept_now[query] = Kept(ground=ground, result=result)
    return Again(kept=kept_now, screened=screened, compared=grounds.compared)


def _ground(grounds: Grounds, query: str, held: Kept | None) -> Ground:
    return grounds.of(query, held.ground.passed if held is not None else frozenset())


def standing(screener: Screener, result: Result, *, on: dt.date | None) -> Result:
    """Return an answer that still stands, with its listings as the lists have them for the day asked about."""
    matches = [
        match
        | {
            "listings": listings_of(
                screener.watch, match["entity"]["id"], on=on, applies=match["outcome"] == "same"
            )
        }
        for match in result["matches"]
    ]
    return result | {"matches": matches}


def flips(
    before: Result,
    after: Result,
    changes: Changes,
    *,
    versions: tuple[str, str] = ("", ""),
    days: tuple[str, str] = ("", ""),
) -> list[Flip]:
    """Return what flipped between two answers to one name, each with the reason.

    Args:
        changes: what the lists and the workspace say otherwise than before.
        versions, days: of the comparing code and tables, and the days asked about, before and now.
    """
    was, now = ({match["entity"]["id"]: match for match in one["matches"]} for one in (before, after))
    found = []
    for entity in sorted(was.keys() | now.keys()):
        old, new = _state(was.get(entity), before, entity), _state(now.get(entity), after, entity)
        if old == new:
            continue
        match = now.get(entity) or was[entity]
        reasons = _reasons(entity, (before, after), (was, now), changes)
        if not reasons:
            reasons = _elsewhere(old, new, versions, days)
        found.append(
            Flip(
                query=after["input"],
                entity={"id": entity, "name": match["entity"]["name"]},
                before=old,
                after=new,
                because="; ".join(dict.fromkeys(reasons)),
                why=tuple(why for row in match["listings"] for why in row["why"]),
            )
        )
    return found


def _state(match: Result | None, result: Result, entity: str) -> Result | None:
    if match is None:
        apart = [one for one in result.get("decided", ()) if one["entity"]["id"] == entity]
        return {"outcome": "different", "listings": []} if apart else None
    told = ("list", "ref", "listed_on")
    rows = [{name: row[name] for name in told} for row in match["listings"]]
    return {"outcome": match["outcome"], "listings": sorted(rows, key=lambda row: [*map(str, row.values())])}


def _reasons(
    entity: str,
    results: tuple[Result, Result],
    matches: tuple[dict[str, Result], dict[str, Result]],
    changes: Changes,
) -> list[str]:
    reasons = _decided(entity, *results) + changes.of(entity)
    was, now = (one.get(entity, {}) for one in matches)
    cited = [_cited(one) for one in (was, now)]
    if cited[0] != cited[1] or "alias" in (was.get("basis"), now.get("basis")):
        reasons += [f"related now: {line}" for line in cited[1] if line not in cited[0]]
        reasons += [f"no longer related: {line}" for line in cited[0] if line not in cited[1]]
        # A relation or an alias leads through what the name is; that may be what changed.
        through = {one for held in matches for one, match in held.items() if match["outcome"] == "same"}
        reasons += [line for one in sorted(through) for line in changes.of(one)]
    return reasons


def _cited(match: Result) -> list[str]:
    return [line for line in match.get("reasons", ()) if line.startswith("cited, ")]


def _decided(entity: str, before: Result, after: Result) -> list[str]:
    was, now = (
        {one["says"] for one in result.get("decided", ()) if one["entity"]["id"] == entity}
        for result in (before, after)
    )
    gone = [f"no longer in force: {one}" for one in sorted(was - now)]
    return [*sorted(now - was), *gone]


def _elsewhere(
    old: Result | None, new: Result | None, versions: tuple[str, str], days: tuple[str, str]
) -> list[str]:
    if old and new and old["outcome"] == new["outcome"]:
        return [f"the day asked about moved from {days[0]} to {days[1]}"]
    if versions[0] != versions[1]:
        return [f"the tables or the scorer changed ({versions[0]} to {versions[1]})"]
    return ["other entries with the same words came or went, so that those words weigh otherwise"]

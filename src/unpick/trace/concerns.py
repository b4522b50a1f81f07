"""Where a trace starts: what is said or listed of firms and sites that makes their goods a concern."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from unpick.model.chance import FACT_PROBABILITY
from unpick.trace.build import Naming, span_of
from unpick.trace.edges import CONCERN, LAST_DAY, Fact, Seed, Skip
from unpick.trace.keys import with_coin

__all__ = ["CONCERNING", "Concern", "find_concerns"]

CONCERNING: Final[dict[str, frozenset[str] | None]] = {
    "worker_nationality": frozenset({"KP"}),
    "made_in": frozenset({"KP", "CN-XJ"}),
    "material_from": frozenset({"KP", "CN-XJ"}),
    "forced_labor": None,
    "convict_labor": None,
}
"""Predicates of claims that make a concern, and the objects that do; None is any.

Source: the triggers of CAATSA section 321, UFLPA section 3 and 19 U.S.C. 1307 (see the regimes in `law`).
"""

Row = Mapping[str, Any]
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """One concern about an entity, with everything said for and against it.

    Attributes:
        facts: one for each origin that says so. All that one origin says of the entity is one fact: copies of a
            report, and the same report read for two concerns, count once. What it says of several entities is a
            fact of each, on one coin. Denials are shown beside it and change no coin; how they weigh is asked
            elsewhere.
        seeds: per origin, the days on which it holds.
    """

    entity_id: str
    predicate: str
    object: str
    claims: tuple[Row, ...]
    denials: tuple[Row, ...]
    seeds: tuple[Seed, ...]
    facts: tuple[Fact, ...]


def find_concerns(
    claims: Iterable[Row], listings: Iterable[Row], naming: Naming, watched: Mapping[str, str] | None = None
) -> tuple[list[Concern], list[Skip]]:
    """Return the concerns, sorted, and what names a concern without saying that it holds.

    Args:
        claims: rows of the view `claim`. listings: rows of the view `listing`.
        watched: entity ids of watched sites, with the sentence that the register rests on.
    """
    groups: dict[tuple[str, str, str], list[Row]] = {}
    skipped: list[Skip] = []
    for row in claims:
        subject = naming.canonical(str(row["subject"] or ""))
        if _concerns(row) and subject not in naming.persons:
            groups.setdefault((subject, str(row["predicate"]), str(row["object"] or "")), []).append(row)
        elif row.get("bound") == "one of" and row["predicate"] in CONCERNING:
            skipped.append(Skip(what=row["claim_id"], reason="the source leaves open which of several holds"))
    for row in listings:
        subject = naming.canonical(str(row["entity_id"] or ""))
        if subject not in naming.persons:
            groups.setdefault((subject, "listed", str(row["list"] or "")), []).append(row)
    coins = _coins(groups, naming)
    found = [_concern(key, rows, coins) for key, rows in sorted(groups.items())]
    found += [_watched(naming.canonical(site), says) for site, says in sorted((watched or {}).items())]
    return [one for one in found if one.claims or one.predicate == "watched_site"], skipped


def _concerns(row: Row) -> bool:
    if row["predicate"] not in CONCERNING or row.get("bound") == "one of":
        return False
    objects = CONCERNING[str(row["predicate"])]
    return objects is None or row["object"] in objects


def _coins(groups: Mapping[Key, list[Row]], naming: Naming) -> dict[tuple[str, str], Fact]:
    """Return one fact for each entity and origin, over every concern that the origin states of the entity."""
    said: dict[tuple[str, str], list[tuple[Key, Row]]] = {}
    against: dict[str, list[str]] = {}
    for key, rows in sorted(groups.items()):
        for row in rows:
            if row.get("polarity") == "denied":
                against.setdefault(key[0], []).extend(row["why"])
            else:
                said.setdefault((key[0], _origin(row)), []).append((key, row))
    return {
        (entity, origin): _coin(entity, origin, rows, tuple(dict.fromkeys(against.get(entity, ()))), naming)
        for (entity, origin), rows in said.items()
    }


def _coin(
    entity: str, origin: str, said: list[tuple[Key, Row]], against: tuple[str, ...], naming: Naming
) -> Fact:
    """Return what one origin says of an entity; its best grade counts."""
    best = max((row for _, row in said), key=lambda row: FACT_PROBABILITY[row["reliability"]])
    says = dict.fromkeys(
        " ".join(part for part in (predicate.replace("_", " "), object_) if part)
        for (_, predicate, object_), _ in said
    )
    return Fact(
        id=with_coin(f"concern:{entity}", origin),
        text=f"{naming.captions.get(entity, entity)}: {'; '.join(says)}.",
        p=FACT_PROBABILITY[best["reliability"]],
        source=naming.source(best, str(best.get("locator") or "")),
        why=tuple(dict.fromkeys(one for _, row in said for one in row["why"])),
        against=against,
        quote=str(best.get("quote") or ""),
    )


def _origin(row: Row) -> str:
    """Return what a claim goes back to; a listing goes back to the authority, on whichever list it is copied."""
    told = row.get("authority") if "listing_id" in row else row.get("origin")
    return str(told or row.get("list") or row.get("dataset") or "")


def _concern(key: Key, rows: list[Row], coins: Mapping[tuple[str, str], Fact]) -> Concern:
    stated = [row for row in rows if row.get("polarity") != "denied"]
    entity, predicate, object_ = key
    spans = sorted({(_origin(row), *_span(row)) for row in stated})
    return Concern(
        entity_id=entity,
        predicate=predicate,
        object=object_,
        claims=tuple(stated),
        denials=tuple(row for row in rows if row.get("polarity") == "denied"),
        seeds=tuple(
            Seed(
                entity_id=entity,
                product=CONCERN,
                first_day=first,
                last_day=last,
                facts=(coins[entity, origin].id,),
            )
            for origin, first, last in spans
            if first <= last
        ),
        facts=tuple(coins[entity, origin] for origin in dict.fromkeys(_origin(row) for row in stated)),
    )


def _span(row: Row) -> tuple[int, int]:
    if "valid_from" in row:
        return span_of(row)
    return span_of({"valid_from": row["from_earliest"], "valid_to": row["to_latest"]})


def _watched(site: str, says: str) -> Concern:
    fact = Fact(id=f"concern:{site}:watched_site", text=says, p=FACT_PROBABILITY["C"])
    seed = Seed(entity_id=site, product=CONCERN, first_day=1, last_day=LAST_DAY, facts=(fact.id,))
    return Concern(
        entity_id=site,
        predicate="watched_site",
        object="",
        claims=(),
        denials=(),
        seeds=(seed,),
        facts=(fact,),
    )

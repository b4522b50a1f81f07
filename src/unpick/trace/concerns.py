"""Where a trace starts: what is said or listed of firms and sites that makes their goods a concern."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from unpick.model.chance import FACT_PROBABILITY
from unpick.trace.build import Naming, span_of
from unpick.trace.edges import CONCERN, LAST_DAY, Fact, Seed, Skip

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """One concern about an entity, with everything said for and against it."""

    entity_id: str
    predicate: str
    object: str
    claims: tuple[Row, ...]
    denials: tuple[Row, ...]
    seeds: tuple[Seed, ...]
    fact: Fact


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
    found = [_concern(key, rows, naming) for key, rows in sorted(groups.items())]
    found += [_watched(naming.canonical(site), says) for site, says in sorted((watched or {}).items())]
    return [one for one in found if one.claims or one.predicate == "watched_site"], skipped


def _concerns(row: Row) -> bool:
    if row["predicate"] not in CONCERNING or row.get("bound") == "one of":
        return False
    objects = CONCERNING[str(row["predicate"])]
    return objects is None or row["object"] in objects


def _concern(key: tuple[str, str, str], rows: list[Row], naming: Naming) -> Concern:
    """Return one concern; the best source counts, for how sources add up is weighed elsewhere."""
    stated = [row for row in rows if row.get("polarity") != "denied"]
    entity, predicate, object_ = key
    fact_id = f"concern:{entity}:{predicate}:{object_}"
    best = max(stated, key=lambda row: FACT_PROBABILITY[row["reliability"]], default=None)
    says = " ".join(part for part in (predicate.replace("_", " "), object_) if part)
    fact = Fact(
        id=fact_id,
        text=f"{naming.captions.get(entity, entity)}: {says}.",
        p=FACT_PROBABILITY[best["reliability"]] if best else 0.0,
        source=naming.source(best, str(best.get("locator") or "")) if best else None,
        why=tuple(one for row in stated for one in row["why"]),
        against=tuple(one for row in rows if row not in stated for one in row["why"]),
        quote=str(best.get("quote") or "") if best else "",
    )
    spans = sorted({_span(row) for row in stated})
    return Concern(
        entity_id=entity,
        predicate=predicate,
        object=object_,
        claims=tuple(stated),
        denials=tuple(row for row in rows if row.get("polarity") == "denied"),
        seeds=tuple(
            Seed(entity_id=entity, product=CONCERN, first_day=first, last_day=last, facts=(fact_id,))
            for first, last in spans
            if first <= last
        ),
        fact=fact,
    )


def _span(row: Row) -> tuple[int, int]:
    if "valid_from" in row:
        return span_of(row)
    return span_of({"valid_from": row["from_earliest"], "valid_to": row["to_latest"]})


def _watched(site: str, says: str) -> Concern:
    fact = Fact(id=f"concern:{site}:watched_site:", text=says, p=FACT_PROBABILITY["C"])
    seed = Seed(entity_id=site, product=CONCERN, first_day=1, last_day=LAST_DAY, facts=(fact.id,))
    return Concern(
        entity_id=site, predicate="watched_site", object="", claims=(), denials=(), seeds=(seed,), fact=fact
    )

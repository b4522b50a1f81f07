"""What the public gets to read of an invented year: reports true and false, a list, links, doors that were opened."""

import dataclasses
import datetime as dt
from typing import Any, Final

import numpy as np

from unpick.datasets.generate.year import (
    DAYS,
    DIVERSION,
    FIRST_DAY,
    MATERIAL,
    NONE,
    ROTATION,
    SUCCESSOR,
    WATCHED,
    Year,
)
from unpick.model.statement import Statement

__all__ = ["Report", "facts_of", "listed_firms", "listing_statements", "reports_of"]

_GRADES: Final = ("B", "C", "D")
_GRADE_SHARES: Final = (0.2, 0.5, 0.3)
LIST: Final = "synthetic_list"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published sentence about one firm; day from FIRST_DAY. true: it speaks of something planted."""

    day: int
    firm: str
    predicate: str
    object: str
    grade: str
    true: bool


def reports_of(year: Year) -> list[Report]:
    """Return the reports in the order of their days: some of what is planted, and some of what is not."""
    random = np.random.Generator(np.random.PCG64([year.seed, 3]))
    firms, found = year.firms, []
    for maker in np.flatnonzero(firms.mechanism != NONE).tolist():
        if random.random() < year.setting.recall:
            day = int(random.integers(max(-DAYS, int(firms.since[maker])), DAYS))
            found.append(_report(day, _named(year, maker, day), random, true=True))
    innocent = _innocent(year)
    # Who writes a false report looks where everybody looks; one in seven speaks of a mill.
    weight = np.where(np.isin(firms.seat[innocent], WATCHED), 5.0, 1.0)
    tainted = set(firms.partner[firms.mechanism == MATERIAL].tolist())
    mills = [name for at, name in enumerate(firms.mills) if at not in tainted]
    count = round(len(found) * year.setting.false)
    wrong = [
        firms.names[maker]
        for maker in random.choice(innocent, count, replace=False, p=weight / weight.sum()).tolist()
    ]
    wrong = [str(random.choice(mills)) if random.random() < 1 / 7 else name for name in wrong]
    found += [_report(int(random.integers(-DAYS, DAYS)), name, random, true=False) for name in wrong]
    return sorted(found, key=lambda one: (one.day, one.firm))


def _innocent(year: Year) -> np.ndarray[Any, np.dtype[Any]]:
    """Return the makers with whom nothing is wrong; no plant of a rotating group is among them."""
    firms = year.firms
    rotating = np.isin(firms.group, firms.partner[firms.mechanism == ROTATION])
    return np.flatnonzero((firms.mechanism == NONE) & ~rotating)


def _named(year: Year, maker: int, day: int) -> str:
    """Return whom a report names: a plant where it is then, the mill, the site or the listed firm behind it, or the maker."""
    firms, kind, partner = year.firms, int(year.firms.mechanism[maker]), int(year.firms.partner[maker])
    if kind == ROTATION:
        members = np.flatnonzero(firms.group == partner)
        return firms.names[int(members[(day // 91) % members.size])]
    return {MATERIAL: firms.mills, SUCCESSOR: firms.old, DIVERSION: firms.sites}.get(kind, firms.names)[
        maker if kind not in (MATERIAL, SUCCESSOR, DIVERSION) else partner
    ]


def _report(day: int, firm: str, random: np.random.Generator, *, true: bool) -> Report:
    predicate, what = (("worker_nationality", "KP"), ("forced_labor", "yes"), ("made_in", "CN-XJ"))[
        int(random.integers(3))
    ]
    return Report(
        day=day,
        firm=firm,
        predicate=predicate,
        object=what,
        grade=str(random.choice(_GRADES, p=_GRADE_SHARES)),
        true=true,
    )


def listed_firms(year: Year) -> list[tuple[int, str]]:
    """Return the days of listing and the firms: those that had a successor, on the day it took over."""
    firms = year.firms
    return sorted(
        (int(firms.since[maker]), firms.old[int(firms.partner[maker])])
        for maker in np.flatnonzero(firms.mechanism == SUCCESSOR).tolist()
    )


def listing_statements(year: Year, document: str) -> list[Statement]:
    """Return the invented list as statements."""
    found = []
    for number, (day, firm) in enumerate(listed_firms(year)):
        on = _day(day)
        told = {
            "entity": f"syn-listed-{number}",
            "list": LIST,
            "authority": "A synthetic authority",
            "ref": f"SYN-{number}",
        }
        told |= {"fromEarliest": on, "fromLatest": on}
        rows = [(f"syn-listed-{number}", "Company", "name", firm)]
        rows += [(f"syn-listing-{number}", "Sanction", prop, value) for prop, value in told.items()]
        found += [
            Statement(
                entity_id=one,
                schema=schema,
                prop=prop,
                value=value,
                dataset=LIST,
                document=document,
                locator=f"row:{number}",
                public_from=dt.date.fromisoformat(on),
                extractor="generate/1",
                reliability="A",
            )
            for one, schema, prop, value in rows
        ]
    return found


def facts_of(year: Year) -> dict[str, Any]:
    """Return the facts file: reports, sites that plants share, inspections that were let in; every name is invented."""
    reports = reports_of(year)
    random = np.random.Generator(np.random.PCG64([year.seed, 4]))
    sources = [_source(f"r{number}", one.day, one.grade) for number, one in enumerate(reports)]
    entities: dict[str, dict[str, Any]] = {}
    claims = []
    for number, one in enumerate(reports):
        begun = _day(one.day - 180)
        claims.append(
            {"subject": _entity(entities, one.firm, f"r{number}"), "predicate": one.predicate, "object": one.object,
             "source": f"r{number}", "kind": "report", "from": begun, "quote": "SYNTHETIC: no such report exists"}
        )  # fmt: skip
    links = []
    for number, (day, first, second) in enumerate(_links(year, reports, random)):
        sources.append(_source(f"l{number}", day, "C"))
        ends = [_entity(entities, firm, f"l{number}") for firm in (first, second)]
        links.append({"kind": "shares_site", "subject": ends[0], "object": ends[1], "source": f"l{number}"})
    for number, (day, firm) in enumerate(_doors(year, reports, random)):
        sources.append(_source(f"d{number}", day, "B"))
        claims.append(
            {"subject": _entity(entities, firm, f"d{number}"), "predicate": "allowed_inspection", "object": "whole work force",
             "source": f"d{number}", "from": _day(day), "to": _day(day), "attribution": "a synthetic inspectorate"}
        )  # fmt: skip
    return {
        "unpick": "facts/1",
        "id": "synthetic-year",
        "title": "Invented reports on invented firms (SYNTHETIC)",
        "invented": True,
        "sources": sources,
        "entities": list(entities.values()),
        "links": links,
        "claims": claims,
    }


def _links(year: Year, reports: list[Report], random: np.random.Generator) -> list[tuple[int, str, str]]:
    """Return plants that are said to share a site: of rotating groups, and as many that share one in all innocence."""
    firms = year.firms
    found = []
    for group in np.unique(firms.partner[firms.mechanism == ROTATION]).tolist():
        members = np.flatnonzero(firms.group == group).tolist()
        if len(members) > 1 and random.random() < 0.3:
            found.append(
                (int(random.integers(-DAYS, DAYS)), firms.names[members[0]], firms.names[members[1]])
            )
    named = sorted({one.firm for one in reports})
    innocent = _innocent(year)
    for firm in named[: 2 * len(found) + 4 : 2]:
        other = firms.names[int(random.choice(innocent))]
        if other != firm:
            found.append((int(random.integers(-DAYS, DAYS)), firm, other))
    return found


def _doors(year: Year, reports: list[Report], random: np.random.Generator) -> list[tuple[int, str]]:
    """Return who let inspectors in, and when: half of the wrongly accused, one in twenty of the others, and some who staged it."""
    firms = year.firms
    wrong = {one.firm for one in reports if not one.true}
    found = []
    for maker, name in enumerate(firms.names):
        chance = 0.5 if name in wrong else 0.05 if firms.mechanism[maker] == NONE else 0.03
        if random.random() < chance:
            found.append((int(random.integers(-200, DAYS)), name))
    return found


def _entity(entities: dict[str, dict[str, Any]], firm: str, source: str) -> str:
    held = entities.setdefault(
        firm, {"id": f"syn-{len(entities)}", "schema": "Company", "source": source, "names": [{"name": firm}]}
    )
    return str(held["id"])


def _source(name: str, day: int, grade: str) -> dict[str, str]:
    on = _day(day)
    return {
        "id": name,
        "title": f"Synthetic report {name}",
        "published": on,
        "public_from": on,
        "reliability": grade,
    }


def _day(day: int) -> str:
    return (FIRST_DAY + dt.timedelta(days=day)).isoformat()

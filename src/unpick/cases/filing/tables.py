"""The tables of the filing room: sections, targets, indicators, wording of claims; read once, checked when read."""

import datetime as dt
import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from unpick.model.bundled import read_bundled_yaml

__all__ = [
    "Target",
    "boilerplate",
    "indicator_table",
    "notice_table",
    "petition_table",
    "rebuttal_table",
    "says_table",
    "target_of",
]

_HERE = "unpick.cases.filing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a petition asks for.

    Attributes:
        needs: ids of the checks without which it is refused. nexus: codes of the countries of import, "EU" for its members.
        rules, headings, says: by number of section, where they differ from those of a petition to customs. asked: the rule
            of a check by its id, where it differs.
    """

    id: str
    title: str
    to: tuple[str, ...]
    asks: str
    standard: str
    regimes: tuple[str, ...]
    needs: frozenset[str]
    nexus: tuple[str, ...]
    public_from: dt.date
    cite: str
    rules: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    says: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)


@functools.cache
def petition_table() -> Mapping[str, Any]:
    """Return sections, targets, checks and boilerplate of a petition."""
    table: Mapping[str, Any] = read_bundled_yaml(_HERE, "petition.yml")
    return table


@functools.cache
def indicator_table() -> Mapping[str, Any]:
    """Return the eleven indicators, the convict-labor elements and which claims speak of each."""
    table: Mapping[str, Any] = read_bundled_yaml(_HERE, "ilo.yml")
    return table


@functools.cache
def notice_table() -> Mapping[str, Any]:
    """Return sections, conditions and boilerplate of an exposure notice."""
    table: Mapping[str, Any] = read_bundled_yaml(_HERE, "notice.yml")
    return table


@functools.cache
def rebuttal_table() -> Mapping[str, Any]:
    """Return sections, stages, checklists and boilerplate of a rebuttal."""
    table: Mapping[str, Any] = read_bundled_yaml(_HERE, "rebuttal.yml")
    return table


@functools.cache
def says_table() -> Mapping[str, Any]:
    """Return how claims and links are said in a sentence."""
    table: Mapping[str, Any] = read_bundled_yaml(_HERE, "says.yml")
    return table


@functools.cache
def target_of(name: str) -> Target | None:
    """Return a target by its id; None when there is none of this id."""
    row = petition_table()["targets"].get(name)
    if row is None:
        return None
    day = row["public_from"]
    return Target(
        id=name,
        title=row["title"],
        to=tuple(row["to"]),
        asks=row["asks"],
        standard=row["standard"],
        regimes=tuple(row["regimes"]),
        needs=frozenset(row["needs"]),
        nexus=tuple(row["nexus"]),
        public_from=day if isinstance(day, dt.date) else dt.date.fromisoformat(day),
        cite=row["cite"],
        rules=row.get("rules", {}),
        headings=row.get("headings", {}),
        says={number: tuple(names) for number, names in row.get("says", {}).items()},
        asked=row.get("asked", {}),
    )


@functools.cache
def boilerplate() -> frozenset[str]:
    """Return the only sentences that may stand without a source: fixed ones, and what a target asks and its level."""
    table = petition_table()
    targets = (text for row in table["targets"].values() for text in (row["asks"], row["standard"]))
    return frozenset((*table["boilerplate"].values(), *targets))

"""When a firm counts as its listed owners do: the dated rules of OFAC, the European Union and the United Kingdom.

The rules stand in `ownership.yml`, with cite, address, day of reading and mark. Like regimes they are data:
a changed rule is a new version, never an edit.
"""

import datetime as dt
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import yaml

from unpick.law.marks import printed_mark
from unpick.model.bundled import bundled_bytes
from unpick.model.days import FOREVER, holds
from unpick.model.share import WHOLE

__all__ = ["AUTHORITIES", "AddsUp", "Authority", "Rule", "authority_of", "bundled_authorities"]

AUTHORITIES: Final = ("OFAC", "EU", "UK")


class AddsUp(StrEnum):
    """Whose shares are added up: those of all listed owners, of one at a time, or it is not settled which."""

    ALL = "all_owners"
    ONE = "one_owner"
    OPEN = "open"


_LINES: Final = {"half": WHOLE // 2, "over_half": WHOLE // 2 + 1, "none": None}
"""The least share that counts, in parts of `WHOLE`: 50 percent, more than 50 percent, no share named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One version of a rule.

    Attributes:
        line: the least share that decides, in parts of `model.share.WHOLE`; None where the rule names none.
        adds_up: whose shares are added up.
        says: the rule in this project's words. sources: where its text was read, when, with a mark.
    """

    id: str
    start: dt.date
    end: dt.date
    line: int | None
    adds_up: AddsUp
    says: str
    sources: tuple[Mapping[str, str], ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the rule as the JSON documents carry it."""
        return {
            "id": self.id,
            "from": self.start.isoformat(),
            "to": None if self.end == FOREVER else self.end.isoformat(),
            "adds_up": self.adds_up.value,
            "says": self.says,
            "sources": [dict(one) for one in self.sources],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Whose rule it is, whom it counts, and how it treats control.

    Attributes:
        lists: ids of the lists whose entries are blocked, or their beginnings.
        claims: a cited claim `designated` counts as a listing of this authority.
        control_counts: control is a ground of its own; else it is shown and not counted.
        counts: what a stake may be of: `shares`, `votes`.
    """

    id: str
    title: str
    lists: tuple[str, ...]
    claims: bool
    control_counts: bool
    control_says: str
    control_source: Mapping[str, str]
    counts: tuple[str, ...]
    versions: tuple[Rule, ...]

    def rule_on(self, day: dt.date) -> Rule | None:
        """Return the rule of the day; None before the first that is recorded."""
        return next((one for one in self.versions if holds(day, one.start, one.end)), None)

    def lists_it(self, name: str) -> bool:
        """Tell whether an entry of a list is blocked under this authority."""
        return any(name == one or (one.endswith("_") and name.startswith(one)) for one in self.lists)


def authority_of(name: str) -> Authority:
    """Return an authority by its id, in any case.

    Raises:
        KeyError: there is none of this name.
    """
    return bundled_authorities()[name.upper()]


@functools.cache
def bundled_authorities() -> Mapping[str, Authority]:
    """Return the authorities of `ownership.yml` by id."""
    document = yaml.safe_load(bundled_bytes("unpick.law", "ownership.yml"))
    return {row["authority"]: _authority(row) for row in document["rules"]}


def _authority(row: Mapping[str, Any]) -> Authority:
    return Authority(
        id=row["authority"],
        title=row["title"],
        lists=tuple(row["lists"]),
        claims=row["claims"],
        control_counts=row["control"] == "asked",
        control_says=row["control_says"],
        control_source=_source(row["control_cite"]),
        counts=tuple(row["counts"]),
        versions=tuple(_rule(one) for one in row["versions"]),
    )


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(
        id=row["id"],
        start=row["from"],
        end=row.get("to", FOREVER),
        line=_LINES[row["line"]],
        adds_up=AddsUp(row["adds_up"]),
        says=row["says"],
        sources=tuple(_source(one) for one in row["sources"]),
    )


def _source(row: Mapping[str, Any]) -> dict[str, str]:
    return {
        "cite": row["cite"],
        "url": row["url"],
        "read_on": row["read_on"].isoformat(),
        "mark": printed_mark(row["mark"]),
    }

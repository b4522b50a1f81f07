"""Regimes as data: provisions with citation, mark and dated versions; faults name file and place."""

import datetime as dt
import functools
import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from unpick.law.facts import PREDICATES
from unpick.model.bundled import bundled_bytes, bundled_names
from unpick.model.days import FOREVER, holds, parse_day
from unpick.model.errors import RegimeFault

__all__ = ["STANDARDS", "Regime", "Version", "bundled_regimes", "parse_regime"]

STANDARDS: Final = (
    "reason_to_believe",
    "reasonable_suspicion",
    "probable_cause",
    "preponderance",
    "clear_and_convincing",
)
"""Standards of proof from the weakest to the strongest; nothing turns a probability into one of them."""

PACKAGE: Final = "unpick.law.regimes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A regime as it stood between two days; amended law is a new version, never an edit.

    Attributes:
        start, end: half-open days in force. status: in_force or proposed.
        public_from: the day this text of the law was public; never later than start.
        trigger: conditions (see `law.engine`). unless: conditions that lift the consequence.
        result: presumed or prohibited, when the trigger is met and nothing lifts it.
    """

    start: dt.date
    end: dt.date
    status: str
    public_from: dt.date
    trigger: Mapping[str, Any]
    unless: tuple[Mapping[str, Any], ...]
    result: str
    presumption: str
    burden: str
    standard: str
    undefined: tuple[Mapping[str, str], ...]
    mark: str
    source: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """One regime with its versions in order of their days."""

    id: str
    title: str
    jurisdiction: str
    kind: str
    binds: str
    provision: Mapping[str, str]
    versions: tuple[Version, ...]
    exception: Mapping[str, str]
    contested: tuple[Mapping[str, str], ...]
    consequences: tuple[Mapping[str, str], ...]
    clocks: tuple[Mapping[str, Any], ...]
    notes: tuple[str, ...]

    def version_on(self, day: dt.date) -> Version | None:
        """Return the version in force, or proposed, on a day."""
        return next((version for version in self.versions if holds(day, version.start, version.end)), None)


@functools.cache
def bundled_regimes() -> tuple[Regime, ...]:
    """Return the regimes that ship with the product, sorted by id."""
    import yaml

    names = bundled_names(PACKAGE, ".yml")
    found = [parse_regime(yaml.safe_load(bundled_bytes(PACKAGE, name)), name) for name in names]
    return tuple(sorted(found, key=lambda regime: regime.id))


def parse_regime(body: Any, name: str) -> Regime:
    """Return a regime from its YAML document.

    Args:
        body: the document as the YAML reader gives it.
        name: name of the file, for messages.

    Raises:
        RegimeFault: the schema is broken, intervals overlap, or a predicate is unknown.
    """
    _check_schema(body, name)
    versions = tuple(_version(row) for row in body["versions"])
    _check_intervals(versions, name)
    for row in body["versions"]:
        _check_conditions(row["trigger"], name)
        for condition in row.get("unless", []):
            _check_conditions(condition, name)
    return Regime(
        id=body["id"],
        title=body["title"],
        jurisdiction=body["jurisdiction"],
        kind=body["kind"],
        binds=body["binds"],
        provision={key: str(value) for key, value in body["provision"].items()},
        versions=versions,
        exception=body.get("exception", {}),
        contested=tuple(body.get("contested", [])),
        consequences=tuple(body.get("consequences", [])),
        clocks=tuple(body.get("clocks", [])),
        notes=tuple(body.get("notes", [])),
    )


def _check_schema(body: Any, name: str) -> None:
    import jsonschema

    schema = json.loads(bundled_bytes("unpick.law", "regime.schema.json"))
    faults = sorted(
        jsonschema.Draft202012Validator(schema).iter_errors(_plain(body)),
        key=lambda fault: [str(step) for step in fault.path],
    )
    if faults:
        where = "/".join(str(step) for step in faults[0].path) or "top"
        raise RegimeFault(
            f"{name} at {where}", faults[0].message, "see docs/regimes.md for the form of a regime"
        )


def _plain(body: Any) -> Any:
    """Return the document with days as text, as the schema checks them."""
    if isinstance(body, dict):
        return {str(key): _plain(value) for key, value in body.items()}
    if isinstance(body, list):
        return [_plain(value) for value in body]
    return body.isoformat() if isinstance(body, dt.date) else body


def _version(row: Mapping[str, Any]) -> Version:
    start = parse_day(str(row["in_force"]["from"]))[0]
    end = parse_day(str(row["in_force"]["to"]))[0] if row["in_force"].get("to") else FOREVER
    return Version(
        start=start,
        end=end,
        status=row.get("status", "in_force"),
        public_from=parse_day(str(row["public_from"]))[0] if row.get("public_from") else start,
        trigger=row["trigger"],
        unless=tuple(row.get("unless", [])),
        result=row["result"],
        presumption=row.get("presumption", ""),
        burden=row.get("burden", ""),
        standard=row.get("standard", ""),
        undefined=tuple(row.get("undefined", [])),
        mark=row["mark"],
        source=row["source"],
        says=row["says"],
    )


def _check_intervals(versions: tuple[Version, ...], name: str) -> None:
    for before, after in itertools.pairwise(versions):
        if after.start < before.end:
            raise RegimeFault(
                f"{name} at versions",
                f"{after.start} lies before the end {before.end} of the version before",
                "end the older version first",
            )
    for version in versions:
        if version.end <= version.start:
            raise RegimeFault(
                f"{name} at versions",
                f"'{version.start}' to '{version.end}' is no interval",
                "correct the days",
            )


def _check_conditions(condition: Mapping[str, Any], name: str) -> None:
    for branch in ("all", "any"):
        for inner in condition.get(branch, []):
            _check_conditions(inner, name)
    if "says" in condition and condition["says"] not in PREDICATES:
        raise RegimeFault(
            f"{name} at trigger",
            f"no predicate is called '{condition['says']}'",
            f"use one of {', '.join(PREDICATES)}",
        )

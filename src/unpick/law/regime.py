"""Regimes as data: provisions with citation, mark and dated versions; faults name file and place."""

import datetime as dt
import functools
import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from unpick.law.clocks import ALIASES, EVENTS, check_clocks
from unpick.law.facts import PREDICATES
from unpick.law.lines import Lines, read_yaml
from unpick.model.bundled import bundled_bytes, bundled_names
from unpick.model.days import FOREVER, holds, parse_day
from unpick.model.errors import RegimeFault

__all__ = ["EFFECTS", "STANDARDS", "Regime", "Version", "bundled_regimes", "parse_regime", "read_regime"]

STANDARDS: Final = (
    "reason_to_believe",
    "reasonable_suspicion",
    # The standard of a listing under the UFLPA (Ninestar, Slip Op. 24-24). The founding research sets it
    # level with the reasonable suspicion of 19 CFR 12.42(e); in a list of ranks it stands just after it.
    "reasonable_cause",
    "probable_cause",
    "preponderance",
    # 19 CFR 12.42(g), unverified. The text names no degree; customs asks full tracing in practice, so it
    # stands here above preponderance. Its place is this project's inference: no court was found to rank it.
    "satisfactory_evidence",
    "clear_and_convincing",
)
"""Standards of proof from the weakest to the strongest; nothing turns a probability into one of them."""

EFFECTS: Final = {
    "entry": "",
    "inspection": "enhanced inspection may be asked; the goods are not barred",
    "blocking": "dealings with the blocked person and its property are barred, whatever the goods",
    "procedure": "the goods are held and time limits run; whether they may enter is another question",
    "states": "it binds states, not importers; the goods are barred only under the law of a state that follows it",
}
"""What an outcome of a regime means, where it is not that the goods are barred from entry."""

PACKAGE: Final = "unpick.law.regimes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A regime as it stood between two days; amended law is a new version, never an edit.

    Attributes:
        start, end: half-open days in force. status: in_force or proposed.
        public_from: the day this text of the law was public; never later than start.
        trigger: conditions (see `law.engine`). unless: conditions that lift the consequence.
        result: presumed or prohibited, when the trigger is met and nothing lifts it.
        start_latest: the last day it can have begun, later than start where a source gives only the month.
        ended_by: what ended it, with its mark and the day that became public; empty where a new version follows.
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
    start_latest: dt.date
    ended_by: Mapping[str, str]

    def end_known(self, known_at: dt.date) -> dt.date:
        """Return the end as the public knew it: an order that was vacated later was in force without end."""
        if self.ended_by and parse_day(self.ended_by["public_from"])[0] > known_at:
            return FOREVER
        return self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """One regime with its versions in order of their days."""

    id: str
    title: str
    jurisdiction: str
    kind: str
    binds: str
    effect: str
    provision: Mapping[str, str]
    versions: tuple[Version, ...]
    scope: Mapping[str, str]
    exception: Mapping[str, Any]
    contested: tuple[Mapping[str, str], ...]
    consequences: tuple[Mapping[str, str], ...]
    clocks: tuple[Mapping[str, Any], ...]
    notes: tuple[str, ...]

    def version_on(self, day: dt.date, known_at: dt.date = FOREVER) -> Version | None:
        """Return the version in force, or proposed, on a day, as the public knew it on another."""
        known = [version for version in self.versions if version.public_from <= known_at]
        return next(
            (version for version in known if holds(day, version.start, version.end_known(known_at))), None
        )


@functools.cache
def bundled_regimes() -> tuple[Regime, ...]:
    """Return the regimes that ship with the product, sorted by id."""
    names = bundled_names(PACKAGE, ".yml")
    found = [read_regime(bundled_bytes(PACKAGE, name), name) for name in names]
    return tuple(sorted(found, key=lambda regime: regime.id))


def read_regime(data: bytes, name: str) -> Regime:
    """Return a regime from the bytes of its YAML file.

    Raises:
        RegimeFault: see `parse_regime`; the fault names the line of the file.
    """
    body, lines = read_yaml(data, name)
    return parse_regime(body, name, lines)


def parse_regime(body: Any, name: str, lines: Lines | None = None) -> Regime:
    """Return a regime from its YAML document.

    Args:
        body: the document as the YAML reader gives it.
        name: name of the file, for messages.
        lines: where the parts of the document stand, for messages.

    Raises:
        RegimeFault: the schema is broken, intervals overlap, a predicate is unknown, or a clock cannot run.
    """
    lines = lines or Lines(name=name)
    _check_schema(body, lines)
    versions = tuple(_version(row) for row in body["versions"])
    _check_intervals(versions, lines)
    check_clocks(body.get("clocks", []), body["jurisdiction"], lines)
    for number, row in enumerate(body["versions"]):
        _check_conditions(row["trigger"], ("versions", number, "trigger"), lines)
        for rank, condition in enumerate(row.get("unless", [])):
            _check_conditions(condition, ("versions", number, "unless", rank), lines)
    return Regime(
        id=body["id"],
        title=body["title"],
        jurisdiction=body["jurisdiction"],
        kind=body["kind"],
        binds=body["binds"],
        effect=body.get("effect", "states" if body["binds"] == "states" else "entry"),
        provision={key: str(value) for key, value in body["provision"].items()},
        versions=versions,
        scope=body.get("scope", {}),
        exception=body.get("exception", {}),
        contested=tuple(body.get("contested", [])),
        consequences=tuple(body.get("consequences", [])),
        clocks=tuple(body.get("clocks", [])),
        notes=tuple(body.get("notes", [])),
    )


def _check_schema(body: Any, lines: Lines) -> None:
    import jsonschema

    schema = json.loads(bundled_bytes("unpick.law", "regime.schema.json"))
    faults = sorted(
        jsonschema.Draft202012Validator(schema).iter_errors(_plain(body)),
        key=lambda fault: [str(step) for step in fault.path],
    )
    if faults:
        raise RegimeFault(
            lines.place(list(faults[0].path)),
            faults[0].message,
            "see docs/regimes.md for the form of a regime",
        )


def _plain(body: Any) -> Any:
    """Return the document with days as text, as the schema checks them."""
    if isinstance(body, dict):
        return {str(key): _plain(value) for key, value in body.items()}
    if isinstance(body, list):
        return [_plain(value) for value in body]
    return body.isoformat() if isinstance(body, dt.date) else body


def _version(row: Mapping[str, Any]) -> Version:
    start, after = parse_day(str(row["in_force"]["from"]))
    end = parse_day(str(row["in_force"]["to"]))[0] if row["in_force"].get("to") else FOREVER
    return Version(
        start=start,
        end=end,
        start_latest=after - dt.timedelta(days=1),
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
        ended_by={"public_from": end.isoformat()}
        | {key: str(value) for key, value in row["ended_by"].items()}
        if row.get("ended_by")
        else {},
    )


def _check_intervals(versions: tuple[Version, ...], lines: Lines) -> None:
    for number, (before, after) in enumerate(itertools.pairwise(versions), start=1):
        if after.start < before.end:
            raise RegimeFault(
                lines.place(("versions", number, "in_force")),
                f"{after.start} lies before the end {before.end} of the version before",
                "end the older version first",
            )
    for number, version in enumerate(versions):
        if version.end <= version.start:
            raise RegimeFault(
                lines.place(("versions", number, "in_force")),
                f"'{version.start}' to '{version.end}' is no interval",
                "correct the days",
            )


def _check_conditions(condition: Mapping[str, Any], path: tuple[str | int, ...], lines: Lines) -> None:
    for branch in ("all", "any"):
        for number, inner in enumerate(condition.get(branch, [])):
            _check_conditions(inner, (*path, branch, number), lines)
    if "says" in condition and condition["says"] not in PREDICATES:
        raise RegimeFault(
            lines.place((*path, "says")),
            f"no predicate is called '{condition['says']}'",
            f"use one of {', '.join(PREDICATES)}",
        )
    for event in condition.get("happened", []):
        if ALIASES.get(event, event) not in EVENTS:
            raise RegimeFault(
                lines.place((*path, "happened")),
                f"no event is called '{event}'",
                f"use one of {', '.join(EVENTS)}",
            )

"""Regimes as data: provisions with citation, mark and dated versions; faults name file and place."""

import datetime as dt
import functools
import itertools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from unpick.law.clocks import ALIASES, EVENTS, check_clocks
from unpick.law.facts import PREDICATES
from unpick.law.lines import Lines, check_days, read_yaml
from unpick.model.bundled import bundled_bytes, bundled_names
from unpick.model.days import FOREVER, holds, parse_day
from unpick.model.errors import RegimeFault

if TYPE_CHECKING:
    import jsonschema

__all__ = [
    "BARS",
    "EFFECTS",
    "STANDARDS",
    "Regime",
    "Version",
    "bundled_regimes",
    "parse_regime",
    "read_regime",
    "read_regimes",
]

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
    "detention": "the goods are held and time limits run; whether they may enter is another question",
    "states": "it binds states, not importers; the goods are barred only under the law of a state that follows it",
    "listing": "a maker is said to be on the list; the presumption on its goods is that of another provision",
    "designation": "it lets or makes a state designate persons; the goods are not barred by it",
    "procedure": "a step of a procedure, with its own papers and days; it bars nothing by itself",
    "penalty": "a penalty may be sought from those responsible; it decides nothing on entry",
    "seizure": "goods that another provision bars may be seized; whether they are barred that provision says",
    "marking": "a duty may be owed and a true mark asked for; origin is asked under other law",
    "duty": "an additional duty may be owed; the goods are not barred",
    "exposure": "a buyer who knows or suspects may be exposed to law on money laundering; the goods are not barred by it",
    "diligence": "due diligence is owed by firms within the rule; the goods are not barred by it",
    "reporting": "a report is owed by those within the rule; the goods are not barred by it",
    "soft_law": "it recommends and does not bind; nothing is barred",
    "obstacle": "the producer may be forbidden to hand over papers: a fact, neither guilt nor excuse; nothing is barred",
    "none": "no rule was found; nothing is barred under this record",
}
"""What an outcome of a regime means, where it is not that the goods are barred from entry."""

BARS: Final = frozenset({"entry", "blocking"})
"""Effects that stop goods or dealings; an outcome under any other effect bars nothing by itself."""

OWN_EFFECT: Final = {
    "reporting": ("reporting",),
    "soft_law": ("soft_law",),
    "obstacle": ("obstacle",),
    "record": ("none",),
    "penalty": ("penalty", "seizure"),
    "judgment": ("exposure",),
    "directive": ("diligence",),
    "proposal": ("duty",),
}
"""Kinds of law that bar no goods, each with the effects it may have."""

PACKAGE: Final = "unpick.law.regimes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A regime as it stood between two days; amended law is a new version, never an edit.

    Attributes:
        start, end: half-open days in force. status: in_force or proposed.
        public_from: the day this text of the law was public; never later than start.
        trigger: conditions (see `law.engine`). unless: conditions that lift the consequence.
        result: presumed or prohibited, when the trigger is met and nothing lifts it.
        start_latest: the last day it can have begun, later than start where a source gives only a month or "by".
        indicators: how many of the 11 ILO indicators an order names; None where no source says.
        ended_by: what ended it, with its mark and the day that became public; empty where a new version follows.
        recorded: the start is only that of this record: whether the rule held before it was not looked up.
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
    indicators: int | None = None
    recorded: bool = False

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
    notes: tuple[Mapping[str, Any], ...]
    attention: tuple[Mapping[str, Any], ...] = ()

    def before_record(self, day: dt.date | None) -> bool:
        """Tell whether a day lies before this record of the rule begins, so that nothing is said of it."""
        first = self.versions[0]
        return day is not None and first.recorded and day < first.start

    def version_on(self, day: dt.date, known_at: dt.date = FOREVER) -> Version | None:
        """Return the version in force, or proposed, on a day, as the public knew it on another."""
        known = [version for version in self.versions if version.public_from <= known_at]
        return next(
            (version for version in known if holds(day, version.start, version.end_known(known_at))), None
        )


@functools.cache
def bundled_regimes() -> tuple[Regime, ...]:
    """Return the regimes that ship with the product, sorted by id."""
    return read_regimes((name, bundled_bytes(PACKAGE, name)) for name in bundled_names(PACKAGE, ".yml"))


def read_regimes(files: Iterable[tuple[str, bytes]], known: Iterable[Regime] = ()) -> tuple[Regime, ...]:
    """Return the regimes of some files together with those already known, sorted by id.

    Args:
        files: name and bytes of each YAML file, such as those of a folder that a lawyer keeps.
        known: regimes that stand beside them, such as `bundled_regimes()`.

    Raises:
        RegimeFault: a file is faulty, or two regimes have one id.
    """
    found = {regime.id: ("a regime that is already known", regime) for regime in known}
    for name, data in files:
        regime = read_regime(data, name)
        if regime.id in found:
            raise RegimeFault(
                name,
                f"the id {regime.id} belongs to {found[regime.id][0]}",
                "give the regime an id of its own",
            )
        found[regime.id] = (name, regime)
    return tuple(found[key][1] for key in sorted(found))


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
    _check_meaning(body, lines)
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
        notes=tuple({"says": row} if isinstance(row, str) else row for row in body.get("notes", [])),
        attention=tuple(body.get("attention", [])),
    )


@functools.cache
def _schema() -> "jsonschema.protocols.Validator":
    import jsonschema

    return jsonschema.Draft202012Validator(json.loads(bundled_bytes("unpick.law", "regime.schema.json")))


def _check_schema(body: Any, lines: Lines) -> None:
    faults = sorted(
        _schema().iter_errors(_plain(body)),
        key=lambda fault: [str(step) for step in fault.path],
    )
    if faults:
        raise RegimeFault(
            lines.place(list(faults[0].path)),
            faults[0].message,
            "see docs/regimes.md for the form of a regime",
        )
    check_days(body, lines)


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
    latest = parse_day(str(row["in_force"]["by"]))[1] if row["in_force"].get("by") else after
    return Version(
        start=start,
        end=end,
        start_latest=latest - dt.timedelta(days=1),
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
        indicators=row.get("indicators"),
        recorded=bool(row["in_force"].get("recorded")),
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
        if version.end <= version.start or version.end < version.start_latest < FOREVER:
            raise RegimeFault(
                lines.place(("versions", number, "in_force")),
                f"'{version.start}' to '{version.end}' is no interval",
                "correct the days",
            )
        if version.ended_by and version.end == FOREVER:
            raise RegimeFault(
                lines.place(("versions", number, "ended_by")),
                "the version is said to have ended and no day says when",
                "give in_force a `to`",
            )


def _check_meaning(body: Mapping[str, Any], lines: Lines) -> None:
    """Refuse what the words of a regime cannot mean together: a guideline that bars, a bill in force."""
    effect = body.get("effect", "states" if body["binds"] == "states" else "entry")
    allowed = OWN_EFFECT.get(body["kind"], ())
    if allowed and effect not in allowed:
        raise RegimeFault(
            lines.place(("effect",)),
            f"a {body['kind'].replace('_', ' ')} has no effect '{effect}'",
            f"use {' or '.join(allowed)}",
        )
    for number, row in enumerate(body["versions"]):
        status = row.get("status", "in_force")
        if (body["kind"] in ("bill", "proposal")) != (status == "proposed"):
            raise RegimeFault(
                lines.place(("versions", number, "status")),
                f"a {body['kind'].replace('_', ' ')} is not {status.replace('_', ' ')}",
                "a bill or proposal has the status proposed, and nothing else has it",
            )
        if row["result"] == "presumed" and not row.get("presumption"):
            raise RegimeFault(
                lines.place(("versions", number, "result")),
                "the result is presumed and nothing says what is presumed",
                "add `presumption`, or use the result prohibited",
            )


_ASKED: Final = (
    ("import_country",),
    ("happened",),
    ("hs",),
    ("materials",),
    ("says", "is"),
    ("says", "at_least"),
    ("says", "number"),
)
"""What a condition without `all` and `any` must carry: one of these sets of keys."""


def _check_conditions(condition: Mapping[str, Any], path: tuple[str | int, ...], lines: Lines) -> None:
    for branch in ("all", "any"):
        for number, inner in enumerate(condition.get(branch, [])):
            _check_conditions(inner, (*path, branch, number), lines)
    branches = "all" in condition or "any" in condition
    if not branches and not any(all(key in condition for key in keys) for keys in _ASKED):
        raise RegimeFault(
            lines.place(path),
            "the condition asks nothing",
            "give it import_country, hs, materials, happened, or says with is, at_least or number",
        )
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

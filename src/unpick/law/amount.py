"""Amounts that a law attaches to a breach, as dated data: inputs, formula, what is unverified, what is not known."""

import datetime as dt
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, Final

from unpick.law.lines import Lines, read_yaml
from unpick.law.operations import OPERATIONS, Given, Result, run
from unpick.model.bundled import bundled_bytes, bundled_names
from unpick.model.days import FOREVER, LONG_AGO, holds, parse_day
from unpick.model.errors import RegimeFault

__all__ = ["NOT_KNOWN", "Formula", "FormulaVersion", "bundled_amounts", "evaluate", "money", "read_amount"]

PACKAGE: Final = "unpick.law.amounts"

NOT_KNOWN: Final = "not known"
"""What stands where a figure is asked for and none can be given; the row says why."""

UNVERIFIED: Final = "unverified, do not rely"
"""What prints beside a figure or a rule that nobody has read again in a source (mark M)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaVersion:
    """A formula as it stood between two days.

    Attributes:
        start: LONG_AGO where no source read says since when. start_latest: the last day it can have begun.
        cells: the first whose `when` fits the facts is computed; a cell without `when` fits all.
    """

    start: dt.date
    start_latest: dt.date
    end: dt.date
    since_known: bool
    public_from: dt.date
    mark: str
    source: str
    says: str
    cells: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """One amount of one law.

    Attributes:
        regimes: patterns of ids of the regimes whose breach it follows (`US-WRO-*`).
        always: shown for the country whatever a regime says, such as a country without a known amount.
        inputs: what it asks for, by name; each names the predicates of claims that may state it.
        published: predicate of the claim that states the same figure, to be compared.
    """

    id: str
    title: str
    jurisdiction: str
    regimes: tuple[str, ...]
    always: bool
    unit: str
    provision: Mapping[str, str]
    inputs: Mapping[str, Mapping[str, Any]]
    published: str
    versions: tuple[FormulaVersion, ...]
    notes: tuple[Mapping[str, str], ...]

    def public(self, known_at: dt.date) -> list[FormulaVersion]:
        """Return the versions that were public."""
        return [version for version in self.versions if version.public_from <= known_at]


@functools.cache
def bundled_amounts() -> tuple[Formula, ...]:
    """Return the amounts that ship with the product, sorted by id."""
    names = bundled_names(PACKAGE, ".yml")
    found = [read_amount(bundled_bytes(PACKAGE, name), name) for name in names]
    return tuple(sorted(found, key=lambda formula: formula.id))


def read_amount(data: bytes, name: str) -> Formula:
    """Return an amount from the bytes of its YAML file.

    Raises:
        RegimeFault: the form is broken, an operation is unknown, an argument is missing or no figure, an
            input is not declared, or intervals overlap; file and line are named.
    """
    from unpick.law.forms import check_form

    body, lines = read_yaml(data, name)
    check_form(body, "amount.schema.json", lines, see="docs/exposure.md")
    inputs = {row["name"]: row for row in body["inputs"]}
    for number, version in enumerate(body["versions"]):
        for rank, cell in enumerate(version["cells"]):
            _check_cell(cell, inputs, ("versions", number, "cells", rank), lines)
    versions = tuple(_version(row) for row in body["versions"])
    _check_intervals(versions, lines)
    return Formula(
        id=body["id"],
        title=body["title"],
        jurisdiction=body["jurisdiction"],
        regimes=tuple(body["regimes"]),
        always=body.get("always", False),
        unit=body["unit"],
        provision={key: str(value) for key, value in body["provision"].items()},
        inputs=inputs,
        published=body.get("published", ""),
        versions=versions,
        notes=tuple({key: str(value) for key, value in note.items()} for note in body.get("notes", [])),
    )


def _version(row: Mapping[str, Any]) -> FormulaVersion:
    since = str(row["in_force"]["from"])
    known = since != "not_known"
    start, after = parse_day(since) if known else (LONG_AGO, LONG_AGO + dt.timedelta(days=1))
    public = row.get("public_from")
    return FormulaVersion(
        start=start,
        start_latest=after - dt.timedelta(days=1),
        end=parse_day(str(row["in_force"]["to"]))[0] if row["in_force"].get("to") else FOREVER,
        since_known=known,
        # A month counts as its last day: nobody could know before it was over.
        public_from=parse_day(str(public))[1] - dt.timedelta(days=1) if public else start,
        mark=row["mark"],
        source=row["source"],
        says=row["says"],
        cells=tuple(row["cells"]),
    )


def _check_cell(
    cell: Mapping[str, Any], inputs: Mapping[str, Any], path: tuple[str | int, ...], lines: Lines
) -> None:
    compute = cell["compute"]
    name = str(compute["operation"])
    at = (*path, "compute")
    if name not in OPERATIONS:
        _refuse(
            lines,
            (*at, "operation"),
            f"no operation is called '{name}'",
            f"use one of {', '.join(OPERATIONS)}",
        )
    operation = OPERATIONS[name]
    extra = sorted(set(compute) - {"operation", *operation.arguments})
    if extra:
        _refuse(lines, (*at, extra[0]), f"'{name}' takes no '{extra[0]}'", "leave it out")
    for argument in operation.arguments:
        if argument not in compute:
            _refuse(lines, at, f"'{name}' asks for '{argument}'", f"add {argument}")
        wanted = operation.inputs.get(argument)
        if wanted:
            _check_input(compute[argument], wanted, inputs, (*at, argument), lines)
        elif argument != "why":
            _check_figure(compute[argument], (*at, argument), lines)
    for choice in cell.get("when", {}):
        _check_input(choice, "choice", inputs, (*path, "when", choice), lines)


def _check_input(
    name: object, kind: str, inputs: Mapping[str, Any], path: tuple[str | int, ...], lines: Lines
) -> None:
    declared = inputs.get(str(name))
    if declared is None or declared["kind"] != kind:
        _refuse(lines, path, f"no input of kind '{kind}' is called '{name}'", "declare it under inputs")


def _check_figure(value: object, path: tuple[str | int, ...], lines: Lines) -> None:
    try:
        sound = Fraction(str(value)) >= 0
    except (ValueError, ZeroDivisionError):
        sound = False
    if not sound:
        _refuse(
            lines, path, f"'{value}' is no figure of 0 or more", "write a number or a fraction such as 1/2"
        )


def _check_intervals(versions: Sequence[FormulaVersion], lines: Lines) -> None:
    for number, version in enumerate(versions):
        at = ("versions", number, "in_force")
        if version.end <= version.start:
            _refuse(lines, at, f"'{version.start}' to '{version.end}' is no interval", "correct the days")
        if number and version.start < versions[number - 1].end:
            _refuse(lines, at, "it begins before the version above ends", "end the older version first")


def _refuse(lines: Lines, path: Sequence[str | int], wrong: str, remedy: str) -> None:
    raise RegimeFault(lines.place(path), wrong, remedy)


def evaluate(
    formula: Formula, inputs: Mapping[str, Given], *, on: dt.date, known_at: dt.date
) -> dict[str, Any]:
    """Return what a formula gives on a day: the amount, or "not known" with the reason.

    Args:
        inputs: what was found, one for each declared input.
        on: the day whose formula is asked. known_at: what was public by this day, the formula included.

    Returns:
        `formula` (in words), `value`, `bound`, `unit`, `status` (computed, fixed, cited, not known), `mark`,
        `version`, `history`, `open`; `low` and `n` where each transaction has a figure of its own.
    """
    public = formula.public(known_at)
    version = next((one for one in public if holds(on, one.start, one.end)), None)
    given = _not_yet(public, version, on, known_at)
    cell = None
    if version and not given:
        cell, given = _cell(version, inputs)
    result = run(cell["compute"], inputs, formula.unit) if cell else Result(open=given)
    return {
        "formula": cell["words"] if cell else "; ".join(_words(version, inputs)) if version else "",
        **_result(result, formula.unit),
        "mark": _printed(version.mark) if version else "",
        "source_of_rule": version.source if version else "",
        "says": version.says if version else "",
        "since": version.start.isoformat() if version and version.since_known else None,
        "history": [_history(one) for one in public if len(formula.versions) > 1],
    }


def _not_yet(
    public: Sequence[FormulaVersion],
    version: FormulaVersion | None,
    on: dt.date,
    known_at: dt.date,
) -> tuple[str, ...]:
    """Return why no version can be applied, or nothing."""
    if not public:
        return (f"nothing that is cited here of this amount was public by {known_at.isoformat()}",)
    if version is None:
        return (f"no figure for {on.isoformat()} is in the sources read",)
    if on < version.start_latest:
        return (
            f"it began between {version.start} and {version.start_latest}: not decided for {on.isoformat()}",
        )
    return ()


def _cell(
    version: FormulaVersion, inputs: Mapping[str, Given]
) -> tuple[Mapping[str, Any] | None, tuple[str, ...]]:
    """Return the cell that fits the facts, or why none does."""
    asked = list(dict.fromkeys(name for cell in version.cells for name in cell.get("when", {})))
    unknown = [inputs[name].open for name in asked if not inputs[name].choice]
    if unknown:
        return None, tuple(unknown)
    for cell in version.cells:
        if all(inputs[name].choice == value for name, value in cell.get("when", {}).items()):
            return cell, ()
    facts = ", ".join(f"{name.replace('_', ' ')}: {inputs[name].choice}" for name in asked)
    return None, (f"for these facts ({facts}) no formula is in the sources read",)


def _words(version: FormulaVersion, inputs: Mapping[str, Given]) -> list[str]:
    """Return the formulas of the cells that the known facts leave open."""
    return [
        cell["words"]
        for cell in version.cells
        if all(inputs[name].choice in ("", value) for name, value in cell.get("when", {}).items())
    ]


def _result(result: Result, unit: str) -> dict[str, Any]:
    if result.amount is None:
        return {"value": NOT_KNOWN, "bound": "", "unit": unit, "status": NOT_KNOWN, "open": list(result.open)}
    found: dict[str, Any] = {
        "value": money(result.amount),
        "bound": result.bound,
        "unit": result.unit,
        "status": result.status,
        "open": list(result.open),
    }
    if result.n:
        found |= {"low": money(result.low or result.amount), "n": result.n}
    return found


def _history(version: FormulaVersion) -> dict[str, Any]:
    """Return one version in a line, so that a figure of another day is seen for what it is."""
    return {
        "from": version.start.isoformat() if version.since_known else None,
        "from_latest": version.start_latest.isoformat() if version.since_known else None,
        "to": version.end.isoformat() if version.end != FOREVER else None,
        "says": version.says,
        "mark": _printed(version.mark),
    }


def money(amount: Decimal) -> int | float:
    """Return an amount as a number of JSON, rounded half up to the hundredth.

    >>> money(Decimal("4427019.26") / 2), money(Decimal("12.00"))
    (2213509.63, 12)
    """
    try:
        cents = amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    except InvalidOperation:  # beyond the digits that a decimal carries: as it is
        cents = amount
    return int(cents) if cents == cents.to_integral_value() else float(cents)


def _printed(mark: str) -> str:
    return UNVERIFIED if mark == "M" else mark

"""The amounts of one country: each formula with its inputs, what comes out, and what a source published."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fnmatch import fnmatchcase
from typing import Any, Final

from unpick.cases.exposure.inputs import Basis, decimal_of, find_inputs, input_rows
from unpick.law.amount import NOT_KNOWN, Formula, evaluate
from unpick.law.engine import printed_mark
from unpick.law.operations import Given
from unpick.model.days import parse_day

__all__ = ["Reach", "amounts_under", "effect_on", "matching", "no_amount", "reach_of"]

Row = Mapping[str, Any]

SPEAKS: Final = ("prohibited", "presumed", "not_rebutted")
"""Outcomes at which a law reaches goods."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far a group of regimes reaches the goods of one country.

    Attributes:
        reached: assessments that bar or presume. undecided: those that cannot be decided on the facts.
        bills: known shipments of the lines reached, each once.
        partly: some of what sources count is outside the rule, such as a period that began before it.
        left: known shipments of lines that cannot be decided: they are in no figure.
        cut: some lines were not assessed at all.
    """

    reached: tuple[Row, ...] = ()
    undecided: tuple[Row, ...] = ()
    bills: tuple[Row, ...] = ()
    partly: bool = False
    left: int = 0
    cut: bool = False

    @property
    def firm(self) -> bool:
        """Tell whether some outcome does not rest on a presumption alone."""
        return any(row["outcome"] != "presumed" for row in self.reached)


def matching(patterns: Iterable[str], assessments: Iterable[Row]) -> list[Row]:
    """Return the assessments under regimes that one of the patterns names."""
    patterns = tuple(patterns)
    return [row for row in assessments if any(fnmatchcase(str(row["regime"]), one) for one in patterns)]


def reach_of(
    patterns: Iterable[str],
    assessments: Iterable[Row],
    bills_of: Mapping[str, Sequence[Row]],
    *,
    cut: bool = False,
) -> Reach:
    """Return how far the regimes reach the goods.

    Args:
        assessments: of one country. bills_of: known shipments by line of goods.
        cut: some lines were not assessed.
    """
    under = matching(patterns, assessments)
    reached = [row for row in under if row["outcome"] in SPEAKS]
    lines = list(dict.fromkeys(str(row["line"]) for row in reached))
    bills = {(bill["document"], bill["row"]): bill for line in lines for bill in bills_of.get(line, ())}
    stated = {str(row["line"]) for row in under if not bills_of.get(str(row["line"]))}
    undecided = tuple(row for row in under if row["outcome"] == "insufficient_facts")
    open_lines = {str(row["line"]) for row in undecided}
    return Reach(
        reached=tuple(reached),
        undecided=undecided,
        bills=tuple(bills.values()),
        partly=bool(reached) and not stated <= set(lines),
        left=sum(len(bills_of.get(line, ())) for line in open_lines - set(lines)),
        cut=cut,
    )


def amounts_under(
    formula: Formula, reach: Reach, *, claims: Sequence[Row], on: dt.date, known_at: dt.date
) -> list[dict[str, Any]]:
    """Return the rows of one formula: one for each way in which its inputs are known; none if out of reach.

    Args:
        claims: of the subject. on: the day whose formula is asked. known_at: what was public by this day.
    """
    if not (reach.reached or reach.undecided or formula.always):
        return []
    if not (formula.inputs or formula.public(known_at)):
        return []  # a ruling or a settlement that nobody could know yet is not named either
    bases = find_inputs(formula, claims=claims, bills=reach.bills, partly=reach.partly, cut=reach.cut)
    if not reach.reached and not formula.always:
        bases = bases[:1]
    rows = [_row(formula, reach, basis, claims, on, known_at) for basis in bases]
    # What was paid in another matter says nothing where no rule is found to reach these goods.
    return [row for row in rows if reach.reached or row["status"] != "cited"]


def effect_on(
    formula: Formula,
    reach: Reach,
    sets: Mapping[str, str],
    *,
    claims: Sequence[Row],
    on: dt.date,
    known_at: dt.date,
) -> list[dict[str, Any]]:
    """Return what an amount would be with a step taken and without it, on the same other inputs."""
    if not reach.reached:
        return []
    found = []
    for basis in find_inputs(formula, claims=claims, bills=reach.bills, partly=reach.partly, cut=reach.cut):
        given = {name: one.given for name, one in basis.items()}
        sides = {
            side: evaluate(
                formula, {**given, sets["input"]: Given(choice=sets[key])}, on=on, known_at=known_at
            )
            for side, key in (("taken", "to"), ("not_taken", "otherwise"))
            if key in sets
        }
        found.append(
            {
                "amount": formula.id,
                **{side: _short(told) for side, told in sides.items()},
            }
        )
    return found


def no_amount(country: str) -> dict[str, Any]:
    """Return the row of a country for which no amount is in the data."""
    return {
        "id": None,
        "what": f"Penalties under the law of {country}",
        "jurisdiction": country,
        "formula": "",
        "inputs": [],
        "value": NOT_KNOWN,
        "bound": "",
        "unit": "",
        "status": NOT_KNOWN,
        "mark": "",
        "cite": "",
        "cite_mark": "",
        "source": None,
        "open": [f"no amount of the law of {country} is in the sources read"],
        "notes": [],
    }


def _row(
    formula: Formula, reach: Reach, basis: Basis, claims: Sequence[Row], on: dt.date, known_at: dt.date
) -> dict[str, Any]:
    given = {name: one.given for name, one in basis.items()}
    told = evaluate(formula, given, on=on, known_at=known_at)
    if not reach.reached and not formula.always and told["status"] != "cited":
        told = _undecided(told, reach)
    elif reach.left and formula.inputs:
        left = f"{reach.left} known shipments of lines that are not decided are in no figure"
        told = {**told, "open": [*told["open"], left]}
    return {
        "id": formula.id,
        "what": formula.title,
        "jurisdiction": formula.jurisdiction,
        **told,
        "cite": formula.provision["cite"],
        "url": formula.provision.get("url", ""),
        "cite_mark": printed_mark(formula.provision["mark"]),
        "source": None,
        "inputs": input_rows(formula, basis),
        "decided": bool(reach.reached) or formula.always,
        "because": sorted({str(row["regime"]) for row in reach.reached or reach.undecided}),
        "if": "the presumption is not rebutted" if reach.reached and not reach.firm else "",
        "published": _published(formula, told, claims),
        "notes": _notes(formula, known_at),
    }


def _undecided(told: Mapping[str, Any], reach: Reach) -> dict[str, Any]:
    """Return a formula without a figure, since no rule is found to reach the goods."""
    rules = ", ".join(sorted({str(row["regime"]) for row in reach.undecided}))
    why = f"whether {rules} reaches these goods is not decided on what is stated"
    kept = {key: value for key, value in told.items() if key not in ("low", "n")}
    return {**kept, "value": NOT_KNOWN, "bound": "", "status": NOT_KNOWN, "open": [why, *told["open"]]}


def _short(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: told[name] for name in ("value", "bound", "unit", "formula", "mark", "open")}


def _notes(formula: Formula, known_at: dt.date) -> list[dict[str, str]]:
    """Return the notes on a formula, as far as they were public."""
    return [
        {"says": note["says"], "mark": printed_mark(note["mark"]), "cite": note["cite"]}
        for note in formula.notes
        if "public_from" not in note or parse_day(note["public_from"])[0] <= known_at
    ]


def _published(formula: Formula, told: Mapping[str, Any], claims: Iterable[Row]) -> list[dict[str, Any]]:
    """Return what sources print for the same amount, beside what was computed, and whether they agree."""
    if not formula.published:
        return []
    found = []
    for claim in claims:
        figure = decimal_of(claim.get("value")) if claim["predicate"] == formula.published else None
        if figure is not None and claim.get("polarity") != "denied":
            found.append(
                {
                    "value": _number(figure),
                    "unit": claim.get("unit") or "",
                    "source": claim.get("source"),
                    "says": _compared(figure, told, str(claim.get("unit") or "")),
                }
            )
    return found


def _compared(figure: Decimal, told: Mapping[str, Any], unit: str) -> str:
    if told["status"] != "computed":
        return "nothing is computed to compare it with"
    if unit != told["unit"]:
        return f"in {unit or 'no stated unit'}; computed in {told['unit']}, no rate is assumed"
    computed = Decimal(str(told["value"]))
    if figure == computed:
        return "the same"
    if figure == computed.quantize(Decimal(1), rounding=ROUND_HALF_UP):
        return f"the same, rounded half up to the whole unit (difference {abs(figure - computed):f})"
    return f"differs by {abs(figure - computed):f}"


def _number(figure: Decimal) -> int | float:
    return int(figure) if figure == figure.to_integral_value() else float(figure)

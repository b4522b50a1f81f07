"""The exposure of a subject country by country: shipments, outcomes of the law, amounts, steps, what is open."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from unpick.cases.exposure.amounts import Reach, amounts_under, no_amount, reach_of
from unpick.cases.exposure.steps import steps_under
from unpick.law.amount import NOT_KNOWN, Formula, bundled_amounts
from unpick.law.jurisdictions import jurisdictions_of
from unpick.law.step import Step, bundled_steps

__all__ = ["Asked", "exposure_by_country"]

Row = Mapping[str, Any]

_OPEN: Final = ("unknown", "one_of", "undefined")
"""States of an element that leave something to find out."""

_ORDER: Final = ("computed", "fixed", "cited", NOT_KNOWN)
"""Figures on these facts first, then what the law names, what another matter had, and what is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked, and what the answer may use.

    Attributes:
        on: the day whose amounts are asked. known_at: what was public by this day.
        claims: of the subject, denials among them. bills_of: known shipments by country and line of goods.
        counted: how sources count shipments that are in no record; "not known" where none does.
        cut: some lines of goods were not assessed, so no sum of known shipments is whole.
    """

    on: dt.date
    known_at: dt.date
    claims: Sequence[Row] = ()
    bills_of: Mapping[tuple[str, str], Sequence[Row]] = field(default_factory=dict)
    counted: str = NOT_KNOWN
    cut: bool = False
    formulas: Sequence[Formula] = field(default_factory=bundled_amounts)
    steps: Sequence[Step] = field(default_factory=bundled_steps)


def exposure_by_country(
    shipments: Sequence[Row], assessments: Iterable[Row], asked: Asked
) -> list[dict[str, Any]]:
    """Return for each country of import what entered, what its law says, and what may follow.

    The country is None where neither a bill nor a source gives it. Outcomes count lines of goods, by regime.
    Amounts stand side by side; none is added to another.
    """
    rows: dict[str, list[Row]] = {}
    for row in shipments:
        rows.setdefault(str(row.get("destination_country") or ""), []).append(row)
    told: dict[str, list[Row]] = {}
    for one in assessments:
        told.setdefault(str(one.get("import_country") or ""), []).append(one)
    return [
        _country(country, rows.get(country, []), told.get(country, []), asked)
        for country in sorted({*rows, *told})
    ]


def _country(country: str, shipments: list[Row], assessments: list[Row], asked: Asked) -> dict[str, Any]:
    days = sorted(row["date"] for row in shipments if row.get("date"))
    values = [row["value_usd"] for row in shipments if row.get("value_usd") is not None]
    bills_of = {line: bills for (where, line), bills in asked.bills_of.items() if where == country}

    def reach(formula: Formula) -> Reach:
        return reach_of(formula.regimes, assessments, bills_of, cut=asked.cut)

    return {
        "country": country or None,
        "shipments": len(shipments),
        "undated": len(shipments) - len(days),
        "first_day": days[0].isoformat() if days else None,
        "last_day": days[-1].isoformat() if days else None,
        "value_usd": sum(values) if values else NOT_KNOWN,
        "valued": len(values),
        "outcomes": _outcomes(assessments),
        "effects": {str(row["regime"]): str(row.get("effect") or "entry") for row in assessments},
        "amounts": _amounts(country, reach, asked),
        "steps": [
            row
            for jurisdiction in jurisdictions_of(country)
            for row in steps_under(
                [step for step in asked.steps if step.jurisdiction == jurisdiction],
                assessments,
                formulas={formula.id: formula for formula in asked.formulas},
                reach=reach,
                claims=asked.claims,
                on=asked.on,
                known_at=asked.known_at,
            )
        ],
        "open": _open(country, shipments, len(days), assessments, asked),
    }


def _outcomes(assessments: Iterable[Row]) -> dict[str, dict[str, int]]:
    outcomes: dict[str, Counter[str]] = {}
    for row in assessments:
        outcomes.setdefault(str(row["regime"]), Counter())[str(row["outcome"])] += 1
    return {regime: dict(sorted(told.items())) for regime, told in sorted(outcomes.items())}


def _amounts(country: str, reach: Any, asked: Asked) -> list[dict[str, Any]]:
    """Return the amounts of the country's own law and of its union; that none is known is said."""
    rows = []
    for jurisdiction in jurisdictions_of(country):
        held = [one for one in asked.formulas if one.jurisdiction == jurisdiction]
        known = [one for one in held if one.inputs or one.public(asked.known_at)]
        for formula in known:
            rows += amounts_under(
                formula, reach(formula), claims=asked.claims, on=asked.on, known_at=asked.known_at
            )
        if not known:
            rows.append(no_amount(jurisdiction))
    return sorted(rows, key=lambda row: _ORDER.index(row["status"]))


def _open(
    country: str, shipments: Sequence[Row], dated: int, assessments: Sequence[Row], asked: Asked
) -> list[dict[str, Any]]:
    """Return what is not known: of the shipments first, then element by element what rules still ask for."""
    says = []
    if not country:
        says.append("the country of import: without it no amount and no step is shown")
    if len(shipments) > dated:
        undated = f"{len(shipments) - dated} of {len(shipments)} shipments"
        says.append(f"the day of entry of {undated}: an undated entry is not decided")
    if asked.counted != NOT_KNOWN:
        says.append(f"which shipments a source counts and no record shows: {asked.counted}")
    elif not shipments:
        says.append("how many shipments entered: no record and no source of the workspace says")
    whose = jurisdictions_of(country)
    if whose and not any(step.jurisdiction in whose for step in asked.steps):
        says.append(f"which steps are open under the law of {country}: none is in the sources read")
    found: dict[str, dict[str, Any]] = {}
    for row in assessments:
        for element in row.get("elements") or () if row["outcome"] == "insufficient_facts" else ():
            if element["state"] in _OPEN:
                held = found.setdefault(str(element["required"]), {"regimes": set(), "where": {}})
                held["regimes"].add(str(row["regime"]))
                held["where"].update(dict.fromkeys(element.get("where_to_get") or ()))
    elements = [
        {"what": what, "regimes": sorted(held["regimes"]), "where": list(held["where"])}
        for what, held in found.items()
    ]
    return [{"what": one, "regimes": [], "where": []} for one in says] + elements

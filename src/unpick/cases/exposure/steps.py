"""The steps, awards and warnings that fit what the law of one country says of the goods."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from unpick.cases.exposure.amounts import Reach, effect_on, matching
from unpick.law.amount import Formula
from unpick.law.step import Step, step_document

__all__ = ["steps_under"]

Row = Mapping[str, Any]


def steps_under(
    steps: Iterable[Step],
    assessments: Sequence[Row],
    *,
    formulas: Mapping[str, Formula],
    reach: Callable[[Formula], Reach],
    claims: Sequence[Row],
    on: dt.date,
    known_at: dt.date,
) -> list[dict[str, Any]]:
    """Return the steps that fit, each with the regimes and outcomes it answers and its effect on an amount.

    Args:
        steps: of one jurisdiction. assessments: of one country.
        formulas: by id. reach: how far the regimes of a formula reach.
    """
    rows = []
    for step in steps:
        fits = [row for row in matching(step.regimes, assessments) if row["outcome"] in step.outcomes]
        if step.public_from > known_at or not (fits or step.always):
            continue
        formula = formulas.get(step.sets.get("amount", ""))
        effects = (
            effect_on(formula, reach(formula), step.sets, claims=claims, on=on, known_at=known_at)
            if formula
            else []
        )
        because = sorted({(str(row["regime"]), str(row["outcome"])) for row in fits})
        rows.append(
            {
                **step_document(step, known_at),
                "because": [{"regime": regime, "outcome": outcome} for regime, outcome in because],
                "effect_on": effects,
            }
        )
    return rows

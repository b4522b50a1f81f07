"""The diary of a petition kept in the log: steps with who says so and what shows it, and the clocks that follow."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.life import life_answer, must_name, opened_case, rows_of
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.cases.life.diary import Step
    from unpick.store.workspace import Workspace

__all__ = ["ACTION", "note_step", "show_diary", "steps_of"]

ACTION: Final = "diary"

_REGIMES: Final = ("US-PETITION-1242", "US-DETENTION")
"""The rules whose clocks the steps of a petition and of goods at customs start."""


def note_step(
    folder: Path,
    case: str,
    step: str,
    *,
    day: dt.date,
    says: str,
    by: str,
    at: dt.datetime,
    exhibit: str = "",
    note: str = "",
    instead: str = "",
) -> dict[str, Any]:
    """Write a step into the diary and return the diary as it stands.

    Args:
        step: one of `cases.life.diary.STEPS`. says: who says so. exhibit: id of the exhibit that shows it.
        instead: id of the line that this one corrects; both stay in the log.

    Raises:
        UsageError: the step, the exhibit or the corrected line is not known, or nobody is named.
    """
    from unpick.cases.life.diary import STEPS

    workspace, record = opened_case(folder, case)
    must_name(by, "case diary")
    if step not in STEPS:
        raise UsageError("case diary", f"no step is called '{step}'", f"use one of {', '.join(STEPS)}")
    if not says.strip():
        raise UsageError(
            "case diary", "nobody is named who says so", "give --says, such as the letter's sender"
        )
    known = [one["id"] for one in record["exhibits"]]
    if exhibit and exhibit not in known:
        raise UsageError(
            "case diary",
            f"'{exhibit}' is no exhibit of the case",
            f"its exhibits: {', '.join(known) or 'none'}",
        )
    if instead and instead not in {one.id for one in steps_of(workspace, case)}:
        raise UsageError(
            "case diary", f"no line has the id '{instead}'", "see the ids with `case diary CASE`"
        )
    what = {"case": case, "step": step, "day": day.isoformat(), "says": says, "exhibit": exhibit}
    what |= {"note": note, "instead": instead}
    workspace.decisions.record(ACTION, by=by, why=says, at=at, what=what)
    return show_diary(folder, case, at=at)


def show_diary(
    folder: Path,
    case: str,
    *,
    at: dt.datetime,
    known_at: dt.date | None = None,
    orders: Sequence[str] = (),
    ical: Path | None = None,
) -> dict[str, Any]:
    """Return the diary of a case with the time limits that follow.

    Args:
        known_at: the day of asking; steps of later days are left out. orders: ids of orders that a notice of detention
            names; their clocks run too. ical: a calendar file to write, of the time limits that are not met.

    Raises:
        UsageError: there is no such case, or no regime has the id of an order.
    """
    from unpick.cases.life.diary import STEPS, current, faults_of, standing

    workspace, record = opened_case(folder, case)
    today = known_at or at.date()
    lines = [one for one in steps_of(workspace, case) if known_at is None or one.day <= known_at]
    held = {line.id for line in standing(lines)}
    exhibits = {str(one["id"]): str(one["title"]) for one in record["exhibits"]}
    rows = [
        {**_row(line), "words": STEPS[line.step], "stands": line.id in held}
        for line in sorted(lines, key=lambda one: (one.day, one.at))
    ]
    assessed = _assessed(lines, orders, case, known_at=today)
    document = life_answer(
        "diary",
        record,
        at,
        diary={
            "says": current(lines),
            "lines": rows,
            "open": faults_of(lines, today=today, exhibits=exhibits),
            "deadlines": _deadlines(assessed),
        },
    )
    if ical is not None:
        document["messages"] = [_calendar(document, assessed, ical)]
    return document


def steps_of(workspace: "Workspace", case: str) -> "list[Step]":
    """Return every line of the diary, corrected ones too, in the order they were written."""
    from unpick.cases.life.diary import Step

    return [
        Step(
            id=entry.hash[:16],
            step=entry.what["step"],
            day=dt.date.fromisoformat(entry.what["day"]),
            by=entry.by,
            at=entry.at,
            **{part: str(entry.what.get(part, "")) for part in ("says", "exhibit", "note", "instead")},
        )
        for entry in rows_of(workspace, ACTION, case)
    ]


def _row(line: "Step") -> dict[str, Any]:
    parts = ("id", "step", "says", "exhibit", "note", "by", "at", "instead")
    return {part: getattr(line, part) for part in parts} | {"day": line.day.isoformat()}


def _assessed(
    lines: "Sequence[Step]", orders: Sequence[str], case: str, *, known_at: dt.date
) -> list[dict[str, Any]]:
    """Return what the regimes say to the steps, each with the time limits that have begun.

    Raises:
        UsageError: no regime has the id of an order.
    """
    from unpick.cases.life.diary import events_of
    from unpick.law.engine import assess
    from unpick.law.facts import Facts
    from unpick.law.regime import bundled_regimes

    regimes = {one.id: one for one in bundled_regimes()}
    strange = [one for one in orders if one not in regimes]
    if strange:
        raise UsageError("case diary", f"no regime has the id '{strange[0]}'", "see `unpick law`")
    asked = [regimes[one] for one in dict.fromkeys((*_REGIMES, *orders))]
    facts = Facts(
        subject=case,
        import_country="US",
        events=events_of(lines),
        detained_under=tuple(one.id for one in asked),
    )
    day = min(facts.events.values(), default=None)
    found = assess(facts, asked, on=day, known_at=known_at, at=known_at)
    return [
        {**one, "deadlines": [row for row in one["deadlines"] if row["from_day"] or row["day"]]}
        for one in found
    ]


def _deadlines(assessed: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the time limits, the earliest first."""
    found = [{**row, "regime": one["regime"]} for one in assessed for row in one["deadlines"]]
    return sorted(found, key=lambda row: (row["day"] or "9999", row["regime"], row["what"]))


def _calendar(document: dict[str, Any], assessed: Sequence[Mapping[str, Any]], path: Path) -> str:
    """Write the time limits that are not met as a calendar file, and say what was written."""
    from unpick.app.law_steps import write_calendar

    still_open = [
        {**one, "deadlines": [row for row in one["deadlines"] if not row["done"]]} for one in assessed
    ]
    return write_calendar({"asked_at": document["asked_at"], "assessments": still_open}, path)

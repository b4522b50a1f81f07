"""Which indicator of forced labor, element of convict labor or status is stated, hinted at or silent, and by whom."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from unpick.cases.filing.record import Matter, Measured, Told
from unpick.cases.filing.tables import indicator_table

__all__ = [
    "FIRST_HAND",
    "Proof",
    "Standing",
    "convict_elements",
    "days_of",
    "indicators",
    "is_labor",
    "nexus_claims",
    "origins_of",
    "speaks_of_labor",
    "statuses",
    "within",
]

FIRST_HAND: Final = frozenset({"testimony", "admission", "finding", "survey"})
"""Kinds of claims that are first-hand or official; a report and a policy are not."""

_NO: Final = frozenset({"no", "false"})


class Standing(StrEnum):
    """How an indicator stands: asserted by stated, dated evidence within the period, only hinted at, or silent."""

    ASSERTED = "asserted"
    HINTED = "hinted"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One indicator, element or status with what speaks for it and against it.

    Attributes:
        told: what asserts it. hints: what would, were it dated, firm and within the period, with the reason.
        measured: signals. against: denials, and statements of the same thing that say otherwise. ask: what evidence would close it.
    """

    id: str
    name: str
    standing: Standing
    told: tuple[Told, ...] = ()
    hints: tuple[tuple[Told, str], ...] = ()
    measured: tuple[Measured, ...] = ()
    against: tuple[Told, ...] = ()
    ask: tuple[str, ...] = ()


def indicators(matter: Matter) -> tuple[Proof, ...]:
    """Return the eleven indicators in their order."""
    return tuple(_proof(matter, row) for row in indicator_table()["indicators"])


def statuses(matter: Matter) -> tuple[Proof, ...]:
    """Return what is stated of who works there and where: nationality, forced labor at large, region."""
    return tuple(_proof(matter, row) for row in indicator_table()["status"])


def convict_elements(matter: Matter) -> tuple[Proof, ...]:
    """Return the elements of convict labor; empty where no source states convict labor, denials aside."""
    if not any(one.predicate == "convict_labor" and _states(one) for one in _of_maker(matter)):
        return ()
    return tuple(
        _proof(matter, {**row, "claims": {name: {} for name in row["claims"]}})
        for row in indicator_table()["convict"]["elements"]
    )


def is_labor(told: Told) -> bool:
    """Tell whether a claim speaks of how people work there: any indicator, element or status asks for it."""
    table = indicator_table()
    rows = (*table["indicators"], *(one for one in table["status"] if one["id"] != "region"))
    asked = {name for row in rows for name in (*row["claims"], *row.get("hints", ()))}
    asked |= {name for row in table["convict"]["elements"] if not row.get("nexus") for name in row["claims"]}
    return told.predicate in asked - {"made_by"} or told.predicate == "transfers_labor_to"


def nexus_claims(matter: Matter) -> list[Told]:
    """Return counts of shipments and statements of buyers, those that are not denied."""
    table = indicator_table()
    wanted = {*table["nexus"], *table["buyers"]}
    return [one for one in matter.told if one.predicate in wanted and _states(one)]


def origins_of(matter: Matter, told: Iterable[Told]) -> list[str]:
    """Return the origins that statements go back to, each once: copies of one report count once."""
    return sorted({matter.exhibits[one.exhibit].origin or one.exhibit for one in told})


def days_of(matter: Matter, told: Told) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of which a statement speaks; None when neither it nor its source has a day.

    A statement without an end speaks of no day after its source was public.
    """
    public = matter.exhibits[told.exhibit].public_from
    last = min((day for day in (told.last, public) if day), default=None)
    if last is None or last.year < _RECORDED:
        return None
    return min(told.first or last, last), last


_RECORDED: Final = 1000
"""Years before this one stand for "nobody recorded since when" (`model.days.LONG_AGO`)."""


def within(matter: Matter, told: Told) -> bool:
    """Tell whether a statement speaks of a day of the allegation."""
    days = days_of(matter, told)
    return days is not None and days[1] >= matter.asked.start and days[0] <= matter.asked.known_at


def _proof(matter: Matter, row: Mapping[str, Any]) -> Proof:
    own = [one for one in matter.told if row.get("nexus") or one.of != "buyer"]
    stated = [one for one in own if one.predicate in row["claims"] and _states(one)]
    hints: list[tuple[Told, str]] = [
        (one, "a figure for an indicator, not the thing itself")
        for one in own
        if one.predicate in row.get("hints", ()) and _states(one)
    ]
    told, other = [], []
    for one in stated:
        reason = _falls_short(matter, one, row["claims"][one.predicate])
        if reason is None:
            other.append(one)
        elif reason:
            hints.append((one, reason))
        else:
            told.append(one)
    firm = tuple(one for one in matter.measured if one.indicator in row.get("signals", ()))
    soft = tuple(one for one in matter.measured if one.indicator in row.get("hinting_signals", ()))
    denied = [one for one in own if one.predicate in row["claims"] and (one.denied or _is_no(one))]
    # Eight hours a day beside fourteen: a statement of the same thing that says otherwise speaks against.
    against = (*denied, *other)
    standing = Standing.ASSERTED if told else Standing.HINTED if hints or firm or soft else Standing.SILENT
    return Proof(
        id=row["id"],
        name=row["name"],
        standing=standing,
        told=tuple(told),
        hints=tuple(hints),
        measured=(*firm, *soft),
        against=against,
        ask=tuple(row.get("ask", ())),
    )


def speaks_of_labor(told: Told) -> bool:
    """Tell whether a statement says of somebody what an indicator, a status or convict labor asks, whatever its day."""
    table = indicator_table()
    rules = [row["claims"] for row in (*table["indicators"], *table["status"]) if row["id"] != "region"]
    asked = [rule[told.predicate] for rule in rules if told.predicate in rule]
    asked += [{}] if told.predicate == "convict_labor" else []
    return not told.is_link and _states(told) and any(_other(told, rule) == "" for rule in asked)


def _falls_short(matter: Matter, told: Told, rule: Mapping[str, Any]) -> str | None:
    """Return why a statement only hints, an empty string when it asserts, None when it says another thing."""
    other = _other(told, rule)
    if other != "":
        return other
    if "in" in rule and matter.country not in rule["in"]:
        return (
            "no table says which hours are legal there"
            if matter.country
            else "the producer's country is not stated"
        )
    if told.tentative:
        return "its source leaves it open"
    if days_of(matter, told) is None:
        return "neither it nor its source has a day"
    return "" if within(matter, told) else "it speaks of days outside the period"


def _other(told: Told, rule: Mapping[str, Any]) -> str | None:
    """Return None when the value is not what the rule asks, why it cannot be told, or nothing when it is."""
    said = (told.code or told.object or told.value).casefold()
    if "is" in rule and said not in {str(one).casefold() for one in rule["is"]}:
        return None
    if "above" not in rule and "at_most" not in rule:
        return ""
    try:
        value = float(told.value)
    except ValueError:
        return "it has no figure"
    return "" if float(rule.get("above", "-inf")) < value <= float(rule.get("at_most", "inf")) else None


def _of_maker(matter: Matter) -> Sequence[Told]:
    return [one for one in matter.told if one.of != "buyer"]


def _states(told: Told) -> bool:
    return not told.denied and not _is_no(told)


def _is_no(told: Told) -> bool:
    return (told.code or told.value).casefold() in _NO and told.predicate != "days_off"

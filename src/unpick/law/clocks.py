"""Time limits of a regime: which day each ends, by which rule, and which of two readings leads.

A clock is data (`clocks` in a regime file, docs/regimes.md). It starts on a dated event or at the end of an
earlier clock; the day of the event is not counted. A reading that nobody verified sets no day.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from unpick.law.lines import Lines
from unpick.law.marks import UNVERIFIED, printed_mark
from unpick.law.reckon import LENGTHS, Span, closed, reckon, span_of
from unpick.law.wording import spell_day
from unpick.model.errors import RegimeFault, UsageError

__all__ = ["ALIASES", "EVENTS", "Asked", "check_clocks", "deadlines_of", "known_events"]

EVENTS: Final = {
    "imported": "importation",
    "entered": "entry",
    "presented": "presentation to customs",
    "detained": "detention",
    "notice": "the notice of detention",
    "asked": "the request of the authority",
    "answered": "the answer",
    "filed": "the filing",
    "excluded": "the notice of exclusion",
    "seized": "seizure",
    "released": "release",
    "exported": "export",
    "protested": "the protest",
    "denied": "the denial of the protest",
    "summons": "the summons",
    "decided": "the decision",
    "ordered": "the order",
    "published": "publication",
    "petitioned": "the petition",
    "received": "receipt of the petition",
    "returned": "the return of the petition",
    "referred": "the referral to headquarters",
    "accepted": "the opening of an investigation",
    "refused": "the refusal of the petition",
    "modified": "the modification of the order",
    "disclosed": "the disclosure",
    "task_due": "the day set for the task in the portal",
}
"""The dated steps that start or stop a clock, each with its words."""

ALIASES: Final = {
    "importation": "imported",
    "entry": "entered",
    "presentation": "presented",
    "detention": "detained",
    "detention_notice": "notice",
    "exclusion": "excluded",
    "exclusion_notice": "excluded",
    "protest": "protested",
}
"""Names of events that earlier regime files and packets used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the clocks are asked about.

    Attributes:
        events: dated steps. counts: `extensions_granted`, for the task asked about.
        on: the day the law is asked about. at: today as the asker says; None leaves "overdue" open.
    """

    events: Mapping[str, dt.date]
    counts: Mapping[str, int]
    on: dt.date | None = None
    at: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One reading of a clock: from where, how long, who holds it, and the day that this gives."""

    span: Span
    start: str
    start_day: dt.date | None
    day: dt.date | None
    rule: str
    held_by: str
    cite: str
    mark: str

    @property
    def sets(self) -> bool:
        return self.day is not None and self.mark != "M"

    @property
    def counted(self) -> str:
        return f"{self.span.words} from {self.start}" if self.span.count else f"on {self.start}"

    def words(self) -> str:
        text = f"{self.counted}: {self.rule}" if self.rule else self.counted
        return f"{text} ({UNVERIFIED}: no day is set)" if self.mark == "M" else text


def known_events(events: Mapping[str, dt.date]) -> dict[str, dt.date]:
    """Return the events under their present names.

    Raises:
        UsageError: an event is none of EVENTS.

    >>> known_events({"detention_notice": dt.date(2021, 1, 8)})
    {'notice': datetime.date(2021, 1, 8)}
    """
    found = {ALIASES.get(name, name): day for name, day in events.items()}
    strange = sorted(set(found) - set(EVENTS))
    if strange:
        raise UsageError("law", f"no event is called '{strange[0]}'", f"use one of {', '.join(EVENTS)}")
    return found


def deadlines_of(
    clocks: Iterable[Mapping[str, Any]], asked: Asked, *, jurisdiction: str
) -> list[dict[str, Any]]:
    """Return the deadlines of a regime, in the order of its clocks.

    Args:
        clocks: rows of a regime that passed `check_clocks`, those public on the day of asking.

    Returns:
        One row per clock: the leading reading with its day, the others under `conflict`.
    """
    found: dict[str, dict[str, Any]] = {}
    for number, clock in enumerate(clocks):
        name = _name(clock, number)
        before = found.get(str(clock.get("after", "")))
        readings = [
            _own(clock, asked, before),
            *(_other(clock, row, asked) for row in clock.get("readings", [])),
        ]
        since = dt.date.fromisoformat(str(clock["since"])) if clock.get("since") else None
        begins = readings[0].start_day or asked.on
        if since and begins and begins < since:
            continue
        found[name] = _row(name, clock, readings, asked, jurisdiction)
    return list(found.values())


def _name(clock: Mapping[str, Any], number: int) -> str:
    return str(clock.get("id") or f"clock-{number + 1}")


def _own(clock: Mapping[str, Any], asked: Asked, before: Mapping[str, Any] | None) -> _Reading:
    """Return the clock as its rule has it; without its event it runs from the end of the clock before."""
    event = ALIASES.get(clock["from"], clock["from"])
    day, start = asked.events.get(event), EVENTS[event]
    if day is None and before and before["day"] and not before["done"]:
        day = dt.date.fromisoformat(before["day"])
        start = f"the last day for '{before['what']}'"
    elif day is None and clock.get("after"):
        start = f"{start}, or else from the end of the time before it"
    return _reading(clock, clock, start, day)


def _other(clock: Mapping[str, Any], row: Mapping[str, Any], asked: Asked) -> _Reading:
    """Return another reading; what it does not say is as in the rule."""
    event = ALIASES.get(row.get("from", clock["from"]), row.get("from", clock["from"]))
    lengths = row if any(key in row for key in LENGTHS) else clock
    return _reading(row, lengths, EVENTS[event], asked.events.get(event))


def _reading(row: Mapping[str, Any], lengths: Mapping[str, Any], start: str, day: dt.date | None) -> _Reading:
    span = span_of(lengths)
    return _Reading(
        span=span,
        start=start,
        start_day=day,
        day=reckon(day, span) if day and row["mark"] != "M" else None,
        rule=str(row.get("rule", "")),
        held_by=str(row.get("held_by", "the rule itself")),
        cite=str(row.get("cite", "")),
        mark=str(row["mark"]),
    )


def _lead(readings: Sequence[_Reading]) -> _Reading:
    """Return the reading that leads: the earliest day that a verified reading sets.

    Where the rule is verified but its event is not known, no other reading sets a day in its place: the
    day of the rule may lie before it.
    """
    own = readings[0]
    setting = [one for one in readings if one.sets]
    if not setting or (own.mark != "M" and not own.sets):
        return own
    return min(setting, key=lambda one: one.day or dt.date.max)


def _row(
    name: str, clock: Mapping[str, Any], readings: list[_Reading], asked: Asked, jurisdiction: str
) -> dict[str, Any]:
    from unpick.law.workdays import calendar_version

    lead = _lead(readings)
    done = _done(clock, lead, asked)
    overdue = None if asked.at is None or lead.day is None else not done and asked.at > lead.day
    working = any(one.span.unit == "working_days" for one in readings)
    return {
        "id": name,
        "what": clock["what"],
        "day": lead.day.isoformat() if lead.day else None,
        "rule": lead.words(),
        "counted": lead.counted,
        "says": lead.rule,
        "mark": printed_mark(lead.mark),
        "cite": lead.cite,
        "held_by": lead.held_by,
        "from": lead.start,
        "from_day": lead.start_day.isoformat() if lead.start_day else None,
        "leads": lead.sets,
        "conflict": [_conflict(one) for one in readings if one is not lead],
        "unless": clock.get("unless"),
        "on_lapse": clock.get("on_lapse"),
        "done": done,
        "overdue": overdue,
        "falls_on": closed(lead.day, jurisdiction) if lead.day else None,
        "calendar": calendar_version() if working else None,
        "needs": _needs(readings[0]),
        "extensions": _extensions(clock.get("extensions"), asked, overdue),
    }


def _needs(own: _Reading) -> str | None:
    """Return the day that is missing, in words; None where the day is set or nothing verified would set it."""
    return f"the day of {own.start}" if own.start_day is None and own.mark != "M" else None


def _conflict(reading: _Reading) -> dict[str, Any]:
    return {
        "rule": reading.words(),
        "held_by": reading.held_by,
        "cite": reading.cite,
        "mark": printed_mark(reading.mark),
        "from": reading.start,
        "from_day": reading.start_day.isoformat() if reading.start_day else None,
        "day": reading.day.isoformat() if reading.day else None,
    }


def _done(clock: Mapping[str, Any], lead: _Reading, asked: Asked) -> dict[str, Any] | None:
    """Return the step that stopped the clock: the earliest that does, not before the clock began."""
    steps = [
        (day, event)
        for event in (ALIASES.get(one, one) for one in clock.get("met_by", []))
        if (day := asked.events.get(event)) is not None
        and (lead.start_day is None or day >= lead.start_day)
        and (asked.at is None or day <= asked.at)
    ]
    if not steps:
        return None
    day, event = min(steps)
    in_time = day <= lead.day if lead.day else None
    return {
        "event": event,
        "day": day.isoformat(),
        "says": f"{EVENTS[event]} of {spell_day(day)}",
        "in_time": in_time,
    }


def _extensions(rule: Mapping[str, Any] | None, asked: Asked, overdue: bool | None) -> dict[str, Any] | None:
    """Return how many extensions are left and why; a rule that nobody verified promises none."""
    if not rule:
        return None
    granted, most = asked.counts.get("extensions_granted", 0), int(rule["most"])
    left: int | None = max(0, most - granted)
    barred = bool(rule.get("none_once_overdue"))
    why = f"at most {most} for one task; {granted} recorded as granted"
    if rule["mark"] == "M":
        left, why = None, f"{why} ({UNVERIFIED})"
    elif barred and overdue:
        left, why = 0, f"{why}; the task is overdue, and none is given then"
    elif barred:
        why = f"{why}; none is given once the task is overdue"
    return {
        "left": left,
        "most": most,
        "granted": granted,
        "why": why,
        "rule": str(rule.get("rule", "")),
        "mark": printed_mark(str(rule["mark"])),
    }


def check_clocks(clocks: Sequence[Mapping[str, Any]], jurisdiction: str, lines: Lines) -> None:
    """Refuse clocks that cannot run.

    Raises:
        RegimeFault: an unknown event, an `after` that names no earlier clock, an id that stands twice, or
            working days in a country whose calendar the engine does not have.
    """
    seen: list[str] = []
    for number, clock in enumerate(clocks):
        _check_events(clock, ("clocks", number), lines)
        for rank, row in enumerate(clock.get("readings", [])):
            _check_events(row, ("clocks", number, "readings", rank), lines)
        rows = (clock, *clock.get("readings", []))
        if jurisdiction != "US" and any("working_days" in row for row in rows):
            raise RegimeFault(
                lines.place(("clocks", number)),
                f"no calendar of working days is at hand for {jurisdiction}",
                "give the time in days or months, or leave the clock out",
            )
        after = clock.get("after")
        if after and after not in seen:
            raise RegimeFault(
                lines.place(("clocks", number, "after")),
                f"no clock above this one has the id '{after}'",
                "name a clock that stands above it",
            )
        if _name(clock, number) in seen:
            raise RegimeFault(
                lines.place(("clocks", number, "id")),
                f"two clocks have the id '{_name(clock, number)}'",
                "give each its own",
            )
        seen.append(_name(clock, number))


def _check_events(row: Mapping[str, Any], path: tuple[str | int, ...], lines: Lines) -> None:
    names = [*([row["from"]] if "from" in row else []), *row.get("met_by", [])]
    for name in names:
        if ALIASES.get(name, name) not in EVENTS:
            raise RegimeFault(
                lines.place(path), f"no event is called '{name}'", f"use one of {', '.join(EVENTS)}"
            )

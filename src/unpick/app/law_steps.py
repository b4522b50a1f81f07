"""What a person gives with a question to the law: steps at customs, a country, a file for the deadlines."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from unpick.app.assess import Steps
from unpick.model.errors import UsageError
from unpick.report.ical import calendar_of, dated_deadlines

__all__ = ["country_code", "steps_given", "write_calendar"]


def steps_given(events: Sequence[str], *, extensions: int = 0, detained_under: Sequence[str] = ()) -> Steps:
    """Return the steps at customs that a person writes as NAME=DAY.

    Raises:
        UsageError: a step is not NAME=DAY, its name is not known, or one name has two days.
    """
    from unpick.law.clocks import known_events

    found: dict[str, dt.date] = {}
    for text in events:
        name, _, day = text.partition("=")
        try:
            ((known, value),) = known_events({name.strip(): dt.date.fromisoformat(day.strip())}).items()
        except ValueError as fault:
            raise UsageError(
                "law --event", f"'{text}' is no NAME=DAY", "write it as notice=2021-01-08"
            ) from fault
        if found.get(known, value) != value:
            raise UsageError("law --event", f"'{known}' has two days", "ask once for each entry")
        found[known] = value
    return Steps(events=found, extensions=extensions, detained_under=tuple(detained_under))


def country_code(text: str) -> str:
    """Return a country of import as its ISO code; an empty text stays empty.

    Raises:
        UsageError: no country has this code.
    """
    from unpick.law.wording import country_names

    code = text.strip().upper()
    # The code EU is reserved in ISO 3166-1, and regimes of the Union use it.
    if not code or code == "EU" or code in country_names():
        return code
    named = [one for one, name in country_names().items() if name.casefold() == text.strip().casefold()]
    meant = named or {"UK": ["GB"], "USA": ["US"], "PRC": ["CN"], "DPRK": ["KP"], "ROK": ["KR"]}.get(code, [])
    remedy = f"write {meant[0]}" if meant else "write the two letters of ISO 3166-1, such as US, CA or KR"
    raise UsageError("law --country", f"no country has the code '{text}'", remedy)


def write_calendar(document: Mapping[str, Any], path: Path) -> str:
    """Write the deadlines of an answer as an iCalendar file and return what was written, in a sentence.

    Where no deadline has a day no file is written: a calendar without an event is none.

    Raises:
        UsageError: the file cannot be written.
    """
    found = sum(1 for _ in dated_deadlines(document))
    without = sum(not one["day"] for law in document["assessments"] for one in law["deadlines"])
    left = f" {without} without a day stay out of it." if without else ""
    if not found:
        return f"No deadline has a day, so {path.name} was not written.{left}"
    data = calendar_of(document)
    try:
        path.write_bytes(data)
    except OSError as fault:
        wrong = f"the calendar cannot be written: {fault.strerror}"
        raise UsageError(
            f"law --ical {path.name}", wrong, "name a file in a folder that you can write"
        ) from fault
    events = data.count(b"BEGIN:VEVENT")
    return f"{events} deadline{'' if events == 1 else 's'} written to {path.name}.{left}"

"""Deadlines as a calendar file (RFC 5545): one all-day event for each deadline that sets a day."""

import datetime as dt
import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from unpick import __version__

__all__ = ["calendar_of", "dated_deadlines"]


def calendar_of(document: Mapping[str, Any]) -> bytes:
    """Return the deadlines of an answer of `law` as an iCalendar file; one question gives the same bytes.

    A deadline without a day is not in it: what is unverified sets none. Its stamp is the day and time of
    asking, and its UID stays the same when the same deadline is asked again.

    Args:
        document: an answer in the shape `unpick.law/1`.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//unpick//law {__version__}//EN")
    calendar.add("version", "2.0")
    stamp = dt.datetime.fromisoformat(document["asked_at"].replace("Z", "+00:00"))
    seen: set[str] = set()
    for law, deadline in dated_deadlines(document):
        uid = _uid(law, deadline)
        if uid not in seen:
            seen.add(uid)
            calendar.add_component(
                _event(uid, law, deadline, stamp, invented=bool(document.get("synthetic")))
            )
    return bytes(calendar.to_ical())


def dated_deadlines(document: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Yield each assessment with each of its deadlines that sets a day."""
    for law in document["assessments"]:
        for deadline in law["deadlines"]:
            if deadline["day"]:
                yield law, deadline


def _uid(law: Mapping[str, Any], deadline: Mapping[str, Any]) -> str:
    """Return a name that depends on what the deadline is of, not on its day: a moved day moves the event."""
    parts = (law["regime"], deadline.get("id"), law.get("subject"), law.get("line"), law.get("on"))
    digest = hashlib.sha256("\0".join(str(part or "") for part in parts).encode()).hexdigest()
    return f"{digest[:32]}@unpick.invalid"


def _event(
    uid: str, law: Mapping[str, Any], deadline: Mapping[str, Any], stamp: dt.datetime, *, invented: bool
) -> Any:
    from icalendar import Event

    day = dt.date.fromisoformat(deadline["day"])
    mark = "(invented) " if invented else ""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))
    summary = f"{mark}{law['regime']}: {deadline['what']} ({law.get('subject') or 'no subject'})"
    event.add("summary", _printable(summary))
    event.add("description", _printable(_description(law, deadline)))
    event.add("transp", "TRANSPARENT")
    return event


def _description(law: Mapping[str, Any], deadline: Mapping[str, Any]) -> str:
    from unpick.law.plain import time_limit

    cite = law["citations"][0]
    lines = [
        time_limit(deadline),
        *(
            f"Other reading: {one['rule']}, held by {one['held_by']}; {one['mark']}."
            for one in deadline["conflict"]
        ),
        f"Rule: {law.get('title') or law['regime']}, {cite['cite']} ({cite.get('mark') or 'no mark'}).",
        f"Mark of this time limit: {deadline['mark']}.",
        f"Line: {law.get('line') or 'not named'}; asked for {law.get('on') or 'undated goods'}.",
        "Only an agency or a court determines. Check the rule before you rely on the day.",
    ]
    return "\n".join(lines)


def _printable(text: str) -> str:
    """Return the text without control characters, which the format forbids; line ends stay."""
    return "".join(one for one in text if one == "\n" or unicodedata.category(one) != "Cc")

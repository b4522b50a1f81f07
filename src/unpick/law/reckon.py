"""Counting days, working days and calendar months from an event to the last day of a time limit."""

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from unpick.law.workdays import add_workdays, why_closed

__all__ = ["LENGTHS", "Span", "add_months", "closed", "reckon", "span_of"]

LENGTHS: Final = {"days": "day", "working_days": "working day", "months": "month"}
"""The units in which a rule gives a time, with their words."""

_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """So many days, working days or calendar months."""

    unit: str
    count: int

    @property
    def words(self) -> str:
        """Return the length in words."""
        return f"{self.count} {LENGTHS[self.unit]}{'' if self.count == 1 else 's'}"


def span_of(row: Mapping[str, Any]) -> Span:
    """Return the length that a clock or a reading gives.

    >>> span_of({"months": 3}).words
    '3 months'
    """
    unit = next(key for key in LENGTHS if key in row)
    return Span(unit=unit, count=int(row[unit]))


def reckon(day: dt.date, span: Span) -> dt.date | None:
    """Return the last day of a time limit that starts with an event; the day of the event is not counted.

    None where the days leave the calendar: no day is better than one that was not looked up.
    """
    try:
        if span.unit == "months":
            return add_months(day, span.count)
        if span.unit == "working_days":
            return add_workdays(day, span.count)
        return day + dt.timedelta(days=span.count)
    except (OverflowError, ValueError):
        return None


def add_months(day: dt.date, count: int) -> dt.date:
    """Return the same day of a later month, or its last day where that month is shorter.

    >>> add_months(dt.date(2023, 11, 30), 3), add_months(dt.date(2022, 11, 30), 3)
    (datetime.date(2024, 2, 29), datetime.date(2023, 2, 28))
    """
    years, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def closed(day: dt.date, jurisdiction: str) -> str | None:
    """Return why nobody works on the day, so that a reader sees that the end of a time may move.

    Outside the United States only weekends are known here.
    """
    if jurisdiction == "US" or day.weekday() >= _SATURDAY:
        return why_closed(day) or None
    return None

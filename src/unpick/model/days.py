"""Days that are never confused: half-open spans, open ends, and yes / no / not known.

`on` is the day the law is asked about, `known_at` what was public then, `valid` when a fact held.
"""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["FOREVER", "LONG_AGO", "Known", "Span", "exact_day", "holds", "parse_day"]

FOREVER = dt.date(9999, 12, 31)
"""The open end of a span: never null, so that comparisons need no special case (design, section 2)."""

LONG_AGO = dt.date(1, 1, 1)
"""The open beginning of a span: held since a day nobody recorded."""

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Known(StrEnum):
    """The answer to a question about a day, with the honest third one."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open span of days whose ends may be known only as intervals.

    It surely begins by `from_latest` and not before `from_earliest`; it surely ends by `to_latest` and
    not before `to_earliest`. An exact span has equal pairs.
    """

    from_earliest: dt.date = LONG_AGO
    from_latest: dt.date = FOREVER
    to_earliest: dt.date = FOREVER
    to_latest: dt.date = FOREVER

    def covers(self, day: dt.date) -> Known:
        """Tell whether the day lies in the span.

        >>> Span(from_earliest=LONG_AGO, from_latest=dt.date(2021, 8, 18)).covers(dt.date(2020, 1, 1))
        <Known.NOT_KNOWN: 'not known'>
        """
        if day < self.from_earliest or day >= self.to_latest != FOREVER:
            return Known.NO
        if self.from_latest <= day and (day < self.to_earliest or self.to_earliest == FOREVER):
            return Known.YES
        return Known.NOT_KNOWN


def holds(day: dt.date, start: dt.date, end: dt.date = FOREVER) -> bool:
    """Tell whether a day lies in the half-open span from start to end.

    >>> holds(dt.date(2011, 4, 19), dt.date(2011, 4, 19))
    True
    """
    return start <= day and (day < end or end == FOREVER)


def parse_day(text: str) -> tuple[dt.date, dt.date]:
    """Return the first day and the day after the last that an ISO year, month or day can mean.

    Args:
        text: `2017`, `2017-08` or `2017-08-02`.

    Raises:
        ValueError: the text is none of these or no day of the calendar.

    >>> parse_day("2017-08")
    (datetime.date(2017, 8, 1), datetime.date(2017, 9, 1))
    """
    found = _DAY.fullmatch(text.strip())
    if not found:
        raise ValueError(f"'{text}' is no ISO year, month or day")
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if not month:
        return dt.date(year, 1, 1), _next(dt.date(year, 12, 31))
    if not day:
        last = dt.date(year + month // 12, month % 12 + 1, 1) if year < dt.MAXYEAR or month < 12 else FOREVER
        return dt.date(year, month, 1), last
    exact = dt.date(year, month, day)
    return exact, _next(exact)


def _next(day: dt.date) -> dt.date:
    return day if day == FOREVER else day + dt.timedelta(days=1)


def exact_day(text: object) -> dt.date | None:
    """Return the day that a text names exactly; nothing, a month or a year is no day.

    >>> exact_day("2021-06-08"), exact_day("2021-06"), exact_day(None)
    (datetime.date(2021, 6, 8), None, None)

    Raises:
        ValueError: the text is no day at all, as `parse_day` says it.
    """
    if not text:
        return None
    first, after = parse_day(str(text))
    return first if (after - first).days == 1 else None

"""The months that a request asks for and the months that a record covers."""

import datetime as dt
import itertools
import re
from typing import Final

from unpick.cases.review.facts import Exhibit
from unpick.model.days import parse_day

__all__ = ["days_of", "months_asked", "months_of", "spoken"]

Month = tuple[int, int]

_NAMES: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)

_NAMED: Final = re.compile(rf"\b({'|'.join(_NAMES)})\b(?:\s*(?:\d{{1,2}})?,?\s*(\d{{4}}))?", re.IGNORECASE)
_DIGITS: Final = re.compile(r"\b(\d{4})-(\d{2})\b|(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]")
_RANGE: Final = re.compile(r"^\s*(?:to|through|until|[-–—~至到]|부터|까지)\s*$", re.IGNORECASE)

_CARRIED: Final = re.compile(
    r"^(?:\W*\w+:)?\W*(?:catch|caught|fishing|harvest\w*|growing|picking|landing|landed|freight|sea|road|rail|inland|shipping|transport|receipt|received|loading|loaded|dispatch\w*|delivery|payment|paid|purchase|sale|order|export|customs|entry)\b",
    re.IGNORECASE,
)
_WORKED: Final = re.compile(
    r"\b(?:cut|cutting|sew\w*|spin\w*|spun|weav\w*|knit\w*|dye\w*|finish\w*|process\w*|pack\w*|assembl\w*|press\w*|mold\w*|freez\w*|ginn\w*)\b",
    re.IGNORECASE,
)


def months_asked(text: str) -> frozenset[Month]:
    """Return the months that a text names, a range with all months in it; empty where none has a year.

    >>> sorted(months_asked("payroll for October to December 2020"))
    [(2020, 10), (2020, 11), (2020, 12)]
    >>> months_asked("workers may answer")
    frozenset()
    """
    found = _found(text)
    months = {month for _, _, month in found}
    for (_, end, one), (start, _, other) in itertools.pairwise(found):
        if _RANGE.match(text[end:start]) and one < other:
            months |= set(_between(one, other))
    return frozenset(months)


def _found(text: str) -> list[tuple[int, int, Month]]:
    """Return each month with its place; a month without a year takes that of the next one that has it."""
    rough: list[tuple[int, int, int, int]] = []
    for hit in _NAMED.finditer(text):
        if hit.group(1) == "may":
            continue
        year = int(hit.group(2)) if hit.group(2) else 0
        rough.append((hit.start(), hit.end(), year, _NAMES.index(hit.group(1).casefold()) + 1))
    for hit in _DIGITS.finditer(text):
        stated, number = int(hit.group(1) or hit.group(3)), int(hit.group(2) or hit.group(4))
        if 1 <= number <= 12:
            rough.append((hit.start(), hit.end(), stated, number))
    found: list[tuple[int, int, Month]] = []
    after = 0
    for start, end, year, month in sorted(rough, reverse=True):
        after = year or after
        if after:
            found.append((start, end, (after, month)))
    return sorted(found)


def _between(one: Month, other: Month) -> list[Month]:
    first, last = one[0] * 12 + one[1] - 1, other[0] * 12 + other[1] - 1
    return [(at // 12, at % 12 + 1) for at in range(first, last + 1)]


def days_of(exhibit: Exhibit, topic: str) -> tuple[tuple[dt.date, dt.date], ...]:
    """Return the spans of days that a record covers, from its notes and from the rows of its tables."""
    topics = ("period", "produced") if topic == "production" else ("period",)
    spans = [
        (note.first, note.last or note.first)
        for note in exhibit.said(*topics)
        if note.first and note.certain and not _is_carriage(note.text)
    ]
    for table in exhibit.tables:
        if table.role != topic:
            continue
        cells = {row.get("period") or row.get("day") or "" for row in table.rows}
        spans += [span for span in map(_span, sorted(cells)) if span]
    return tuple(spans)


def _is_carriage(text: str) -> bool:
    """Tell whether a row of steps is one of catching, growing or carrying, which is no making at the plant."""
    return bool(_CARRIED.search(text)) and not _WORKED.search(text)


def _span(cell: str) -> tuple[dt.date, dt.date] | None:
    """Return the days of a cell such as 2020-10 or 2020-10-02, None for another cell."""
    if not cell:
        return None
    named = sorted(months_asked(cell))
    try:
        first, after = parse_day(cell)
    except ValueError:
        if not named or named[-1] >= (dt.MAXYEAR, 12):
            return None
        first, after = dt.date(*named[0], 1), _after(named[-1])
    return first, after - dt.timedelta(days=1)


def _after(month: Month) -> dt.date:
    at = month[0] * 12 + month[1]
    return dt.date(at // 12, at % 12 + 1, 1)


def months_of(exhibit: Exhibit, topic: str) -> frozenset[Month]:
    """Return the months that a record covers, wholly or in part; empty where it does not tell."""
    found: set[Month] = set()
    for first, last in days_of(exhibit, topic):
        found |= set(_between((first.year, first.month), (last.year, last.month)))
    return frozenset(found)


def spoken(month: Month) -> str:
    """Return a month as people write it.

    >>> spoken((2020, 10))
    'October 2020'
    """
    return f"{_NAMES[month[1] - 1].capitalize()} {month[0]}"

"""Working days of United States customs: Monday to Friday without the federal holidays, by a pinned calendar."""

import datetime as dt
import functools
from typing import Final

__all__ = ["CALENDAR", "LAST_YEAR", "add_workdays", "calendar_version", "is_workday", "why_closed"]

CALENDAR: Final = "federal holidays of the United States"
"""The holidays that hold in every port: those of the whole country in the `holidays` library.

Inauguration Day is not among them, since it closes federal offices in and around Washington only. Days on
which a President closed the offices by order are not among them either: they are no holidays by statute.
Which holidays a rule means when it says "holidays" is this project's reading; no cited text settles it.
"""

FIRST_YEAR: Final = 1971
"""The first year reckoned: since then federal holidays fall on Mondays as the library has them."""

LAST_YEAR: Final = 2100
"""The last year for which the library knows holidays; beyond it no working day is named."""

_WEEKEND: Final = 5
_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def calendar_version() -> str:
    """Return which calendar was used, with the version of the library that holds it."""
    from holidays.version import __version__

    return f"{CALENDAR} (holidays {__version__})"


@functools.cache
def _federal(year: int) -> dict[dt.date, str]:
    from holidays.utils import country_holidays

    # 1 January on a Saturday is observed on 31 December, which the library files under the old year.
    return {
        day: str(name)
        for day, name in country_holidays("US", years=year, observed=True).items()
        if day.year == year
    }


def why_closed(day: dt.date) -> str:
    """Return the weekend day or the holiday that makes the day no working day; empty on a working day.

    >>> why_closed(dt.date(2021, 6, 18))
    'Juneteenth National Independence Day (observed)'
    """
    if day.weekday() >= _WEEKEND:
        return _NAMES[day.weekday()]
    return _federal(day.year).get(day, "")


def is_workday(day: dt.date) -> bool:
    """Tell whether customs works on the day."""
    return not why_closed(day)


def add_workdays(day: dt.date, count: int) -> dt.date:
    """Return the last of so many working days after a day; the day itself is not counted.

    Args:
        count: working days, at least 1.

    Raises:
        ValueError: the days leave the years that the calendar knows.

    >>> add_workdays(dt.date(2021, 6, 17), 1)
    datetime.date(2021, 6, 21)
    """
    for _ in range(count):
        day += dt.timedelta(days=1)
        while not is_workday(day):
            day += dt.timedelta(days=1)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"{day.isoformat()} lies outside the calendar of {CALENDAR}")
    return day

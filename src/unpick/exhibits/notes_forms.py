"""The forms in which English, Chinese and Korean documents write days, and how each is read."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from unpick.exhibits.notes_numbers import cjk_number

__all__ = ["FORMS", "OPEN", "SHUT", "YEAR", "DayContext", "FoundDay"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDay:
    """One day or span of days in a text.

    Attributes:
        start, end: where it stands in the text, half-open. text: the words there.
        first, last: first and last day meant, both inclusive; None where no calendar has such a day.
        readings: the other readings, as ISO days (a span as FIRST/LAST); first and last hold the leading one.
        certain: False where several readings remain, or the year comes from the context.
        method: how it was read, in plain words. grain: day, month, quarter, year, span.
    """

    start: int
    end: int
    text: str
    first: dt.date | None = None
    last: dt.date | None = None
    readings: tuple[str, ...] = ()
    certain: bool = True
    method: str = "as written"
    grain: str = "day"

    @property
    def unreadable(self) -> bool:
        """Tell whether it looks like a day that no calendar has, such as 31 February."""
        return self.first is None


_MONTHS: Final = {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name}
_MON: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY: Final = r"(?<!\d)\d{1,2}(?:\s?(?:st|nd|rd|th))?"
YEAR: Final = r"(?:19|20)\d{2}"
_TO: Final = r"\s*(?:-|–|—|~|～|/|&|to|and|through|thru|until|till)\s*"
OPEN: Final = r"(?<![\w./\-])"
SHUT: Final = r"(?![\w\-/]|\.\d)"
_ZH: Final = r"[一二三四五六七八九十]{1,3}"
_ZTO: Final = r"\s*(?:日|号)?\s*(?:至|到|-|–|—|~|～)\s*"
# POSIX: two-digit years 69 to 99 are 1969 to 1999, 00 to 68 are 2000 to 2068.
_PIVOT: Final = 69

Reading = tuple[dt.date, dt.date]
Parts = Callable[[re.Match[str], "DayContext"], FoundDay | None]


@dataclass(slots=True)
class DayContext:
    """The order of days in digits, and the year of the last day, while a text is read."""

    order: str
    year: int | None


def _year(text: str) -> int:
    number = int(text) if text.isdigit() else cjk_number(text) or 0
    if number < 100 and len(text) <= 2:
        return 1900 + number if number >= _PIVOT else 2000 + number
    return number


def _number(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else cjk_number(text) or 0


def _month(text: str) -> int:
    return _MONTHS.get(text.lower()[:3], 0) or _number(text)


def _make(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _months(year: int, first: int, last: int) -> Reading | None:
    if not (1 <= first <= last <= 12):
        return None
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _found(match: re.Match[str], span: Reading | None, **more: object) -> FoundDay:
    found = FoundDay(start=match.start(), end=match.end(), text=match.group())
    if span is None or span[0] > span[1]:
        return replace(
            found, certain=False, method="no calendar has this day", grain=str(more.get("grain", "day"))
        )
    return replace(found, first=span[0], last=span[1], **more)  # type: ignore[arg-type]


def _pair(first: dt.date | None, last: dt.date | None) -> Reading | None:
    return (first, last) if first and last else None


def _days_of_month(match: re.Match[str], context: DayContext) -> FoundDay | None:
    """Read forms with a day, a month and perhaps a year, a second day and a second month."""
    part = match.groupdict()
    year, extra = _year_or_context(part, context)
    if year is None:
        return None
    month = _month(part["m"])
    first = _make(_year(part["y1"]) if part.get("y1") else year, month, _number(part["d"]))
    if not part.get("d2"):
        return _found(match, _pair(first, first), **extra)
    last = _make(year, _month(part["m2"]) if part.get("m2") else month, _number(part["d2"]))
    return _found(match, _pair(first, last), grain="span", **extra)


def _year_or_context(part: dict[str, str], context: DayContext) -> tuple[int | None, dict[str, object]]:
    if part.get("y"):
        context.year = _year(part["y"])
        return context.year, {}
    return context.year, {"certain": False, "method": "the year is that of the day before it in the text"}


def _whole_months(match: re.Match[str], context: DayContext) -> FoundDay | None:
    part = match.groupdict()
    year = context.year = _year(part["y"])
    first = _month(part["m"])
    span = _months(year, first, _month(part["m2"]) if part.get("m2") else first)
    return _found(match, span, grain="span" if part.get("m2") else "month")


def _short_month(match: re.Match[str], context: DayContext) -> FoundDay | None:
    month, number = _month(match["m"]), int(match["y"])
    day = _make(context.year, month, number) if context.year else None
    readings = (day.isoformat(),) if day else ()
    return _found(match, _months(_year(match["y"]), month, month), grain="month", certain=False, readings=readings,
                  method="month and two digits: read as month and year")  # fmt: skip


def _quarter(match: re.Match[str], context: DayContext) -> FoundDay | None:
    part = match.groupdict()
    words = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
    quarter = words.get(part["q"].lower()) or _number(part["q"])
    context.year = _year(part["y"])
    return _found(match, _months(context.year, 3 * quarter - 2, 3 * quarter), grain="quarter")


def _whole_year(match: re.Match[str], context: DayContext) -> FoundDay | None:
    year = _year(match["y"])
    last = _year(match["y2"]) if match.groupdict().get("y2") else year
    context.year = year
    return _found(
        match, (dt.date(year, 1, 1), dt.date(last, 12, 31)), grain="year" if year == last else "span"
    )


def _year_first(match: re.Match[str], context: DayContext) -> FoundDay | None:
    """Read 2020-11-03, 2020/11/3, 2020.11.3: the year leads, so month and day follow in this order."""
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    if "." in match.group() and not (1 <= month <= 12 and 1 <= day <= 31):
        return None  # a tariff number such as 2009.11.00
    context.year = year
    first = _make(year, month, day)
    part = match.groupdict()
    if not part.get("d2"):
        return _found(match, _pair(first, first))
    last = _make(year, int(part["m2"]) if part.get("m2") else month, int(part["d2"]))
    return _found(match, _pair(first, last), grain="span")


_LETTERS: Final = {"mdy": (1, 2, 0), "dmy": (2, 1, 0), "ymd": (0, 1, 2)}


def _by_order(parts: tuple[str, str, str], order: str) -> dt.date | None:
    at = dict(zip(order, parts, strict=True))
    if len(at["y"]) == 1:
        return None
    return _make(_year(at["y"]), int(at["m"]), int(at["d"]))


def _numeric(match: re.Match[str], context: DayContext) -> FoundDay | None:
    """Read 03/05/2021 and 03/05/21: month first or day first, both readings kept."""
    parts = (match["a"], match["b"], match["c"])
    short = len(match["c"]) == 2
    orders = ("mdy", "dmy", "ymd") if short else ("mdy", "dmy")
    if match["s"] == ".":
        orders = ("dmy", "mdy", "ymd") if short else ("dmy", "mdy")
    days = {order: day for order in orders if (day := _by_order(parts, order))}
    if not days:
        return None if short or match["s"] == "." else _found(match, None)
    if context.order in days:
        days = {context.order: days[context.order], **days}
    values = list(dict.fromkeys(days.values()))
    lead, others = values[0], tuple(day.isoformat() for day in values[1:])
    context.year = lead.year
    if not others:
        return _found(
            match,
            (lead, lead),
            method="only one order gives a day" if len(days) < len(orders) else "as written",
        )
    known = context.order in days
    said = {"mdy": "month first", "dmy": "day first", "ymd": "year first"}
    method = (
        f"{said[next(iter(days))]}, as other days of the document"
        if known
        else "the order of day and month is not known"
    )
    return _found(match, (lead, lead), readings=others, certain=known, method=method)


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


FORMS: Final[tuple[tuple[re.Pattern[str], Parts], ...]] = (
    # English, month by name; spans before single days, so that the longer form wins.
    (_compile(rf"{OPEN}(?P<d>{_DAY})\s+(?P<m>{_MON}),?\s*(?P<y1>{YEAR})?{_TO}(?P<d2>{_DAY})\s+(?P<m2>{_MON}),?\s*(?P<y>{YEAR}){SHUT}"), _days_of_month),
    (_compile(rf"{OPEN}(?P<m>{_MON})\s*(?P<d>{_DAY}),?\s*(?P<y1>{YEAR})?{_TO}(?P<m2>{_MON})\s*(?P<d2>{_DAY}),?\s*(?P<y>{YEAR}){SHUT}"), _days_of_month),
    (_compile(rf"{OPEN}(?P<d>{_DAY}){_TO}(?P<d2>{_DAY})(?:\s+of)?[\s-]+(?P<m>{_MON}),?\s*(?P<y>{YEAR}){SHUT}"), _days_of_month),
    (_compile(rf"{OPEN}(?P<m>{_MON})\s*(?P<d>{_DAY}){_TO}(?P<d2>{_DAY})\s*,?\s*(?P<y>{YEAR}){SHUT}"), _days_of_month),
    (_compile(rf"{OPEN}(?P<d>{_DAY})(?:\s+day)?(?:\s+of)?[\s\-./]*(?P<m>{_MON}),?(?:[\s\-./]*(?P<y>{YEAR})|[\-/'’]\s?(?P<y2>\d{{2}})){SHUT}"),
     lambda match, context: _days_of_month(_Merged(match), context)),  # type: ignore[arg-type]
    (_compile(rf"{OPEN}(?P<m>{_MON})[\s\-]*(?P<d>{_DAY})\s*,?[\s\-]*(?P<y>{YEAR}){SHUT}"), _days_of_month),
    # Chinese and Korean.
    (_compile(rf"(?<!民国)(?P<y>{YEAR}|[〇零○一二三四五六七八九]{{4}})\s*年\s*(?P<m>\d{{1,2}}|{_ZH})\s*月\s*(?P<d>\d{{1,2}}|{_ZH})\s*(?:日|号)?{_ZTO}(?:(?P<m2>\d{{1,2}}|{_ZH})\s*月\s*)?(?P<d2>\d{{1,2}}|{_ZH})\s*(?:日|号)"), _days_of_month),
    (_compile(rf"(?<!民国)(?P<y>{YEAR}|[〇零○一二三四五六七八九]{{4}})\s*年\s*(?P<m>\d{{1,2}}|{_ZH})\s*月\s*(?P<d>\d{{1,2}}|{_ZH})\s*(?:日|号)"), _days_of_month),
    (_compile(rf"(?<!民国)(?P<y>{YEAR})\s*年\s*第?\s*(?P<q>[1-4一二三四])\s*季度?"), _quarter),
    (_compile(rf"(?<!民国)(?P<y>{YEAR}|[〇零○一二三四五六七八九]{{4}})\s*年\s*(?P<m>\d{{1,2}}|{_ZH})\s*月?{_ZTO}(?P<m2>\d{{1,2}}|{_ZH})\s*月(?!\s*(?:\d|{_ZH})\s*[日号])"), _whole_months),
    (_compile(rf"(?<!民国)(?P<y>{YEAR}|[〇零○一二三四五六七八九]{{4}})\s*年\s*(?P<m>\d{{1,2}}|{_ZH})\s*月(?:份)?"), _whole_months),
    (_compile(rf"(?P<y>{YEAR})\s*년\s*(?P<m>\d{{1,2}})\s*월\s*(?P<d>\d{{1,2}})\s*일?\s*(?:부터|에서|~|～|-|–)\s*(?:(?P<m2>\d{{1,2}})\s*월\s*)?(?P<d2>\d{{1,2}})\s*일"), _days_of_month),
    (_compile(rf"(?P<y>{YEAR})\s*년\s*(?P<m>\d{{1,2}})\s*월\s*(?P<d>\d{{1,2}})\s*일"), _days_of_month),
    (_compile(rf"(?P<y>{YEAR})\s*년\s*(?P<q>[1-4])\s*분기"), _quarter),
    (_compile(rf"(?P<y>{YEAR})\s*년\s*(?P<m>\d{{1,2}})\s*월"), _whole_months),
    # Digits with the year first.
    (_compile(rf"{OPEN}(?P<y>{YEAR})(?P<s>[-/.])\s?(?P<m>\d{{1,2}})(?P=s)\s?(?P<d>\d{{1,2}})\.?\s*(?:~|～|至|到|–|—|\sto\s)\s*(?:(?P<m2>\d{{1,2}})(?P=s)\s?)?(?P<d2>\d{{1,2}})(?!\d)(?![-/.]\d)"), _year_first),
    (_compile(rf"{OPEN}(?P<y>{YEAR})(?P<s>[-/.:])\s?(?P<m>\d{{1,2}})(?P=s)\s?(?P<d>\d{{1,2}})(?=T\d\d:|\.?(?:\s|$|[^\w\-/.])|\.$|[에부까은는의일至到的])"), _year_first),
    (_compile(r"['’](?P<y>\d{2})\.\s?(?P<m>\d{1,2})\.\s?(?P<d>\d{1,2})(?!\d)"), _days_of_month),
    (_compile(rf"(?:date|日期|일자)\W{{0,3}}(?P<y>{YEAR})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"), _days_of_month),
    (_compile(rf"{OPEN}(?P<a>\d{{1,2}})(?P<s>[-/.])\s?(?P<b>\d{{1,2}})(?P=s)\s?(?P<c>{YEAR}|\d{{2}}){SHUT}"), _numeric),
    # Months, quarters, years.
    (
        _compile(
            rf"{OPEN}(?P<m>{_MON})(?:,\s*{_MON})*,?\s*(?:and|&)\s*(?P<m2>{_MON}),?\s*(?:of\s+)?(?P<y>{YEAR}){SHUT}"
        ),
        _whole_months,
    ),
    (_compile(rf"{OPEN}(?P<m>{_MON})\s*(?:-|–|—|~|to|and|through)\s*(?P<m2>{_MON}),?\s*(?:of\s+)?(?P<y>{YEAR}){SHUT}"), _whole_months),
    (_compile(rf"{OPEN}(?P<m>{_MON})[\s,\-/']*(?:of\s+)?(?P<y>{YEAR})(?![\d])"), _whole_months),
    (_compile(rf"{OPEN}(?P<m>{_MON})['’-](?P<y>\d{{2}}){SHUT}"), _short_month),
    (_compile(rf"{OPEN}Q(?P<q>[1-4])[\s\-/']*(?:of\s+)?(?P<y>{YEAR}){SHUT}"), _quarter),
    (_compile(rf"{OPEN}(?P<y>{YEAR})[\s\-/]*Q(?P<q>[1-4]){SHUT}"), _quarter),
    (_compile(rf"\b(?P<q>first|second|third|fourth|last|[1-4](?:st|nd|rd|th))\s+quarter\s+(?:of\s+)?(?P<y>{YEAR}){SHUT}"), _quarter),
    (_compile(rf"{OPEN}(?P<y>{YEAR})[-/.](?P<m>0[1-9]|1[0-2]){SHUT}"), _whole_months),
    (_compile(rf"{OPEN}(?P<m>0[1-9]|1[0-2])/(?P<y>{YEAR}){SHUT}"), _whole_months),
    # Days without a year take that of the day before them in the text.
    (_compile(rf"{OPEN}(?P<d>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?\s+(?P<m>{_MON})(?=[\s,;)]|$)"), _days_of_month),
    (_compile(rf"{OPEN}(?P<m>{_MON})\s+(?P<d>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?(?=[\s,;.)]|$)"), _days_of_month),
    (_compile(rf"(?<![\d年])(?P<m>\d{{1,2}}|{_ZH})\s*月\s*(?P<d>\d{{1,2}}|{_ZH})\s*(?:日|号)?{_ZTO}(?:(?P<m2>\d{{1,2}}|{_ZH})\s*月\s*)?(?P<d2>\d{{1,2}}|{_ZH})\s*(?:日|号)"), _days_of_month),
    (_compile(rf"(?<![\d年])(?P<m>\d{{1,2}}|{_ZH})\s*月\s*(?P<d>\d{{1,2}}|{_ZH})\s*(?:日|号)"), _days_of_month),
    (_compile(r"(?<![\d년])(?P<m>\d{1,2})\s*월\s*(?P<d>\d{1,2})\s*일"), _days_of_month),
    (_compile(rf"\b(?:in|during|since|throughout|between|year|early|late|from|until|FY)\s*(?P<y>{YEAR})(?:\s*(?:-|–|to|and|through)\s*(?P<y2>{YEAR}))?(?![\w\-/.]\d|[\w/])"), _whole_year),
    (_compile(rf"(?P<y>{YEAR})\s*(?:年(?!\s*[\d第一二三四五六七八九十])|년(?!\s*\d))"), _whole_year),
)  # fmt: skip


class _Merged:
    """A match whose year stands in one of two groups."""

    def __init__(self, match: re.Match[str]) -> None:
        self._match = match

    def groupdict(self) -> dict[str, str]:
        part = self._match.groupdict()
        part["y"] = part["y"] or part.pop("y2")
        return part

    def __getattr__(self, name: str) -> object:
        return getattr(self._match, name)

    def __getitem__(self, name: str) -> str:
        return self.groupdict()[name]

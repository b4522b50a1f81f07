"""Days that a sentence gives, written out or counted from the day of publication, in English, Chinese and Korean."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from unpick.exhibits.dates import find_days
from unpick.exhibits.press.numbers import wide_number
from unpick.exhibits.press.proposal import Span

__all__ = ["Time", "find_times"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time in a text: first and last day meant, both inclusive, as short ISO texts.

    Attributes:
        start, end: where it stands. first, last: `2021`, `2021-03` or `2021-03-05`.
        relative: counted from the day of publication. open: "since", "until", or empty.
    """

    start: int
    end: int
    first: str
    last: str
    relative: bool = False
    open: str = ""


_WORDS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12}  # fmt: skip
_MONTHS: Final = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_WEEKDAYS: Final = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_MON: Final = "|".join(_MONTHS)
_YEAR: Final = re.compile(
    r"(?<![\d.,$€£-])(?:19[5-9]|20[0-4])\d(?:s\b)?(?![\d,.]\d|\d|[-–]\w|\s?(?:yuan|dollars|workers|元|名|명|원|人))(?!\s*(?:percent|%))"
)
_SINCE: Final = re.compile(
    r"\b(?:since|from|starting in|beginning in|as of)\s+(?:at\s+least\s+|the\s+\w+\s+of\s+|\w+\s+)?$|自$|从$",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(r"\b(?:until|till|by|through|before)\s+(?:\w+\s+)?$", re.IGNORECASE)
_SINCE_AFTER: Final = re.compile(r"\s?(?:以来|起|이후|부터)")

Made = tuple[str, str] | None
Rule = Callable[[re.Match[str], dt.date], Made]


def _iso(day: dt.date) -> str:
    return day.isoformat()


def _month(year: int, month: int) -> str:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}"


def _part_of_year(year: int, part: str) -> Made:
    halves = {"first": (1, 6), "second": (7, 12), "latter": (7, 12), "上": (1, 6), "下": (7, 12), "상": (1, 6), "하": (7, 12)}  # fmt: skip
    first, last = halves[part]
    return f"{year}-{first:02d}", f"{year}-{last:02d}"


def _quarter(year: int, word: str) -> Made:
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "一": 1, "二": 2, "三": 3, "四": 4}.get(word) or int(word)  # fmt: skip
    return f"{year}-{3 * number - 2:02d}", f"{year}-{3 * number:02d}"


def _year_of(word: str, published: dt.date) -> int:
    back = {"last": 1, "previous": 1, "past": 1, "this": 0, "current": 0, "next": -1, "去年": 1, "前年": 2, "今年": 0, "本年": 0, "明年": -1,
            "지난해": 1, "작년": 1, "지지난해": 2, "재작년": 2, "올해": 0, "금년": 0, "내년": -1}  # fmt: skip
    return published.year - back[word.lower()]


def _ago(match: re.Match[str], published: dt.date) -> Made:
    count = _WORDS.get(match[1].lower()) or int(wide_number(match[1]) or 0)
    unit = match[2].lower()
    if unit.startswith(("year", "年", "년")):
        return (str(published.year - count),) * 2
    if unit.startswith(("month", "个月", "月", "개월", "달")):
        return (_month(published.year, published.month - count),) * 2
    days = count * (7 if unit.startswith(("week", "周", "星期", "주")) else 1)
    return (_iso(published - dt.timedelta(days=days)),) * 2


def _weekday(match: re.Match[str], published: dt.date) -> Made:
    back = (published.weekday() - _WEEKDAYS[match["w"].lower()]) % 7
    return (_iso(published - dt.timedelta(days=back or 7)),) * 2


def _bare_month(match: re.Match[str], published: dt.date) -> Made:
    month = _MONTHS[match["m"].lower()] if "m" in match.re.groupindex else int(match[1])
    year = published.year - (month > published.month)
    return (_month(year, month),) * 2


_AHEAD: Final = re.compile(
    r"\b(?:will|would|shall|should|expect\w*|plans?|planned|intends?|aims?|due|set to|must|promised|going to)\b",
    re.IGNORECASE,
)
"""Words that make "by April" one to come; "by April it employed 300" is past."""


def _wide_month(match: re.Match[str], published: dt.date) -> Made:
    month = int(wide_number(match[1]) or 0)
    if not 1 <= month <= 12:
        return None
    return (_month(published.year - (month > published.month), month),) * 2


def _year_before(match: re.Match[str], _: dt.date) -> Made:
    """Read "1,240 tons the year before": the year before the one that its sentence gave."""
    years = re.findall(r"\b((?:19|20)\d\d)\b", match.string[: match.start()])
    return (str(int(years[-1]) - 1),) * 2 if years else None


def _months(match: re.Match[str], published: dt.date) -> Made:
    first, last = _MONTHS[match["m"].lower()], _MONTHS[match["n"].lower()]
    year = published.year - (last > published.month)
    return _month(year - (first > last), first), _month(year, last)


def _first_months(match: re.Match[str], published: dt.date) -> Made:
    count = {"eleven": 11, **_WORDS}[match[1].lower()]
    word = match[2].lower()
    year = int(word) if word.isdigit() else published.year - word.startswith("last")
    return f"{year}-01", f"{year}-{count:02d}"


def _coming_month(match: re.Match[str], published: dt.date) -> Made:
    month = _MONTHS[match["m"].lower()]
    if not _AHEAD.search(match.string):
        return _bare_month(match, published)
    return (_month(published.year + (month < published.month), month),) * 2


def _count(word: str) -> int:
    return int(word) if word.isdigit() else {"eleven": 11, **_WORDS}[word.lower()]


def _months_to(count: int, match: re.Match[str], published: dt.date) -> Made:
    """Read "the year to June" and "the twelve months to October": the last that had ended."""
    month = _MONTHS[match["m"].lower()]
    year = published.year - (month > published.month)
    return _month(year, month - count + 1), _month(year, month)


def _coming_day(match: re.Match[str], published: dt.date) -> Made:
    """Read "by 30 June": the next one where the sentence speaks of what is to come, else the last."""
    month, day = _MONTHS[match["m"].lower()], int(match["d"])
    if not _AHEAD.search(match.string[: match.start()]):
        return _latest(published, month, day)
    try:
        made = dt.date(published.year + ((month, day) < (published.month, published.day)), month, day)
    except ValueError:
        return None
    return _iso(made), _iso(made)


def _month_day(match: re.Match[str], published: dt.date) -> Made:
    month = _MONTHS[match["m"].lower()]
    return _latest(published, month, int(match["d"]))


def _latest(published: dt.date, month: int, day: int) -> Made:
    for year in (published.year, published.year - 1):
        try:
            made = dt.date(year, month, day)
        except ValueError:
            continue
        if made <= published:
            return _iso(made), _iso(made)
    return None


def _this_month_day(match: re.Match[str], published: dt.date) -> Made:
    """Read Korean 지난 10일: the tenth of this month, else of the one before."""
    day = int(match[1])
    if day <= published.day:
        return (_iso(published.replace(day=day)),) * 2
    before = published.replace(day=1) - dt.timedelta(days=1)
    return (_iso(before.replace(day=day)),) * 2 if day <= before.day else None


def _rolling(months: int) -> Rule:
    return lambda _, published: (_month(published.year, published.month - months), published.isoformat()[:7])


_SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def _season(match: re.Match[str], published: dt.date) -> Made:
    """Read "last autumn", the last one that had ended, and "the spring of 2018": three months, as in the north."""
    month, told = _SEASONS[match["s"].lower()], match.groupdict().get("y")
    if told is not None:
        year = int(told) if told.isdigit() else published.year - told.lower().startswith("last")
    elif match["w"].lower() == "this":
        year = published.year
    else:
        year = published.year - (published < dt.date(published.year + (month == 12), (month + 2) % 12 + 1, 1))
    return _month(year, month), _month(year, month + 2)


_RULES: Final[tuple[tuple[re.Pattern[str], Rule], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), rule)
    for pattern, rule in (
        (r"\bthe\s+first\s+(two|three|four|five|six|seven|eight|nine|ten|eleven)\s+months\s+of\s+(last\s+year|this\s+year|(?:19|20)\d\d)", _first_months),
        (r"(今年|去年|前年)前([一二三四五六七八九十]|十一|\d{1,2})个月", lambda m, p: (f"{_year_of(m[1], p)}-01", f"{_year_of(m[1], p)}-{int(wide_number(m[2]) or 1):02d}")),
        (r"\bthe\s+(first|second|latter)\s+half\s+of\s+(last|this)\s+year\b", lambda m, p: _part_of_year(_year_of(m[2], p), m[1].lower())),
        (r"\bthe\s+(first|second|latter)\s+half\s+of\s+(?:the\s+year\s+)?((?:19|20)\d\d)\b", lambda m, _: _part_of_year(int(m[2]), m[1].lower())),
        (r"\bthe\s+(first|second|third|fourth|last)\s+quarter\s+of\s+(last|this)\s+year\b", lambda m, p: _quarter(_year_of(m[2], p), m[1].lower())),
        (rf"\b(?P<m>{_MON})\s+(?:of\s+)?(?P<y>last|this)\s+year\b", lambda m, p: (_month(_year_of(m["y"], p), _MONTHS[m["m"].lower()]),) * 2),
        (rf"\blast\s+(?P<m>{_MON})\b", _bare_month),
        (r"\b(?:in\s+)?(?P<w>last|this|previous)\s+(?P<s>spring|summer|autumn|fall|winter)\b", _season),
        (r"\b(?:the\s+)?(?P<s>spring|summer|autumn|fall|winter)\s+of\s+(?P<y>(?:19|20)\d\d|last\s+year|this\s+year)\b", _season),
        (r"\bmid-?\s?(?P<y>(?:19|20)\d\d)\b", lambda m, _: (f"{m['y']}-06", f"{m['y']}-07")),
        (r"\b(?:early|late|mid|earlier|later)?[-\s]*(last|this|previous|next)\s+year\b", lambda m, p: (str(_year_of(m[1], p)),) * 2),
        (r"\b(?:earlier\s+|late\s+)?(last|this|next|previous)\s+month\b", lambda m, p: (_month(p.year, p.month - {"this": 0, "next": -1}.get(m[1].lower(), 1)),) * 2),
        (r"\b(?:earlier\s+)?(last|this|next)\s+week\b", lambda m, p: _week(p, {"last": 1, "this": 0, "next": -1}[m[1].lower()])),
        (rf"\b(?:by|before)\s+(?:the\s+end\s+of\s+)?(?P<m>{_MON})\b(?!\s*(?:of\s+)?,?\s*(?:19|20)?\d\d)", _coming_month),
        (r"\b(?:since|from)\s+the\s+(?:start|beginning|turn)\s+of\s+(?:the|this)\s+year\b", lambda _, p: (f"{p.year}-01-01", _iso(p))),
        (rf"\b(?:the|a|its)\s+(?:financial\s+|fiscal\s+|business\s+)?year\s+to\s+(?:the\s+end\s+of\s+)?(?P<m>{_MON})\b(?!\s*(?:of\s+)?,?\s*(?:19|20)\d\d)", lambda m, p: _months_to(12, m, p)),
        (rf"\b(?:the|over|in)\s+(?:the\s+)?(?P<k>three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{{1,2}})\s+months\s+to\s+(?:the\s+end\s+of\s+)?(?P<m>{_MON})\b(?!\s*(?:of\s+)?,?\s*(?:19|20)\d\d)", lambda m, p: _months_to(_count(m["k"]), m, p)),
        (rf"(?:(?<=\bby )|(?<=\bon )|(?<=\buntil )|(?<=\bbefore )|(?<=\bfrom )|(?<=\bafter ))(?P<d>\d{{1,2}})\s+(?P<m>{_MON})\b(?!\s*,?\s*(?:19|20)\d\d)", _coming_day),
        (rf"(?:(?<=\bby )|(?<=\bon )|(?<=\buntil )|(?<=\bbefore )|(?<=\bfrom )|(?<=\bafter ))(?P<m>{_MON})\s+(?P<d>\d{{1,2}})\b(?!\s*,?\s*(?:19|20)\d\d|\d)", _coming_day),
        (r"\bon\s+the\s+(\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:of\s+(?!this\b)|day|floor|anniversary|\w+\s+of))", _this_month_day),
        (r"\byesterday\b", lambda _, p: (_iso(p - dt.timedelta(days=1)),) * 2),
        (r"\btoday\b(?![’']s)", lambda _, p: (_iso(p),) * 2),
        (r"\b(\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(years?|months?|weeks?|days?)\s+(?:ago|earlier)\b", _ago),
        (r"\bthe\s+(?:past|last)\s+year\b|过去一年|지난\s?1년", _rolling(12)),
        (r"\b(?:on|last)\s+(?P<w>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b", _weekday),
        (rf"\b(?:on\s+)?(?P<m>{_MON})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*,?\s*(?:19|20)\d\d|\d)", _month_day),
        (rf"\b(?P<d>\d{{1,2}})\s+(?P<m>{_MON})\b(?!\s*,?\s*(?:19|20)\d\d)", _month_day),
        (rf"\b(?:in|since|until|during|of|early|late|mid-?)\s*(?P<m>{_MON})\b(?!\s*(?:of\s+)?,?\s*(?:19|20)?\d\d)", _bare_month),
        (rf"\bbetween\s+(?P<m>{_MON})\s+and\s+(?P<n>{_MON})\b(?!\s*(?:of\s+)?,?\s*(?:19|20)?\d\d)", _months),
        (rf"\bfrom\s+(?P<m>{_MON})\s+(?:to|until|through)\s+(?P<n>{_MON})\b(?!\s*(?:of\s+)?,?\s*(?:19|20)?\d\d)", _months),
        (r"\bthe\s+year\s+to\s+(?P<m>" + _MON + r")\s+(?P<y>(?:19|20)\d\d)\b", lambda m, _: (_month(int(m["y"]), _MONTHS[m["m"].lower()] - 11), _month(int(m["y"]), _MONTHS[m["m"].lower()]))),
        (r"\b(?:in|over|during|for)\s+the\s+(?:past|last|previous)\s+(?:twelve|12)\s+months\b", _rolling(12)),
        (r"\b(?:the|a)\s+year\s+(?:before|earlier|previously)\b", _year_before),
        (r"\b((?:19|20)\d\d)\s+and\s+((?:19|20)\d\d)\b", lambda m, _: (m[1], m[2]) if int(m[2]) == int(m[1]) + 1 else None),
        # Chinese
        (r"(去年|前年|今年)前([二三])个?季度", lambda m, p: (f"{_year_of(m[1], p)}-01", f"{_year_of(m[1], p)}-{3 * int(wide_number(m[2]) or 0):02d}")),
        (r"下个?月", lambda _, p: (_month(p.year, p.month + 1),) * 2),
        (r"(?<![年\d个每当次\-至])(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份|初|底|末|中旬|以来|起)?(?![\d一二三四五六七八九十])", _wide_month),
        (r"(去年|前年|今年|明年)(上|下)半年", lambda m, p: _part_of_year(_year_of(m[1], p), m[2])),
        (r"((?:19|20)\d\d)年(上|下)半年", lambda m, _: _part_of_year(int(m[1]), m[2])),
        (r"(去年|前年|今年)第?([一二三四])季度", lambda m, p: _quarter(_year_of(m[1], p), m[2])),
        (r"(去年|前年|今年|明年)(\d{1,2}|十?[一二三四五六七八九]|十[一二]?)月(?:份)?(?:(\d{1,2})[日号])?", lambda m, p: _dated(_year_of(m[1], p), m[2], m[3])),
        (r"去年|前年|今年|明年", lambda m, p: (str(_year_of(m[0], p)),) * 2),
        (r"上个?月", lambda _, p: (_month(p.year, p.month - 1),) * 2),
        (r"本月|这个月", lambda _, p: (_month(p.year, p.month),) * 2),
        (r"昨天|昨日", lambda _, p: (_iso(p - dt.timedelta(days=1)),) * 2),
        (r"今天|今日", lambda _, p: (_iso(p),) * 2),
        (r"([一二两三四五六七八九十]|\d+)(年|个月|周|天)(?:之)?前", _ago),
        # Korean
        (r"(지난해|작년|올해|재작년|내년)\s?(상|하)반기", lambda m, p: _part_of_year(_year_of(m[1], p), m[2])),
        (r"((?:19|20)\d\d)년\s?(상|하)반기", lambda m, _: _part_of_year(int(m[1]), m[2])),
        (r"(지난해|작년|올해|재작년|내년)\s?([1-4])\s?분기", lambda m, p: _quarter(_year_of(m[1], p), m[2])),
        (r"(지난해|작년|올해|재작년|내년)\s?(\d{1,2})월(?:\s?(\d{1,2})일)?", lambda m, p: _dated(_year_of(m[1], p), m[2], m[3])),
        (r"지난해|작년|올해|재작년|내년|금년", lambda m, p: (str(_year_of(m[0], p)),) * 2),
        (r"지난\s?달", lambda _, p: (_month(p.year, p.month - 1),) * 2),
        (r"이달|이번\s?달", lambda _, p: (_month(p.year, p.month),) * 2),
        (r"지난\s?(\d{1,2})월(?!\s?\d)", _bare_month),
        (r"지난\s?(\d{1,2})일(?!간|\s?동안)", _this_month_day),
        (r"(?<![\d년])\s?(\d{1,2})월(?=부터|에|까지|말|초|\s?중순|\s?이후|\s?들어)", _wide_month),
        (r"어제", lambda _, p: (_iso(p - dt.timedelta(days=1)),) * 2),
        (r"(\d+|[한두세])\s?(년|개월|주|달)\s?전", lambda m, p: _ago(m, p) if m[1].isdigit() else None),
    )
)  # fmt: skip


def _week(published: dt.date, back: int) -> Made:
    monday = published - dt.timedelta(days=published.weekday() + 7 * back)
    return _iso(monday), _iso(monday + dt.timedelta(days=6))


def _dated(year: int, month_text: str, day_text: str | None) -> Made:
    month = int(wide_number(month_text) or 0)
    if not 1 <= month <= 12:
        return None
    if not day_text:
        return (_month(year, month),) * 2
    try:
        return (_iso(dt.date(year, month, int(day_text))),) * 2
    except ValueError:
        return None


def find_times(text: str, published: dt.date | None = None, year: int | None = None) -> list[Time]:
    """Return the times that a text gives, in its order.

    Args:
        published: the day from which "last year" counts; without it such words give nothing.
        year: the year that the text before spoke of, for "that June".

    >>> found = find_times("Orders rose in the second half of last year, and since 2015.", dt.date(2026, 2, 11))
    >>> [(one.first, one.last, one.open) for one in found]
    [('2025-07', '2025-12', ''), ('2015', '2015', 'since')]
    """
    found: list[Time] = []
    for one in (*_that(text, year), *_written(text), *_relative(text, published), *_years(text)):
        if all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


_THAT_TIME: Final = re.compile(
    rf"\b(?:(?:(?P<d>\d{{1,2}})\s+)?(?P<m>{_MON})\s+(?:of\s+)?(?:that|the\s+same)\s+year|(?:that|the\s+same)\s+(?P<n>{_MON})|(?:that|the\s+same)\s+year|the\s+(?:following|next)\s+year|a\s+year\s+later|(?:that|the\s+same)\s+(?P<p>spring|summer|autumn|fall|winter))\b",
    re.IGNORECASE,
)


def _that(text: str, year: int | None) -> Iterator[Time]:
    """Yield "that June", "September of that year" and "the following year", from a year given before."""
    for match in _THAT_TIME.finditer(text):
        years = re.findall(r"(?<![\d,.$])((?:19|20)\d\d)(?![\d,])", text[: match.start()])
        base = int(years[-1]) if years else year
        if base is None or match["p"]:
            continue
        base += bool(re.search(r"following|next|later", match.group(), re.IGNORECASE))
        word = (match["m"] or match["n"] or "").lower()
        short = _month(base, _MONTHS[word]) if word else str(base)
        yield _time(text, match.start(), match.end(), short, short, relative=True)


def _relative(text: str, published: dt.date | None) -> Iterator[Time]:
    if published is None:
        return
    for pattern, rule in _RULES:
        for match in pattern.finditer(text):
            if made := rule(match, published):
                yield _time(text, match.start(), match.end(), *made, relative=True)


def _written(text: str) -> Iterator[Time]:
    for day in find_days(text):
        if day.first is None or day.last is None or not (day.certain or day.readings):
            continue
        first, last = _short(day.first, day.last)
        year = re.search(r"(?:19|20)\d\d", day.text) if day.grain == "year" else None
        start = day.start + year.start() if year else day.start
        yield _time(text, start, day.end, first, last)


def _years(text: str) -> Iterator[Time]:
    for match in _YEAR.finditer(text):
        year = match.group()
        last = f"{int(year[:4]) + 9}" if year.endswith("s") else year
        yield _time(text, match.start(), match.end(), year[:4], last)


def _time(text: str, start: int, end: int, first: str, last: str, *, relative: bool = False) -> Time:
    lead = text[max(0, start - 24) : start]
    opened = (
        "since"
        if _SINCE.search(lead)
        or _SINCE_AFTER.match(text, end)
        or re.match(r"since\b", text[start:end], re.IGNORECASE)
        else ""
    )
    return Time(
        start=start,
        end=end,
        first=first,
        last=last,
        relative=relative,
        open=opened
        or (
            "until"
            if _UNTIL.search(lead)
            or re.match(r"(?:by|until|till|before)\s", text[start : start + 6], re.IGNORECASE)
            else ""
        ),
    )


def _short(first: dt.date, last: dt.date) -> tuple[str, str]:
    """Return two days as the shortest ISO texts that mean the same span."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year), str(last.year)
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        return first.isoformat()[:7], last.isoformat()[:7]
    return first.isoformat(), last.isoformat()


def span_of(time: Time) -> Span:
    """Return the place of a time."""
    return Span(start=time.start, end=time.end)

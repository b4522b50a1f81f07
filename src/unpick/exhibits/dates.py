"""Days as documents write them, in English, Chinese and Korean; what is ambiguous stays ambiguous."""

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from unpick.exhibits.notes_forms import FORMS, OPEN, SHUT, YEAR, DayContext, FoundDay

__all__ = ["FoundDay", "find_days", "order_of"]

_ID_BEFORE: Final = re.compile(
    r"(?:\b(?:no|nos|number|nr|ref|hs|hts|htsus|code|codes|heading|subheading|tel|phone|fax|mobile|id)\b\.?|#|号码|编号|번호|전화|电话)\s*[:：.]?\s*$",
    re.IGNORECASE,
)
_ID_BEFORE_MONTH: Final = re.compile(
    r"\b(?:po|p/o|invoice|inv|order|lot|style|batch|annex|exhibit)\s*[:：.#]?\s*$", re.IGNORECASE
)
_SLASHED: Final = re.compile(rf"{OPEN}(\d{{1,2}})[/-](\d{{1,2}})[/-](?:{YEAR}|\d{{2}}){SHUT}")
_BETWEEN: Final = re.compile(
    r"\s*\.?\s*(?:-|–|—|~|～|to|until|till|through|thru|up to|至|到|부터|에서|일부터|起至)\s*(?:the\s+)?",
    re.IGNORECASE,
)
_AND: Final = re.compile(r"\s*(?:and|与|和)\s*", re.IGNORECASE)
_MONTH: Final = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)
_HINT: Final = re.compile(r"\d|[一二三四五六七八九十]月")


def order_of(text: str) -> str:
    """Return mdy or dmy when days of the text can be read in one order only, and all in the same; else ''.

    >>> order_of("shipped 03/25/2021, paid 04/05/2021"), order_of("25/03/2021 and 03/25/2021")
    ('mdy', '')
    """
    orders = set()
    for match in _SLASHED.finditer(text):
        a, b = int(match[1]), int(match[2])
        if a > 12 >= b >= 1 and a <= 31 and len(match.group()) >= 9:
            orders.add("dmy")
        elif b > 12 >= a >= 1 and b <= 31:
            orders.add("mdy")
    return orders.pop() if len(orders) == 1 else ""


def find_days(text: str, order: str | None = None, *, year: int | None = None) -> list[FoundDay]:
    """Return the days that stand in a text, in the order of the text.

    Args:
        order: mdy, dmy or ymd for days in digits alone; None asks the text itself, '' leaves them open.
        year: the year of a day without one at the start of the text; else such days are left out.

    >>> [str(day.first) for day in find_days("Audited on 3-5 November 2020; report of 2020年11月9日")]
    ['2020-11-03', '2020-11-09']
    """
    if not _HINT.search(text):
        return []
    taken: list[tuple[int, int]] = []
    hits: list[tuple[re.Match[str], Callable[[re.Match[str], DayContext], FoundDay | None]]] = []
    for pattern, parts in _forms_for(text):
        for match in pattern.finditer(text):
            if _free(match, taken) and not _is_number(match, text):
                taken.append(match.span())
                hits.append((match, parts))
    context = DayContext(order_of(text) if order is None else order, year)
    found = (parts(match, context) for match, parts in sorted(hits, key=lambda hit: hit[0].start()))
    return list(_joined(text, [day for day in found if day is not None]))


@functools.lru_cache(maxsize=16)
def _forms(
    month: bool, chinese: bool, korean: bool
) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str], DayContext], FoundDay | None]], ...]:
    kept = []
    for pattern, parts in FORMS:
        words = pattern.pattern
        needs = (
            (month, "jan(?:uary)" in words),
            (chinese, "月" in words or "年" in words),
            (korean, "월" in words or "년" in words),
        )
        asked = [has for has, need in needs if need]
        if not asked or any(asked):
            kept.append((pattern, parts))
    return tuple(kept)


def _forms_for(
    text: str,
) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str], DayContext], FoundDay | None]], ...]:
    """Return the forms that can occur in a text: month names and scripts that it lacks need no look."""
    wide = not text.isascii()
    return _forms(
        bool(_MONTH.search(text)),
        wide and ("年" in text or "月" in text),
        wide and ("년" in text or "월" in text),
    )


def _free(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return all(match.end() <= start or match.start() >= end for start, end in taken)


def _is_number(match: re.Match[str], text: str) -> bool:
    """Tell whether the digits are a number of something: after No., tel, HS, or a month-like order number."""
    before = text[max(0, match.start() - 16) : match.start()]
    if not match.group()[0].isdigit() or re.search(r"[^\W\d]", match.group()):
        return False
    short = len(re.findall(r"\d+", match.group())) == 2
    return bool(_ID_BEFORE.search(before) or (short and _ID_BEFORE_MONTH.search(before)))


def _joined(text: str, days: list[FoundDay]) -> Iterator[FoundDay]:
    """Yield the days, two that form a span as one."""
    at = 0
    while at < len(days):
        day = days[at]
        follower = days[at + 1] if at + 1 < len(days) else None
        if follower and _is_span(text, day, follower):
            yield _span(text, day, follower)
            at += 2
            continue
        yield day
        at += 1


def _is_span(text: str, day: FoundDay, follower: FoundDay) -> bool:
    if not (day.first and follower.last and day.last) or day.first > follower.last:
        return False
    if "span" in (day.grain, follower.grain) or (day.grain == "year") != (follower.grain == "year"):
        return False
    gap = text[day.end : follower.start]
    if follower.grain == "year":
        gap += re.split(r"\d", follower.text)[0]
    if _BETWEEN.fullmatch(gap):
        return True
    return bool(
        _AND.fullmatch(gap) and re.search(r"\bbetween\s+(?:the\s+)?$", text[: day.start], re.IGNORECASE)
    )


def _span(text: str, day: FoundDay, follower: FoundDay) -> FoundDay:
    readings = tuple(
        f"{first}/{last}"
        for first, last in zip(
            day.readings or (str(day.first),), follower.readings or (str(follower.last),), strict=False
        )
        if (day.readings or follower.readings) and first <= last
    )
    return replace(
        day,
        end=follower.end,
        text=text[day.start : follower.end],
        last=follower.last,
        readings=readings,
        certain=day.certain and follower.certain,
        method=day.method if not day.certain else follower.method,
        grain="span",
    )

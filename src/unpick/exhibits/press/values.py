"""Figures with unit and bound: what number, of what, per what, and whether exact, at least, up to or about."""

import functools
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from unpick.exhibits.press.bounds import bound_around
from unpick.exhibits.press.implied import (
    again,
    changes,
    elided,
    free_days,
    gapped,
    is_compared,
    parted,
    visited,
)
from unpick.exhibits.press.labels import is_clock, is_label
from unpick.exhibits.press.nouns import bare_rate, noun_before, number_of, of_goods, of_them, workforce
from unpick.exhibits.press.numbers import Number, find_numbers
from unpick.exhibits.press.per import per_of
from unpick.exhibits.press.proposal import Quantity, Span
from unpick.exhibits.press.ratios import exchanged, headed, ordinals, out_of, singles, who_went
from unpick.exhibits.press.units import Unit, low_end, rows_of, units

__all__ = ["find_quantities"]

_PERCENT: Final = re.compile(
    r"\s?(?:%|％|per\s?cent\b|percent(?:age)?\b(?!\s*points?)|pct\b|pc\b|퍼센트|프로)|\s?(?:-?percentage[- ]points?|%p|%\s?포인트|个百分点)"
)
_JOIN: Final = re.compile(
    r"\s*(?:[-–—~～∼〜]|,\s*(?:sometimes|occasionally|maybe|perhaps|at\s+times|even|or|and\s+sometimes)|(?:or\s+)?(?:sometimes|occasionally)|to|and|or|至|到|或|에서|부터|내지)\s*(?:(?:US|C|A|HK)?[$€£¥]\s?|(?:USD|EUR|GBP|RMB|CNY|MYR|RM|KRW|JPY|INR|BDT)\s?)?",
    re.IGNORECASE,
)
_PART_OF: Final = re.compile(
    r"\s*(?:out\s+of|of|from(?:\s+among)?|in)\s+(?:(?:the|its|their|his|her|a total of|some|about|these|our|all|(?:[A-Za-z][\w-]*\s+){0,3}[A-Za-z][\w-]*[’']s?)\s+)*"
)
_FROM_TO: Final = re.compile(
    r".*from [$€£]?\|\s+to\s+(?:about\s+|some\s+|just\s+|only\s+|more\s+than\s+)?[$€£]?",
    re.IGNORECASE | re.DOTALL,
)
_NOT_BUT: Final = re.compile(r"not\s*\|\s*,?\s+but\s+(?:about\s+|some\s+|only\s+)?", re.IGNORECASE)
_UNIT_TWICE: Final = re.compile(
    r"\s?(시간|명|벌|개|톤|위안|小时|个小时|人|名|吨|件|hours?|tons?|tonnes?|percent|yuan)(?=\s*(?:에서|부터|~|至|到|to|or|and)\s*)"
)
_RESTATES: Final = re.compile(
    r"[\s,(（]*(?:or|that is|equal to|equivalent to|i\.e\.|约合|合|折合|or about|의|약)?[\s,(（]*",
    re.IGNORECASE,
)
_RATED: Final = ("time", "weight", "count")
_ONE_EACH: Final = re.compile(
    r"\s?(?:개|벌|장|쌍|켤레|명|인|kg|톤|킬로)?(?:당|에|의)(?=\s?(?:약\s?)?[\d가-힣])"
)
"""Korean "per one": 한 벌에, 1인당."""
_SHIFT: Final = re.compile(r"[\s-]+(?:work\s*)?(?:shifts?|days?|workdays?)\b")
_NOUNS: Final = "工人|员工|劳工|女工|职工|劳动者|劳务人员|囚犯|노동자|근로자|직원|종업원|여공|수감자|죄수|여성|妇女|방문자|방문객"
_WHO: Final = re.compile(rf"(?:朝鲜|中国|女|维吾尔族?|的|\s?(?:의|인)\s|\s)?(?:북한\s)?({_NOUNS})")
_WHO_BEFORE: Final = re.compile(
    rf"({_NOUNS})(?:\s?(?:은|는|이|가|을|를|의|수는|总数|人数))?\s?(?:약|총|모두|최소|최대|共|约|有|达|近|超过|至少)?\s?$"
)
_WHO_OF: Final = {"囚犯": "prisoners", "수감자": "prisoners", "죄수": "prisoners", "여성": "women", "妇女": "women", "방문자": "visitors", "방문객": "visitors"}  # fmt: skip


@functools.cache
def _currencies() -> tuple[tuple[str, Decimal, re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    return tuple(
        (
            row["currency"],
            Decimal(row["factor"]),
            re.compile(rf"(?:{row['before']})\s?$") if row["before"] else None,
            re.compile(
                rf"(?:\s?[多余餘여])?[”\"’]?\s?-?(?:(?:worth|or so)\s+)?(?:{row['after']})", re.IGNORECASE
            )
            if row["after"]
            else None,
        )
        for row in rows_of("money.csv")
    )


def find_quantities(
    text: str,
    taken: Sequence[Span] = (),
    goods: Sequence[int] = (),
    before: Sequence[Quantity] = (),
    near: str = "",
) -> list[Quantity]:
    """Return the figures of one sentence, in its order; bare numbers without a unit are left out.

    Args:
        taken: places of days, names and laws, whose digits are no figures. goods: where words for goods begin: they are pieces.
        near: the text before the sentence in its paragraph. before: figures of the sentence before in its paragraph, whose units "74 of them" and "the figure nearer 5,000" take.

    >>> [(one.bound, str(one.value), one.unit) for one in find_quantities("Workers cannot earn more than three yuan daily.")]
    [('<=', '3', 'CNY per day')]
    >>> [(one.bound, str(one.value), str(one.high), one.unit) for one in find_quantities("between 200 and 250 North Korean workers")]
    [('between', '200', '250', 'workers')]
    """
    taken = [*taken, *(Span(start=start, end=end) for start, end in exchanged(text))]
    found = [
        *changes(text, taken),
        *visited(text),
        *free_days(text, taken),
        *ordinals(text),
        *singles(text),
        *out_of(text),
    ]
    used = [*taken, *(Span(start=one.at, end=one.end) for one in found)]
    numbers = [
        one
        for one in find_numbers(text, used)
        if not one.vague
        and not is_clock(text, one)
        and not (one.value == 1 and re.search(r"\bnot\s+$", text[: one.start]))
        and not is_label(text, one)
        and not (one.value == 1 and _ONE_EACH.match(text, one.end))
    ]
    at = 0
    while at < len(numbers):
        first = numbers[at]
        second = numbers[at + 1] if at + 1 < len(numbers) else None
        paired = second is not None and _is_range(text, first, second)
        last = second if paired and second is not None else first
        after = numbers[at + 1 + paired] if at + 1 + paired < len(numbers) else None
        one = (
            _quantity(text, first, last, after, goods)
            or parted(text, first, last, found)
            or _bounded(text, first, last, of_them(text, first, last, found, before))
            or _bounded(text, first, last, who_went(text, first, last, before, near))
            or elided(text, first, last, found)
            or _bounded(text, first, last, headed(text, first, last))
            or _bounded(text, first, last, number_of(text, first, last))
            or gapped(text, first, last, found)
            or again(text, first, last, found, before)
        )
        if (
            one is None
            and second is not None
            and (
                _FROM_TO.fullmatch(
                    text[max(0, first.start - 6) : first.start] + "|" + text[last.end : second.start]
                )
                or _NOT_BUT.fullmatch(
                    text[max(0, first.start - 4) : first.start] + "|" + text[last.end : second.start]
                )
            )
        ):
            # "from 400,000 to 150,000 dolls": the first has the unit of the second.
            one = _quantity(text, second, second, None, goods)
            one = (
                replace(one, start=first.start, end=last.end, at=first.start, value=first.value, bound="=")
                if one
                else None
            )
        if one is not None:
            whole = (
                bool(found)
                and bool(_PART_OF.fullmatch(text[found[-1].end : first.start]))
                and found[-1].unit == one.unit
            )
            found.append(
                replace(
                    one,
                    whole=whole,
                    compared=one.compared
                    or (bool(found) and is_compared(text, first.start) and found[-1].unit == one.unit),
                )
            )
        at += 1 + paired
    return _same_rate(text, sorted(found, key=lambda one: one.start))


def _bounded(text: str, first: Number, last: Number, found: Quantity | None) -> Quantity | None:
    """Return a figure with the bound of the words around it."""
    if found is None:
        return None
    if found.high is not None:
        return replace(found, bound="between")
    bound, start, end = bound_around(text, first.start, last.end, found)
    return replace(found, bound=bound, start=min(start, found.start), end=max(end, found.end))


def _same_rate(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Give a sum that restates the one before it ("one yuan, or about 14 cents") the same "per"."""
    told: list[Quantity] = []
    for one in found:
        last = told[-1] if told else None
        if last and one.kind == last.kind == "money" and last.per and not one.per:
            restated = _RESTATES.fullmatch(text[last.end : one.start])
            if restated or (
                one.unit == last.unit.split(" per ")[0] and last.per in ("day", "month", "piece", "pair")
            ):
                one = replace(one, per=last.per, unit=f"{one.unit} per {last.per}")
        told.append(one)
    return told


def _is_range(text: str, first: Number, second: Number) -> bool:
    gap = text[first.end : second.start]
    if first.words and second.words and gap == ", " and first.value < second.value <= first.value * 2:
        # "sixty, seventy crossings", "five, six weeks".
        return True
    middle = _PERCENT.match(gap)
    if middle and not _PERCENT.match(text, second.end):
        return False
    gap = gap[middle.end() :] if middle else gap
    twice = _UNIT_TWICE.match(gap)
    if twice and re.match(rf"\s?{re.escape(twice[1])}", text[second.end :]):
        gap = gap[twice.end() :]
    for _, _, _, after in _currencies():
        if after and (unit := after.match(gap)) and len(unit.group().strip()) > 0:
            gap = gap[unit.end() :]
            break
    if not _JOIN.fullmatch(gap) or first.share != second.share:
        return False
    word = gap.strip().lower().lstrip("$€£¥ ")
    before = text[max(0, first.start - 30) : first.start]
    if word.startswith("and") and not re.search(r"\bbetween\s+(?:\S+\s+)?\S?$", before, re.IGNORECASE):
        return False
    if word.startswith(("to", "到", "至")) and re.search(
        r"\b(?:ris(?:e|es|en|ing)|fall(?:s|en)?|go(?:es)?|went|grow\w*|shr[aiu]nk\w*|rose|fell|grew|increas\w+|dropp\w+|declin\w+|cut|rais\w+|jump\w+|climb\w+|doubl\w+)\b[^.;]*\bfrom\s+\S?$|从\s?$|由\s?$",
        before,
        re.IGNORECASE,
    ):
        return False
    return first.value < second.value


def _quantity(
    text: str, first: Number, last: Number, after: Number | None, goods: Sequence[int]
) -> Quantity | None:
    found = (
        _money(text, first, last)
        or _share(text, first, last)
        or workforce(text, first, last)
        or _of_total(text, first, last, after)
        or _counted(text, first, last)
        or of_goods(text, first, last, goods)
        or noun_before(text, first, last)
        or bare_rate(text, first, last, goods)
    )
    if found is None:
        return None
    bound, start, end = bound_around(text, first.start, last.end, found)
    bound = "between" if found.high is not None else bound
    return replace(found, bound=bound, start=min(start, found.start), end=max(end, found.end))


_WEIGHT: Final = re.compile(
    r"\s*pounds?\s+of\s+(?!sterling|compensation|damages|fees|debt|wages|sales|revenue|profit|fines?|taxpayers|public|aid)",
    re.IGNORECASE,
)
_WEIGHED: Final = re.compile(r"\bweigh(?:s|ed|ing|t)?\b[^.;]{0,40}$", re.IGNORECASE)
"""Pounds that are a weight."""


def _money(text: str, first: Number, last: Number) -> Quantity | None:
    before, after = text[max(0, first.start - 8) : first.start], text[last.end : last.end + 40]
    for currency, factor, prefix, suffix in _currencies():
        lead = prefix.search(before) if prefix else None
        tail = suffix.match(after) if suffix else None
        if lead is None and tail is None:
            continue
        if (
            currency == "GBP"
            and lead is None
            and (_WEIGHT.match(after) or _WEIGHED.search(text[: first.start]))
        ):
            return None
        start = first.start - (len(before) - lead.start()) if lead else first.start
        end = last.end + tail.end() if tail else last.end
        per, end = per_of(text, start, end)
        unit = f"{currency} per {per}" if per else currency
        return Quantity(
            start=start,
            end=end,
            at=first.start,
            value=_plain(low_end(first, last) * factor),
            high=_plain(last.value * factor) if last is not first else None,
            unit=unit,
            kind="money",
            per=per,
        )
    return None


def _share(text: str, first: Number, last: Number) -> Quantity | None:
    percent = _PERCENT.match(text, last.end)
    if percent is None and not last.share:
        return None
    by = Decimal(100) if percent else Decimal(1)
    end = percent.end() if percent else last.end
    noun = re.match(r"\s+(?:of\s+)?((?:\w[\w'’-]*\s*){1,6})", text[end:])
    return Quantity(
        start=first.start,
        end=end,
        at=first.start,
        value=_plain(first.value / by),
        high=_plain(last.value / by) if last is not first else None,
        unit="share",
        kind="share",
        noun=noun[1].strip() if noun else "",
    )


def _plain(value: Decimal) -> Decimal:
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


_HEADS: Final = ("workers", "people", "women", "prisoners", "children", "households")
"""What is counted by heads has no "per": an annual report with 190 employees is none a year."""


def _counted(text: str, first: Number, last: Number) -> Quantity | None:
    best: tuple[int, Unit, re.Match[str]] | None = None
    for unit in units():
        match = unit.english.match(text, last.end)
        if match is None and unit.wide is not None:
            match = unit.wide.match(text, last.end)
        # The nearest noun wins; of two at one place the longer. Chinese and Korean counters stand at the number.
        if match and (best is None or _nearer(match, best[2])):
            best = (match.end(), unit, match)
    if best is None:
        return None
    end, unit, match = best
    # "38 garment firms": the last noun of a compound is what is counted.
    for other in units():
        if other is not unit and (
            after := re.compile(rf"\s+(?:{other.bare.pattern})\b", re.IGNORECASE).match(text, end)
        ):
            unit, end = other, after.end()
            break
    name, end = _people(text, first.start, end) if unit.unit == "people" else (unit.unit, end)
    per, end = (
        per_of(text, first.start, end) if unit.kind in _RATED and unit.unit not in _HEADS else ("", end)
    )
    if unit.unit == "hours" and (shift := _SHIFT.match(text, end)):
        per, end = "day", shift.end()
    if per == "worker" or per == name.rstrip("s") or (unit.kind == "time" and per in ("piece", "pair")):
        per = ""
    return Quantity(
        start=first.start,
        end=end,
        at=first.start,
        value=low_end(first, last),
        high=last.value if last is not first else None,
        unit=f"{name} per {per}" if per else name,
        kind=unit.kind,
        noun=match.group().strip(),
        per=per,
    )


def _nearer(one: re.Match[str], other: re.Match[str]) -> bool:
    wide = any(ord(letter) > 0x2E80 for letter in one.group() + other.group())
    if wide:
        return one.end() > other.end()
    return (one.start(1), -one.end()) < (other.start(1), -other.end())


def _people(text: str, start: int, end: int) -> tuple[str, int]:
    """Return who the people of a Chinese or Korean counter are, from the noun after it or before the number."""
    after = _WHO.match(text, end)
    if after:
        return _WHO_OF.get(after[1], "workers"), after.end()
    before = _WHO_BEFORE.search(text[max(0, start - 16) : start])
    return (_WHO_OF.get(before[1], "workers") if before else "people"), end


def _of_total(text: str, first: Number, last: Number, after: Number | None) -> Quantity | None:
    """Read "ten out of 49 workers" and "6 of the 11 shipments": the part has the unit of the whole."""
    if after is None or not _PART_OF.fullmatch(text[last.end : after.start]):
        return None
    whole = _counted(text, after, after)
    if whole is None:
        return None
    return replace(
        whole,
        start=first.start,
        end=last.end,
        at=first.start,
        value=first.value,
        high=last.value if last is not first else None,
    )

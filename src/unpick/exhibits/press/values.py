"""Figures with unit and bound: what number, of what, per what, and whether exact, at least, up to or about."""

import csv
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from unpick.exhibits.press.bounds import bound_around
from unpick.exhibits.press.implied import changes, elided, is_compared, visited
from unpick.exhibits.press.numbers import Number, find_numbers
from unpick.exhibits.press.proposal import Quantity, Span
from unpick.model.bundled import bundled_bytes
from unpick.model.errors import UnreadableFile

__all__ = ["TABLES", "find_quantities", "rows_of"]

TABLES: Final = "unpick.exhibits.press.tables"

_GAP: Final = (
    r"(?:\s*\([^)]{1,40}\))?\s*-?\s*(?:of\s+(?:the|its|their|these|those|his|her|our|my)\s+)?(?:(?:more|other|such)\s+)?"
    r"(?:(?!(?:of|in|at|on|to|for|from|by|with|and|or|were|was|are|is|had|have|has|who|that|which|between|after|before|during|percent|yuan|dollars?)\b)[A-Za-z][\w'’-]*,?\s+){0,4}?"
)
"""What may stand between a number and its noun: up to four words that open no phrase ("200 North Korean female workers")."""

_PERCENT: Final = re.compile(
    r"\s?(?:%|％|per\s?cent\b|percent(?:age)?\b(?!\s*points?)|pct\b|퍼센트|프로)|\s?(?:-?percentage[- ]points?|%p|%\s?포인트|个百分点)"
)
_JOIN: Final = re.compile(
    r"\s*(?:[-–—~～∼〜]|to|and|or|至|到|或|에서|부터|내지)\s*(?:(?:US|C|A|HK)?[$€£¥]\s?)?", re.IGNORECASE
)
_PART_OF: Final = re.compile(
    r"\s*(?:out\s+of|of|from(?:\s+among)?|in)\s+(?:(?:the|its|a total of|some|about|these|our)\s+)*"
)
_RESTATES: Final = re.compile(
    r"[\s,(（]*(?:or|that is|equal to|equivalent to|i\.e\.|约合|合|折合|or about|의|약)?[\s,(（]*",
    re.IGNORECASE,
)
_PER: Final = re.compile(
    r"(?:\s*\([^)]{1,30}\))?\s*(?:(?:per|an?|each|every|for (?:each|every|a|one)|/)\s*(?:single\s+|finished\s+|working\s+|calendar\s+)?"
    r"(?:([A-Za-z]+?)(?:es|s)?\b)|(apiece|each\b|a\s?piece|daily|a\s?day|monthly|weekly|hourly|yearly|annually))",
    re.IGNORECASE,
)
_PER_OF: Final = {
    "piece": "piece", "item": "piece", "garment": "piece", "unit": "piece", "article": "piece", "shirt": "piece", "jacket": "piece",
    "dress": "piece", "wig": "piece", "doll": "piece", "hat": "piece", "mask": "piece", "coverall": "piece", "bag": "piece",
    "apiece": "piece", "each": "piece", "a piece": "piece", "pair": "pair", "set": "set", "dozen": "dozen", "day": "day", "daily": "day",
    "shift": "day", "month": "month", "monthly": "month", "week": "week", "weekly": "week", "hour": "hour", "hourly": "hour",
    "year": "year", "yearly": "year", "annually": "year", "annum": "year", "worker": "worker", "person": "worker", "head": "worker",
    "employee": "worker", "laborer": "worker", "ton": "ton", "tonne": "ton", "kilogram": "kg", "kilo": "kg", "kg": "kg", "shipment": "shipment",
    "container": "container", "flower": "piece", "blanket": "piece", "cushion": "piece", "toy": "piece", "sweater": "piece", "uniform": "piece",
}  # fmt: skip
_PER_BEFORE: Final = (
    ("piece", r"\bunit prices?\b|\bpiece[- ]rates?\b|\bper[- ]piece\b|每(?:件|个|条|顶|只|套)|一件|单价|单件|하나에|하나당|개당|벌당|장당|점당|한\s?(?:벌|개|장|켤레)에?|단가"),
    ("day", r"\b(?:daily|a day's|day) (?:wages?|pay|earnings?|income|quota|target|output)\b|\b(?:each|every|a|per) day\b|\bdaily\b|每天|每日|日薪|日工资|一天|日均|하루|매일|일당|일일|1일"),
    ("month", r"\b(?:monthly|month's)\b|\b(?:each|every|a|per) month\b|每月|月薪|月工资|每个月|一个月|한\s?달|매달|월급|매월|월\s?(?=\d|평균|약)|월평균"),
    ("pair", r"每(?:双|副|对)|켤레당|쌍당|한\s?쌍에"),
    ("week", r"\bweekly\b|\b(?:each|every|a|per) week\b|每周|每星期|일주일|매주|주당"),
    ("hour", r"\bhourly\b|\b(?:each|every|an|per) hour\b|每小时|시간당|시급"),
    ("year", r"\b(?:annual(?:ly)?|yearly)\b|\b(?:each|every|a|per) year\b|每年|年产|全年|매년|연간|한\s?해|해마다"),
)  # fmt: skip
_PER_RE: Final = tuple((unit, re.compile(pattern, re.IGNORECASE)) for unit, pattern in _PER_BEFORE)

_ZH_PER_AFTER: Final = re.compile(r"\s?(?:每|/|一)\s?(天|日|月|件|小时|年|吨|双)")
_ZH_PER: Final = {"天": "day", "日": "day", "月": "month", "件": "piece", "小时": "hour", "年": "year", "吨": "ton", "双": "pair"}  # fmt: skip

_RATED: Final = ("time", "weight", "count")
_SHIFT: Final = re.compile(r"[\s-]+(?:work\s*)?(?:shifts?|days?|workdays?)\b")
_NOUNS: Final = "工人|员工|劳工|女工|职工|劳动者|劳务人员|囚犯|노동자|근로자|직원|종업원|여공|수감자|죄수|여성|妇女|방문자|방문객"
_WHO: Final = re.compile(rf"(?:朝鲜|中国|女|维吾尔族?|的|\s?(?:의|인)\s|\s)?(?:북한\s)?({_NOUNS})")
_WHO_BEFORE: Final = re.compile(
    rf"({_NOUNS})(?:\s?(?:은|는|이|가|을|를|의|수는|总数|人数))?\s?(?:약|총|모두|최소|최대|共|约|有|达|近|超过|至少)?\s?$"
)
_WHO_OF: Final = {"囚犯": "prisoners", "수감자": "prisoners", "죄수": "prisoners", "여성": "women", "妇女": "women", "방문자": "visitors", "방문객": "visitors"}  # fmt: skip

_NOT_BEFORE: Final = re.compile(
    r"(?:\b(?:no|nos|number|section|sec|article|art|chapter|heading|headings|subheading|resolution|resolutions|order|hs|hts|page|pages|pp|figure|fig|table|"
    r"ruling|paragraph|para|part|title|line|room|gate|unit|camp|building|phase|category|model|tel|phone|aged?|version|group|grade|case|docket|act|law|covid|camp no|"
    r"kyo-?hwa-?so)\b\.?|§|#|№|第|제\s?|号|号码|번호)\s*(?:no\.?\s*)?[(]?$",
    re.IGNORECASE,
)
_NOT_AFTER: Final = re.compile(
    r"^(?:\s?(?:U\.?S\.?C|C\.?F\.?R|F\.R|Fed\.)|(?:st|nd|rd|th)\b|[-\s]year[-\s]old|:\d\d|\s?(?:a\.m|p\.m|am|pm)\b|号|條|条(?=规定|款)|조\b|항\b|호\b|세\b|살|岁|(?:대|th) |\s?o['’]clock|-bis)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    unit: str
    kind: str
    english: re.Pattern[str]
    wide: re.Pattern[str] | None


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of this room; a first column that begins with # is a remark."""
    text = bundled_bytes(TABLES, name).decode("utf-8")
    rows = csv.DictReader(text.splitlines())
    kept = [row for row in rows if not next(iter(row.values())).startswith("#")]
    if broken := [row for row in kept if None in row or None in row.values()]:
        raise UnreadableFile(
            f"{name}, row '{next(iter(broken[0].values()))}'",
            "it has another number of cells than the first line",
            "put cells with commas into quotation marks",
        )
    return kept


@functools.cache
def _units() -> tuple[_Unit, ...]:
    found = []
    for row in rows_of("units.csv"):
        wide = "|".join(part for part in (row["chinese"], row["korean"]) if part)
        found.append(
            _Unit(
                unit=row["unit"],
                kind=row["kind"],
                english=re.compile(rf"{_GAP}((?:{row['english']}))\b", re.IGNORECASE),
                wide=re.compile(rf"(?:\s?(?:多|余|餘|来|여))?(?:\s?[名个個位家批]|\s?명의)?(?:朝鲜|中国|女|维吾尔族?|北韩|북한\s|중국\s|여성\s)?\s?({wide})")
                if wide
                else None,
            )
        )  # fmt: skip
    return tuple(found)


@functools.cache
def _currencies() -> tuple[tuple[str, Decimal, re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    return tuple(
        (
            row["currency"],
            Decimal(row["factor"]),
            re.compile(rf"(?:{row['before']})\s?$") if row["before"] else None,
            re.compile(rf"(?:\s?[多余餘여])?\s?-?(?:(?:worth|or so)\s+)?(?:{row['after']})", re.IGNORECASE)
            if row["after"]
            else None,
        )
        for row in rows_of("money.csv")
    )


def find_quantities(text: str, taken: Sequence[Span] = (), goods: Sequence[int] = ()) -> list[Quantity]:
    """Return the figures of one sentence, in its order; bare numbers without a unit are left out.

    Args:
        taken: places of days, names and laws, whose digits are no figures. goods: where words for goods begin: they are pieces.

    >>> [(one.bound, str(one.value), one.unit) for one in find_quantities("Workers cannot earn more than three yuan daily.")]
    [('<=', '3', 'CNY per day')]
    >>> [(one.bound, str(one.value), str(one.high), one.unit) for one in find_quantities("between 200 and 250 North Korean workers")]
    [('between', '200', '250', 'workers')]
    """
    found = [*changes(text, taken), *visited(text)]
    used = [*taken, *(Span(start=one.at, end=one.end) for one in found)]
    numbers = [one for one in find_numbers(text, used) if not one.vague and not _is_label(text, one)]
    at = 0
    while at < len(numbers):
        first = numbers[at]
        second = numbers[at + 1] if at + 1 < len(numbers) else None
        paired = second is not None and _is_range(text, first, second)
        last = second if paired and second is not None else first
        after = numbers[at + 1 + paired] if at + 1 + paired < len(numbers) else None
        one = _quantity(text, first, last, after, goods) or elided(text, first, last, found)
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
                    compared=bool(found) and is_compared(text, first.start) and found[-1].unit == one.unit,
                )
            )
        at += 1 + paired
    return _same_rate(text, sorted(found, key=lambda one: one.start))


def _same_rate(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Give a sum that restates the one before it ("one yuan, or about 14 cents") the same "per"."""
    told: list[Quantity] = []
    for one in found:
        last = told[-1] if told else None
        if last and one.kind == last.kind == "money" and last.per and not one.per:
            restated = _RESTATES.fullmatch(text[last.end : one.start])
            if restated or (one.unit == last.unit.split(" per ")[0] and last.per in ("day", "month")):
                one = replace(one, per=last.per, unit=f"{one.unit} per {last.per}")
        told.append(one)
    return told


def _is_label(text: str, number: Number) -> bool:
    """Tell whether a number names something: a section, a resolution, an age, a clock time."""
    before, after = text[max(0, number.start - 24) : number.start], text[number.end : number.end + 14]
    if text[number.start - 1 : number.start] in ("[", "-", "/") and not before.rstrip("-/ ").endswith(
        tuple("0123456789%")
    ):
        return True
    return bool(_NOT_BEFORE.search(before) or _NOT_AFTER.match(after))


def _is_range(text: str, first: Number, second: Number) -> bool:
    gap = text[first.end : second.start]
    middle = _PERCENT.match(gap)
    if middle and not _PERCENT.match(text, second.end):
        return False
    gap = gap[middle.end() :] if middle else gap
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
        or _counted(text, first, last)
        or _of_total(text, first, last, after)
        or _of_goods(text, first, last, goods)
    )
    if found is None:
        return None
    bound, start, end = bound_around(text, first.start, last.end, found)
    bound = "between" if found.high is not None else bound
    return replace(found, bound=bound, start=min(start, found.start), end=max(end, found.end))


def _money(text: str, first: Number, last: Number) -> Quantity | None:
    before, after = text[max(0, first.start - 8) : first.start], text[last.end : last.end + 40]
    for currency, factor, prefix, suffix in _currencies():
        lead = prefix.search(before) if prefix else None
        tail = suffix.match(after) if suffix else None
        if lead is None and tail is None:
            continue
        start = first.start - (len(before) - lead.start()) if lead else first.start
        end = last.end + tail.end() if tail else last.end
        per, end = _per(text, start, end)
        unit = f"{currency} per {per}" if per else currency
        return Quantity(
            start=start,
            end=end,
            at=first.start,
            value=_plain(_low(first, last) * factor),
            high=_plain(last.value * factor) if last is not first else None,
            unit=unit,
            kind="money",
            per=per,
        )
    return None


def _low(first: Number, last: Number) -> Decimal:
    """Return the lower end of a range: in "2 to 3 million" the scale of the end is that of the beginning too."""
    return (
        first.value * last.scale
        if first.scale == 1 and first.value * last.scale < last.value
        else first.value
    )


_OF_GOODS: Final = re.compile(
    r"\s+of\s+(?:[a-z-]+\s+){0,2}?[a-z-]+(?=\s+(?:an?|per|every|each|daily|monthly|weekly)\b)"
)


def _per(text: str, start: int, end: int) -> tuple[str, int]:
    """Return per what a figure is, from the words after it, else before it in its clause; and where these end."""
    goods = _OF_GOODS.match(text, end)
    match = _PER.match(text, goods.end() if goods else end)
    if match:
        word = " ".join((match[1] or match[2]).lower().split())
        unit = _PER_OF.get(word) or _PER_OF.get(word + "e")
        if unit:
            return unit, match.end()
    if bare := re.compile(r"\s+(?:each|apiece)\b").match(text, end):
        return "piece", bare.end()
    wide = _ZH_PER_AFTER.match(text, end)
    if wide:
        return _ZH_PER[wide[1]], wide.end()
    clause = re.split(r"[,;，；。、]", text[max(0, start - 70) : start])[-1]
    ends = [(hit.end(), unit) for unit, pattern in _PER_RE for hit in pattern.finditer(clause)]
    return (max(ends)[1] if ends else ""), end


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


def _counted(text: str, first: Number, last: Number) -> Quantity | None:
    best: tuple[int, _Unit, re.Match[str]] | None = None
    for unit in _units():
        match = unit.english.match(text, last.end)
        if match is None and unit.wide is not None:
            match = unit.wide.match(text, last.end)
        # The nearest noun wins; of two at one place the longer.
        if match and (best is None or (match.start(1), -match.end()) < (best[2].start(1), -best[2].end())):
            best = (match.end(), unit, match)
    if best is None:
        return None
    end, unit, match = best
    name, end = _people(text, first.start, end) if unit.unit == "people" else (unit.unit, end)
    per, end = _per(text, first.start, end) if unit.kind in _RATED else ("", end)
    if unit.unit == "hours" and (shift := _SHIFT.match(text, end)):
        per, end = "day", shift.end()
    if per == "worker" or per == name.rstrip("s"):
        per = ""
    return Quantity(
        start=first.start,
        end=end,
        at=first.start,
        value=_low(first, last),
        high=last.value if last is not first else None,
        unit=f"{name} per {per}" if per else name,
        kind=unit.kind,
        noun=match.group().strip(),
        per=per,
    )


def _of_goods(text: str, first: Number, last: Number, goods: Sequence[int]) -> Quantity | None:
    """Read "180 linings per shift": goods that the table of units does not name are pieces."""
    gap = re.compile(rf"{_GAP}(?=[A-Za-z])").match(text, last.end)
    for start in goods:
        if last.end < start <= last.end + 40 and gap and re.fullmatch(rf"{_GAP}", text[last.end : start]):
            word = re.compile(r"[\w-]+(?: [\w-]+ling)?").match(text, start)
            end = word.end() if word else start
            per, end = _per(text, first.start, end)
            return Quantity(
                start=first.start, end=end, at=first.start, value=_low(first, last),
                high=last.value if last is not first else None, unit=f"pieces per {per}" if per and per != "piece" else "pieces",
                noun=text[start : word.end()] if word else "", per=per,
            )  # fmt: skip
    return None


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

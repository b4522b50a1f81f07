"""Per what a figure is: the words after it, else before it in its clause."""

import functools
import re
from typing import Final

from unpick.exhibits.press.units import units

__all__ = ["per_of"]

_PER: Final = re.compile(
    r"(?:\s*\([^)]{1,30}\))?\s*(?:(?:per|an?|each|every|for (?:each|every|a|one)|/)\s*(?:single\s+|full\s+|whole\s+|finished\s+|working\s+|calendar\s+)?"
    r"(?:([A-Za-z]+?)(?:es|s)?\b)|(apiece|each\b|a\s?piece|daily|a\s?day|monthly|weekly|hourly|yearly|annually))",
    re.IGNORECASE,
)
_PER_OF: Final = {
    "piece": "piece", "item": "piece", "garment": "piece", "unit": "piece", "article": "piece", "shirt": "piece", "jacket": "piece",
    "dress": "piece", "wig": "piece", "doll": "piece", "hat": "piece", "mask": "piece", "coverall": "piece", "bag": "piece",
    "apiece": "piece", "each": "piece", "a piece": "piece", "pair": "pair", "set": "set", "dozen": "dozen", "day": "day", "daily": "day",
    "shift": "day", "month": "month", "monthly": "month", "week": "week", "weekly": "week", "hour": "hour", "hourly": "hour",
    "year": "year", "yearly": "year", "annually": "year", "annum": "year", "worker": "worker", "person": "worker", "head": "worker", "man": "worker", "woman": "worker", "girl": "worker", "crewman": "worker",
    "employee": "worker", "laborer": "worker", "ton": "ton", "tonne": "ton", "kilogram": "kg", "kilo": "kg", "kg": "kg", "shipment": "shipment",
    "container": "container", "flower": "piece", "blanket": "piece", "cushion": "piece", "toy": "piece", "sweater": "piece", "uniform": "piece",
}  # fmt: skip
_PER_BEFORE: Final = (
    ("piece", r"\bunit prices?\b|\bpiece[- ]rates?\b|\bper[- ]piece\b|每(?:件|个|条|顶|只|套)|一(?:件|顶|只|条)|单价|单件|하나에|하나당|개당|벌당|장당|점당|한\s?(?:벌|개|장|켤레)에?|단가"),
    ("day", r"\b(?:daily|a day's|day) (?:wages?|pay|earnings?|income|quota|target|output)\b|\b(?:each|every|a|per) day\b|\bdaily\b|每天|每日|日薪|日工资|一天|日均|하루|매일|일당|일일|1일"),
    ("month", r"\b(?:monthly|month's)\b|\b(?:each|every|a|per) month\b|每月|月薪|月工资|每个月|一个月|한\s?달|매달|월급|매월|월\s?(?=\d|평균|약)|월평균"),
    ("kg", r"\b(?:per|a)\s+(?:kilogram|kilo|kg)\b|每公斤|킬로당|kg당"),
    ("ton", r"\bper\s+(?:metric\s+)?ton(?:ne)?\b|每吨|톤당"),
    ("pair", r"\bper\s+pair\b|(?:每|一)(?:双|副|对)|켤레당|쌍당|한\s?쌍에"),
    ("week", r"\bweekly\b|\b(?:each|every|a|per) week\b|每周|每星期|일주일|매주|주당"),
    ("hour", r"\bhourly\b|\b(?:each|every|an|per) hour\b|每小时|시간당|시급"),
    ("year", r"\b(?:annual(?:ly)?|yearly)\b(?!\s+(?:report|review|audit|general|meeting|accounts|statement|survey|filing|return))|\b(?:each|every|a|per) year\b|每年|年产|全年|매년|연간|한\s?해|해마다"),
)  # fmt: skip
_PER_RE: Final = tuple((unit, re.compile(pattern, re.IGNORECASE)) for unit, pattern in _PER_BEFORE)

_ZH_PER_AFTER: Final = re.compile(r"\s?(?:每|/|一)\s?(天|日|月|件|小时|年|吨|双)")
_ZH_PER: Final = {"天": "day", "日": "day", "月": "month", "件": "piece", "小时": "hour", "年": "year", "吨": "ton", "双": "pair"}  # fmt: skip


@functools.cache
def _is_piece(word: str) -> bool:
    """Tell whether a word names a thing that is counted in pieces, such as a coat."""
    pieces = next(one for one in units() if one.unit == "pieces").bare
    return any(pieces.fullmatch(word + end) for end in ("", "s", "es"))


_EACH: Final = re.compile(
    r"\s+(?:for\s+)?(?:each|apiece|every\s+one)\b(?:\s+(?:one|of\s+(?:them|these|those))\b)?(?!\s+\w*(?:worker|woman|person|month|day|week|head|of\s+(?:us|them)\s+(?:a|per)))"
)
_COSTS: Final = re.compile(
    r"\b(?:costs?|sells?|sold|fetch(?:es|ed)?|goes|go|went|priced|brings?|buys?|bought|get|gets|got|paid|pays?|receiv\w+|earns?|earned|charges?)\b(?:\s+(?:me|us|them|him|her|for|at|only|about|around|some|just|between|roughly|nearly|less|more|than|under|over|at least|up|to|then|now|the \w+)){0,4}\s*[$€£¥]?\s*$",
    re.IGNORECASE,
)
_THING: Final = re.compile(
    r"\b(an?|one|each|every|per|the|such|comparable)\s+(?:[a-z-]+\s+){0,2}?([a-z-]{3,}?)\b(?=\s+(?:made\s+in\s+\w+\s+|of\s+\w+\s+\w+\s+|like\s+\w+\s+)?(?:then\s+|now\s+|that\s+)?(?:costs?|sells|fetches|goes|went|brings|sold|earns))",
    re.IGNORECASE,
)


def _costed(text: str, start: int) -> str:
    """Return per what a price is whose thing stands before its verb: "a shirt costs me 4 yuan"."""
    clause = re.split(r"[.;。]", text[max(0, start - 90) : start])[-1]
    things = list(_THING.finditer(clause))
    if not things:
        return ""
    word = things[-1][2].lower()
    return _PER_OF.get(word) or ("piece" if _is_piece(word) else "")


_OF_GOODS: Final = re.compile(
    r"\s+of\s+(?:[a-z-]+\s+){0,2}?[a-z-]+(?=\s+(?:an?|per|every|each|daily|monthly|weekly)\b)"
)


def per_of(text: str, start: int, end: int) -> tuple[str, int]:
    """Return per what a figure is, from the words after it, else before it in its clause; and where these end."""
    goods = _OF_GOODS.match(text, end)
    match = _PER.match(text, goods.end() if goods else end)
    if match:
        word = " ".join((match[1] or match[2]).lower().split())
        unit = _PER_OF.get(word) or _PER_OF.get(word + "e") or ("piece" if _is_piece(word) else None)
        if (
            unit == "worker"
            and (more := per_of(text, start, match.end()))
            and more[0]
            and more[1] > match.end()
        ):
            # "2,000 yuan per worker per month" is a wage of a month.
            return more
        if unit:
            return unit, match.end()
    if (bare := _EACH.match(text, end)) and not re.search(
        r"hours?$|minutes?$|tons?$|tonnes?$|kg$", text[start:end]
    ):
        return "piece", bare.end()
    if _COSTS.search(text[max(0, start - 70) : start]) and (found := _costed(text, start)):
        return found, end
    wide = _ZH_PER_AFTER.match(text, end)
    if wide:
        return _ZH_PER[wide[1]], wide.end()
    clause = re.split(r"[,;，；。、]", text[max(0, start - 70) : start])[-1]
    ends = [(hit.end(), unit) for unit, pattern in _PER_RE for hit in pattern.finditer(clause)]
    return (max(ends)[1] if ends else ""), end

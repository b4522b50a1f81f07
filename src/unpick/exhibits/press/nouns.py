"""What a number counts when no unit follows it: goods of another table, a noun before it, "of them"."""

import re
from collections.abc import Sequence
from typing import Final

from unpick.exhibits.press.numbers import Number
from unpick.exhibits.press.per import per_of
from unpick.exhibits.press.proposal import Quantity
from unpick.exhibits.press.units import GAP, low_end

__all__ = ["bare_rate", "noun_before", "number_of", "of_goods", "of_them", "workforce"]

_OF_THEM: Final = re.compile(
    r"\s+(?=(?:said|left|quit|fled|told|worked|returned|reported|refused|complained)\b)|\s+(?=(?:are|were)\s+(?:women|female|men|North\s+Koreans?|Chinese|Uy?g?h?urs?|from\s+[A-Z]\w+)\b)|\s+of\s+the\s+[\d,]+(?=\s+(?:are|were|is|was|had|have|came|come|left|said)\b|[,.;])|\s+(?:more\s+)?of\s+(?:them|those|these|whom)\b|\s+(?=(?:had|have|has|were|are)\s+(?:already\s+|since\s+|later\s+)?(?:gone|left|returned|quit|fled|arrived|been\s+sent|come|been\s+paid)\b)"
)
_PEOPLE: Final = re.compile(
    r"\b(?:North Koreans?|Chinese|women|men|workers|interviewed|worked|said|came from|gone home|contracts|participants|left|returned|fled|were paid|employed|prisoners|inmates|detainees)\b",
    re.IGNORECASE,
)


def of_them(
    text: str, first: Number, last: Number, found: Sequence[Quantity], before: Sequence[Quantity] = ()
) -> Quantity | None:
    """Read "3,400 of them were North Korean": they are what was counted before, else people where people are spoken of.

    Args:
        before: figures of the sentence before, for "took 74 of them".
    """
    match = _OF_THEM.match(text, last.end)
    counted = [one for one in found if one.kind == "count"] or [one for one in before if one.kind == "count"]
    if match is None or not (counted or _PEOPLE.search(text)):
        return None
    unit = counted[-1].unit if counted else "workers"
    return Quantity(
        start=first.start, end=match.end(), at=first.start, value=low_end(first, last),
        high=last.value if last is not first else None, unit=unit, noun=unit,
    )  # fmt: skip


_NUMBERED: Final = re.compile(r"\b(workers|employees|laborers|staff|prisoners|inmates|women|visitors|shipments|visits|crossings|workforce|headcount)\b[^.;,]{0,50}?\b(?:numbered|totall?ed|came\s+to|reached|stood\s+at|rose\s+to|fell\s+to|grew\s+to|was|were|is|are)\s+(?:now\s+)?(?:(?:close\s+to|about|around|some|nearly|almost|more\s+than|over|under|below|at\s+least|up\s+to|only|roughly|just)\s+)*$", re.IGNORECASE)  # fmt: skip
_UNIT_OF: Final = {"employees": "workers", "laborers": "workers", "staff": "workers", "inmates": "prisoners", "crossings": "visits", "workforce": "workers", "headcount": "workers"}  # fmt: skip


_NUMBER_OF: Final = re.compile(
    r"\b(?:number|numbers|count|total|tally)\s+of\s+(?:(?:such|these|those|the|its|their|all)\s+)?((?:[\w’'-]+\s+){0,3}?(?:workers|employees|laborers|labourers|staff|women|prisoners|inmates|detainees|North\s+Koreans|Koreans|nationals|people|persons|visits|crossings|entries|visitors|shipments|containers|consignments|trainees|households|children))\b[^.;]{0,110}?"
    r"\b(?:at|to|was|is|were|are|reached|exceeded|stood|fell|rose|nearer|of|as|hit)\s+(?:(?:at|to|now|only|just|about|around|some|more|fewer|less|than|over|under|roughly|nearly|almost|up|between|close|well|least|most|in|excess|of)\s+)*$",
    re.IGNORECASE,
)
_COUNTED_AS: Final = (
    ("visits", re.compile(r"visits|crossings|border entries", re.IGNORECASE)),
    ("entries", re.compile(r"entries|declarations", re.IGNORECASE)),
    ("visitors", re.compile(r"visitors", re.IGNORECASE)),
    ("shipments", re.compile(r"shipments|consignments", re.IGNORECASE)),
    ("containers", re.compile(r"containers", re.IGNORECASE)),
    ("prisoners", re.compile(r"prisoners|inmates|detainees", re.IGNORECASE)),
    ("households", re.compile(r"households", re.IGNORECASE)),
    ("women", re.compile(r"women$", re.IGNORECASE)),
)


def number_of(text: str, first: Number, last: Number) -> Quantity | None:
    """Read "put the number of North Koreans at 50,000": the noun stands before, words may stand between."""
    lead = _NUMBER_OF.search(text[max(0, first.start - 190) : first.start])
    if (
        lead is None
        or first.share
        or re.match(r"\s?(?:%|percent|per\s+cent)", text[last.end : last.end + 10])
    ):
        return None
    unit = next((name for name, pattern in _COUNTED_AS if pattern.search(lead[1])), "workers")
    return Quantity(
        start=first.start, end=last.end, at=first.start, value=low_end(first, last),
        high=last.value if last is not first else None, unit=unit, noun=lead[1],
    )  # fmt: skip


_WORKFORCE: Final = re.compile(r"\b(?:workforce|work force|staff|headcount|labor force|payroll|team|crew)\s+(?:of|at|to|as|stood\s+at|was\s+put\s+at)\s+(?:(?:about|around|some|nearly|almost|more\s+than|over|under|at\s+least|up\s+to|only|roughly|just|fewer\s+than|less\s+than|an\s+estimated)\s+)*$", re.IGNORECASE)  # fmt: skip
_STRONG: Final = re.compile(r"-strong\b")


def workforce(text: str, first: Number, last: Number) -> Quantity | None:
    """Read "a workforce of 240" and "the 200-strong staff"."""
    strong = _STRONG.match(text, last.end)
    if strong is None and not _WORKFORCE.search(text[max(0, first.start - 60) : first.start]):
        return None
    return Quantity(
        start=first.start, end=strong.end() if strong else last.end, at=first.start, value=low_end(first, last),
        high=last.value if last is not first else None, unit="workers", noun="workforce",
    )  # fmt: skip


_BARE_RATE: Final = re.compile(r"\s+(?:an?|per|every|each)\s+(day|week|month|year|shift|hour)\b")


def bare_rate(text: str, first: Number, last: Number, goods: Sequence[int]) -> Quantity | None:
    """Read "the dolls came in, 8,000 a week": a rate without a noun is of the goods that the sentence named before."""
    match = _BARE_RATE.match(text, last.end)
    if match is None or first.value < 2 or not any(start < first.start for start in goods):
        return None
    per = "day" if match[1] == "shift" else match[1]
    return Quantity(
        start=first.start, end=match.end(), at=first.start, value=low_end(first, last),
        high=last.value if last is not first else None, unit=f"pieces per {per}", noun="pieces", per=per,
    )  # fmt: skip


def noun_before(text: str, first: Number, last: Number) -> Quantity | None:
    """Read "workers numbered close to 9,000": the noun stands before the number."""
    lead = _NUMBERED.search(text[max(0, first.start - 110) : first.start])
    if lead is None or re.match(
        r"\s*(?:%|percent|per\s+cent|[A-Za-z]+-?old|years?|[A-Za-z]{4,})",
        text[last.end : last.end + 14].lstrip("., ") if text[last.end : last.end + 1] not in ".,;" else "",
    ):
        return None
    noun = lead[1].lower()
    return Quantity(
        start=first.start, end=last.end, at=first.start, value=low_end(first, last), high=last.value if last is not first else None,
        unit=_UNIT_OF.get(noun, noun), noun=noun,
    )  # fmt: skip


def of_goods(text: str, first: Number, last: Number, goods: Sequence[int]) -> Quantity | None:
    """Read "180 linings per shift": goods that the table of units does not name are pieces."""
    gap = re.compile(rf"{GAP}(?=[A-Za-z])").match(text, last.end)
    for start in goods:
        if last.end < start <= last.end + 40 and gap and re.fullmatch(rf"{GAP}", text[last.end : start]):
            word = re.compile(r"[\w-]+(?: [\w-]+ling)?").match(text, start)
            end = word.end() if word else start
            per, end = per_of(text, first.start, end)
            return Quantity(
                start=first.start, end=end, at=first.start, value=low_end(first, last),
                high=last.value if last is not first else None, unit=f"pieces per {per}" if per and per != "piece" else "pieces",
                noun=text[start : word.end()] if word else "", per=per,
            )  # fmt: skip
    return None

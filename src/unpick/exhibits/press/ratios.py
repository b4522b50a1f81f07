"""Figures that stand without a unit of their own: "the third shipment to be held", "860 from a county", "Headcount: about 260"."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from unpick.exhibits.press.numbers import Number
from unpick.exhibits.press.proposal import Quantity
from unpick.exhibits.press.units import low_end

__all__ = ["exchanged", "headed", "ordinals", "out_of", "singles", "who_went"]

_NTH: Final = {
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_HELD: Final = r"(?:held|stopped|detained|seized|blocked|refused|excluded|intercepted|impounded)"
_ORDINAL: Final = re.compile(
    rf"\b(?:the|its|a|their)\s+(?P<n>{'|'.join(_NTH)})\s+(?:such\s+)?(?:shipment|consignment|container|cargo|load|entry|delivery)\b[^.;]{{0,60}}?\b(?:to\s+be\s+|been\s+|was\s+|were\s+)?{_HELD}\b(?=[^.;]*\b(?:since|this\s+year|in\s+(?:the\s+)?(?:\w+\s+)?(?:months?|weeks?|year)|from\s+the\s+same|so\s+far)\b)"
)


_SINGLE: Final = re.compile(r"\ba\s+single\s+(?P<w>container|shipment|consignment|vessel|visit)\b")


def singles(text: str) -> list[Quantity]:
    """Return ones that a text stresses: "a single container of gloves".

    >>> [one.unit for one in singles("Officers detained a single container.")]
    ['containers']
    """
    return [
        Quantity(
            start=match.start(), end=match.end(), at=match.start(), value=Decimal(1), kind="count", noun=match["w"],
            unit={"consignment": "shipments"}.get(match["w"], f"{match['w']}s"),
        )
        for match in _SINGLE.finditer(text)
    ]  # fmt: skip


def ordinals(text: str) -> list[Quantity]:
    """Return counts that an ordinal gives: the third shipment to be held since May makes three.

    >>> [str(one.value) for one in ordinals("It is the third consignment to be held since May.")]
    ['3']
    """
    return [
        Quantity(start=match.start(), end=match.end(), at=match.start("n"), value=Decimal(_NTH[match["n"]]), unit="shipments", kind="count", noun="shipments")
        for match in _ORDINAL.finditer(text)
    ]  # fmt: skip


_WENT: Final = re.compile(
    r"(?:\s+(?:more|others|alone|people|or\s+so))?(?P<from>\s+(?:came\s+|come\s+|were\s+|are\s+)?from\s+(?=[A-Z]))|\s+(?=(?:were|was|had\s+been|have\s+been|are)\s+(?:\w+ly\s+|later\s+|then\s+)?(?:brought|sent|moved|transferred|recruited|taken|bus+ed|hired|assigned|deployed|placed|trained|housed|registered|dismissed|laid\s+off|repatriated|selected|flown|dispatched)\b)|(?:\s+or\s+so)?\s+(?=(?:came|arrived|left|quit|live[sd]?|sle(?:ep|pt)|work(?:ed)?\s+(?:there|here)|stay(?:ed)?|moved\s+in)\b)"
)
_FOLK: Final = re.compile(
    r"\b(?:workers?|labou?rers|people|pickers|recruits|staff|employees|women|trainees|migrants|persons|hands|seamstresses|foreigners|transfers?|workforce|men|nationals|farmers|villagers|herders|students)\b",
    re.IGNORECASE,
)


def who_went(
    text: str, first: Number, last: Number, before: Sequence[Quantity], near: str = ""
) -> Quantity | None:
    """Read "860 from Invented County alone" and "260 were brought": people, where people are spoken of.

    Args:
        before: figures of the sentence before. near: the text before the sentence in its paragraph.
    """
    match = _WENT.match(text, last.end)
    if match is None or first.share or 1900 <= first.value <= 2100:
        return None
    told = any(one.unit in ("workers", "people", "women") for one in before)
    if not (told or _FOLK.search(text) or _FOLK.search(near)):
        return None
    return Quantity(
        start=first.start, end=match.end(), at=first.start, value=low_end(first, last),
        high=last.value if last is not first else None, unit="workers", kind="count", noun="workers",
    )  # fmt: skip


_HEAD: Final = re.compile(
    r"\b(headcount|workforce|staff|employees|workers|persons|shipments|consignments|containers|visits|crossings|inmates|prisoners|women|total workers|number of workers|workers interviewed|interviews)\b(?:[^.;:]|\.\d){0,90}:\s*(?:(?:about|around|some|nearly|almost|more\s+than|over|under|at\s+least|up\s+to|only|roughly|just)\s+)*$",
    re.IGNORECASE,
)
_UNIT: Final = {"shipments": "shipments", "consignments": "shipments", "containers": "containers", "visits": "visits", "crossings": "visits", "inmates": "prisoners", "prisoners": "prisoners", "women": "women"}  # fmt: skip


def headed(text: str, first: Number, last: Number) -> Quantity | None:
    """Read "Headcount on the floor: about 260": the noun heads a line or a clause with a colon."""
    lead = _HEAD.search(text[max(0, first.start - 150) : first.start])
    if lead is None or first.share or not re.match(r"\s*(?:$|[.,;()]|and\b|on\b|in\b)", text[last.end :]):
        return None
    unit = _UNIT.get(lead[1].lower(), "workers")
    return Quantity(
        start=first.start, end=last.end, at=first.start, value=low_end(first, last),
        high=last.value if last is not first else None, unit=unit, kind="count", noun=lead[1].lower(),
    )  # fmt: skip


_OUT_OF: Final = re.compile(
    r"\b[Oo]ut\s+of\s+(?:every\s+)?(?P<whole>ten|twenty|hundred|100|10|five|six|eight|12|twelve|20|50|fifty)\b[^.;]{0,50}?,\s+(?P<part>\w+)\s+(?:were|are|was|is|came|come|had|have|went|do|did)\b"
)
_COUNT: Final = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "twenty": 20,
    "fifty": 50,
    "hundred": 100,
}


def out_of(text: str) -> list[Quantity]:
    """Return shares whose whole stands first: "out of every ten on my line, seven were from there"."""
    found = []
    for match in _OUT_OF.finditer(text):
        whole, part = (
            int(word) if word.isdigit() else _COUNT.get(word.lower(), 0)
            for word in (match["whole"], match["part"])
        )
        if 0 < part < whole:
            value = (Decimal(part) / whole).quantize(Decimal("0.0001")).normalize()
            found.append(
                Quantity(
                    start=match.start(),
                    end=match.end("part"),
                    at=match.start(),
                    value=value,
                    unit="share",
                    kind="share",
                )
            )
    return found


_EXCHANGE: Final = re.compile(
    r"\(?(?:[$€£¥]\s?|[A-Z]{2,3}\$?\s?)?1(?:\.0+)?(?:\s[\w.]+){0,2}\s?(?:=|is\s+equal\s+to|equals)\s?[^;)\n.]*(?:\.\d+)?[^;)\n]{0,40}"
)


def exchanged(text: str) -> list[tuple[int, int]]:
    """Return where a text notes rates of exchange, which are no claims: "($1 = 0.88 euros)"."""
    return [match.span() for match in _EXCHANGE.finditer(text)]

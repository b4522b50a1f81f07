"""The clause around a claim, and the firm that its own words tie to it: who buys, who sends, where people work."""

import re
from collections.abc import Sequence
from typing import Final

from unpick.exhibits.press.proposal import Mention, Span
from unpick.exhibits.press.subject_words import (
    AGENT,
    CLAUSE,
    EMPLOYERS,
    GROUP_ACTS,
    NATION,
    NATIONAL,
    NATIONS,
    WHO,
    is_of,
)

__all__ = [
    "TRADED",
    "agent",
    "beside",
    "clause_of",
    "doer",
    "goods_beside",
    "group_near",
    "is_heading",
    "leading",
    "nation_in",
    "paid_group",
    "points",
    "relative_of",
    "same_paragraph",
    "sending",
]


def agent(text: str, at: int, inside: Sequence[Mention]) -> Mention | None:
    """Return who acts in a passive clause: "70 percent was bought by the canner"."""
    return next(
        (
            one
            for one in inside
            if one.start >= at and AGENT.search(text[max(at, one.start - 40) : one.start])
        ),
        None,
    )


def sending(text: str, inside: Sequence[Mention]) -> Mention | None:
    """Return the firm that goods go out from: "37 containers from the mill to the port"."""
    return next(
        (
            one
            for one in inside
            if re.search(r"\bfrom\s+(?:the\s+)?$", text[max(0, one.start - 10) : one.start])
            and re.match(r"\s+to\b", text[one.end : one.end + 6])
        ),
        None,
    )


_BESIDE: Final = re.compile(
    r",\s+(?:an?|the|one of the)\s+[^,;.]{3,60}\s(?:with|of|employing|that employs|which employs)\s+(?:\w+\s+){0,2}"
)


def beside(text: str, at: int, inside: Sequence[Mention], predicate: str) -> Mention | None:
    """Return the firm that a figure is tied to by a preposition or a possessive: "286 workers at the mill"."""
    if not is_of(predicate, "employer", "maker") and predicate not in (
        "volume_change",
        "value_of_shipments",
    ):
        return None
    for one in reversed(inside):
        # "Invented Mill, a family firm with 34 staff": what is told of it beside its name.
        if one.end <= at and is_of(predicate, "employer") and _BESIDE.fullmatch(text[one.end : at]):
            return one
    for one in inside:
        gap = text[at : one.start] if one.start >= at else ""
        if (
            one.start > at
            and len(gap) <= 60
            and re.search(
                r"(?:workers?|women|people|employees|staff|inmates|prisoners|nationals|Koreans|hands|laborers|seamstresses)\s+(?:\w+ed\s+|working\s+)?(?:at|of|in|inside)\s+(?:the\s+|its\s+)?(?:[a-z-]+\s+){0,2}$",
                gap,
            )
        ):
            return one
    return None


def clause_of(text: str, at: int, here: Span | None) -> tuple[int, int]:
    """Return the clause around a place, in the whole text."""
    if here is None:
        return 0, len(text)
    start, end = here.start, here.end
    for mark in CLAUSE.finditer(text, start, end):
        if mark.end() <= at and WHO.search(mark.group()) and "," in text[mark.end() : at]:
            continue
        if mark.end() <= at:
            start = mark.end()
        elif mark.start() > at:
            return start, mark.start()
    return start, end


def is_heading(text: str, here: Span) -> bool:
    """Tell whether a sentence is a line of its own without a stop: a heading opens another story."""
    starts = here.start == 0 or text[here.start - 1] == "\n"
    return starts and text[here.end : here.end + 1] in ("", "\n") and text[here.end - 1].isalnum()


def paid_group(text: str, mentions: Sequence[Mention], start: int, at: int) -> str:
    """Return a kind of employer that is itself the subject of a clause: "household teams in a town were paid"."""
    found = [
        one
        for one in mentions
        if one.kind == "role"
        and start <= one.start < at
        and EMPLOYERS.search(one.name)
        and GROUP_ACTS.match(text[one.end : one.end + 48])
    ]
    return found[-1].name if found else ""


def nation_in(text: str, here: Span | None, mentions: Sequence[Mention], sentence: str) -> str:
    """Return the country whose trade a sentence speaks of: "China imported", "South Korean imports rose"; else nothing."""
    for one in mentions:
        if one.kind == "place" and len(one.key) == 2 and NATION.match(text[one.end : one.end + 40]):
            return one.name
    if adjective := NATIONAL.search(sentence):
        return NATIONS.get(adjective[1], adjective[1])
    first = mentions[0] if mentions else None
    start = here.start if here else 0
    opens = first is not None and first.kind == "place" and len(first.key) == 2 and first.start <= start + 6
    return first.name if opens and first is not None else ""


def leading(here: Span | None, mentions: Sequence[Mention]) -> Mention | None:
    """Return the kind of site or firm that opens the sentence: "State factories pay monthly salaries"."""
    first = next((one for one in mentions if one.kind == "role"), None)
    if first is None or here is None or first.start - here.start > 4:
        return None
    return first if EMPLOYERS.search(first.name) else None


def points(text: str, here: Span | None) -> bool:
    """Tell whether a sentence goes on about the firm before: "It", "its", "they"."""
    return here is not None and bool(_POINTS.match(text, here.start, here.end))


_POINTS: Final = re.compile(r"\W*(?:It|Its|They|Their|The (?:company|firm|factory|plant|mill))\b")


def same_paragraph(text: str, one: Mention | None, here: Span | None) -> bool:
    """Tell whether a mention stands before in the paragraph of a sentence."""
    return one is not None and here is not None and "\n" not in text[one.end : here.start]


def group_near(at: int, mentions: Sequence[Mention]) -> str:
    """Return the group of people or kind of site nearest before a place, else the last one of the sentence."""
    groups = [one for one in mentions if one.kind == "role"]
    near = [one for one in groups if one.end <= at] or groups
    return near[-1].name if near else ""


_OPENS: Final = re.compile(
    r"(?:^|[,;:“\"]\s+|\b(?:and|while|whereas|but|that|where)\s+)(?:the\s+)?$", re.IGNORECASE
)
_ACTS: Final = re.compile(
    r"\s+(?:also\s+|now\s+|then\s+|alone\s+|has\s+|had\s+|itself\s+)*(?:account(?:s|ed)?\s+for|t(?:ook|akes?|aken)|absorb(?:s|ed)|b(?:uys|ought)|import(?:s|ed)|export(?:s|ed)|ship(?:s|ped)|s(?:ells|old)|supplie[sd]|receive[sd]|made\s+up|makes\s+up|purchase[sd]|sen(?:ds|t))\b"
)
_ALIKE: Final = re.compile(r"\s*(?:for|with|at|by|only|just|took|another|about|some|nearly|\s)*[$€£¥]?\s*")
_COUNTS: Final = re.compile(
    r"\d|\b(?:half|third|quarter|fifth|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b"
)


TRADED: Final = re.compile(
    r"\b(?:[Ii]mports?|[Ee]xports?|[Ii]mported|[Ee]xported|[Ss]hipments|[Tt]rade|[Pp]urchases|[Dd]eliveries|[Bb]ought|[Ss]hipped)\b|进口|出口|贸易|수입|수출|교역"
)
"""Words of a country's trade."""


def doer(text: str, at: int, here: Span | None, mentions: Sequence[Mention], predicate: str) -> str:
    """Return the country that acts in a claim of trade, or who repeats the verb of the figure before; else nothing.

    "Germany accounted for half of that, Denmark for two fifths", "the one received 27 loads, Invented Works eleven".
    """
    if here is None:
        return ""
    near = [
        one
        for one in mentions
        if one.kind in ("place", "firm", "site") and here.start <= one.start and one.end <= at
    ]
    for one in reversed(near):
        lead, gap = text[here.start : one.start], text[one.end : at]
        if not _OPENS.search(lead):
            continue
        if (
            _ALIKE.fullmatch(gap)
            and _COUNTS.search(lead)
            and re.search(r"(?:[,;]|\band|\bwhile)\s+(?:the\s+)?$", lead)
        ):
            return one.name
        if one.kind == "place" and is_of(predicate, "trade", "taking") and _ACTS.match(gap):
            return one.name
    return ""


def goods_beside(text: str, at: int, mentions: Sequence[Mention]) -> Mention | None:
    """Return the goods of a sentence nearest to a place, those after it first."""
    goods = [one for one in mentions if one.kind == "goods"]
    after = [one for one in goods if one.start >= at - 1]
    before = [one for one in goods if one.start < at - 1]
    if (
        after
        and before
        and re.search(r"[,;)]|\bbefore\b|\bafter\b", text[at : after[0].start])
        and not re.search(r"[.;]", text[before[-1].end : at])
    ):
        return before[-1]
    near = after or before[-1:]
    return near[0] if near else None


def relative_of(text: str, start: int, own: Sequence[Mention]) -> Mention | None:
    """Return the firm that a relative clause is about: "labor comes from a firm, which sent 80 women"."""
    head = re.search(r",\s+(?:which|who)\s*$", text[max(0, start - 12) : start + 1])
    if head is None:
        return None
    comma = max(0, start - 12) + head.start()
    return next((one for one in reversed(own) if one.end == comma), None)

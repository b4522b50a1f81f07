"""The clause around a claim, and the firm that its own words tie to it: who buys, who sends, where people work."""

import re
from collections.abc import Sequence

from unpick.exhibits.press.proposal import Mention, Span
from unpick.exhibits.press.subject_words import AGENT, CLAUSE, WHO, is_of

__all__ = ["agent", "beside", "clause_of", "is_heading", "sending"]


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


def beside(text: str, at: int, inside: Sequence[Mention], predicate: str) -> Mention | None:
    """Return the firm that a figure is tied to by a preposition or a possessive: "286 workers at the mill"."""
    if not is_of(predicate, "employer", "maker") and predicate not in (
        "volume_change",
        "value_of_shipments",
    ):
        return None
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

"""Long texts in pieces, so that a report of 500 pages needs no more memory at once than one of twenty."""

import datetime as dt
import functools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from unpick.exhibits.press.extract import extract
from unpick.exhibits.press.gazetteer import Gazetteer
from unpick.exhibits.press.proposal import Proposal, Span

__all__ = ["WHOLE", "extract_pieces", "pieces"]

WHOLE: Final = 60_000
"""Characters up to which a text is read as one: twenty pages in a row. Repeated parts, such as lists of figures, are read once."""

_PIECE: Final = 30_000
_GAP: Final = re.compile(r"\n\s*\n")


def pieces(text: str) -> list[Span]:
    """Return the parts in which a text is read: all of it, or parts of about 30,000 characters that end with a paragraph.

    >>> pieces("A short text.")
    [Span(start=0, end=13)]
    """
    if len(text) <= WHOLE:
        return [Span(start=0, end=len(text))]
    found, start = [], 0
    while len(text) - start > _PIECE:
        end = _end(text, start)
        found.append(Span(start=start, end=end))
        start = end
    return [*found, Span(start=start, end=len(text))]


def extract_pieces(
    text: str, *, published: dt.date | None = None, gazetteers: Sequence[Gazetteer] = ()
) -> list[Proposal]:
    """Return what `extract` finds in each part of a text, with the places where it stands in the whole.

    What "the company" or "the source" means is not carried from one part to the next.
    """
    # A list of figures repeats its lines; what a part says depends on its words alone.
    read = functools.cache(lambda part: extract(part, published=published, gazetteers=gazetteers))
    return [_moved(one, part.start) for part in pieces(text) for one in read(text[part.start : part.end])]


def _end(text: str, start: int) -> int:
    """Return where a part ends: after its last paragraph, else its last line, else its last blank."""
    within = text[start : start + _PIECE]
    half = _PIECE // 2
    gaps = [found.end() for found in _GAP.finditer(within, half)]
    if gaps:
        return start + gaps[-1]
    at = max(within.rfind("\n", half), within.rfind(". ", half), within.rfind("。", half))
    at = at if at > 0 else within.rfind(" ", half)
    return start + (at + 1 if at > 0 else _PIECE)


def _moved(one: Proposal, by: int) -> Proposal:
    if not by:
        return one
    return replace(
        one,
        span=Span(start=one.span.start + by, end=one.span.end + by),
        sentence=Span(start=one.sentence.start + by, end=one.sentence.end + by),
    )
